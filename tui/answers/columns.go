package answers

import (
	"net/netip"
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

// A table that is wider than the window first loses columns that people can do
// without, then cuts the others. Names are cut before the texts that answer, and
// neither to less than tells something while another column is wider than that.
// Times, numbers, single words and addresses are whole or left out: half of one is
// another one, or none.

const (
	// leastColumn is how narrow a column is made at most to fit others.
	leastColumn = 8
	// shortColumn is what is left of a column before one that is kept gives way.
	shortColumn = 12
	// enoughName, enoughColumn and enoughKept are how much tells what is in a column:
	// of one with names, of another, and of one that is kept before spare ones are
	// drawn beside it.
	enoughName   = 16
	enoughColumn = 22
	enoughKept   = 48
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
	width   int // 0 is left out
	address int // the widest address in it
	branch  int // what stands before its texts in a tree
	uncut   bool
}

// fit returns the room that each column of a section gets.
func (p *Pane) fit(s *Section, room int) []int {
	if len(s.Columns) == 0 {
		return nil
	}
	all := make([]*column, len(s.Columns))
	for c := range s.Columns {
		all[c] = p.measure(s, c)
	}
	leaveOut(all, room)
	leaveOutLast(all, room)
	giveWay(all, room)
	fill(all, room)
	out := make([]int, len(all))
	for i, c := range all {
		out[i] = c.width
	}
	return out
}

// measure returns a column as wide as it wants to be.
func (p *Pane) measure(s *Section, c int) *column {
	out := &column{Column: &s.Columns[c], width: p.natural(s, c)}
	others := 0 // texts that are no addresses
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		if c == 0 {
			out.branch = max(out.branch, theme.Width(p.branch(&s.Lines[i])))
		}
		switch text := p.cellText(s, &s.Lines[i], c); {
		case text == "" || s.Lines[i].Whole:
		case isAddress(text):
			out.address = max(out.address, len(text))
		default:
			others++
		}
	}
	out.uncut = out.Whole || out.When != NoTime || out.Right || out.address > 0 && others == 0
	return out
}

// isAddress reports whether a text is an internet address.
func isAddress(text string) bool {
	if len(text) > len("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255") {
		return false
	}
	_, err := netip.ParseAddr(text)
	return err == nil
}

// leaveOut drops the columns that say something again, then spare ones from the
// right, until the others can be read at a glance.
func leaveOut(all []*column, room int) {
	for _, c := range all {
		if c.Again && wanted(all, (*column).readable) > room {
			c.width = 0
		}
	}
	for i := len(all) - 1; i > 0 && wanted(all, (*column).readable) > room; i-- {
		if all[i].Spare {
			all[i].width = 0
		}
	}
}

// leaveOutLast drops the last column where what is kept would have to be shortened
// for it; for addresses it is, which are short and of use only whole.
func leaveOutLast(all []*column, room int) {
	last := len(all) - 1
	kept := slices.ContainsFunc(all, func(c *column) bool { return c.Keep })
	if last < 1 || !kept || all[last].Keep {
		return
	}
	least := func(c *column) int {
		switch {
		case !c.Keep:
			return c.short()
		case all[last].address > 0:
			return min(c.width, shortKept)
		}
		return min(c.width, enoughKept)
	}
	if wanted(all, least) > room {
		all[last].width = 0
	}
}

// readable returns what a column needs to be read at a glance.
func (c *column) readable() int {
	switch {
	case c.uncut:
		return c.width
	case c.Keep || c.Prose:
		return min(c.width, enoughKept)
	}
	return min(c.width, max(c.enough(), enoughColumn))
}

// enough returns what tells what is in a column that is not kept.
func (c *column) enough() int {
	if c.Names {
		return enoughName + c.branch
	}
	return max(shortColumn+c.branch, c.address)
}

// short returns how narrow a column that is not kept becomes before one that is.
func (c *column) short() int {
	if c.uncut {
		return c.width
	}
	return min(c.width, max(leastColumn, c.address))
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

// giveWay makes columns narrower until all fit, the widest first: names to what is
// enough, then all else that is not kept, and if that is not enough, to less; then what
// is kept. Where the last column has addresses what is kept gives way a bit before that.
func giveWay(all []*column, room int) {
	other := func(c *column) bool { return !c.Keep }
	kept := func(c *column) bool { return c.Keep }
	least := func(n int) func(*column) int { return func(*column) int { return n } }
	narrow(all, room, func(c *column) bool { return c.Names && !c.Keep }, (*column).enough)
	narrow(all, room, other, (*column).enough)
	if last := all[len(all)-1]; last.address > 0 && last.width > 0 {
		narrow(all, room, kept, least(shortKept))
	}
	narrow(all, room, other, (*column).short)
	narrow(all, room, kept, least(leastColumn))
	narrow(all, room, other, least(leastColumn))
}

// narrow shrinks some columns until all fit, each to its least.
func narrow(all []*column, room int, some func(*column) bool, least func(*column) int) {
	for over := wanted(all, (*column).drawn) - room; over > 0; over-- {
		var widest *column
		for _, c := range all {
			if !c.uncut && some(c) && c.width > least(c) && (widest == nil || c.width > widest.width) {
				widest = c
			}
		}
		if widest == nil {
			return
		}
		widest.width--
	}
}

// drawn returns the room that a column has.
func (c *column) drawn() int { return c.width }

// fill gives the last column that is drawn what the others leave, or where nothing is
// left takes it away.
func fill(all []*column, room int) {
	last := len(all) - 1
	for last > 0 && all[last].width == 0 {
		last--
	}
	left := all[last].width + room - wanted(all, (*column).drawn)
	before := last > 0 && (all[last-1].Right || all[last-1].When != NoTime)
	if before || all[last].Right { // the numbers and times stay beside what they are of
		left = min(left, all[last].width)
	}
	all[last].width = max(left, 0)
}

// natural returns the cells that a column would take.
func (p *Pane) natural(s *Section, c int) int {
	w := theme.Width(theme.CleanCut(s.Columns[c].Title, maxMeasured))
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		if s.Lines[i].Whole {
			continue
		}
		n := theme.Width(theme.CleanCut(p.cellText(s, &s.Lines[i], c), maxMeasured))
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
