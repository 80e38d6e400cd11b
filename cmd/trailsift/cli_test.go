package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// sift runs a command line and returns what it wrote and its exit code.
func sift(t *testing.T, stdin string, args ...string) (out, errs string, code int) {
	t.Helper()
	var o bytes.Buffer
	var e notes
	code = run(context.Background(), args, streams{in: strings.NewReader(stdin), out: &o, err: &e})
	return o.String(), e.String(), code
}

// notes is a standard error. What is waited for is told from another goroutine, where
// the machine stands still for a while.
type notes struct {
	mu  sync.Mutex
	all bytes.Buffer
}

// Write adds to it.
func (n *notes) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.all.Write(p)
}

// String returns all of it.
func (n *notes) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.all.String()
}

// answer is sift for a command line that must succeed.
func answer(t *testing.T, args ...string) string {
	t.Helper()
	out, errs, code := sift(t, "", args...)
	if code != exitAnswered {
		t.Fatalf("%q: exit %d, %s", args, code, errs)
	}
	return out
}

// trailFile writes text to a file of its own and returns the path.
func trailFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	first  = `{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"alice"},"eventTime":"2026-09-01T10:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"RunInstances","awsRegion":"eu-west-1","eventID":"e-1","readOnly":false}`
	second = `{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"bob"},"eventTime":"2026-09-01T09:00:00Z","eventSource":"sts.amazonaws.com","eventName":"AssumeRole","awsRegion":"us-east-1","eventID":"e-2","errorCode":"","responseElements":{"credentials":{"accessKeyId":"ASIAEXAMPLE","sessionToken":"FwoGZXIvYXdzE\u004A\/"}}}`
	third  = "{\r\n  \"eventTime\": \"2026-09-01T11:00:00Z\",\n\n  \"eventName\": \"=cmd|x\",\r  \"eventSource\": \"s3.amazonaws.com\", \"userAgent\": \"a\\u001b[31m\u202eb\",\n  \"eventID\": \"e-3\"}"
)

func records(list ...string) string { return `{"Records":[` + strings.Join(list, ",") + `]}` }

func TestInfoJSON(t *testing.T) {
	path := trailFile(t, "x.json", records(first, second, third, first, strings.Replace(second, "bob", "eve", 1), `{"eventVersion":bad}`, `{"no":"event"}`))
	out, errs, code := sift(t, "", "info", "--json", path)
	if code != exitAnswered || !strings.Contains(errs, "record 6 at byte") {
		t.Errorf("exit %d, errors %q", code, errs)
	}
	var got info
	dec := json.NewDecoder(strings.NewReader(out))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if got.Files != (filesInfo{Read: 1}) || got.Records != (recordsInfo{Present: 7, Loaded: 3, Duplicate: 1, Conflict: 1, Bad: 1, Skipped: 1}) {
		t.Errorf("files %+v, records %+v", got.Files, got.Records)
	}
	if d := got.Distinct; d.Regions != 2 || d.Actors != 3 || d.Paths == 0 || got.Memory.Heap == 0 || got.Bytes.JSON == 0 {
		t.Errorf("distinct %+v, memory %+v, bytes %+v", d, got.Memory, got.Bytes)
	}
	if first, last := got.Time.First.String(), got.Time.Last.String(); first != "2026-09-01 09:00:00 +0000 UTC" || last != "2026-09-01 11:00:00 +0000 UTC" {
		t.Errorf("from %s to %s", first, last)
	}
	if len(got.Problems) != 1 || got.Problems[0].Source != path || len(got.Skipped) != 1 {
		t.Errorf("problems %+v, skipped %+v", got.Problems, got.Skipped)
	}
}

