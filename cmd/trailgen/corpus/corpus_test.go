package corpus

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

var built = sync.OnceValues(Build)

var trail = sync.OnceValue(func() *scenario.Trail { return scenario.Incident(scenario.Seed) })

func files(t *testing.T) map[string][]byte {
	t.Helper()
	list, err := built()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range list {
		if _, twice := out[f.Path]; twice {
			t.Errorf("%s is written twice", f.Path)
		}
		out[f.Path] = f.Data
	}
	return out
}

// line is an entry of the manifest as its readers see it.
type line struct {
	Path, Form, Problem string
	Files               struct{ Read, Skipped, Failed int }
	Records             struct{ Loaded, AtMost, Partial, Duplicate, Conflict, Bad int }
	Dropped             []struct {
		Word    string
		Records int
	}
}

func lines(t *testing.T) []line {
	t.Helper()
	var out []line
	if err := json.Unmarshal(files(t)["manifest.json"], &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestManifestNamesEveryFile(t *testing.T) {
	listed := map[string]bool{}
	for _, l := range lines(t) {
		listed[l.Path] = true
		if l.Form == "" || l.Files.Read+l.Files.Skipped+l.Files.Failed == 0 {
			t.Errorf("%s: no form, or no file in it", l.Path)
		}
		if l.Records.AtMost < l.Records.Loaded || l.Records.Partial > l.Records.Loaded {
			t.Errorf("%s: %+v", l.Path, l.Records)
		}
		if l.Files.Skipped > 0 && len(l.Dropped) == 0 || l.Files.Failed > 0 && l.Problem == "" {
			t.Errorf("%s is skipped or fails without a word", l.Path)
		}
		if l.Records.Bad > 0 && l.Problem == "" {
			t.Errorf("%s has bad records and no problem", l.Path)
		}
	}
	for path := range files(t) {
		if path != "manifest.json" && !listed[path] {
			t.Errorf("%s is not in the manifest", path)
		}
	}
	if len(listed) != len(files(t))-1 {
		t.Errorf("%d entries for %d files", len(listed), len(files(t))-1)
	}
}

func TestDemoIsSmall(t *testing.T) {
	if n := len(files(t)[Demo]); n > 1<<20 {
		t.Errorf("%s has %d bytes, more than a megabyte", Demo, n)
	}
}

// TestFormsAreValid: a form must not be broken by accident.
func TestFormsAreValid(t *testing.T) {
	for path, data := range files(t) {
		if !strings.HasPrefix(path, "forms/") || !strings.HasSuffix(path, ".json") {
			continue
		}
		d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
		var err error
		for err == nil {
			var v any
			err = d.Decode(&v)
		}
		if err != io.EOF {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// TestFaultsAreFaults: each spoilt record is no JSON, or no UTF-8, and only it.
func TestFaultsAreFaults(t *testing.T) {
	third := trail().Sample()[2].JSON
	for _, f := range faults {
		data := files(t)["broken/record-"+f.name+".json"]
		if json.Valid(data) && utf8.Valid(data) {
			t.Errorf("%s is whole", f.name)
		}
		whole := bytes.Replace(data, f.spoil(third), third, 1)
		if !json.Valid(whole) || !utf8.Valid(whole) {
			t.Errorf("%s: more than the one fault", f.name)
		}
	}
}

func TestOddFilesAreValidJSON(t *testing.T) {
	for _, name := range []string{"hostile", "lone-surrogate", "duplicate-keys", "same-event", "same-id"} {
		data := files(t)["broken/"+name+".json"]
		if !json.Valid(data) || !utf8.Valid(data) {
			t.Errorf("%s is not valid", name)
		}
	}
}

func TestRepeatsHaveOneID(t *testing.T) {
	for name, distinct := range map[string]int{"same-event": 2, "same-id": 1} {
		var records []map[string]any
		if err := json.Unmarshal(files(t)["broken/"+name+".json"], &records); err != nil {
			t.Fatal(err)
		}
		ids := map[any]bool{}
		for _, r := range records {
			ids[r["eventID"]] = true
			if r["eventVersion"] != "1.11" {
				t.Errorf("%s: a record without its version", name)
			}
		}
		if len(ids) != distinct {
			t.Errorf("%s: %d ids, want %d", name, len(ids), distinct)
		}
	}
}

// TestTruncatedGzipCanBeSalvaged: as many records as the manifest demands are
// whole in what an ordinary reader gets out of the cut file.
func TestTruncatedGzipCanBeSalvaged(t *testing.T) {
	r, err := gzip.NewReader(bytes.NewReader(files(t)["broken/truncated.json.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	salvaged, err := io.ReadAll(r)
	if err == nil {
		t.Error("the file is not cut off")
	}
	whole := 0
	for _, e := range trail().Events()[:150] {
		if bytes.Contains(salvaged, e.JSON) {
			whole++
		}
	}
	i := slices.IndexFunc(lines(t), func(l line) bool { return l.Path == "broken/truncated.json.gz" })
	if want := lines(t)[i].Records; whole < want.Loaded || whole > want.AtMost {
		t.Errorf("%d records can be salvaged, the manifest says %d to %d", whole, want.Loaded, want.AtMost)
	}
}

func TestHostileTextsAreThere(t *testing.T) {
	data := string(files(t)["broken/hostile.json"])
	for _, want := range []string{`\u001b]52;c;`, `\u001b]8;;`, "\u009b31m", "\u202e", "\u200b", "\u0301\u0323", "\U000e0063", `\u0000`} {
		if !strings.Contains(data, want) {
			t.Errorf("no %q", want)
		}
	}
}
