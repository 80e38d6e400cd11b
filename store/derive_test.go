package store

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// derivedOf is a schema with one column that spells what it is given.
func derivedOf(inputs ...Input) Schema {
	spell := func(in []Value) (string, bool) {
		var b strings.Builder
		for _, v := range in {
			fmt.Fprintf(&b, "%d%q ", v.Kind, v.Text)
		}
		return b.String(), !strings.HasPrefix(b.String(), "0")
	}
	s := testSchema
	s.Derived = []Derived{{Name: "spelled", Inputs: inputs, Compute: spell}}
	return s
}

// derivedValues are values of every kind, some of them often.
var derivedValues = []string{
	`"a"`, `"a"`, `"b"`, `""`, `"\u0041\n"`, `1`, `1.0`, `true`, `false`, `null`, `{}`, `["x","y"]`,
	`"2026-09-01T10:00:00Z"`, `"2026-09-01T10:00:01Z"`, `"2026-09-01 10:00"`,
	`"01234567-89ab-cdef-0123-456789abcdef"`, `"11234567-89ab-cdef-0123-456789abcdef"`,
}

// TestDerivedIsRemembered compares a derived column, which is computed once
// for equal inputs, with one that depends on an id and is computed each time.
func TestDerivedIsRemembered(t *testing.T) {
	first := func(text string) string { return strings.ToUpper(text[:min(1, len(text))]) }
	inputs := []Input{{Path: "p"}, {Path: "q", Presence: true}, {Path: "r", Reduce: first}}
	once, each := New(derivedOf(inputs...)), New(derivedOf(append(inputs, Input{Path: "eventID"})...))
	r := rand.New(rand.NewPCG(3, 4))
	var builders [2]*Builder
	for i, st := range []*Store{once, each} {
		st.limits.shapes = 40 // closes the domain now and then
		st.AddSource("s", 0)
		builders[i] = st.NewBuilder()
	}
	for i := range 5000 {
		rec := fmt.Sprintf(`{"eventID":"00000000-0000-0000-0000-%012x"`, i)
		for _, key := range r.Perm(3) {
			if r.IntN(5) > 0 {
				rec += fmt.Sprintf(`,"%c":%s`, "pqr"[key], derivedValues[r.IntN(len(derivedValues))])
			}
		}
		for _, b := range builders {
			if _, _, err := b.Add([]byte(rec+"}"), Origin{Record: uint32(i + 1)}); err != nil {
				t.Fatal(err)
			}
		}
	}
	var got [2]map[string]string
	for i, st := range []*Store{once, each} {
		builders[i].Flush()
		finish(t, st)
		got[i] = spelledByID(st)
	}
	for id, want := range got[1] {
		want, _, _ = strings.Cut(want, ` 1"00000000-`)
		if have := strings.TrimSuffix(got[0][id], " "); have != want {
			t.Fatalf("%s: remembered %s, computed %s", id, have, want)
		}
	}
	if len(got[0]) != len(got[1]) || len(got[0]) < 3000 {
		t.Errorf("%d and %d rows have a value", len(got[0]), len(got[1]))
	}
}

// TestDerivedTogether: columns with the same inputs are remembered together,
// and a refused record between two others changes nothing.
func TestDerivedTogether(t *testing.T) {
	s := testSchema
	s.Derived = nil
	for _, name := range []string{"one", "two", "three"} {
		s.Derived = append(s.Derived, Derived{Name: name, Inputs: Inputs("p", "q"), Compute: func(in []Value) (string, bool) {
			return name + in[0].Text + in[1].Text, name != "two" || in[0].Text != "a"
		}})
	}
	st := New(s)
	if n := len(st.schema.memos); n != 2 {
		t.Fatalf("%d memos", n)
	}
	source := st.AddSource("s", 0)
	r, b := newRand(8), st.NewBuilder()
	want := make(map[string][3]string)
	for i := range 2000 {
		p, q, refused := string(rune('a'+r.IntN(2))), string(rune('a'+r.IntN(2))), r.IntN(3) == 0
		id := fmt.Sprintf("00000000-0000-0000-0000-%012x", i)
		refuse := map[bool]string{false: `0`, true: `"no"`}[refused]
		rec := fmt.Sprintf(`{"eventID":"%s","p":"%s","q":"%s","refuse":%s}`, id, p, q, refuse)
		if _, why, err := b.Add([]byte(rec), Origin{Source: source, Record: uint32(i + 1)}); err != nil || (why != "") != refused {
			t.Fatal(rec, why, err)
		}
		if !refused {
			want[id] = [3]string{"one" + p + q, "two" + p + q, "three" + p + q}
		}
	}
	b.Flush()
	snap, seen := st.Snapshot(), 0
	for slot := range snap.blocks[0].rows {
		rec := snap.Record(rowOf(0, slot))
		id, _ := rec.Value(testLanguage, "eventID")
		for i, d := range s.Derived {
			v, ok := rec.Value(testLanguage, d.Name)
			if has := i != 1 || want[id][0][3] != 'a'; ok != has || ok && v != want[id][i] {
				t.Fatalf("%s of %s: %q, %v", d.Name, id, v, ok)
			}
		}
		seen++
	}
	if seen != len(want) {
		t.Errorf("%d rows, want %d", seen, len(want))
	}
}

func spelledByID(st *Store) map[string]string {
	out := make(map[string]string)
	snap := st.Snapshot()
	for at, b := range snap.blocks {
		for slot := range b.rows {
			rec := snap.Record(rowOf(at, slot))
			id, _ := rec.Value(testLanguage, "eventID")
			if v, ok := rec.Value(testLanguage, "spelled"); ok {
				out[id] = v
			}
		}
	}
	return out
}
