package question_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
)

// TestDemoNumbers compares answers about the demo with numbers that jq found
// in its records.
func TestDemoNumbers(t *testing.T) {
	for name, events := range map[string]int{
		"key-used": 234, "instance-launched": 1, "instance-lifecycle": 6, "instance-role": 124, "bucket-touched": 279, "s3-ransom": 12,
		"sg-changes": 6, "sg-open-world": 1, "console-logins": 21, "console-no-mfa": 2, "console-spray": 12, "root-activity": 6,
		"mfa-removed": 1, "secrets-read": 110, "from-address": 400, "instance-off-box": 5, "admin-granted": 4, "trust-widened": 3,
		"kms-sabotage": 3, "denied": 106, "key-credentials": 9,
	} {
		a := ask(t, name, values[name])
		if a.Events() != events && name != "key-credentials" { // which counts credentials
			t.Errorf("%s: %d events, want %d: %s", name, a.Events(), events, a.Text)
		}
		if !strings.HasPrefix(a.Text, itoa(events)+" ") {
			t.Errorf("%s: %s, want %d", name, a.Text, events)
		}
	}
}

// TestFiltersFindTheRows: the filter of an answer finds its events, and those
// of its tables' lines as many as they say.
func TestFiltersFindTheRows(t *testing.T) {
	data, err := demo()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range question.Catalogue() {
		a := ask(t, q.Name, values[q.Name])
		if a.Filter != "" && a.Rows != nil && q.Name != "log-complete" {
			if n := count(t, data, a.Filter); n != a.Events() {
				t.Errorf("%s: %d events, its filter finds %d: %s", q.Name, a.Events(), n, a.Filter)
			}
		}
		for _, table := range a.Tables {
			for _, line := range table.Lines {
				if n := line.Count; line.Filter != "" && n != count(t, data, line.Filter) {
					t.Errorf("%s, %s: %d events of %q, its filter finds %d: %s", q.Name, table.Title, n, line.Cells, count(t, data, line.Filter), line.Filter)
				}
				if line.Last.Before(line.First) {
					t.Errorf("%s: %q ends before it begins", q.Name, line.Cells)
				}
			}
		}
	}
}

func count(t *testing.T, data question.Data, filter string) int {
	t.Helper()
	e, err := data.Lang.Parse(filter)
	if err != nil {
		t.Fatalf("%s: %v", filter, err)
	}
	rows, err := data.Snap.Select(context(), data.Lang, e, nil)
	if err != nil {
		t.Fatal(err)
	}
	return rows.Len()
}

// TestNothingLoaded: every question has an answer from nothing, and says what
// it does not prove.
func TestNothingLoaded(t *testing.T) {
	data := load(t)
	for _, q := range question.Catalogue() {
		a, err := q.Ask(context(), data, example(q))
		if err != nil {
			t.Errorf("%s: %v", q.Name, err)
			continue
		}
		if a.Text == "" || len(a.Unproven) == 0 || a.Events() != 0 || a.Question != q || len(a.Columns) == 0 {
			t.Errorf("%s: %+v", q.Name, a)
		}
	}
}

func example(q *question.Question) string {
	if q.Needs == nil || q.Needs.Optional {
		return ""
	}
	return q.Needs.Example
}

