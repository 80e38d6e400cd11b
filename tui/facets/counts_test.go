package facets

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
)

// sevenEvents returns a store with a field of several values, mixed case and
// events that lack it.
func sevenEvents(t *testing.T) *store.Snapshot {
	t.Helper()
	st := store.New(store.Schema{Time: "at", ID: "id"})
	b := st.NewBuilder()
	source := st.AddSource("events", 1)
	for i, text := range []string{
		`"at":"2026-09-01T10:00:09Z","name":"beta","big":1`,
		`"at":"2026-09-01T10:00:01Z","name":"Alpha","big":1`,
		`"at":"2026-09-01T10:00:05Z","name":"beta"`,
		`"at":"2026-09-01T10:00:04Z","name":["beta","gamma"],"big":1`,
		`"at":"2026-09-01T10:00:02Z"`,
		`"at":"2026-09-01T10:00:03Z","name":"delta"`,
		`"at":"2026-09-01T10:00:07Z","name":"Alpha","big":1`,
	} {
		if _, _, err := b.Add([]byte(fmt.Sprintf(`{"id":"%d",%s}`, i, text)), store.Origin{Source: source, Record: uint32(i)}); err != nil {
			t.Fatal(err)
		}
	}
	b.Flush()
	return st.Snapshot()
}

func TestOrders(t *testing.T) {
	snap := sevenEvents(t)
	for _, c := range []struct {
		order Order
		title string
		want  string
	}{
		{Order{}, "", "beta Alpha delta gamma (none)"},
		{Order{Reverse: true}, "rarest", "gamma delta (none) Alpha beta"},
		{Order{Sort: ByName}, "a-z", "Alpha beta delta gamma (none)"},
		{Order{Sort: ByName, Reverse: true}, "z-a", "gamma delta beta Alpha (none)"},
		{Order{Sort: ByFirstSeen}, "oldest", "Alpha delta beta gamma (none)"},
		{Order{Sort: ByFirstSeen, Reverse: true}, "newest", "gamma beta delta Alpha (none)"},
	} {
		counts, err := Count(t.Context(), snap, nil, Query{Field: "name", Order: c.order, All: true})
		if err != nil {
			t.Fatal(err)
		}
		lines := linesOf(counts)
		var got []string
		for i := range lines.Len() {
			got = append(got, lines.Text(i))
			if at := lines.index(lines.at(i)); at != i {
				t.Errorf("%v: line %d is said to be %d", c.order, i, at)
			}
		}
		if strings.Join(got, " ") != c.want || c.order.String() != c.title {
			t.Errorf("%v %q: %v, want %s", c.order, c.order, got, c.want)
		}
	}
}

func TestOrdersTakeTurns(t *testing.T) {
	o, n := Order{}.Next(), 1
	for ; o != (Order{}); o = o.Next() {
		n++
	}
	if n != 3 || (Order{}).Reversed().Reversed() != (Order{}) {
		t.Errorf("%d orders", n)
	}
}

func TestFirstSeenIsTold(t *testing.T) {
	snap := sevenEvents(t)
	g := newGrid(1)
	for order, want := range map[Order]string{{Sort: ByFirstSeen}: "10:00:01", {Sort: ByFirstSeen, Reverse: true}: "10:00:04", {}: "", {Sort: ByName}: ""} {
		counts, err := Count(t.Context(), snap, nil, Query{Field: "name", Order: order, All: true, Limit: 3})
		if err != nil {
			t.Fatal(err)
		}
		g.SetOrder(0, order)
		g.Set(0, counts)
		at, ok := g.FirstSeen()
		if ok != (want != "") || ok && at.Format("15:04:05") != want {
			t.Errorf("%v: %v, %v", order, at, ok)
		}
		if g.Move(99); order.Sort == ByFirstSeen {
			if _, v, _ := g.Current(); !v.None {
				t.Errorf("%v: the last line is %v", order, v)
			}
			if at, ok := g.FirstSeen(); ok {
				t.Errorf("missing values were seen first at %v", at)
			}
		}
		g.Clear()
	}
}

