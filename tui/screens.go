package tui

import (
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/timeline"
)

// screen is one step of the way somebody went.
type screen struct {
	kind  kind
	drill store.Expr // the condition that leaves with the screen, or nil

	facet string       // overview: the field of the focused list
	value facets.Value // and the value under its cursor
	large bool         // the focused pane has all the room
	place events.Place // events: the cursor
	stays string       // events: the field whose column stays though the filter says its value
	row   store.Row    // detail: the event

	fields [2]string // cross: down, across

	ask    inquiry // answer, difference: what is asked
	line   int     // and the line under the cursor
	whole  bool    // events: of all there are, whatever the filter
	told   told    // events: of an answer
	lifted terms   // conditions that it switched off; those of other screens are off here
	steps  int     // how many steps could be undone when it was opened
}

// told is what a line of an answer says about the events that it leads to.
type told struct {
	asked [2]string  // the question, and only its name; empty for other answers
	own   store.Expr // what tells its events from those of other lines; nil where nothing does
	whose namedAs    // an id in that, and who the line says it is; empty for none
	who   string     // the one whom the line names, whatever its events are told by; may be ""
}

// place is everything that < and > bring back.
type place struct {
	stack []screen
	terms terms
	drilled

	onTimeline bool // the timeline has the focus of the overview
	brush      timeline.Brush
}

// history is the places seen, like a browser's.
type history struct {
	places []place
	at     int
}

// leave records how the present place is left.
func (h *history) leave(p place) {
	if len(h.places) == 0 {
		h.places = []place{p}
		return
	}
	h.places[h.at] = p
}

// visit adds a place after the present one; what lay ahead is forgotten.
func (h *history) visit(p place) {
	h.places = append(h.places[:h.at+1:h.at+1], p)
	h.at = len(h.places) - 1
}

// step goes back or forward; ok is false at the end.
func (h *history) step(n int) (p place, ok bool) {
	to := h.at + n
	if to < 0 || to >= len(h.places) {
		return place{}, false
	}
	h.at = to
	return h.places[to], true
}

// clone returns a copy of a stack of screens.
func clone(stack []screen) []screen { return append([]screen(nil), stack...) }
