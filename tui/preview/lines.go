package preview

import (
	"slices"
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
	whole  bool // all of the value is there, on this line and those that go on
	goesOn bool // it is more of the value above
}

// add adds a line that is drawn already, with what it has a value of.
func (p *Pane) add(drawn string, l leaf) {
	if l.field != "" {
		p.stops = append(p.stops, len(p.lines))
	}
	p.lines = append(p.lines, line{drawn: drawn, plain: ansi.Strip(drawn), field: l.field, value: l.value, masked: l.masked})
}

// wrapped adds a value on as many lines as it takes, up to most and those to spare:
// in a style, and behind what is drawn already. Further lines begin below the first.
func (p *Pane) wrapped(before string, style theme.Style, value string, most int, l leaf) {
	indent := theme.Width(ansi.Strip(before))
	room := p.width - indent
	parts, whole := p.broken(value, room, most, l.decides())
	for i, part := range parts {
		if i > 0 {
			before, l = theme.Pad("", indent), leaf{} // one value, however many lines
		}
		p.add(before+style.Paint(theme.Pad(part, room)), l)
		added := &p.lines[len(p.lines)-1]
		added.whole, added.goesOn = whole, i > 0
	}
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

// layOut works out the lines, unless that was done. Where a value was cut and lines
// are left over, values get those.
func (p *Pane) layOut() {
	if p.lines != nil {
		return
	}
	p.spare, p.needs, p.cut, p.most = 0, 0, false, briefLeaves
	p.allLines()
	if few := p.over; few > 0 && few <= briefFew && len(p.lines)+few*briefLines <= p.height {
		p.needs, p.most = 0, briefLeaves+few
		p.allLines()
	}
	if p.spare = p.height - len(p.lines); p.cut && p.spare > 0 {
		p.allLines()
	}
	p.spare = 0
	p.cursor = max(0, min(p.cursor, len(p.stops)-1))
}

// allLines adds all lines. One of them at least has a value, or would have.
func (p *Pane) allLines() {
	p.lines, p.stops = p.lines[:0], p.stops[:0]
	p.lacks, p.over, p.lacksMore, p.asked = 0, 0, false, nil
	e, t := p.event, p.theme
	if e.Lead != "" {
		p.text(t.Dim, e.Lead, leaf{})
	}
	p.pair(t.Verb(e.verb, e.failed), e.name.value, theme.Style{}, e.verb, e.name)
	p.outcome(e)
	if e.who != "" {
		p.wrapped(" ", theme.Style{}, e.who, mostLines, leaf{field: "actor", value: e.actor})
	}
	p.from(e)
	if e.message != "" {
		p.wrapped(" ", t.Verb("", e.failed), e.message, messageLines, leaf{field: "errorMessage", value: e.message})
	}
	p.foundSection(e.found)
	for _, s := range e.sections {
		p.section(s)
	}
	p.lackLine()
}

// lackLine says that there is more, and the key that shows it.
func (p *Pane) lackLine() {
	what := theme.Count(p.lacks) + " more values"
	switch {
	case p.lacksMore:
		what = "more values"
	case p.lacks == 0:
		return
	case p.lacks == 1:
		what = "1 more value"
	}
	p.text(theme.Style{}, "", leaf{})
	p.text(p.theme.Dim, what+": tab", leaf{})
}

// outcome adds when it was and what came of it. A time is whole: an error that has
// no room beside it stands below.
func (p *Pane) outcome(e *Event) {
	style, failure := p.theme.Good, leaf{}
	if e.dry {
		style = theme.Style{}
	}
	if e.failed {
		style, failure = p.theme.Failed, leaf{field: "error", value: e.code}
	}
	when, width := p.when(e), theme.Width(theme.CleanCut(e.result, p.width))
	if width <= p.width/2 && theme.Width(when)+width+3 <= p.width {
		p.pair(theme.Style{}, when, style, e.result, failure)
		return
	}
	p.text(theme.Style{}, when, leaf{})
	p.wrapped(" ", style, e.result, mostLines, failure)
}

// from adds where an event came from. An agent that has no room beside the address
// stands below it.
func (p *Pane) from(e *Event) {
	address, at := "from "+e.address, leaf{field: "ip", value: e.address}
	if e.address == "" && e.agent == "" { // as of an insight
		return
	}
	agent := e.agent
	if agent == e.address && !p.focused { // a service says its name twice
		agent = ""
	}
	if both := address + "  " + agent; theme.Width(theme.CleanCut(both, p.width)) < p.width {
		p.text(theme.Style{}, theme.Clean(both), at)
		return
	}
	p.text(theme.Style{}, theme.CleanCut(address, p.width-1), at)
	if agent != "" {
		p.wrapped("   ", theme.Style{}, agent, mostLines, leaf{field: "ua", value: agent})
	}
}

func (p *Pane) when(e *Event) string {
	if e.at.IsZero() {
		return "no time"
	}
	return e.at.In(p.zone).Format("2006-01-02 15:04:05 MST")
}

// section draws a titled list of leaves. The keys that all of them lie below stand
// beside the title.
func (p *Pane) section(s section) {
	leaves := s.leaves
	if !p.focused {
		leaves = p.briefly(s)
	}
	if len(leaves) == 0 && (!s.cut || !p.focused) {
		return
	}
	p.text(theme.Style{}, "", leaf{})
	of := above(leaves)
	p.add(p.title(s.title, of), leaf{})
	width := p.nameWidth(leaves, of)
	names := namesOf(leaves, of, width, p.allNames())
	for i, l := range leaves {
		if l.document != nil {
			p.document(l, tail(fullName(l, of), p.width-3))
			continue
		}
		name := theme.Pad(names[i], width)
		p.wrapped("  "+p.theme.Dim.Paint(name)+"  ", theme.Style{}, l.value, mostLines, l)
	}
	if s.cut && p.focused {
		p.text(p.theme.Dim, " enter shows all", leaf{})
	}
}

// briefly returns the essence of a section, and counts what it lacks.
func (p *Pane) briefly(s section) []leaf {
	leaves, lacks, over := s.brief(p.asked, p.most)
	p.over += over
	p.lacks, p.lacksMore = p.lacks+lacks, p.lacksMore || s.cut
	p.asked = append(p.asked, s.leaves...)
	return leaves
}

// The room that names leave an id, be it of 17 digits and what it is of, as eni-…: broken,
// nobody reads it. They keep leastName for that.
const (
	idCells   = 24
	leastName = 12
)

// nameWidth returns how many cells the names of leaves get: two fifths at most, or what
// none of the values needs. What a policy says stands below its name.
func (p *Pane) nameWidth(leaves []leaf, of string) int {
	values, ids, names := 0, 0, 0
	beside := slices.DeleteFunc(slices.Clone(leaves), func(l leaf) bool { return l.document != nil })
	for _, l := range beside {
		width := theme.Width(theme.CleanCut(l.value, p.width))
		values = max(values, width)
		if width <= idCells {
			ids = max(ids, width)
		}
	}
	room := max(p.width*2/5, p.width-len("    ")-values)
	room = min(room, max(leastName, p.width-len("    ")-ids))
	for _, name := range namesOf(beside, of, room, p.allNames()) {
		names = max(names, theme.Width(name))
	}
	return names
}

// title draws a section's title with the keys that its leaves lie below.
func (p *Pane) title(title, of string) string {
	drawn, used := p.theme.Title.Paint(" "+title), theme.Width(title)+3
	if of = tail(theme.Clean(of), max(1, p.width-used)); of == "" || used >= p.width {
		return p.theme.Title.Paint(theme.Pad(" "+title, p.width))
	}
	return drawn + "  " + p.theme.Dim.Paint(theme.Pad(of, p.width-used))
}

// How many lines a value takes at most where there are not enough for all: an agent,
// a URL; and the message of an error, which names the action behind a long ARN. All of
// it is in the event.
//
// Of lines that are left over it takes at most moreLines: a policy in a string, or a
// token, is no better for filling the screen, which costs bytes at every step.
const (
	mostLines    = 4
	messageLines = 6
	moreLines    = 4
)

// wrap breaks a value between its words, if it has any, into at most so many lines of
// at most width cells, and cuts what comes after the last one; whole tells that
// nothing does. Where there are several lines they leave a blank at the edge.
func wrap(value string, width, most int) (lines []string, whole bool) {
	if text := theme.CleanCut(value, width); text == theme.CleanCut(value, width+2) {
		return []string{text}, true // with its blanks, however many
	}
	width = max(1, width-1)
	text := theme.CleanCut(value, (most+1)*width)
	lines = theme.WrapWords(text, width)
	if len(lines) <= most {
		return lines, true
	}
	last, rest := lines[most-1], strings.Join(lines[most:], " ")
	if strings.Contains(text, last+" ") {
		last += " " // the next line is another word
	}
	return append(lines[:most-1], theme.Cut(last+rest, width)), false
}
