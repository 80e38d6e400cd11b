package loader

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// manifestEntry is what testdata/manifest.json says of a file; its README
// explains it.
type manifestEntry struct {
	Path    string
	Files   struct{ Read, Skipped, Failed int }
	Records struct{ Loaded, AtMost, Partial, Duplicate, Conflict, Bad int }
	Dropped []struct {
		Word    string
		Records int
	}
	Problem string
}

const testdata = "../testdata"

func manifest(t testing.TB) []manifestEntry {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(testdata, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []manifestEntry
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// stored is a source of one file of testdata.
type stored string

func (s stored) Walk(_ context.Context, sink Sink) error {
	name := filepath.Join(testdata, filepath.FromSlash(string(s)))
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	return sink.Item(Item{Name: string(s), Size: info.Size(), Open: func(context.Context) (io.ReadCloser, error) { return os.Open(name) }})
}

// TestManifest loads every file of testdata and compares what is reported.
func TestManifest(t *testing.T) {
	for _, want := range manifest(t) {
		t.Run(want.Path, func(t *testing.T) {
			got := load(t, Options{Workers: 1}, stored(want.Path))
			want.compare(t, got)
		})
	}
}

func (want manifestEntry) compare(t *testing.T, got loaded) {
	r := want.Records
	better := got.Rows > r.Loaded && got.Rows <= r.AtMost
	if got.Rows != r.Loaded && !better || got.Partial != r.Partial || got.Duplicate != r.Duplicate || got.Conflict != r.Conflict {
		t.Errorf("records %+v, want %+v", got.Counts, r)
	}
	if got.Records.Bad != r.Bad && !(better && got.Records.Bad < r.Bad) {
		t.Errorf("%d bad records, want %d", got.Records.Bad, r.Bad)
	}
	files := Files{Read: want.Files.Read, Skipped: want.Files.Skipped, Failed: want.Files.Failed}
	files.Known = files.Read + files.Skipped + files.Failed
	if got.Files != files && !better {
		t.Errorf("files %+v, want %+v", got.Files, files)
	}
	if !want.problemFits(got.Problems) && !better {
		t.Errorf("problems %q, want one with %q", got.Problems, want.Problem)
	}
	for _, drop := range want.Dropped {
		if n, ok := dropped(got.Skips, drop.Word); !ok || n != drop.Records {
			t.Errorf("skips %+v, want %+v", got.Skips, drop)
		}
	}
	if len(want.Dropped) == 0 && len(got.Skips) > 0 {
		t.Errorf("skips %+v, want none", got.Skips)
	}
}

func (want manifestEntry) problemFits(problems []Problem) bool {
	for _, p := range problems {
		if want.Problem != "" && strings.Contains(p.Error(), want.Problem) {
			return true
		}
	}
	return want.Problem == "" && len(problems) == 0
}

// dropped returns the records skipped for reasons with a word, and whether
// there was such a reason.
func dropped(skips []Skip, word string) (n int, ok bool) {
	for _, s := range skips {
		if strings.Contains(strings.ToLower(s.Reason), strings.ToLower(word)) {
			n, ok = n+s.Records, true
		}
	}
	return n, ok
}

func readTestdata(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(testdata, filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
