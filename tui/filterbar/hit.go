package filterbar

import "github.com/trailsift/trailsift/tui/theme"

// At returns the chip that [Bar.Chips] draws at a cell; ok is false beside them.
func (b *Bar) At(chips []Chip, cursor, width, x int) (chip int, ok bool) {
	r := b.laidOut(chips, cursor, width)
	for i, s := range r.spots {
		if x >= s.from && x < s.to {
			if r.order != nil {
				return r.order[r.top+i], true
			}
			return r.top + i, true
		}
	}
	return 0, false
}

// spot is the cells of a chip.
type spot struct{ from, to int }

// place remembers where a chip of some text is about to be drawn.
func (r *row) place(text string) {
	r.spots = append(r.spots, spot{r.used, r.used + theme.Width(text)})
}