func TestLimitsComeAfterTheOrder(t *testing.T) {
	counts, err := Count(t.Context(), sevenEvents(t), nil, Query{Field: "name", Order: Order{Reverse: true}, Limit: 2, All: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(counts.Values) != 2 || counts.Distinct != 4 || counts.Values[0].Value != "gamma" {
		t.Errorf("%d of %d values: %v", len(counts.Values), counts.Distinct, counts.Values)
	}
}

// TestTotals: the totals are those of all events, whichever are selected and
// however the values are looked for.
func TestTotals(t *testing.T) {
	snap := sevenEvents(t)
	sel, err := snap.Select(t.Context(), nil, store.Match{Field: "big", Op: store.Present}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, order := range []Order{{}, {Sort: ByFirstSeen}} {
		counts, err := Count(t.Context(), snap, nil, Query{Field: "name", Selected: sel, Order: order})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range linesOf(counts).Len() {
			v := linesOf(counts).at(i)
			got = append(got, fmt.Sprint(v.label(), v.Count, "/", v.Total))
		}
		slices.Sort(got)
		if fmt.Sprint(got) != "[Alpha2/2 beta2/3 gamma1/1]" || counts.MissingTotal != 1 {
			t.Errorf("%v, %d missing", got, counts.MissingTotal)
		}
	}
	all, err := Count(t.Context(), snap, nil, Query{Field: "name", All: true})
	if err != nil || all.Totals != nil {
		t.Errorf("without a filter there are totals: %v %v", all.Totals, err)
	}
}

func TestTotalsOfManyValues(t *testing.T) {
	st := store.New(store.Schema{ID: "id"})
	b := st.NewBuilder()
	source := st.AddSource("events", 1)
	for i := range 3 * fewValues {
		text := fmt.Sprintf(`{"id":"%d","n":"v%d","odd":%d}`, i, i/2, i%2)
		if _, _, err := b.Add([]byte(text), store.Origin{Source: source, Record: uint32(i)}); err != nil {
			t.Fatal(err)
		}
	}
	b.Flush()
	snap := st.Snapshot()
	sel, err := snap.Select(t.Context(), nil, store.Match{Field: `"odd"`, Op: store.Equal, Values: []store.Pattern{store.Literal("1")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, limit := range []int{0, 10} {
		counts, err := Count(t.Context(), snap, nil, Query{Field: `"n"`, Selected: sel, Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		for i, v := range counts.Values {
			if v.Count != 1 || counts.Totals[i] != 2 {
				t.Fatalf("limit %d: %s %d of %d", limit, v.Value, v.Count, counts.Totals[i])
			}
		}
	}
}

func TestListsComeAndGo(t *testing.T) {
	g := newGrid(3)
	g.SetSize(80, 20)
	for i := range 3 {
		g.Set(i, facet(3, 0, 3))
	}
	g.SetFocus(1)
	g.Move(2)
	for _, c := range []struct {
		names string
		focus int
	}{
		{"f0 f1 f2", 1},
		{"f1 f0 f2", 0},     // it goes along
		{"f0 f2 f1", 2},     // however far
		{"f0 new f2 f1", 1}, // what is new gets it
		{"f0 f2 f1", 1},     // what is gone leaves it to the next one
		{"f2 f1", 0},
		{"f1", 0},
	} {
		var fields []Field
		for _, name := range strings.Fields(c.names) {
			fields = append(fields, Field{name, TitleOf(name)})
		}
		g.Arrange(fields)
		if got := strings.Join(g.Names(), " "); got != c.names || g.Focus() != c.focus {
			t.Errorf("%s: the lists are %s, the focus on %d", c.names, got, g.Focus())
		}
		checkSize(t, g, 80, 20)
	}
	if _, v, ok := g.Current(); !ok || v.Text != "value-02" {
		t.Errorf("the list that stayed has its cursor on %v", v)
	}
	checkSize(t, g, 80, 20)
}

func TestMarks(t *testing.T) {
	g := newGrid(3)
	g.Mark(2)
	g.Mark(0)
	g.Mark(1)
	g.Mark(1)
	if got := g.Marked(); !slices.Equal(got, []string{"f0", "f2"}) {
		t.Errorf("marked: %v", got)
	}
	if !g.Unmark() || g.Unmark() || len(g.Marked()) > 0 {
		t.Error("the marks do not go away once")
	}
}

func TestTitles(t *testing.T) {
	for name, want := range map[string]string{"actor": "ACTOR", "eventType": "eventType", "requestParameters.x": "requestParameters.x"} {
		if got := TitleOf(name); got != want {
			t.Errorf("%s is headed %s", name, got)
		}
	}
}

// TestTotalsKeepTheirRoom draws lists with long numbers on narrow and wide
// screens.
func TestTotalsKeepTheirRoom(t *testing.T) {
	g := newGrid(6)
	for i := range 6 {
		c := facet(20, 7, 20)
		c.Events, c.MissingTotal = 9_999_999, 12_345_678
		c.Totals, c.widest = make([]int, 20), totals
		for k := range c.Totals {
			c.Totals[k] = 10_000_000 >> k
		}
		g.Set(i, c)
	}
	for w := 60; w < 300; w += 17 {
		g.SetSize(w, 30)
		checkSize(t, g, w, 30)
	}
	g.SetSize(160, 30)
	if frame := rendered(g); !strings.Contains(frame, "10.0M") || !strings.Contains(frame, "19,531") {
		t.Errorf("totals cannot be read:\n%s", frame)
	}
}
