package store

import (
	"context"
	"maps"
	"slices"
	"strings"
)

// FieldStat describes one column.
type FieldStat struct {
	Name    string
	Derived bool
	Late    bool // a late column; Derived too
	Rows    int  // rows that have a value; 0 while Unknown
	Unknown bool // the late column has not been worked out: who has it is not known
}

// Fields lists the derived columns, the late ones and every JSON leaf path of
// the rows: columns in the order of the schema, then paths by name. A record's
// key that is called as a column is quoted. It works no late column out: see
// [FieldStat].
func (s *Snapshot) Fields() []FieldStat {
	counts := make([]fieldCount, workers(len(s.blocks)))
	for i := range counts {
		counts[i] = fieldCount{paths: make(map[string]int), derived: make([]int, len(s.schema.derived))}
	}
	// Without end the context cannot stop this.
	_ = forEach(context.Background(), len(s.blocks), func(w, i int) { counts[w].add(s, i) })
	derived := make([]FieldStat, len(s.schema.derived))
	rows := make(map[string]int)
	for i, d := range s.schema.derived {
		derived[i] = FieldStat{Name: d.Name, Derived: true}
		for _, c := range counts {
			derived[i].Rows += c.derived[i]
		}
	}
	for i := range s.schema.late {
		n, known := s.lateRows(i)
		derived = append(derived, FieldStat{Name: s.schema.late[i].Name, Derived: true, Late: true, Rows: n, Unknown: !known})
	}
	for _, c := range counts {
		for name, n := range c.paths {
			rows[name] += n
		}
	}
	var out []FieldStat
	for name, n := range rows {
		out = append(out, FieldStat{Name: s.columnName(name), Rows: n})
	}
	slices.SortFunc(out, func(a, b FieldStat) int { return strings.Compare(a.Name, b.Name) })
	return append(derived, out...)
}

// Paths returns the leaf paths of the records that a condition holds for, in order.
func (s *Snapshot) Paths(fits func(path string) bool) []string {
	found := make(map[string]bool)
	for _, view := range s.views {
		for name := range view.byName {
			if fits(name) {
				found[s.columnName(name)] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// fieldCount counts the rows that have a value, in some blocks.
type fieldCount struct {
	paths   map[string]int
	derived []int
}

func (c *fieldCount) add(s *Snapshot, i int) {
	b, view, live := s.blocks[i], s.view(s.blocks[i]), s.live(i)
	for name, columns := range view.byName {
		if n := b.present(columns, live); n > 0 {
			c.paths[name] += n
		}
	}
	for d := range c.derived {
		c.derived[d] += b.derivedRows(view.derived(d), live)
	}
}

// present returns how many of some rows have a value in one of some columns.
func (b *block) present(columns []uint32, rows bitmap) int {
	var seen bitmap // when a row may have several
	if len(columns) > 1 {
		seen = newBitmap(b.rows)
	}
	n := 0
	for _, col := range columns {
		lane, end := b.lanesOf(col)
		if lane == end {
			continue
		}
		from, to := b.spansOf(lane, lane+1)
		for i := from; i < to; i++ {
			first, last := int(b.starts[i]), int(b.starts[i])+int(b.more[i])
			if seen == nil {
				n += rows.countRange(first, last+1)
			} else {
				seen.setRange(first, last+1)
			}
		}
	}
	if seen != nil {
		seen.and(rows)
		n = seen.count()
	}
	return n
}

// derivedRows counts the rows that have a value in a derived column.
func (b *block) derivedRows(column uint32, rows bitmap) int {
	n := 0
	from, to := b.spansOf(b.lanesOf(column))
	for i := from; i < to; i++ {
		s := b.span(i, kindText)
		if s.width == widthConstant {
			if s.base != 0 {
				n += rows.countRange(s.first, s.end)
			}
			continue
		}
		rows.eachRange(s.first, s.end, func(slot int) {
			if s.at(slot-s.first) != 0 {
				n++
			}
		})
	}
	return n
}
