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
	heatScreen
)

// The smallest terminal that frames are drawn for.
const (
	minWidth  = 60
	minHeight = 15
)

const (
	// previewFrom is the width from which an event is shown beside the list.
	previewFrom = 140
	// previewBelowFrom is the height from which it is shown below the list where
	// it has no room beside it.
	previewBelowFrom = 40
	// minGrid is how many lines of facets there must be before the timeline
	// gets any.
	minGrid = 9
	// minList is how many lines of a list stay above the columns to choose.
	minList = 4
)

// rect is a part of the frame, in cells from its top left corner.
type rect struct{ x, y, w, h int }

// layout is where things are drawn. What a screen does not have is empty.
type layout struct {
	tooSmall               bool
	header, crumbs, filter rect
	timeline, body         rect
	preview, chooser       rect
	status, footer         rect
	charted                bool // there is a timeline, though a list may be in front of it
	previewed              bool // there is a preview, though the list may be in front of it
}

// arrangement is what the layout depends on besides the size.
type arrangement struct {
	screen     kind
	preview    bool // an event is wanted beside the list
	noTimeline bool // it was sent away
	onTimeline bool // it has the focus
	onPreview  bool // the event beside the list has the focus
	large      bool // the focused pane has all the room
	chooser    int  // lines wanted for the columns to choose
}

// layoutFor divides a terminal of w by h cells. Nothing overlaps; together
// the parts cover every line.
func layoutFor(w, h int, want arrangement) layout {
	if w < minWidth || h < minHeight {
		return layout{tooSmall: true, body: rect{0, 0, w, h}}
	}
	l := layout{
		header: rect{0, 0, w, 1}, crumbs: rect{0, 1, w, 1}, filter: rect{0, 2, w, 1},
		status: rect{0, h - 2, w, 1}, footer: rect{0, h - 1, w, 1},
		body: rect{0, 3, w, h - 5},
	}
	switch {
	case want.screen == overviewScreen && !want.noTimeline:
		l.splitTimeline(h, want)
	case want.screen != eventsScreen:
	case want.chooser > 0:
		l.chooser = l.below(min(want.chooser, l.body.h-minList))
	case want.preview:
		l.splitPreview(w, h, want)
	}
	return l
}

// splitPreview gives a part of the body to the event under the cursor, beside
// the list or below. Where there is no room for both, or one is to be large, the
// one that has the focus has all of it.
func (l *layout) splitPreview(w, h int, want arrangement) {
	beside, below := w >= previewFrom, h >= previewBelowFrom
	l.previewed = beside || below || want.onPreview
	switch {
	case want.onPreview && (want.large || !beside && !below):
		l.preview, l.body.h = l.body, 0
	case want.large:
	case beside:
		l.preview = l.body
		l.preview.w = min(w/4, 60)
		l.preview.x = w - l.preview.w
		l.body.w = l.preview.x - 1
	case below:
		l.preview = l.below(l.body.h * 2 / 5)
	}
}

// below takes some lines at the end of the body, and leaves the one above them
// blank.
func (l *layout) below(lines int) rect {
	l.body.h -= lines + 1
	return rect{l.body.x, l.body.y + l.body.h + 1, l.body.w, lines}
}

// splitTimeline gives the upper lines of the body to the timeline, and one
// below it to nothing. A large one has all of them, a large list leaves it none.
// Where there is no room for both, the one that has the focus is large.
func (l *layout) splitTimeline(h int, want arrangement) {
	lines := 4
	switch {
	case h >= 45:
		lines = 7
	case h >= 30:
		lines = 5
	}
	l.charted = true
	small := l.body.h-lines-1 < minGrid
	switch {
	case (want.large || small) && want.onTimeline:
		lines = l.body.h - 1
	case want.large || small:
		return
	}
	l.timeline = l.body
	l.timeline.h = lines
	l.body.y += lines + 1
	l.body.h -= lines + 1
}