// TestInfoOfNothing checks that scripts can see why nothing was loaded, and
// that events without a time are mentioned.
func TestInfoOfNothing(t *testing.T) {
	out, _, code := sift(t, "", "info", "--json", trailFile(t, "readme", "hello\n"))
	var got info
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != exitFailed || got.Files != (filesInfo{Skipped: 1}) || len(got.Skipped) != 1 {
		t.Errorf("exit %d, %v: %s", code, err, out)
	}
	path := trailFile(t, "x.json", strings.Replace(first, "2026-09-01T10:00:00Z", "9999-12-31T23:59:59Z", 1))
	if text := answer(t, "info", path); !strings.Contains(text, "1 event without a time") {
		t.Error(text)
	}
	if text := answer(t, "info", "--json", path); !strings.Contains(text, `"unreadable":1`) {
		t.Error(text)
	}
}

// TestAPartIsNotTakenForTheWhole checks what is said when loading ended early.
func TestAPartIsNotTakenForTheWhole(t *testing.T) {
	l := &loaded{snap: store.New(trail.Schema()).Snapshot(), lang: trail.Language()}
	l.report.Files = loader.Files{Known: 5_000, Read: 900, Skipped: 60, Failed: 40}
	l.report.Stopped = "memory limit reached: 300.0 MB"
	var out, errs bytes.Buffer
	a := &app{streams: streams{out: &out, err: &errs}}
	a.tellProblems(l.report)
	if err := a.tellInfo(context.Background(), l, false); err != nil {
		t.Fatal(err)
	}
	if err := a.tellInfo(context.Background(), l, true); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"stopped  memory limit reached: 300.0 MB", "40 failed, 4,000 not looked at",
		`"unread":4000`, `"stopped":"memory limit reached: 300.0 MB"`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if want := "memory limit reached: 300.0 MB; 4,000 files not looked at"; !strings.Contains(errs.String(), want) {
		t.Errorf("no %q in %s", want, errs.String())
	}
}

func TestHist(t *testing.T) {
	path := trailFile(t, "x.json", records(first, second, third))
	got := answer(t, "hist", "region", "--json", path)
	want := `{"field":"region","events":3,"missing":1,"values":[{"value":"eu-west-1","count":1},{"value":"us-east-1","count":1}],"notes":[]}` + "\n"
	if got != want {
		t.Errorf("got  %swant %s", got, want)
	}
	if got := answer(t, "hist", "actor", "-f", "region:eu-*", "--json", path); !strings.Contains(got, `"events":1,"missing":0,"values":[{"value":"alice","count":1}]`) {
		t.Errorf("filtered: %s", got)
	}
	if got := answer(t, "hist", "region", "--limit", "1", path); !strings.Contains(got, "eu-west-1") || !strings.Contains(got, "1 not shown") {
		t.Errorf("text: %s", got)
	}
}

func TestEventsFormats(t *testing.T) {
	path := trailFile(t, "x.json", records(first, second, third))
	oneLine := strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(third)
	if got := answer(t, "events", "-o", "raw", "--reveal-secrets", path); got != second+"\x00"+first+"\x00"+third+"\x00" {
		t.Errorf("raw: %q", got)
	}
	if got := answer(t, "events", "-o", "ndjson", "--reveal-secrets", "--sort", "-time", path); got != oneLine+"\n"+first+"\n"+second+"\n" {
		t.Errorf("ndjson: %q", got)
	}
	var list []map[string]any
	if err := json.Unmarshal([]byte(answer(t, "events", "-o", "json", path)), &list); err != nil || len(list) != 3 {
		t.Errorf("json: %d records, %v", len(list), err)
	}
	if got := answer(t, "events", "-o", "json", "-f", "nothing", path); got != "[]\n" {
		t.Errorf("empty json: %q", got)
	}
	csv := answer(t, "events", "-o", "csv", "--columns", "event,ua,actor", path)
	if want := "event,ua,actor\nAssumeRole,,bob\nRunInstances,,alice\n'=cmd|x,"; !strings.HasPrefix(csv, want) || strings.ContainsAny(csv, "\x1b\u202e") {
		t.Errorf("csv: %q", csv)
	}
	table := strings.Split(answer(t, "events", "--limit", "2", path), "\n")
	if len(table) != 4 || !strings.HasPrefix(table[0], "TIME") || strings.Index(table[0], "EVENT") != strings.Index(table[1], "AssumeRole") || strings.Index(table[0], "EVENT") != strings.Index(table[2], "RunInstances") {
		t.Errorf("table:\n%s", strings.Join(table, "\n"))
	}
}

