package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/lineage"
	"github.com/trailsift/trailsift/store/trail/question"
)

// TestAnswersSoFar: an answer that was given while loading goes on says so on
// its first line, and is worked out anew when more is loaded.
func TestAnswersSoFar(t *testing.T) {
	f, load := newFilling(), &fakeLoad{progress: Progress{FilesTotal: 2}}
	story := pivotStory()
	f.add(t, story[:3]...)
	cfg := config(f.Store)
	cfg.Load = load
	now := noon
	cfg.Clock = func() time.Time { return now }
	b := newBench(t, cfg, 80, 24)
	b.send(tickMsg{})
	b.press(":")
	b.types("who i-0123456789abcdef0")
	b.press("enter")
	first := func() string { return strings.Split(b.text(), "\n")[3] }
	if got := first(); !strings.Contains(got, "So far, from 3 events: loading goes on, and the answer with it.") {
		t.Errorf("the first line is %q", got)
	}
	b.want("was started by")
	f.add(t, story[3:]...)
	load.progress.Done = true
	now = now.Add(time.Minute)
	b.send(tickMsg{})
	if got := first(); !strings.Contains(got, "i-0123456789abcdef0 was started by") {
		t.Errorf("when loading has ended the first line is %q", got)
	}
	b.want("TerminateInstances", "4 × DescribeInstances")
}

// TestAnswersOfAPart: when loading was stopped the answer says what it is from.
func TestAnswersOfAPart(t *testing.T) {
	cfg := config(newStore(t, "trail.json", pivotStory()))
	cfg.Load = &fakeLoad{progress: Progress{Done: true, Stopped: "memory limit reached"}}
	b := newBench(t, cfg, 80, 24)
	b.press(":")
	b.types("ask sg-open-world")
	b.press("enter")
	if got := strings.Split(b.text(), "\n")[3]; !strings.Contains(got, "The answer covers only what was loaded: loading was stopped.") {
		t.Errorf("the first line is %q", got)
	}
	b.press("esc :")
	b.types("all questions")
	b.press("enter")
	b.wantNot("loading was stopped")
}

// TestAnswersSayWhatIsMissing: what could not be read is not behind a "none".
func TestAnswersSayWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		progress Progress
		want     string
	}{
		{Progress{Done: true, Files: 7, Failed: 1, Bad: 3, Faults: 4}, "The answer covers only what was loaded: 1 file and 3 records could not be"},
		{Progress{Done: true, Files: 7, Faults: 1}, "The answer covers only what was loaded: reading met 1 problem."},
		{Progress{Done: true, Files: 20, Failed: 1, NoEvents: 2, FilesTotal: 681, Faults: 1, Stopped: "full"}, "The answer covers only what was loaded, 20 of 679 files: loading was"},
		{Progress{Done: true, Files: 20, FilesTotal: 20}, "was started by"},
	} {
		cfg := config(newStore(t, "trail.json", pivotStory()))
		cfg.Load = &fakeLoad{progress: c.progress}
		b := newBench(t, cfg, 80, 24)
		b.press(":")
		b.types("who i-0123456789abcdef0")
		b.press("enter")
		if got := strings.Split(b.text(), "\n")[3]; !strings.Contains(got, c.want) {
			t.Errorf("the first line is %q, want %q", got, c.want)
		}
	}
}

// TestAnswersFollowTheZone: sentences, tables and notes say times in the zone
// that is shown, and name it.
func TestAnswersFollowTheZone(t *testing.T) {
	for _, c := range [][]string{
		{"who i-0123456789abcdef0", "2026-08-31 22:44:51Z", "2026-09-01 00:44:51 CEST"},
		{"trace ASIAEXAMPLE000000009", "2026-08-31 22:41:37Z", "2026-09-01 00:41:37 CEST"},
		{"ask sg-open-world", "2026-08-31 22:46:28Z", "2026-09-01 00:46:28 CEST"},
		{"profile deploy/ci-4711", "2026-08-31 22:44:51Z", "2026-09-01 00:44:51 CEST"},
	} {
		cfg := config(newStore(t, "trail.json", pivotStory()))
		cfg.Zone = time.FixedZone("CEST", 7200)
		b := newBench(t, cfg, 160, 50)
		b.press(":")
		b.types(c[0])
		b.press("enter")
		b.want(c[1])
		b.press("T")
		b.want(c[2])
		if frame := b.text(); strings.Contains(frame, "2026-08-31 ") || strings.Contains(frame, ":51Z") {
			t.Errorf("%s: some times stay in UTC:\n%s", c[0], frame)
		}
		b.press("T")
		b.want(c[1])
	}
}

