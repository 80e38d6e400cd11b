package store

import (
	"context"
	"reflect"
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

// TestExtendedMeaning extends selections while the path that a name stands for
// turns up, in another case, as it is, and in parts of the filter that had not
// mattered: they are what a new selection is.
func TestExtendedMeaning(t *testing.T) {
	st := New(testSchema)
	b := st.NewBuilder()
	src := st.AddSource("s", 0)
	login := Match{Field: "user.login", Values: []Pattern{Literal("x")}}
	more := Match{Field: "more", Values: []Pattern{Literal("x")}}
	filters := []Expr{
		login, more, Not{login}, And{more, login}, Or{more, login},
		Match{Field: "user.login", Op: Present}, Match{Field: "user.login", Op: NotEqual, Values: []Pattern{Literal("y")}},
	}
	earlier := make([]*Selection, len(filters))
	for n, rec := range []string{
		`{}`, `{"user":{"Login":"x"}}`, `{"more":"x","user":{"Login":"x"}}`, `{"user":{"LOGIN":"x"}}`,
		`{"user":{"login":"x"}}`, `{"user":{"login":"y"},"More":"x"}`, `{"user":{"LogIn":"x"},"more":"x"}`,
	} {
		if _, _, err := b.Add([]byte(rec), Origin{Source: src, Record: uint32(n + 1)}); err != nil {
			t.Fatal(err)
		}
		b.Flush()
		s := st.Snapshot()
		for i, filter := range filters {
			want, err := s.Select(t.Context(), nil, filter, nil)
			if err != nil {
				t.Fatal(err)
			}
			got, err := s.Select(t.Context(), nil, filter, earlier[i])
			if err != nil || !reflect.DeepEqual(got.rows, want.rows) || got.count != want.count {
				t.Errorf("%s after %d records: %d rows, want %d, %v", filter, n+1, got.Len(), want.Len(), err)
			}
			earlier[i] = got
		}
	}
}
