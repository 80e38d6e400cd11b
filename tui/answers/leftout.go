package answers

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// A column that has no room is named at the right end of the first day of its section, or of
// its title: "no room: LAST". Else nobody would know that a wider window, or the event, has more to
// tell. What all lines have in it is said in its place, see inAll.

// besideTitle returns what is said behind the title of a section in exactly some cells: what all
// its lines have, and which columns have no room where no day says that.
func (p *Pane) besideTitle(section, room int) string {
	if p.answer.Sections[section].hasDays() {
		return theme.Pad(p.inAll(section, room), room)
	}
	return p.beside(section, room)
}

// besideDate is that of the first day of a section; what all lines have if there is no title.
func (p *Pane) besideDate(r row, room int) string {
	switch s := &p.answer.Sections[r.section]; {
	case r.line > 0:
		return ""
	case s.Title != "":
		return theme.PadLeft(p.moreColumns(r.section, room), room)
	}
	return p.beside(r.section, room)
}

// beside says both, at the right end which columns have no room: at least how many, for which
// what all lines have gives way.
func (p *Pane) beside(section, room int) string {
	more := p.moreColumns(section, room-theme.Width(p.inAll(section, room)))
	if theme.Width(more) > room {
		more = ""
	}
	room -= theme.Width(more)
	return theme.Pad(p.inAll(section, room), room) + more
}

// moreColumns names the columns of a section that have no room, in so many cells; in less it
// says how many there are, whatever room that takes. The last cell is blank.
func (p *Pane) moreColumns(section, room int) string {
	titles := p.leftOut(section)
	if len(titles) == 0 {
		return ""
	}
	names, text := strings.Join(titles, ", "), ""
	for _, which := range []string{names, theme.Plural(len(titles), "column"), theme.Count(len(titles))} {
		if text = "  no room: " + which + " "; theme.Width(text) <= room {
			break
		}
	}
	return text
}

// leftOut returns the titles of the columns of a section that have no room, but for what others
// say as well.
func (p *Pane) leftOut(section int) (titles []string) {
	s := &p.answer.Sections[section]
	for i, c := range p.columns[section] {
		if c.width == 0 && c.same == differs && !c.Again && c.Title != "" && p.hasTexts(s, i) {
			titles = append(titles, theme.CleanCut(c.Title, maxMeasured))
		}
	}
	return titles
}

// hasTexts reports whether a line of a section has something in a column.
func (p *Pane) hasTexts(s *Section, c int) bool {
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		if line := &s.Lines[i]; !line.Whole && !p.isBlank(s, line, c) {
			return true
		}
	}
	return false
}
