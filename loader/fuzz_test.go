package loader

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// FuzzUnwrap opens, unwraps and decodes anything: it never panics, every file
// is counted once and every record once, and what is in the store is JSON that
// stands in the text, or in a string of it.
func FuzzUnwrap(f *testing.F) {
	for _, entry := range manifest(f) {
		if text := readTestdata(f, entry.Path); len(text) < 1<<14 {
			f.Add([]byte(text))
		}
	}
	f.Add([]byte(records(1, 2)))
	f.Add([]byte(gzipped(records(1, 2))))
	f.Add([]byte(tarred("a", records(1, 1))))
	f.Add([]byte(zipped("a", records(1, 1))))
	f.Add([]byte(payload(event(1)) + bridge(event(2)) + hit(event(3)) + splunk(event(4))))
	f.Add([]byte(consoleHeader + ",,2026-09-01T10:00:00Z,s,E1,,,,,,,,,,,\n"))
	f.Add([]byte(encodeUTF16("\ufeff"+event(1), false)))
	f.Fuzz(func(t *testing.T, data []byte) {
		text := string(data)
		st := store.New(trail.Schema())
		report, err := Load(context.Background(), st, Options{Workers: 1}, memory{{name: "f", text: text}})
		if err != nil {
			t.Fatal(err)
		}
		files := report.Files
		if files.Known != files.Read+files.Skipped+files.Failed || files.Known == 0 {
			t.Errorf("files %+v", files)
		}
		if report.Records.Bad > report.Faults || len(report.Problems) != report.Faults {
			t.Errorf("%+v, %d faults, %d problems", report.Records, report.Faults, len(report.Problems))
		}
		skipped, whole := 0, 0
		for _, s := range report.Skips {
			skipped, whole = skipped+s.Records, whole+s.Files
		}
		if skipped != report.Records.Skipped || whole != files.Skipped {
			t.Errorf("%d records and %d files skipped, %d and %d for reasons", report.Records.Skipped, files.Skipped, skipped, whole)
		}
		checkRows(t, contents(t, st, report), text)
		compareReaders(t, text, report)
	})
}

// FuzzLoad reads anything together with files that seed makes of real forms,
// among them one into which the same was spliced; see checkLoad.
func FuzzLoad(f *testing.F) {
	if testing.Short() {
		f.Skip("long; TestAnyInput loads more kinds of files")
	}
	for _, entry := range manifest(f) {
		if text := readTestdata(f, entry.Path); len(text) < 1<<14 {
			f.Add([]byte(text), uint64(len(text)))
		}
	}
	for seed, text := range []string{"null\n17\n\"x\"\n", `{"Records":[`, "}", event(1)[:99] + event(2), consoleHeader} {
		f.Add([]byte(text), uint64(seed))
	}
	m := newMutator(f, 0)
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		m.reseed(seed)
		files := m.files(m.IntN(5))
		files = append(files, mutant{memoryFile: memoryFile{name: "given", text: string(data)}})
		spliced := m.file("spliced")
		at := m.IntN(len(spliced.text) + 1)
		spliced.text = spliced.text[:at] + string(data) + spliced.text[at:]
		spliced.clean, spliced.plain = false, ""
		checkLoad(t, append(files, spliced))
	})
}

// checkRows checks that rows of plain JSON are as they stand in the text.
func checkRows(t *testing.T, got loaded, text string) {
	for _, raw := range got.raw {
		if !json.Valid([]byte(raw)) {
			t.Errorf("row %q is no JSON", raw)
		}
	}
	if strings.HasPrefix(text, `{"Records":[{"eventVersion"`) {
		for _, raw := range got.raw {
			if !strings.Contains(text, raw) && !strings.Contains(text, `\`) {
				t.Errorf("row %q is not in the text", raw)
			}
		}
	}
}

// compareReaders reads the same as a stream of small pieces.
func compareReaders(t *testing.T, text string, want Report) {
	if strings.HasPrefix(text, "PK") {
		return // read from the end or from the start of what was buffered
	}
	st := store.New(trail.Schema())
	got, err := Load(context.Background(), st, Options{Workers: 1}, memory{{name: "f", text: text, wrap: readers()[1]}})
	if err != nil || got.Files != want.Files || got.Records != want.Records || got.Faults != want.Faults {
		t.Errorf("in pieces: %v, %+v, want %+v", err, got, want)
	}
}