func TestSecretsAreMasked(t *testing.T) {
	path := trailFile(t, "x.json", records(second))
	for _, format := range []string{"ndjson", "raw", "json"} {
		out, errs, _ := sift(t, "", "events", "-o", format, path)
		if strings.Contains(out, "FwoG") || !strings.Contains(out, `"accessKeyId":"ASIAEXAMPLE"`) || !strings.Contains(errs, "1 secret masked") {
			t.Errorf("%s: %s%s", format, out, errs)
		}
	}
	out, errs, _ := sift(t, "", "events", "--columns", "id,responseElements.credentials.sessionToken", path)
	if strings.Contains(out, "FwoG") || !strings.Contains(errs, "masked") {
		t.Errorf("table: %s%s", out, errs)
	}
}

func TestExitCodes(t *testing.T) {
	path := trailFile(t, "x.json", records(first))
	tests := []struct {
		args []string
		code int
		says string
	}{
		{[]string{"info", path}, exitAnswered, ""},
		{[]string{path}, exitAnswered, ""},
		{[]string{"info", "-f", "nothing", path}, exitAnswered, ""},
		{[]string{"hist", "no.such.path", path}, exitAnswered, "no record has the field no.such.path"},
		{[]string{"info", "-f", "no.such:x", path}, exitAnswered, "no record has the field no.such"},
		{[]string{"info", "-f", "userIdentity.userNme:x", path}, exitAnswered, "no record has the field userIdentity.userNme; did you mean userIdentity.userName?"},
		{[]string{"events", "-f", "actor=alcie region:eu-*", path}, exitAnswered, "no event has actor=alcie; did you mean alice?"},
		{[]string{"info", filepath.Join(t.TempDir(), "missing")}, exitFailed, "missing"},
		{[]string{"info", t.TempDir()}, exitFailed, "nothing could be loaded: no file is there"},
		{[]string{"info", trailFile(t, "readme", "hello\n")}, exitFailed, "nothing could be loaded; skipped 1 × not CloudTrail"},
		{[]string{"info", trailFile(t, "bad.json", `{"Records":[{"eventVersion":"1.08","eventName":"\xff"}]}`)}, exitFailed, "1 bad record\ntrailsift: nothing could be loaded"},
		{[]string{"info", trailFile(t, "none.json", `{"Records":[]}`)}, exitAnswered, ""},
		{[]string{"hist", "userIdentity", path}, exitAnswered, "as in userIdentity.type"},
		{nil, exitUsage, "name a source"},
		{[]string{"info"}, exitUsage, "name a file"},
		{[]string{"hist"}, exitUsage, "field"},
		{[]string{"hist", "actor"}, exitUsage, "name a file"},
		{[]string{"hist", "regoin", path}, exitUsage, "did you mean region"},
		{[]string{"events", "--columns", "time,actro", path}, exitUsage, "did you mean actor"},
		{[]string{"events", "-o", "xml", path}, exitUsage, "ndjson"},
		{[]string{"events", "--sort", "size", path}, exitUsage, "-time"},
		{[]string{"events", "--limit", "-1", path}, exitUsage, "below 0"},
		{[]string{"info", "-f", "regoin:x", path}, exitUsage, "did you mean region"},
		{[]string{"info", "--from", "soon", path}, exitUsage, "--from: \"soon\" is no time: write 2026-09-01, 2026-09-01T10:20+02:00\n"},
		{[]string{"info", "--from", "2026-01-01 event:x", path}, exitUsage, "is not one time: write 2026-09-01"},
		{[]string{"info", "--to", "2026-01-01 OR x", path}, exitUsage, "--to: "},
		{[]string{"info", "--to", "=2026-01-01", path}, exitUsage, "--to: "},
		{[]string{"info", "--nonsense", path}, exitUsage, "nonsense"},
		{[]string{"info", "--max-memory", "much", path}, exitUsage, "4GB"},
		{[]string{"s3://"}, exitUsage, "names no bucket"},
		{[]string{"demo", path}, exitUsage, "takes no source"},
	}
	for _, tt := range tests {
		if _, errs, code := sift(t, "", tt.args...); code != tt.code || !strings.Contains(errs, tt.says) {
			t.Errorf("%q: exit %d, %q; want %d, %q", tt.args, code, errs, tt.code, tt.says)
		}
	}
}

