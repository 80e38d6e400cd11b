package main

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// demoSnapshot is the demo, loaded.
func demoSnapshot(t *testing.T) *store.Snapshot {
	t.Helper()
	st := store.New(trail.Schema())
	if report, err := loader.Load(t.Context(), st, loader.Options{}, demoSource{}); err != nil || report.Faults > 0 {
		t.Fatal(err, report.Problems)
	}
	return st.Snapshot()
}

// found counts what a filter finds, also as it is printed.
func found(t *testing.T, snap *store.Snapshot, filter string) int {
	t.Helper()
	lang := trail.Language()
	counts := make([]int, 0, 2)
	for range 2 {
		e, err := lang.Parse(filter)
		if err != nil {
			t.Fatal(err)
		}
		sel, err := snap.Select(t.Context(), lang, e, nil)
		if err != nil {
			t.Fatal(err)
		}
		counts, filter = append(counts, sel.Len()), e.String()
	}
	if counts[0] != counts[1] {
		t.Errorf("%s: %d events as it is printed, %d as it was written", filter, counts[1], counts[0])
	}
	return counts[0]
}

// TestFilterCounts holds filters to the counts that jq came to.
func TestFilterCounts(t *testing.T) {
	snap := demoSnapshot(t)
	text, err := os.ReadFile("testdata/filters.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(strings.ReplaceAll(string(text), "\r\n", "\n")) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(cells) != 3 {
			continue
		}
		n++
		want, err := strconv.Atoi(cells[0])
		if err != nil {
			t.Fatal(err)
		}
		if got := found(t, snap, cells[1]); got != want {
			t.Errorf("%s: %d events, jq has %d", cells[1], got, want)
		}
	}
	if n < 60 {
		t.Errorf("%d filters", n)
	}
}

// TestFilterExamples runs the help's examples: each finds something, and none
// finds everything.
func TestFilterExamples(t *testing.T) {
	snap := demoSnapshot(t)
	for _, e := range trail.FilterExamples() {
		if n := found(t, snap, e.Filter); n == 0 || n == snap.Len() {
			t.Errorf("%s: %d events", e.Filter, n)
		}
	}
}

// TestHelpFilters: the help is what the library says.
func TestHelpFilters(t *testing.T) {
	if out := answer(t, "help", "filters"); !strings.Contains(out, trail.FilterHelp()) {
		t.Errorf("help filters prints\n%s", out)
	}
}
