package gist

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

const (
	// leastCode is the room in which an error can still be told from others.
	leastCode = 4
	// fairCode is the room of an error below which things rather have shorter names, and
	// the most that it keeps where they are cut.
	fairCode = 9
	// readCode is the room in which an error is read, fairFirst and fairNext those in which
	// most names are.
	readCode, fairFirst, fairNext = 12, 24, 14
	// withCode is the room below which there is none for an error beside what is cut: then
	// the sign beside the time is all that tells.
	withCode = 14
	// leastFirst and leastNext are the room of the most telling thing and of others.
	leastFirst = 10
	leastNext  = 6
	// spared is how many cells are not worth an ellipsis.
	spared = 2
	// leastAside is the room of what hardly tells anything.
	leastAside = 8
	// maxCells is how much of a text is kept: more than the widest window shows.
	maxCells = 320
)

// Clean returns what an event was about as it may be drawn.
func Clean(g trail.Gist) trail.Gist {
	clean := func(s string) string { return theme.CleanCut(s, maxCells) }
	g.Ended, g.Aside, g.Things = clean(g.Ended), clean(g.Aside), slices.Clone(g.Things)
	for i, thing := range g.Things {
		thing.Text, thing.Names = clean(thing.Text), slices.Clone(thing.Names)
		for k, name := range thing.Names {
			thing.Names[k] = clean(name)
		}
		g.Things[i] = thing
	}
	return g
}

// phrase is what a cell says: how it ended, and of what.
type phrase struct {
	ended, joint string
	things       []string
	decides      []bool // by thing: it tells what was done to the first
	aside        string
}

// phraseOf says a gist with things called by their nth names.
func phraseOf(g trail.Gist, n int) phrase {
	p := phrase{ended: g.Ended, aside: g.Aside}
	for _, thing := range g.Things {
		names := thing.Called()
		if name := names[min(n, len(names)-1)]; name != "" {
			p.things, p.decides = append(p.things, name), append(p.decides, thing.Decides)
		}
	}
	switch {
	case p.ended == "" || len(p.things) == 0:
	case g.Sentence:
		p.joint = ", "
	default:
		p.joint = " "
	}
	return p
}

// names returns how many names the thing has that has most.
func names(g trail.Gist) (n int) {
	for _, thing := range g.Things {
		n = max(n, len(thing.Called()))
	}
	return n
}

// Whole says all of a gist.
func Whole(g trail.Gist) string {
	p := phraseOf(g, 0)
	return strings.TrimSpace(p.ended + p.joint + strings.Join(p.things, " ") + " " + p.aside)
}

// Least returns the room in which the first thing is whole by its shortest name, and
// the error and the second thing can be told.
func Least(g trail.Gist) int {
	p := phraseOf(g, max(0, names(g)-1))
	if len(p.things) == 0 {
		return theme.Width(p.ended)
	}
	n := enoughOf(p.ended, leastCode) + theme.Width(p.joint) + theme.Width(p.things[0])
	if len(p.things) > 1 {
		n += 1 + leastOf(p.things[1], false)
	}
	return n
}

// Fair returns the room in which nothing is lost that tells an event from others: the error
// is read, the first thing whole by its shortest name, as long as that is no sentence, and
// so much of the others as most names have.
func Fair(g trail.Gist) int {
	p := phraseOf(g, max(0, names(g)-1))
	if len(p.things) == 0 {
		return theme.Width(p.ended)
	}
	n := enoughOf(p.ended, readCode) + theme.Width(p.joint) + len(p.things) - 1
	for i, thing := range p.things {
		most := fairNext
		if i == 0 {
			most = fairFirst
		}
		n += max(leastOf(thing, i == 0), min(theme.Width(thing), most))
	}
	return n
}

// Cut says what there is room for.
func Cut(g trail.Gist, width int) string {
	if text := Whole(g); theme.Width(text) <= width {
		return text
	}
	last := max(0, names(g)-1)
	for n := range last {
		if text, ok := phraseOf(g, n).cutEnded(width, fairCode); ok {
			return text
		}
	}
	p, least := phraseOf(g, last), fairCode
	if g.Sentence {
		least = leastCode
	}
	if text, ok := p.cutEnded(width, least); ok {
		return text
	}
	return p.cutThings(width)
}

