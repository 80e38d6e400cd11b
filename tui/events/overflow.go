package events

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/gist"
	"github.com/trailsift/trailsift/tui/theme"
)

// spansAt returns the room of columns in the line that starts with the row at position i: a
// value that would be cut beside cells in which nothing stands goes on there, as in a
// spreadsheet, but for those of columns that somebody gave a width.
func (t *Table) spansAt(cols []span, i int) []span {
	var out []span
	for k, c := range cols {
		if out != nil {
			c = out[k]
		}
		lacks := t.needed(cols, i, c.column) - c.width
		if lacks <= 0 || !t.flexible(c.column) {
			continue
		}
		if out == nil {
			out = slices.Clone(cols)
		}
		t.widenUnbroken(out, k, i, lacks)
	}
	if out == nil {
		return cols
	}
	return out
}

// widenUnbroken widens span k, but into no other that a part of its text would begin in:
// below the title of that one it would be read as its value.
func (t *Table) widenUnbroken(spans []span, k, i, lacks int) {
	narrow := slices.Clone(spans[k:])
	for end := len(spans); end > k; {
		t.widen(spans, k, i, lacks, end)
		at := t.beginsIn(spans, narrow, k, i)
		if at < 0 {
			return
		}
		copy(spans[k:], narrow)
		end = at
	}
}

// beginsIn returns the first span behind span k at whose title a part of the text of that
// begins, or another ends, in place of going on there; -1 for none. Narrow are the spans from
// k on as they are where every text has its own.
func (t *Table) beginsIn(spans, narrow []span, k, i int) int {
	text, at := t.drawn(spans, i, spans[k]), 0
	for j, s := range narrow[:len(narrow)-1] {
		at += s.width + gap
		around := theme.Skip(text, at-gap)
		switch {
		case theme.Width(around) <= gap:
			return -1 // it ends before that
		case strings.Contains(strings.TrimSuffix(around, theme.Skip(around, gap+1)), " "):
			return k + j + 1
		}
	}
	return -1
}

// needed returns the cells that all of what a column says about a line takes.
func (t *Table) needed(cols []span, i, column int) int {
	if g, ok := t.drawnGist(cols, i, column); ok {
		return theme.Width(gist.Whole(g))
	}
	return theme.Width(t.lineCell(i, column))
}

// widen gives span k some of the cells that it lacks: those of the spans behind it, up to
// one, in which nothing stands, the nearest first, and those at the end of the line where no
// other is left.
func (t *Table) widen(spans []span, k, i, lacks, end int) {
	for j := k + 1; j < end; j++ {
		if t.lineCell(i, spans[j].column) != "" {
			return
		}
		free := spans[j].width
		if t.hasCursor(i, spans[j].column) {
			free = max(0, free-seenCursor)
		}
		n := min(free, lacks)
		spans[j].width, spans[k].width, lacks = spans[j].width-n, spans[k].width+n, lacks-n
	}
	if end < len(spans) {
		return
	}
	room := t.width - t.lead() - gap*(len(spans)-1)
	for _, s := range spans {
		room -= s.width
	}
	spans[k].width += min(max(0, room), lacks)
}

// seenCursor is how many cells are left of one in which nothing stands but the cursor.
const seenCursor = 3

// hasCursor reports whether the cursor is on a cell of the line that starts with the row at
// position i: it is seen, even if nothing stands there.
func (t *Table) hasCursor(i, column int) bool {
	return column == t.column && i == t.pos(t.line(t.cursor))
}
