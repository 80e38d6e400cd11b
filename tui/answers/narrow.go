package answers

import "slices"

// giveWay makes columns narrower until all fit, the widest first: long texts to what can
// be read, names to what is enough, then all else that is not kept, and if that is not
// enough, to less; then what is kept. What is kept gives way a bit before words are cut,
// and where the last column has addresses.
func giveWay(all []*column, room int) {
	other := func(c *column) bool { return !c.Keep }
	kept := func(c *column) bool { return c.Keep }
	least := func(n int) func(*column) int { return func(*column) int { return n } }
	narrow(all, room, (*column).isAgent, least(enoughAgent))
	narrow(all, room, (*column).isLoose, (*column).tight)
	narrow(all, room, (*column).isSparse, (*column).sparseRoom)
	narrow(all, room, (*column).isAside, least(easyKept))
	ease(all, room)
	narrow(all, room, (*column).isAside, least(easyText))
	narrow(all, room, kept, least(easyKept))
	narrow(all, room, (*column).isEvent, least(enoughEvent))
	narrow(all, room, (*column).isNameBeside, (*column).named)
	if slices.ContainsFunc(all, func(c *column) bool { return c.Must }) { // before what the answer is about
		narrow(all, room, (*column).isEvent, least(shortKept))
		narrow(all, room, (*column).isNameBeside, (*column).enoughShort)
		narrow(all, room, other, func(c *column) int { return max(enoughName, c.enough()) })
		narrow(all, room, (*column).isSaid, least(enoughSaid))
	}
	narrow(all, room, other, (*column).enough)
	if slices.ContainsFunc(all, (*column).isSaid) {
		narrow(all, room, (*column).isNameBeside, (*column).enoughShort)
	}
	narrow(all, room, (*column).isSaid, least(easyText))
	narrow(all, room, (*column).isEvent, least(shortKept))
	if last := all[len(all)-1]; last.address > 0 && last.width > 0 {
		narrow(all, room, kept, least(shortKept))
	}
	if haveAddresses(all) {
		narrow(all, room, (*column).isEvent, least(shortEvent))
	}
	narrow(all, room, other, (*column).short)
	narrow(all, room, kept, least(leastColumn))
	narrow(all, room, other, func(c *column) int { return max(leastColumn, c.counted) })
}

// ease makes columns narrower as long as all that is cut can be read with ease; spare
// ones to less.
func ease(all []*column, room int) {
	values := func(c *column) bool { return !c.Keep && !c.Prose }
	spare := func(c *column) bool { return values(c) && c.Spare && c.Many && !c.Names }
	narrow(all, room, values, func(*column) int { return longText })
	narrow(all, room, func(c *column) bool { return c.Again && c.isName() }, (*column).enough)
	narrow(all, room, func(c *column) bool { return c.Keep }, func(*column) int { return enoughKept })
	narrow(all, room, (*column).isName, (*column).easy)
	narrow(all, room, spare, (*column).easy)
	narrow(all, room, (*column).isEvent, func(*column) int { return easyEvent })
	narrow(all, room, (*column).isNameBeside, (*column).enough)
	narrow(all, room, spare, (*column).enough)
	narrow(all, room, values, (*column).easy)
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

// headNumbers gives columns of numbers, from the left, what the others leave for their
// heads.
func headNumbers(all []*column, room int) {
	left := room - wanted(all, (*column).drawn)
	for _, c := range all {
		if lack := c.head - c.width; c.Right && c.width > 0 && lack > 0 && lack <= left {
			c.width, left = c.head, left-lack
		}
	}
}

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
