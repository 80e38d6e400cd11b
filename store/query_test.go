package store

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// TestFacetsAgainstRecords counts values by reading each record.
func TestFacetsAgainstRecords(t *testing.T) {
	r := newRand(7)
	var records []string
	for i := range 3000 {
		records = append(records, randomRecord(r, i))
	}
	st := load(t, records...)
	snap := st.Snapshot()
	sel, err := snap.Select(t.Context(), nil, Match{Field: "user.id", Op: Equal, Values: []Pattern{Literal("u1"), Literal("u3")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"who", "user.name", "list", "list.x", `"a.b"`, "eventTime", "time", "eventID", "source", "no.such"} {
		for _, sel := range []*Selection{nil, sel} {
			got, err := snap.Facet(t.Context(), nil, field, sel, 0)
			if err != nil {
				t.Fatal(err)
			}
			want, missing := naiveFacet(t, snap, field, sel)
			if got.Missing != missing || got.Distinct != len(want) || len(got.Values) != len(want) {
				t.Errorf("%s: %d missing, %d distinct; want %d, %d", field, got.Missing, got.Distinct, missing, len(want))
			}
			for _, v := range got.Values {
				if want[v.Value] != v.Count {
					t.Errorf("%s: %q %d times, want %d", field, v.Value, v.Count, want[v.Value])
				}
			}
		}
	}
}

func naiveFacet(t *testing.T, snap *Snapshot, field string, sel *Selection) (counts map[string]int, missing int) {
	t.Helper()
	view, err := snap.View(t.Context(), sel, false)
	if err != nil {
		t.Fatal(err)
	}
	counts = make(map[string]int)
	for i := range view.Len() {
		distinct := make(map[string]bool)
		for _, v := range snap.Record(view.Row(i)).Values(nil, field) {
			distinct[v.Text] = true
		}
		if len(distinct) == 0 {
			missing++
		}
		for v := range distinct {
			counts[v]++
		}
	}
	return counts, missing
}

func TestFacetOrderAndLimit(t *testing.T) {
	st := load(t, `{"a":"x"}`, `{"a":"y","n":1}`, `{"a":"z","n":1}`, `{"a":"z","n":2}`, `{"a":["y","y"],"n":3}`, `{"b":1}`)
	f, err := st.Snapshot().Facet(t.Context(), nil, "a", nil, 2)
	if err != nil {
		t.Fatal(err)
	}
	if f.Events != 6 || f.Missing != 1 || f.Distinct != 3 || !slices.Equal(f.Values, []ValueCount{{"y", 2}, {"z", 2}}) {
		t.Errorf("got %+v", f)
	}
}

func TestViewOrder(t *testing.T) {
	st := New(testSchema)
	late, early := st.AddSource("late", 9), st.AddSource("early", 3)
	b := st.NewBuilder()
	add := func(src SourceID, n uint32, text string) {
		if _, _, err := b.Add([]byte(text), Origin{Source: src, Record: n}); err != nil {
			t.Fatal(err)
		}
	}
	add(late, 2, `{"i":5,"eventTime":"2026-09-01T00:00:01Z"}`)
	add(late, 1, `{"i":4,"eventTime":"2026-09-01T00:00:01Z"}`)
	add(late, 3, `{"i":2,"eventTime":"2026-09-01T00:00:00.9Z"}`)
	b.Flush()
	snap := st.Snapshot()
	texts(t, snap) // so that the order is extended, not worked out anew
	add(early, 7, `{"i":3,"eventTime":"2026-09-01T00:00:01Z"}`)
	add(early, 8, `{"i":1,"eventTime":"soon"}`)
	add(early, 9, `{"i":6,"eventTime":"2026-09-01T02:00:02+02:00"}`)
	b.Flush()
	snap = st.Snapshot()
	for _, descending := range []bool{false, true} {
		view, err := snap.View(t.Context(), nil, descending)
		if err != nil {
			t.Fatal(err)
		}
		for i := range view.Len() {
			want := fmt.Sprint(i + 1)
			if descending {
				want = fmt.Sprint(6 - i)
			}
			if got, _ := snap.Record(view.Row(i)).Value(nil, "i"); got != want {
				t.Errorf("descending %v: position %d holds %s, want %s", descending, i, got, want)
			}
			if at, ok := view.Index(view.Row(i)); at != i || !ok {
				t.Errorf("descending %v: Index(Row(%d)) = %d, %v", descending, i, at, ok)
			}
		}
	}
	checkSeek(t, snap)
}

func checkSeek(t *testing.T, snap *Snapshot) {
	up, _ := snap.View(t.Context(), nil, false)
	down, _ := snap.View(t.Context(), nil, true)
	base := time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
	for sec, want := range map[int][2]int{-5: {1, 5}, 0: {1, 4}, 1: {2, 1}, 2: {5, 0}, 9: {6, 0}} {
		at := base.Add(time.Duration(sec) * time.Second)
		if got := [2]int{up.Seek(at), down.Seek(at)}; got != want {
			t.Errorf("Seek(%d s) = %v, want %v", sec, got, want)
		}
	}
}

func TestTimeline(t *testing.T) {
	st := load(t,
		`{"eventTime":"2026-01-31T23:59:59Z","a":1}`, `{"eventTime":"2026-02-01T00:00:00Z"}`,
		`{"eventTime":"2026-02-28T12:00:00Z","a":1}`, `{"eventTime":"2027-01-01T00:00:00Z"}`, `{"a":1}`)
	snap := st.Snapshot()
	overlay, err := snap.Select(t.Context(), nil, Match{Field: "a", Op: Present}, nil)
	if err != nil {
		t.Fatal(err)
	}
	tl, err := snap.Timeline(t.Context(), nil, overlay, 12, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	if tl.Bucket.Name != "2 months" || tl.Missing != 1 {
		t.Errorf("bucket %q, %d missing", tl.Bucket.Name, tl.Missing)
	}
	tl, _ = snap.Timeline(t.Context(), nil, overlay, 13, time.UTC)
	if tl.Bucket.Name != "1 month" || !slices.Equal(tl.Counts, []int{1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}) || tl.Overlay[0] != 1 || tl.Overlay[1] != 1 {
		t.Errorf("bucket %q: %v, %v", tl.Bucket.Name, tl.Counts, tl.Overlay)
	}
	if want := time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC); !tl.Starts[1].Equal(want) {
		t.Errorf("second bucket starts %v", tl.Starts[1])
	}
}

// TestBuckets checks every width in several zones: the
// first bucket holds the first time, the next one starts where it ends, starts
// are round by the clocks there, and the chosen width fits the space.
func TestBuckets(t *testing.T) {
	r := newRand(3)
	for _, zone := range testZones() {
		for range 1000 {
			first := r.Int64N(4e9)
			last := first + r.Int64N(1<<uint(1+r.IntN(31)))
			for _, b := range buckets {
				edges := b.edges(first, last, zone, 80)
				if edges[0] > first || edges[1] <= first || !slices.IsSorted(edges) || len(edges) < 82 && edges[len(edges)-1] <= last {
					t.Fatalf("bucket %s from %d to %d in %v: %d", b.Name, first, last, zone, edges)
				}
				if at := time.Unix(edges[0], 0).In(zone); b.seconds == 0 && at.Hour() > 0 || b.months > 0 && at.Day() != 1 || b.days == 7 && at.Weekday() != time.Monday {
					t.Fatalf("bucket %s in %v starts at %v", b.Name, zone, at)
				}
			}
			if b, edges := bucketFor(first, last, zone, 80); len(edges) > 81 && b.Name != "10 years" || edges[len(edges)-1] <= last {
				t.Fatalf("%s does not fit", b.Name)
			}
		}
	}
}

// testZones has one with summer time where Go knows any.
func testZones() []*time.Location {
	zones := []*time.Location{time.UTC, time.FixedZone("", 5*3600+1800), time.FixedZone("", -8*3600)}
	if berlin, err := time.LoadLocation("Europe/Berlin"); err == nil {
		zones = append(zones, berlin)
	}
	return zones
}

func TestTimelineByLocalDays(t *testing.T) {
	snap := load(t, `{"eventTime":"2026-09-01T21:59:59Z"}`, `{"eventTime":"2026-09-01T22:00:00Z"}`, `{"eventTime":"2026-09-03T21:59:59Z"}`).Snapshot()
	tl, err := snap.Timeline(t.Context(), nil, nil, 3, time.FixedZone("CEST", 7200))
	if err != nil || tl.Bucket.Name != "1 day" || !slices.Equal(tl.Counts, []int{1, 1, 1}) {
		t.Fatalf("%v, %v", tl, err)
	}
	if got := tl.Starts[1].Format(time.RFC3339) + " " + tl.End.Format(time.RFC3339); got != "2026-09-02T00:00:00+02:00 2026-09-04T00:00:00+02:00" {
		t.Error(got)
	}
}

// TestSelectExtends checks that extending a selection equals redoing it.
func TestSelectExtends(t *testing.T) {
	r := newRand(5)
	st := New(testSchema)
	b, src := st.NewBuilder(), st.AddSource("s", 0)
	var filter Expr = Match{Field: "user.id", Op: Equal, Values: []Pattern{Literal("u2")}}
	var sel *Selection
	for i := range 900 {
		if _, _, err := b.Add([]byte(randomRecord(r, i%700)), Origin{Source: src, Record: uint32(i + 1)}); err != nil {
			t.Fatal(err)
		}
		if i%90 != 0 {
			continue
		}
		b.Flush()
		snap := st.Snapshot()
		extended, err := snap.Select(t.Context(), nil, filter, sel)
		fresh, err2 := snap.Select(t.Context(), nil, filter, nil)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		for k := range fresh.rows {
			if !slices.Equal(fresh.rows[k], extended.rows[k]) || fresh.Len() != extended.Len() {
				t.Fatalf("block %d differs", k)
			}
		}
		sel = extended
	}
}

func TestTimeLimits(t *testing.T) {
	snap := load(t, `{"eventTime":"2026-09-01T09:59:59Z"}`, `{"eventTime":"2026-09-01T10:00:00Z"}`, `{"eventTime":"2026-09-02T00:00:00Z"}`, `{"a":1}`).Snapshot()
	for text, want := range map[string]int{
		"time>=2026-09-01T10:00": 2, "time>=2026-09-01T12:00+02:00": 2, "time<2026-09-02": 2, "time>=2026-09-01 time<2026-09-02": 2,
		"-time<2026-09-02": 2, "time>=2026-09-02T00:00:00.5Z": 1, "time>=2106-01-01": 0, "time<1960-01-01": 0, "time>=1960-01-01": 3,
	} {
		e, err := testLanguage.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if sel, err := snap.Select(t.Context(), testLanguage, e, nil); err != nil || sel.Len() != want {
			t.Errorf("%s: %d rows, %v; want %d", text, sel.Len(), err, want)
		}
	}
}

// TestMaskedRows checks that rows masked as duplicates are nowhere counted.
func TestMaskedRows(t *testing.T) {
	st := New(testSchema)
	b := st.NewBuilder()
	for i := range 3 { // each source is better than those before it
		src := st.AddSource("s", uint64(9-i))
		for n, id := range []string{"x", fmt.Sprint("other", i)} {
			rec := fmt.Sprintf(`{"eventID":%q,"eventTime":"2026-09-01T00:00:00Z","user":{"name":"bob"}}`, id)
			if _, _, err := b.Add([]byte(rec), Origin{Source: src, Record: uint32(n + 1)}); err != nil {
				t.Fatal(err)
			}
		}
		b.Flush()
	}
	for range 2 {
		snap := st.Snapshot()
		filter, _ := testLanguage.Parse(`who:bob`)
		sel, err := snap.Select(t.Context(), testLanguage, filter, nil)
		if err != nil {
			t.Fatal(err)
		}
		facet, _ := snap.Facet(t.Context(), nil, "who", sel, 0)
		all, _ := snap.Facet(t.Context(), nil, "user.name", nil, 0)
		view, _ := snap.View(t.Context(), sel, false)
		line, _ := snap.Timeline(t.Context(), sel, sel, 10, time.UTC)
		if sel.Len() != 4 || facet.Values[0].Count != 4 || all.Values[0].Count != 4 || view.Len() != 4 || line.Counts[0] != 4 || snap.Fields()[0].Rows != 4 {
			t.Errorf("%d selected, %v, %v, %d in order, %v, %v", sel.Len(), facet.Values, all.Values, view.Len(), line.Counts, snap.Fields())
		}
		finish(t, st)
	}
}

func TestFields(t *testing.T) {
	st := load(t, `{"a":{"b":1,"b":2},"user":{"name":"x"}}`, `{"a":{"b":"s"},"n":null,"e":[]}`)
	want := []FieldStat{
		{Name: "who", Derived: true, Rows: 1}, {Name: "about", Derived: true, Late: true, Unknown: true},
		{Name: "a.b", Rows: 2}, {Name: "user.name", Rows: 1},
	}
	if got := st.Snapshot().Fields(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestFieldNames checks names without regard to case, where that is unique.
func TestFieldNames(t *testing.T) {
	snap := load(t, `{"Abc":{"d":1},"x":1,"X":2}`).Snapshot()
	for name, want := range map[string]bool{"abc.D": true, "Abc": true, "abc": true, "x": true, "X": true, "ab": false, "who": true, "time": true} {
		if got := snap.Has(nil, name); got != want {
			t.Errorf("Has(%q) = %v", name, got)
		}
	}
	if v, _ := snap.Record(0).Value(nil, "ABC.d"); v != "1" {
		t.Errorf("ABC.d = %q", v)
	}
}

// TestViewPicks holds that few rows, which are sorted, and many, which are
// picked, come in the order of all; also those of an earlier snapshot.
func TestViewPicks(t *testing.T) {
	st := New(testSchema)
	b, src := st.NewBuilder(), st.AddSource("s", 0)
	r := newRand(12)
	add := func(n int) {
		for i := range n {
			rec := fmt.Sprintf(`{"eventID":"%d-%d","n":%d,"eventTime":"2026-09-01T10:%02d:00Z"}`, n, i, r.IntN(sortedPart*4), r.IntN(60))
			if _, _, err := b.Add([]byte(rec), Origin{Source: src, Record: uint32(n + i)}); err != nil {
				t.Fatal(err)
			}
		}
		b.Flush()
	}
	add(3000)
	early := st.Snapshot()
	add(4000)
	for _, snap := range []*Snapshot{early, st.Snapshot()} {
		all, err := snap.View(t.Context(), nil, false)
		if err != nil {
			t.Fatal(err)
		}
		for _, filter := range []Expr{
			Match{Field: "n", Op: Equal, Values: []Pattern{Literal("7")}},
			Match{Field: "n", Op: NotEqual, Values: []Pattern{Literal("7")}},
			Match{Field: "n", Op: Equal, Values: []Pattern{Literal("no")}},
		} {
			sel, err := early.Select(t.Context(), nil, filter, nil)
			if err != nil {
				t.Fatal(err)
			}
			var want []Row
			for i := range all.Len() {
				if sel.Has(all.Row(i)) {
					want = append(want, all.Row(i))
				}
			}
			view, err := snap.View(t.Context(), sel, false)
			if err != nil || !slices.Equal(view.rows, want) {
				t.Errorf("%s: %d rows, %v; want %d", filter, view.Len(), err, len(want))
			}
		}
	}
}

// TestTimelineBeginsBeforeItsFirstRow by the calendar of any zone, also where the first
// second that a row can have is in the year before 1970.
func TestTimelineBeginsBeforeItsFirstRow(t *testing.T) {
	snap := load(t, `{"eventTime":"1970-01-01T00:00:00Z"}`, `{"eventTime":"2023-05-05T00:00:00Z"}`).Snapshot()
	for hours := -12; hours <= 14; hours += 2 {
		for width := 4; width < 300; width = width*3/2 + 1 {
			tl, err := snap.Timeline(t.Context(), nil, nil, width, time.FixedZone("there", hours*3600))
			if err != nil {
				t.Fatal(err)
			}
			if tl.Starts[0].Unix() > 0 || tl.Counts[0] != 1 || tl.Counts[len(tl.Counts)-1] != 1 {
				t.Errorf("UTC%+d, %d cells of %s: begins %v, counts %v", hours, width, tl.Bucket.Name, tl.Starts[0], tl.Counts)
			}
		}
	}
}
