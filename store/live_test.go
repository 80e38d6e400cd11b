package store

import (
	"context"
	"sync"
	"testing"
)

// TestReadersWhileLoading reads snapshots while builders work: what a
// snapshot holds does not change, and its parts fit together.
func TestReadersWhileLoading(t *testing.T) {
	st := New(testSchema)
	ctx, stop := context.WithCancel(t.Context())
	var load, read sync.WaitGroup
	for w := range 3 {
		src := st.AddSource("s", uint64(w))
		load.Go(func() {
			r, b := newRand(uint64(w)), st.NewBuilder()
			for i := range 3000 {
				rec := randomRecord(r, w*2000+i)
				if _, _, err := b.Add([]byte(rec), Origin{Source: src, Record: uint32(i + 1)}); err != nil {
					t.Error(err)
				}
				if b.Pending() > 200 {
					b.Flush()
				}
			}
			b.Flush()
		})
	}
	for range 2 {
		read.Go(func() {
			for ctx.Err() == nil {
				checkSnapshot(t, st.Snapshot())
			}
		})
	}
	load.Wait()
	finish(t, st)
	stop()
	read.Wait()
	checkSnapshot(t, st.Snapshot())
}

func checkSnapshot(t *testing.T, snap *Snapshot) {
	ctx := context.Background()
	facet, err := snap.Facet(ctx, nil, "who", nil, 0)
	if err != nil {
		t.Error(err)
		return
	}
	sum := facet.Missing
	for _, v := range facet.Values {
		sum += v.Count
	}
	if sum != snap.Len() || facet.Events != snap.Len() {
		t.Errorf("%d rows, %d counted", snap.Len(), sum)
	}
	view, err := snap.View(ctx, nil, false)
	if err != nil || view.Len() != snap.Len() {
		t.Errorf("%d rows, %d in order: %v", snap.Len(), view.Len(), err)
	}
	for i := 0; i < view.Len(); i += 97 {
		if text := snap.Record(view.Row(i)).AppendJSON(nil); text[0] != '{' || text[len(text)-1] != '}' {
			t.Errorf("row %d reads %.100q", i, text)
		}
	}
}

// TestCancel stops work that has hardly begun.
func TestCancel(t *testing.T) {
	snap := load(t, `{"a":1}`).Snapshot()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := snap.Select(ctx, nil, Match{Field: "a", Op: Present}, nil); err != context.Canceled {
		t.Errorf("Select: %v", err)
	}
	if _, err := snap.Facet(ctx, nil, "a", nil, 0); err != context.Canceled {
		t.Errorf("Facet: %v", err)
	}
	if _, err := snap.View(ctx, nil, false); err != context.Canceled {
		t.Errorf("View: %v", err)
	}
}
