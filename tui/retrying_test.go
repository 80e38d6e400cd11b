package tui

import (
	"strings"
	"testing"
	"time"
)

// TestShortFilesAreTriedAgain: those that failed or were cut short are read again where
// they have changed, and it is said what came of that.
func TestShortFilesAreTriedAgain(t *testing.T) {
	cut := []Problem{{Source: "a", Reason: "empty file"}, {Source: "b", Reason: "unexpected end of file"}}
	load := &retriedLoad{fakeLoad: fakeLoad{progress: Progress{Files: 4, Failed: 1, Short: 2, Waiting: true, Problems: cut}}}
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Load = load
	now := noon
	cfg.Clock = func() time.Time { return now }
	b := newBench(t, cfg, 120, 30)
	for _, step := range []struct {
		progress Progress
		want     string
	}{
		{Progress{Failed: 1, Short: 2, Problems: cut}, "tried again: 2 files cannot be read to the end: ! says why"},
		{Progress{Short: 1, Problems: cut[1:]}, "tried again: the file cannot be read to the end: unexpected end of file"},
		{Progress{Done: true}, "tried again: 1 file could be read to the end"},
	} {
		before := load.progress.Short
		now = now.Add(time.Second)
		b.send(tickMsg{})
		b.press("R")
		b.want("trying " + map[int]string{1: "1 file", 2: "2 files"}[before] + " again")
		step.progress.Files, step.progress.Waiting, step.progress.Retries = 4, !step.progress.Done, load.progress.Retries+1
		load.progress = step.progress
		now = now.Add(time.Second)
		b.send(tickMsg{})
		b.want(step.want)
	}
	if load.retries != 3 {
		t.Errorf("tried %d times", load.retries)
	}
}

// TestWhatAnotherAttemptIsAbout is said below while more may come, and above the problems.
func TestWhatAnotherAttemptIsAbout(t *testing.T) {
	for want, p := range map[string]Progress{
		"2 files failed or cut short   R reads them again   ! lists 1 problem": {Short: 2},
		"3 files failed or cut short   R tries again   ! lists 1 problem":      {Short: 2, Retryable: 1},
		"1 file could not be read   R tries again   ! lists 1 problem":         {Retryable: 1},
	} {
		p.Waiting, p.Problems = true, []Problem{{Source: "a", Reason: "empty file"}}
		cfg := config(newStore(t, "trail.json", incident()))
		cfg.Load = &fakeLoad{progress: p}
		b := newBench(t, cfg, 120, 30)
		b.want(want)
		b.press("!")
		which, how, _ := strings.Cut(strings.TrimSuffix(want, "   ! lists 1 problem"), "   ")
		b.want("  " + which + ": " + how)
	}
}

// TestNothingIsTriedAgain says what helps where something failed.
func TestNothingIsTriedAgain(t *testing.T) {
	for want, p := range map[string]Progress{
		"nothing failed that could be tried again":                    {Done: true},
		"what failed is not read again":                               {Done: true, Failed: 1},
		"files that change are read again by themselves":              {Waiting: true, Following: true, Failed: 1},
		"nothing failed so far that could be tried again":             {Failed: 1},
		"loading has ended: start trailsift again for 2 failed files": {Done: true, Failed: 1, Short: 1, Retryable: 1},
	} {
		cfg := config(newStore(t, "trail.json", incident()))
		cfg.Load = &retriedLoad{fakeLoad: fakeLoad{progress: p}}
		b := newBench(t, cfg, 120, 30)
		b.press("R")
		b.want(want)
	}
}
