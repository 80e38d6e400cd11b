package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/palette"
)

// previewDelay is how long the cursor has to rest before the preview follows.
const previewDelay = 50 * time.Millisecond

// takeSelection takes which events match and asks for what is shown of them.
func (a *App) takeSelection(msg selected) tea.Cmd {
	a.work.busy = false
	a.work.keep(onlyFailed, msg.failed)
	a.work.keep(msg.filter, msg.sel)
	a.answer = answer{
		number: msg.number, question: textOf(msg.filter),
		snap: msg.snap, sel: msg.sel, failed: msg.failed,
	}
	return a.next()
}

func (a *App) takeFacets(msg counted) tea.Cmd {
	a.work.busy = false
	for i, f := range msg.facets {
		a.facets.Set(msg.first+i, f)
	}
	a.answer.facets = msg.first + len(msg.facets)
	if a.resume != nil && a.answer.facets > a.screen().facet {
		a.resumeOverview()
	}
	return tea.Batch(a.next(), a.find())
}

func (a *App) takeTimeline(msg charted) tea.Cmd {
	a.work.busy = false
	a.timeline.Set(msg.timeline)
	a.answer.timeline, a.answer.buckets = true, msg.buckets
	return a.next()
}

func (a *App) takeView(msg viewed) tea.Cmd {
	a.work.busy = false
	a.answer.view, a.answer.order = true, msg.descending
	a.table.Set(a.answer.snap, msg.view, msg.descending)
	if a.resume != nil {
		a.resumeEvents()
	}
	return tea.Batch(a.next(), a.catchUp(), a.followCursor())
}

func (a *App) takeValues(msg listed) tea.Cmd {
	a.work.busy = false
	a.facets.Set(msg.list, msg.facet)
	return tea.Batch(a.next(), a.find())
}

// takeFound takes what a search gave; who searched decides by the text
// whether it is still wanted.
func (a *App) takeFound(msg found) {
	switch a.mode {
	case choosing, pickingValue:
		a.list.Found(msg.text, msg.hits)
	default:
		a.facets.Found(msg.text, msg.hits)
	}
}

func (a *App) takeJump(msg jumped) {
	switch {
	case msg.view != a.table.View():
	case !msg.ok:
		a.say("no further failure in this direction")
	default:
		a.table.MoveTo(msg.at)
	}
}

// showMsg is the wish to see an event beside the list.
type showMsg struct{ number int }

// followCursor lets the preview follow when the cursor has come to rest.
func (a *App) followCursor() tea.Cmd {
	a.previewOf++
	number := a.previewOf
	if a.layout.preview.w == 0 {
		return nil
	}
	return a.wait(previewDelay, func(time.Time) tea.Msg { return showMsg{number} })
}

func (a *App) showBeside(msg showMsg) {
	if msg.number != a.previewOf {
		return
	}
	if r, ok := a.table.Record(); ok {
		a.beside.Set(r)
	} else {
		a.beside.Clear()
	}
}

// search narrows the open list to what was typed.
func (a *App) search() tea.Cmd {
	text, items := a.input.String(), a.list.Items()
	a.list.Find(text)
	if text == "" {
		return nil
	}
	return guard(func() tea.Msg { return found{text, palette.Match(text, items)} })
}
