package fields

// heads are the lines above the fields: the one that narrows them, and titles.
const heads = 2

// At returns how many fields below the cursor the one is that is drawn on a
// line; ok is false where there is none.
func (b *Browser) At(y int) (n int, ok bool) {
	i := b.top + y - heads
	if y < heads || y >= heads+b.page || i >= b.Len() {
		return 0, false
	}
	return i - b.cursor, true
}
