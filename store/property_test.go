package store

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

// world is a store and what is known to be in it: records as encoding/json
// sees them, each where it comes first in the order of sources.
type world struct {
	st       *Store
	r        *rand.Rand
	builders []*Builder
	sources  []worldSource
	texts    []string
	known    map[string]*worldRecord
	values   []string // some leaf values, to look for
}

type worldSource struct {
	id    SourceID
	name  string
	order uint64
	next  uint32
}

type worldRecord struct {
	naiveRecord
	text   string
	source *worldSource
	record uint32
	time   string
}

func newWorld(seed uint64) *world {
	w := &world{st: New(testSchema), r: newRand(seed), known: make(map[string]*worldRecord)}
	w.st.limits.rows = 250
	if seed%2 == 0 {
		w.st.limits.shapes = 60 // several domains
		w.st.limits.few = 0     // and goroutines for few rows
	}
	for range 3 {
		w.builders = append(w.builders, w.st.NewBuilder())
	}
	orders := w.r.Perm(40)
	for i := range orders {
		name := fmt.Sprint("file", i%30)
		w.sources = append(w.sources, worldSource{w.st.AddSource(name, uint64(orders[i])), name, uint64(orders[i]), 0})
	}
	return w
}

// add adds records, some of them a second time.
func (w *world) add(t *testing.T, n int) {
	for range n {
		text := randomRecord(w.r, len(w.texts))
		if w.r.IntN(3) == 0 {
			text = text[:len(text)-1] + fmt.Sprintf(`,"crowd":[%s,%s]}`, w.crowdValue(), w.crowdValue())
		}
		if len(w.texts) > 0 && w.r.IntN(5) == 0 {
			text = w.texts[w.r.IntN(len(w.texts))]
		} else {
			w.texts = append(w.texts, text)
		}
		src := &w.sources[w.r.IntN(len(w.sources))]
		src.next += 1 + w.r.Uint32N(2)
		if _, _, err := w.builders[w.r.IntN(3)].Add([]byte(text), Origin{Source: src.id, Record: src.next}); err != nil {
			t.Fatal(err)
		}
		w.note(t, text, src)
	}
	for _, b := range w.builders {
		b.Flush()
	}
}

// crowdValue makes a field of very many values, spelt in several ways.
func (w *world) crowdValue() string {
	n := w.r.IntN(900)
	return [...]string{
		fmt.Sprintf(`"value %d of the crowd"`, n), fmt.Sprint(n), fmt.Sprintf(`"%d"`, n),
		fmt.Sprintf(`"\u0076alue %d of the Crowd"`, n), fmt.Sprintf(`"%s"`, strings.Repeat("x", n)),
	}[w.r.IntN(5)]
}

func (w *world) note(t *testing.T, text string, src *worldSource) {
	rec := w.known[text]
	if rec == nil {
		rec = &worldRecord{naiveRecord: readNaive(t, text), text: text}
		if times := rec.leaves["eventTime"]; len(times) > 0 {
			rec.time = times[0]
		}
		w.known[text] = rec
		w.values = append(w.values, rec.all...)
	}
	if rec.source == nil || cmp.Or(cmp.Compare(src.order, rec.source.order), cmp.Compare(src.next, rec.record)) < 0 {
		rec.source, rec.record = src, src.next
	}
}

// inOrder returns the records by time, then by source and number.
func (w *world) inOrder() []*worldRecord {
	var all []*worldRecord
	for _, rec := range w.known {
		all = append(all, rec)
	}
	slices.SortFunc(all, func(a, b *worldRecord) int {
		return cmp.Or(cmp.Compare(a.time, b.time), cmp.Compare(a.source.order, b.source.order), cmp.Compare(a.record, b.record))
	})
	return all
}

func (rec *worldRecord) fieldValues(field string) []string {
	if field == "source" {
		return []string{rec.source.name}
	}
	return rec.values(field)
}

