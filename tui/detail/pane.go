package detail

import (
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

// Pane shows one record. The zero value is not usable; see New.
type Pane struct {
	theme         *theme.Theme
	masked        func(field string) bool
	width, height int

	tree    *tree
	source  string
	folds   map[string]bool // what the user opened and closed, by foldKey
	lines   []line
	cursor  int // line
	top     int // line
	query   string
	matches []int // nodes
	typing  bool  // what is searched for is being typed
	origin  int   // the node that it is looked for from meanwhile
	away    place // that the cursor would be at, had the record one
	awayAt  int   // the node that it is on in its stead
	find    func(field, text string) (part string, ok bool)
}

// New returns a pane with nothing in it. masked reports whether the values of a
// filter path are secrets; nil shows everything.
func New(t *theme.Theme, masked func(field string) bool) *Pane {
	p := &Pane{theme: t, masked: masked, folds: make(map[string]bool)}
	p.Show(p.Reader().Read(nil, ""))
	return p
}

// SetSize says how many cells Render fills.
func (p *Pane) SetSize(width, height int) {
	same := width == p.width
	p.width, p.height = max(width, 0), max(height, 0)
	if !same {
		p.tree.align(p.width)
		p.layOut(p.node())
	}
}

// Show shows a record from its first line.
func (p *Pane) Show(r *Record) {
	p.away = nil
	p.load(r)
	p.layOut(0)
	p.top = 0
}

// Replace shows another record in place of this one: the cursor stays on the
// same path, as far as the other record has it, so that stepping from event to
// event compares one value. Behind a record that lacks it, it is found again.
func (p *Pane) Replace(r *Record) {
	place := p.tree.placeOf(p.node())
	if p.away != nil && p.node() == p.awayAt {
		place = p.away
	}
	row := p.cursor - p.top
	p.load(r)
	p.away = nil
	at := p.tree.find(place)
	if whole := len(p.tree.placeOf(at)) == len(place); whole {
		p.goTo(at)
	} else {
		p.layOut(at)
		p.away, p.awayAt = place, p.node()
	}
	p.top = p.cursor - row
}

// load takes a record over, with what the user opened and closed so far.
func (p *Pane) load(r *Record) {
	p.tree, p.source, p.matches = r.tree, r.source, r.matches
	for i := range p.tree.nodes {
		n := &p.tree.nodes[i]
		if !n.hasChildren(i) {
			continue
		}
		if open, chosen := p.folds[p.tree.foldKey(i)]; chosen {
			n.open = open
		}
	}
	if r.width != p.width {
		p.tree.align(p.width)
	}
	if r.query != p.query {
		p.matches = p.tree.search(p.query)
	}
	p.findMatches()
	p.openWhy()
}

// openWhy opens what says why a call failed, where it is long and all of the record has
// room all the same.
func (p *Pane) openWhy() {
	why := slices.IndexFunc(p.tree.nodes, func(n node) bool { return n.field == "errorMessage" })
	if why < 0 || !p.long(why) {
		return
	}
	n := &p.tree.nodes[why]
	n.open = true
	n.open = len(p.tree.visible(nil, p.wrapped)) <= p.rows()
}

// layOut works out the lines anew and puts the cursor on a node.
func (p *Pane) layOut(node int) {
	p.lines = p.tree.visible(p.lines[:0], p.wrapped)
	p.cursor = p.tree.lineOf(p.lines, node)
}

// goTo puts the cursor on a node and unfolds what hides it.
func (p *Pane) goTo(node int) {
	p.tree.reveal(node)
	p.layOut(node)
}

// node returns the node under the cursor.
func (p *Pane) node() int {
	if p.cursor >= len(p.lines) {
		return 0
	}
	return p.lines[p.cursor].node
}

// Move moves the cursor n lines down, or up if n is negative.
func (p *Pane) Move(n int) {
	p.cursor = max(0, min(p.cursor+n, len(p.lines)-1))
}

// Page returns how many lines a page moves.
func (p *Pane) Page() int { return max(1, p.height-2) }

// Unfold opens the node under the cursor: its children, the document in its
// string, or all of a value that is too long for its line. If it is open, the
// cursor moves into it.
func (p *Pane) Unfold() {
	i := p.node()
	switch {
	case !p.foldable(i):
	case p.tree.nodes[i].open:
		p.cursor = min(p.tree.lineOf(p.lines, i)+1, len(p.lines)-1)
	default:
		p.setOpen(i, true)
	}
}

// Fold closes the node under the cursor, or goes to its parent if there is
// nothing to close. It returns false at the root, where there is neither.
func (p *Pane) Fold() bool {
	i := p.node()
	if p.tree.nodes[i].open && p.foldable(i) {
		p.setOpen(i, false)
		return true
	}
	parent := p.tree.nodes[i].parent
	if parent <= 0 {
		return false
	}
	p.cursor = p.tree.lineOf(p.lines, parent)
	return true
}

// Toggle opens or closes the node under the cursor.
func (p *Pane) Toggle() {
	if i := p.node(); p.foldable(i) {
		p.setOpen(i, !p.tree.nodes[i].open)
	}
}

// setOpen folds or unfolds a node and remembers that for the records to come.
func (p *Pane) setOpen(i int, open bool) {
	n := &p.tree.nodes[i]
	n.open = open
	if key := p.tree.foldKey(i); key != "" && n.hasChildren(i) {
		p.folds[key] = open
	}
	p.layOut(i)
	if open {
		p.showBelow(i)
	}
}

// showBelow scrolls so that what was unfolded is seen, or as much of it as there is
// room for below the line of the node.
func (p *Pane) showBelow(i int) {
	end := p.cursor + 1
	for end < len(p.lines) && p.lines[end].node < p.tree.nodes[i].last {
		end++
	}
	p.top = min(max(p.top, end-p.rows()), p.cursor)
}

// Foldable reports whether there is more of the node under the cursor than its line
// shows, and whether that is open.
func (p *Pane) Foldable() (open, ok bool) {
	i := p.node()
	return p.tree.nodes[i].open, p.foldable(i)
}

// foldable reports whether there is more of node i than its line shows.
func (p *Pane) foldable(i int) bool {
	n := &p.tree.nodes[i]
	return n.hasChildren(i) || n.open || p.long(i)
}

// Path returns where the cursor is, as jq writes it:
// .responseElements.instancesSet.items[0].instanceId, and into an embedded
// document .requestParameters.policyDocument|fromjson|.Statement[0].
func (p *Pane) Path() string { return p.tree.path(p.node()) }

// Field returns the filter path of the cursor: array brackets dropped, keys
// quoted where the filter language wants it. It is empty where no filter can
// reach: inside an embedded document, in a record that is not JSON.
func (p *Pane) Field() string { return p.tree.nodes[p.node()].field }

// Key returns the innermost key of the cursor's path, or "" if it has none.
func (p *Pane) Key() string {
	for i := p.node(); i > 0; i = p.tree.nodes[i].parent {
		if p.tree.nodes[i].index < 0 {
			return string(unescape(p.tree.rawKey(i), -1))
		}
	}
	return ""
}

// Value returns the text under the cursor as a filter compares it: of a string
// what it says, of a number or truth value what is written. Objects, arrays,
// null and secrets have none.
func (p *Pane) Value() (text string, ok bool) { return p.tree.value(p.node()) }

// JSON returns the bytes of the value under the cursor as they are in the
// record, or in the embedded document. Secrets are replaced by trail.Mask.
func (p *Pane) JSON() []byte { return p.tree.json(p.node()) }
