package detail

import "slices"

// What is open at first: two levels, below them what is small, and never a
// level so long that it pushes the rest of the record out of sight.
const (
	openLevels = 2
	smallTree  = 8
	longTree   = 60
)

// asides are what hardly anybody asks of an event: what the credentials came from, which
// who it was says in short, and how the connection was made. They would push what was asked
// for and how it ended out of sight.
var asides = []string{"userIdentity.sessionContext", "tlsDetails"}

// openAtFirst sets which nodes are unfolded before the user has a say.
// Embedded documents start folded, except that small parts of them are open.
func (t *tree) openAtFirst() {
	for i := range t.nodes {
		n := &t.nodes[i]
		size := n.last - i - 1
		switch {
		case size == 0, n.embed != notEmbedded, slices.Contains(asides, n.field):
			n.open = false
		case n.depth < 0:
			n.open = true
		case n.doc > 0:
			n.open = size <= longTree
		case n.depth < openLevels:
			n.open = size <= longTree || n.depth == 0 && t.count(i) <= longTree
		default:
			n.open = size <= smallTree
		}
	}
}

// foldKey names a node across records: its filter path, with [] for each level
// of items. It is empty where the node has no filter path.
func (t *tree) foldKey(i int) string {
	n := &t.nodes[i]
	if n.index >= 0 && n.parent >= 0 {
		if key := t.foldKey(n.parent); key != "" {
			return key + "[]"
		}
		return ""
	}
	return n.field
}

// place is the way to a node by keys and indexes, to find it in another record.
type place []step

type step struct {
	key   string
	index int
}

func (t *tree) placeOf(i int) place {
	var p place
	for _, at := range t.ancestry(i) {
		p = append(p, step{string(t.rawKey(at)), t.nodes[at].index})
	}
	return p
}

// find returns the node at a place, or as far down on the way as there is one.
func (t *tree) find(p place) int {
	at := 0
	for _, want := range p {
		found := -1
		t.children(at, func(c int) bool {
			if t.nodes[c].index == want.index && string(t.rawKey(c)) == want.key {
				found = c
			}
			return found < 0
		})
		if found < 0 {
			return at
		}
		at = found
	}
	return at
}

// reveal opens everything that hides node i.
func (t *tree) reveal(i int) {
	for p := t.nodes[i].parent; p >= 0; p = t.nodes[p].parent {
		t.nodes[p].open = true
	}
}

// visible returns the lines that are unfolded. wrap gives the lines below an
// opened long value.
func (t *tree) visible(lines []line, wrap func(i int) []string) []line {
	i := 0
	if t.nodes[0].hasChildren(0) {
		i = 1
	}
	for i < len(t.nodes) {
		n := &t.nodes[i]
		lines = append(lines, line{node: i})
		switch {
		case n.hasChildren(i) && !n.open:
			i = n.last
			continue
		case n.open && !n.hasChildren(i):
			for _, part := range wrap(i) {
				lines = append(lines, line{node: i, more: true, part: part})
			}
		}
		i++
	}
	return lines
}

// line is a line of the tree: a node, or a piece of its long value.
type line struct {
	node int
	more bool
	part string // clean
}

// lineOf returns the line of node i, or of what hides it.
func (t *tree) lineOf(lines []line, i int) int {
	at, found := slices.BinarySearchFunc(lines, i, func(l line, i int) int {
		if l.node == i && l.more {
			return 1
		}
		return l.node - i
	})
	if !found {
		at--
	}
	return max(at, 0)
}
