package theme

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestValuesThatHaveNoRoomAreNotTried: what is left out before the first try has no room in
// any, and is all of it but what the room can have.
func TestValuesThatHaveNoRoomAreNotTried(t *testing.T) {
	words := []string{"x", "ab", "日本", "AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE,", "203.0.113.7", "2026-09-15", "10:11:12", "111122223333", "root@111122223333", "a-long-name-of-something-else", "i-0123456789abcdef0"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var values []string
		for range 2 + r.IntN(20) {
			values = append(values, words[r.IntN(len(words))])
		}
		width := 8 + r.IntN(90)
		for n := len(values); n > mostIn(values, width); n-- {
			for _, kept := range [][]string{values[:n], shortKeys(values[:n])} {
				if Rooms(kept, width, leastOf) != nil {
					t.Fatalf("%d of %q have room in %d cells", n, values, width)
				}
			}
		}
	}
	if n := mostIn(strings.Fields(strings.Repeat("x ", 500)), 140); n > 71 {
		t.Errorf("%d letters in 140 cells", n)
	}
}

// TestMostWordsHaveAHalf: those that are not looked at closely are none of those without.
func TestMostWordsHaveAHalf(t *testing.T) {
	for _, w := range []string{"::", "fe80::", "dead::beef", "::ffff:1.2.3.4", "1.2.3.4", "10.0.0.0/8", "2026-09-15", "AKIAIOSFODNNEXAMPLE", "ASIAIOSFODNNEXAMPLE:", "111122223333", "x@111122223333."} {
		if !HasNoHalf(w) {
			t.Errorf("%s has a half", w)
		}
	}
	r, all := rand.New(rand.NewPCG(3, 4)), []*regexp.Regexp{aDate, aTime, aKey, anAccount}
	for range 20000 {
		w := make([]byte, 1+r.IntN(18))
		for i := range w {
			w[i] = "AKISx:.@-/109"[r.IntN(13)]
		}
		want := IsAddress(string(w)) || slices.ContainsFunc(all, func(a *regexp.Regexp) bool { return a.Match(w) })
		if HasNoHalf(string(w)) != want {
			t.Errorf("%q", w)
		}
	}
}
