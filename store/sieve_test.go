package store

import (
	"fmt"
	"slices"
	"testing"
)

// TestSieveFindsAll looks for every value of dictionaries of all sizes near the
// least: hashes are compared four at a time.
func TestSieveFindsAll(t *testing.T) {
	for n := sieveMin; n < sieveMin+5; n++ {
		s := newSieve(n)
		hashes := make([]uint16, n)
		for code := range hashes {
			text := fmt.Appendf(nil, "value %d", code)
			s.set(uint32(code), valueHash(text))
			hashes[code] = valueHash(text)
		}
		for code, hash := range hashes {
			var one, many []uint32
			s.find(hash, func(code uint32) { one = append(one, code) })
			s.findAny([]uint16{hash, hash}, func(code uint32) { many = append(many, code) })
			if !slices.Contains(one, uint32(code)) || !slices.IsSorted(one) || !slices.Equal(one, many) {
				t.Fatalf("value %d of %d: found %v and %v", code, n, one, many)
			}
		}
	}
	if newSieve(sieveMin-1) != nil {
		t.Error("a small dictionary has a sieve")
	}
}

// TestEveryValueIsSelected asks for each value of a column that has a sieve.
func TestEveryValueIsSelected(t *testing.T) {
	var records []string
	for i := range sieveMin + 3 {
		records = append(records, fmt.Sprintf(`{"a":"v%d"}`, i))
	}
	st := load(t, records...)
	finish(t, st)
	for i := range records {
		wantFound(t, st.Snapshot(), Equals("a", fmt.Sprint("v", i)), 1)
	}
}
