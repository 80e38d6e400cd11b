package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// aboutColumn is what records are about: several values, with tags, from leaves
// of every kind, some of them by what else the record says.
var aboutColumn = Late{
	Name:  "about",
	Given: []string{"user.id", "list", "never"},
	From: func(path string) bool {
		return slices.Contains(aboutPaths, path)
	},
	Compute: func(given []Value, path string, value Value, add func(text string, tag uint8)) {
		if given[2].Kind != Absent {
			panic("a value that no record has was given")
		}
		switch value.Kind {
		case Bool:
			return
		case Number:
			add("number "+value.Text, 3)
			add("number", 3)
		}
		add(value.Text, uint8(len(value.Text)%3))
		if path == "user.name" {
			add(value.Text, 200)
			add(fmt.Sprint(given[0].Text, " is ", value.Text, ", ", given[1].Kind, given[1].Text), 7)
		}
	},
}

var aboutPaths = []string{"user.name", "list", "list.x", `"a.b"`, "crowd", "eventID", "eventTime"}

// TestLateLone: a lone value is given where the row has one at its path, whatever its
// kind, and is absent where it has several.
func TestLateLone(t *testing.T) {
	schema := testSchema
	schema.Late = []Late{{
		Name: "about", Given: []string{"list.x"}, Lone: []string{"list.x"}, From: func(path string) bool { return path == "name" },
		Compute: func(given []Value, _ string, value Value, add func(string, uint8)) {
			add(value.Text+" "+given[0].Text+" "+given[1].Text, 0)
		},
	}}
	st := New(schema)
	b := st.NewBuilder()
	for i, rec := range []string{
		`{"eventID":"1","name":"a","list":[{"x":"p"}]}`, `{"eventID":"2","name":"b","list":[{"x":"p"},{"x":"q"}]}`, `{"eventID":"3","name":"c","list":[{"x":"p"},{"x":1}]}`,
		`{"eventID":"4","name":"d","list":[{"x":2},{"y":"p"}]}`, `{"eventID":"5","name":"e"}`, `{"eventID":"6","name":"f","list":[{"x":"p"},{"x":null}]}`,
	} {
		if _, _, err := b.Add([]byte(rec), Origin{Source: st.AddSource("s", 0), Record: uint32(i)}); err != nil {
			t.Fatal(err)
		}
	}
	b.Flush()
	finish(t, st)
	snap := st.Snapshot()
	facet, err := snap.Facet(t.Context(), testLanguage, "about", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var got, single []string
	for _, v := range facet.Values {
		got = append(got, v.Value)
	}
	view, err := snap.View(t.Context(), nil, false)
	if err != nil {
		t.Fatal(err)
	}
	for i := range view.Len() {
		value, _ := snap.Record(view.Row(i)).Value(testLanguage, "about")
		single = append(single, value)
	}
	slices.Sort(single)
	want := []string{"a p p", "b p ", "c p ", "d 2 2", "e  ", "f p p"}
	if !slices.Equal(got, want) || !slices.Equal(single, want) {
		t.Errorf("%q, of each %q, want %q", got, single, want)
	}
}

// tagged is what Record.Tagged returns, in some order and with repetitions.
func (rec *naiveRecord) tagged() []TaggedValue {
	var given []Value
	for _, path := range []string{"user.id", "list", "never"} {
		if v := rec.leaves[path]; len(v) > 0 {
			given = append(given, Value{rec.kinds[path][0], v[0]})
		} else {
			given = append(given, Value{})
		}
	}
	var out []TaggedValue
	for _, path := range aboutPaths {
		for i, text := range rec.leaves[path] {
			aboutColumn.Compute(given, path, Value{rec.kinds[path][i], text}, func(text string, tag uint8) {
				out = append(out, TaggedValue{text, tag})
			})
		}
	}
	return out
}

func (rec *naiveRecord) about() []string {
	var out []string
	for _, v := range rec.tagged() {
		out = append(out, v.Text)
	}
	return out
}

func compareTagged(a, b TaggedValue) int {
	return strings.Compare(fmt.Sprintf("%s\x00%03d", a.Text, a.Tag), fmt.Sprintf("%s\x00%03d", b.Text, b.Tag))
}

// TestLateAgainstRecords compares what late columns alone answer with plain
// loops, while loading goes on and after it.
func TestLateAgainstRecords(t *testing.T) {
	for seed := range uint64(4) {
		w := newWorld(130 + seed)
		for stage := range 4 {
			if stage < 3 {
				w.add(t, 300)
			} else {
				finish(t, w.st)
			}
			snap := w.st.Snapshot()
			records := w.checkOrder(t, snap)
			checkTaggedRecords(t, snap, records)
			piece := w.piece()
			for _, fits := range []func(string) bool{
				nil,
				func(v string) bool { return strings.Contains(v, piece) },
				func(v string) bool { return len(v)%5 == 1 },
				func(v string) bool { return v == "alice" || v == `a"b\c` || strings.HasPrefix(v, "number -0.5") },
				func(string) bool { return false },
			} {
				checkTagged(t, snap, records, fits)
				checkLateValues(t, snap, records, fits)
			}
		}
	}
}

func checkTaggedRecords(t *testing.T, snap *Snapshot, records []worldRow) {
	t.Helper()
	for i := 0; i < len(records); i += 7 {
		rec := records[i]
		want := slices.Compact(slices.SortedFunc(slices.Values(rec.tagged()), compareTagged))
		got := snap.Record(rec.row).Tagged(testLanguage, "about")
		if slices.SortFunc(got, compareTagged); !slices.Equal(got, want) {
			t.Fatalf("%s\nis about %q, want %q", rec.text, got, want)
		}
		var texts []string
		for _, v := range snap.Record(rec.row).Values(testLanguage, "about") {
			texts = append(texts, v.Text)
		}
		if slices.Sort(texts); !slices.Equal(texts, slices.Compact(slices.Sorted(slices.Values(rec.about())))) {
			t.Fatalf("%s\nhas the values %q", rec.text, texts)
		}
	}
}

func checkTagged(t *testing.T, snap *Snapshot, records []worldRow, fits func(string) bool) {
	t.Helper()
	got, err := snap.Tagged(t.Context(), testLanguage, "about", fits)
	if err != nil {
		t.Fatal(err)
	}
	want := make(map[uint8]map[Row]bool)
	for _, rec := range records {
		for _, v := range rec.tagged() {
			if fits != nil && !fits(v.Text) {
				continue
			}
			if want[v.Tag] == nil {
				want[v.Tag] = make(map[Row]bool)
			}
			want[v.Tag][rec.row] = true
		}
	}
	if a, b := slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)); !slices.Equal(a, b) {
		t.Fatalf("tags %v, want %v", a, b)
	}
	for tag, sel := range got {
		for _, rec := range records {
			if sel.Has(rec.row) != want[tag][rec.row] {
				t.Fatalf("%s\nwith tag %d: %v", rec.text, tag, sel.Has(rec.row))
			}
		}
		if sel.Len() != len(want[tag]) {
			t.Fatalf("%d rows with tag %d, want %d", sel.Len(), tag, len(want[tag]))
		}
	}
}

