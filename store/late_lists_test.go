package store

import (
	"slices"
	"testing"
)

// TestLateListsAgree compares the three ways to test rows for values.
func TestLateListsAgree(t *testing.T) {
	r := newRand(12)
	for range 300 {
		b := &lateBlock{starts: []uint32{0}}
		for range 1 + r.IntN(40) {
			for code, n := uint32(r.IntN(3)), r.IntN(5); n > 0; n-- {
				b.codes = append(b.codes, code)
				code += uint32(r.IntN(3))
			}
			b.starts = append(b.starts, uint32(len(b.codes)))
		}
		for range 1 + r.IntN(300) {
			b.lists = append(b.lists, uint16(r.IntN(len(b.starts)-1)))
		}
		within := newBitmap(len(b.lists))
		for slot := range b.lists {
			if r.IntN(3) > 0 {
				within.set(slot)
			}
		}
		code := r.IntN(8)
		set, want := newBitmap(20), newBitmap(len(b.lists))
		set.set(code)
		for slot, list := range b.lists {
			if within.has(slot) && slices.Contains(b.codesOf(int(list)), uint32(code)) {
				want.set(slot)
			}
		}
		for i, got := range []bitmap{b.rowsWith(set, within), b.rows(b.withCode(uint32(code)), within), b.rows(b.withCodes(set), within)} {
			if !slices.Equal(got, want) {
				t.Fatalf("way %d: code %d of %v %v", i, code, b.starts, b.codes)
			}
		}
	}
}