// TestBusyHistory: what was done to a bucket comes before its many readers, who
// take a line each.
func TestBusyHistory(t *testing.T) {
	var records []string
	for n := range 40 {
		who := fmt.Sprint("reader-", n%4)
		records = append(records, event(n, object{
			"userIdentity": object{"type": "IAMUser", "userName": who, "principalId": "AIDA" + who, "arn": "arn:aws:iam::111122223333:user/" + who},
			"eventSource":  "s3.amazonaws.com", "eventName": []string{"GetBucketAcl", "GetBucketPolicy", "GetBucketVersioning"}[n%3],
			"readOnly": true, "requestParameters": object{"bucketName": "ledger"},
		}))
	}
	records = append(records, event(50, object{"eventSource": "s3.amazonaws.com", "eventName": "PutBucketPolicy", "readOnly": false, "requestParameters": object{"bucketName": "ledger", "bucketPolicy": object{}}}))
	b := newBench(t, config(newStore(t, "trail.json", records)), 80, 24)
	b.press(":")
	b.types("who ledger")
	b.press("enter")
	frame := b.text()
	if done, read := strings.Index(frame, "PutBucketPolicy "), strings.Index(frame, "read and used by"); done < 0 || read < done {
		t.Errorf("the change does not come first:\n%s", frame)
	}
	b.want("10 calls: GetBucket", "reader-3")
	if n := strings.Count(frame, "reader-"); n != 5 { // the sentence has one
		t.Errorf("%d readers are listed:\n%s", n, frame)
	}
	b.press("j enter")
	b.want("10 of 41")
}

// TestSecretsInOneColumn: where an event has one of several fields of a kind
// they are one column, and columns without anything are left out.
func TestSecretsInOneColumn(t *testing.T) {
	read := func(n int, service, name string, request object) string {
		return event(n, object{"eventSource": service + ".amazonaws.com", "eventName": name, "requestParameters": request})
	}
	b := newBench(t, config(newStore(t, "trail.json", []string{
		read(1, "secretsmanager", "GetSecretValue", object{"secretId": "prod/db"}), read(2, "ssm", "GetParameter", object{"name": "/prod/limit"}),
		read(3, "ssm", "GetParameters", object{"names": []string{"/prod/a", "/prod/b"}}),
	})), 80, 24)
	b.press(":")
	b.types("ask secrets-read")
	b.press("enter")
	b.want("SECRET", "prod/db", "/prod/limit", "/prod/a /prod/b")
	b.wantNot("NAMES", "ERROR")
}

// TestAnswersHaveTheirOwnLines: an answer opens at its top wherever the one
// before was left, and that one is come back to where it was.
func TestAnswersHaveTheirOwnLines(t *testing.T) {
	b := pivotBench(t, 80, 16)
	here := func() string { return lineWith(b.text(), "▌") }
	b.command("profile deploy/ci-4711")
	b.press("G")
	left := here()
	b.command("ask sg-open-world")
	b.want("Was a security group opened to the world?")
	b.press("j")
	second := here()
	b.command("who i-0123456789abcdef0")
	b.want("i-0123456789abcdef0 was started by")
	for _, want := range []string{second, left} {
		b.press("esc")
		if got := here(); got != want {
			t.Errorf("back on %q, want %q", got, want)
		}
	}
	b.press("<")
	if got := here(); got != second {
		t.Errorf("before that on %q, want %q", got, second)
	}
}

