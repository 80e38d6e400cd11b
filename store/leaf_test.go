package store

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"
)

// TestSpanFitting compares the words of spans of any width with sets of one,
// some and all words, and with one word, from any row on.
func TestSpanFitting(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for _, width := range []uint8{1, 2, 3, 4} {
		words := 1 << min(8*int(width), 17)
		codes := make([]byte, 0, 200*int(width))
		for range 200 {
			var code [4]byte
			binary.LittleEndian.PutUint32(code[:], uint32(rng.IntN(words)))
			codes = append(codes, code[:width]...)
		}
		s := span{end: 200, width: width, codes: codes}
		for range 500 {
			set := newBitmap(words)
			for range 1 + rng.IntN(3)*rng.IntN(200) {
				set.set(int(s.at(rng.IntN(200))))
			}
			checkFitting(t, &s, set, rng.IntN(136), 1+rng.IntN(64))
		}
		for word := range 200 {
			checkEqual(t, &s, s.at(word), rng.IntN(136), 1+rng.IntN(64))
		}
		checkEqual(t, &s, 1<<24, 3, 64)
		checkEqual(t, &s, s.at(10)|1<<16, 3, 64)
		checkFitting(t, &s, fullBitmap(words), 3, 64)
		checkFitting(t, &s, newBitmap(words), 3, 64)
	}
}

func checkFitting(t *testing.T, s *span, set bitmap, from, n int) {
	t.Helper()
	got := s.fitting(set, from, n)
	for k := range 64 {
		if want := k < n && set.has(int(s.at(from+k))); got>>k&1 == 1 != want {
			t.Fatalf("width %d, rows %d to %d, row %d: %v, want %v", s.width, from, from+n, k, !want, want)
		}
	}
}

func checkEqual(t *testing.T, s *span, word uint32, from, n int) {
	t.Helper()
	got := s.equal(word, from, n)
	for k := range 64 {
		if want := k < n && s.at(from+k) == word; got>>k&1 == 1 != want {
			t.Fatalf("width %d, rows %d to %d, row %d is %d: %v, want %v", s.width, from, from+n, k, word, !want, want)
		}
	}
}
