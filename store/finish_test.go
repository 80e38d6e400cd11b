package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"sync/atomic"
	"testing"
)

// countdown is a context that ends after it was looked at some times.
type countdown struct {
	context.Context
	left atomic.Int64
}

func endsAfter(looks int) *countdown {
	c := &countdown{Context: context.Background()}
	c.left.Store(int64(looks))
	return c
}

func (c *countdown) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestPackAgain ends Pack after more and more looks at its context and
// calls it again: the store is as after one call.
func TestPackAgain(t *testing.T) {
	build := func() *Store {
		var recs []string
		for i := range 90 {
			form := []string{`{"eventID":%q,"a":"x%d"}`, `{"a":"x%[2]d","eventID":%[1]q}`, `{"eventID":%q,"a":"y%d"}`}[i%3]
			recs = append(recs, fmt.Sprintf(form, numberedUUID(i/3), i/3))
		}
		return load(t, recs...)
	}
	once := build()
	finish(t, once)
	want := summarize(t, once.Snapshot())
	if c := want.Counts; c.Rows != 60 || c.Duplicate != 30 || c.Conflict != 30 {
		t.Fatalf("%+v", c)
	}
	for looks := 0; ; looks += 7 {
		st := build()
		if st.Pack(endsAfter(looks), nil) == nil {
			return
		}
		if c := st.Snapshot().Counts(); c.Rows+c.Duplicate != 90 || c.Rows != 30+c.Conflict {
			t.Errorf("ended after %d looks: %+v", looks, c)
		}
		finish(t, st)
		if got := summarize(t, st.Snapshot()); !reflect.DeepEqual(got, want) {
			t.Fatalf("ended after %d looks and finished: %+v, want %+v", looks, got.Counts, want.Counts)
		}
		for _, c := range st.Snapshot().views[0].columns {
			if _, packed := c.values.(*packedValues); c.values != nil && !packed {
				t.Fatalf("ended after %d looks and finished: column %q is not compressed", looks, c.name)
			}
		}
	}
}

// TestSightingsAfterFinish counts how often each event was found.
func TestSightingsAfterFinish(t *testing.T) {
	const sorted, turned = `{"eventID":"%d","n":1}`, `{"n":1, "eventID":"%d"}`
	var records []string
	for times := range 4 { // event 0 once, event 1 twice, and so on; the last two in two spellings
		for n := times; n < 4; n++ {
			form := sorted
			if n >= 2 && times == 1 {
				form = turned
			}
			records = append(records, fmt.Sprintf(form, n))
		}
	}
	for name, end := range map[string]func(*Store) error{
		"finished": func(st *Store) error { return st.Finish(t.Context()) },
		"settled":  func(st *Store) error { return st.Settle(t.Context()) },
	} {
		st := load(t, records...)
		early := st.Snapshot()
		if err := end(st); err != nil {
			t.Fatal(err)
		}
		view, err := st.Snapshot().View(t.Context(), nil, false)
		if err != nil || view.Len() != 4 {
			t.Fatal(err, view.Len())
		}
		for i := range view.Len() {
			rec := st.Snapshot().Record(view.Row(i))
			if id, _ := rec.Value(nil, "eventID"); fmt.Sprint(rec.Sightings()-1) != id {
				t.Errorf("%s: event %s was found %d times", name, id, rec.Sightings())
			}
		}
		again := st.Snapshot()
		if err := st.Settle(t.Context()); err != nil || st.Snapshot() != again || again == early {
			t.Errorf("%s: snapshots change where nothing else does: %v", name, err)
		}
	}
}

// TestSightingsWhileLoading counts only what can be read, and all of it later.
func TestSightingsWhileLoading(t *testing.T) {
	st := New(testSchema)
	b, source := st.NewBuilder(), st.AddSource("s", 0)
	add := func(record uint32) {
		if _, _, err := b.Add([]byte(`{"eventID":"x","n":1}`), Origin{Source: source, Record: record}); err != nil {
			t.Fatal(err)
		}
	}
	found := func() (n int) {
		if err := st.Settle(t.Context()); err != nil {
			t.Fatal(err)
		}
		if snap := st.Snapshot(); snap.Len() > 0 {
			n = snap.Record(0).Sightings()
		}
		return n
	}
	for times := 1; times <= 3; times++ {
		add(uint32(times))
		if n := found(); n != times-1 {
			t.Errorf("%d before it is published", n)
		}
		b.Flush()
		if n := found(); n != times {
			t.Errorf("%d of %d", n, times)
		}
	}
}

// TestPackWithoutRoom has less and less room to compress in: what is read, and
// what is found, is the same.
func TestPackWithoutRoom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var recs []string
	for i := range 300 {
		recs = append(recs, randomRecord(r, i))
	}
	roomyStore := load(t, recs...)
	finish(t, roomyStore)
	want := summarize(t, roomyStore.Snapshot())
	for room, packed := 0, 0; packed < len(roomyStore.views[0].columns)/2; room += 5 {
		st := load(t, recs...)
		var left atomic.Int64
		left.Store(int64(room))
		if err := st.Pack(t.Context(), func() bool { return left.Add(-1) >= 0 }); err != nil {
			t.Fatal(err)
		}
		if got := summarize(t, st.Snapshot()); !reflect.DeepEqual(got, want) {
			t.Fatalf("room for %d chunks: %+v, want %+v", room, got, want)
		}
		packed = 0
		for _, c := range st.views[0].columns {
			if _, ok := c.values.(*packedValues); ok {
				packed++
			}
		}
		if packed > room {
			t.Fatalf("%d columns packed in room for %d", packed, room)
		}
	}
}
