package store

import (
	"context"
	"fmt"
	"testing"
)

// TestSequence compares sequences with the records themselves, read one by one
// in the order of time.
func TestSequence(t *testing.T) {
	st := New(Schema{Time: "t", ID: "id"})
	for domain := range 2 {
		b := st.NewBuilder()
		source := st.AddSource(fmt.Sprint("s", domain), 0)
		for n := range 400 {
			text := fmt.Sprintf(`{"id":"%d-%d","t":"2026-09-01T10:%02d:00Z","a":{"who":"w%d","uuid":"00000000-0000-4000-8000-%012d","at":"2026-01-01T00:00:%02dZ"}`, domain, n, n*7%60, n%5, n%3, n%4)
			if n%9 == 0 {
				text = fmt.Sprintf(`{"id":"%d-%d","t":"2026-09-01T10:%02d:30Z"`, domain, n, n%60)
			}
			if n%50 == 1 {
				text = fmt.Sprintf(`{"id":"%d-%d","a":{"who":"timeless"}`, domain, n)
			}
			if _, _, err := b.Add([]byte(text+"}"), Origin{Source: source, Record: uint32(n + 1)}); err != nil {
				t.Fatal(err)
			}
		}
		b.Flush()
	}
	s, lang := st.Snapshot(), &Language{}
	for _, filter := range []string{"", "a.who:w1", "a.who:w1 OR a.who:timeless OR -a.who:*", "a.who:nobody"} {
		checkSequence(t, s, lang, filter)
	}
}

func checkSequence(t *testing.T, s *Snapshot, lang *Language, filter string) {
	t.Helper()
	e, err := lang.Parse(filter)
	if err != nil {
		t.Fatal(err)
	}
	sel, err := s.Select(context.Background(), lang, e, nil)
	if err != nil {
		t.Fatal(err)
	}
	view, err := s.View(context.Background(), sel, false)
	if err != nil {
		t.Fatal(err)
	}
	fields := []string{"a.who", "a.uuid", "a.at", "a.none", "time"}
	got, err := s.Sequence(context.Background(), lang, fields, sel)
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for n := range view.Len() {
		rec := s.Record(view.Row(n))
		at, ok := rec.Time()
		if !ok {
			continue
		}
		if int64(got.Seconds[i]) != at.Unix() {
			t.Fatalf("%q: row %d at %d, want %d", filter, i, got.Seconds[i], at.Unix())
		}
		for f, name := range fields {
			want, _ := rec.Value(lang, name)
			if text := got.Texts[f][got.Values[f][i]]; text != want {
				t.Fatalf("%q: row %d, %s: %q, want %q", filter, i, name, text, want)
			}
		}
		i++
	}
	if i != len(got.Seconds) {
		t.Errorf("%q: %d rows, want %d", filter, len(got.Seconds), i)
	}
}
