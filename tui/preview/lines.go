package preview

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/theme"
)

// line is a line of the pane. Keys can act on one that has a field.
type line struct {
	drawn string // with its styles; it starts with a blank
	plain string // without them

	field  string // as filters call it
	value  string
	masked bool
}

// add adds a line that is drawn already, with what it has a value of.
func (p *Pane) add(drawn string, l leaf) {
	if l.field != "" {
		p.stops = append(p.stops, len(p.lines))
	}
	p.lines = append(p.lines, line{drawn, ansi.Strip(drawn), l.field, l.value, l.masked})
}

// text adds a line of text in a style.
func (p *Pane) text(style theme.Style, text string, l leaf) {
	p.add(style.Paint(theme.Pad(" "+text, p.width)), l)
}

// pair adds a line with something on its right.
func (p *Pane) pair(style theme.Style, left string, rightStyle theme.Style, right string, l leaf) {
	right = theme.CleanCut(right, p.width/2)
	room := p.width - theme.Width(right) - 3
	p.add(" "+style.Paint(theme.CleanPad(left, room))+" "+rightStyle.Paint(right)+" ", l)
}

// layOut works out the lines, unless that was done. The first one has a value, or
// would have.
func (p *Pane) layOut() {
	if p.lines != nil {
		return
	}
	p.stops = p.stops[:0]
	e, t := p.event, p.theme
	p.pair(t.Verb(e.verb, e.failed), e.name, theme.Style{}, e.verb, leaf{field: "event", value: e.name})
	style, failure := t.Good, leaf{}
	if e.failed {
		style, failure = t.Failed, leaf{field: "error", value: e.code}
	}
	p.pair(theme.Style{}, p.when(e), style, e.result, failure)
	p.text(theme.Style{}, theme.CleanCut(e.who, p.width), leaf{field: "actor", value: e.actor})
	p.text(theme.Style{}, theme.CleanCut(e.from, p.width), leaf{field: "ip", value: e.address})
	message := leaf{field: "errorMessage", value: e.message}
	for _, part := range wrap(e.message, p.width-2) {
		p.text(t.Failed, part, message)
		message = leaf{} // one value, however many lines
	}
	p.foundSection(e.found)
	for _, s := range e.sections {
		p.section(s)
	}
	p.cursor = max(0, min(p.cursor, len(p.stops)-1))
}

func (p *Pane) when(e *Event) string {
	if e.at.IsZero() {
		return "no time"
	}
	return e.at.In(p.zone).Format("2006-01-02 15:04:05 MST")
}

func (p *Pane) section(s section) {
	p.text(theme.Style{}, "", leaf{})
	p.text(p.theme.Title, s.title, leaf{})
	names := 0
	for _, l := range s.leaves {
		names = max(names, theme.Width(theme.CleanCut(l.name, p.width*2/5)))
	}
	for _, l := range s.leaves {
		name := theme.Pad(theme.CleanCutMiddle(l.name, names), names)
		room := p.width - 2 - names - 2
		p.add("  "+p.theme.Dim.Paint(name)+"  "+theme.CleanPad(l.value, room), l)
	}
	if s.cut {
		p.text(p.theme.Dim, " enter shows all", leaf{})
	}
}

// mostLines is how many lines the message of an error takes at most.
const mostLines = 3

// wrap breaks a message between its words into lines of at most width cells, and
// cuts what comes after the last one.
func wrap(message string, width int) []string {
	lines := theme.WrapWords(theme.CleanCut(message, (mostLines+1)*width), width)
	if len(lines) > mostLines {
		rest := strings.Join(lines[mostLines-1:], " ")
		lines = append(lines[:mostLines-1], theme.Cut(rest, width))
	}
	return lines
}
