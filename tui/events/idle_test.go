package events

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// loadedTable returns a list of some events.
func loadedTable(t *testing.T, events []string) *Table {
	t.Helper()
	s := store.New(trail.Schema())
	b := s.NewBuilder()
	source := s.AddSource("trail.json", 1)
	for i, text := range events {
		if _, refused, err := b.Add([]byte(text), store.Origin{Source: source, Record: uint32(i)}); refused != "" || err != nil {
			t.Fatal(refused, err)
		}
	}
	b.Flush()
	if err := s.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	view, err := s.Snapshot().View(t.Context(), nil, false)
	if err != nil {
		t.Fatal(err)
	}
	th := theme.New(true)
	table := New(&th, trail.Language())
	table.Set(s.Snapshot(), view, Order{})
	return table
}

// anyEvents returns events of which each field has one value or one of several.
func anyEvents(r *rand.Rand) []string {
	some := func(all ...string) func() string {
		if r.Intn(2) == 0 {
			all = all[:1]
		}
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		return func() string { return all[r.Intn(len(all))] }
	}
	user := some("release-manager-of-everything", "mira", strings.Repeat("long", 12), "svc-backup-sync")
	event := some("PutObject", "DeleteBucket", "GetBucketAccelerateConfiguration", "GetBucketAcl")
	ip := some("203.0.113.177", "cloudtrail.amazonaws.com", "2001:db8:77::4c1", "10.0.0.1")
	region := some("ap-northeast-1", "eu-west-1")
	code := some("", `"errorCode":"AccessDenied",`, `"errorCode":"NoSuchLifecycleConfiguration",`)
	bucket := some("larkfield-vpc-flow-logs", "b", strings.Repeat("exports-", 7))
	key := some("", `,"key":"AWSLogs/111122223333/vpcflowlogs/d48551fa.log.gz"`)
	var out []string
	for i := range 2 + r.Intn(40) {
		out = append(out, fmt.Sprintf(`{"eventVersion":"1.08","eventID":"%d","eventTime":"2026-09-01T10:%02d:00Z","eventSource":"s3.amazonaws.com","eventName":"%s",%s`+
			`"awsRegion":"%s","sourceIPAddress":"%s","userIdentity":{"type":"IAMUser","userName":"%s"},"requestParameters":{"bucketName":"%s"%s}}`,
			i, i, event(), code(), region(), ip(), user(), bucket(), key()))
	}
	return out
}

// TestNothingIdleStandsBesideWhatIsCut: whatever events say, on screens of all widths, what
// an event was about is not cut below what tells it while another column has blanks in all
// lines, or more of what all lines say than is needed to read it.
func TestNothingIdleStandsBesideWhatIsCut(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	for range 40 {
		table := loadedTable(t, anyEvents(r))
		for _, columns := range [][]Column{Usual(), Narrow(func(string) bool { return false }), Narrow(func(f string) bool { return f == "actor" })} {
			table.SetColumns(columns)
			for width := 60; width < 210; width += 1 + r.Intn(9) {
				table.SetSize(width, 14)
				frame := rendered(table)
				if idle := table.idleBesideCut(); idle != "" {
					t.Fatalf("%d wide, %s:\n%s", width, idle, frame)
				}
			}
		}
	}
}

// idleBesideCut names a column with room to give while what events were about lacks some.
func (t *Table) idleBesideCut() string {
	spans := t.spans(t.left)
	what := t.whatAmong(spans)
	if what < 0 || t.untold(spans) == 0 {
		return ""
	}
	for i, s := range spans {
		if i != what && s.width > t.tight(s.column) && t.loses(s) == 0 {
			return fmt.Sprint(t.columns[s.column].Field, " has ", s.width, " cells")
		}
	}
	return ""
}

// TestWhatAllLinesSayIsLeftOut, and the error that is said elsewhere, where that makes more
// of the events whole; the line of the date says it but for what the filter does. The
// cursor brings it back. What only a sample of the lines says stays.
func TestWhatAllLinesSayIsLeftOut(t *testing.T) {
	var events []string
	for i := range 20 {
		code := `"errorCode":"AccessDenied",`
		if i > 0 {
			code = ""
		}
		events = append(events, fmt.Sprintf(`{"eventVersion":"1.08","eventID":"%d","eventTime":"2026-09-01T10:%02d:00Z","eventSource":"iam.amazonaws.com","eventName":"AddUserToGroup",%s`+
			`"awsRegion":"us-east-1","sourceIPAddress":"203.0.113.7","userIdentity":{"type":"IAMUser","userName":"release-manager"},"requestParameters":{"userName":"svc-backup-sync-%02d","groupName":"administrators"}}`, i, i, code, i))
	}
	table := loadedTable(t, events)
	table.SetColumns(Narrow(func(f string) bool { return f == "actor" }))
	table.SetSize(92, 12)
	if frame := rendered(table); !strings.Contains(frame, "SERVICE  REGION") || strings.Contains(frame, "in all") {
		t.Errorf("nobody said that all have the same:\n%s", frame)
	}
	table.SetChosen(false, func(field string) bool { return field == "actor" })
	table.SetSame(map[string]string{"actor": "release-manager", "service": "iam", "region": "us-east-1"})
	if frame := rendered(table); !strings.Contains(frame, "2026-09-01  in all lines: SERVICE iam, REGION us-east-1 ") || !strings.Contains(frame, " svc-backup-sync-00 administrators ") || strings.Contains(frame, "ACTOR") {
		t.Errorf("\n%s", frame)
	}
	if text := table.sameText(table.spans(table.left), 43); text != "  in all lines: SERVICE iam, 1 more column" {
		t.Errorf("in little room: %q", text)
	}
	table.SetChosen(true, func(field string) bool { return field == "actor" })
	if frame := rendered(table); !strings.Contains(frame, "SERVICE  REGION") || strings.Contains(frame, "in all") {
		t.Errorf("somebody chose the columns:\n%s", frame)
	}
	table.SetChosen(false, func(string) bool { return false })
	table.FocusColumn("actor")
	if frame := rendered(table); !strings.Contains(frame, "ACTOR") {
		t.Errorf("the cursor's column is not seen:\n%s", frame)
	}
}

// TestTheNameOfAServiceIsEnough: who reads that needs no line below the list for the rest;
// of a person all is said there.
func TestTheNameOfAServiceIsEnough(t *testing.T) {
	for who, spelled := range map[string]bool{
		`{"type":"AWSService","invokedBy":"delivery.logs.amazonaws.com"}`: false,
		`{"type":"IAMUser","userName":"delivery.logs.of-everything"}`:     true,
	} {
		table := loadedTable(t, []string{`{"eventVersion":"1.08","eventID":"1","eventTime":"2026-09-01T10:00:00Z","eventSource":"s3.amazonaws.com","eventName":"PutObject","userIdentity":` + who + `}`})
		table.SetColumns([]Column{{"actor", 16}, {"event", WidthOf("event")}})
		table.SetSize(60, 12)
		rendered(table)
		table.FocusColumn("actor")
		if says, ok := table.CutCell(); ok != spelled {
			t.Errorf("%q: %v", says, ok)
		}
	}
}
