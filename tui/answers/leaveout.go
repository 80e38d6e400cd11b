package answers

import "slices"

// shortenMoments takes from columns of moments what can be done without before others
// are left out or cut for them.
func shortenMoments(all []*column, room int) {
	if wanted(all, (*column).readable) <= room {
		return
	}
	for _, c := range all {
		if c.moment > 0 {
			c.width = c.moment
		}
	}
}

// shortKey is the room of an access key as people call it, by its kind and its end.
const shortKey = 9

// shortenKeys does so with keys.
func shortenKeys(all []*column, room int) {
	if wanted(all, (*column).readableCut) <= room {
		return
	}
	for _, c := range all {
		if c.Key {
			c.width = min(c.width, shortKey)
		}
	}
}

// leaveOutAgain drops the columns that say something again until the others can be read.
func leaveOutAgain(all []*column, room int) {
	for _, c := range all {
		if c.Again && wanted(all, (*column).readable) > room {
			c.width = 0
		}
	}
}

// leaveOut drops spare columns from the right until the others can be read: times where
// they cannot at a glance, then user agents and what all lines have, but what tells
// something only where nothing would be left of others.
func leaveOut(all []*column, room int) {
	leaveOutSpare(all, room, (*column).readable, func(c *column) bool { return c.When != NoTime })
	leaveOutSpare(all, room, cutAt(all), (*column).isAgent)
	leaveOutSpare(all, room, cutAt(all), func(c *column) bool { return c.same == unsaid })
	leaveOutSpare(all, room, cutAt(all), func(c *column) bool { return !c.isAside() })
	leaveOutSpare(all, room, (*column).barely, (*column).isAside)
}

// cutAt returns what columns need that tell something when they are cut: names of events less
// where addresses would be left out for them.
func cutAt(all []*column) func(*column) int {
	if !haveAddresses(all) {
		return (*column).readableCut
	}
	return func(c *column) int {
		if c.isEvent() {
			return min(c.width, shortEvent)
		}
		return c.readableCut()
	}
}

// haveAddresses reports whether a column has addresses, which are drawn whole or not at all.
func haveAddresses(all []*column) bool {
	return slices.ContainsFunc(all, func(c *column) bool { return c.width > 0 && c.address > 0 })
}

// leaveOutSpare drops some of the spare columns until others have the width they need.
func leaveOutSpare(all []*column, room int, width func(*column) int, some func(*column) bool) {
	for i := len(all) - 1; i > 0 && wanted(all, width) > room; i-- {
		if all[i].Spare && some(all[i]) {
			all[i].width = 0
		}
	}
}

// leaveOutLast drops the last column where what is kept would have to be shortened
// for it; for addresses and times it is, which are short and of use only whole.
func leaveOutLast(all []*column, room int) {
	last := len(all) - 1
	kept := slices.ContainsFunc(all, func(c *column) bool { return c.Keep })
	if last < 1 || !kept || all[last].Keep || all[last].Must {
		return
	}
	if all[last].clocks && leaveNamesForTimes(all, room) {
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

// leaveNamesForTimes reports whether there is room for a last column that says what was
// when: if need be without who did it, which the list of the events says too.
func leaveNamesForTimes(all []*column, room int) bool {
	least := func(c *column) int {
		if c.Keep {
			return min(c.width, shortKept)
		}
		return min(c.width, max(c.short(), c.named()))
	}
	for _, c := range all {
		if wanted(all, least) > room && c.isName() && !c.first {
			c.width = 0
		}
	}
	return wanted(all, least) <= room
}