// piece returns a part of a value, in some other case.
func (w *world) piece() string {
	value := []rune(w.values[w.r.IntN(len(w.values))])
	from := w.r.IntN(len(value) + 1)
	text := value[from:min(len(value), from+1+w.r.IntN(12))]
	for i := range text {
		if w.r.IntN(4) == 0 {
			text[i] = unicode.SimpleFold(text[i])
		}
	}
	return string(text)
}

func (w *world) pattern(wild bool) Pattern {
	var b patternBuilder
	if w.r.IntN(3) == 0 { // a whole value
		b.text.WriteString(w.values[w.r.IntN(len(w.values))])
		return b.pattern()
	}
	b.text.WriteString(w.piece())
	for wild && w.r.IntN(3) > 0 {
		b.wildcard("**?"[w.r.IntN(3)])
		if w.r.IntN(3) == 0 {
			b.text.WriteString(w.piece())
		}
	}
	return b.pattern()
}

var worldFields = []string{"who", "user.name", "user.id", `"list"`, "list.x", `"a.b"`, "eventTime", "id", "time", `"crowd"`, "no.such", "about"}

func (w *world) expr(depth int) Expr {
	switch n := w.r.IntN(12); {
	case depth > 0 && n < 2:
		return And{w.expr(depth - 1), w.expr(depth - 1)}
	case depth > 0 && n < 4:
		return Or{w.expr(depth - 1), w.expr(depth - 1)}
	case depth > 0 && n == 4:
		return Not{w.expr(depth - 1)}
	case n < 8:
		return Text{w.pattern(true)}
	}
	field := worldFields[w.r.IntN(len(worldFields))]
	if w.r.IntN(3) == 0 {
		return randomSingle(w.r, field)
	}
	m := Match{Field: field, Op: Op(w.r.IntN(4))}
	for range 1 + w.r.IntN(12)/4 {
		m.Values = append(m.Values, w.pattern(m.Op == Like))
	}
	return m
}

// TestWorld compares everything that a snapshot answers with plain loops over
// the records, while loading goes on and after it.
func TestWorld(t *testing.T) {
	for seed := range uint64(4) {
		w := newWorld(30 + seed)
		var sel *Selection
		var filter Expr
		for stage := range 5 {
			if stage < 4 {
				w.add(t, 300)
			} else {
				finish(t, w.st)
			}
			if stage%2 == 0 {
				filter, sel = w.expr(1), nil
			}
			snap := w.st.Snapshot()
			records := w.checkOrder(t, snap)
			sel = w.checkFilter(t, snap, records, filter, sel)
			for range 15 {
				w.checkFilter(t, snap, records, w.expr(2), nil)
			}
			w.checkFacets(t, snap, records, sel)
			w.checkTimeline(t, snap, records, sel)
			w.checkFields(t, snap, records)
		}
	}
}

// worldRow is a record and the row that it is.
type worldRow struct {
	*worldRecord
	row Row
}

func (w *world) checkOrder(t *testing.T, snap *Snapshot) []worldRow {
	t.Helper()
	view, err := snap.View(t.Context(), nil, false)
	want := w.inOrder()
	if err != nil || view.Len() != len(want) || snap.Len() != len(want) {
		t.Fatalf("%d rows in order, %v; want %d", view.Len(), err, len(want))
	}
	var out []worldRow
	for i, rec := range want {
		row := view.Row(i)
		if got := string(snap.Record(row).AppendJSON(nil)); got != rec.text {
			t.Fatalf("position %d holds %s\nwant %s", i, got, rec.text)
		}
		if at, ok := view.Index(row); at != i || !ok {
			t.Fatalf("Index(Row(%d)) = %d, %v", i, at, ok)
		}
		out = append(out, worldRow{rec, row})
	}
	return out
}

