package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// pairWorld returns a store of several domains, duplicates and all, with what
// is known to be in it, and a selection of its rows.
func pairWorld(t *testing.T, seed uint64) (*world, *Snapshot, []worldRow, *Selection) {
	t.Helper()
	w := newWorld(seed)
	w.add(t, 700)
	if seed%2 == 0 {
		finish(t, w.st)
	}
	snap := w.st.Snapshot()
	records := w.checkOrder(t, snap)
	sel, err := snap.Select(t.Context(), testLanguage, Match{Field: "user.id", Op: Equal, Values: []Pattern{Literal("u1"), Literal("u3")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if sel.Len() == 0 || sel.Len() == snap.Len() {
		t.Fatalf("%d of %d rows are selected", sel.Len(), snap.Len())
	}
	return w, snap, records, sel
}

// distinctValues returns the values of a record, or that it has none.
func distinctValues(rec worldRow, field string) []PairValue {
	var out []PairValue
	for _, v := range slices.Compact(slices.Sorted(slices.Values(rec.fieldValues(field)))) {
		out = append(out, PairValue{Text: v})
	}
	if out == nil {
		return []PairValue{{None: true}}
	}
	return out
}

func naivePairs(records []worldRow, fields [2]string, sel *Selection) Pairs {
	out := Pairs{Fields: fields}
	counts := make(map[[2]PairValue]int)
	for _, rec := range records {
		if sel != nil && !sel.Has(rec.row) {
			continue
		}
		out.Events++
		left, right := distinctValues(rec, fields[0]), distinctValues(rec, fields[1])
		if left[0].None && right[0].None {
			out.Missing++
			continue
		}
		for _, l := range left {
			for _, r := range right {
				counts[[2]PairValue{l, r}]++
			}
		}
	}
	for pair, n := range counts {
		out.Values = append(out.Values, PairCount{pair, n})
	}
	slices.SortFunc(out.Values, comparePairs)
	out.Distinct = len(out.Values)
	return out
}

var pairFields = [][2]string{
	{"who", "user.name"}, {`"list"`, `"list"`}, {`"list"`, "list.x"}, {`"a.b"`, "time"}, {"source", `"list"`}, {"id", "who"},
	{"time", "source"}, {"no.such", "who"}, {"no.such", "no.such.either"},
	{"about", "who"}, {`"list"`, "about"}, {"about", "about"}, {"no.such", "about"},
}

func TestPairsAgainstRecords(t *testing.T) {
	for seed := range uint64(3) {
		_, snap, records, some := pairWorld(t, 70+seed)
		for _, fields := range pairFields {
			for _, sel := range []*Selection{nil, some} {
				want := naivePairs(records, fields, sel)
				for _, limit := range []int{0, 1, 9} {
					got, err := snap.Pairs(t.Context(), testLanguage, fields, sel, limit)
					if err != nil {
						t.Fatal(err)
					}
					values := want.Values
					if limit > 0 {
						values = values[:min(limit, len(values))]
					}
					if got.Events != want.Events || got.Missing != want.Missing || got.Distinct != want.Distinct || !slices.Equal(got.Values, values) {
						t.Fatalf("%v, limit %d: %d events, %d missing, %d distinct %.300s; want %d, %d, %d %.300s", fields, limit,
							got.Events, got.Missing, got.Distinct, fmt.Sprint(got.Values), want.Events, want.Missing, want.Distinct, fmt.Sprint(values))
					}
				}
			}
		}
	}
}

// TestVeryManyPairs: rows that would fill the memory end the counting.
func TestVeryManyPairs(t *testing.T) {
	var list []string
	for i := range 9000 {
		list = append(list, fmt.Sprint(i))
	}
	text := `{"a":[` + strings.Join(list, ",") + `],"b":[` + strings.Join(list, ",") + `]}`
	if _, err := load(t, text).Snapshot().Pairs(t.Context(), nil, [2]string{"a", "b"}, nil, 5); err == nil {
		t.Error("81 million pairs were counted")
	}
}

// lineOf reports whether a record belongs to a line of a table.
func lineOf(line CrossLine, lines []CrossLine, values []PairValue) bool {
	listed := func(v PairValue) bool {
		return slices.ContainsFunc(lines, func(l CrossLine) bool { return l.Kind == OneValue && l.Value == v.Text })
	}
	switch line.Kind {
	case NoValue:
		return values[0].None
	case OtherValues:
		return !values[0].None && !slices.ContainsFunc(values, listed)
	}
	return slices.Contains(values, PairValue{Text: line.Value})
}

// presentValues is distinctValues, but an object is present with its leaves,
// as it is for filters.
func presentValues(rec worldRow, field string) []PairValue {
	out := distinctValues(rec, field)
	if out[0].None && field == `"list"` && len(rec.fieldValues("list.x")) > 0 {
		return []PairValue{{Text: "something below"}}
	}
	return out
}

func checkCross(t *testing.T, snap *Snapshot, records []worldRow, fields [2]string, sel *Selection) {
	t.Helper()
	c, err := snap.Cross(t.Context(), testLanguage, fields, sel, [2]int{4, 3})
	if err != nil {
		t.Fatal(err)
	}
	cells, rows, columns, events := make(map[[2]int]int), make(map[int]int), make(map[int]int), 0
	for _, rec := range records {
		if sel != nil && !sel.Has(rec.row) {
			continue
		}
		events++
		down, across := presentValues(rec, fields[0]), presentValues(rec, fields[1])
		for i, row := range c.Rows {
			for j, column := range c.Columns {
				if lineOf(row, c.Rows, down) && lineOf(column, c.Columns, across) {
					cells[[2]int{i, j}]++
				}
			}
			if lineOf(row, c.Rows, down) {
				rows[i]++
			}
		}
		for j, column := range c.Columns {
			if lineOf(column, c.Columns, across) {
				columns[j]++
			}
		}
	}
	if c.Events != events {
		t.Errorf("%v: %d events, want %d", fields, c.Events, events)
	}
	for i, row := range c.Rows {
		if row.Count != rows[i] {
			t.Errorf("%v: row %v, want %d", fields, row, rows[i])
		}
		for j, column := range c.Columns {
			if c.Cells[i][j] != cells[[2]int{i, j}] {
				t.Errorf("%v: row %v, column %v: %d, want %d", fields, row, column, c.Cells[i][j], cells[[2]int{i, j}])
			}
		}
	}
	for j, column := range c.Columns {
		if column.Count != columns[j] {
			t.Errorf("%v: column %v, want %d", fields, column, columns[j])
		}
	}
	checkComplete(t, c)
}

// checkComplete fails if there are rows that a table has no place for.
func checkComplete(t *testing.T, c *Cross) {
	t.Helper()
	for _, lines := range [][]CrossLine{c.Rows, c.Columns} {
		sum := 0
		for _, line := range lines {
			sum += line.Count
		}
		if sum < c.Events {
			t.Errorf("%v: %d events, but %d in %v", c.Fields, c.Events, sum, lines)
		}
	}
}

func TestCrossAgainstRecords(t *testing.T) {
	for seed := range uint64(3) {
		_, snap, records, some := pairWorld(t, 80+seed)
		for _, fields := range pairFields {
			for _, sel := range []*Selection{nil, some} {
				checkCross(t, snap, records, fields, sel)
			}
		}
	}
}

func TestCrossSaysHowManyOthers(t *testing.T) {
	snap := load(t, `{"a":"x","b":1,"n":1}`, `{"a":"x","b":1,"n":2}`, `{"a":"y","b":2}`, `{"a":["z","x"]}`, `{"a":"z"}`, `{"b":2}`).Snapshot()
	c, err := snap.Cross(t.Context(), nil, [2]string{"a", "b"}, nil, [2]int{1, 9})
	if err != nil {
		t.Fatal(err)
	}
	want := []CrossLine{{OneValue, "x", 0, 3}, {OtherValues, "", 2, 2}, {NoValue, "", 0, 1}}
	if !slices.Equal(c.Rows, want) || fmt.Sprint(c.Cells) != "[[2 0 1] [0 1 1] [0 1 0]]" {
		t.Errorf("rows %v, columns %v, cells %v", c.Rows, c.Columns, c.Cells)
	}
}
