package store

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

// found is one record in the input of a duplicate test.
type found struct {
	text    string
	partial bool
}

// summary is what must not depend on how the input was divided.
type summary struct {
	Counts Counts
	Rows   []string // text, source, record, sightings, partial
}

// loadDivided gives every source to one of the builders, which add their
// sources one after the other and flush at random. Meanwhile records of one id
// are compared, where that is asked for.
func loadDivided(t *testing.T, r *rand.Rand, builders int, settle bool, sources [][]found) summary {
	t.Helper()
	st := New(testSchema)
	ids := make([]SourceID, len(sources))
	work := make([][]int, builders)
	for _, i := range r.Perm(len(sources)) {
		ids[i] = st.AddSource(fmt.Sprint("s", i), uint64(i))
		w := r.IntN(builders)
		work[w] = append(work[w], i)
	}
	var wg sync.WaitGroup
	for _, list := range work {
		rows := 1 + r.IntN(7)
		wg.Go(func() {
			b := st.NewBuilder()
			for _, i := range list {
				addAll(t, b, ids[i], sources[i], rows)
			}
			b.Flush()
		})
	}
	if settle {
		for range 5 {
			if err := st.Settle(t.Context()); err != nil {
				t.Error(err)
			}
		}
	}
	wg.Wait()
	finish(t, st)
	return summarize(t, st.Snapshot())
}

func addAll(t *testing.T, b *Builder, id SourceID, records []found, rows int) {
	for n, rec := range records {
		if _, _, err := b.Add([]byte(rec.text), Origin{Source: id, Record: uint32(n + 1), Partial: rec.partial}); err != nil {
			t.Errorf("Add(%q): %v", rec.text, err)
		}
		if b.Pending() >= rows {
			b.Flush()
		}
	}
}

func summarize(t *testing.T, s *Snapshot) summary {
	out := summary{Counts: s.Counts()}
	out.Counts.JSON = 0 // what a masked row leaves behind depends on timing
	view, err := s.View(t.Context(), nil, false)
	if err != nil {
		t.Fatal(err)
	}
	for i := range view.Len() {
		rec := s.Record(view.Row(i))
		source, n := rec.Origin()
		out.Rows = append(out.Rows, fmt.Sprint(string(rec.AppendJSON(nil)), source, n, rec.Sightings(), rec.Partial()))
	}
	return out
}

// TestDivisionOfLabour loads one input in many ways: rows, sources and counts
// are always the same, and records are neither lost nor invented.
func TestDivisionOfLabour(t *testing.T) {
	for seed := range uint64(30) {
		r := newRand(seed)
		sources := repeatedRecords(r)
		want := loadDivided(t, newRand(seed), 1, false, sources)
		total := 0
		for _, s := range sources {
			total += len(s)
		}
		if c := want.Counts; c.Rows+c.Duplicate != total {
			t.Fatalf("seed %d: %+v of %d records", seed, c, total)
		}
		for _, builders := range []int{1, 2, 8} {
			if got := loadDivided(t, r, builders, r.IntN(2) == 0, sources); !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, %d builders:\ngot  %+v\nwant %+v", seed, builders, got, want)
			}
		}
	}
}

// repeatedRecords makes sources whose records repeat each other: exactly, in
// another order of keys, partially, and with other content.
func repeatedRecords(r *rand.Rand) [][]found {
	sources := make([][]found, 1+r.IntN(12))
	for i := range sources {
		for range r.IntN(12) {
			n := r.IntN(20)
			id, time := numberedUUID(n), fmt.Sprintf("2026-09-01T00:00:%02dZ", n%3)
			rec := found{text: fmt.Sprintf(`{"eventID":%q,"eventTime":%q,"n":%d}`, id, time, n)}
			switch r.IntN(8) {
			case 0:
				rec.text = fmt.Sprintf(`{"n":%d, "eventTime":%q,"eventID":%q}`, n, time, id)
			case 1:
				rec = found{fmt.Sprintf(`{"eventID":%q,"eventTime":%q}`, id, time), true}
			case 2:
				rec.text = fmt.Sprintf(`{"eventID":%q,"eventTime":%q,"n":"forged %d"}`, id, time, r.IntN(2))
			case 3:
				rec.text = fmt.Sprintf(`{"eventTime":%q,"n":%d}`, time, n)
			case 4:
				rec.text = fmt.Sprintf(`{"eventID":"text-%d","eventTime":%q}`, n, time)
			}
			sources[i] = append(sources[i], rec)
		}
	}
	return sources
}