func (w *world) checkFilter(t *testing.T, snap *Snapshot, records []worldRow, e Expr, earlier *Selection) *Selection {
	t.Helper()
	sel, err := snap.Select(t.Context(), testLanguage, e, earlier)
	if err != nil {
		t.Fatal(err)
	}
	_, newest, _ := snap.Span()
	plain, n := fixed(e, newest), 0
	for _, rec := range records {
		want := rec.match(plain)
		if sel.Has(rec.row) != want {
			t.Fatalf("%s\non %s\n= %v", e, rec.text, !want)
		}
		if want {
			n++
		}
	}
	if sel.Len() != n {
		t.Fatalf("%s: %d rows, want %d", e, sel.Len(), n)
	}
	return sel
}

func (w *world) checkFacets(t *testing.T, snap *Snapshot, records []worldRow, sel *Selection) {
	t.Helper()
	for _, field := range append(worldFields, "source") {
		for _, sel := range []*Selection{nil, sel} {
			want := &Facet{Field: field}
			counts := make(map[string]int)
			for _, rec := range records {
				if sel != nil && !sel.Has(rec.row) {
					continue
				}
				want.Events++
				values := slices.Compact(slices.Sorted(slices.Values(rec.fieldValues(field))))
				if len(values) == 0 {
					want.Missing++
				}
				for _, v := range values {
					counts[v]++
				}
			}
			for v, n := range counts {
				want.Values = append(want.Values, ValueCount{v, n})
			}
			want.Distinct = len(counts)
			slices.SortFunc(want.Values, compareValues)
			for _, limit := range []int{0, 1, 7} {
				checkFacet(t, snap, sel, *want, limit)
			}
		}
	}
}

func checkFacet(t *testing.T, snap *Snapshot, sel *Selection, want Facet, limit int) {
	t.Helper()
	if limit > 0 && len(want.Values) > limit {
		want.Values = want.Values[:limit]
	}
	got, err := snap.Facet(t.Context(), testLanguage, want.Field, sel, limit)
	if err != nil || got.Events != want.Events || got.Missing != want.Missing || got.Distinct != want.Distinct || !slices.Equal(got.Values, want.Values) {
		t.Fatalf("%s, limit %d: %v\ngot  %.300v\nwant %.300v", want.Field, limit, err, got, want)
	}
}

func (w *world) checkTimeline(t *testing.T, snap *Snapshot, records []worldRow, overlay *Selection) {
	t.Helper()
	for _, width := range []int{3, 90} {
		line, err := snap.Timeline(t.Context(), nil, overlay, width, time.UTC)
		if err != nil || len(line.Starts) > width {
			t.Fatalf("%d buckets, %v", len(line.Starts), err)
		}
		missing := 0
		counts, over := make([]int, len(line.Starts)), make([]int, len(line.Starts))
		for _, rec := range records {
			at := -1
			for at+1 < len(line.Starts) && line.Starts[at+1].Format(timeLayout) <= rec.time {
				at++
			}
			if at < 0 {
				missing++
				continue
			}
			counts[at]++
			if overlay.Has(rec.row) {
				over[at]++
			}
		}
		if missing != line.Missing || !slices.Equal(counts, line.Counts) || !slices.Equal(over, line.Overlay) {
			t.Fatalf("timeline %v\n%v, %d missing\nwant %v, %v, %d", line.Counts, line.Overlay, line.Missing, counts, over, missing)
		}
	}
}

func (w *world) checkFields(t *testing.T, snap *Snapshot, records []worldRow) {
	t.Helper()
	want := make(map[string]int)
	for _, rec := range records {
		for path := range rec.leaves {
			want[path]++
		}
		for _, column := range []string{"who", "about"} {
			if len(rec.values(column)) > 0 {
				want[column]++
			}
		}
	}
	fields := snap.Fields()
	for _, f := range fields {
		if want[f.Name] != f.Rows {
			t.Fatalf("%s: %d rows, want %d", f.Name, f.Rows, want[f.Name])
		}
	}
	if len(fields) != len(want) {
		t.Fatalf("%d fields, want %d", len(fields), len(want))
	}
}
