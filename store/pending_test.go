package store

import "testing"

// TestHashesOnlyFindCandidates looks a value up as if its hash were that of
// another one.
func TestHashesOnlyFindCandidates(t *testing.T) {
	st := New(testSchema)
	b := st.NewBuilder()
	if _, _, err := b.Add([]byte(`{"a":"one"}`), Origin{Source: st.AddSource("s", 0)}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.scan([]byte(`{"a":"six"}`)); err != nil {
		t.Fatal(err)
	}
	l := b.pending[0]
	dict := &l.leaf.column.dict
	h := dictHash(b.domain.seed, []byte("one"))
	l.hash = uint64(h)
	l.entry = dict.candidate(dict.home(h), h)
	l.known = dict.text(l.entry - 1)
	if string(l.known) != "one" {
		t.Fatalf("the candidate is %q", l.known)
	}
	if err := b.finish(&l, []byte(`{"a":"two"}`)); err != nil {
		t.Fatal(err)
	}
	if got := string(dict.text(b.row.words[l.word])); got != "two" {
		t.Errorf("two became %q", got)
	}
}
