package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
)

// badLogin failed without an error code, as sign-ins do.
const badLogin = `{"eventVersion":"1.08","eventTime":"2026-09-01T10:00:00Z","eventID":"l-1","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"us-east-1",` +
	`"userIdentity":{"type":"IAMUser","userName":"mira","accountId":"111122223333"},"responseElements":{"ConsoleLogin":"Failure"},"sourceIPAddress":"203.0.113.7"}`

// TestAskSaysWhatFailedWithoutACode: the error of such a call is nothing that was
// recorded. JSON has it as it is and says beside it that the call failed; the table
// calls it a failure.
func TestAskSaysWhatFailedWithoutACode(t *testing.T) {
	good := strings.NewReplacer("l-1", "l-2", `"Failure"`, `"Success"`, "10:00:00", "11:00:00").Replace(badLogin)
	path := trailFile(t, "x.json", records(badLogin, good))
	var got struct {
		Columns []string
		Events  []map[string]any
	}
	if err := json.Unmarshal([]byte(answer(t, "ask", "from-address", "--value", "203.0.113.7", "--json", path)), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Events) != 2 || got.Events[0]["failed"] != true || got.Events[1]["failed"] != false {
		t.Fatalf("%v", got.Events)
	}
	if value, has := got.Events[0]["error"]; !has || value != nil {
		t.Errorf("error: %v, %v in %v", value, has, got.Columns)
	}
	lines := strings.Split(answer(t, "ask", "from-address", "--value", "203.0.113.7", path), "\n")
	var listed []string
	for _, line := range lines {
		if strings.HasPrefix(line, "2026-09-01T1") {
			listed = append(listed, strings.TrimSpace(line))
		}
	}
	if len(listed) != 2 || !strings.HasSuffix(listed[0], "Failure") || strings.Contains(listed[1], "Failure") {
		t.Errorf("%q", listed)
	}
}

// TestWhatIsAlsoAnActor: a name that is part of a resource's, and somebody's, leads to
// both; what is nobody's does not.
func TestWhatIsAlsoAnActor(t *testing.T) {
	made := `{"eventVersion":"1.11","eventTime":"2026-09-01T10:00:00Z","eventID":"a-1","eventSource":"s3.amazonaws.com","eventName":"CreateBucket","awsRegion":"eu-west-1",` +
		`"userIdentity":{"type":"IAMUser","userName":"mira"},"requestParameters":{"bucketName":"mira-reports"}}`
	path := trailFile(t, "x.json", records(made))
	for asked, want := range map[string]string{
		"mira":   "mira is not the whole name of one thing; it may be\n\n  1  S3 bucket  arn:aws:s3:::mira-reports\n\nit is also an actor: 1 event; trailsift profile mira tells of it\n",
		"mira-r": "mira-r is not the whole name of one thing; it may be\n\n  1  S3 bucket  arn:aws:s3:::mira-reports\n",
	} {
		if got := answer(t, "who", asked, path); got != want {
			t.Errorf("%s\ngot\n%swant\n%s", asked, got, want)
		}
	}
}

// TestCellsOfTables: on a terminal cells are cut in the middle, all but the last one;
// what a program reads is whole.
func TestCellsOfTables(t *testing.T) {
	long := "arn:aws:iam::111122223333:user/a-department/with-a-long-path/mira"
	st := store.New(trail.Schema())
	b := st.NewBuilder()
	text := strings.ReplaceAll(strings.ReplaceAll(badLogin, `"userName":"mira"`, `"userName":"mira","arn":"`+long+`"`), "203.0.113.7", long)
	if _, refused, err := b.Add([]byte(text), store.Origin{Source: st.AddSource("x", 0), Record: 1}); err != nil || refused != "" {
		t.Fatal(refused, err)
	}
	b.Flush()
	l := &loaded{snap: st.Snapshot(), lang: trail.Language()}
	sel, err := l.snap.Select(t.Context(), l.lang, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	view, err := l.snap.View(t.Context(), sel, false)
	if err != nil {
		t.Fatal(err)
	}
	for whole, want := range map[bool]string{
		false: "arn:aws:iam::111122…ith-a-long-path/mira  ConsoleLogin  " + long,
		true:  long + "  ConsoleLogin  " + long,
	} {
		var out strings.Builder
		w := bufio.NewWriter(&out)
		p := (&app{}).printer(l, []string{"userIdentity.arn", "event", "ip"}, rows(view, 0))
		p.whole = whole
		if err := p.table(t.Context(), w); err != nil {
			t.Fatal(err)
		}
		_ = w.Flush()
		if _, line, _ := strings.Cut(out.String(), "\n"); line != want+"\n" {
			t.Errorf("whole %v\ngot  %swant %s", whole, line, want)
		}
	}
}

// TestCellsOfManyValues: what is seen as one column has each value once, also where
// values have commas, and where one event has very many.
func TestCellsOfManyValues(t *testing.T) {
	read := func(id, names string) string {
		return `{"eventVersion":"1.08","eventTime":"2026-09-01T10:00:00Z","eventID":"` + id + `","eventSource":"ssm.amazonaws.com","eventName":"GetParameters","awsRegion":"us-east-1",` +
			`"userIdentity":{"type":"IAMUser","userName":"mira"},"requestParameters":{"name":"a b a","names":[` + names + `]},"sourceIPAddress":"203.0.113.7"}`
	}
	got := answer(t, "ask", "secrets-read", trailFile(t, "x.json", records(read("p-1", `"smith,smith","key","key","a b a"`))))
	if !strings.Contains(got, "a b a,smith,smith,key  203.0.113.7") {
		t.Error(got)
	}
	var many strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&many, `"n%d",`, i)
	}
	got = answer(t, "ask", "secrets-read", trailFile(t, "y.json", records(read("p-2", many.String()+`"last"`))))
	if !strings.Contains(got, ",n3999,last") {
		t.Errorf("%.300s", got)
	}
}

// TestVeryManyValuesOfACell takes a moment. Each compared with all others, they
// would take a quarter of an hour, on whatever machine.
func TestVeryManyValuesOfACell(t *testing.T) {
	values := make([]store.Value, 1<<20)
	for i := range values {
		values[i].Text = strconv.Itoa(i / 2)
	}
	started := time.Now()
	got := question.Joint{Fields: []string{"a", "b"}}.Values(func(string) []store.Value { return values }, 0)
	if took := time.Since(started); len(got) != len(values)/2 || took > time.Minute {
		t.Errorf("%d values in %v", len(got), took)
	}
}
