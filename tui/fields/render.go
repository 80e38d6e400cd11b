package fields

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// ExampleLimit is how many values of a field are shown.
const ExampleLimit = 12

const (
	// besideFrom is the width from which the examples stand beside the list.
	besideFrom = 120
	// below is the lines of the examples under the list: a blank one, the
	// field, its values.
	below = 6
	// barWidth and shareWidth are the room for the share of events.
	barWidth, shareWidth = 6, 7
	countWidth           = 9
	// leastPath is the room that the path of an alias must have.
	leastPath = 8
	// gapBefore is the least room between two titles.
	gapBefore = 2
	// fewBefore is how many fields are named that stand before that of most events.
	fewBefore = 2
)

// Render draws the browser with the line that narrows it: a prompt and the
// text before and behind the cursor. secret reports whether the values of a
// field are masked. The result is exactly width by height.
func (b *Browser) Render(prompt, before, after string, secret func(name string) bool, width, height int) string {
	total := 0
	if b.fields != nil {
		total = b.fields.Len()
	}
	count := " " + theme.Count(b.Len()) + " of " + theme.Count(total) + " "
	lead := " " + prompt + " "
	room := width - theme.Width(lead) - theme.Width(count)
	first := lead + b.theme.Input(before, after, max(room, 1)) + b.theme.Dim.Paint(count)
	block := theme.NewBlock(width, height)
	block.Line(first)
	if width >= besideFrom {
		left := width * 3 / 5
		list, beside := b.list(left, height-1), b.beside(secret, width-left-1, height-1)
		for i := range list {
			block.Line(list[i] + b.theme.Line.Paint(b.theme.Sep) + beside[i])
		}
		return block.String()
	}
	under := min(below, max(0, height-1-below))
	for _, line := range b.list(width, height-1-under) {
		block.Line(line)
	}
	for _, line := range b.under(secret, width, under) {
		block.Line(line)
	}
	return block.String()
}

// list draws the titles and the fields.
func (b *Browser) list(width, height int) []string {
	block := theme.NewBlock(width, height)
	right := b.heading() + theme.PadLeft("VALUES", countWidth) + " "
	order := b.order(width - len("   FIELD") - theme.Width(right))
	right = theme.PadLeft(right, width-len("   FIELD")-theme.Width(order))
	block.Line("   " + b.theme.Title.Paint("FIELD") + b.theme.Dim.Paint(order) + b.theme.Title.Paint(right))
	b.page = block.Left()
	b.top = max(0, min(b.top, b.cursor))
	b.top = max(b.top, b.cursor-b.page+1)
	for i := b.top; i < b.Len() && block.Left() > 0; i++ {
		block.Line(b.line(b.at(i), i == b.cursor, width))
	}
	switch {
	case b.fields == nil:
		block.Text(b.theme.Dim, "  looking for fields")
	case b.Len() == 0:
		block.Text(b.theme.Dim, "  nothing like this")
	}
	return block.Lines()
}

// heading says what the shares are of.
func (b *Browser) heading() string {
	if b.fields == nil || !b.fields.part {
		return "OF ALL EVENTS"
	}
	return "OF " + theme.Count(b.fields.events) + " MATCHING"
}

// order says, as far as there is room, in which order the fields are: by events,
// behind the few that are looked up, of which fewer events have one.
func (b *Browser) order(room int) string {
	text := "  the best match first"
	if b.hits == nil {
		by := "by events"
		if b.fields != nil && b.fields.part {
			by = "by all events"
		}
		text = "  " + strings.Join(append(b.first(), by), ", then ")
	}
	if theme.Width(text)+gapBefore > room {
		return ""
	}
	return text
}

// first names the fields that stand before that of most events, if they are few.
func (b *Browser) first() []string {
	var names []string
	at := 0 // the field of most events
	for i := range b.Len() {
		if b.at(i).Rows > b.at(at).Rows {
			at = i
		}
	}
	if at == 0 || at > fewBefore {
		return nil
	}
	for i := range at {
		names = append(names, theme.CleanCut(b.at(i).Name, leastPath*2))
	}
	return []string{strings.Join(names, " and ")}
}

