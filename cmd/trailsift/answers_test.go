package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
)

func TestHistMasksSecrets(t *testing.T) {
	path := trailFile(t, "x.json", records(first, second))
	for _, field := range []string{"responseElements.credentials.sessionToken", `responseelements.credentials."SESSIONTOKEN"`} {
		for _, form := range []string{"--json=true", "--json=false"} {
			out, errs, code := sift(t, "", "hist", field, form, path)
			if code != exitAnswered || strings.Contains(out, "FwoG") || !strings.Contains(out, trail.Mask) || !strings.Contains(errs, "1 secret masked") {
				t.Errorf("%s %s: exit %d, %s%s", field, form, code, out, errs)
			}
		}
	}
	out, errs, _ := sift(t, "", "hist", "responseElements.credentials.sessionToken", "--reveal-secrets", path)
	if !strings.Contains(out, "FwoGZXIvYXdzEJ/") || strings.Contains(errs, "masked") {
		t.Errorf("revealed: %s%s", out, errs)
	}
}

// TestMaskedBytes: masking replaces what is in the string and nothing else.
func TestMaskedBytes(t *testing.T) {
	secret := strings.Replace(third, `"userAgent"`, "\"Password\"\t:\n 12, \"sessionToken\" : \"a\\\"b\", \"userAgent\"", 1)
	want := strings.NewReplacer("12", `"`+trail.Mask+`"`, `a\"b`, trail.Mask).Replace(secret)
	if want == secret {
		t.Fatal("nothing to mask")
	}
	path := trailFile(t, "x.json", records(secret))
	if got := answer(t, "events", "-o", "raw", path); got != want+"\x00" {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := answer(t, "events", "-o", "raw", "--reveal-secrets", path); got != secret+"\x00" {
		t.Errorf("got  %q\nwant %q", got, secret)
	}
}

// TestRecordsOfFiles compares records with those that encoding/json cuts out
// of the same file.
func TestRecordsOfFiles(t *testing.T) {
	for _, name := range []string{"s3.json", "s3-pretty.json", "s3-tabs.json"} {
		path := filepath.Join("..", "..", "testdata", "forms", name)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var file struct{ Records []json.RawMessage }
		if err := json.Unmarshal(text, &file); err != nil {
			t.Fatal(err)
		}
		slices.SortStableFunc(file.Records, func(a, b json.RawMessage) int { return strings.Compare(eventTime(t, a), eventTime(t, b)) })
		var raw, lines string
		for _, rec := range file.Records {
			raw += string(rec) + "\x00"
			lines += strings.ReplaceAll(string(rec), "\n", " ") + "\n"
		}
		if got := answer(t, "events", "-o", "raw", "--reveal-secrets", path); got != raw {
			t.Errorf("%s: raw records differ", name)
		}
		if got := answer(t, "events", "-o", "ndjson", "--reveal-secrets", path); got != lines {
			t.Errorf("%s: lines differ", name)
		}
	}
}

func eventTime(t *testing.T, record []byte) string {
	var event struct{ EventTime string }
	if err := json.Unmarshal(record, &event); err != nil {
		t.Fatal(err)
	}
	return event.EventTime
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var o, e bytes.Buffer
	path := trailFile(t, "x.json", records(first))
	code := run(ctx, []string{"events", path}, streams{in: strings.NewReader(""), out: &o, err: &e})
	if code != exitFailed || o.Len() > 0 || e.String() != "trailsift: interrupted\n" {
		t.Errorf("exit %d, %q, %q", code, o.String(), e.String())
	}
}

// TestTheDemosHintIsTrue: what it says to ask is a question that leads to who has
// the key.
func TestTheDemosHintIsTrue(t *testing.T) {
	dir := t.TempDir()
	answer(t, "demo", "--write", dir)
	for _, try := range strings.Split(demoHint, ": ")[2:] {
		word := strings.Fields(try)[0]
		name := strings.Fields(answer(t, "ask", "--list", word))[0]
		if out := answer(t, "ask", name, dir); !strings.Contains(out, "build-agent") {
			t.Errorf("%s leads to %s, which says\n%s", word, name, out)
		}
	}
	if n := len(demoHint); n > 78 {
		t.Errorf("the hint has %d cells", n)
	}
}

// TestWithoutTerminal: nothing of the interface starts, info is printed.
func TestWithoutTerminal(t *testing.T) {
	if out := answer(t, "demo"); !strings.HasPrefix(out, "events  6,823 loaded") || strings.Contains(out, "\x1b") {
		t.Errorf("demo prints %q", out)
	}
	path := trailFile(t, "x.json", records(first))
	if out := answer(t, path); !strings.HasPrefix(out, "events  1 loaded") {
		t.Errorf("a path prints %q", out)
	}
}

func TestSplitFields(t *testing.T) {
	for list, want := range map[string][]string{
		"time":                      {"time"},
		"time, actor":               {"time", "actor"},
		`a."b,c".d,e`:               {`a."b,c".d`, "e"},
		`a."b\",c",e`:               {`a."b\",c"`, "e"},
		"a,,b":                      {"a", "", "b"},
		"":                          {""},
		`requestParameters."x","y"`: {`requestParameters."x"`, `"y"`},
	} {
		if got := splitFields(list); !slices.Equal(got, want) {
			t.Errorf("splitFields(%s) = %q, want %q", list, got, want)
		}
	}
	path := trailFile(t, "x.json", records(strings.Replace(first, `"readOnly"`, `"requestParameters":{"b,c":"found"},"readOnly"`, 1)))
	if out := answer(t, "events", "-o", "csv", "--columns", `id,requestParameters."b,c"`, path); !strings.HasSuffix(out, "e-1,found\n") {
		t.Errorf("csv: %s", out)
	}
}

func TestMemoryIsKnown(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" && runtime.GOOS != "windows" {
		t.Skip("not asked on this system")
	}
	use, machine := measureMemory(), machineMemory()
	if use.Heap == 0 || use.Peak == 0 || machine < 1<<28 || use.Peak > machine || use.Resident > use.Peak {
		t.Errorf("in use %+v of %d", use, machine)
	}
	if got, err := memoryLimit("75%"); err != nil || got < machine*74/100 || got > machine*76/100 {
		t.Errorf("75%% of %d is %d, %v", machine, got, err)
	}
}

