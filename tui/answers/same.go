package answers

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trailsift/trailsift/tui/theme"
)

// A column that has one value in all lines tells none of them apart. Where there is too
// little room for all columns it goes: at once where the value is said elsewhere, else after
// the spare ones, and what it said is said once, beside the title of the section or its
// first day.

// sameness is whether a column has one value in all lines, and who else says it.
type sameness uint8

const (
	differs sameness = iota
	saidOnce
	unsaid
)

// leastSame is how many lines make a value that all have one that tells nothing.
const leastSame = 3

// sameness returns that of a column; numbers and times are of each line.
func (p *Pane) sameness(s *Section, c int) sameness {
	if column := s.Columns[c]; column.Keep && !column.isEvent() || column.Right || column.When != NoTime || len(s.Lines) > maxLines {
		return differs
	}
	if c == 0 && s.startsLines() {
		return differs
	}
	texts, blanks := p.texts(s, c)
	if slices.ContainsFunc(texts, func(t string) bool { return t != texts[0] }) {
		return differs
	}
	switch {
	case len(texts) == 0:
		return saidOnce
	case isMoment(texts[0]), aClock.MatchString(texts[0]) && !aSession.MatchString(texts[0]):
		return differs
	case c > 0 && len(texts)+blanks >= leastSame && (blanks == 0 || s.isTree()) && !s.Columns[c].Names && p.tells(s, texts[0]):
		return saidOnce
	case len(texts) >= leastSame && blanks == 0 && !s.Part && s.canSay(c):
		return unsaid
	}
	return differs
}

// startsLines reports whether the first column has more than values: the places of lines
// in a tree, or how many others there are.
func (s *Section) startsLines() bool {
	return slices.ContainsFunc(s.Lines, func(l Line) bool { return l.Depth > 0 || l.Sign != NoSign || l.Rest })
}

// isTree reports whether lines stand below others: those that sum up what is above them
// have blanks. In a table a blank tells its line from the others.
func (s *Section) isTree() bool {
	return slices.ContainsFunc(s.Lines, func(l Line) bool { return l.Depth > 0 })
}

// texts returns what the lines of a section have in a column, and how many have nothing
// in it.
func (p *Pane) texts(s *Section, c int) (texts []string, blanks int) {
	for i := range s.Lines {
		line := &s.Lines[i]
		if line.Whole || line.Rest {
			continue
		}
		if text := p.cellText(s, line, c); text != "" {
			texts = append(texts, text)
		} else {
			blanks++
		}
	}
	return texts, blanks
}

// tells reports whether a value is said above the lines of a section.
func (p *Pane) tells(s *Section, value string) bool {
	return hasWord(p.answer.Sentence, value) || hasWord(p.answer.Title, value) || hasWord(s.Title, value)
}

// hasWord reports whether a text has a value in it that is no part of a longer word.
func hasWord(text, value string) bool {
	for at := 0; at < len(text); at++ {
		i := strings.Index(text[at:], value)
		if i < 0 {
			return false
		}
		at += i
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		behind, _ := utf8.DecodeRuneInString(text[at+len(value):])
		if !inWords(before) && !inWords(behind) {
			return true
		}
	}
	return false
}

// inWords reports whether a rune may be within a name.
func inWords(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_/@.", r)
}

// leaveOutSaid drops the columns of which the one value is said above the lines, where
// there is too little room for all columns.
func leaveOutSaid(all []*column, room int) {
	for i := len(all) - 1; i > 0 && wanted(all, (*column).drawn) > room; i-- {
		if all[i].same == saidOnce {
			all[i].width = 0
		}
	}
}

// leaveOutSame drops other columns that have one value, until those that tell the lines
// apart can be read with ease.
func leaveOutSame(all []*column, room int) {
	for i := len(all) - 1; i >= 0 && wanted(all, (*column).eased) > room; i-- {
		if all[i].same == unsaid && slices.ContainsFunc(all, (*column).tellsApart) {
			all[i].width = 0
		}
	}
}

// tellsApart reports whether a column is drawn that has not the same in all lines.
func (c *column) tellsApart() bool { return c.width > 0 && c.same == differs }

// eased returns in how much room a column is hardly cut.
func (c *column) eased() int {
	if c.uncut || c.Keep || c.Prose {
		return c.readable()
	}
	return min(c.width, max(longText, c.enough()))
}

// inAll says in some cells which values all lines of a section have in columns that are left out for
// that: "in all lines: SERVICE iam". Where not all are listed nobody knows that.
func (p *Pane) inAll(section, width int) string {
	s, said := &p.answer.Sections[section], []theme.Shared(nil)
	for i, c := range p.columns[section] {
		if c.same != unsaid || c.width > 0 || c.Again {
			continue
		}
		texts, _ := p.texts(s, i)
		known := c.isEvent() || c.Title == "SERVICE" // which mostly follows from what was asked
		said = append(said, theme.Shared{Title: c.Title, Value: texts[0], Actor: c.Names, Least: known})
	}
	return theme.InAll(said, width)
}

// titleLine draws the title of a section, what all its lines have, and what has no room.
func (p *Pane) titleLine(section int) string {
	var line theme.Runs
	title := theme.CleanCut(p.answer.Sections[section].Title, max(0, p.width-margin))
	line.Add(p.theme.Title, theme.Cut(" "+title, p.width))
	room := max(0, p.width-1-theme.Width(title))
	line.Add(p.theme.Dim, p.besideTitle(section, room))
	return line.String()
}

// canSay reports whether there is a place for what all lines of a section have in a column,
// and a name for it.
func (s *Section) canSay(c int) bool {
	if s.Columns[c].Title == "" {
		return false
	}
	return s.Title != "" || s.hasDays()
}

// hasDays reports whether the first line stands below its day.
func (s *Section) hasDays() bool { return s.Timed && len(s.Lines) > 0 && !s.Lines[0].At.IsZero() }
