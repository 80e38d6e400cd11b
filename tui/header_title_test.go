package tui

import (
	"strings"
	"testing"
	"time"
)

// following is a bench whose sources are followed; look takes what its loading says by
// then.
func following(t *testing.T, title string, w int, p Progress) (b *bench, load *retriedLoad, look func()) {
	t.Helper()
	load = &retriedLoad{fakeLoad: fakeLoad{progress: p}}
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Load, cfg.Title = load, title
	now := noon
	cfg.Clock = func() time.Time { return now }
	b = newBench(t, cfg, w, 24)
	return b, load, func() {
		now = now.Add(time.Second)
		b.send(tickMsg{})
	}
}

// TestStoppedFollowingIsSaid: nothing new is read any more, so nothing says that it is.
func TestStoppedFollowingIsSaid(t *testing.T) {
	b, load, look := following(t, "/ir/logs", 120, Progress{Files: 5, FilesTotal: 5, Waiting: true, Following: true})
	look()
	b.want("/ir/logs   [live]", "^x stop following")
	b.press("ctrl+x")
	load.progress = Progress{Done: true, Files: 5, FilesTotal: 5, Following: true}
	look()
	b.want("/ir/logs   [stopped]", "following is stopped: nothing new is read any more")
	b.wantNot("[live]", "stop following")
	b.press("R")
	b.want("following has ended: start trailsift again for new files")
	b.press("ctrl+x")
	b.want("following was stopped already")
	if load.retries > 0 {
		t.Error("a loading that has ended is asked for another attempt")
	}
}

// TestWhatLoadingLeftIsNotTriedAgain: R says what it cannot do, and what can be done.
func TestWhatLoadingLeftIsNotTriedAgain(t *testing.T) {
	for _, c := range []struct {
		progress Progress
		want     string
	}{
		{Progress{Done: true, Files: 7, FilesTotal: 685, Stopped: "stopped"}, "loading has ended: start trailsift again for the other 678 files"},
		{Progress{Done: true, Files: 7, Stopped: "stopped"}, "loading has ended: start trailsift again for the rest"},
		{Progress{Done: true, Files: 7, Failed: 2, Retryable: 2}, "loading has ended: start trailsift again for 2 failed files"},
		{Progress{Done: true, Files: 7}, "nothing failed that could be tried again"},
	} {
		b, load, look := following(t, "logs", 120, c.progress)
		look()
		b.press("R")
		b.want(c.want)
		if load.retries > 0 {
			t.Errorf("%q, and it is tried again", c.want)
		}
	}
}

// TestStateIsNeverCut: where title and counts have too little room, the title gives way.
func TestStateIsNeverCut(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing in it runs beside something else")
	}
	titles := []string{"d", "/tmp/demo", "/srv/incident/2026-09-01/AWSLogs", "s3://a-bucket-of-trails/AWSLogs/111122223333/", "one two/three"}
	for _, title := range titles {
		for _, skipped := range []int{0, 12_345_678} {
			for w := minWidth; w < 130; w++ {
				b, load, look := following(t, title, w, Progress{Files: 30_968, Waiting: true, Following: true, Skipped: skipped, Failed: skipped})
				for _, state := range []string{liveWord, stoppedWord} {
					look()
					line, _, _ := strings.Cut(b.text(), "\n")
					if !strings.Contains(line, " "+state) {
						t.Fatalf("%d cells, %s: %q", w, state, line)
					}
					load.progress.Done = true
				}
			}
		}
	}
	b, _, look := following(t, "/tmp/demo", 80, Progress{Files: 516, Waiting: true, Following: true})
	look()
	b.want("demo", liveWord, "90 events", "0 skip", "0 bad", "0 dup")
}
