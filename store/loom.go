package store

import (
	"encoding/binary"
	"slices"
)

// loom turns rows into lanes. Words wait row by row; they are first gathered
// lane by lane, run after run while a run's rows are at hand, and then packed.
type loom struct {
	first     []uint32 // by column: its first lane; one more for the end
	fills     []fill   // by lane
	words     []uint32
	stretches []stretchOfLane
	starts    []int // where the words of the rows at hand start

	out lanes
}

// fill is a lane being gathered: how much of it there is, and where it goes.
type fill struct {
	kind      leafKind
	rows      int // counted first, then where the next word goes
	stretches int // the same for stretches
}

// stretchOfLane is some neighbouring slots that all have a value.
type stretchOfLane struct {
	first, rows int32
}

const (
	// minConstant is the number of equal words that deserve a span: it is
	// smaller than they are.
	minConstant = 24
	// gatherRows is how many rows are gathered at a time: their words take
	// some 16 KB.
	gatherRows = 96
	// maxSpan is the number of words that share a width.
	maxSpan = 1024
)

// weave returns the lanes of some rows, which are in the order of runs.
func (l *loom) weave(b *Builder, order []int32, runs []run) lanes {
	l.plan(b, len(order), runs)
	l.gather(b, order, runs)
	o := &l.out
	o.spans, o.starts, o.more = append(o.spans[:0], 0), o.starts[:0], o.more[:0]
	o.heads, o.widths, o.codes, o.uuids = o.heads[:0], o.widths[:0], o.codes[:0], o.uuids[:0]
	word, stretch := 0, 0
	for i := range l.fills {
		f := &l.fills[i]
		l.pack(b, f.kind, l.stretches[stretch:f.stretches], l.words[word:f.rows])
		word, stretch = f.rows, f.stretches
		o.spans = append(o.spans, uint32(len(o.starts)))
	}
	return lanes{
		first: slices.Clone(l.first), spans: slices.Clone(o.spans), starts: slices.Clone(o.starts), more: slices.Clone(o.more),
		heads: slices.Clone(o.heads), widths: slices.Clone(o.widths), codes: slices.Clone(o.codes), uuids: slices.Clone(o.uuids),
	}
}

// plan finds out which lanes there are, and how many rows and runs each has.
func (l *loom) plan(b *Builder, kept int, runs []run) {
	d := b.domain
	l.first = append(l.first[:0], make([]uint32, len(d.columns)+1)...)
	for i := range d.derived {
		l.first[i+1] = 1
	}
	for _, r := range runs {
		shape := d.shapes[r.shape]
		for leaf, col := range shape.cols {
			l.first[col+1] = max(l.first[col+1], shape.turn(leaf)+1)
		}
	}
	for i := range d.columns {
		l.first[i+1] += l.first[i]
	}
	l.fills = append(l.fills[:0], make([]fill, l.first[len(d.columns)])...)
	for i, c := range d.columns {
		for lane := l.first[i]; lane < l.first[i+1]; lane++ {
			l.fills[lane].kind = c.kind
		}
	}
	for _, r := range runs {
		shape := d.shapes[r.shape]
		for leaf := range len(shape.cols) + len(d.derived) {
			f := &l.fills[l.lane(shape, leaf)]
			f.rows += int(r.rows)
			f.stretches++
		}
	}
	rows, stretches := 0, 0
	for i := range l.fills {
		f := &l.fills[i]
		f.rows, rows = rows, rows+f.rows
		f.stretches, stretches = stretches, stretches+f.stretches
	}
	l.words = roomFor(l.words[:0], rows, b.inBlock(rows, kept))[:rows]
	l.stretches = roomFor(l.stretches[:0], stretches, 2*stretches)[:stretches]
}

// lane returns the lane of a shape's leaf; derived columns follow the leaves.
func (l *loom) lane(shape *shape, leaf int) uint32 {
	if leaf < len(shape.cols) {
		return l.first[shape.cols[leaf]] + shape.turn(leaf)
	}
	return uint32(leaf - len(shape.cols))
}

// gather brings the words of all rows into their lanes. Afterwards rows and
// stretches of a fill say where its end is.
func (l *loom) gather(b *Builder, order []int32, runs []run) {
	for _, r := range runs {
		shape := b.domain.shapes[r.shape]
		rows := order[r.first : r.first+r.rows]
		for len(rows) > 0 {
			n := min(len(rows), gatherRows)
			l.gatherSome(b, shape, rows[:n])
			rows = rows[n:]
		}
		for leaf := range len(shape.cols) + len(b.domain.derived) {
			f := &l.fills[l.lane(shape, leaf)]
			l.stretches[f.stretches] = stretchOfLane{int32(r.first), int32(r.rows)}
			f.stretches++
		}
	}
}

