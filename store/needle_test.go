package store

import (
	"bytes"
	"strings"
	"testing"
)

// TestNeedleIn compares with a search in folded text, at all distances from
// its ends.
func TestNeedleIn(t *testing.T) {
	r := newRand(31)
	for range 50_000 {
		text := []byte(randomText(r, r.IntN(120), 'x', 'z'))
		for i := range text {
			if r.IntN(3) == 0 {
				text[i] = "XYZ:@["[r.IntN(6)]
			}
		}
		n := newNeedle(randomText(r, 1+r.IntN(4), 'x', 'z'))
		from := r.IntN(len(text) + 1)
		want := strings.Index(strings.ToLower(string(text[from:])), string(n.folded))
		if want >= 0 {
			want += from
		}
		if got := n.in(text, from); got != want {
			t.Fatalf("%q in %q from %d: %d, want %d", n.folded, text, from, got, want)
		}
	}
}

// TestNeedleStops makes sure that a search does not stop at places where
// neither of the two characters is, or only one of them.
func TestNeedleStops(t *testing.T) {
	n := newNeedle("xyzzy")
	for _, text := range []string{"y", "x", "zy", "xz", "ezehzX", "pZrz", "\x1a", "0123456789:;"} {
		text := bytes.Repeat([]byte(text), 100)
		stops := 0
		for from := 0; from < len(text)-40; {
			_, skipped := n.rare[0].meet(&n.rare[1], text[from:])
			from += skipped + 8
			stops++
		}
		if stops > 1 {
			t.Errorf("%d stops in %.12q...", stops, text)
		}
	}
}

// TestSpecialAt compares with a look at every byte.
func TestSpecialAt(t *testing.T) {
	r := newRand(37)
	for range 20_000 {
		text := []byte(randomText(r, r.IntN(100), '[', ']'+r.IntN(2)*90))
		for i := range text {
			if r.IntN(40) > 0 {
				text[i] = byte(1 + r.IntN('['))
			}
		}
		from := r.IntN(len(text) + 1)
		want := from
		for want < len(text) && text[want] != '\\' && text[want] < 0x80 {
			want++
		}
		if got := specialAt(text, from); got != want {
			t.Fatalf("%q from %d: %d, want %d", text, from, got, want)
		}
	}
}
