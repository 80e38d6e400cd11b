package answers

import (
	"fmt"
	"strings"
	"testing"
)

// runs are ways into machines, of which one has a long name.
func runs() Section {
	s := Section{Timed: true, Columns: []Column{{Title: "EVENT", Keep: true}, {Title: "WHERE", Many: true}, {Title: "ACTOR", Names: true, Many: true}, {Title: "ACCESS KEY ID", Many: true, Spare: true}}}
	for i := range 12 {
		cells := []string{"SendCommand", fmt.Sprint("orders-webhook-", i%2), fmt.Sprint("github-deploy/GitHubActions-108879", 230+i), ""}
		if i == 7 {
			cells[1] = "arn:aws:lambda:eu-west-1:111122223333:function:orders-webhook"
			cells[3] = "AKIARTX3GSDSXSYTNPFJ"
		}
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 07:23:32"), Cells: cells, To: Target{Event: true}})
	}
	return s
}

// TestOneLongValueTakesNoRoom: the width is what nearly all values need, as long as others
// are cut.
func TestOneLongValueTakesNoRoom(t *testing.T) {
	s := runs()
	if got := frame(newPane(&Answer{Sections: []Section{s}}, 110, 15)); !strings.Contains(got, "github-deploy/GitHubActions-108879230") || !strings.Contains(got, "…:orders-webhook") {
		t.Errorf("a name is cut for one long value:\n%s", got)
	}
	if got := frame(newPane(&Answer{Sections: []Section{s}}, 180, 15)); !strings.Contains(got, "arn:aws:lambda:eu-west-1:111122223333:function:orders-webhook") {
		t.Errorf("where there is room for all:\n%s", got)
	}
}

// TestRareColumnsGoFirst: one that nearly no line has anything in.
func TestRareColumnsGoFirst(t *testing.T) {
	rare := runs()
	rare.Columns[3].Spare = false
	if got := frame(newPane(&Answer{Sections: []Section{rare}}, 80, 15)); strings.Contains(strings.Split(got, "\n")[0], "KEY") || !strings.Contains(got, "orders-webhook-1") {
		t.Errorf("got\n%s", got)
	}
}

// TestRegionsAreWhole: their ends are all alike.
func TestRegionsAreWhole(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{{Title: "REGION", Many: true}, {Title: "EVENT", Keep: true, Look: ByVerb}, {Title: "ACTOR", Names: true, Many: true}, {Title: "VERB", Many: true}}}
	for _, region := range []string{"ap-northeast-1", "ap-southeast-1", "eu-west-1", "us-gov-east-1"} {
		s.Lines = append(s.Lines, Line{At: at("2021-07-29 23:53:26"), Cells: []string{region, "ListFunctions20150331" + region[:2], "cloudtrail.amazonaws.com" + region[:2], "grant-use" + region[:2]}, To: Target{Event: true}})
	}
	for width := 70; width < 100; width++ {
		if got := shown(s, width); !strings.Contains(got, "ap-northeast-1") || !strings.Contains(got, "ap-southeast-1") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
}

// TestIDsInTreesAreWhole: what somebody is takes less room than which one it is.
func TestIDsInTreesAreWhole(t *testing.T) {
	s := Section{Columns: []Column{{Names: true}, {Prose: true}, {Whole: true}}, Lines: []Line{
		{Cells: []string{"i-0b7e1c94d2a86f351", "instance", "certain"}, Sign: Node, Depth: 1, To: Target{Event: true}},
		{Cells: []string{"orders-web-instance/i-0b7e1c94d2a86f351", "AssumeRole, session \"i-0b7e1c94d2a86f351\"", "likely"}, Sign: Node, Depth: 2},
	}}
	if got := shown(s, 66); !strings.Contains(got, "i-0b7e1c94d2a86f351  instance") {
		t.Errorf("got\n%s", got)
	}
}
