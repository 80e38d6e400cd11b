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
		"key-used": 234, "instance-launched": 1, "instance-lifecycle": 3, "instance-role": 124, "bucket-touched": 279, "s3-ransom": 9,
		"sg-changes": 6, "sg-open-world": 1, "console-logins": 21, "console-no-mfa": 1, "console-spray": 12, "root-activity": 6,
		"mfa-removed": 1, "shared-out": 5, "secrets-read": 110, "from-address": 400, "instance-off-box": 5, "admin-granted": 4, "trust-widened": 3,
		"kms-sabotage": 3, "denied": 106, "key-credentials": 6,
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
			if err != nil {
				t.Errorf("%s about %q: %v", q.Name, value, err)
			} else if a.Events() > 0 && q.Name != "quiet-regions" && q.Name != "bucket-public" { // which are about accounts as well
				t.Errorf("%s about %q finds %d events: %s", q.Name, value, a.Events(), a.Filter)
			}
		}
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
