package loader

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// scattered names its files in an order of its own, and says where they belong.
type scattered struct {
	memory
	naming []int
}

func (s scattered) Walk(_ context.Context, sink Sink) error {
	for _, i := range s.naming {
		f := s.memory[i]
		err := sink.Item(Item{Name: f.name, Size: int64(len(f.text)), Order: uint64(i) + 1, Open: func(context.Context) (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader(f.text)), nil
		}})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s scattered) Outlook() Outlook {
	return Outlook{Notes: []string{fmt.Sprintf("%d files", len(s.memory))}, Left: time.Minute}
}

// TestItemOrder has rows in the order that items ask for, whatever the order
// in which they are found, and sources one behind the other.
func TestItemOrder(t *testing.T) {
	files := func(first int) memory {
		var out memory
		for i := range 4 {
			out = append(out, memoryFile{name: fmt.Sprint("file", first+i), text: records(first+i, first+i+1)})
		}
		return out
	}
	want := load(t, Options{Workers: 1}, files(0), files(4)).from
	for _, naming := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}} {
		got := load(t, Options{Workers: 3}, scattered{files(0), naming}, scattered{files(4), naming})
		if !slices.Equal(got.from, want) {
			t.Errorf("named %v: %v, want %v", naming, got.from, want)
		}
		if !slices.Equal(got.Notes, []string{"4 files", "4 files"}) || got.Left != 0 {
			t.Errorf("notes %q, %v left", got.Notes, got.Left)
		}
	}
}

// TestOutlookWhileLoading adds up what sources expect to take.
func TestOutlookWhileLoading(t *testing.T) {
	var seen []time.Duration
	ticks := make(chan time.Time)
	slow := scattered{memory{{name: "a", text: records(0, 1)}}, []int{0}}
	stop := make(chan struct{})
	waiting := sourceFunc(func(ctx context.Context, _ Sink) error {
		ticks <- time.Now()
		ticks <- time.Now()
		<-stop
		return nil
	})
	load(t, Options{ticks: ticks, OnProgress: func(r Report) {
		seen = append(seen, r.Left)
		if len(seen) == 2 {
			close(stop)
		}
	}}, slow, slow, waiting)
	if !slices.Equal(seen, []time.Duration{2 * time.Minute, 2 * time.Minute, 0}) {
		t.Error(seen)
	}
}
