package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestFacetOfOneUUID counts a UUID that very many rows share.
func TestFacetOfOneUUID(t *testing.T) {
	st := New(testSchema)
	b := st.NewBuilder()
	src := st.AddSource("s", 0)
	const n = 70_000
	for i := range n {
		rec := fmt.Sprintf(`{"eventID":%q,"shared":"0f8fad5b-d9cb-469f-a165-70867728950e"}`, numberedUUID(i))
		if _, _, err := b.Add([]byte(rec), Origin{Source: src, Record: uint32(i + 1)}); err != nil {
			t.Fatal(err)
		}
	}
	b.Flush()
	f, err := st.Snapshot().Facet(t.Context(), testLanguage, "shared", nil, 5)
	if err != nil || len(f.Values) != 1 || f.Values[0].Count != n {
		t.Fatal(f, err)
	}
}

// TestNameThatChangesItsMeaning counts a field whose name leads to a path that
// differs in case, until the path itself turns up.
func TestNameThatChangesItsMeaning(t *testing.T) {
	st := New(testSchema)
	b := st.NewBuilder()
	src := st.AddSource("s", 0)
	for i, rec := range []string{`{"eventID":"1","list":{"X":"a"}}`, `{"eventID":"2","list":{"x":"a"}}`} {
		if _, _, err := b.Add([]byte(rec), Origin{Source: src, Record: uint32(i + 1)}); err != nil {
			t.Fatal(err)
		}
		b.Flush()
		if f, err := st.Snapshot().Facet(t.Context(), testLanguage, "list.x", nil, 0); err != nil || len(f.Values) != 1 {
			t.Fatal(f, err)
		}
	}
}

// TestUnkeptRecordsCloseDomains feeds records that leave no rows: what they
// teach the domain is bounded all the same.
func TestUnkeptRecordsCloseDomains(t *testing.T) {
	for _, form := range []string{`{"refuse":"no event","k%d":"v"}`, `{"k%d":"v",!`} {
		st := New(testSchema)
		st.limits = limits{rows: 50, shapes: 20, trie: 20_000, slabs: 3, leaves: 1000, text: 10_000, words: 1 << 20, paths: 60, keys: 60}
		b := st.NewBuilder()
		src := st.AddSource("s", 0)
		for i := range 5000 {
			if _, refused, err := b.Add(fmt.Appendf(nil, form, i), Origin{Source: src, Record: uint32(i + 1)}); err == nil && refused == "" {
				t.Fatal("kept")
			}
		}
		if n := len(b.domain.paths.names); n > 200 || len(b.domain.shapes) > 100 {
			t.Errorf("%s: %d paths, %d shapes in one domain", form, n, len(b.domain.shapes))
		}
	}
}

// TestManyLeaves holds the limit of leaves in a record, and goes on behind it.
func TestManyLeaves(t *testing.T) {
	st := New(testSchema)
	st.limits.leaves = 100
	b := st.NewBuilder()
	src := st.AddSource("s", 0)
	list := func(n int) []byte {
		return []byte(`{"eventID":"x` + fmt.Sprint(n) + `","list":[1` + strings.Repeat(",1", n-2) + `]}`)
	}
	if _, _, err := b.Add(list(100), Origin{Source: src, Record: 1}); err != nil {
		t.Error(err)
	}
	if _, _, err := b.Add(list(101), Origin{Source: src, Record: 2}); err == nil || !strings.Contains(err.Error(), "too many values") {
		t.Error(err)
	}
	b.Flush()
	if n := st.Snapshot().Len(); n != 1 {
		t.Errorf("%d rows", n)
	}
}

// TestManyKeys holds the limit of paths that are new with a record, and lets go
// of the domains that such records fill.
func TestManyKeys(t *testing.T) {
	st := New(testSchema)
	st.limits.keys, st.limits.paths = 100, 150
	b := st.NewBuilder()
	src := st.AddSource("s", 0)
	keys := func(record, n int) []byte {
		text := fmt.Sprintf(`{"eventID":"x%d"`, record)
		for i := range n {
			text += fmt.Sprintf(`,"k%d_%d":%d`, record, i, i)
		}
		return []byte(text + "}")
	}
	for i := range 20 {
		if _, _, err := b.Add(keys(i, 90), Origin{Source: src, Record: uint32(i + 1)}); err != nil {
			t.Error(err)
		}
		if n := len(st.domains); n > 1 {
			t.Fatalf("%d domains of one builder are kept", n)
		}
	}
	if _, _, err := b.Add(keys(20, 110), Origin{Source: src, Record: 21}); err == nil || !strings.Contains(err.Error(), "too many different keys") {
		t.Error(err)
	}
	b.Flush()
	if n := st.Snapshot().Len(); n != 20 {
		t.Errorf("%d rows", n)
	}
}

// TestManySiblings reads literals that all start alike, and one that is short:
// more than are compared one by one.
func TestManySiblings(t *testing.T) {
	for _, key := range []string{"", strings.Repeat("k", 40)} {
		st := New(testSchema)
		b := st.NewBuilder()
		src := st.AddSource("s", 0)
		const n = 3 * maxAlike
		for i := range 2 * n {
			rec := fmt.Appendf(nil, `{"eventID":"%d","%s%d":"v","z":%d}`, i, key, i%n, i%n)
			if _, _, err := b.Add(rec, Origin{Source: src, Record: uint32(i + 1)}); err != nil {
				t.Fatal(err)
			}
		}
		b.Flush()
		if got := len(b.domain.shapes); got != n {
			t.Errorf("%d shapes, want %d", got, n)
		}
	}
}

// TestUnkeptRecordsNameNothing asks for a name that paths of kept and of
// unkept records differ from in case.
func TestUnkeptRecordsNameNothing(t *testing.T) {
	const kept = `{"eventID":"1","user":{"Name":"x"}}`
	for _, unkept := range []string{`{"refuse":"no event","user":{"NAME":"y"}}`, `{"user":{"NAME":"y"},!`} {
		st := New(testSchema)
		b := st.NewBuilder()
		src := st.AddSource("s", 0)
		for i, rec := range []string{unkept, kept} {
			_, refused, err := b.Add([]byte(rec), Origin{Source: src, Record: uint32(i + 1)})
			if (refused == "" && err == nil) != (rec == kept) {
				t.Fatal(rec, refused, err)
			}
		}
		b.Flush()
		s := st.Snapshot()
		sel, err := s.Select(t.Context(), testLanguage, Match{Field: "user.name", Values: []Pattern{Literal("x")}}, nil)
		if err != nil || sel.Len() != 1 {
			t.Errorf("%s: %d rows, %v", unkept, sel.Len(), err)
		}
		if got := s.Below(testLanguage, "user"); !slices.Equal(got, []string{"user.Name"}) {
			t.Errorf("%s: below user: %q", unkept, got)
		}
		if s.Has(testLanguage, "refuse") {
			t.Errorf("%s: has refuse", unkept)
		}
	}
}
