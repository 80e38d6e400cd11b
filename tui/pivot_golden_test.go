package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/tuitest"
)

// TestGoldenPivots keeps the frames of the answers. In keys, what follows a
// colon is typed in the palette.
func TestGoldenPivots(t *testing.T) {
	if testing.Short() {
		t.Skip("long; the screens of pivots are walked through in short tests too")
	}
	story := newStore(t, "AWSLogs/eu-central-1/trail.json.gz", pivotStory())
	for _, c := range []struct{ name, keys, shows string }{
		{"pivot-menu", "enter j p", "around this event"},
		{"pivot-history", ":who i-0123456789abcdef0", "was started by"},
		{"pivot-history-filtered", "3 :who i-0123456789abcdef0", "all events"},
		{"pivot-chain", ":trace ASIAEXAMPLE000000003", "is behind"},
		{"pivot-chain-broken", ":trace ASIAEXAMPLE000000009", "unknown issuer"},
		{"pivot-profile", ":profile deploy/ci-4711", "what it did"},
		{"pivot-difference", "enter j j m j m d j", "paths differ"},
		{"pivot-change", "enter j d", "whole internet"},
		{"pivot-questions", ":all questions", "40 questions"},
		{"pivot-question", ":ask sg-open-world", "group"},
		{"pivot-verb", ":who_sg", "sg-0123456789abcdef0"},
	} {
		for _, size := range [][2]int{{80, 24}, {160, 50}} {
			name := fmt.Sprintf("%s-%dx%d", c.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				term := tuitest.Run(t, New(context.Background(), config(story)), size[0], size[1])
				term.WaitText("ACTOR", "mira")
				term.WaitStill()
				keys, line, palette := strings.Cut(c.keys, ":")
				for _, key := range strings.Fields(keys) {
					term.Press(key)
				}
				if palette {
					term.Press(":")
					verb, rest, open := strings.Cut(line, "_")
					term.Type(verb)
					if open {
						term.Type(" " + rest)
					} else {
						term.Press("enter")
					}
				}
				term.WaitText(c.shows)
				term.Golden(name)
			})
		}
	}
}
