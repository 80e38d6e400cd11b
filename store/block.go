package store

import (
	"cmp"
	"slices"
)

// block is a sealed set of rows. It never changes.
//
//	slots   0 ........ | ............ | ... n-1     rows, sorted by shape
//	runs    shape 7    | shape 2      | shape 31
//	lanes   their values, column by column
type block struct {
	domain int // index of the domain's view in a snapshot
	rows   int
	runs   []run
	lanes
	times   []uint32 // by slot, seconds or noTime
	arrival []uint16 // by slot: order in which the rows were added
	origins []originSpan
	partial bitmap // nil when no row is partial
	bytes   int64  // of record text
	oldest  uint32 // smallest and largest time; noTime and 0 without any
	newest  uint32
	untimed bool // some row has no time
}

// run is a range of slots whose rows have one shape.
type run struct {
	shape uint32
	first uint32
	rows  uint32
}

// originSpan says where rows came from: the row that arrived as number
// arrival is record number record of its source, and so on until the next
// span.
type originSpan struct {
	arrival uint32
	source  SourceID
	record  uint32
}

// runOf returns the run that holds a slot.
func (b *block) runOf(slot int) *run {
	i, found := slices.BinarySearchFunc(b.runs, uint32(slot), func(r run, slot uint32) int {
		return cmp.Compare(r.first, slot)
	})
	if !found {
		i--
	}
	return &b.runs[i]
}

// origin returns where the row in a slot came from.
func (b *block) origin(slot int) (SourceID, uint32) {
	arrival := uint32(b.arrival[slot])
	i, found := slices.BinarySearchFunc(b.origins, arrival, func(s originSpan, arrival uint32) int {
		return cmp.Compare(s.arrival, arrival)
	})
	if !found {
		i--
	}
	s := b.origins[i]
	return s.source, s.record + arrival - s.arrival
}

// slots returns the slot of each row by its number of arrival, -1 for rows
// that were dropped.
func (b *block) slots() []int {
	out := make([]int, 1<<16)
	for i := range out {
		out[i] = -1
	}
	for slot, arrival := range b.arrival {
		out[arrival] = slot
	}
	return out
}
