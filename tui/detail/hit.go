package detail

// Put moves the cursor to the line that is drawn there and reports whether there
// is one, and whether the cell is the sign that tells if it is folded.
func (p *Pane) Put(x, y int) (sign, ok bool) {
	i := p.top + y
	if y < 0 || y >= p.height-1 || i >= len(p.lines) {
		return false, false
	}
	p.cursor = i
	n := &p.tree.nodes[p.node()]
	at := keyAt(n.depth, p.width) - 2
	return n.hasChildren(p.node()) && !p.lines[i].more && x >= at && x <= at+1, true
}
