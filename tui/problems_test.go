package tui

import (
	"fmt"
	"testing"
)

// TestProblemsSayWhatTheyCount: files and records apart, all of them where only
// the first are listed, and on the same numbers everywhere.
func TestProblemsSayWhatTheyCount(t *testing.T) {
	p := Progress{
		Done: true, Files: 31, FilesTotal: 37, Failed: 5, Skipped: 1, Bad: 30, Faults: 40,
		Reasons: []string{"1 × not CloudTrail\x1b[2J"},
	}
	for i := range 20 {
		p.Problems = append(p.Problems, Problem{Source: fmt.Sprintf("logs/%02d.json", i), Position: "byte 7", Reason: "unexpected end"})
	}
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Load = &fakeLoad{progress: p}
	for _, w := range []int{60, 80, 160} {
		b := newBench(t, cfg, w, 24)
		b.want("40 problems: 5 files failed, 30 bad records   ! lists them", "31 files")
		if w < 80 { // one sum, rather than none of the name
			b.want("36 left out", "logs ")
		} else {
			b.want("5 failed", "30 bad")
		}
		b.press("!")
		b.want("40 problems: 5 files failed, 30 bad records", "the first 20 are listed", "90 events, 31 files, 5 failed, 1 skipped, 30 bad,",
			`skipped: 1 × not CloudTrail\u001b[2J`, "logs/00.json  byte 7", "unexpected end")
		b.wantNot("lists them")
		b.press("G")
		b.want("logs/19.json")
		b.wantNot("40 problems")
		b.press("k k")
		b.want("logs/18.json")
		b.press("g")
		b.want("40 problems: 5")
	}
}

// TestReasonsAreListedWithoutProblems: what was skipped is no problem, and is
// told.
func TestReasonsAreListedWithoutProblems(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Load = &fakeLoad{progress: Progress{Done: true, Files: 3, Skipped: 2, Reasons: []string{"2 × digest files"}}}
	b := newBench(t, cfg, 80, 24)
	b.press("!")
	b.want("There are no problems", "skipped: 2 × digest files")
}

// TestNothingYetWhileFollowing: files without an event in them have been read,
// and others are waited for.
func TestNothingYetWhileFollowing(t *testing.T) {
	for _, files := range []int{0, 1} {
		cfg := config(newStore(t, "trail.json", nil))
		load := &fakeLoad{progress: Progress{Files: files}}
		cfg.Load = load
		b := newBench(t, cfg, 80, 24)
		b.want("The first events appear here in a moment")
		load.progress.Waiting, load.progress.Following = true, true
		b.send(tickMsg{})
		b.want("Nothing yet.", "New files appear here")
		b.wantNot("Loading", "in a moment")
	}
}

// TestProblemsThatWereReadAreNotSaidAgain: only new ones are.
func TestProblemsThatWereReadAreNotSaidAgain(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	load := &fakeLoad{progress: Progress{Done: true, Faults: 2, Problems: []Problem{{Source: "a"}, {Source: "b"}}}}
	cfg.Load = load
	b := newBench(t, cfg, 80, 24)
	b.want("! lists them")
	b.press("! esc")
	b.wantNot("lists them")
	b.progress.Faults = 3
	b.press("j")
	b.want("3 problems", "! lists them")
}
