package tui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/theme"
)

// search is the search in values under way: one at a time, the newest. It goes
// on beside the work on a question.
type search struct {
	number int
	cancel context.CancelFunc
	inList wanted // of the overview, as long as that is what is searched
}

// wanted is what is looked for in a list of the overview.
type wanted struct {
	list  int
	text  string
	lines facets.Lines
}

// The results of searches.
type (
	foundLines struct {
		number int
		wanted
		hits []int
	}
	foundItems struct {
		number int
		text   string
		hits   []int
	}
)

// start gives up the search under way for another one.
func (s *search) start(parent context.Context, w wanted) (ctx context.Context, number int) {
	s.stop()
	s.number++
	s.inList = w
	ctx, s.cancel = context.WithCancel(parent)
	return ctx, s.number
}

// stop gives up the search under way.
func (s *search) stop() {
	if s.cancel != nil {
		s.cancel()
	}
	s.cancel, s.inList = nil, wanted{}
}

// find searches a list of the overview that is to be narrowed, unless that is
// being done.
func (a *App) find() tea.Cmd {
	var w wanted
	var ok bool
	if w.list, w.text, w.lines, ok = a.facets.Unsearched(); !ok || w == a.search.inList {
		return nil
	}
	ctx, number := a.search.start(a.ctx, w)
	return guard(func() tea.Msg {
		hits, ok := match(ctx, w.text, w.lines)
		if !ok {
			return nil
		}
		return foundLines{number, w, hits}
	})
}

// stopFinding shows all values of the focused list again.
func (a *App) stopFinding() {
	a.search.stop()
	a.facets.Find("")
	a.ahead = nil
}

// takeLines narrows a list, and goes on with the next one that is to be.
func (a *App) takeLines(msg foundLines) tea.Cmd {
	if msg.number != a.search.number {
		return nil
	}
	a.search.stop()
	again := !a.facets.Searching()
	a.facets.Found(msg.list, msg.text, msg.lines, msg.hits, msg.onlyNear())
	if !again {
		a.leaveVain()
	}
	return tea.Batch(a.find(), a.catchUp(), a.next()) // the lines found lack their pictures
}

// findItem narrows the open list to what was typed; values are searched when
// they are there.
func (a *App) findItem() tea.Cmd {
	if a.mode == choosing {
		if cmd, ok := a.completeVerb(); ok {
			return cmd
		}
	}
	text, items := a.input.String(), a.list.Items()
	a.list.Find(text)
	switch {
	case text == "":
		return nil
	case a.mode == choosing:
		a.list.Found(text, a.findCommands(text, items))
		return nil
	case a.picks == nil:
		return nil
	}
	ctx, number := a.search.start(a.ctx, wanted{})
	return guard(func() tea.Msg {
		hits, ok := match(ctx, text, items)
		if !ok {
			return nil
		}
		return foundItems{number, text, hits}
	})
}

func (a *App) takeItems(msg foundItems) tea.Cmd {
	if msg.number != a.search.number {
		return nil
	}
	a.search.stop()
	a.list.Found(msg.text, msg.hits)
	if a.mode == pickingValue && a.pickFor == "" && strings.TrimSpace(msg.text) != "" {
		a.list.Tail(msg.text, asTyped(msg.text))
	}
	return a.catchUp()
}

// onlyNear reports whether no line has what was looked for: the best of those found would.
func (msg foundLines) onlyNear() bool {
	words := strings.Fields(strings.ToLower(msg.text))
	return len(msg.hits) > 0 && contained(msg.lines.Text(msg.hits[0]), words) == notInside
}

// similarText says that the values listed do not contain what is looked for in the
// focused list of the overview, but something near it; "" where they do.
func (a *App) similarText() string {
	if a.screenScope() != inOverview || !a.facets.Near() {
		return ""
	}
	return "nothing contains " + theme.CleanCut(a.facets.Finding(), similarShown) + ": these come near"
}

// similarShown is how much of what is looked for a message repeats.
const similarShown = 24
