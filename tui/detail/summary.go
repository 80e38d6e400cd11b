package detail

import (
	"strconv"
	"strings"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// maxPairs is how many values a folded object tells: what does not fit in a
// glance is what unfolding is for.
const maxPairs = 8

// summary returns what a folded container says about its content, clean and at
// most width cells wide: {mfaAuthenticated false, userName deploy}, [3 items]. Where that
// is not all, it begins with how much there is.
func (t *tree) summary(i, width int) string {
	said, whole := t.bracketed(i, width)
	if whole {
		return said
	}
	count := t.size(i) + " "
	said, _ = t.bracketed(i, width-len(count))
	return theme.Cut(count+said, width)
}

// size says how much is below a node.
func (t *tree) size(i int) string {
	if t.isList(i) {
		return theme.Plural(t.count(i), "item")
	}
	n := 0
	for m := i + 1; m < t.nodes[i].last; m++ {
		if !t.nodes[m].hasChildren(m) {
			n++
		}
	}
	return theme.Plural(n, "value")
}

// bracketed is summary without how much there is; whole reports whether that is not needed.
func (t *tree) bracketed(i, width int) (said string, whole bool) {
	list := t.isList(i)
	open, closing := "{", "}"
	if list {
		open, closing = "[", "]"
	}
	room := width - len(open) - len(closing)
	inside := ""
	switch {
	case !t.nodes[i].hasChildren(i):
	case list && !t.flat(i):
		inside = t.size(i)
	default:
		inside = t.pairs(i, room)
	}
	whole = theme.Width(inside) <= room && !strings.HasSuffix(inside, more)
	return theme.Cut(open+theme.Cut(inside, room)+closing, width), whole
}

// more stands behind the values that are told.
const more = ", …"

// pairs returns the first values below node i with their keys. Members of
// members count as well; lists inside give their length only.
func (t *tree) pairs(i, room int) string {
	said := ""
	for m, n := i+1, 0; m < t.nodes[i].last && theme.Width(said) <= room; {
		text, next := t.pair(m, room)
		m = next
		if text == "" {
			continue
		}
		if n++; n > maxPairs {
			return said + more
		}
		if said != "" {
			said += ", "
		}
		said += text
	}
	return said
}

// pair returns what node m adds to a summary, and the node to go on with.
func (t *tree) pair(m, room int) (said string, next int) {
	n := &t.nodes[m]
	switch {
	case n.masked:
		said = trail.Mask
	case n.kind == object && n.hasChildren(m):
		return "", m + 1
	case n.kind == object, n.kind == null:
		return "", n.last
	case n.kind == array, n.embed != notEmbedded:
		said = t.summary(m, room)
	default:
		said = t.shown(m, room)
	}
	if n.index < 0 {
		said = t.key(m, room) + " " + said
	}
	return said, n.last
}

// shown returns a leaf's text without quotes, clean, in at most width cells.
func (t *tree) shown(i, width int) string {
	raw := t.raw(i)
	if t.nodes[i].kind == quoted {
		raw = unescape(t.inner(i), enough(width))
	}
	return cut(raw, width)
}

// key returns a node's key or index, clean, in at most width cells.
func (t *tree) key(i, width int) string {
	if n := &t.nodes[i]; n.index >= 0 {
		return theme.Cut(strconv.Itoa(n.index), width)
	}
	return cut(unescape(t.rawKey(i), enough(width)), width)
}

// cut returns text from a record, clean, in at most width cells. It reads, and
// copies, only as much as that takes.
func cut(text []byte, width int) string {
	return theme.CleanCut(string(text[:min(len(text), enough(width))]), width)
}

// enough returns a number of bytes that fill more than width cells: a cell
// takes at most five characters of four bytes.
func enough(width int) int { return 20 * (max(width, 0) + 2) }

// isList reports whether the children of a node are items, not members.
func (t *tree) isList(i int) bool {
	n := &t.nodes[i]
	if n.embed != notEmbedded {
		return t.nodes[i+1].index >= 0
	}
	return n.kind == array
}

// flat reports whether nothing below a node has children of its own.
func (t *tree) flat(i int) bool {
	return t.count(i) == t.nodes[i].last-i-1
}
