package store

import (
	"bytes"
	"hash/maphash"
)

// dict is the dictionary of a column while it is being filled: each distinct
// value has a code, in order of first appearance. It is keyed on the whole
// value; hashes only find candidates.
//
//	table  open addressing, at most half full. An entry is four bytes: in as many
//	       low bits as index the table the code + 1, above them those of the hash
//	slabs  text of the values, never moved once written
//	refs   where the text of a code is, and its hash
//
// Entries of eight bytes, with all of the hash, would make the tables of a
// million events twice 28 MB, which no cache holds and the system has to map.
//
// A reader may use a [rawValues] of it while the owner goes on adding: only
// bytes and refs behind the reader's end are written.
type dict struct {
	rawValues
	table []uint32
	free  []byte // rest of the newest slab
}

// rawValues is the text of a dictionary as far as a reader may see it.
type rawValues struct {
	slabs  [][]byte
	refs   pile[ref]
	hashes *growingSieve
}

// ref is where a value is: the number of the slab above slabBits, the offset
// there below them. The hash is not for readers.
type ref struct{ at, len, hash uint32 }

const (
	firstTable = 16
	firstSlab  = 128
	slabBits   = 20
	maxSlab    = 1 << slabBits        // larger values have a slab of their own
	mostSlabs  = 1<<(32-slabBits) - 1 // with more, a new value may need one that has no number
	pageSlots  = 4096 / 4
)

// len returns the number of distinct values.
func (v *rawValues) len() int { return v.refs.n }

// text returns the value of a code. It must not be changed.
func (v *rawValues) text(code uint32) []byte {
	return v.textAt(v.refs.at(int(code)))
}

func (v *rawValues) textAt(r *ref) []byte {
	off := r.at & (maxSlab - 1)
	return v.slabs[r.at>>slabBits][off : off+r.len]
}

// each calls fn with every value from code first on until it returns false.
func (v *rawValues) each(first int, fn func(code uint32, text []byte) bool) {
	for code := first; code < v.refs.n; code++ {
		if !fn(uint32(code), v.text(uint32(code))) {
			return
		}
	}
}

// code returns the code of a value. check is called for a new value; if it
// fails nothing is added.
func (d *dict) code(seed maphash.Seed, s []byte, check func([]byte) error) (uint32, error) {
	return d.codeOf(dictHash(seed, s), s, check)
}

func dictHash(seed maphash.Seed, s []byte) uint32 { return uint32(maphash.Bytes(seed, s)) }

// codeOf is code for a value whose hash is known.
func (d *dict) codeOf(h uint32, s []byte, check func([]byte) error) (uint32, error) {
	if len(d.table) == 0 {
		d.table = make([]uint32, firstTable)
	}
	mask := uint32(len(d.table) - 1)
	i := h & mask
	for ; d.table[i] != 0; i = (i + 1) & mask {
		if e := d.table[i]; (e^h)&^mask == 0 {
			if r := d.refs.at(int(e&mask) - 1); r.hash == h && bytes.Equal(d.textAt(r), s) {
				return e&mask - 1, nil
			}
		}
	}
	if err := check(s); err != nil {
		return 0, err
	}
	code := d.add(s, h)
	d.table[i] = h&^mask | (code + 1)
	if d.refs.n*2 > len(d.table) {
		d.grow()
	}
	return code, nil
}

// home returns the entry where the search for a hash starts.
func (d *dict) home(h uint32) uint32 {
	if len(d.table) == 0 {
		return 0
	}
	return d.table[h&uint32(len(d.table)-1)]
}

// candidate returns the code + 1 of the first value with a hash, as far as its
// entry tells, or 0.
func (d *dict) candidate(e, h uint32) uint32 {
	mask := uint32(len(d.table) - 1)
	for i := h; e != 0; e = d.table[i&mask] {
		if (e^h)&^mask == 0 {
			return e & mask
		}
		i++
	}
	return 0
}

func (d *dict) add(s []byte, h uint32) uint32 {
	if len(d.slabs) == 0 || len(s) > len(d.free) {
		size := firstSlab << min(len(d.slabs), 13)
		d.free = make([]byte, max(min(size, maxSlab), len(s)))
		d.slabs = append(d.slabs, d.free)
	}
	slab := len(d.slabs) - 1
	off := len(d.slabs[slab]) - len(d.free)
	copy(d.free, s)
	d.free = d.free[len(s):]
	d.refs.add(ref{uint32(slab<<slabBits | off), uint32(len(s)), h})
	return uint32(d.refs.n - 1)
}

// grow makes a table twice as large. Entries do not hold all of the hash.
func (d *dict) grow() {
	table := makeTable(2 * len(d.table))
	mask, code := uint32(len(table)-1), uint32(0)
	for _, chunk := range d.refs.chunks {
		for _, r := range chunk[:min(len(chunk), d.refs.n-int(code))] {
			i := r.hash & mask
			for table[i] != 0 {
				i = (i + 1) & mask
			}
			code++
			table[i] = r.hash&^mask | code
		}
	}
	d.table = table
}

// makeTable returns an empty table. Its pages are written to at once: one that
// is read first is mapped twice, and the other processors have to be told.
func makeTable(entries int) []uint32 {
	table := make([]uint32, entries)
	for i := 0; i < len(table); i += pageSlots {
		table[i] = 0
	}
	return table
}

// view returns what a reader may see now.
func (d *dict) view() *rawValues {
	if d.hashes == nil {
		d.hashes = new(growingSieve)
	}
	return &rawValues{d.slabs[:len(d.slabs):len(d.slabs)], d.refs, d.hashes}
}
