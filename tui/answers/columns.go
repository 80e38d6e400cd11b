package answers

import (
	"regexp"

	"github.com/trailsift/trailsift/tui/theme"
)

// A table that is wider than the window first loses the years of moments, and seconds
// that are none, then columns that people can do without; then it cuts the others. Long
// texts are cut before names, and names before the texts that answer: none to less than
// tells something while another column is wider than that. A column whose least has room
// is drawn: blank cells tell nothing. Times, numbers, single words, addresses and accounts
// are whole or left out: half of one is another one, or none.

const (
	// leastColumn is how narrow a column is made at most to fit others.
	leastColumn = 8
	// shortColumn is what is left of a column before one that is kept gives way.
	shortColumn = 12
	// enoughName, leastName, enoughColumn and enoughKept are how much tells what is in a column:
	// of one with names, of another, and of one that is kept before spare ones are
	// drawn beside it.
	enoughName   = 16
	leastName    = 14
	enoughColumn = 22
	enoughKept   = 48
	// longText and easyText are what is left of columns that are not kept before others
	// are cut: nobody needs the whole of a user agent, but who it was.
	longText = 40
	easyText = 24
	// easyEvent and enoughEvent are what is left of the names of events before others are
	// cut: most are shorter.
	easyEvent   = 28
	enoughEvent = 23
	// longestHead is the room of the head of a column of numbers, which are short.
	longestHead = 14
	// easyKept is what is left of one that is kept before short words are cut.
	easyKept = 34
	// shortKept is what is left of a column that is kept, where an address is beside it,
	// before names are cut to less than enough.
	shortKept = 20
	// mostKept is the part of the width that a column which is kept gets before others
	// give way to it, unless it is prose; leastCap is the least that this comes to.
	mostKept = 2
	leastCap = 16
)

// column is the room of a column while it is worked out.
type column struct {
	*Column
	width   int  // 0 is left out
	address int  // the widest address in it
	ids     bool // it has nothing but ids
	first   bool // what the lines are of
	branch  int  // what stands before its texts in a tree
	head    int  // of its title
	clocks  bool // it says short what was when
	moment  int  // in how much room it says when, as short as it can
	uncut   bool
	told    int // in how much room what it says most can be told
}

// aClock is how a time is written in a text: half of one tells nothing.
var aClock = regexp.MustCompile(`\b\d\d:\d\d:\d\d`)

// fit returns the room that each column of a section gets.
func (p *Pane) fit(s *Section, room int) []int {
	if len(s.Columns) == 0 {
		return nil
	}
	all := make([]*column, len(s.Columns))
	for c := range s.Columns {
		all[c] = p.measure(s, c)
	}
	shortenMoments(all, room)
	leaveOutAgain(all, room)
	shortenKeys(all, room)
	leaveOut(all, room)
	leaveOutLast(all, room)
	giveWay(all, room)
	headNumbers(all, room)
	fill(all, room)
	out := make([]int, len(all))
	for i, c := range all {
		out[i] = c.width
	}
	return out
}

// measure returns a column as wide as it wants to be.
func (p *Pane) measure(s *Section, c int) *column {
	out := &column{Column: &s.Columns[c], width: p.natural(s, c), first: c == 0}
	texts, ids, addresses, clocks, moments := 0, 0, 0, 0, 0
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		if c == 0 {
			out.branch = max(out.branch, theme.Width(p.branch(&s.Lines[i])))
		}
		text := p.cellText(s, &s.Lines[i], c)
		if s.Lines[i].Whole || text == "" {
			continue
		}
		bare := bareAddress(text)
		out.address = max(out.address, len(bare), accountRoom(text))
		out.moment = max(out.moment, len(shortMoment(text)))
		moments += count(isMoment(text))
		clocks += count(aClock.MatchString(text))
		texts, ids, addresses = texts+1, ids+count(isID(text)), addresses+count(bare == text)
	}
	if moments < texts {
		out.moment = 0
	}
	out.ids = texts > 0 && ids == texts
	out.told = max(leastGist(s, c), p.leastParts(s, c))
	out.head = theme.Width(theme.CleanCut(out.Title, maxMeasured))
	out.clocks = clocks > 0 && out.width <= easyText
	out.uncut = out.Whole || out.When != NoTime || out.Right || texts > 0 && addresses == texts || out.clocks
	return out
}

// count is one for what is true.
func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// readable returns what a column needs to be read at a glance.
func (c *column) readable() int {
	switch {
	case c.uncut || c.Key:
		return c.width
	case c.Keep || c.Prose:
		return min(c.width, enoughKept)
	}
	return min(c.width, max(c.enough(), enoughColumn))
}

// readableCut returns what a column needs that tells something when it is cut.
func (c *column) readableCut() int {
	switch {
	case c.isEvent():
		return min(c.width, shortKept)
	case c.Parts && c.told > 0:
		return min(c.width, c.told)
	case c.uncut || c.Keep || c.Prose:
		return c.readable()
	case c.Names || c.Many && c.Spare:
		return min(c.width, c.enough())
	case c.Many && !c.first: // the ends of what answers: two thirds of it
		return min(c.readable(), max(c.enough(), c.width*2/3))
	}
	return c.readable()
}

// enough returns what tells what is in a column that is not kept.
func (c *column) enough() int {
	if c.Names {
		return max(enoughName+c.branch, c.address)
	}
	if c.ids {
		return max(c.width, c.address)
	}
	return max(shortColumn+c.branch, c.address, c.told)
}

// isEvent reports whether a column has the names of events, which are read when they
// are cut.
func (c *column) isEvent() bool { return c.Keep && c.Look == ByVerb }

// isName reports whether a column has names that may be cut.
func (c *column) isName() bool { return c.Names && !c.Keep }

// isSaid reports whether a column that is kept has sentences or several values, of which
// a part tells something.
func (c *column) isSaid() bool { return c.Keep && c.Many && !c.isEvent() }

// enoughShort returns in how much room a name is still somebody's.
func (c *column) enoughShort() int { return max(shortColumn+c.branch, c.address) }

// named returns in how much room a name tells who it was, if barely.
func (c *column) named() int { return max(leastName+c.branch, c.address) }

// easy returns in how much room a column that is not kept can be read with ease.
func (c *column) easy() int { return max(easyText+c.branch, c.enough()) }

// short returns how narrow a column that is not kept becomes before one that is.
func (c *column) short() int {
	if c.uncut {
		return c.width
	}
	return min(c.width, max(leastColumn, c.address, c.told))
}

// wanted returns the room that columns take with the gaps between them.
func wanted(all []*column, width func(*column) int) int {
	sum := -gap
	for _, c := range all {
		if w := width(c); w > 0 {
			sum += w + gap
		}
	}
	return sum
}

// natural returns the cells that a column would take.
func (p *Pane) natural(s *Section, c int) int {
	w := theme.Width(theme.CleanCut(s.Columns[c].Title, maxMeasured))
	if s.Columns[c].Right { // a long head takes no room from what it is said of
		w = min(w, longestHead)
	}
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		if s.Lines[i].Whole {
			continue
		}
		n := p.cellWidth(s, &s.Lines[i], c)
		if s.Columns[c].Prose && c < len(s.Columns)-1 && p.isLast(s, &s.Lines[i], c) { // see reach
			n = min(n, enoughKept)
		}
		if c == 0 {
			n += theme.Width(p.branch(&s.Lines[i]))
		}
		w = max(w, n)
	}
	if s.Columns[c].Keep && !s.Columns[c].Prose {
		w = min(w, max(p.width/mostKept, leastCap))
	}
	return w
}
