package store

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// TestPairsOfChunks looks for pieces of values, in any case, and for text that
// is nowhere: a chunk that holds a needle is never left out, and those without
// are where no such characters follow each other.
func TestPairsOfChunks(t *testing.T) {
	names := []string{"arn:aws:iam::123456789012:role/Deploy-%d", "%d.internal", `C:\\Users\\%d`, "été %d", "ip-10-%d", "\x7f_%d Q"}
	for _, name := range names {
		r := newRand(43)
		p := packedOf(t, func(add func(string)) {
			for i := range 4000 {
				add(fmt.Sprintf(name, i*7919))
			}
		})
		var search sixSearch
		held, kept := 0, 0
		for i := range p.chunks {
			c := &p.chunks[i]
			if c.pairs != nil {
				kept++
			}
			values := foldedValues(p, c)
			for _, text := range needlesFor(r, p, c) {
				n := newNeedle(text)
				if !holds(values, n.folded) {
					continue
				}
				if held++; !search.mayHold(c, &n) {
					t.Fatalf("chunk %d of %s holds %q", i, name, text)
				}
			}
			for _, text := range []string{"xyzzy", "kq", "zz9", "//"} {
				if n := newNeedle(text); c.pairs != nil && search.mayHold(c, &n) {
					t.Errorf("%s may hold %q", name, text)
				}
			}
		}
		if plain := p.chunks[0].plain; held < 5 || plain != (kept > 0) {
			t.Errorf("%s: %d needles found, pairs of %d chunks", name, held, kept)
		}
	}
}

// TestPairClasses: the table says what the function does, and capitals are
// small letters.
func TestPairClasses(t *testing.T) {
	table := newPairTable()
	for c := range 256 {
		if class := pairClass(byte(c)); class >= pairClasses || table[c] != class || pairClass(lower(byte(c))) != class {
			t.Errorf("%d is in class %d and %d", c, class, table[c])
		}
	}
	r := rand.New(rand.NewPCG(7, 7))
	for range 500 {
		text := make([]byte, 2+r.IntN(40))
		for i := range text {
			text[i] = byte(' ' + r.IntN(95))
		}
		from := r.IntN(len(text))
		part := fold(string(text[from : from+r.IntN(len(text)-from+1)]))
		if !table.pairs(text).mayHold(part) {
			t.Fatalf("%q may not hold %q", text, part)
		}
	}
}
