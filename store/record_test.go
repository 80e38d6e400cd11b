package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAppendMasked(t *testing.T) {
	rec := load(t, `{"a":{"secret":"x\"y","n":[{"secret":12},{"secret":"0f8fad5b-d9cb-469f-a165-70867728950e"}]},"b":"secret"}`).Snapshot().Record(0)
	got, n := rec.AppendMasked(nil, func(path string) bool { return strings.HasSuffix(path, "secret") }, "***")
	if want := `{"a":{"secret":"***","n":[{"secret":"***"},{"secret":"***"}]},"b":"secret"}`; string(got) != want || n != 3 {
		t.Errorf("%d masked: %s", n, got)
	}
}

// TestAppendHidden: a mask may tell values apart, however they are written.
func TestAppendHidden(t *testing.T) {
	rec := load(t, `{"a":[{"secret":"\u00e9"},{"secret":"é"},{"secret":"12"},{"secret":12}],"b":1}`).Snapshot().Record(0)
	var seen []Value
	got, n := rec.AppendHidden(nil, func(path string) bool { return path == "a.secret" }, func(path string, v Value) string {
		if !slices.Contains(seen, v) {
			seen = append(seen, v)
		}
		return path + fmt.Sprint(slices.Index(seen, v))
	})
	if want := `{"a":[{"secret":"a.secret0"},{"secret":"a.secret0"},{"secret":"a.secret1"},{"secret":"a.secret2"}],"b":1}`; string(got) != want || n != 4 {
		t.Errorf("%d masked: %s", n, got)
	}
}

func TestValues(t *testing.T) {
	st := New(testSchema)
	b := st.NewBuilder()
	_, _, err := b.Add([]byte(`{"eventTime":"2026-09-01T00:00:00Z","list":["a\u00e9",1,true,null,{"x":"0f8fad5b-d9cb-469f-a165-70867728950e"}],"user":{"id":7}}`),
		Origin{Source: st.AddSource("logs/x.json", 0), Record: 17, Partial: true})
	if err != nil {
		t.Fatal(err)
	}
	b.Flush()
	rec := st.Snapshot().Record(0)
	for field, want := range map[string][]Value{
		"list": {{String, "aé"}, {Number, "1"}, {Bool, "true"}}, "list.x": {{String, "0f8fad5b-d9cb-469f-a165-70867728950e"}},
		"who": {{String, "7"}}, "time": {{String, "2026-09-01T00:00:00Z"}}, "source": {{String, "logs/x.json"}}, "user": nil, "no.such": nil,
	} {
		if got := rec.Values(nil, field); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", field, got, want)
		}
	}
	if source, n := rec.Origin(); source != "logs/x.json" || n != 17 || !rec.Partial() || rec.Sightings() != 1 {
		t.Errorf("from %s, record %d, partial %v", source, n, rec.Partial())
	}
}

func TestSpan(t *testing.T) {
	st := load(t, `{"eventTime":"2026-09-01T00:00:05Z","a":1}`, `{"eventTime":"2026-09-01T00:00:01Z"}`, `{"a":1}`)
	snap := st.Snapshot()
	at := func(sec int) time.Time { return time.Date(2026, 9, 1, 0, 0, sec, 0, time.UTC) }
	if first, last, ok := snap.Span(); !ok || !first.Equal(at(1)) || !last.Equal(at(5)) {
		t.Errorf("all from %v to %v, %v", first, last, ok)
	}
	for filter, want := range map[string]bool{"a:1": true, "-a:1": true, "a:2": false} {
		e, err := testLanguage.Parse(filter)
		if err != nil {
			t.Fatal(err)
		}
		sel, err := snap.Select(t.Context(), testLanguage, e, nil)
		if err != nil {
			t.Fatal(err)
		}
		if first, last, ok := snap.SpanOf(sel); ok != want || !first.Equal(last) {
			t.Errorf("%s from %v to %v, %v", filter, first, last, ok)
		}
	}
}

// TestRecordOfVeryManyValues: one record whose values fill many chunks is read as it
// was, and each chunk is opened for it once.
func TestRecordOfVeryManyValues(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, `{"from":%d,"to":%d,"cidr":"10.%d.%d.0/24","secret":"s%d"},`, i, i, i/250, i%250, i)
	}
	text := `{"rules":[` + b.String() + `{}]}`
	st := load(t, text)
	finish(t, st)
	rec := st.Snapshot().Record(0)
	if got := string(rec.AppendJSON(nil)); got != text {
		t.Errorf("%.300s", got)
	}
	got, n := rec.AppendMasked(nil, func(path string) bool { return strings.HasSuffix(path, "secret") }, "***")
	if n != 20_000 || strings.Count(string(got), `"secret":"***"`) != n || strings.Count(string(got), "/24") != n {
		t.Errorf("%d masked: %.300s", n, got)
	}
	// A chunk for each value is one for every port: the two ports are alike, so their
	// chunks drive each other out of what stays open.
	buf := make([]byte, 0, len(text))
	if n := testing.AllocsPerRun(1, func() { rec.AppendJSON(buf) }); n > 10_000 {
		t.Errorf("%v allocations", n)
	}
}
