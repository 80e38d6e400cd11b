package store

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestUUIDTest compares the test of UUIDs, which looks at their bits, with a
// search in their spelling.
func TestUUIDTest(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 2))
	ids := make([][16]byte, 500)
	for i := range ids {
		for j := range ids[i] {
			ids[i][j] = byte(rng.Uint32())
			if i%5 == 0 { // long runs of few digits
				ids[i][j] &= 0x11
			}
		}
	}
	for _, text := range uuidTexts(rng, ids) {
		test, ok := newUUIDTest(textMatcher(Literal(text)))
		for i := range ids {
			spelled := string(appendUUID(nil, ids[i]))
			got := ok && test.fitting(ids[i:i+1]) == 1
			if want := strings.Contains(spelled, strings.ToLower(text)); got != want {
				t.Fatalf("%q in %s: %v, want %v", text, spelled, got, want)
			}
		}
	}
}

// uuidTexts returns all texts of one and two digits, parts of some spellings,
// hyphens included, and what is in none.
func uuidTexts(rng *rand.Rand, ids [][16]byte) []string {
	texts := []string{"-", "--", "g", "0g", "4-", "-A", "xyz"}
	for i := range 256 {
		texts = append(texts, fmt.Sprintf("%x", i), fmt.Sprintf("%02X", i))
	}
	for range 300 {
		spelled := string(appendUUID(nil, ids[rng.IntN(len(ids))]))
		from := rng.IntN(len(spelled))
		texts = append(texts, spelled[from:from+1+rng.IntN(len(spelled)-from)])
	}
	return texts
}