// lineWith returns the first line that holds a text.
func lineWith(frame, text string) string {
	for _, l := range strings.Split(frame, "\n") {
		if strings.Contains(l, text) {
			return l
		}
	}
	return ""
}

// TestTablesSayWhatFailed: however little room there is, a refused act does not
// look like one that was done. Who did it all is in the sentence.
func TestTablesSayWhatFailed(t *testing.T) {
	share := func(n int, snapshot string, more object) string {
		e := object{"eventSource": "ec2.amazonaws.com", "eventName": "ModifySnapshotAttribute", "readOnly": false,
			"requestParameters": object{"snapshotId": snapshot, "attributeType": "CREATE_VOLUME_PERMISSION",
				"createVolumePermission": object{"add": object{"items": []object{{"userId": "999988887777"}}}}}}
		for k, v := range more {
			e[k] = v
		}
		return event(n, e)
	}
	b := newBench(t, config(newStore(t, "trail.json", []string{
		share(1, "snap-0123456789abcdef0", nil), share(2, "snap-0fedcba9876543210", object{"errorCode": "AccessDenied"}),
	})), 80, 24)
	b.command("ask shared-out")
	_, table, _ := strings.Cut(b.text(), "\n Shared ")
	if head := lineWith(table, "WHAT"); !strings.HasPrefix(head, "  TIME") || !strings.Contains(head, "OUTCOME") || strings.Contains(head, "EVENTS") || strings.Contains(head, "WHO") {
		t.Errorf("the columns are %q", head)
	}
	if l := lineWith(table, "snap-0fed"); !strings.Contains(l, " ✗ ") || !strings.Contains(l, "AccessDenied") {
		t.Errorf("what failed is %q", l)
	}
	if l := lineWith(table, "snap-0123"); strings.Contains(l, "✗") || !strings.Contains(l, "999988887777") {
		t.Errorf("what was done is %q", l)
	}
}

// TestStepsLeadSomewhere: of a function the chain offers who changed it, and of
// what no event has as its actor nothing that would be empty.
func TestStepsLeadSomewhere(t *testing.T) {
	f := newStore(t, "trail.json", pivotStory())
	from := sources{snap: f.Snapshot(), lang: trail.Language()}
	const arn = "arn:aws:lambda:eu-central-1:111122223333:function:webhook"
	for _, c := range []struct {
		step         lineage.Step
		field, value string
	}{
		{lineage.Step{Actor: "webhook", Kind: lineage.Function, Session: arn}, resourceField, arn},
		{lineage.Step{Actor: "repo:larkfield/shop", Kind: lineage.Pipeline, Session: "AROAEXAMPLE"}, "", ""},
		{lineage.Step{Actor: "mira", Kind: lineage.Person}, "actor", "mira"},
	} {
		if field, value := from.stepValue(t.Context(), c.step); field != c.field || value != c.value {
			t.Errorf("%s leads to %s=%s", c.step.Actor, field, value)
		}
	}
}

