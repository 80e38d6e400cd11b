package loader

import (
	"strings"
	"sync/atomic"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

func TestBound(t *testing.T) {
	b := newBound(1000, 200)
	held := uint64(700)
	b.held = func() uint64 { return held }
	if b.limit != 800 || b.exceeded() || !b.room() {
		t.Errorf("limit %d, %d held: exceeded %t", b.limit, held, b.exceeded())
	}
	if held = 740; !b.exceeded() || !b.room() {
		t.Error("loading may not take the share for finishing; finishing may")
	}
	held = 801
	looks := 0
	b.held = func() uint64 { // most of it is garbage at the second look of two
		if looks++; looks%3 == 0 {
			return 500
		}
		return held
	}
	if !b.room() {
		t.Error("garbage takes no room")
	}
	if b.held = func() uint64 { return held }; b.room() {
		t.Error("there is room above the limit")
	}
	if held = 1; b.room() {
		t.Error("there is room again")
	}
	if none := newBound(0, 200); none.exceeded() || !none.room() {
		t.Error("no limit is a limit")
	}
	if least := newBound(100, 200); least.limit != 1 {
		t.Errorf("limit %d", least.limit)
	}
}

// TestFinishingIsBounded finishes a store with no room to compress anything: it
// asks, and is told so.
func TestFinishingIsBounded(t *testing.T) {
	for _, held := range []uint64{2000, 1} {
		asked, st := new(atomic.Int64), store.New(trail.Schema())
		source := st.AddSource("a", 1)
		b := st.NewBuilder()
		for i := range 3 {
			if _, _, err := b.Add([]byte(event(i)), store.Origin{Source: source}); err != nil {
				t.Fatal(err)
			}
		}
		b.Flush()
		l := &loading{store: st, bound: newBound(1000, 0)}
		l.bound.held = func() uint64 { asked.Add(1); return held }
		if err := l.settle(t.Context()); err != nil {
			t.Fatal(err)
		}
		if asked.Load() == 0 || l.bound.spent.Load() != (held > 1000) || st.Snapshot().Len() != 3 {
			t.Errorf("%d bytes held: asked %d times, no room %t, %d rows", held, asked.Load(), l.bound.spent.Load(), st.Snapshot().Len())
		}
	}
	text := strings.Repeat(event(1)+"\n", 3)
	got := load(t, Options{MaxMemory: 1}, memory{{name: "a", text: text}})
	if got.Rows+got.Duplicate != 3 || len(got.events) != 1 {
		t.Errorf("%+v", got)
	}
}
