package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/tuitest"
)

// goldenSizes are the terminals whose frames are kept.
var goldenSizes = [][2]int{{80, 24}, {120, 30}, {160, 50}}

func TestGoldenFrames(t *testing.T) {
	incidents := newStore(t, "AWSLogs/eu-central-1/trail.json.gz", incident())
	for _, c := range []struct {
		name string
		keys string
	}{
		{"overview", ""},
		{"overview-narrowed", "1 j = tab"},
		{"overview-find", "tab tab / r u n"},
		{"events", "j enter j j"},
		{"detail", "j enter enter j j j"},
		{"filter", "; r e g o i n : x"},
		{"palette", ": f a i l"},
		{"help", "?"},
		{"nothing", "; a c t o r = n o b o d y enter"},
	} {
		for _, size := range goldenSizes {
			name := fmt.Sprintf("%s-%dx%d", c.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				term := tuitest.Run(t, New(context.Background(), config(incidents)), size[0], size[1])
				term.WaitText("ACTOR", "mira")
				for _, key := range strings.Fields(c.keys) {
					term.Press(key)
				}
				term.Golden(name)
			})
		}
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
	term.Press("enter")
	term.Golden("events-hostile-160x50")
}

func TestLeavesTheTerminalClean(t *testing.T) {
	for _, keys := range []string{"q", "ctrl+c", "enter enter ctrl+c", "; ctrl+c"} {
		term := tuitest.Run(t, New(context.Background(), config(newStore(t, "trail.json", incident()))), 80, 24)
		term.WaitText("ACTOR", "mira")
		term.Press(strings.Fields(keys)...)
		if err := term.WaitExit(); err != nil {
			t.Errorf("%s: %v", keys, err)
		}
		term.WaitClean()
	}
}