func TestFromTo(t *testing.T) {
	path := trailFile(t, "x.json", records(first, second, third))
	for flags, want := range map[string]string{
		"--from=2026-09-01_10:00": "RunInstances =cmd|x", "--to=2026-09-01_10:00_UTC": "AssumeRole",
		"--from=2026-09-01_09:30 --to=2026-09-01_10:30:00": "RunInstances", "-f time>=2026-09-01_10:30": "=cmd|x",
		"--from=2026-09-01T10:00Z": "RunInstances =cmd|x", "--to=2026-09-01T10:00Z": "AssumeRole",
		"--from=2026-09-01T09:30 --to=2026-09-01T10:30": "RunInstances", "--from=2026-09-02": "",
		"--from=2026-09-01 -f event:Run*": "RunInstances",
	} {
		args := append([]string{"events", "-o", "csv", "--columns", "event", path}, strings.Fields(flags)...)
		for i := range args[6:] {
			args[6+i] = strings.ReplaceAll(args[6+i], "_", " ")
		}
		got := strings.Fields(strings.ReplaceAll(answer(t, args...), "'", ""))[1:]
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", flags, got, want)
		}
	}
}

func TestStandardInput(t *testing.T) {
	out, errs, code := sift(t, first+"\n"+second+"\n", "hist", "event", "--json", "-")
	if code != exitAnswered || !strings.Contains(out, `"events":2`) {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
}

func TestDemoFiles(t *testing.T) {
	dir := t.TempDir()
	answer(t, "demo", "--write", dir)
	var embedded, written info
	for _, x := range []struct {
		to  *info
		out string
	}{{&written, answer(t, "info", "--json", dir)}, {&embedded, demoInfo(t)}} {
		if err := json.Unmarshal([]byte(x.out), x.to); err != nil {
			t.Fatal(err)
		}
	}
	if written.Records != embedded.Records || written.Files != embedded.Files || written.Records.Loaded < 5000 || written.Records.Bad > 0 {
		t.Errorf("written %+v, embedded %+v", written, embedded)
	}
}

// demoInfo is what info says of the embedded archive.
func demoInfo(t *testing.T) string {
	t.Helper()
	var o, e bytes.Buffer
	a := &app{streams: streams{out: &o, err: &e}, maxMemory: "0"}
	l, err := a.loadSources(t.Context(), []loader.Source{demoSource{}})
	if err != nil {
		t.Fatal(err, e.String())
	}
	out, err := l.info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	text, _ := json.Marshal(out)
	return string(text)
}

func TestMemoryLimit(t *testing.T) {
	for text, want := range map[string]uint64{"0": 0, "50000000": 50e6, "4GB": 4e9, "1500.5 MB": 15005e5, "70000k": 70e6} {
		if got, err := memoryLimit(text); got != want || err != nil {
			t.Errorf("memoryLimit(%q) = %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "x", "-1", "NaN", "1e30", "100", "49MB"} {
		if _, err := memoryLimit(text); err == nil {
			t.Errorf("memoryLimit(%q) passed", text)
		}
	}
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"hist", "--help"}, {"events", "--help"}, {"completion", "bash"}, {"--version"}} {
		if out := answer(t, args...); !strings.Contains(out, "trailsift") {
			t.Errorf("%q: %s", args, out)
		}
	}
}
