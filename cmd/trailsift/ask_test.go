package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
)

// demoValues is what the questions that need a value are asked about in the
// demo.
var demoValues = map[string]string{
	"key-used":          "AKIA3KF6UTOHVO6EYCGY",
	"key-owner":         "AKIARTX3GSDSXSYTNPFJ",
	"key-credentials":   "AKIA3KF6UTOHVO6EYCGY",
	"session-human":     "ASIARTX3GSDSWQ4GYLXM",
	"instance-launched": "i-0a4d9f1e7c3b52860",
	"instance-role":     "i-0b7e1c94d2a86f351",
	"resource-events":   "arn:aws:iam::111122223333:role/vendor-monitoring",
	"bucket-touched":    "larkfield-customer-exports",
	"from-address":      "203.0.113.0/24",
}

// TestDemoAnswers compares the answers to all questions about the demo with
// those kept in testdata/golden/ask; -update writes them. All but a few find
// something there.
func TestDemoAnswers(t *testing.T) {
	snap, found := demoSnapshot(t), 0
	for _, q := range question.Catalogue() {
		var out bytes.Buffer
		a := &app{streams: streams{out: &out, err: &out}}
		l := &loaded{snap: snap, lang: trail.Language()}
		asked, err := q.Ask(t.Context(), question.Data{Snap: snap, Lang: l.lang}, demoValues[q.Name])
		if err != nil {
			t.Fatalf("%s: %v", q.Name, err)
		}
		if asked.Events() > 0 {
			found++
		}
		if err := a.printAnswer(t.Context(), l, asked, 8); err != nil {
			t.Fatal(err)
		}
		sameAsGolden(t, filepath.Join("..", "..", "testdata", "golden", "ask", q.Name+".txt"), out.String())
	}
	if n := len(question.Catalogue()); n != 40 || found < 38 {
		t.Errorf("%d questions, %d find something", n, found)
	}
}

// sameAsGolden compares a text with the file that keeps it.
func sameAsGolden(t *testing.T, path, text string) {
	t.Helper()
	if update := flag.Lookup("update"); update != nil && update.Value.String() == "true" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (write it with -update)", err)
	}
	if got := strings.ReplaceAll(string(want), "\r\n", "\n"); got != text {
		t.Errorf("%s is not the answer:\n%s", path, text)
	}
}

func TestAskJSON(t *testing.T) {
	path := filepath.Join("..", "..", "testdata", "demo.tar.zst")
	var got struct {
		Question, Value, Answer, Filter string
		Unproven, Columns               []string
		Tables                          []struct{ Title string }
		Events                          []map[string]any
	}
	if err := json.Unmarshal([]byte(answer(t, "ask", "key-used", "--value", "AKIARTX3GSDSXSYTNPFJ", "--json", path)), &got); err != nil {
		t.Fatal(err)
	}
	if got.Question != "key-used" || got.Value != "AKIARTX3GSDSXSYTNPFJ" || len(got.Events) != 10 || got.Filter != "key=AKIARTX3GSDSXSYTNPFJ" ||
		len(got.Unproven) == 0 || got.Columns[0] != "time" || !strings.HasPrefix(got.Answer, "10 uses of AKIARTX3GSDSXSYTNPFJ by svc-backup-sync") {
		t.Errorf("%+v", got)
	}
	first := got.Events[0]
	if first["event"] != "GetCallerIdentity" || first["ip"] != "203.0.113.201" || first["id"] == "" || first["error"] != nil {
		t.Errorf("the first event is %v", first)
	}
}

// TestAskWithinFilter: a filter narrows what is answered from, and is said.
func TestAskWithinFilter(t *testing.T) {
	path := filepath.Join("..", "..", "testdata", "demo.tar.zst")
	out := answer(t, "ask", "denied", "-f", "account=777788889999", "--to", "2026-09-15T09:00", path)
	if !strings.HasPrefix(out, "56 refusals by build-agent") || !strings.Contains(out, "Only events that match account=777788889999 time:..2026-09-15T09:00 were looked at.") {
		t.Errorf("%s", out)
	}
}

func TestAskMasksSecrets(t *testing.T) {
	path := filepath.Join("..", "..", "testdata", "demo.tar.zst")
	out, errs, code := sift(t, "", "ask", "key-credentials", "--value", "AKIA3KF6UTOHVO6EYCGY", "--json", path)
	if code != exitAnswered || strings.Contains(out, "IQoJ") {
		t.Errorf("exit %d, %s: a session token in %s", code, errs, out)
	}
}

func TestAskWrongly(t *testing.T) {
	path := trailFile(t, "x.json", records(first))
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"ask"}, "--list"},
		{[]string{"ask", "key-usd", path}, "did you mean key-used"},
		{[]string{"ask", "mfa", path}, "mfa-removed, console-no-mfa"},
		{[]string{"ask", "brute force", path}, "did you mean console-spray"},
		{[]string{"ask", "zzz", path}, "--list shows them"},
		{[]string{"ask", "key-used", path}, "asks about an access key id, such as AKIA"},
		{[]string{"ask", "root-activity", "--value", "x", path}, "takes no --value"},
		{[]string{"ask", "from-address", "--value", "10.0.0.0/99", path}, "is no network"},
		{[]string{"ask", "root-activity"}, "name a file or folder"},
		{[]string{"ask", "--list", "zebra"}, "no question fits"}, {[]string{"ask", "--list", "zebra", path}, `no question fits "zebra"`},
		{[]string{"ask", "key-used", "--value", "zzz", path}, "zzz is not an access key id"},
		{[]string{"ask", "root-activity", "--limit", "-1", path}, "below 0"},
	} {
		_, errs, code := sift(t, "", c.args...)
		if code != exitUsage || !strings.Contains(errs, c.says) {
			t.Errorf("%q: exit %d, %s", c.args, code, errs)
		}
	}
}

func TestAskList(t *testing.T) {
	text := answer(t, "ask", "--list")
	if lines := strings.Count(text, "\n"); lines != 40 || !strings.Contains(text, "sg-open-world") {
		t.Errorf("%d lines\n%s", lines, text)
	}
	if text := answer(t, "ask", "--list", "delete", "logs"); !strings.HasPrefix(text, "logging-tampered ") {
		t.Errorf("%s", text)
	}
	var list []struct {
		Name, Text, Means string
		Columns           []string
		Value             *struct{ What string }
	}
	if err := json.Unmarshal([]byte(answer(t, "ask", "--list", "--json")), &list); err != nil {
		t.Fatal(err)
	}
	if len(list) != 40 || list[0].Name != "key-used" || list[0].Value == nil || len(list[0].Columns) == 0 || list[0].Means == "" {
		t.Errorf("%d questions, the first %+v", len(list), list[0])
	}
}
