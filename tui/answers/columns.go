package answers

import "regexp"

// A table that is wider than the window first loses the years of moments, and seconds
// that are none, then columns that people can do without; then it cuts the others. Long
// texts are cut before names, and names before the texts that answer: none to less than
// tells something while another column is wider than that. A column whose least has room
// is drawn: blank cells tell nothing. Times, numbers, single words, addresses and accounts
// are whole or left out: half of one is another one, or none. What all lines have, the day
// of moments too, gives way to what tells them apart.

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
	// enoughAgent is how much tells one user agent from another.
	enoughAgent = 16
	// easyEvent and enoughEvent are what is left of the names of events before others are
	// cut: most are shorter.
	easyEvent   = 28
	enoughEvent = 23
	// shortEvent is what is left of them beside addresses.
	shortEvent = 17
	// longestHead is the room of the head of a column of numbers, which are short.
	longestHead = 14
	// easyKept is what is left of one that is kept before short words are cut.
	easyKept = 34
	// enoughSaid is what is left of one that has sentences before what the answer is about is
	// cut to less than enough.
	enoughSaid = 28
	// shortKept is what is left of a column that is kept, where an address is beside it,
	// before names are cut to less than enough.
	shortKept = 20
	// mostKept is the part of the width that a column which is kept gets before others
	// give way to it, unless it is prose; leastCap is the least that this comes to.
	mostKept = 2
	leastCap = 16
	// mostNear is what a column gets at most that numbers are read across: further from a
	// short value one takes those of another line. In wide windows, where it is one long
	// value after the other that would be cut, it is a share of the width, in percent.
	mostNear  = 56
	nearShare = 45
)

// column is the room of a column while it is worked out.
type column struct {
	*Column
	width   int  // 0 is left out
	address int  // the widest address in it
	ids     bool // it has nothing but ids
	id      int  // the longest of them, where they are half of its values or more
	first   bool // what the lines are of
	branch  int  // what stands before its texts in a tree
	head    int  // of its title
	clocks  bool // it says short what was when
	moment  int  // in how much room it says when, as short as it can
	uncut   bool
	told    int // in how much room what it says most can be told

	same     sameness
	rare     bool   // nearly no line has anything in it
	sparse   bool   // few lines have
	common   int    // in how much room nearly all of its values are whole
	counted  int    // in how much room counts and regions are, and ids in a tree
	clock    int    // in how much room it says when on a day that was
	timeOnly bool   // it says only that
	yearless bool   // it says all but the year
	title    string // what it is headed by
}

// aClock is how a time is written in a text: half of one tells nothing.
var aClock = regexp.MustCompile(`\b\d\d:\d\d:\d\d`)

// fit returns the columns of a section with the room that each gets.
func (p *Pane) fit(s *Section, room int) []*column {
	if len(s.Columns) == 0 {
		return nil
	}
	measured := p.measureAll(s)
	all := measured[:len(measured)-count(s.joined)]
	leaveOutSaid(all, room)
	shortenMoments(all, room)
	shortenDay(all, p.oneDay(s, all))
	p.shortenYear(s, all, room)
	leaveOutAgain(all, room)
	shortenKeys(all, room)
	leaveOutRare(all, room)
	leaveOut(all, room)
	leaveOutSame(all, room)
	leaveOutLast(all, room)
	giveWay(all, room)
	headNumbers(all, room)
	p.lend(s, all)
	fill(all, room)
	return measured
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
	case c.isAside():
		return min(c.width, easyText)
	case c.Parts && c.told > 0:
		return min(c.width, c.told)
	case c.uncut || c.Keep || c.Prose:
		return c.readable()
	case c.Names || c.Many && (c.Spare || c.Must):
		return min(c.width, c.enough())
	case c.Many && !c.first: // the ends of what answers: two thirds of it
		return min(c.readable(), max(c.enough(), c.width*2/3))
	}
	return c.readable()
}

// whole returns the room of what is never cut in a column: half of it is another one.
func (c *column) whole() int { return max(c.address, c.counted) }

// enough returns what tells what is in a column that is not kept.
func (c *column) enough() int {
	if c.Names {
		return max(enoughName+c.branch, c.whole())
	}
	if c.ids {
		return max(c.width, c.whole())
	}
	return max(shortColumn+c.branch, c.whole(), c.told)
}

// isEvent reports whether a column has the names of events, which are read when they
// are cut.
func (c *Column) isEvent() bool { return c.Keep && c.Look == ByVerb }

// isAgent reports whether a column has user agents that the answer is not about.
func (c *column) isAgent() bool { return c.Agent && !c.first && !c.Must }

// isName reports whether a column has names that may be cut.
func (c *column) isName() bool { return c.Names && !c.Keep }

// isNameBeside reports whether a column has names that the answer is not about.
func (c *column) isNameBeside() bool { return c.isName() && !c.Must }

// isSaid reports whether a column that is kept has sentences or several values, of which
// a part tells something.
func (c *Column) isSaid() bool { return c.Keep && c.Many && !c.isEvent() }

// isAside reports whether a column is kept beside another that says more: what was taken away
// beside what was added. It tells something in less room.
func (c *Column) isAside() bool { return c.isSaid() && c.Spare }

// barely returns what a column needs to tell something beside others that are kept.
func (c *column) barely() int {
	switch {
	case c.isSaid():
		return min(c.width, easyText)
	case c.uncut:
		return c.width
	}
	return min(c.width, c.enough())
}

// enoughShort returns in how much room a name is still somebody's.
func (c *column) enoughShort() int { return max(shortColumn+c.branch, c.whole()) }

// named returns in how much room a name tells who it was, if barely.
func (c *column) named() int { return max(leastName+c.branch, c.whole()) }

// easy returns in how much room a column that is not kept can be read with ease.
func (c *column) easy() int { return max(easyText+c.branch, c.enough()) }

// short returns how narrow a column that is not kept becomes before one that is.
func (c *column) short() int {
	if c.uncut {
		return c.width
	}
	return min(c.width, max(leastColumn, c.whole(), c.told))
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
