package detail

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

const (
	margin   = 3   // cells before a key at depth 0: cursor, fold sign, space
	indent   = 2   // cells for each level
	gap      = 3   // cells between the longest key and the values
	longKey  = 32  // keys longer than this do not push the values to the right
	maxLines = 400 // lines that an opened long value takes at most
)

// keyAt returns where the keys at a depth begin. Deep levels share a place, so
// that values keep half of the width.
func keyAt(depth, width int) int {
	return max(0, min(margin+indent*depth, width/2))
}

// align sets where the values below each container begin: in one column for
// siblings, and not left of their parent's, so that the column moves as little
// as possible.
func (t *tree) align(width int) {
	for i := range t.nodes {
		n := &t.nodes[i]
		if !n.hasChildren(i) || n.kind == rawLine {
			continue
		}
		at := keyAt(n.depth+1, width)
		n.column = 0
		if n.parent >= 0 {
			n.column = t.nodes[n.parent].column
		}
		t.children(i, func(c int) bool {
			n.column = max(n.column, at+min(theme.Width(t.key(c, longKey)), longKey)+gap)
			return true
		})
		n.column = min(n.column, max(width*3/5, 0))
	}
}

// keyRoom returns how many cells the key of node i may take.
func (p *Pane) keyRoom(i int) int {
	return max(1, p.width-keyAt(p.tree.nodes[i].depth, p.width)-6)
}

// valueAt returns where the value of node i begins.
func (p *Pane) valueAt(i int) int {
	n := &p.tree.nodes[i]
	if n.parent < 0 || n.kind == rawLine {
		return min(2, p.width)
	}
	key := theme.Width(p.tree.key(i, p.keyRoom(i)))
	return max(p.tree.nodes[n.parent].column, keyAt(n.depth, p.width)+key+2)
}

// long reports whether the text of node i does not fit on its line.
func (p *Pane) long(i int) bool {
	n := &p.tree.nodes[i]
	if n.masked || n.hasChildren(i) || n.kind == object || n.kind == array {
		return false
	}
	room := p.width - p.valueAt(i)
	if n.kind == quoted {
		room -= len(`""`)
	}
	return theme.Width(p.tree.shown(i, room+2)) > room
}

// wrapped returns the lines below the opened long value of node i. The end of
// a huge value is left out, and said to be.
func (p *Pane) wrapped(i int) []string {
	room := max(1, p.width-p.wrapAt(i)-1)
	raw := p.tree.raw(i)
	if p.tree.nodes[i].kind == quoted {
		raw = unescape(p.tree.inner(i), -1)
	}
	some := min(len(raw), enough(room*maxLines))
	lines, rest := wrap(theme.Clean(string(raw[:some])), room)
	if rest != "" || some < len(raw) {
		lines = append(lines, theme.Cut("… and more, "+theme.Size(int64(len(raw)))+" in all", room))
	}
	return lines
}

// wrap returns a text in lines of at most width cells and what is left of it after the most
// there may be. Every character stays: a line ends behind a blank, if one is near its end.
func wrap(text string, width int) (lines []string, rest string) {
	for text != "" && len(lines) < maxLines {
		line, rest := theme.Wrap(text, width, 1)
		if len(line) == 0 {
			break
		}
		if blank := strings.LastIndexByte(line[0], ' '); rest != "" && 2*blank >= len(line[0]) {
			line[0] = line[0][:blank+1]
			rest = text[blank+1:]
		}
		lines, text = append(lines, line[0]), rest
	}
	return lines, text
}

// wrapAt returns where the lines of an opened long value begin.
func (p *Pane) wrapAt(i int) int {
	return keyAt(p.tree.nodes[i].depth+1, p.width)
}
