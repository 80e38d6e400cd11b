package main

import (
	"slices"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui"
	"github.com/trailsift/trailsift/tui/theme"
	"github.com/trailsift/trailsift/tui/tuitest"
)

// pictures are what the README shows, all of the demo.
// `go test ./cmd/trailsift -run TestPictures -update` draws them anew.
var pictures = []struct {
	name, title   string
	width, height int
	filter        string
	keys          []string
	shows         string // by then everything is there
}{
	{name: "overview", title: "The overview of the demo incident: a timeline, and lists of regions, actors, services, events and addresses",
		width: 120, height: 36, shows: "100.0 %"},
	{name: "events", title: "What the leaked key did, as a list, with one event beside it",
		width: 160, height: 36, filter: "ip:203.0.113.77 -verb:read",
		keys: []string{"enter", "j", "j", "j"}, shows: "from 203.0.113.77"},
	{name: "heat", title: "What is loaded, by account, region and time: regions that somebody tried once, and hours without events",
		width: 120, height: 24, keys: append([]string{"H", "j", "j", "j"}, slices.Repeat([]string{"l"}, 37)...), shows: "10:0"},
	{name: "detail", title: "One event as a tree of JSON, the bucket policy in it unfolded",
		width: 120, height: 36, filter: "event:PutBucketPolicy ip:203.0.113.0/24",
		keys: []string{"enter", "enter", "/", "A", "l", "l", "o", "w", "enter", "j", "j", "j", "j"}, shows: ".Statement[0]."},
	{name: "chain", title: "Who is behind a session: the chain of credentials, link by link, with what each link rests on",
		width: 120, height: 24, filter: "actor:orders-dba/* ip:203.0.113.77 verb:write",
		keys: []string{"enter", "c"}, shows: "build-agent"},
	{name: "history", title: "The life of an instance: who started it, what was done to it and by it, what is related",
		width: 120, height: 30, filter: "event:RunInstances ip:203.0.113.0/24 failed:no",
		keys: []string{"enter", "p", "p"}, shows: "created"},
}

func TestPictures(t *testing.T) {
	if testing.Short() {
		t.Skip("long; the frames of other tests are drawn in the same way")
	}
	for _, p := range pictures {
		t.Run(p.name, func(t *testing.T) {
			cfg := demoConfig(t)
			filter, err := trail.Language().Parse(p.filter)
			if err != nil {
				t.Fatal(err)
			}
			cfg.Filter, cfg.Background = filter, theme.Dark
			term := tuitest.Run(t, tui.New(t.Context(), cfg), p.width, p.height)
			term.WaitText("ACTOR")
			term.Press(p.keys...)
			term.WaitText(p.shows)
			term.Picture(p.name, p.title)
		})
	}
}