// TestAnswersSayWhatIsMissing: what could not be read is said where the answer is
// read, in every form.
func TestAnswersSayWhatIsMissing(t *testing.T) {
	path := trailFile(t, "x.json", records(first, `{"eventVersion":bad}`, second))
	whole := trailFile(t, "y.json", records(first, second))
	const says = "The answer covers only what was loaded: 1 record could not be read."
	for _, args := range [][]string{
		{"ask", "root-activity"}, {"ask", "root-activity", "--json"}, {"who", "nothing-alike"}, {"who", "nothing-alike", "--json"},
		{"trace", "e-2"}, {"trace", "e-2", "--json"}, {"trace", "ASIAIOSFODNN7EXAMPLE"}, {"trace", "ASIAIOSFODNN7EXAMPLE", "--json"},
		{"profile", "alice"}, {"profile", "alice", "--json"},
		{"hist", "event", "--json"}, {"hist", "event,actor", "--json"},
	} {
		if out, errs, _ := sift(t, "", append(args, path)...); strings.Count(out, says) != 1 {
			t.Errorf("%q does not say what is missing: %s%s", args, out, errs)
		}
		if out, _, _ := sift(t, "", append(args, whole)...); strings.Contains(out, "The answer covers") {
			t.Errorf("%q: nothing is missing: %s", args, out)
		}
	}
}

// TestInfoCountsConflictsAsLoaded: the text counts the events that everything else
// counts, the JSON form each record once.
func TestInfoCountsConflictsAsLoaded(t *testing.T) {
	const path = "../../testdata/broken/same-id.json"
	if out := answer(t, "info", path); !strings.Contains(out, "1 loaded, 1 more in conflict, 0 duplicate, 0 bad, 0 skipped") {
		t.Error(out)
	}
	if out := answer(t, "hist", "account", path); !strings.Contains(out, "2 events") {
		t.Error(out)
	}
	if out := answer(t, "info", "--json", path); !strings.Contains(out, `"loaded":1,"duplicate":0,"conflict":1`) {
		t.Error(out)
	}
}
