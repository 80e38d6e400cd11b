package answers

import "slices"

// Where all columns of a history cannot be read with ease, what its events were about is
// still drawn if there is any room for it: it tells more than when the last of several was,
// and than more than the beginnings of who did it and of which call.

const (
	// squeezedGist, squeezedName and squeezedEvent are the least that is left of columns
	// for that, fairGist what is left of it before nobody knows who did what.
	squeezedGist  = mostEnded
	squeezedName  = 9
	squeezedEvent = 12
	fairGist      = 18
	// startClock is the room of the time when lines begin.
	startClock = len("15:04:05")
)

// squeeze returns the room for the times of a section and its columns so that what its
// events were about is seen, where that was left out; nil where it was not, or where there
// is no room for it.
func (p *Pane) squeeze(s *Section, fitted []*column) (lead int, all []*column) {
	isLost := func(c *column) bool { return c.Gist && c.told > 0 && c.width == 0 }
	if !s.Timed || !slices.ContainsFunc(fitted, isLost) {
		return 0, nil
	}
	lead = startClock + signs
	all, room := p.measureAll(s), p.width-margin-1-lead
	if wanted(all, (*column).squeezed) > room {
		return 0, nil
	}
	squeezeTo(all, room)
	return lead, all
}

// squeezed returns the least that is left of a column.
func (c *column) squeezed() int {
	switch {
	case c.Gist:
		return min(c.width, squeezedGist)
	case c.isName():
		return min(c.width, squeezedName)
	case c.isEvent():
		return min(c.width, squeezedEvent)
	}
	return c.width
}

// squeezeTo makes columns narrower until all fit: names and calls first, as long as they
// can be read, then what events were about.
func squeezeTo(all []*column, room int) {
	least := func(n int) func(*column) int { return func(*column) int { return n } }
	isGist := func(c *column) bool { return c.Gist }
	narrow(all, room, isGist, func(c *column) int { return c.told })
	narrow(all, room, (*column).isName, (*column).named)
	narrow(all, room, (*column).isEvent, least(shortKept))
	narrow(all, room, isGist, least(fairGist))
	for _, some := range []func(*column) bool{(*column).isName, (*column).isEvent, isGist} {
		narrow(all, room, some, (*column).squeezed)
	}
	fill(all, room)
}
