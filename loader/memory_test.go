package loader

import (
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// ballast is memory that a test holds from when on a limit is to be met. One that is met
// from the start may end loading before a file is opened.
type ballast struct {
	limit uint64
	held  []byte
}

func newBallast() *ballast {
	const spare = 16 << 20 // more than loading a small file takes
	debug.FreeOSMemory()
	return &ballast{limit: uint64(float64(memoryHeld()+spare) / memoryShare)}
}

// take holds all that the limit leaves, and some more.
func (b *ballast) take() {
	const more = 8 << 20
	debug.FreeOSMemory()
	b.held = make([]byte, b.limit-min(memoryHeld(), b.limit)+more)
}

func TestBound(t *testing.T) {
	b := newBound(Options{MaxMemory: 1000})
	held := uint64(900)
	b.held = func() uint64 { return held }
	if b.exceeded() || !b.room() {
		t.Errorf("%d held: exceeded %t", held, b.exceeded())
	}
	if held = 920; !b.exceeded() || !b.room() {
		t.Error("loading may not take the share for finishing; finishing may")
	}
	held = 1001
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
	if none := newBound(Options{Beside: 200}); none.exceeded() || !none.room() {
		t.Error("no limit is a limit")
	}
	if text := newBound(Options{MaxMemory: 1e9, Beside: 1e9}); !text.exceeded() {
		t.Error("the program's text takes no room")
	}
}

// TestUsedMemory: what the runtime has made room for and nobody has used is not
// held, where the system can tell.
func TestUsedMemory(t *testing.T) {
	for resident, exceeded := range map[uint64]bool{0: true, 899: false, 901: true} {
		b := newBound(Options{MaxMemory: 1000, Used: func() uint64 { return resident }})
		if b.held = func() uint64 { return 1200 }; b.exceeded() != exceeded {
			t.Errorf("of 1000 bytes %d are used: exceeded %t", resident, !exceeded)
		}
		if b.held = func() uint64 { return 800 }; b.exceeded() {
			t.Error("the runtime has less than the limit")
		}
	}
}

// TestPackingIsBounded packs a store with no room to compress anything: it
// asks, and is told so.
func TestPackingIsBounded(t *testing.T) {
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
		l := &loading{store: st, bound: newBound(Options{MaxMemory: 1000}), opts: Options{Pack: true}, tally: newTally(time.Now)}
		l.bound.held = func() uint64 { asked.Add(1); return held }
		if err := l.settle(t.Context()); err != nil {
			t.Fatal(err)
		}
		if asked.Load() == 0 || l.bound.spent.Load() != (held > 1000) || st.Snapshot().Len() != 3 {
			t.Errorf("%d bytes held: asked %d times, no room %t, %d rows", held, asked.Load(), l.bound.spent.Load(), st.Snapshot().Len())
		}
	}
	full, text := newBallast(), strings.NewReader(strings.Repeat(event(1)+"\n", 3))
	last := readFunc(func(p []byte) (int, error) {
		n, err := text.Read(p)
		if err == io.EOF {
			full.take()
		}
		return n, err
	})
	got := load(t, Options{MaxMemory: full.limit}, memory{{name: "a", wrap: func(io.Reader) io.Reader { return last }}})
	if got.Rows+got.Duplicate != 3 || len(got.events) != 1 {
		t.Errorf("%+v", got)
	}
	runtime.KeepAlive(full)
}
