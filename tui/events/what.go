package events

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// In little room the cell of [What] keeps what tells its line from others: who tried
// what. The error, of which a sign beside the time tells as well, gives way first, down
// to a few letters; then what things are called becomes shorter, then they are cut. The
// name of a session gets what is left.

const (
	// leastCode is the room in which an error can still be told from others.
	leastCode = 4
	// fairCode is the room of an error below which things rather have shorter names, and
	// the most that it keeps where they are cut.
	fairCode = 9
	// withCode is the room below which there is none for an error beside what is cut: then
	// the sign beside the time is all that tells.
	withCode = telling
	// leastFirst and leastNext are the room of the most telling thing and of others.
	leastFirst = 10
	leastNext  = 6
	// leastAside is the room of what hardly tells anything.
	leastAside = 8
)

// cleanGist returns what an event was about as it may be drawn.
func cleanGist(g trail.Gist) trail.Gist {
	clean := func(s string) string { return theme.CleanCut(s, maxCell) }
	g.Ended, g.Aside = clean(g.Ended), clean(g.Aside)
	for i, thing := range g.Things {
		thing.Text, thing.Names = clean(thing.Text), slices.Clone(thing.Names)
		for k, name := range thing.Names {
			thing.Names[k] = clean(name)
		}
		g.Things[i] = thing
	}
	return g
}

// phrase is what a cell of [What] says: how it ended, and of what.
type phrase struct {
	ended, joint string
	things       []string
	aside        string
}

// phraseOf says a gist with things called by their nth names.
func phraseOf(g trail.Gist, n int) phrase {
	p := phrase{ended: g.Ended, aside: g.Aside}
	for _, thing := range g.Things {
		names := thing.Called()
		if name := names[min(n, len(names)-1)]; name != "" {
			p.things = append(p.things, name)
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

// whole says all of a gist.
func whole(g trail.Gist) string {
	p := phraseOf(g, 0)
	return strings.TrimSpace(p.ended + p.joint + strings.Join(p.things, " ") + " " + p.aside)
}

// leastFor returns the room in which the first thing is whole by its shortest name, and
// the error and the second thing can be told.
func leastFor(g trail.Gist) int {
	p := phraseOf(g, max(0, names(g)-1))
	if len(p.things) == 0 {
		return theme.Width(p.ended)
	}
	n := min(theme.Width(p.ended), leastCode) + theme.Width(p.joint) + theme.Width(p.things[0])
	if len(p.things) > 1 {
		n += 1 + leastOf(p.things[1], false)
	}
	return n
}

// cutGist says what there is room for.
func cutGist(g trail.Gist, width int) string {
	if text := whole(g); theme.Width(text) <= width {
		return text
	}
	last := max(0, names(g)-1)
	for n := range last {
		if text, ok := phraseOf(g, n).cutEnded(width, fairCode); ok {
			return text
		}
	}
	p := phraseOf(g, last)
	if text, ok := p.cutEnded(width, leastCode); ok {
		return text
	}
	return p.cutThings(width)
}

// cutEnded says all things and of the error as much as there is room for then; it is
// not ok where that is less than some cells.
func (p phrase) cutEnded(width, least int) (text string, ok bool) {
	things := strings.Join(p.things, " ")
	room := width - theme.Width(p.joint) - theme.Width(things)
	if len(p.things) > 0 && room < min(least, theme.Width(p.ended)) {
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
// of the error leave room for them; what they do not take the error gets.
func (p phrase) cutThings(width int) string {
	if width < withCode {
		p.ended, p.joint = "", ""
	}
	all, code := len(p.things), theme.Width(p.ended)
	for ; len(p.things) > 0; p.things = p.things[:len(p.things)-1] {
		for _, n := range []int{min(width/3, fairCode), leastCode} {
			room := width - theme.Width(p.joint) - min(n, code)
			rooms := theme.Rooms(p.things, room, leastOf)
			if rooms != nil {
				p.things = cutEach(p.things, rooms)
				return p.withMore(width, all)
			}
		}
		if len(p.things) <= 1 {
			break
		}
	}
	return p.cutFirst(width, all)
}

// cutFirst cuts the first thing below what it needs, an id too: it can be told from others
// by its two ends, and without the error beside it a refusal looks like a success.
func (p phrase) cutFirst(width, all int) string {
	if len(p.things) > 0 {
		room := width - theme.Width(p.joint) - min(leastCode, theme.Width(p.ended))
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

// cutEach cuts things to their rooms. What one leaves of its room, because there is no
// half of it, the one before it gets.
func cutEach(things []string, rooms []int) []string {
	out, free := slices.Clone(things), 0
	for i := len(rooms) - 1; i >= 0; i-- {
		out[i] = cutThing(things[i], rooms[i]+free)
		free += max(0, rooms[i]-theme.Width(out[i]))
	}
	return out
}

// cutThing cuts a thing; of the key of an object the end stays, which tells it from others.
func cutThing(thing string, width int) string {
	if first, more, several := cutCount(thing); several && width > leastFirst {
		return theme.CutMiddle(first, width-theme.Width(more)) + more
	}
	if strings.Contains(thing, "/") && !strings.Contains(thing, " ") {
		return theme.CutPath(thing, width)
	}
	text := theme.CutValues(thing, width)
	if strings.Trim(text, " …") == "" {
		return theme.Cut(thing, width)
	}
	return text
}

// cutCount takes a thing apart where that is the first of several, as "i-0a4d9f1e +3".
func cutCount(thing string) (first, more string, several bool) {
	at := strings.Index(thing, " +")
	if at < 0 || strings.Trim(thing[at+2:], "0123456789") != "" || strings.Contains(thing[:at], " ") {
		return thing, "", false
	}
	return thing[:at], thing[at:], true
}

// leastOf returns the room that a thing needs; there is no half of an id, which has
// digits.
func leastOf(thing string, first bool) int {
	const (
		longestID = 21 // of AWS
		shortKey  = 9  // the kind and the last four characters
	)
	n := theme.Width(thing)
	if id, more, several := cutCount(thing); several {
		return leastOf(id, first) + theme.Width(more)
	}
	switch {
	case strings.HasPrefix(thing, "AKIA"), strings.HasPrefix(thing, "ASIA"):
		return min(n, shortKey)
	case first && n <= longestID && strings.ContainsAny(thing, "0123456789"):
		return n
	case first:
		return min(n, leastFirst)
	}
	return min(n, leastNext)
}

// cutError cuts an error: a code whose last word only says that it is one at its end, as
// AccessDen…, others in the middle, as NoSuc…Policy.
func cutError(code string, width int) string {
	if theme.Width(code) <= width {
		return code
	}
	for _, side := range []string{"Client.", "Server."} { // EC2's, of all its errors
		code = strings.TrimPrefix(code, side)
	}
	const leastEnd = 8 // in less room there is none for an end
	if width >= leastEnd && !strings.Contains(code, " ") && !slices.ContainsFunc(errorWords, func(w string) bool { return strings.HasSuffix(code, w) }) {
		return theme.CutMiddle(code, width)
	}
	text := theme.Cut(code, width)
	if start, blank := strings.CutSuffix(text, " …"); blank {
		return start + "…"
	}
	return text
}

// errorWords are what codes of errors end with that say no more.
var errorWords = []string{"Denied", "Exception", "Error", "Operation", "Failure", "Fault", "Exceeded"}
