package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/tui/tuitest"
)

// goldenSizes are the terminals whose frames are kept.
var goldenSizes = [][2]int{{80, 24}, {120, 36}, {200, 60}}

// golden keeps the frames of an interface after some keys, at each size. What
// goes on beside each other is the same at all of them, so that the smallest is
// enough for short tests.
func golden(t *testing.T, name, keys string, cfg func() Config) {
	sizes := goldenSizes
	if testing.Short() {
		sizes = sizes[:1]
	}
	for _, size := range sizes {
		name := fmt.Sprintf("%s-%dx%d", name, size[0], size[1])
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			term := tuitest.Run(t, New(context.Background(), cfg()), size[0], size[1])
			term.WaitText("ACTOR", "mira")
			term.WaitStill()
			for _, key := range strings.Fields(keys) {
				if key == "|" { // what follows is about the events in the list
					term.WaitText("22:48:05")
					continue
				}
				term.Press(key)
			}
			term.Golden(name)
		})
	}
}

func TestGoldenFrames(t *testing.T) {
	incidents := newStore(t, "AWSLogs/eu-central-1/trail.json.gz", incident())
	for _, c := range []struct{ name, keys string }{
		{"overview", ""},
		{"overview-narrowed", "1 j = tab"},
		{"overview-find", "tab tab / r u n"},
		{"overview-large", "\\ j space"},
		{"timeline-large", "i \\ e"},
		{"events", "j enter j j"},
		{"events-sorted", "j enter s j"},
		{"preview", "j enter j v"},
		{"pick-other", "j enter = +"},
		{"columns", "j enter | C j space j J +"},
		{"columns-add", "j enter | C / i n s t a"},
		{"detail", "j enter enter j j j"},
		{"filter", "; r e g o i n : x"},
		{"palette", ": f a i l"},
		{"palette-events", "j enter j : c o l u m n"},
		{"help", "?"},
		{"help-timeline", "i ?"},
		{"help-events", "j enter ?"},
		{"help-detail", "j enter enter ?"},
		{"help-filters", "? ?"},
		{"nothing", "; a c t o r = n o b o d y enter"},
	} {
		golden(t, c.name, c.keys, func() Config { return config(incidents) })
	}
}

// TestGoldenLoading keeps the frames of a loading under way, and of one that
// has ended with problems.
func TestGoldenLoading(t *testing.T) {
	incidents := newStore(t, "AWSLogs/eu-central-1/trail.json.gz", incident())
	some := []Problem{
		{"AWSLogs/111122223333/CloudTrail/eu-central-1/2026/08/31/111122223333_CloudTrail_eu-central-1_20260831T2240Z_x7Qf.json.gz", "record 17 at byte 20931", "unexpected end"},
		{"AWSLogs/111122223333/CloudTrail/eu-central-1/2026/09/01/notes.txt", "", "no CloudTrail records: text"},
	}
	for _, c := range []struct {
		name, keys string
		progress   Progress
	}{
		{"loading", "", Progress{Files: 1204, FilesTotal: 3871, Rate: 412000, Left: 12 * time.Second, Problems: some}},
		{"loaded-with-problems", "", Progress{Done: true, Files: 3869, FilesTotal: 3871, Failed: 1, Bad: 1, Skipped: 1, Problems: some}},
		{"problems", "!", Progress{Done: true, Files: 3869, FilesTotal: 3871, Failed: 1, Bad: 1, Skipped: 1, Problems: some}},
		{"loading-stopped", "", Progress{Done: true, Files: 900, FilesTotal: 3871, Stopped: "more than the 4 GB that --max-memory allows"}},
	} {
		golden(t, c.name, c.keys, func() Config {
			cfg := config(incidents)
			cfg.Load = &fakeLoad{progress: c.progress}
			return cfg
		})
	}
}

func TestGoldenWelcome(t *testing.T) {
	cfg := config(nil)
	cfg.Demo = func(context.Context) (Data, error) { return Data{}, nil }
	term := tuitest.Run(t, New(context.Background(), cfg), 80, 24)
	term.Golden("welcome-80x24")
}

func TestGoldenASCII(t *testing.T) {
	cfg := config(newStore(t, "trail.json", append(incident(), hostile()...)))
	cfg.Env = []string{"TERM=screen", "LANG=C"}
	term := tuitest.Run(t, New(context.Background(), cfg), 80, 24)
	term.Golden("overview-ascii-80x24")
}

func TestGoldenHostile(t *testing.T) {
	term := tuitest.Run(t, New(context.Background(), config(newStore(t, "trail.json", hostile()))), 160, 50)
	term.WaitText("ACTOR", "mira")
	term.WaitStill()
	term.Press("enter")
	term.Golden("events-hostile-160x50")
}

// TestGoldenPreviewCursor keeps the frame of an event beside the list that has the
// focus.
func TestGoldenPreviewCursor(t *testing.T) {
	term := tuitest.Run(t, New(context.Background(), config(newStore(t, "trail.json", incident()))), 160, 50)
	term.WaitText("ACTOR", "mira")
	term.WaitStill()
	term.Press("j", "enter")
	term.WaitText("RunInstances", "response")
	term.Press("tab", "j", "j", "j")
	term.Golden("preview-cursor-160x50")
}

func TestLeavesTheTerminalClean(t *testing.T) {
	for _, keys := range []string{"q", "ctrl+c", "enter enter ctrl+c", "; ctrl+c ctrl+c"} {
		term := tuitest.Run(t, New(context.Background(), config(newStore(t, "trail.json", incident()))), 80, 24)
		term.WaitText("ACTOR", "mira")
		term.Press(strings.Fields(keys)...)
		if err := term.WaitExit(); err != nil {
			t.Errorf("%s: %v", keys, err)
		}
		term.WaitClean()
	}
}
