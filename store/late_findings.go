package store

import (
	"hash/maphash"
)

// findings is what Compute found of leaves, by number. Values are entered in
// the column's dictionary block by block, so that workers seldom wait for each
// other; until then their codes count the fresh ones.
type findings struct {
	seed    maphash.Seed
	starts  []uint32 // by number; one more for the end
	entries []lateEntry
	settled int      // entries whose codes are those of the column
	texts   []byte   // of the fresh values, escaped
	ends    []uint32 // in texts
	hashes  []uint32
}

// nothing is the number of no values: 0 stands for what was not looked at.
const nothing = 1

func newFindings(seed maphash.Seed) findings {
	return findings{seed: seed, starts: []uint32{0, 0, 0}}
}

// of returns what was found under a number.
func (f *findings) of(n uint32) []lateEntry { return f.entries[f.starts[n]:f.starts[n+1]] }

// add notes a value of the leaf that is being looked at.
func (f *findings) add(text string, tag uint8) {
	from := len(f.texts)
	f.texts = appendEscaped(f.texts, text)
	f.entries = append(f.entries, newLateEntry(uint32(len(f.ends)), tag))
	f.hashes = append(f.hashes, dictHash(f.seed, f.texts[from:]))
	f.ends = append(f.ends, uint32(len(f.texts)))
}

// accept is the check of values that need none.
func accept([]byte) error { return nil }

// end returns the number of what was added for a leaf.
func (f *findings) end() uint32 {
	from := f.starts[len(f.starts)-1]
	if int(from) == len(f.entries) {
		return nothing
	}
	f.starts = append(f.starts, uint32(len(f.entries)))
	return uint32(len(f.starts) - 2)
}

// settle asks for the code of each fresh value, by its text and hash, and puts
// it in the place of that until now.
func (f *findings) settle(codeOf func(hash uint32, text []byte) (uint32, error)) error {
	from := uint32(0)
	for i, e := range f.entries[f.settled:] {
		code, err := codeOf(f.hashes[i], f.texts[from:f.ends[i]])
		if err != nil {
			return err
		}
		f.entries[f.settled+i] = newLateEntry(code, e.tag())
		from = f.ends[i]
	}
	f.settled = len(f.entries)
	f.texts, f.ends, f.hashes = f.texts[:0], f.ends[:0], f.hashes[:0]
	return nil
}
