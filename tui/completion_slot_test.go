package tui

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
)

func TestSlots(t *testing.T) {
	for _, c := range []struct{ text, field, typed, replaced, rest string }{ // | is the cursor
		{"|", "", "", "", ""},
		{"eve|", "", "eve", "eve", ""},
		{"eve|nt:x", "", "eve", "event", ""},
		{"-eve|", "", "eve", "eve", ""},
		{"NOT eve|", "", "eve", "eve", ""},
		{"event:|", "event", "", "", ""},
		{"event:Run|", "event", "Run", "Run", ""},
		{"event:Run*|", "event", "Run", "Run*", ""},
		{"event!=Ru|n", "event", "Ru", "Run", ""},
		{"event:a,b|,c", "event", "b", "b", ""},
		{`ua:"a b, c|"`, "ua", "a b, c", `"a b, c"`, ""},
		{"a:1 |b:2", "", "", "b", "a:1"},
		{"region:x event:| failed:yes", "event", "", "", "region:x failed:yes"},
		{"region:x | failed:yes", "", "", "", "region:x failed:yes"},
		{"region:x OR event:|", "event", "", "", ""},
		{"a OR region:x AND event:| AND b OR c", "event", "", "", "region:x b"},
		{"a (b OR c event:| d) -(e OR f) g", "event", "", "", "a c d -(e OR f) g"},
		{"a -(b event:|) g", "event", "", "", "a b g"},
		{"a NOT (b event:|", "event", "", "", "a b"},
		{"a (b OR c) event:|", "event", "", "", "a (b OR c)"},
		{"NOT a event:|", "event", "", "", "NOT a"},
		{"event~(a|b) ip:|", "ip", "", "", "event~(a|b)"},
		{`requestParameters."a.b":x|`, `requestParameters."a.b"`, "x", "x", ""},
	} {
		at := strings.LastIndex(c.text, "|")
		text := []rune(c.text[:at] + c.text[at+1:])
		s := slotAt(trail.Language(), text, len([]rune(c.text[:at])))
		if !s.open || s.field != c.field || s.typed != c.typed || string(text[s.from:s.to]) != c.replaced || s.rest != c.rest {
			t.Errorf("%s: %+v replaces %q", c.text, s, string(text[s.from:s.to]))
		}
	}
}

func TestNothingIsOfferedHere(t *testing.T) {
	for _, text := range []string{"event~Run|", "time>2026|", "time=2026|", "nope:x|", "event>=3|", "event!|=x"} {
		at := strings.Index(text, "|")
		if s := slotAt(trail.Language(), []rune(text[:at]+text[at+1:]), at); s.open && s.field != "" {
			t.Errorf("%s: %+v", text, s)
		}
	}
}
