package question_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail/lineage"
)

// TestSeveralSessions: each session that may be meant can be asked about, and all of
// them are counted.
func TestSeveralSessions(t *testing.T) {
	var records []string
	for n := range lineage.MostCandidates + 3 {
		at := "10:00:" + string(rune('0'+n/10)) + string(rune('0'+n%10))
		records = append(records, event(n, atConsole("mira", "ASIAC"+itoa(n), at)+","+call("s3", "ListBuckets")))
	}
	data := load(t, records...)
	a := about(t, data, "session-human", "arn:aws:iam::111122223333:user/mira")
	if !strings.HasSuffix(a.Text, " may be any of 23 sessions: ask about one of them") {
		t.Error(a.Text)
	}
	table := a.Tables[0]
	if len(table.Lines) != lineage.MostCandidates || table.More != 3 {
		t.Errorf("%d lines, %d more", len(table.Lines), table.More)
	}
	line := table.Lines[0]
	if !strings.HasPrefix(line.About, "AIDAmira@2026-09-01T10:00:") || !slices.Contains(line.Cells, line.About) || !strings.HasPrefix(line.Cells[1], "ASIAC") {
		t.Errorf("%+v", line)
	}
	if a := about(t, data, "session-human", line.About); !strings.HasPrefix(a.Text, "mira itself: ") && !strings.HasPrefix(a.Text, "The chain breaks before mira") {
		t.Error(a.Text)
	}
}

// TestResourcesThatMayBeMeant: so can each resource.
func TestResourcesThatMayBeMeant(t *testing.T) {
	touch := func(account string) string {
		return event(0, strings.ReplaceAll(user("x", "AKIA1"), "111122223333", account)+","+call("iam", "UpdateRole")+`,"requestParameters":{"roleName":"deploy"}`)
	}
	data := load(t, touch("111122223333"), strings.ReplaceAll(touch("444455556666"), `"recipientAccountId":"111122223333"`, `"recipientAccountId":"444455556666"`))
	a := about(t, data, "resource-events", "deploy")
	if len(a.Tables) != 1 || len(a.Tables[0].Lines) != 2 || a.Tables[0].Lines[0].About != "arn:aws:iam::111122223333:role/deploy" {
		t.Fatalf("%s %+v", a.Text, a.Tables)
	}
}

// TestLinesOfEvents: a line that is an event says which one; a value that one event has
// is none.
func TestLinesOfEvents(t *testing.T) {
	data, err := demo()
	if err != nil {
		t.Fatal(err)
	}
	for name, title := range map[string]string{"iam-policies": "What documents changed", "trust-widened": "Let in", "session-human": "From the origin to the session"} {
		for _, table := range ask(t, name, values[name]).Tables {
			for _, line := range table.Lines {
				if line.Event != nil != (table.Title == title && line.Count > 0) {
					t.Errorf("%s, %s: %+v", name, table.Title, line)
				}
				if line.Event == nil {
					continue
				}
				if id, _ := data.Snap.Record(*line.Event).Value(data.Lang, "id"); line.Filter != "id="+id {
					t.Errorf("%s: event %s, filter %s", name, id, line.Filter)
				}
			}
		}
	}
}

// TestDocumentsInTheirOrder: as all lists of events, and of very many the newest.
func TestDocumentsInTheirOrder(t *testing.T) {
	var records []string
	for n := range 30 {
		records = append(records, iamCall(n, "PutUserPolicy", `"userName":"u`+itoa(n)+`","policyName":"p",`+allowing(`"Action":"s3:*","Resource":"*"`)))
	}
	a := about(t, load(t, records...), "iam-policies", "")
	got := cells(a, "What the newest 25 documents changed")
	if len(got) != 25 || !strings.Contains(got[0][0], "u5 ") || !strings.Contains(got[24][0], "u29") {
		t.Errorf("%q", got)
	}
}

// TestObjectsOnlyWhereThereAreSome: a bucket's events have a column for its objects, a
// role's none.
func TestObjectsOnlyWhereThereAreSome(t *testing.T) {
	data, err := demo()
	if err != nil {
		t.Fatal(err)
	}
	for value, has := range map[string]bool{"larkfield-media": true, "vendor-monitoring": false} {
		if a := about(t, data, "resource-events", value); slices.Contains(a.Columns, "requestParameters.key") != has {
			t.Errorf("%s: %q", value, a.Columns)
		}
	}
}