// TestStrangeValues: what is pasted is taken as it is.
func TestStrangeValues(t *testing.T) {
	data, err := demo()
	if err != nil {
		t.Fatal(err)
	}
	for _, value := range []string{`"`, `a" OR event:*`, "*", `\`, "(", "{}", "key={}", "::", "\x00\x1b[31m", strings.Repeat("x", 5000)} {
		for _, q := range question.Catalogue() {
			if q.Needs == nil {
				continue
			}
			a, err := q.Ask(context(), data, value)
			if wrong := (*question.WrongValue)(nil); errors.As(err, &wrong) {
				if len(err.Error()) > 300 {
					t.Errorf("%s: %v", q.Name, err)
				}
			} else if err != nil {
				t.Errorf("%s about %q: %v", q.Name, value, err)
			} else if a.Events() > 0 && q.Name != "quiet-regions" && q.Name != "bucket-public" && q.Name != "resource-events" { // which are about accounts as well, and about texts
				t.Errorf("%s about %q finds %d events: %s", q.Name, value, a.Events(), a.Filter)
			}
		}
	}
}

// TestWrongValues: what is not of the kind that a question is about is said to
// be wrong unless an event has it; what no event names is said.
func TestWrongValues(t *testing.T) {
	data, err := demo()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, value, says string }{
		{"from-address", "999.1.1.1", "999.1.1.1 is not an address"}, {"from-address", "203.0.*.9", "is not an address"},
		{"instance-launched", "tomas", "tomas is not an instance id"}, {"instance-launched", "larkfield-media", "larkfield-media is not an instance id, such as i-0abcd1234ef567890, and no event names it as one"}, {"key-used", "zzz", "zzz is not an access key id"},
		{"sg-open-world", "5", "5 is not a security group's id"}, {"quiet-regions", "zzz", "zzz is not a region, such as eu-west-1, and no event names it as one"},
		{"quiet-regions", "eu-west-1, us-*", "us-* has wildcards, which only filters take: quiet-regions asks about a region, such as eu-west-1"},
		{"resource-events", "prod-*", "prod-* has wildcards, which only filters take: resource-events asks about a resource"}, {"instance-role", "i-0*", "i-0* has wildcards"},
		{"session-human", "mira?", "mira? has wildcards"}, {"bucket-touched", "*", "* has wildcards"},
	} {
		q, _ := question.Find(c.name)
		var wrong *question.WrongValue
		if _, err := q.Ask(context(), data, c.value); !errors.As(err, &wrong) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s about %s: %v", c.name, c.value, err)
		}
	}
	for _, c := range []struct{ name, value, says string }{
		{"from-address", "203.0.113.*", "400 events from 203.0.113.0/24"}, {"from-address", "AWS Internal", "175 events"},
		{"from-address", "203.0.*", "events from 203.0.0.0/16"}, {"bucket-public", "nosuchbucket", "no event names nosuchbucket at all"},
		{"instance-launched", "i-0123456789abcdef0", "; no event names i-0123456789abcdef0 at all"}, {"key-used", "akia3kf6utohvo6eycgy", "234 uses of AKIA3KF6UTOHVO6EYCGY"},
		{"quiet-regions", "eu-west-1,eu-wset-1", "no event names eu-wset-1 at all"},
	} {
		q, _ := question.Find(c.name)
		a, err := q.Ask(context(), data, c.value)
		if err != nil || !strings.Contains(a.Text, c.says) {
			t.Errorf("%s about %s: %+v, %v", c.name, c.value, a, err)
		}
	}
}

// TestFailedIsNotDone: what was refused is not told as what was done.
func TestFailedIsNotDone(t *testing.T) {
	for name, says := range map[string]string{
		"log-complete":    "; 1 busy account and region begins late or ends early; trail prod-data-events of 111122223333 was switched off at 2026-09-15 09:31:20Z and on again at 2026-09-15 11:22:20Z; 2 changes of recording were refused",
		"cross-account":   "1 change of the organization (failed), 25 changes by hand",
		"shared-out":      "2 shared, 1 refused, by release-manager/botocore-session-1789463163 and orders-dba/dba-maintenance, 2026-09-15 09:37:28Z to 10:23:22Z; 2 events show another account",
		"secrets-read":    "; 2 readers began after 2026-09-15 08:30:01Z (the end of the first quarter of the loaded time); 5 of 8 secrets were handed out",
		"new-credentials": "9 calls to make principals and credentials by",
	} {
		if a := ask(t, name, ""); !strings.Contains(a.Text, says) {
			t.Errorf("%s: %s", name, a.Text)
		}
	}
	read := cells(ask(t, "secrets-read", ""), "What was read")
	if len(read) != 8 || read[2][0] != "prod/orders/database" || read[2][1] != "yes, 3 of 4 failed" || read[5][1] != "never: all failed" {
		t.Errorf("%q", read)
	}
}

// TestGroupsOfChanges: a group that is made counts as one that is changed.
func TestGroupsOfChanges(t *testing.T) {
	total := 0
	for _, table := range ask(t, "sg-changes", "").Tables {
		if table.Title != "Groups" {
			continue
		}
		for _, line := range table.Lines {
			total += line.Count
		}
	}
	if total != 6 {
		t.Errorf("%d of 6 changes are of a group", total)
	}
}

func TestMissingValue(t *testing.T) {
	data := load(t)
	q, _ := question.Find("key-used")
	var missing *question.MissingValue
	if _, err := q.Ask(context(), data, " "); !errors.As(err, &missing) || !strings.Contains(err.Error(), "an access key id, such as AKIA") {
		t.Errorf("%v", err)
	}
	q, _ = question.Find("from-address")
	var wrong *store.ParseError
	if _, err := q.Ask(context(), data, "10.0.0.0/99"); !errors.As(err, &wrong) {
		t.Errorf("%v", err)
	}
}

// TestWithin: a narrowed answer counts what is left, and says so.
func TestWithin(t *testing.T) {
	data, err := demo()
	if err != nil {
		t.Fatal(err)
	}
	if data.Within, err = trail.Language().Parse("account=777788889999"); err != nil {
		t.Fatal(err)
	}
	for _, q := range question.Catalogue() {
		a, err := q.Ask(context(), data, values[q.Name])
		if err != nil {
			t.Fatal(err)
		}
		if a.Rows != nil && a.Filter != "" && q.Name != "session-human" && a.Events() != count(t, data, a.Filter) {
			t.Errorf("%s: %d events, not those of %s", q.Name, a.Events(), a.Filter)
		}
		if !strings.Contains(strings.Join(a.Unproven, "\n"), "account=777788889999") {
			t.Errorf("%s does not say that it was narrowed", q.Name)
		}
	}
	q, _ := question.Find("denied")
	if a, _ := q.Ask(context(), data, ""); a.Events() == 0 || a.Events() >= 106 {
		t.Errorf("%d refusals in one account, 106 in all", a.Events())
	}
}

// TestUnproven: what an answer does not prove depends on the data.
func TestUnproven(t *testing.T) {
	bare := load(t, event(0, `"eventSource":"iam.amazonaws.com","eventName":"GetUser"`))
	for name, word := range map[string]string{
		"s3-read": "S3 data events are not in this trail", "console-logins": "No sign-in events are loaded", "kms-sabotage": "No KMS events",
		"code-execution": "Calls of functions are data events", "iam-policies": "Nothing of us-east-1 is loaded for account 111122223333",
		"log-complete": "Digests were not checked", "mfa-removed": "Nothing before 2026-09-01 10:00:00Z",
	} {
		q, _ := question.Find(name)
		a, err := q.Ask(context(), bare, "")
		if err != nil || !strings.Contains(strings.Join(a.Unproven, "\n"), word) {
			t.Errorf("%s does not say %q: %v, %v", name, word, a.Unproven, err)
		}
	}
	a := ask(t, "s3-read", "")
	if got := strings.Join(a.Unproven, "\n"); !strings.Contains(got, "S3 data events are here of 7 buckets") || strings.Contains(got, "not in this trail") {
		t.Errorf("on the demo: %s", got)
	}
	if a := ask(t, "bucket-touched", "larkfield-vpc-flow-logs-old"); !strings.Contains(strings.Join(a.Unproven, "\n"), "No S3 data event of this bucket is here") {
		t.Errorf("%v", a.Unproven)
	}
}
