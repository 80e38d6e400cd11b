package question_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail/question"
)

// table returns an answer's table of a title.
func table(t *testing.T, a *question.Answer, title string) question.Table {
	t.Helper()
	for _, table := range a.Tables {
		if table.Title == title {
			return table
		}
	}
	t.Fatalf("%q has no table %q", a.Text, title)
	return question.Table{}
}

// TestManySecrets: however many secrets were read, all are counted and only some
// are asked about one by one.
func TestManySecrets(t *testing.T) {
	var records []string
	for i := range 60 {
		read := fmt.Sprintf(`%s,%s,%s,"requestParameters":{"secretId":"secret-%02d"}`, user("mira", "AKIA1"), call("secretsmanager", "GetSecretValue"), from("203.0.113.7"), i)
		if i < 10 {
			read += `,"errorCode":"AccessDenied"`
		}
		records = append(records, event(i, read))
	}
	a := about(t, load(t, records...), "secrets-read", "")
	if read := table(t, a, "What was read"); len(read.Lines) != 20 || read.More != 40 || !strings.Contains(a.Text, "; 50 of 60 secrets were handed out") {
		t.Errorf("%d lines and %d more: %s", len(read.Lines), read.More, a.Text)
	}
}

// TestManyCallers: a bucket that thousands of accounts read is one condition, which
// finds what was counted; an account's own calls are not among it.
func TestManyCallers(t *testing.T) {
	var records []string
	for i := range 60 {
		who := fmt.Sprintf(`"userIdentity":{"type":"AWSAccount","principalId":"AIDA%d","accountId":"9999%08d"}`, i, i)
		records = append(records, event(i, who+","+call("s3", "GetObject")+","+from("203.0.113.7")))
	}
	data := load(t, append(records, event(99, user("mira", "AKIA1")+","+call("s3", "GetObject")+","+from("203.0.113.7")))...)
	a := about(t, data, "cross-account", "")
	if across := table(t, a, "Across accounts"); a.Events() != 60 || len(across.Lines) != 20 || across.More != 40 {
		t.Errorf("%d events, %d lines and %d more", a.Events(), len(across.Lines), across.More)
	}
	if n := strings.Count(a.Filter, "userIdentity.accountId"); n != 1 {
		t.Errorf("%d conditions on the caller: %s", n, a.Filter)
	}
	expr, err := data.Lang.Parse(a.Filter)
	if err != nil {
		t.Fatal(err)
	}
	if rows, err := data.Snap.Select(context(), data.Lang, expr, nil); err != nil || rows.Len() != 60 {
		t.Errorf("the filter finds %d, %v", rows.Len(), err)
	}
}