func checkLateValues(t *testing.T, snap *Snapshot, records []worldRow, fits func(string) bool) {
	t.Helper()
	got, err := snap.LateValues(t.Context(), testLanguage, "about", fits)
	if err != nil {
		t.Fatal(err)
	}
	counts := make(map[string]int)
	for _, rec := range records {
		for _, v := range slices.Compact(slices.Sorted(slices.Values(rec.about()))) {
			if fits == nil || fits(v) {
				counts[v]++
			}
		}
	}
	var want []ValueCount
	for v, n := range counts {
		want = append(want, ValueCount{v, n})
	}
	if slices.SortFunc(want, compareValues); !slices.Equal(got, want) {
		t.Fatalf("values %.300v\nwant %.300v", got, want)
	}
}

// TestTaggedAs: a condition finds what a function does.
func TestTaggedAs(t *testing.T) {
	for seed := range uint64(2) {
		w := newWorld(134 + seed)
		w.add(t, 600)
		if seed > 0 {
			finish(t, w.st)
		}
		snap := w.st.Snapshot()
		for _, c := range []struct {
			filter string
			fits   func(string) bool
		}{
			{"about=alice", func(v string) bool { return v == "alice" }},
			{"about=alice,number,nobody", func(v string) bool { return v == "alice" || v == "number" }},
			{"about:number*", func(v string) bool { return strings.HasPrefix(strings.ToLower(v), "number") }},
			{"about:*", nil},
			{"about=nobody", func(string) bool { return false }},
		} {
			filter, err := testLanguage.Parse(c.filter)
			if err != nil {
				t.Fatal(err)
			}
			got, err := snap.TaggedAs(t.Context(), testLanguage, filter.(Match))
			if err != nil {
				t.Fatal(err)
			}
			want, err := snap.Tagged(t.Context(), testLanguage, "about", c.fits)
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != len(want) || c.fits == nil && len(got) < 5 {
				t.Fatalf("%s: %d tags, want %d", c.filter, len(got), len(want))
			}
			for tag, sel := range want {
				if got[tag] == nil || got[tag].common(sel) != sel.count || got[tag].count != sel.count {
					t.Errorf("%s: other rows with tag %d", c.filter, tag)
				}
			}
		}
		if _, err := snap.TaggedAs(t.Context(), testLanguage, Match{Field: "who", Op: Present}); err == nil {
			t.Error("who has tags")
		}
		if _, err := snap.TaggedAs(t.Context(), testLanguage, Match{Field: "about", Op: Regexp}); err == nil {
			t.Error("no regular expression is one")
		}
	}
}

