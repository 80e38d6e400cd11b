package store

import (
	"fmt"
	"hash/maphash"
	"slices"
	"testing"
)

// TestDictAgainstMap fills a dictionary and a map side by side, and reads it
// as it grows, at its end, and compressed.
func TestDictAgainstMap(t *testing.T) {
	r, seed := newRand(4), maphash.MakeSeed()
	var d dict
	codes := make(map[string]uint32)
	var order []string
	var early *rawValues
	for i := range 60_000 {
		value := fmt.Sprint("value ", r.IntN(20_000))
		if i%1000 == 0 {
			value = fmt.Sprintf("%*d", 40_000+i, i)
		}
		code, err := d.code(seed, []byte(value), func([]byte) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		want, known := codes[value]
		if !known {
			want = uint32(len(codes))
			codes[value] = want
			order = append(order, value)
		}
		if code != want {
			t.Fatalf("code %d for %.20q, want %d", code, value, want)
		}
		if i == 100 {
			early = d.view()
		}
	}
	checkValues(t, early, order[:early.len()])
	checkValues(t, d.view(), order)
	views, err := compact(t.Context(), []*domainView{{columns: []columnView{{}, {values: d.view()}}}}, new(chunkCache), nil)
	if err != nil {
		t.Fatal(err)
	}
	checkValues(t, views[0].columns[1].values, order)
}

func checkValues(t *testing.T, v values, want []string) {
	t.Helper()
	if v.len() != len(want) {
		t.Fatalf("%d values, want %d", v.len(), len(want))
	}
	for _, first := range []int{0, 1, len(want) / 2, len(want)} {
		next := first
		v.each(first, func(code uint32, text []byte) bool {
			if int(code) != next || string(text) != want[code] {
				t.Fatalf("each: %d %.20q, want %d %.20q", code, text, next, want[next])
			}
			next++
			return true
		})
		if next != len(want) {
			t.Fatalf("each(%d) ended at %d", first, next)
		}
	}
	for i := len(want) - 1; i >= 0; i -= 7 {
		if got := v.text(uint32(i)); string(got) != want[i] {
			t.Fatalf("text(%d) = %.20q, want %.20q", i, got, want[i])
		}
	}
}

func TestDictRejects(t *testing.T) {
	var d dict
	_, err := d.code(maphash.MakeSeed(), []byte("x"), func([]byte) error { return ErrShort })
	if err != ErrShort || d.len() != 0 {
		t.Errorf("%v, %d values", err, d.len())
	}
}

// TestBitmap compares ranges with single steps.
func TestBitmap(t *testing.T) {
	r := newRand(6)
	for range 2000 {
		n := 1 + r.IntN(300)
		b := newBitmap(n)
		first := r.IntN(n)
		end := first + r.IntN(n-first+1)
		b.setRange(first, end)
		var want, got []int
		from := r.IntN(n)
		to := from + r.IntN(n-from+1)
		for i := from; i < to; i++ {
			if i >= first && i < end {
				want = append(want, i)
			}
		}
		b.eachRange(from, to, func(slot int) { got = append(got, slot) })
		if !slices.Equal(got, want) || b.countRange(from, to) != len(want) || b.count() != end-first || b.empty() != (first == end) {
			t.Fatalf("[%d,%d) of [%d,%d): %v", from, to, first, end, got)
		}
	}
}
