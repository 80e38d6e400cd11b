package tui

// kind is a kind of screen.
type kind uint8

const (
	welcomeScreen kind = iota
	overviewScreen
	eventsScreen
	detailScreen
	crossScreen
	answerScreen
	diffScreen
)

// The smallest terminal that frames are drawn for.
const (
	minWidth  = 60
	minHeight = 15
)

const (
	// previewFrom is the width from which an event is shown beside the list.
	previewFrom = 140
	// minGrid is how many lines of facets there must be before the timeline
	// gets any.
	minGrid = 9
)

// rect is a part of the frame, in cells from its top left corner.
type rect struct{ x, y, w, h int }

// layout is where things are drawn. What a screen does not have is empty.
type layout struct {
	tooSmall               bool
	header, crumbs, filter rect
	timeline, body         rect
	preview                rect
	status, footer         rect
}

// layoutFor divides a terminal of w by h cells. Nothing overlaps; together
// the parts cover every line.
func layoutFor(w, h int, screen kind, preview bool) layout {
	if w < minWidth || h < minHeight {
		return layout{tooSmall: true, body: rect{0, 0, w, h}}
	}
	l := layout{
		header: rect{0, 0, w, 1}, crumbs: rect{0, 1, w, 1}, filter: rect{0, 2, w, 1},
		status: rect{0, h - 2, w, 1}, footer: rect{0, h - 1, w, 1},
		body: rect{0, 3, w, h - 5},
	}
	switch {
	case screen == overviewScreen:
		l.splitTimeline(h)
	case screen == eventsScreen && preview && w >= previewFrom:
		l.preview = l.body
		l.preview.w = min(w/4, 60)
		l.preview.x = w - l.preview.w
		l.body.w = l.preview.x - 1
	}
	return l
}

// splitTimeline gives the upper lines of the body to the timeline, and one
// below it to nothing.
func (l *layout) splitTimeline(h int) {
	lines := 4
	switch {
	case h >= 45:
		lines = 7
	case h >= 30:
		lines = 5
	}
	if l.body.h-lines-1 < minGrid {
		return
	}
	l.timeline = l.body
	l.timeline.h = lines
	l.body.y += lines + 1
	l.body.h -= lines + 1
}
