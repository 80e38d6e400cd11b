package preview

import (
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// Pane shows one event. It is laid out again only when another event is shown,
// or when its size changes. The cursor goes over the lines that have values.
type Pane struct {
	theme         *theme.Theme
	reader        Reader
	width, height int
	event         *Event
	lines         []line // nil while they are not laid out
	stops         []int  // those of the lines that the cursor goes to
	cursor        int    // number of a stop
	top           int    // first line drawn
	focused       bool
	spare         int    // lines left over for values that take more than others
	needs         int    // of those, how many values take that decide what was done
	cut           bool   // a value has not got all it takes
	most          int    // values of a section while the pane is brief
	lacks         int    // values left out because it is
	over          int    // of those, the ones for whose number that was
	lacksMore     bool   // and nobody has counted others
	asked         []leaf // by the sections so far, while lines are laid out
	kept          int    // the cursor while the pane has no focus
	drift         drift
	zone          *time.Location // of the times shown
}

// New returns an empty pane. secret reports whether the value of a path is
// masked; nil masks nothing.
func New(t *theme.Theme, lang *store.Language, secret func(path string) bool) *Pane {
	return &Pane{theme: t, reader: Reader{lang: lang, secret: secret}, zone: time.UTC}
}

// SetSize tells how many cells the pane has.
func (p *Pane) SetSize(width, height int) {
	if width != p.width || height != p.height {
		p.width, p.height, p.lines, p.drift = width, height, nil, drift{}
	}
}

// SetZone tells which zone times are shown in; it is UTC until then.
func (p *Pane) SetZone(zone *time.Location) { p.zone, p.lines = zone, nil }

// SetFocus tells whether keys act on the pane: only then the cursor is seen, and all
// values. It is on the same one as it was when the focus went elsewhere.
func (p *Pane) SetFocus(focused bool) {
	if focused == p.focused {
		return
	}
	p.focused, p.lines, p.top, p.drift = focused, nil, 0, drift{}
	p.cursor, p.kept = p.kept, p.cursor
}

// Clear shows nothing.
func (p *Pane) Clear() { p.Show(nil) }

// Show shows an event from its first line on. With the focus the cursor stays on the same field, if
// this event has it too: who steps from event to event compares one value.
func (p *Pane) Show(e *Event) {
	field, above := "", 0
	if p.focused && p.event != nil {
		p.layOut()
		field, above = p.current().field, p.stops[p.cursor]-p.top
	}
	p.event, p.lines, p.cursor, p.top = e, nil, 0, 0
	p.kept, p.drift = 0, drift{}
	if field == "" || e == nil {
		return
	}
	p.layOut()
	at := slices.IndexFunc(p.stops, func(i int) bool { return p.lines[i].field == field })
	if p.cursor = max(at, 0); at > 0 {
		p.top = p.stops[at] - above
		p.scroll()
	}
}

// Move moves the cursor by n lines that have values; at the last one it moves
// what is seen to the end.
func (p *Pane) Move(n int) {
	if p.event == nil {
		return
	}
	p.layOut()
	p.cursor = max(0, min(p.cursor+n, len(p.stops)-1))
	p.scroll()
}

// Page returns how many lines a page has.
func (p *Pane) Page() int { return max(1, p.height-1) }

// Put moves the cursor to what is drawn on a line and reports whether that has a
// value.
func (p *Pane) Put(y int) bool {
	if p.event == nil || y < 0 || y >= p.height {
		return false
	}
	p.layOut()
	i := p.top + y
	for i < len(p.lines) && p.lines[i].goesOn {
		i--
	}
	at := slices.Index(p.stops, i)
	if at >= 0 {
		p.cursor = at
	}
	return at >= 0
}

// Value returns the field under the cursor, as filters call it, and its value;
// ok is false when that is masked, or empty.
func (p *Pane) Value() (field, value string, ok bool) {
	if p.event == nil {
		return "", "", false
	}
	p.layOut()
	l := p.current()
	return l.field, l.value, l.value != "" && !l.masked
}

// Cut returns the value under the cursor where its line has no room for all of
// it; ok is false where it has.
func (p *Pane) Cut() (value string, ok bool) {
	if p.event == nil {
		return "", false
	}
	p.layOut()
	l := p.current()
	return l.value, l.value != "" && !l.whole && !strings.Contains(l.plain, theme.CleanCut(l.value, p.width))
}

// current returns the line under the cursor.
func (p *Pane) current() line { return p.lines[p.stops[p.cursor]] }

// end returns the line behind the value under the cursor.
func (p *Pane) end() int {
	i := p.stops[p.cursor] + 1
	for i < len(p.lines) && p.lines[i].goesOn {
		i++
	}
	return i
}

// scroll makes the value under the cursor visible, with the lines above the first
// and below the last.
func (p *Pane) scroll() {
	at, end := p.stops[p.cursor], p.end()
	if p.cursor == len(p.stops)-1 {
		end = len(p.lines)
	}
	p.top = max(p.top, end-p.height)
	if p.top = min(p.top, at); p.cursor == 0 {
		p.top = 0
	}
	p.top = max(0, min(p.top, len(p.lines)-p.height))
}

// Render returns the pane, exactly as large as it was told to be.
func (p *Pane) Render() string {
	block := theme.NewBlock(p.width, p.height)
	if p.event == nil {
		return block.String()
	}
	p.layOut()
	p.scroll()
	for y := range p.height {
		block.Line(p.draw(p.drift.line(p.top + y)))
	}
	return block.String()
}

// draw draws line i; a blank one where there is none.
func (p *Pane) draw(i int) string {
	if i < 0 || i >= len(p.lines) {
		return theme.Pad("", p.width)
	}
	l, at := p.lines[i], p.stops[p.cursor]
	_, text, _ := strings.Cut(l.plain, " ")
	switch {
	case p.focused && i == at: // the mark takes the place of the blank
		return p.theme.Mark + p.theme.Cursor.Paint(text)
	case p.focused && i > at && i < p.end():
		return " " + p.theme.Cursor.Paint(text)
	}
	return l.drawn
}
