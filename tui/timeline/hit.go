package timeline

// Put moves the cursor to the bar that is drawn in a column of cells and
// reports whether there is one.
func (p *Pane) Put(x int) bool {
	if p.bars() == 0 || x < scale || x >= p.width-1 {
		return false
	}
	i := (x - scale) / p.cells()
	if i >= p.bars() {
		return false
	}
	p.moveTo(i)
	return true
}
