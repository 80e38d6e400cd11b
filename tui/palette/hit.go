package palette

// Put moves the cursor to the item that is drawn on a line, the first of which
// narrows the list, and reports whether there is one.
func (l *List) Put(y int) bool {
	i := l.top + y - 1
	if y < 1 || i >= l.Len() {
		return false
	}
	l.cursor = i
	return true
}
