package loader

import (
	"fmt"
	"reflect"
	"testing"
	"time"
)

// TestSkippedFilesHaveNames: of each reason the first ones by name, whoever met them
// first; members of archives too, and files of which records are skipped.
func TestSkippedFilesHaveNames(t *testing.T) {
	files := memory{
		{name: "z.txt", text: "hello"},
		{name: "a.bin", text: "\x00\x01\xff"},
		{name: "b.tgz", text: gzipped(tarred("in/readme", "hi", "in/log.json", records(1, 2)))},
		{name: "mixed.json", text: event(3) + "\n" + `{"level":"info"}` + "\n" + `{"level":"info"}`},
		{name: "table", text: "PAR1\x15\x04"},
		{name: "odd.json", text: `{"Records":[{"eventID":1}]}`}, // counts as its record
	}
	want := []Skip{
		{Reason: reasonOther, Files: 3, Names: []string{"a.bin", "b.tgz!in/readme", "z.txt"}},
		{Reason: reasonValue, Files: 1, Emptied: 1, Records: 3, Names: []string{"mixed.json", "odd.json"}},
		{Reason: "Parquet file", Files: 1, Names: []string{"table"}},
	}
	if n := want[0].Count() + want[1].Count() + want[2].Count(); n != 7 {
		t.Errorf("%d things were skipped, want 3 texts, a table and 3 records", n)
	}
	for _, workers := range []int{1, 4} {
		if got := load(t, Options{Workers: workers}, files); !reflect.DeepEqual(got.Skips, want) {
			t.Errorf("%d workers: %+v, want %+v", workers, got.Skips, want)
		}
	}
}

// TestNamesOfSkippedFilesAreBounded: the first stay, and the others are counted.
func TestNamesOfSkippedFilesAreBounded(t *testing.T) {
	var files memory
	for i := range 5 * maxSkipNames {
		files = append(files, memoryFile{name: fmt.Sprintf("%03d", 5*maxSkipNames-i), text: "hello"})
	}
	got := load(t, Options{Workers: 3}, files).Skips[0]
	if len(got.Names) != maxSkipNames || got.Names[0] != "001" || got.Names[maxSkipNames-1] != "020" {
		t.Errorf("%q", got.Names)
	}
	if got.Files != 5*maxSkipNames || got.Unnamed() != 4*maxSkipNames {
		t.Errorf("%d files, %d of them unnamed", got.Files, got.Unnamed())
	}
}

// TestNameOfAFileThatGrew goes with what was told of it, and stays where that is
// told again.
func TestNameOfAFileThatGrew(t *testing.T) {
	tally := newTally(time.Now)
	a := account{tally: tally}
	read := func(r *Reading, records int) []Skip {
		a.begin(r)
		for range records {
			a.skipRecords("log", "digest", 1)
		}
		if records > 0 {
			a.skipEmptied("log", "digest")
		} else {
			a.fileRead()
		}
		a.end(false)
		return tally.snapshot().Skips
	}
	first := (*Reading)(nil).Instead()
	second := first.Instead()
	read(first, 2)
	if got, want := read(second, 3), []Skip{{Reason: "digest", Files: 1, Emptied: 1, Records: 3, Names: []string{"log"}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := read(second.Instead(), 0); len(got) > 0 {
		t.Errorf("%+v is left", got)
	}
}
