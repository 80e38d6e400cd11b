package heat

import (
	"math"
	"slices"
	"sort"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// Limit is how many lines are asked for at most; nobody scrolls through more.
const Limit = 1000

// Map is a heat map with a cursor. The cursor's column is a time, so that it
// stays where it is when the buckets are others.
type Map struct {
	theme         *theme.Theme
	data          *store.Heat // nil while it is counted
	levels        levels
	gaps          bool // a line has one
	line          int  // 0 is all of them
	at            time.Time
	top, left     int // first line and bucket drawn, lines from 1
	width, height int
}

// New returns a map without counts.
func New(t *theme.Theme) *Map { return &Map{theme: t} }

// SetSize tells how many cells the map has.
func (m *Map) SetSize(width, height int) { m.width, m.height = width, height }

// Reset forgets counts and cursor, for other data.
func (m *Map) Reset() { *m = Map{theme: m.theme, width: m.width, height: m.height} }

// Set shows counts. The cursor stays on its line if that is still there.
func (m *Map) Set(data *store.Heat) {
	old := m.data
	m.data, m.levels = data, levelsOf(data)
	m.gaps = m.findGaps()
	if m.line == 0 || old == nil {
		return
	}
	was := old.Lines[m.line-1].Values
	m.line = 0
	for i, l := range data.Lines {
		if l.Values == was {
			m.line = i + 1
		}
	}
}

// bars returns how many buckets there are.
func (m *Map) bars() int {
	if m.data == nil {
		return 0
	}
	return len(m.data.Starts)
}

// row returns a line's counts; 0 is all of them.
func (m *Map) row(line int) *store.HeatLine {
	if line == 0 {
		return &m.data.Total
	}
	return &m.data.Lines[line-1]
}

// cursor returns the bucket under the cursor.
func (m *Map) cursor() int {
	return max(0, sort.Search(m.bars(), func(i int) bool { return m.data.Starts[i].After(m.at) })-1)
}

// Move moves the cursor by some lines and buckets.
func (m *Map) Move(lines, buckets int) {
	if m.bars() == 0 {
		return
	}
	m.line = max(0, min(m.line+lines, len(m.data.Lines)))
	m.at = m.data.Starts[max(0, min(m.cursor()+buckets, m.bars()-1))]
}

// Put puts the cursor on the line, and the bucket, that are drawn at a cell of the
// map; it reports whether a line is.
func (m *Map) Put(x, y int) bool {
	const head = 2 // title and axis
	line := 0
	if m.bars() == 0 || y < head {
		return false
	}
	if y > head {
		line = m.top + y - head - 1
		if y-head > m.window() || line > len(m.data.Lines) {
			return false
		}
	}
	m.line = line
	if from, end := m.shown(); x >= scale && x < scale+(end-from)*m.cells() {
		m.at = m.data.Starts[from+(x-scale)/m.cells()]
	}
	return true
}

// Page returns how many lines a page has.
func (m *Map) Page() int { return max(1, m.window()-1) }

// Values returns the two values of the line under the cursor; ok is false on
// the line of all, and before there are counts.
func (m *Map) Values() (values [2]store.PairValue, ok bool) {
	if m.bars() == 0 || m.line == 0 {
		return values, false
	}
	return m.row(m.line).Values, true
}

// Time returns the start and the end of the bucket under the cursor; ok is
// false when there are none.
func (m *Map) Time() (from, to time.Time, ok bool) {
	if m.bars() == 0 {
		return from, to, false
	}
	i := m.cursor()
	return m.data.Starts[i], m.end(i), true
}

func (m *Map) end(i int) time.Time {
	if i+1 < m.bars() {
		return m.data.Starts[i+1]
	}
	return m.data.End
}

// Count returns how many events of the cell under the cursor match.
func (m *Map) Count() int {
	if m.bars() == 0 {
		return 0
	}
	return int(m.row(m.line).Selected[m.cursor()])
}

// leastGap is how long a line has no events where that is a gap, as in the table of
// trailsift heat: a few quiet minutes say nothing.
const leastGap = time.Hour

// MoveGap moves the cursor to where its line next begins to have no events for an hour
// or more, or to where it last ended when step is -1; and where there is no such place to
// that of the next line that has one. It reports whether there is.
func (m *Map) MoveGap(step int) bool {
	if m.bars() == 0 {
		return false
	}
	from := m.cursor()
	for line := m.line; line >= 0 && line <= len(m.data.Lines); line += step {
		if at, ok := m.gapOf(line, from, step); ok {
			m.line, m.at = line, m.data.Starts[at]
			return true
		}
		if from = -1; step < 0 {
			from = m.bars()
		}
	}
	return false
}

// HasGaps reports whether a line has no events for an hour or more, and some before and after.
func (m *Map) HasGaps() bool { return m.gaps }

func (m *Map) findGaps() bool {
	for line := range len(m.data.Lines) + 1 {
		if _, ok := m.gapOf(line, -1, 1); ok {
			return true
		}
	}
	return false
}

// gapOf returns where the next gap of a line behind a bucket begins, or where the last
// one before it ends.
func (m *Map) gapOf(line, from, step int) (at int, ok bool) {
	for _, gap := range m.row(line).Gaps() {
		last := gap[1] - 1
		switch {
		case m.end(last).Sub(m.data.Starts[gap[0]]) < leastGap:
		case step > 0 && gap[0] > from:
			return gap[0], true
		case step < 0 && last < from:
			at, ok = last, true
		}
	}
	return at, ok
}

// ends reports whether a line starts later, or ends earlier, than the map.
func (m *Map) ends() bool {
	return slices.ContainsFunc(m.data.Lines, func(l store.HeatLine) bool {
		first, last := extent(&l)
		return first > 0 || last < m.bars()-1
	})
}

// extent returns the first and the last bucket in which a line has events.
func extent(l *store.HeatLine) (first, last int) {
	first, last = len(l.Rows), -1
	for i, n := range l.Rows {
		if n > 0 {
			first, last = min(first, i), i
		}
	}
	return first, last
}

// levels are the least numbers of each shade.
type levels [len(theme.Glyphs{}.Shades)]uint32

// levelsOf divides what a map holds evenly by the logarithm.
func levelsOf(data *store.Heat) levels {
	most := uint32(1)
	for i := range data.Lines {
		for _, n := range data.Lines[i].Selected {
			most = max(most, n)
		}
	}
	l := levels{1}
	for i := 1; i < len(l); i++ {
		l[i] = uint32(math.Ceil(math.Pow(float64(most), float64(i)/float64(len(l)))))
	}
	return l
}

// of returns the shade of a number above 0.
func (l levels) of(n uint32) int {
	i := len(l) - 1
	for i > 0 && n < l[i] {
		i--
	}
	return i
}