// cutEnded says all things and of the error as much as there is room for then; it is
// not ok where that is less than some cells.
func (p phrase) cutEnded(width, least int) (text string, ok bool) {
	things := strings.Join(p.things, " ")
	room := width - theme.Width(p.joint) - theme.Width(things)
	if len(p.things) > 0 && room < enoughOf(p.ended, least) {
		return "", false
	}
	text = cutError(p.ended, room) + p.joint + things
	return p.withAside(text, width), true
}

// withAside adds what hardly tells anything where there is room for it.
func (p phrase) withAside(text string, width int) string {
	room := width - theme.Width(text) - 1
	if text == "" || p.aside == "" || room < min(leastAside, theme.Width(p.aside)) {
		return text
	}
	return text + " " + theme.CutMiddle(p.aside, room)
}

// cutThings cuts the things, too, and leaves out the last ones where not even few letters
// of the error leave room for them; what they do not take the error gets. What decides what
// was done stays longest: before it goes even an id is shortened.
func (p phrase) cutThings(width int) string {
	if width < withCode {
		p.ended, p.joint = "", ""
	}
	for all := len(p.things); ; p = p.withoutOne() {
		rules := []func(string, bool) int{leastOf, endsOfKeys, unspared}
		if p.others() == 0 && len(p.things) > 1 {
			rules = append(rules, shortened(leastFirst), shortened(leastNext))
		}
		for _, enough := range rules {
			if rooms := p.rooms(width, enough); rooms != nil {
				p.things = cutEach(p.things, rooms)
				return p.withMore(width, all)
			}
		}
		if len(p.things) <= 1 {
			return p.cutFirst(width, all)
		}
	}
}

// rooms returns the rooms of all things by a rule of what each needs, beside more or less
// of the error; nil where there is not enough.
func (p phrase) rooms(width int, enough func(string, bool) int) []int {
	if len(p.things) == 0 {
		return nil
	}
	for _, n := range p.codeRooms(width) {
		room := width - theme.Width(p.joint) - n
		if rooms := theme.Rooms(p.things, room, enough); rooms != nil {
			return rooms
		}
	}
	return nil
}

// codeRooms returns how much of a width the error may have beside things that are cut, the
// most first: all that it takes if that is little.
func (p phrase) codeRooms(width int) (out []int) {
	part := max(width/3, fairCode)
	if whole := theme.Width(p.ended); whole <= part {
		out = append(out, whole)
	}
	return append(out, enoughOf(p.ended, min(width/3, fairCode)), enoughOf(p.ended, leastCode))
}

// others returns how many things behind the first decide nothing.
func (p phrase) others() (n int) {
	for i := range p.things {
		if i > 0 && !p.decides[i] {
			n++
		}
	}
	return n
}

// withoutOne leaves out the last thing that decides nothing, else the last one.
func (p phrase) withoutOne() phrase {
	at := len(p.things) - 1
	if p.others() > 0 {
		for p.decides[at] {
			at--
		}
	}
	p.things = slices.Delete(slices.Clone(p.things), at, at+1)
	p.decides = slices.Delete(slices.Clone(p.decides), at, at+1)
	return p
}

// cutFirst cuts the first thing below what it needs, an id too: it can be told from others
// by its two ends, and without the error beside it a refusal looks like a success.
func (p phrase) cutFirst(width, all int) string {
	if len(p.things) > 0 {
		room := width - theme.Width(p.joint) - enoughOf(p.ended, leastCode)
		p.things = []string{cutThing(p.things[0], room)}
	}
	return p.withMore(width, all)
}

// withMore says all things, which are as many as there is room for, and that there were
// others.
func (p phrase) withMore(width, all int) string {
	text, _ := p.cutEnded(width, 0)
	if len(p.things) < all && theme.Width(text)+len(" ~") <= width {
		return text + " …"
	}
	return text
}