// gatherSome is gather for a few rows of a run: their words stay in the nearest
// cache while one leaf after the other is taken from them.
func (l *loom) gatherSome(b *Builder, shape *shape, rows []int32) {
	l.starts = l.starts[:0]
	for _, row := range rows {
		l.starts = append(l.starts, b.starts[row])
	}
	for leaf := range len(shape.cols) + len(b.domain.derived) {
		f := &l.fills[l.lane(shape, leaf)]
		into := l.words[f.rows : f.rows+len(rows)]
		for i, start := range l.starts {
			into[i] = b.words[start+leaf]
		}
		f.rows += len(rows)
	}
}

// pack cuts a lane into spans. Stretches that meet are one.
func (l *loom) pack(b *Builder, kind leafKind, stretches []stretchOfLane, words []uint32) {
	for len(stretches) > 0 {
		s := stretches[0]
		for stretches = stretches[1:]; len(stretches) > 0 && stretches[0].first == s.first+s.rows; stretches = stretches[1:] {
			s.rows += stretches[0].rows
		}
		if kind == kindUUID {
			l.span(int(s.first), int(s.rows), uint32(len(l.out.uuids)), widthUUID)
			l.out.uuids = roomFor(l.out.uuids, int(s.rows), len(b.uuids))
			for _, w := range words[:s.rows] {
				l.out.uuids = append(l.out.uuids, b.uuids[w])
			}
		} else {
			l.cut(kind, int(s.first), words[:s.rows])
		}
		words = words[s.rows:]
	}
}

// cut makes spans of a stretch: those of one word, and those between them.
func (l *loom) cut(kind leafKind, slot int, words []uint32) {
	fresh := true // the previous span is not of this stretch
	for len(words) > 0 {
		n, constant := nextSpan(words)
		if constant {
			l.span(slot, n, words[0], widthConstant)
		} else {
			l.vary(kind, slot, words[:n], fresh)
		}
		slot, words, fresh = slot+n, words[n:], constant
	}
}

// nextSpan returns how many words the next span takes, and whether they are
// all equal.
func nextSpan(words []uint32) (n int, constant bool) {
	equal := 1
	for n = 1; n < len(words) && n < maxSpan; n++ {
		if words[n] != words[n-1] {
			if equal >= minConstant {
				break
			}
			equal = 0
		}
		equal++
	}
	switch {
	case equal == n:
		for n < len(words) && words[n] == words[0] {
			n++
		}
		return n, true
	case equal >= minConstant:
		return n - equal, false
	}
	return n, false
}

// vary stores words that differ, together with the span before where that is
// of the same stretch and width.
func (l *loom) vary(kind leafKind, slot int, words []uint32, fresh bool) {
	o := &l.out
	low, high := uint32(0), slices.Max(words)
	if kind == kindTime {
		low = slices.Min(words)
	}
	width := 1
	for high-low >= 1<<(8*uint(width)) && width < 4 {
		width++
	}
	last := len(o.widths) - 1
	if !fresh && kind != kindTime && int(o.widths[last]) == width {
		o.more[last] += uint16(len(words))
	} else {
		l.span(slot, len(words), uint32(len(o.codes)), uint8(width))
	}
	if kind == kindTime {
		o.codes = binary.LittleEndian.AppendUint32(o.codes, low)
	}
	o.append(words, low, width)
}

func (l *loom) span(slot, rows int, head uint32, width uint8) {
	o := &l.out
	o.starts, o.more = append(o.starts, uint16(slot)), append(o.more, uint16(rows-1))
	o.heads, o.widths = append(o.heads, head), append(o.widths, width)
}

// append adds words less low to the codes, width bytes each.
func (l *lanes) append(words []uint32, low uint32, width int) {
	// Four bytes are written each time; those beyond the width are overwritten
	// by the next word, and cut off at the end.
	at := len(l.codes)
	end := at + len(words)*width
	l.codes = roomFor(l.codes, len(words)*width+4, 2*cap(l.codes))[:end+4]
	for _, w := range words {
		binary.LittleEndian.PutUint32(l.codes[at:], w-low)
		at += width
	}
	l.codes = l.codes[:end]
}
