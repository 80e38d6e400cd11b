package store

import (
	"bytes"
	"hash/maphash"
)

// dict is the dictionary of a column while it is being filled: each distinct
// value has a code, in order of first appearance. It is keyed on the whole
// value; hashes and tags only find candidates.
//
//	table  open addressing: hash32 << 32 | code + 1
//	slabs  text of the values, never moved once written
//	refs   where the text of a code is
//
// A reader may use a [rawValues] of it while the owner goes on adding: only
// bytes and refs behind the reader's end are written.
type dict struct {
	rawValues
	table []uint64
	free  []byte // rest of the newest slab
}

// rawValues is the text of a dictionary as far as a reader may see it.
type rawValues struct {
	slabs  [][]byte
	refs   pile[ref]
	hashes *growingSieve
}

// ref is where a value is: the number of the slab above slabBits, the offset
// there below them.
type ref struct{ at, len uint32 }

const (
	firstTable = 16
	firstSlab  = 128
	slabBits   = 20
	maxSlab    = 1 << slabBits        // larger values have a slab of their own
	mostSlabs  = 1<<(32-slabBits) - 1 // with more, a new value may need one that has no number
	pageSlots  = 4096 / 8
)

// len returns the number of distinct values.
func (v *rawValues) len() int { return v.refs.n }

// text returns the value of a code. It must not be changed.
func (v *rawValues) text(code uint32) []byte {
	r := v.refs.at(int(code))
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
		d.table = make([]uint64, firstTable)
	}
	mask := uint32(len(d.table) - 1)
	i := h & mask
	for ; d.table[i] != 0; i = (i + 1) & mask {
		if e := d.table[i]; uint32(e>>32) == h {
			if code := uint32(e) - 1; bytes.Equal(d.text(code), s) {
				return code, nil
			}
		}
	}
	if err := check(s); err != nil {
		return 0, err
	}
	code := d.add(s)
	d.table[i] = uint64(h)<<32 | uint64(code+1)
	if d.refs.n*2 > len(d.table) {
		d.grow()
	}
	return code, nil
}

// home returns the entry where the search for a hash starts.
func (d *dict) home(h uint32) uint64 {
	if len(d.table) == 0 {
		return 0
	}
	return d.table[h&uint32(len(d.table)-1)]
}

// candidate returns the text that an entry stands for, nil if it has not the
// hash.
func (d *dict) candidate(e uint64, h uint32) []byte {
	if e == 0 || uint32(e>>32) != h {
		return nil
	}
	return d.text(uint32(e) - 1)
}

func (d *dict) add(s []byte) uint32 {
	if len(d.slabs) == 0 || len(s) > len(d.free) {
		size := firstSlab << min(len(d.slabs), 13)
		d.free = make([]byte, max(min(size, maxSlab), len(s)))
		d.slabs = append(d.slabs, d.free)
	}
	slab := len(d.slabs) - 1
	off := len(d.slabs[slab]) - len(d.free)
	copy(d.free, s)
	d.free = d.free[len(s):]
	d.refs.add(ref{uint32(slab<<slabBits | off), uint32(len(s))})
	return uint32(d.refs.n - 1)
}

func (d *dict) grow() {
	table := make([]uint64, 2*len(d.table))
	for i := 0; i < len(table); i += pageSlots {
		table[i] = 0 // A page that is read first is mapped twice.
	}
	mask := uint32(len(table) - 1)
	for _, e := range d.table {
		if e == 0 {
			continue
		}
		i := uint32(e>>32) & mask
		for table[i] != 0 {
			i = (i + 1) & mask
		}
		table[i] = e
	}
	d.table = table
}

// view returns what a reader may see now.
func (d *dict) view() *rawValues {
	if d.hashes == nil {
		d.hashes = new(growingSieve)
	}
	return &rawValues{d.slabs[:len(d.slabs):len(d.slabs)], d.refs, d.hashes}
}
