package tui

import tea "charm.land/bubbletea/v2"

// arrangement returns what the layout depends on besides the size.
func (a *App) arrangement() arrangement {
	s := a.screen()
	want := arrangement{
		screen: s.kind, preview: a.preview, large: s.large,
		noTimeline: a.clock.off, onTimeline: a.clock.onTimeline, onPreview: a.onPreview,
	}
	if a.mode == choosingColumns || a.readsHelp(choosingColumns) {
		want.chooser = a.chooser.Height()
	}
	return want
}

// previewFocused reports whether keys act on the event beside the list.
func (a *App) previewFocused() bool {
	return a.onPreview && a.layout.preview.w > 0 && a.screen().kind == eventsScreen
}

// focusPreview gives the focus to the event beside the list, or takes it.
func (a *App) focusPreview(on bool) tea.Cmd {
	a.onPreview = on
	a.arrange()
	return a.followCursor()
}

// togglePreview shows the event under the cursor, or no longer. Where there is
// no room for it beside the list or below, it is shown in place of the list.
func (a *App) togglePreview() tea.Cmd {
	s := a.screen()
	if a.layout.preview.w > 0 {
		a.preview = a.layout.body.h == 0 // it comes back when there is room
		return a.focusPreview(false)
	}
	a.preview, s.large = true, false
	a.arrange()
	return a.focusPreview(a.layout.preview.w == 0)
}

// toggleLarge gives the focused pane all the room, or shows the others again.
func (a *App) toggleLarge() tea.Cmd {
	s := a.screen()
	s.large = !s.large
	before := a.layout
	a.arrange()
	if s.kind == eventsScreen && a.layout == before {
		s.large = false
		a.say("this has all the room: v shows the event, or the list")
	}
	return tea.Batch(a.next(), a.followCursor())
}

// showPanes shows the panes beside a list or an event that somebody made large, and
// reports whether there are any: on a small screen one pane has all the room anyway.
func (a *App) showPanes() bool {
	s, before := a.screen(), a.layout
	if s.kind != eventsScreen || !s.large {
		return false
	}
	s.large = false
	a.arrange()
	return a.layout != before
}

func (a *App) nextListPane() tea.Cmd     { return a.focusListPane(1) }
func (a *App) previousListPane() tea.Cmd { return a.focusListPane(-1) }

// focusListPane moves the focus among the list, the event beside it and the
// filter's conditions.
func (a *App) focusListPane(n int) tea.Cmd {
	switch on := a.previewFocused(); {
	case a.layout.previewed && on == (n < 0):
		return a.focusPreview(!on)
	case len(a.chips()) > 0 || !a.layout.previewed:
		return a.openChips()
	default:
		return a.focusPreview(!on)
	}
}

func (a *App) nextBeside() tea.Cmd     { return a.stepPreview(1) }
func (a *App) previousBeside() tea.Cmd { return a.stepPreview(-1) }

// stepPreview shows the event after the one shown, or before it.
func (a *App) stepPreview(n int) tea.Cmd {
	if !a.table.Step(n) {
		a.say("no further event in this direction")
	}
	return a.followCursor()
}

// sizeList tells the list its size; a blank parts it from what is beside it.
func (a *App) sizeList() {
	w := a.layout.body.w
	if a.layout.preview.x > 0 {
		w--
	}
	a.table.SetSize(w, a.layout.body.h)
}