func TestDuplicatesAndConflicts(t *testing.T) {
	const (
		a       = `{"eventID":"e1","eventTime":"2026-09-01T00:00:00Z","n":1}`
		reorder = `{"n":1,"eventID":"e1","eventTime":"2026-09-01T00:00:00Z"}`
		pretty  = "{\n \"eventID\": \"e1\",\n \"eventTime\": \"2026-09-01T00:00:00Z\",\n \"n\": 1}"
		forged  = `{"eventID":"e1","eventTime":"2026-09-01T00:00:00Z","n":2}`
		twice   = `{"eventID":"e1","eventTime":"2026-09-01T00:00:00Z","n":2,"n":1}`
		part    = `{"eventID":"e1","eventTime":"2026-09-01T00:00:00Z"}`
	)
	named := func(name string) string { return `{"eventID":"e1","n": "` + name + `" , "m":[true, null]}` }
	keyed := func(key string) string { return `{"eventID":"e1", "` + key + `" : {"a":1.0}}` }
	tests := []struct {
		name    string
		records []found
		want    Counts
		rows    []string
	}{
		{"same bytes", []found{{a, false}, {a, false}}, Counts{Rows: 1, Duplicate: 1}, []string{a}},
		{"key order", []found{{reorder, false}, {a, false}}, Counts{Rows: 1, Duplicate: 1}, []string{reorder}},
		{"white space", []found{{a, false}, {pretty, false}}, Counts{Rows: 1, Duplicate: 1}, []string{a}},
		{"forged", []found{{a, false}, {forged, false}}, Counts{Rows: 2, Conflict: 1}, []string{a, forged}},
		{"lone surrogates", []found{{named(`\ud800`), false}, {named(`\ud801`), false}, {named(`\ufffd`), false}, {named(`\\ud800`), false}},
			Counts{Rows: 4, Conflict: 3}, []string{named(`\ud800`), named(`\ud801`), named(`\ufffd`), named(`\\ud800`)}},
		{"lone surrogates in a key", []found{{keyed(`\ud800`), false}, {keyed(`\ud801`), false}, {keyed(`\ufffd`), false}, {keyed(`\\ud800`), false}},
			Counts{Rows: 4, Conflict: 3}, []string{keyed(`\ud800`), keyed(`\ud801`), keyed(`\ufffd`), keyed(`\\ud800`)}},
		{"lone surrogates in an id", []found{{`{"eventID":"\ud800"}`, false}, {`{"eventID":"\ud801"}`, false}, {`{"eventID":"\\ud800"}`, true}, {`{"eventID":"\uD800" }`, false}},
			Counts{Rows: 3, Duplicate: 1, Partial: 1}, []string{`{"eventID":"\ud800"}`, `{"eventID":"\ud801"}`, `{"eventID":"\\ud800"}`}},
		{"an escaped UUID as id", []found{{`{"eventID":"0000000a-0000-4000-8000-000000000001","n":1}`, false}, {`{"eventID":"\u0030000000\u0061-0000-4000-8000-000000000001","n":1}`, false}},
			Counts{Rows: 1, Duplicate: 1}, []string{`{"eventID":"0000000a-`}},
		{"one surrogate", []found{{named(`\ud800x`), false}, {named(`\uD800\u0078`), false}}, Counts{Rows: 1, Duplicate: 1}, []string{named(`\ud800x`)}},
		{"escapes", []found{{named(`a/\"\n\ud83d\ude00&`), false}, {named(`\u0061\/\u0022\u000A😀\u0026`), false}}, Counts{Rows: 1, Duplicate: 1},
			[]string{named(`a/\"\n\ud83d\ude00&`)}},
		{"escaped keys", []found{{keyed(`b`), false}, {keyed(`\u0062`), false}}, Counts{Rows: 1, Duplicate: 1}, []string{keyed(`b`)}},
		{"a key twice", []found{{a, false}, {twice, false}}, Counts{Rows: 2, Conflict: 1}, []string{a, twice}},
		{"forged twice", []found{{a, false}, {forged, false}, {forged, false}, {reorder, false}},
			Counts{Rows: 2, Duplicate: 2, Conflict: 1}, []string{a, forged}},
		{"partial first", []found{{part, true}, {a, false}}, Counts{Rows: 1, Duplicate: 1}, []string{a}},
		{"partial last", []found{{a, false}, {part, true}}, Counts{Rows: 1, Duplicate: 1}, []string{a}},
		{"only partial", []found{{part, true}, {part, true}}, Counts{Rows: 1, Duplicate: 1, Partial: 1}, []string{part}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var sources [][]found
			for _, rec := range tt.records {
				sources = append(sources, []found{rec})
			}
			got := loadDivided(t, newRand(1), 1, true, sources)
			if got.Counts != tt.want {
				t.Errorf("counts %+v, want %+v", got.Counts, tt.want)
			}
			same := slices.EqualFunc(got.Rows, tt.rows, func(g, w string) bool { return strings.HasPrefix(g, w) })
			if !same {
				t.Errorf("rows %q, want %q", got.Rows, tt.rows)
			}
		})
	}
}