// line draws a field.
func (b *Browser) line(f Field, cursor bool, width int) string {
	t := b.theme
	values := ""
	if n, known := b.distinct[f.Name]; known {
		values = theme.Count(n)
	}
	bar, share := b.share(f)
	numbers := theme.PadLeft(share, shareWidth) + theme.PadLeft(values, countWidth) + " "
	room := width - 3 - 1 - barWidth - 1 - theme.Width(numbers)
	name := theme.CleanCutMiddle(f.Name, room)
	path := ""
	if f.Path != "" && theme.Width(name)+leastPath <= room {
		path = "  " + theme.CleanCutMiddle(f.Path, room-theme.Width(name)-3)
	}
	gap := strings.Repeat(" ", max(0, room-theme.Width(name)-theme.Width(path)))
	pick := "  "
	if b.taken(f.Name) {
		pick = t.Picked + " "
	}
	if cursor {
		return t.Mark + t.Cursor.Paint(pick+name+path+gap+" "+bar+" "+numbers)
	}
	return " " + pick + name + t.Dim.Paint(path+gap+" "+bar) + " " + numbers
}

// share returns how many of the events have a field, as a bar and as a number:
// nothing as long as that is not known.
func (b *Browser) share(f Field) (bar, share string) {
	rows := f.Rows
	if f.Unknown || b.fields.part {
		known, ok := b.rows[f.Name]
		if !ok {
			return strings.Repeat(" ", barWidth), ""
		}
		rows = known
	}
	return b.theme.Bar(rows, b.fields.events, barWidth), theme.Share(rows, b.fields.events)
}

// under draws the examples below the list.
func (b *Browser) under(secret func(string) bool, width, height int) []string {
	block := theme.NewBlock(width, height)
	block.Text(theme.Style{}, "")
	b.values(block, secret, width)
	return block.Lines()
}

// beside draws the examples in a column of their own.
func (b *Browser) beside(secret func(string) bool, width, height int) []string {
	block := theme.NewBlock(width, height)
	b.values(block, secret, width)
	return block.Lines()
}

// values draws the most frequent values of the field under the cursor.
func (b *Browser) values(block *theme.Block, secret func(string) bool, width int) {
	f, ok := b.Current()
	if !ok {
		return
	}
	facet := b.examples[f.Name]
	right := ""
	if facet != nil {
		right = theme.Plural(facet.Distinct, "value")
	}
	title := theme.CleanCutMiddle(f.Name, width-theme.Width(right)-4)
	block.Line(b.theme.Title.Paint(theme.Spread("  "+title, right+" ", width)))
	if facet == nil {
		return
	}
	masked := secret != nil && secret(f.Name)
	for i, text := range b.shown(f.Name, facet, masked, width-4-countWidth) {
		count := theme.Count(facet.Values[i].Count) + " "
		block.Line("    " + theme.Pad(text, width-4-theme.Width(count)-1) + " " + b.theme.Dim.Paint(count))
	}
	if more := facet.Distinct - len(facet.Values); more > 0 {
		block.Line(b.theme.Dim.Paint(theme.Pad(theme.CleanCut("    +"+theme.Count(more)+" more", width), width)))
	}
}

// shown returns the values of a field by what people call them.
func (b *Browser) shown(name string, facet *store.Facet, masked bool, width int) []string {
	out := examples(facet, masked, width)
	if b.called[name] == nil || masked {
		return out
	}
	for i := range out {
		if called, ok := b.called[name](facet.Values[i].Value); ok {
			out[i] = called.CleanCut(max(width, 0))
		}
	}
	return out
}

// examples returns the values of a field as they are shown, long ones cut where they
// differ.
func examples(facet *store.Facet, masked bool, width int) []string {
	var out []string
	for _, v := range facet.Values[:min(len(facet.Values), ExampleLimit)] {
		if masked {
			v.Value = trail.Mask
		}
		out = append(out, v.Value)
	}
	return theme.CleanCutApart(out, max(width, 0))
}
