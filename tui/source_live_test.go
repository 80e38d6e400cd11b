package tui

import (
	"strings"
	"testing"
	"time"
)

// retriedLoad is a loading that can try again what failed.
type retriedLoad struct {
	fakeLoad
	retries int
}

func (l *retriedLoad) Retry() { l.retries++ }

func TestFailedFilesAreTriedAgain(t *testing.T) {
	load := &retriedLoad{fakeLoad: fakeLoad{progress: Progress{
		Files: 30, Failed: 3, Retryable: 3, Waiting: true, Problems: []Problem{{Source: "s3://b/k", Reason: "access denied"}},
	}}}
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Load = load
	now := noon
	cfg.Clock = func() time.Time { return now }
	b := newBench(t, cfg, 120, 30)
	look := func() {
		now = now.Add(time.Second)
		b.send(tickMsg{})
	}
	look()
	b.want("3 files could not be read   R tries again   ! lists 1 problem")
	b.wantNot("stop loading")
	b.press("!")
	b.want("R try again")
	b.press("R")
	b.want("trying 3 failed files again")
	b.press("esc j")
	b.wantNot("could not be read") // somebody knows
	load.retries = 0
	b.press("R")
	b.want("trying 3 failed files again")
	if load.retries != 1 {
		t.Errorf("tried %d times", load.retries)
	}
	look()
	b.want("trying 3 failed files again") // it has not begun
	load.progress = Progress{Files: 32, Failed: 1, Retryable: 1, Retries: 1, Waiting: true, Problems: []Problem{{Reason: "access denied"}, {Reason: "damaged"}}}
	look()
	b.want("tried again: 2 files could be opened, not 1: ! says why")
	load.retries = 0
	b.press("R")
	load.progress.Retries, load.progress.Problems = 2, load.progress.Problems[:1]
	look()
	b.want("tried again: the file cannot be opened: access denied")
	b.press("R")
	load.progress = Progress{Done: true, Files: 33, Retries: 3}
	load.retries = 1
	look()
	b.want("tried again: 1 file could be opened")
	look()
	b.press("R")
	b.want("nothing failed that could be tried again")
	if load.retries != 1 {
		t.Errorf("tried %d times", load.retries)
	}
}

func TestLiveMarker(t *testing.T) {
	load := &retriedLoad{fakeLoad: fakeLoad{progress: Progress{Files: 30, FilesTotal: 30}}}
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Load, cfg.Title = load, "s3://bucket"
	now := noon
	cfg.Clock = func() time.Time { return now }
	b := newBench(t, cfg, 160, 30)
	look := func() {
		now = now.Add(time.Second)
		b.send(tickMsg{})
	}
	look()
	b.want("100 %   30 of 30 files")
	b.wantNot("[live]")
	load.progress = Progress{Files: 30, FilesTotal: 30, Waiting: true, Following: true, Notes: []string{"delivered 2026-09-01 to 2026-09-02"}}
	look()
	b.want("s3://bucket   [live]", "Live: new files appear here as they are delivered   ! says more")
	b.wantNot("Loading")
	load.progress = Progress{Done: true, Files: 30, Notes: []string{"AWS may deliver later"}}
	look()
	b.want("s3://bucket   AWS may deliver later")
	b.wantNot("[live]")
}

// TestTroubleIsShown says what is waited for, on every width, while loading and
// while more may come.
func TestTroubleIsShown(t *testing.T) {
	const trouble = "127.0.0.1:9000: connection refused; trying again, 2 of 5"
	for _, width := range []int{80, 160} {
		for _, waiting := range []bool{false, true} {
			load := &fakeLoad{progress: Progress{Files: 3, Rate: 100, Trouble: trouble + "\x1b[31m", Waiting: waiting, Following: waiting, Notes: []string{"delivered 2026-09-01 to 2026-09-02"}}}
			cfg := config(newStore(t, "trail.json", incident()))
			cfg.Load = load
			now := noon
			cfg.Clock = func() time.Time { return now }
			b := newBench(t, cfg, width, 24)
			now = now.Add(time.Second)
			b.send(tickMsg{})
			b.want(trouble)
			if strings.Contains(b.View().Content, "\x1b[31m[") || strings.Contains(b.View().Content, "5\x1b[31m ") {
				t.Error("text of a server reaches the terminal as it is")
			}
			load.progress.Trouble = ""
			now = now.Add(time.Second)
			b.send(tickMsg{})
			b.wantNot("trying again")
		}
	}
}

// TestNothingInThatRange says why there is nothing, and what to do.
func TestNothingInThatRange(t *testing.T) {
	cfg := config(newFilling().Store)
	cfg.Load = &fakeLoad{progress: Progress{Done: true, Skipped: 2, Bare: 2, NoEvents: 2, Skips: []Skip{{Reason: "2 × region without management events in that time"}}}}
	b := newBench(t, cfg, 80, 24)
	b.want("Nothing to look at.", "Skipped: 2 × region without management events in that time", "or another range")
}