// TestManyVariants claims very many records of one event: full and partial
// ones, again and again, and with their keys in another order.
func TestManyVariants(t *testing.T) {
	const n = 5000
	full := func(i int) found { return found{fmt.Sprintf(`{"eventID":"1","n":%d,"m":0}`, i), false} }
	part := func(i int) found { return found{fmt.Sprintf(`{"eventID":"1","n":%d}`, i), true} }
	turned := func(i int) found { return found{fmt.Sprintf(`{"eventID":"1","m":0,"n":%d}`, i), false} }
	tests := []struct {
		name  string
		forms []func(int) found // one after the other
		want  Counts
	}{
		{"full", []func(int) found{full, full}, Counts{Rows: n, Duplicate: n, Conflict: n - 1}},
		{"turned", []func(int) found{full, turned, full}, Counts{Rows: n, Duplicate: 2 * n, Conflict: n - 1}},
		{"partial", []func(int) found{part, part}, Counts{Rows: n, Duplicate: n, Conflict: n - 1, Partial: n}},
		{"partial first", []func(int) found{part, full}, Counts{Rows: n, Duplicate: n, Conflict: n - 1}},
		{"partial last", []func(int) found{full, part}, Counts{Rows: n, Duplicate: n, Conflict: n - 1}},
	}
	for _, tt := range tests {
		var records []found
		for _, form := range tt.forms {
			for i := range n {
				records = append(records, form(i))
			}
		}
		st := New(testSchema)
		b := st.NewBuilder()
		addAll(t, b, st.AddSource("s", 0), records, n/3)
		b.Flush()
		finish(t, st)
		got := st.Snapshot().Counts()
		if got.JSON = 0; got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

// TestManyVariantsHaveAnIndex holds that records of one event are not compared
// one by one, and that Finish looks at its context between them.
func TestManyVariantsHaveAnIndex(t *testing.T) {
	var records []string
	for i := range 100 {
		records = append(records, fmt.Sprintf(`{"eventID":"1","n":%d}`, i))
	}
	st := load(t, records...)
	for i := range st.ids.shards {
		for _, v := range st.ids.shards[i].variants {
			if len(v.rest) != 99 || len(v.byHash) != 99 {
				t.Errorf("%d variants, %d in the index", len(v.rest), len(v.byHash))
			}
		}
	}
	if err := st.Finish(endsAfter(50)); err == nil || st.Snapshot().Counts().Conflict != 99 {
		t.Error(err, st.Snapshot().Counts())
	}
}
