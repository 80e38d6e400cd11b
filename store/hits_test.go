package store

import (
	"fmt"
	"testing"
)

func TestHits(t *testing.T) {
	snap := load(t, `{"user":{"name":"Mira","id":"u1"},"req":{"bucket":"Mirage-logs","n":17,"ip":"10.0.0.7"},"list":["a","mirador"]}`).Snapshot()
	r := snap.Record(0)
	for filter, want := range map[string]string{
		"":                          "[]",
		"mira":                      "[{user.name Mira Mira} {req.bucket Mirage-logs Mira} {list mirador mira}]",
		`"RAGE-l"`:                  "[{req.bucket Mirage-logs rage-l}]",
		"mira*or":                   "[{list mirador mirador}]",
		"req.bucket:mir*":           "[{req.bucket Mirage-logs Mirage-logs}]",
		"REQ.Bucket~logs":           "[{req.bucket Mirage-logs Mirage-logs}]",
		"req.n>16":                  "[{req.n 17 17}]",
		"req.ip:10.0.0.0/8":         "[{req.ip 10.0.0.7 10.0.0.7}]",
		"user.id=u1,u2":             "[{user.id u1 u1}]",
		"user.id=u2":                "[]",
		"-user.id=u1":               "[]",
		"-rage":                     "[]",
		"user.id!=u2 req.bucket:*":  "[]",
		"(user.id=u1 OR no.such=x)": "[{user.id u1 u1}]",
	} {
		var e Expr
		if filter != "" {
			var err error
			if e, err = testLanguage.Parse(filter); err != nil {
				t.Fatal(err)
			}
		}
		f := snap.Finder(testLanguage, e)
		if got := fmt.Sprint(f.Hits(r, 9)); got != want {
			t.Errorf("%s: %s, want %s", filter, got, want)
		}
	}
}

func TestHitsAreFew(t *testing.T) {
	snap := load(t, `{"list":["xa","xb","xc"]}`).Snapshot()
	e, err := testLanguage.Parse("x")
	if err != nil {
		t.Fatal(err)
	}
	if got := snap.Finder(testLanguage, e).Hits(snap.Record(0), 2); len(got) != 2 {
		t.Errorf("%v", got)
	}
}

// TestTelling: what every matching record has is found, but tells nothing.
func TestTelling(t *testing.T) {
	snap := load(t, `{"user":{"name":"mira","id":"u1"}}`).Snapshot()
	for filter, want := range map[string]bool{
		"user.name=mira": false, "user.name:MIRA": false, "user.name:mi*": true, "user.name=mira,x": true,
		"(user.name=mira OR user.id=u2)": true, "mira": true, "user.name~^m": true,
	} {
		e, err := testLanguage.Parse(filter)
		if err != nil {
			t.Fatal(err)
		}
		f := snap.Finder(testLanguage, e)
		if _, ok := f.Telling("user.name", "mira"); ok != want {
			t.Errorf("%s: %v", filter, ok)
		}
		if _, ok := f.In("user.name", "mira"); !ok {
			t.Errorf("%s does not find it", filter)
		}
	}
}

func TestPartsFoldCase(t *testing.T) {
	for _, c := range []struct{ word, text, want string }{
		{"k", "x\u212Ay", "\u212A"}, // the Kelvin sign
		{"\u00c9t", "un \u00e9t\u00e9", "\u00e9t"},
		{"ab", "aab", "ab"},
		{"zz", "no", "no"},
	} {
		p := findPart{word: c.word}
		if got := p.partOf(c.text); got != c.want {
			t.Errorf("%q in %q: %q", c.word, c.text, got)
		}
	}
}
