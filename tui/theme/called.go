package theme

import (
	"regexp"
	"strings"
)

// Called is what people call something that has an id which nobody knows: a session by
// who had it, and since when.
type Called struct {
	Who   string
	Of    string // what tells it from others of that name that began then: an account, the end of an id
	More  string // how many others had it, as " +2"
	Since string // no log text
}

// Call takes apart who had something that began some time: "deploy/mira of 111122223333".
func Call(who, since string) Called {
	if at := anOwner.FindStringIndex(who); at != nil {
		return Called{Who: who[:at[0]], Of: who[at[0]+len(ofWord):], Since: since}
	}
	return Called{Who: who, Since: since}
}

// anOwner finds what stands behind a name that others have too.
var anOwner = regexp.MustCompile(ofWord + `(\d{12}|` + ellipsis + `[^ ]{1,256})$`)

// OfEnd is somebody with the end of an id behind the name, for [Call].
func OfEnd(who, end string) string { return who + ofWord + ellipsis + end }

// OfAccount is somebody with an account behind the name, for [Call].
func OfAccount(who, account string) string { return who + ofWord + account }

const (
	sinceWord = "  since "
	ofWord    = " of "
)

// String says all of it, not yet cleaned; "" for what has no name.
func (c Called) String() string {
	if c.Since == "" {
		return c.Whom()
	}
	return c.Whom() + sinceWord + c.Since
}

// Whom says all but when it began, not yet cleaned.
func (c Called) Whom() string {
	if c.Of == "" {
		return c.Who + c.More
	}
	return c.Who + ofWord + c.Of + c.More
}

// CleanCut says in at most width cells what tells it from others: all of when, and of who
// what there is room for. The word between them gives way to a name that is read then.
func (c Called) CleanCut(width int) string {
	who := CleanCut(c.Who, max(actorRead, width))
	whole, tail, since := Width(who), c.tail(width), ""
	if c.Since != "" {
		since = " " + c.Since
		switch room := width - Width(tail+sinceWord+c.Since); {
		case room >= whole, room >= RoomForActor(who) && width-Width(tail+since) < whole:
			since = sinceWord + c.Since
		}
	}
	if room := width - Width(tail+since); room >= min(whole, leastWho) {
		return CleanCutActor(who, room) + tail + since
	}
	return c.cutShort(who, width)
}

// tail is what stands behind the name, the account as people call it where that leaves
// the name more than its beginning.
func (c Called) tail(width int) string {
	if c.Of == "" {
		return c.More
	}
	of := CleanCut(c.Of, actorRead)
	if room := width - Width(ofWord+of+c.More+sinceWord+c.Since); anAccount.MatchString(of) && room < RoomForActor(c.Who) {
		of = lastDigits(of)
	}
	return ofWord + of + c.More
}

// cutShort is for room in which no name can be read: when it began is told first, as far
// as there is room for it, and a name's beginning beside it.
func (c Called) cutShort(who string, width int) string {
	for _, since := range c.shorter() {
		switch room := width - Width(" "+since); {
		case room >= min(Width(who), leastBegun):
			return Cut(who, room) + " " + since
		case room >= -1:
			return since
		}
	}
	return Cut(who+c.tail(width), width)
}

// shorter is when it began with ever less: without the year, without the day.
func (c Called) shorter() []string {
	day, clock, both := strings.Cut(c.Since, " ")
	switch {
	case c.Since == "":
		return nil
	case !both:
		return []string{c.Since}
	}
	return []string{c.Since, day[strings.IndexByte(day, '-')+1:] + " " + clock, clock}
}

const (
	// leastWho is the room in which a name is somebody's.
	leastWho = 8
	// leastBegun is the room in which the beginning of a name says something beside
	// when it began.
	leastBegun = 4
)
