package facets

import (
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

// moreText says how many values there are below those shown, or which those
// are when there are some above too. The line of the events without a value is none of
// them: the title counts only values.
func (l *list) moreText(t *theme.Theme, window, more int) string {
	last, none := min(l.top+window, l.len()), l.noneAt()
	behind := ""
	if none >= last || none >= 0 && none < l.top {
		behind = " and (none)"
	}
	if l.top == 0 {
		return "+" + theme.Count(more-before(none, last, last+more)) + " more" + behind
	}
	dash := "-"
	if t.Unicode {
		dash = "–"
	}
	first, all := l.top+1-before(none, 0, l.top), last+more-before(none, 0, last+more)
	return theme.Count(first) + dash + theme.Count(last-before(none, 0, last)) + " of " + theme.Count(all) + behind
}

// noneAt returns the line of the events without a value among those shown, -1 when
// there is none.
func (l *list) noneAt() int {
	switch {
	case l.lines.counts == nil || l.lines.counts.Missing == 0:
		return -1
	case l.search.hits != nil:
		return slices.Index(l.search.hits, l.lines.none)
	}
	return l.lines.none
}

// before is 1 for a line from some line on and before another, else 0.
func before(line, from, to int) int {
	if line >= from && line < to {
		return 1
	}
	return 0
}
