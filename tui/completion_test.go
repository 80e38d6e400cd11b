package tui

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/tuitest"
)

func TestCompletion(t *testing.T) {
	for _, c := range []struct{ text, keys, want string }{
		{"reg", "tab", "region:"},
		{"reg", "tab tab", "region:eu-central-1"},
		{"region:south", "tab", "region:ap-south-1"},
		{"region:", "down down enter", "region:ap-south-1"},
		{"-reg", "tab", "-region:"},
		{"reg:x", "left left tab", "region:x"},
		{"reg=x", "left left tab", "region=x"},
		{"instty", "tab", "requestParameters.instanceType:"},
		{"sourceip", "tab", "ip:"},
		{"event:list", "tab", "event:ListBuckets"},
		{"event:ListBuckets,", "down down enter", "event:ListBuckets,RunInstances"},
		{"ua:python", "tab", `ua:"aws-cli/2.15.30 Python/3.11.8"`},
		{"region:ap-south-1 event:", "tab", "region:ap-south-1 event:RunInstances"},
		{"region:eu-central-1 (actor:mira OR event:", "tab", "region:eu-central-1 (actor:mira OR event:ListBuckets"},
		{"zzzz", "tab", "zzzz"},
		{"time:2", "tab", "time:2026-08"},
		{"time:3", "tab", "time:3"},
	} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
		b.press(";")
		b.types(c.text)
		b.press(c.keys)
		if got := b.input.String(); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.text, c.keys, got, c.want)
		}
	}
}

// TestShortNamesComeFirst: of fields that begin with what is typed, those that people use,
// though more events have another one.
func TestShortNamesComeFirst(t *testing.T) {
	unnamed := event(9, object{"eventName": nil, "sourceIPAddress": nil})
	b := newBench(t, config(newStore(t, "trail.json", append(motley(9), unnamed))), 100, 30)
	for typed, want := range map[string]string{"ev": "event:", "Ev": "event:", "ip": "ip:", "eventT": "eventTime:"} {
		b.press(";")
		b.types(typed)
		if got := b.editor.found.offers; len(got) == 0 || got[0].text != want {
			t.Errorf("%s: offered are %v", typed, got)
		}
		b.press("ctrl+u esc")
	}
}

// TestFixedValuesAreOffered: to who typed what is none of them.
func TestFixedValuesAreOffered(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 100, 30)
	for typed, want := range map[string]int{"failed:yse": 2, "-failed:true": 2, "failed:y": 1, "region:zzz": 0, "ip:300.0.0.0/99": 0} {
		b.press(";")
		b.types(typed)
		if got := b.editor.found; len(got.offers) != want || got.total != want {
			t.Errorf("%s: offered are %v of %d", typed, got.offers, got.total)
		}
		b.press("ctrl+u esc")
	}
}

func TestCompletionIsCountedUnderTheRest(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(";")
	b.want("✓ 90 of 90", "outcome  ", "100.0 %", "fields, and how many events have them")
	b.types("region:ap-south-1 actor:")
	b.want("actor: ", "…", "   a value is missing", "deploy-bot", "16  100.0 %", "1 value of actor under the rest of the filter")
	if n := len(b.editor.found.offers); n != 1 {
		t.Errorf("%d values are offered", n)
	}
	b.types("dep*")
	b.want("✓ 16 of 90")
	b.press("esc")
	b.want("no filter")
}

// TestAnswersToAnEarlierText come late, and are neither shown nor taken.
func TestAnswersToAnEarlierText(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(";")
	b.types("region:ap-south-1 actor:d")
	b.want("deploy-bot")
	earlier, matched, offers := b.editor.number-1, b.editor.matched, b.editor.found.offers
	b.send(textCounted{number: earlier, sel: matched.sel, of: 7})
	b.send(completed{number: earlier, offers: []offer{{text: "noah", title: "noah"}}, total: 1})
	if !reflect.DeepEqual(b.editor.matched, matched) || !reflect.DeepEqual(b.editor.found.offers, offers) {
		t.Errorf("matched %v of %d, offered %v", b.editor.matched.sel, b.editor.matched.of, b.editor.found.offers)
	}
}

func TestEditorSaysWhatIsWrongAndWhere(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press(";")
	b.types("verb:write regoin:x")
	lines := strings.Split(b.text(), "\n")
	if !strings.HasPrefix(lines[3], "              ^  ") || !strings.HasPrefix(lines[4], "   no field \"regoin\": did you mean region?") || !strings.HasSuffix(lines[2], "✗ ") {
		t.Errorf("%q\n%q", lines[2], lines[3])
	}
}

func TestFilterHistory(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	for _, text := range []string{"verb:write", "failed:yes", "verb:write"} {
		b.press("; ctrl+u")
		b.types(text)
		b.press("enter")
	}
	b.press("; ctrl+u x up")
	for _, c := range []struct{ key, want string }{
		{"", "verb:write"}, {"up", "failed:yes"}, {"up", "failed:yes"}, {"down", "verb:write"}, {"down", "x"},
		{"down", "x"}, {"up", "x"}, {"up", "verb:write"},
	} {
		b.press(c.key)
		if got := b.input.String(); got != c.want {
			t.Errorf("after %s: %q, want %q", c.key, got, c.want)
		}
	}
	b.press("enter")
	b.want("[verb:write]", "ACTOR")
}

