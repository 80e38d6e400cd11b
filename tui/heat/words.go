package heat

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/axis"
	"github.com/trailsift/trailsift/tui/theme"
)

// words says what is under the cursor.
func (m *Map) words() string {
	from, to, _ := m.Time()
	dash := "-"
	if m.theme.Unicode {
		dash = "–"
	}
	span := axis.Span(from, to, m.data.Bucket.Clock(), dash)
	says := m.cellText()
	room := max(0, m.width-markWidth-theme.Width(span)-theme.Width(says)-6)
	where := "all"
	if values, ok := m.Values(); ok {
		where = name(values[0]) + " " + name(values[1])
	}
	line := theme.NewRuns()
	text := m.theme.Mark + " " + theme.CleanCutMiddle(where, room) + "   " + span + "   "
	line.Add(m.theme.Strong, theme.Cut(text, m.width))
	left := max(0, m.width-theme.Width(text))
	line.Add(theme.Style{}, theme.Pad(theme.Cut(says, left), left))
	return line.String()
}

// cellText says how many events the cell has, and how many of them match.
func (m *Map) cellText() string {
	l, i := m.row(m.line), m.cursor()
	n, of := int(l.Selected[i]), int(l.Rows[i])
	first, last := extent(l)
	switch {
	case of > 0 && n == of:
		return theme.Plural(n, "event")
	case of > 0:
		return theme.Count(n) + " of " + theme.Plural(of, "event")
	case i < first:
		return "before its first event"
	case i > last:
		return "after its last event"
	case m.line == 0:
		return "no events anywhere"
	}
	return "no events here"
}

// addEnds says what blank cells are, as fully as there is room; less says nothing.
func (m *Map) addEnds(add func(style theme.Style, glyph, text string), room int) {
	for _, text := range []string{"blank: before its first, after its last event", "blank: before, after"} {
		if 2+len(text)+3 <= room {
			add(m.theme.Dim, " ", text)
			return
		}
	}
}

// levelMarks are the marks of the line of all, from few to many.
func (m *Map) levelMarks() string {
	return strings.Join(slices.Compact(slices.Clone(m.theme.Levels[1:])), "")
}

// legend says what the cells mean, as far as they occur.
func (m *Map) legend() string {
	line, used := theme.NewRuns(), 0
	add := func(style theme.Style, glyph, text string) {
		wide := 1 + theme.Width(glyph)
		if text = " " + text + "  "; used+wide+theme.Width(text) > m.width {
			return
		}
		line.Add(theme.Style{}, " ")
		line.Add(style, glyph)
		line.Add(m.theme.Dim, text)
		used += wide + theme.Width(text)
	}
	for i, least := range m.levels {
		if i+1 < len(m.levels) && m.levels[i+1] == least {
			continue // the next shade starts with the same number
		}
		add(m.theme.Heat[i], m.theme.Shades[i], theme.Count(int(least))+"+")
	}
	if m.data.Total.Matches < m.data.Total.Events {
		add(m.theme.Dim, m.theme.Without, "none matches")
	}
	add(m.theme.Dim, m.theme.Gap, "no events")
	if !m.theme.Unicode { // bars that grow need no words, letters do
		add(theme.Style{}, m.levelMarks(), "all")
	}
	if m.ends() {
		m.addEnds(add, m.width-used)
	}
	line.Add(theme.Style{}, strings.Repeat(" ", m.width-used))
	return line.String()
}
