package events

// Window is what part of a list is seen, and where its cursor is.
type Window struct {
	Place
	left int // first column drawn after the time
}

// Window returns what is seen, for [Table.ScrollBack].
func (t *Table) Window() Window { return Window{t.Place(), t.left} }

// ScrollBack shows again what was seen before the list had less room for a while: the
// lines unless the cursor went to another row since, the columns unless it went to another
// one. Unlike [Table.Restore] it does not move the cursor.
func (t *Table) ScrollBack(w Window) {
	if t.columns[t.column].Field == w.Field {
		t.left = w.left
	}
	if row, ok := t.Row(); ok && w.OK && row == w.Row {
		t.top = t.pos(max(0, t.line(t.cursor)-w.Above))
	}
}
