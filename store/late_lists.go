package store

import (
	"slices"
	"sort"
)

// lateBlock holds what the rows of a block have in a late column. It never
// changes. Rows with equal values share a list:
//
//	lists   by slot     2 0 2 1 ...
//	starts  by list     0 | 2 | 2 | 5     list 1 is empty
//	codes   7 9           3 3 8           values in the column's dictionary, ascending
//	tags    1 1           1 4 4           of a value: ascending
type lateBlock struct {
	lists  []uint16
	starts []uint32 // one more for the end
	codes  []uint32
	tags   []uint8
}

// lateEntry is a value of a list: its code above the tag.
type lateEntry uint64

func newLateEntry(code uint32, tag uint8) lateEntry { return lateEntry(code)<<8 | lateEntry(tag) }

func (e lateEntry) code() uint32 { return uint32(e >> 8) }
func (e lateEntry) tag() uint8   { return uint8(e) }

// lateLists makes the lists of one block after the other. Rows that the same
// was found of have one list.
type lateLists struct {
	seed    keySeed
	table   []uint32 // open addressing: list + 1
	found   []uint32 // of each list, one behind the other
	ends    []uint32 // of each list in found
	entries []lateEntry
	lateBlock
}

func newLateLists() lateLists {
	return lateLists{seed: newKeySeed(), table: make([]uint32, 4*blockRows)}
}

// begin starts a block.
func (l *lateLists) begin(rows int) {
	clear(l.table)
	l.found, l.ends = l.found[:0], l.ends[:0]
	l.lists, l.starts = make([]uint16, rows), append(l.starts[:0], 0)
	l.codes, l.tags = l.codes[:0], l.tags[:0]
}

// end returns the block.
func (l *lateLists) end() *lateBlock {
	return &lateBlock{l.lists, slices.Clone(l.starts), slices.Clone(l.codes), slices.Clone(l.tags)}
}

// list returns the number of the list of a row that something was found of.
func (l *lateLists) list(of []uint32, findings *findings) uint16 {
	mask := uint64(len(l.table) - 1)
	i := l.hash(of) & mask
	for ; l.table[i] != 0; i = (i + 1) & mask {
		if at := l.table[i] - 1; slices.Equal(l.foundOf(at), of) {
			return uint16(at)
		}
	}
	l.found = append(l.found, of...)
	l.ends = append(l.ends, uint32(len(l.found)))
	l.table[i] = uint32(len(l.ends))
	l.add(of, findings)
	return uint16(len(l.ends) - 1)
}

// foundOf returns what a list was made from.
func (l *lateLists) foundOf(list uint32) []uint32 {
	from := uint32(0)
	if list > 0 {
		from = l.ends[list-1]
	}
	return l.found[from:l.ends[list]]
}

func (l *lateLists) hash(of []uint32) uint64 {
	h := uint64(len(of))
	for _, n := range of {
		h = key{h, uint64(n)}.hash(l.seed)
	}
	return h
}

// add appends a list of all values found, each once with each of its tags.
func (l *lateLists) add(of []uint32, findings *findings) {
	l.entries = l.entries[:0]
	for _, n := range of {
		l.entries = append(l.entries, findings.of(n)...)
	}
	slices.Sort(l.entries)
	for _, e := range slices.Compact(l.entries) {
		l.codes = append(l.codes, e.code())
		l.tags = append(l.tags, e.tag())
	}
	l.starts = append(l.starts, uint32(len(l.codes)))
}

// codesOf returns the values of a list, each as often as it has tags.
func (b *lateBlock) codesOf(list int) []uint32 { return b.codes[b.starts[list]:b.starts[list+1]] }

// withCodes returns the lists that have a value of a set.
func (b *lateBlock) withCodes(set bitmap) bitmap {
	out := newBitmap(len(b.starts) - 1)
	for list := range len(b.starts) - 1 {
		if slices.ContainsFunc(b.codesOf(list), func(code uint32) bool { return set.has(int(code)) }) {
			out.set(list)
		}
	}
	return out
}

// withCode is withCodes for one value: places of a long list are compared
// several times as fast as lists are gone through.
func (b *lateBlock) withCode(code uint32) bitmap {
	out := newBitmap(len(b.starts) - 1)
	list := 0
	for at, c := range b.codes {
		if c != code {
			continue
		}
		behind := b.starts[list+1:]
		list += sort.Search(len(behind), func(i int) bool { return int(behind[i]) > at })
		out.set(list)
	}
	return out
}

// rowsWith returns which of some rows have a value of a set, row by row.
func (b *lateBlock) rowsWith(set, within bitmap) bitmap {
	out := newBitmap(len(b.lists))
	within.eachRange(0, len(b.lists), func(slot int) {
		if slices.ContainsFunc(b.codesOf(int(b.lists[slot])), func(code uint32) bool { return set.has(int(code)) }) {
			out.set(slot)
		}
	})
	return out
}

// rows returns which of some rows have one of some lists.
func (b *lateBlock) rows(lists, within bitmap) bitmap {
	out := newBitmap(len(b.lists))
	if lists.empty() {
		return out
	}
	for w, need := range within {
		if need == 0 {
			continue
		}
		var m uint64
		for k, list := range b.lists[w*64 : min(w*64+64, len(b.lists))] {
			m |= lists.bit(uint64(list)) << k // no branch: it would be guessed wrong
		}
		out[w] = m & need
	}
	return out
}
