package tui

import (
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
	b.press("R")
	b.want("trying 3 failed files again")
	if load.retries != 1 {
		t.Errorf("tried %d times", load.retries)
	}
	load.progress = Progress{Done: true, Files: 33}
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
	b.want("Loading 30 of 30 files")
	b.wantNot("[live]")
	load.progress = Progress{Files: 30, FilesTotal: 30, Waiting: true, Following: true, Notes: []string{"delivered 2026-09-01 to 2026-09-02"}}
	look()
	b.want("s3://bucket   [live]", "Live: new files appear here as they are delivered")
	b.wantNot("Loading")
	load.progress = Progress{Done: true, Files: 30, Notes: []string{"AWS may deliver later"}}
	look()
	b.want("s3://bucket   AWS may deliver later")
	b.wantNot("[live]")
}
