package store

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// naiveRecord is a record as encoding/json sees it: the leaves by path.
type naiveRecord struct {
	leaves map[string][]string
	kinds  map[string][]Kind
	all    []string
}

func readNaive(t *testing.T, text string) naiveRecord {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader([]byte(text)))
	dec.UseNumber()
	var value any
	if err := dec.Decode(&value); err != nil {
		t.Fatal(err)
	}
	rec := naiveRecord{leaves: make(map[string][]string), kinds: make(map[string][]Kind)}
	rec.walk("", value)
	return rec
}

func (rec *naiveRecord) walk(path string, value any) {
	add := func(kind Kind, text string) {
		rec.leaves[path] = append(rec.leaves[path], text)
		rec.kinds[path] = append(rec.kinds[path], kind)
		rec.all = append(rec.all, text)
	}
	switch v := value.(type) {
	case map[string]any:
		for key, child := range v {
			name := PathSegment(key)
			if path != "" {
				name = path + "." + name
			}
			rec.walk(name, child)
		}
	case []any:
		for _, child := range v {
			rec.walk(path, child)
		}
	case string:
		add(String, v)
	case json.Number:
		add(Number, v.String())
	case bool:
		add(Bool, map[bool]string{true: "true", false: "false"}[v])
	}
}

// values returns what a field has, derived and built-in columns included.
func (rec *naiveRecord) values(field string) []string {
	column, _, _ := testLanguage.Resolve(field)
	switch column {
	case "who":
		if v := rec.leaves["user.name"]; len(v) > 0 {
			return v[:1]
		}
		return rec.leaves["user.id"]
	case "time":
		return rec.leaves["eventTime"]
	case "source":
		return []string{"s"}
	case "about":
		return rec.about()
	}
	return rec.leaves[column]
}

// match is the language's meaning, spelt out value by value.
func (rec *naiveRecord) match(e Expr) bool {
	switch e := e.(type) {
	case And:
		for _, part := range e {
			if !rec.match(part) {
				return false
			}
		}
		return true
	case Or:
		for _, part := range e {
			if rec.match(part) {
				return true
			}
		}
		return false
	case Not:
		return !rec.match(e.Expr)
	case Text:
		return rec.any(rec.all, append(append(Pattern{{Wild: '*'}}, e.Pattern...), Piece{Wild: '*'}))
	case Match:
		return rec.matchField(e)
	}
	return false
}

func (rec *naiveRecord) matchField(m Match) bool {
	values := rec.values(m.Field)
	switch m.Op {
	case Present:
		column, _, _ := testLanguage.Resolve(m.Field)
		for path := range rec.leaves {
			if strings.HasPrefix(path, column+".") {
				return true
			}
		}
		return len(values) > 0
	case Equal, NotEqual:
		for _, want := range m.Values {
			text, _ := want.Plain()
			for _, v := range values {
				if v == text {
					return m.Op == Equal
				}
			}
		}
		return m.Op == NotEqual
	}
	if m.Op != Like {
		return rec.matchOne(m)
	}
	for _, p := range m.Values {
		if m.Field == "time" && rec.matchTime(p) || rec.any(values, p) || inNetwork(values, p) {
			return true
		}
	}
	return false
}

// inNetwork reports whether a value is an address in the one network that the
// random filters name.
func inNetwork(values []string, p Pattern) bool {
	text, plain := p.Plain()
	return plain && text == "10.0.0.0/8" && slices.ContainsFunc(values, func(v string) bool {
		return v == "10.0.0.7" || v == "::ffff:10.1.0.1"
	})
}

func (rec *naiveRecord) any(values []string, p Pattern) bool {
	for _, v := range values {
		if naiveGlob(p, []rune(v)) {
			return true
		}
	}
	return false
}

// naiveGlob follows a pattern piece by piece and keeps every offset that the
// pieces so far may end at. Two characters are equal when simple case folding
// leads from one to the other: K, k and the Kelvin sign are, ß and ss are not.
func naiveGlob(p Pattern, text []rune) bool {
	ends := make([]bool, len(text)+1)
	ends[0] = true
	for _, piece := range p {
		next := make([]bool, len(text)+1)
		want := []rune(piece.Text)
		for at, possible := range ends {
			switch {
			case !possible:
			case piece.Wild == '*':
				for n := at; n <= len(text); n++ {
					next[n] = true
				}
			case piece.Wild == '?' && at < len(text):
				next[at+1] = true
			case piece.Wild == 0 && naiveStart(text[at:], want):
				next[at+len(want)] = true
			}
		}
		ends = next
	}
	return ends[len(text)]
}

func naiveStart(text, want []rune) bool {
	if len(want) > len(text) {
		return false
	}
	for i, r := range want {
		if !strings.EqualFold(string(r), string(text[i])) {
			return false
		}
	}
	return true
}

// TestFiltersAgainstNaive evaluates random filters on random records.
func TestFiltersAgainstNaive(t *testing.T) {
	r := newRand(9)
	st := New(testSchema)
	st.limits.rows = 300
	b, src := st.NewBuilder(), st.AddSource("s", 0)
	var naive []naiveRecord
	var records []string
	for i := range 1000 {
		rec := randomRecord(r, i)
		records, naive = append(records, rec), append(naive, readNaive(t, rec))
		if _, _, err := b.Add([]byte(rec), Origin{Source: src, Record: uint32(i + 1)}); err != nil {
			t.Fatal(err)
		}
	}
	b.Flush()
	for round := range 500 {
		if round == 250 {
			finish(t, st)
		}
		snap, e := st.Snapshot(), randomExpr(r, 3)
		_, newest, _ := snap.Span()
		plain := fixed(e, newest)
		sel, err := snap.Select(t.Context(), testLanguage, e, nil)
		if err != nil {
			t.Fatal(err)
		}
		for block := range snap.blocks {
			for slot := range snap.blocks[block].rows {
				row := rowOf(block, slot)
				_, n := snap.Record(row).Origin()
				if got, want := sel.Has(row), naive[n-1].match(plain); got != want {
					t.Fatalf("%s\non %s\n= %v", e, records[n-1], got)
				}
			}
		}
	}
}

// TestFolding pins what "without regard to case" means.
func TestFolding(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
			if foldRune(next) != foldRune(r) {
				t.Fatalf("%c and %c fold apart", r, next)
			}
		}
	}
	if foldRune('K') != 'k' || foldRune('\u212A') != 'k' || foldRune('ß') == 's' {
		t.Error("folding of K, the Kelvin sign or ß")
	}
}

func TestCanonicalValues(t *testing.T) {
	snap := load(t, `{"service":"ec2"}`, `{"service":"s3"}`).Snapshot()
	for _, text := range []string{"service:ec2", "service:ec2.example.com", `service="ec2.example.com"`, "service:EC2"} {
		e, err := testLanguage.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if sel, err := snap.Select(t.Context(), testLanguage, e, nil); err != nil || sel.Len() != 1 {
			t.Errorf("%s: %d rows, %v", text, sel.Len(), err)
		}
	}
}
