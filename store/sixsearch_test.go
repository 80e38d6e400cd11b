package store

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// sixKinds are dictionaries that are kept in six bits.
var sixKinds = []struct {
	name  string
	value func(r *rand.Rand, i int) string
}{
	{"bare", func(r *rand.Rand, i int) string { return randomBase64(r, 54) }},
	{"short", func(r *rand.Rand, i int) string { return randomBase64(r, 3) }},
	{"affixes", func(r *rand.Rand, i int) string { return "IQoJ" + randomBase64(r, 3*(9+i%20)) + "aBc==" }},
	{"stems of nothing", func(r *rand.Rand, i int) string { return "Abc" + randomBase64(r, 3*(i%40)) + "efg" }},
}

// TestSixSearch looks for pieces of values, in any case, and for text that is
// nowhere: a chunk that holds a needle is never left out, and most others are.
func TestSixSearch(t *testing.T) {
	for _, kind := range sixKinds {
		t.Run(kind.name, func(t *testing.T) {
			r := newRand(41)
			p := packedOf(t, func(add func(string)) {
				for i := range 2000 {
					add(kind.value(r, i))
				}
			})
			var search sixSearch
			six, held, skipped := 0, 0, 0
			for i := range p.chunks {
				c := &p.chunks[i]
				if c.coding == codingSixBit {
					six++
				}
				values := foldedValues(p, c)
				for _, text := range needlesFor(r, p, c) {
					n := newNeedle(text)
					switch may := search.mayHold(c, &n); {
					case holds(values, n.folded):
						held++
						if !may {
							t.Fatalf("chunk %d holds %q", i, text)
						}
					case !may:
						skipped++
					}
				}
			}
			if six == 0 || held < 25*six || skipped < 25*six {
				t.Errorf("%d chunks in six bits: %d needles found, %d chunks not read", six, held, skipped)
			}
		})
	}
}

// packedOf returns a dictionary at rest.
func packedOf(t *testing.T, fill func(add func(string))) *packedValues {
	t.Helper()
	var d dict
	seed := maphash.MakeSeed()
	fill(func(text string) {
		if _, err := d.code(seed, []byte(text), func([]byte) error { return nil }); err != nil {
			t.Fatal(err)
		}
	})
	view := &domainView{columns: []columnView{{values: d.view()}}}
	views, err := compact(t.Context(), []*domainView{view}, new(chunkCache), nil)
	if err != nil {
		t.Fatal(err)
	}
	return views[0].columns[0].values.(*packedValues)
}

// needlesFor lists pieces of a chunk's values in all sorts of case, and as
// many texts that it is not likely to hold.
func needlesFor(r *rand.Rand, p *packedValues, c *packedChunk) []string {
	var out []string
	for range 100 {
		value := string(p.text(c.first + r.Uint32N(c.n)))
		from := r.IntN(len(value) + 1)
		piece := value[from : from+r.IntN(min(12, len(value)-from)+1)]
		switch r.IntN(3) {
		case 0:
			piece = strings.ToUpper(piece)
		case 1:
			piece = strings.ToLower(piece)
		}
		out = append(out, piece, fmt.Sprintf("%x/%d", r.Uint32(), r.IntN(10)))
	}
	return out
}

// foldedValues reads the values of a chunk one by one, in small letters.
func foldedValues(p *packedValues, c *packedChunk) [][]byte {
	var out [][]byte
	for code := c.first; code < c.first+c.n; code++ {
		out = append(out, fold(string(p.text(code))))
	}
	return out
}

// holds looks at values one by one.
func holds(values [][]byte, folded []byte) bool {
	return slices.ContainsFunc(values, func(v []byte) bool { return bytes.Contains(v, folded) })
}
