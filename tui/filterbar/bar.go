package filterbar

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Hint stands beside the chips: what there is to know, and perhaps a key with what
// it does about that. One that must be seen has its room before the chips, which are
// said in fewer words for it.
type Hint struct {
	Text, Key, Does string
	Must            bool
}

// NoChip is the cursor when the chips have no focus.
const NoChip = -1

// Bar draws the filter in one line.
type Bar struct{ theme *theme.Theme }

// New returns a bar.
func New(t *theme.Theme) *Bar { return &Bar{t} }

// Chips draws the conditions in exactly width cells; what does not fit is
// counted. The one under the cursor is always seen, unless that is [NoChip].
// The hint stands on the right where there is room for it.
func (b *Bar) Chips(chips []Chip, cursor int, hint Hint, width int) string {
	r := b.laidOut(chips, cursor, b.Room(hint, width))
	return r.line + b.hint(hint, width-r.used)
}

// leastChips is the room that chips keep beside a hint that must be seen.
const leastChips = 24

// Room returns the cells for chips beside a hint.
func (b *Bar) Room(hint Hint, width int) int {
	if n := theme.Width(hint.Text) + 3; hint.Must && hint.Text != "" && width-n >= leastChips {
		return width - n
	}
	return width
}

// Kept draws conditions that stay beside a text being edited in exactly width cells,
// below that text; what does not fit is counted.
func (b *Bar) Kept(chips []Chip, width int) string {
	r := row{bar: b, width: width}
	r.add(theme.Style{}, theme.Pad("", editLead))
	r.chips(chips, 0, NoChip)
	return r.line + theme.Pad("", max(0, width-r.used))
}

// laidOut puts the line together. What the chips hide goes before one of them does,
// then come those that are in force before those that are off, and then they are said
// in fewer words. What has no room even so is left out: at the end, or at the start as
// many as it takes to see the one under the cursor.
func (b *Bar) laidOut(chips []Chip, cursor, width int) row {
	for _, notes := range []bool{true, false} {
		if r := b.from(0, chips, cursor, width, notes); r.whole {
			return r
		}
	}
	if cursor == NoChip && slices.ContainsFunc(chips, Chip.off) {
		return b.inForceFirst(chips, width)
	}
	return b.scrolled(chips, cursor, width)
}

