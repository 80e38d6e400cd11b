package theme

import (
	"slices"
	"strings"
)

// Shared is what all lines of a list or a table have in a column that is left out.
type Shared struct {
	Title, Value string
	Actor        bool // the value is who did it
	Least        bool // it tells least, and gives way first
}

const (
	// wholeShared is how much is said of a value at most, mostHead of its title, in cells.
	wholeShared, mostHead = 120, 60
	// leastShared is the room that a value is not cut below for the number of others: it
	// stands nowhere else.
	leastShared = 15
)

// sharedRooms are the cells that values are cut to, one after the other, until all have room:
// that there is one more and which it is tells more than how a long name goes on.
var sharedRooms = []int{wholeShared, 60, 45, 34, 24, 18}

// InAll says in at most width cells what all lines of a list or a table have, of which the
// columns are left out; "" where that is nothing. What has no room is counted, if the first
// is read beside that.
func InAll(said []Shared, width int) string {
	if len(said) == 0 {
		return ""
	}
	const lead, shortLead = "  in all lines: ", "  all: "
	for kept, more, short := said, "", ""; ; {
		for _, more := range []string{more, short} {
			for _, room := range sharedRooms {
				if text := lead + strings.Join(cutShared(kept, room), ", ") + more; Width(text) <= width {
					return text
				}
			}
		}
		if text := shortLead + kept[0].cut(wholeShared) + more; len(kept) == 1 && Width(text) <= width {
			return text
		}
		if room := width - Width(lead+kept[0].head()+more); len(kept) == 1 && room >= leastShared {
			return lead + kept[0].cut(room) + more
		}
		if len(kept) == 1 {
			break
		}
		kept = withoutLeast(kept)
		short = ", " + Count(len(said)-len(kept)) + " more"
		more = ", " + Plural(len(said)-len(kept), "more column")
	}
	if text := lead + said[0].cut(wholeShared) + ", " + Plural(len(said)-1, "more column"); len(said) > 1 && Width(text) <= width {
		return text
	}
	return Cut(lead+said[0].cut(max(leastActor, width-Width(lead+said[0].head()))), width)
}

// withoutLeast drops what tells least of several columns, the last of them.
func withoutLeast(said []Shared) []Shared {
	at := len(said) - 1
	for i, s := range said {
		if s.Least {
			at = i
		}
	}
	return slices.Delete(slices.Clone(said), at, at+1)
}

// cutShared returns titles and values, each value in so many cells.
func cutShared(said []Shared, room int) []string {
	out := make([]string, len(said))
	for i, s := range said {
		out[i] = s.cut(room)
	}
	return out
}

func (s Shared) head() string { return CleanCut(s.Title, mostHead) + " " }

// cut returns title and value, of which the value has so many cells.
func (s Shared) cut(room int) string {
	if s.Actor {
		return s.head() + CleanCutActor(s.Value, room)
	}
	return s.head() + CleanCutMiddle(CleanCut(s.Value, wholeShared), room)
}