// TestLateWhileLoading asks from several goroutines while builders work.
func TestLateWhileLoading(t *testing.T) {
	w := newWorld(140)
	ctx, stop := context.WithCancel(t.Context())
	var asking sync.WaitGroup
	for range 3 {
		asking.Go(func() {
			for ctx.Err() == nil {
				snap := w.st.Snapshot()
				facet, err := snap.Facet(ctx, testLanguage, "about", nil, 0)
				if err != nil {
					continue
				}
				tagged, err := snap.Tagged(ctx, testLanguage, "about", func(v string) bool { return strings.HasPrefix(v, "number ") })
				if err != nil {
					continue
				}
				rows := 0
				for _, v := range facet.Values {
					if v.Value == "number" {
						rows = v.Count
					}
				}
				if n := tagged[3]; rows > 0 && (n == nil || n.Len() != rows) {
					t.Errorf("%d rows with numbers, %v with their tag", rows, n)
				}
			}
		})
	}
	for range 20 {
		w.add(t, 60)
	}
	finish(t, w.st)
	stop()
	asking.Wait()
	snap := w.st.Snapshot()
	checkTagged(t, snap, w.checkOrder(t, snap), nil)
}

// endsSoon is a context that ends after goroutines looked at it some times.
type endsSoon struct {
	context.Context
	looks atomic.Int64
}