func TestTypingOnNeverQueuesUp(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	var late []tea.Cmd
	for _, k := range strings.Fields("; r e g i") {
		_, cmd := b.Update(pressed(k))
		late = append(late, cmd)
	}
	b.want("; regi")
	_, tab := b.Update(pressed("tab")) // waits for the completions of the newest text
	late = append(late, tab)
	for _, cmd := range late {
		if cmd != nil {
			b.do(cmd)
		}
	}
	if got := b.input.String(); got != "region:" {
		t.Errorf("tab made %q", got)
	}
	if e := &b.editor; e.found.number != e.number {
		t.Error("the completions are not those of the text")
	}
}

func TestRareValuesAreFound(t *testing.T) {
	var records []string
	for n := range valueLimit + 10 {
		records = append(records, event(n, object{"requestID": fmt.Sprintf("request-%06d", n)}))
	}
	b := newBench(t, config(newStore(t, "trail.json", records)), 120, 30)
	b.press(";")
	b.types(fmt.Sprintf("requestID:0%d", valueLimit+9))
	b.press("tab")
	if got := b.input.String(); got != fmt.Sprintf("requestID:request-0%d", valueLimit+9) {
		t.Errorf("tab made %q", got)
	}
}

func TestCompletionOfOtherData(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(";")
	b.types("region:")
	b.press("esc")
	b.show(Data{Store: newStore(t, "other.json", []string{event(1, object{"awsRegion": "sa-east-1"})}), Title: "other"})
	b.do(b.start())
	b.press(";")
	b.types("region:")
	b.want("sa-east-1")
	b.wantNot("ap-south-1")
}

func TestGoldenEditing(t *testing.T) {
	incidents := newStore(t, "AWSLogs/eu-central-1/trail.json.gz", incident())
	for _, c := range []struct{ name, keys string }{
		{"completion-fields", "; r e q u e"},
		{"completion-values", "1 ; e v e n t : down"},
		{"completion-problem", "; r e g o i n : x"},
		{"chips", "1 2 3 j = backspace h space"},
	} {
		for _, size := range [][2]int{{80, 24}, {160, 50}} {
			name := fmt.Sprintf("%s-%dx%d", c.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				term := tuitest.Run(t, New(context.Background(), config(incidents)), size[0], size[1])
				term.WaitText("ACTOR", "mira")
				term.WaitStill()
				for _, key := range strings.Fields(c.keys) {
					term.Press(key)
				}
				term.Golden(name)
			})
		}
	}
}

// TestFieldsAreOneNumber: what completes a filter are the fields that the browser
// lists, the time and the source among them.
func TestFieldsAreOneNumber(t *testing.T) {
	s := newStore(t, "trail.json", incident())
	listed, err := listFields(t.Context(), s.Snapshot(), trail.Language(), nil)
	if err != nil {
		t.Fatal(err)
	}
	names, err := namesOf(t.Context(), s.Snapshot(), trail.Language())
	if err != nil || names.Len() != listed.Len() {
		t.Errorf("%d fields complete a filter, %d are listed, %v", names.Len(), listed.Len(), err)
	}
	b := newBench(t, config(s), 80, 24)
	for _, name := range []string{"time", "source"} {
		b.press(";")
		b.types(name[:3])
		b.want("\n   " + name + "  ")
		b.press("esc")
	}
}

// TestCompletionsArePartedFromTheBody: a rule ends them, and nothing below it looks as if
// it had the keys, until they are gone.
func TestCompletionsArePartedFromTheBody(t *testing.T) {
	for _, way := range []string{"", "i"} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
		b.press(way)
		marks := func(text string) int { return strings.Count(text, "\n▌") + strings.Count(text, "│▌") }
		before := marks(b.text())
		b.press(";")
		b.types("act")
		_, behind, ok := strings.Cut(b.text(), "and how many events have them ──")
		if !ok || marks(behind) > 0 {
			t.Errorf("below the completions there is %q", behind)
		}
		b.press("esc")
		if n := marks(b.text()); n != before || n == 0 {
			t.Errorf("%d marks after leaving, %d before", n, before)
		}
	}
}

// TestLoneHourIsOfferedItsMinutes: the line takes a time of the day.
func TestLoneHourIsOfferedItsMinutes(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	for hour, want := range map[string]string{"10": "10:00, ", "8": "08:00, ", "23": "23:00, ", "24": "2026-09-01, ", "soon": "2026-09-01, "} {
		b.press("; ctrl+u")
		b.types("time:" + hour)
		b.want(`"` + hour + `" is no time: write ` + want)
		b.press("esc")
	}
	b.press("; ctrl+u")
	b.types("time:23:00")
	b.wantNot("is no time")
}

// TestCompletionsLeaveNoHalfChart: what is below few of them is the rest of the timeline, which
// reads as a chart of its own. What nothing completes is said in words.
func TestCompletionsLeaveNoHalfChart(t *testing.T) {
	b := demoBench(t, 80, 24)
	chart := func() string { return strings.Join(strings.Split(b.text(), "\n")[5:7], "\n") }
	if !strings.Contains(chart(), "✗") {
		t.Fatalf("there is no chart:\n%s", chart())
	}
	b.press(";")
	b.types("failed:yes zzz")
	b.want("── no field is like this: it is looked for in all values ──")
	if strings.TrimSpace(chart()) != "" {
		t.Errorf("of the chart is left\n%s", chart())
	}
}