// inForceFirst puts the line together where not all has room and no chip has the focus,
// in which order matters: what decides which events are seen stands before what does not.
func (b *Bar) inForceFirst(chips []Chip, width int) row {
	order := make([]int, len(chips))
	for i := range order {
		order[i] = i
	}
	rank := func(i int) int {
		if chips[i].Off {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(order, func(x, y int) int { return rank(x) - rank(y) })
	sorted := make([]Chip, len(chips))
	on := 0
	for i, at := range order {
		sorted[i] = chips[at]
		on += 1 - rank(at)
	}
	r := b.from(0, sorted, NoChip, width, false)
	if r.last < on-1 || r.cut < on { // they need what room there is, and the words for it
		room := width - leadRoom - on*(chipFrame+1) - tail
		r = b.from(0, slices.Concat(shortened(sorted[:on], NoChip, room), sorted[on:]), NoChip, width, false)
	}
	r.order = order
	return r
}

// scrolled puts the line together of chips in fewer words, with the one under the cursor.
func (b *Bar) scrolled(chips []Chip, cursor, width int) row {
	chips = shortened(chips, cursor, width-leadRoom-len(chips)*(chipFrame+1))
	for top := 0; ; top++ {
		if r := b.from(top, chips, cursor, width, false); r.last >= cursor || top >= cursor {
			return r
		}
	}
}

// from puts the line together from chip number top on.
func (b *Bar) from(top int, chips []Chip, cursor, width int, notes bool) row {
	r := row{bar: b, width: width, top: top, notes: notes, whole: true, cut: len(chips)}
	r.lead(top, len(chips), cursor)
	r.last = r.chips(chips, top, cursor)
	r.whole = r.whole && r.last == len(chips)-1 && r.cut == len(chips)
	return r
}

// row is a line of chips being put together.
type row struct {
	bar   *Bar
	width int
	line  string
	used  int
	top   int    // the first chip drawn
	last  int    // the last one
	notes bool   // what they hide is said too
	whole bool   // none is cut, and nothing is left out
	cut   int    // the first chip that is cut; of none, how many there are
	spots []spot // where they are
	order []int  // which chips these are, where that is another order than theirs
}

func (r *row) add(style theme.Style, text string) {
	r.line += style.Paint(text)
	r.used += theme.Width(text)
}

// lead draws the prompt, and how many chips are left out before the first.
func (r *row) lead(top, chips, cursor int) {
	t := r.bar.theme
	r.add(theme.Style{}, " "+t.Prompt)
	switch {
	case chips == 0:
		r.add(t.Dim, " no filter")
	case top > 0:
		r.add(t.Dim, " +"+theme.Count(top))
	}
	if cursor == NoChip || chips == 0 {
		r.add(theme.Style{}, " ")
	}
}

// leadRoom is the room that the prompt takes.
const leadRoom = 3

// chipFrame is the room that a chip takes besides its text: [ ], and the mark or
// a blank.
const chipFrame = 3

// tail is the room for saying how many chips are left out at the end.
const tail = len(" +99 more")

// leastChip is how many cells of a condition are worth drawing where it has to be cut.
const leastChip = 14

// chips draws the chips from top on and returns the last that fits.
func (r *row) chips(chips []Chip, top, cursor int) (last int) {
	for i := top; i < len(chips); i++ {
		c := chips[i]
		room := r.width - r.used - 1
		if i < len(chips)-1 {
			room -= tail
		}
		most := r.most(chips, i, room)
		if i != cursor && (!c.fits(most) || !c.Off && !c.fits(room-2)) && room-2 >= leastChip {
			most = min(most, room-2)
		}
		text := "[" + c.text(most) + "]"
		if !c.fits(most) {
			r.cut = min(r.cut, i)
		}
		if theme.Width(text) > room {
			r.more(chips[i:], cursor != NoChip)
			return i - 1
		}
		r.chip(c, text, i == cursor, cursor != NoChip)
		r.note(c.note(), room-theme.Width(text))
		if cursor == NoChip {
			r.add(theme.Style{}, " ")
		}
	}
	return len(chips) - 1
}

// most returns the most cells that a chip may take of the room: half a line, unless
// only such as are off come after it, which give way.
func (r *row) most(chips []Chip, i, room int) int {
	most := max(8, r.width/2)
	if !slices.ContainsFunc(chips[i+1:], func(c Chip) bool { return !c.Off }) {
		most = max(most, room-chipFrame)
	}
	return most
}

// note says what a chip hides, where the line has notes and there is room.
func (r *row) note(text string, room int) {
	switch {
	case !r.notes:
	case theme.Width(text) < room:
		r.add(r.bar.theme.Dim, text)
	default:
		r.whole = false
	}
}

// more says how many chips are left out at the end, and whether all of these are off.
func (r *row) more(out []Chip, focus bool) {
	what := " off"
	if slices.ContainsFunc(out, func(c Chip) bool { return !c.Off }) {
		what = " more"
	}
	text := "+" + theme.Count(len(out)) + what
	if focus {
		text = " " + text
	}
	r.add(r.bar.theme.Dim, theme.Cut(text, max(0, r.width-r.used)))
}

// chip draws one chip; where chips have the focus a mark, or a blank, stands
// before each.
func (r *row) chip(c Chip, text string, here, focus bool) {
	style := r.bar.style(c)
	switch {
	case here:
		style = r.bar.theme.Cursor
		r.line += r.bar.theme.Mark
		r.used++
	case focus:
		r.add(theme.Style{}, " ")
	}
	r.place(text)
	r.add(style, text)
}

func (b *Bar) style(c Chip) theme.Style {
	switch {
	case c.Off:
		return b.theme.Dim
	case c.Drill:
		return b.theme.Strong
	}
	return b.theme.Chip
}

// hint draws a hint at the right end of the room, or blanks.
func (b *Bar) hint(h Hint, room int) string {
	text, key := h.Text, ""
	if h.Key != "" {
		text, key = text+"   ", h.Key
	}
	does := strings.TrimRight(" "+h.Does, " ")
	used := theme.Width(text + key + does)
	if used == 0 || used+3 > room {
		return strings.Repeat(" ", max(0, room))
	}
	out := theme.NewRuns()
	out.Add(b.theme.Dim, theme.PadLeft(text, room-1-theme.Width(key+does)))
	out.Add(b.theme.Key, key)
	out.Add(b.theme.Dim, does+" ")
	return out.String()
}