func (c *endsSoon) Err() error {
	if c.looks.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestLateKeepsWhatIsFinished: work that is called off is not done again.
func TestLateKeepsWhatIsFinished(t *testing.T) {
	w := newWorld(150)
	w.add(t, 3000)
	snap := w.st.Snapshot()
	done := func() (n int) {
		for _, b := range w.st.lates[0].blocks {
			if b != nil {
				n++
			}
		}
		return n
	}
	kept, partly := 0, false
	for looks := int64(40); ; looks += 10 {
		ctx := &endsSoon{Context: t.Context()}
		ctx.looks.Store(looks)
		_, err := snap.Facet(ctx, testLanguage, "about", nil, 0)
		if done() < kept || looks > 100_000 {
			t.Fatalf("%d blocks of %d, after %d; %d looks, %v", done(), len(snap.blocks), kept, looks, err)
		}
		kept = done()
		partly = partly || kept > 0 && kept < len(snap.blocks)
		if err == nil {
			break
		}
	}
	if !partly {
		t.Error("no work was called off halfway")
	}
	checkTagged(t, snap, w.checkOrder(t, snap), nil)
}

// TestLateIsWorkedOutWhenAsked: listing fields, or looking at one record, does
// not work the column out.
func TestLateIsWorkedOutWhenAsked(t *testing.T) {
	snap := load(t, `{"user":{"name":"a"}}`, `{"x":1}`).Snapshot()
	stat := func() FieldStat {
		i := slices.IndexFunc(snap.Fields(), func(f FieldStat) bool { return f.Name == "about" })
		return snap.Fields()[i]
	}
	if got := snap.Record(0).Tagged(testLanguage, "about"); len(got) != 3 {
		t.Errorf("the record is about %v", got)
	}
	if got := stat(); got.Rows != 0 || !got.Unknown || !got.Derived {
		t.Errorf("before it is asked for: %+v", got)
	}
	if sel, err := snap.Select(t.Context(), testLanguage, Match{Field: "about", Op: Present}, nil); err != nil || sel.Len() != 1 {
		t.Errorf("%v, %v", sel, err)
	}
	if got := stat(); got.Rows != 1 || got.Unknown {
		t.Errorf("after it: %+v", got)
	}
}

// TestLateName: a record's key that is called as the column is quoted.
func TestLateName(t *testing.T) {
	snap := load(t, `{"about":"key","user":{"name":"column"}}`).Snapshot()
	for field, want := range map[string]string{"about": "column", `"about"`: "key"} {
		facet, err := snap.Facet(t.Context(), testLanguage, field, nil, 0)
		if err != nil || !slices.Contains(facet.Values, ValueCount{want, 1}) {
			t.Errorf("%s: %v, %v", field, facet, err)
		}
		if got, _ := snap.Record(0).Value(testLanguage, field); got != want {
			t.Errorf("%s of the record: %q", field, got)
		}
		if !snap.Has(testLanguage, field) || snap.Below(testLanguage, field) != nil {
			t.Errorf("%s is no field", field)
		}
	}
	if !slices.ContainsFunc(snap.Fields(), func(f FieldStat) bool { return f.Name == `"about"` && !f.Derived }) {
		t.Errorf("fields %v", snap.Fields())
	}
	filter, err := testLanguage.Parse(`about:column about=col* -about~x about:*`)
	if err != nil {
		t.Fatal(err)
	}
	if hits := snap.Finder(testLanguage, filter).Hits(snap.Record(0), 9); hits != nil {
		t.Errorf("hits %v", hits)
	}
}

// TestTaggedOfOtherFields: other fields have no tags.
func TestTaggedOfOtherFields(t *testing.T) {
	snap := load(t, `{"user":{"name":"a"}}`).Snapshot()
	for _, field := range []string{"who", "user.name", "time", "no.such"} {
		if got := snap.Record(0).Tagged(testLanguage, field); got != nil {
			t.Errorf("%s: %v", field, got)
		}
		if _, err := snap.Tagged(t.Context(), testLanguage, field, nil); err == nil {
			t.Errorf("%s has tags", field)
		}
		if _, err := snap.LateValues(t.Context(), testLanguage, field, nil); err == nil {
			t.Errorf("%s has late values", field)
		}
	}
}

// TestLateWithoutGiven: a column that is given nothing.
func TestLateWithoutGiven(t *testing.T) {
	st := New(Schema{Late: []Late{{
		Name: "x",
		From: func(string) bool { return true },
		Compute: func(given []Value, path string, v Value, add func(string, uint8)) {
			add(fmt.Sprint(given, path, v.Text), 0)
		},
	}}})
	b := st.NewBuilder()
	for _, rec := range []string{`{"a":1}`, `{"a":2}`, `{"b":1,"a":1}`} {
		if _, _, err := b.Add([]byte(rec), Origin{Source: st.AddSource("s", 0), Record: 1}); err != nil {
			t.Fatal(err)
		}
	}
	b.Flush()
	facet, err := st.Snapshot().Facet(t.Context(), nil, "x", nil, 0)
	if err != nil || fmt.Sprint(facet.Values) != "[{[]a1 2} {[]a2 1} {[]b1 1}]" {
		t.Errorf("%v, %v", facet, err)
	}
}