// TestTablesComeBeforeTheFirstEvents: where only some events are listed, the
// tables answer.
func TestTablesComeBeforeTheFirstEvents(t *testing.T) {
	lang := trail.Language()
	few := &question.Answer{Question: &question.Question{}, Tables: []question.Table{{Title: "Who", Heads: []string{"actor"}, Lines: []question.Line{{Cells: []string{"mira"}}}}}}
	st := newStore(t, "trail.json", incident())
	snap := st.Snapshot()
	rows, err := snap.Select(context.Background(), lang, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	view, err := snap.View(context.Background(), rows, false)
	if err != nil {
		t.Fatal(err)
	}
	few.Rows, few.Columns = rows, []string{"actor", "event"}
	got := questionAnswer(t.Context(), few, sources{snap: snap, lang: lang}, view).Sections
	if len(got) != 2 || got[0].Title != "Who" || got[1].Title != "Events" || len(got[1].Lines) != listedFirst+1 {
		t.Errorf("sections %+v", got)
	}
}

// TestColumnsOfAnswers: what answers is seen at any width, what the sentence has said
// is not said again, and times come first in all tables of an answer.
func TestColumnsOfAnswers(t *testing.T) {
	for _, c := range []struct {
		w            int
		ask          string
		shows, hides []string
	}{
		{80, "ask logging-tampered", []string{"TIME       EVENT", "WHAT", "prod-data-events"}, []string{"SERVICE  "}},
		{80, "ask bucket-public", []string{"public access block away     set again 11:21:02Z", "lets in everybody if s3:x-", "TIME       BUCKET", "BUCKET                      EVENTS", "in all lines: ACTOR"}, []string{"BUCKETNAME"}},
		{80, "ask admin-granted", []string{"WHOSE", "svc-backup-sync group administrators", "4 calls to grant administrator rights", "AdministratorAccess: everything"}, []string{"▌ 09:20:44   AttachUserPolicy     release-manager"}},
		{160, "ask admin-granted", []string{"inline sync: everything", "POLICY  "}, []string{"WHOSE                           ACTOR", "HOW                                     ACTOR"}},
		{80, "who i-0d93e4a1b7c2f8065", []string{"  10.20.2.31", "198.51.100.61"}, []string{"198.…"}},
		{80, "who larkfield-customer-exports", []string{"203.0.113.77", "198.51.100.83", "  lets in everybody under a condition"}, nil},
		{80, "all questions", []string{"What credentials were made with this key, and with those in turn?    key", "bucket"}, []string{"about a"}},
		{160, "profile release-manager/botocore-session-1789463163", []string{"EVENTS  FIRST"}, nil},
		{160, "ask resource-events larkfield-customer-exports", []string{"GetObject  release", "more: enter lists all"}, nil}, // the others have other actors
	} {
		b := demoBench(t, c.w, 46)
		b.command(c.ask)
		b.want(c.shows...)
		b.wantNot(c.hides...)
	}
	b := demoBench(t, 80, 24)
	b.command("profile release-manager/botocore-session-1789463163")
	b.press("G")
	b.want(" its events", "writes")
}

// TestNothingFoundLeadsOn: an answer about what is nowhere offers where else it is, and
// its keys are those that do something.
func TestNothingFoundLeadsOn(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.command("trace AKIAXXXXXXXXXXXXXXXX")
	b.want("No event has \"AKIAXXXXXXXXXXXXXXXX\" anywhere in its text", " esc back ")
	b.wantNot("enter open", "p pivot", "tab sections", "y copy")
	b.press("esc")
	b.command("trace larkfield-media")
	b.want("▌ anywhere in the text: larkfield-media  592 events", "enter open")
	b.wantNot("p pivot", "tab sections")
	b.press("enter")
	b.want("592 of 6,823")
}

// TestMenuOfASession: its name is the title, and the lines have room to say what they
// lead to.
func TestMenuOfASession(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.command("trace AKIARTX3GSDSXSYTNPFJ")
	b.press("esc")
	b.press("enter j j j j p")
	b.want("── AIDALP6WIGVYT5NYUOWGA@2026-09-15T07:12:40Z ─", "▌ chain of this session    who is behind these credentials",
		"profile of this session  when, where from, what, what was new", "events with this value   whatever the filter")
}

// TestValuesAreToldApart: among lines that are the same nobody can choose.
func TestValuesAreToldApart(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.press(":")
	b.types("who larkfield-customer-exports")
	b.want("6/01/customers-0000.csv.gz ", "6/04/customers-0003.csv.gz ", "6/04/customers-0030.csv.gz ")
	b.press("esc F")
	b.types("requestParameters.key")
	seen := make(map[string]bool)
	for _, line := range strings.Split(b.text(), "\n") {
		if cells := strings.Fields(line); strings.Contains(line, "…") && strings.Contains(line, ".gz") && len(cells) > 1 {
			if seen[cells[0]] {
				t.Errorf("%q is there twice", cells[0])
			}
			seen[cells[0]] = true
		}
	}
}
