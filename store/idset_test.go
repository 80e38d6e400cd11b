package store

import (
	"fmt"
	"hash/maphash"
	"strings"
	"testing"
)

// TestLongIDs has ids whose text is too long to be kept: records of one are
// duplicates or a conflict all the same.
func TestLongIDs(t *testing.T) {
	long := strings.Repeat("x", longestID)
	record := func(id string, n int) string { return fmt.Sprintf(`{"eventID":%q,"n":%d}`, id, n) }
	st := load(t,
		record(long, 1), record(long+"y", 1), record(long+"z", 1), record(long+"y", 2),
		record(long, 1), record(long+"y", 1), record(long+"z", 1), `{"n":2, "eventID":"`+long+`y"}`)
	if n := st.ids.texts.len(); n != 1 {
		t.Errorf("%d texts are kept", n)
	}
	finish(t, st)
	if c := st.Snapshot().Counts(); c.Rows != 4 || c.Duplicate != 4 || c.Conflict != 1 {
		t.Errorf("%+v", c)
	}
}

// TestManyIDTexts fills the set of texts: those that are in it keep their
// numbers, and others are told apart without one.
func TestManyIDTexts(t *testing.T) {
	record := func(id string, n int) string { return fmt.Sprintf(`{"eventID":%q,"n":%d}`, id, n) }
	st := New(testSchema)
	b, source := st.NewBuilder(), st.AddSource("s", 0)
	add := func(texts ...string) {
		t.Helper()
		for _, text := range texts {
			if _, _, err := b.Add([]byte(text), Origin{Source: source}); err != nil {
				t.Fatal(err)
			}
		}
		b.Flush()
	}
	st.ids.texts.slabs = make([][]byte, mostSlabs-1)
	add(record("old", 1))
	if len(st.ids.texts.slabs) != mostSlabs || string(st.ids.texts.text(0)) != "old" {
		t.Fatalf("%d slabs, %q", len(st.ids.texts.slabs), st.ids.texts.text(0))
	}
	add(record("new", 1), record("newer", 1), record("old", 1), record("new", 1), record("newer", 2), record("old", 2))
	if n := st.ids.texts.len(); n != 1 {
		t.Errorf("%d texts are kept", n)
	}
	finish(t, st)
	if c := st.Snapshot().Counts(); c.Rows != 5 || c.Duplicate != 2 || c.Conflict != 2 {
		t.Errorf("%+v", c)
	}
}

// TestFullLateColumn takes values up to the last slab that surely has a number.
func TestFullLateColumn(t *testing.T) {
	var c lateColumn
	c.values.slabs = make([][]byte, mostSlabs-1)
	f := newFindings(maphash.MakeSeed())
	settle := func(value string) error {
		f.add(value, 0)
		f.end()
		return c.settle(&f)
	}
	if err := settle("first"); err != nil || len(c.values.slabs) != mostSlabs || string(c.values.text(0)) != "first" {
		t.Fatal(err, len(c.values.slabs))
	}
	if err := settle("second"); err != errManyValues || c.values.len() != 1 {
		t.Errorf("%v, %d values", err, c.values.len())
	}
}

// TestFullDictionary: a domain goes on with empty dictionaries before a value
// would have no place.
func TestFullDictionary(t *testing.T) {
	if mostSlabs < 2*defaultLimits.slabs {
		t.Error("a domain may fill up between two looks at it")
	}
	d := newDomain(New(testSchema).schema, maphash.MakeSeed(), limits{shapes: 9, trie: 9, paths: 9, slabs: 3})
	c := d.addColumn(0, kindText)
	c.dict.slabs = make([][]byte, 3)
	if d.full() {
		t.Error("it is full early")
	}
	if c.dict.slabs = make([][]byte, 4); !d.full() {
		t.Error("it is not full")
	}
}
