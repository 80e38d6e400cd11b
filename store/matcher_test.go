package store

import (
	"strings"
	"testing"
)

func TestMatchers(t *testing.T) {
	p := func(pieces ...string) (out Pattern) {
		for _, s := range pieces {
			if s == "*" || s == "?" {
				out = append(out, Piece{Wild: s[0]})
			} else {
				out = append(out, Piece{Text: s})
			}
		}
		return out
	}
	tests := []struct {
		pattern    Pattern
		text       string
		whole, any bool
	}{
		{p("run"), "RunInstances", false, true},
		{p("run", "*"), "RunInstances", true, true},
		{p("*", "inst", "*"), "RunInstances", true, true},
		{p("runinstance", "?"), "RunInstances", true, true},
		{p("runinstance", "?", "?"), "RunInstances", false, false},
		{p("r", "*", "n", "*", "s"), "RunInstances", true, true},
		{p("*"), "", true, true},
		{p("?"), "", false, false},
		{p("?"), "é", true, true},
		{p(), "", true, true},
		{p(), "x", false, true},
		{p("kelvin"), "\u212Aelvin", true, true},
		{p("ÉTÉ"), "été", true, true},
		{p("straſſe"), "STRASSE", true, true},
		{p("k"), "x\u212A", false, true},
		{p("aab"), "aaab", false, true},
		{p("*", "aab"), "aaab", true, true},
	}
	for _, tt := range tests {
		if got := patternMatcher(tt.pattern).match([]byte(tt.text)); got != tt.whole {
			t.Errorf("whole %v on %q = %v", tt.pattern, tt.text, got)
		}
		if got := textMatcher(tt.pattern).match([]byte(tt.text)); got != tt.any {
			t.Errorf("anywhere %v in %q = %v", tt.pattern, tt.text, got)
		}
	}
}

// TestContainsAgainstGlob compares the two ways to find a text.
func TestContainsAgainstGlob(t *testing.T) {
	r := newRand(2)
	letters := []rune("abABkKsS\u212Aſé")
	word := func(n int) string {
		var b strings.Builder
		for range r.IntN(n) {
			b.WriteRune(letters[r.IntN(len(letters))])
		}
		return b.String()
	}
	for range 50_000 {
		needle, text := word(4), []byte(word(12))
		if got, want := textMatcher(Literal(needle)).match(text), newGlob(Literal(needle), true).match(text); got != want {
			t.Fatalf("%q in %q: %v, %v", needle, text, got, want)
		}
	}
}
