package store

import (
	"context"
	"fmt"
	"testing"
)

// TestSettle compares records while more may come: what differs in white space
// only is one event, and what differs otherwise stays a conflict.
func TestSettle(t *testing.T) {
	st := New(testSchema)
	source := st.AddSource("test", 0)
	b, n := st.NewBuilder(), uint32(0)
	add := func(text string) {
		t.Helper()
		n++
		if _, _, err := b.Add([]byte(text), Origin{Source: source, Record: n}); err != nil {
			t.Fatal(err)
		}
	}
	check := func(when string, rows, duplicates, conflicts int) {
		t.Helper()
		if err := st.Settle(t.Context()); err != nil {
			t.Fatal(err)
		}
		got := st.Snapshot().Counts()
		if got.Rows != rows || got.Duplicate != duplicates || got.Conflict != conflicts || st.Snapshot().Len() != rows {
			t.Fatalf("%s: %+v", when, got)
		}
	}
	record := func(space, value string) string {
		return fmt.Sprintf(`{"eventID":%q,%s"value":%q}`, numberedUUID(1), space, value)
	}
	add(record("", "a"))
	b.Flush()
	check("one", 1, 0, 0)
	add(record(" ", "a"))
	b.Flush()
	check("white space", 1, 1, 0)
	add(record(" ", "a")) // the spelling that was let go
	b.Flush()
	check("white space again", 1, 2, 0)
	add(record("", "b"))
	b.Flush()
	check("another value", 2, 2, 1)
	add(record("  ", "b"))
	b.Flush()
	check("another value again", 2, 3, 1)
	if st.ids.isOpen() {
		t.Error("there is something left to compare")
	}
	finish(t, st)
	check("the end", 2, 3, 1)
}

// TestSettleEnds: when the context ends, nothing is lost.
func TestSettleEnds(t *testing.T) {
	st := load(t, fmt.Sprintf(`{"eventID":%q}`, numberedUUID(1)), fmt.Sprintf(`{"eventID": %q}`, numberedUUID(1)))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := st.Settle(ctx); err == nil || !st.ids.isOpen() {
		t.Error("the context is not looked at", err)
	}
	if err := st.Settle(t.Context()); err != nil || st.Snapshot().Counts().Conflict != 0 {
		t.Error(err, st.Snapshot().Counts())
	}
}
