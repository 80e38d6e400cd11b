package facets

import (
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/axis"
	"github.com/trailsift/trailsift/tui/theme"
)

// Sparks is when the values of a list occurred: a small picture each, as wide
// as the list has room for.
type Sparks struct {
	of          *Counts
	width       int
	values      map[store.PairValue][]uint32
	first, last time.Time // that they are divided between; zero when no event has a time
}

// Wish is what sparks are wanted of: values of the list of a field.
type Wish struct {
	Field  string
	Values []store.PairValue
	Width  int
	of     *Counts
}

// The room for sparks: the least and the most that they get, what they leave of a
// value's name, at least and at most where names are short, and of its bar. Longer
// names get more, down to the least spark: which value it is comes before when it
// occurred.
const (
	leastSpark = 5
	mostSpark  = 120
	sparkName  = 15
	sparkNames = 48
	sparkBar   = 2
	// sparkOf is which part of a wide list sparks have at least: there a name leaves them
	// their room, or its value would look as if it had no events.
	sparkOf = 5
)

// Unsparked returns what is shown without sparks though there is room for them,
// list by list; ok is false when nothing is.
func (g *Grid) Unsparked() (w Wish, ok bool) {
	for _, i := range g.seen() {
		l := &g.lists[i]
		if l.lines.counts == nil || l.stale {
			continue
		}
		window := g.window(i)
		shown, _ := l.fit(window) // the cursor may have left what was drawn last
		width := g.columns(i, window).spark
		if width == 0 {
			continue
		}
		if missing := l.unsparked(shown, width); len(missing) > 0 {
			return Wish{l.field.Name, missing, width, l.lines.counts}, true
		}
	}
	return w, false
}

// unsparked returns the values in a window of a list that have no spark of a
// width.
func (l *list) unsparked(window, width int) []store.PairValue {
	var out []store.PairValue
	known := l.sparks
	for k := l.top; k < min(l.top+window, l.len()); k++ {
		v := l.at(k).pair()
		if known.of != l.lines.counts || known.width != width || known.values[v] == nil {
			out = append(out, v)
		}
	}
	return out
}

func (v Value) pair() store.PairValue { return store.PairValue{Text: v.Text, None: v.None} }

// Spark gives a list the sparks that were wished for, which begin and end with some times,
// unless it shows other counts by now.
func (g *Grid) Spark(w Wish, counts [][]uint32, first, last time.Time) {
	i := g.Index(w.Field)
	if i < 0 || g.lists[i].lines.counts != w.of {
		return
	}
	s := &g.lists[i].sparks
	if s.of != w.of || s.width != w.Width {
		*s = Sparks{w.of, w.Width, make(map[store.PairValue][]uint32), first, last}
	}
	for k, v := range w.Values {
		s.values[v] = counts[k]
	}
}

// seen returns the numbers of the lists that are drawn, the focused one first.
func (g *Grid) seen() []int {
	out := []int{g.focus}
	first, end := g.Shown()
	for i := first; i < end; i++ {
		if i != g.focus {
			out = append(out, i)
		}
	}
	return out
}

// sparksFrom is the width of the terminal from which lists have sparks; one that
// has all the room always has.
const sparksFrom = 140

// columns shares the width of list number i, which has room for some values.
func (g *Grid) columns(i, window int) columns {
	l, width := &g.lists[i], g.listWidth(i)
	longest := g.longest(l, window)
	c := l.columns(width, longest)
	if g.alone || g.width >= sparksFrom {
		return c.withSpark(width, longest)
	}
	return c
}

// withSpark takes the room for a spark from value and bar in a list of a width whose
// longest name takes some cells, if there is enough.
func (c columns) withSpark(width, longest int) columns {
	room := c.value + c.bar
	bar := max(sparkBar, width/12)
	name := min(max(sparkName, width*9/20), sparkNames)
	least := leastSpark
	if c.keeps = width >= wide; c.keeps {
		least = width / sparkOf
	}
	name = max(name, min(longest, room-bar-1-least))
	spark := min(room-name-bar-1, mostSpark)
	if spark < leastSpark {
		return c
	}
	c.spark, c.bar, c.full, c.value = spark, bar, bar, room-bar-1-spark
	return c
}

// SetZone tells the zone that times are written in.
func (g *Grid) SetZone(zone *time.Location) { g.zone = zone }

// ends returns when the sparks of a list that has all the room begin and end, as it is
// written above them; empty where that is not known.
func (g *Grid) ends(l *list, c columns) string {
	s := l.sparks
	if !g.alone || c.spark == 0 || s.of != l.lines.counts || s.width != c.spark || s.first.IsZero() {
		return ""
	}
	left, right := axis.Ends(s.first.In(g.zone), s.last.In(g.zone), c.spark)
	return theme.Spread(left, right, c.spark)
}

// spark draws when a value occurred; blanks until that is known.
func (g *Grid) spark(l *list, width int, v Value) string {
	counts := l.sparks.values[v.pair()]
	if l.sparks.of != l.lines.counts || len(counts) != width {
		return strings.Repeat(" ", width)
	}
	var b strings.Builder
	most := int(slices.Max(counts))
	for _, n := range counts {
		b.WriteString(g.theme.Level(int(n), most, 0, 1))
	}
	return theme.Pad(b.String(), width)
}
