package store

import (
	"context"
	"math/bits"
)

// Cross is a table of two fields over a selection: the most frequent values of
// one down, of the other across, and behind them what is left.
//
//	            ListBuckets  PutObject  others  (none)   total
//	mira                 41          7       3       0      51
//	deploy-bot            0         16       9       0      25
//	others
//	(none)
//
// Every number counts the rows that a filter finds: those with both values,
// with a value that is none of those listed, or without any. A row with
// several values of a field is in several cells, so totals are counted and not
// added up.
type Cross struct {
	Fields  [2]string // down, across
	Events  int       // rows selected
	Rows    []CrossLine
	Columns []CrossLine
	Cells   [][]int // by row and column
}

// CrossLine is what a row or a column of a [Cross] stands for.
type CrossLine struct {
	Kind  CrossKind
	Value string // of OneValue
	More  int    // of OtherValues: how many there are
	Count int    // rows of the selection, whatever the other field has
}

// CrossKind says what a line of a [Cross] holds.
type CrossKind uint8

// The kinds of lines, in the order in which they come.
const (
	OneValue    CrossKind = iota
	OtherValues           // rows whose values are none of those listed
	NoValue               // rows without the field
)

// Cross counts two fields against each other over a selection, nil for all
// rows, with at most limits[0] values down and limits[1] across.
func (s *Snapshot) Cross(ctx context.Context, lang *Language, fields [2]string, sel *Selection, limits [2]int) (*Cross, error) {
	sel, err := s.all(ctx, sel)
	if err != nil {
		return nil, err
	}
	out := &Cross{Fields: fields, Events: sel.count}
	var columns []*Selection
	out.Columns, err = s.crossLines(ctx, lang, fields[1], sel, limits[1], func(rows *Selection) error {
		columns = append(columns, rows)
		return nil
	})
	if err != nil {
		return nil, err
	}
	out.Rows, err = s.crossLines(ctx, lang, fields[0], sel, limits[0], func(rows *Selection) error {
		cells := make([]int, len(columns))
		err := forEach(ctx, len(columns), func(_, i int) { cells[i] = rows.common(columns[i]) })
		out.Cells = append(out.Cells, cells)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// crossLines returns the lines of a field and gives their rows to each. Only
// one at a time is needed, so that a table costs no more memory than its
// columns.
func (s *Snapshot) crossLines(ctx context.Context, lang *Language, field string, sel *Selection, limit int, each func(rows *Selection) error) ([]CrossLine, error) {
	facet, err := s.Facet(ctx, lang, field, sel, limit)
	if err != nil {
		return nil, err
	}
	left := sel.without(nil) // rows of no line yet
	none, err := s.missing(ctx, lang, field, sel)
	if err != nil {
		return nil, err
	}
	var out []CrossLine
	add := func(line CrossLine, rows *Selection) error {
		line.Count = rows.count
		out = append(out, line)
		return each(rows)
	}
	for _, v := range facet.Values {
		rows, err := s.SelectIn(ctx, lang, Match{Field: field, Op: Equal, Values: []Pattern{Literal(v.Value)}}, sel)
		if err != nil {
			return nil, err
		}
		left = left.without(rows)
		if err := add(CrossLine{Kind: OneValue, Value: v.Value}, rows); err != nil {
			return nil, err
		}
	}
	if left = left.without(none); left.count > 0 {
		if err := add(CrossLine{Kind: OtherValues, More: facet.Distinct - len(facet.Values)}, left); err != nil {
			return nil, err
		}
	}
	if none.count > 0 {
		err = add(CrossLine{Kind: NoValue}, none)
	}
	return out, err
}

// missing returns the rows of a selection without a field.
func (s *Snapshot) missing(ctx context.Context, lang *Language, field string, sel *Selection) (*Selection, error) {
	present, err := s.Select(ctx, lang, Match{Field: field, Op: Present}, nil)
	if err != nil {
		return nil, err
	}
	return sel.without(present), nil
}

// without returns the rows that are not in the other selection; nil has none.
func (s *Selection) without(o *Selection) *Selection {
	return s.combine(func(i int, rows bitmap) { rows.remove(o.block(i)) })
}

func (s *Selection) combine(change func(i int, rows bitmap)) *Selection {
	out := &Selection{rows: make([]bitmap, len(s.rows))}
	for i, rows := range s.rows {
		out.rows[i] = rows.clone()
		change(i, out.rows[i])
		out.count += out.rows[i].count()
	}
	return out
}

// common returns how many rows are in both selections.
func (s *Selection) common(o *Selection) int {
	n := 0
	for i, rows := range s.rows {
		n += rows.commonCount(o.rows[i])
	}
	return n
}

// commonCount returns how many members two sets share.
func (b bitmap) commonCount(c bitmap) int {
	n := 0
	for i, w := range b {
		n += bits.OnesCount64(w & c[i])
	}
	return n
}
