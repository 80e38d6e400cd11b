package store

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Snapshot is what a reader sees: a set of blocks that does not change. It is
// safe for concurrent use.
type Snapshot struct {
	schema  *compiledSchema
	version uint64
	counts  Counts
	sources []source
	views   []*domainView // by block.domain
	blocks  []*block
	dead    []bitmap
	sighted []sightings
	ordered *timeOrder
	fields  sync.Map // resolved fields by column name

	numberings *sync.Map // of fields by column name; shared by snapshots
	packed     bool      // dictionaries are compressed
	few        int       // see limits

	lates      []*lateColumn           // shared by snapshots
	lateFields []atomic.Pointer[field] // those that were worked out
}

// Row identifies a row, in the snapshot it is from and in all later ones.
type Row uint32

func rowOf(block, slot int) Row { return Row(block)<<16 | Row(slot) }

func (r Row) block() int { return int(r >> 16) }
func (r Row) slot() int  { return int(r & 0xffff) }

// Version grows whenever the store's content has changed.
func (s *Snapshot) Version() uint64 { return s.version }

// Counts returns what the snapshot holds.
func (s *Snapshot) Counts() Counts { return s.counts }

// Len returns the number of rows.
func (s *Snapshot) Len() int { return s.counts.Rows }

// Span returns the times of the oldest and the newest event, in UTC; ok is
// false when no event has a time.
func (s *Snapshot) Span() (first, last time.Time, ok bool) {
	oldest, newest := s.span()
	if oldest == noTime {
		return time.Time{}, time.Time{}, false
	}
	return unixTime(oldest), unixTime(newest), true
}

// span is Span in seconds; noTime and 0 without any. Rows of a block with
// masked ones are read where they could be older or newer than all others.
func (s *Snapshot) span() (oldest, newest uint32) {
	oldest = noTime
	for i, b := range s.blocks {
		if s.dead[i] == nil {
			oldest, newest = min(oldest, b.oldest), max(newest, b.newest)
		}
	}
	for i, b := range s.blocks {
		if s.dead[i] == nil || b.oldest >= oldest && b.newest <= newest {
			continue
		}
		for slot, t := range b.times {
			if t != noTime && !s.dead[i].has(slot) {
				oldest, newest = min(oldest, t), max(newest, t)
			}
		}
	}
	return oldest, newest
}

// SpanOf is Span over a selection, nil for all rows.
func (s *Snapshot) SpanOf(sel *Selection) (first, last time.Time, ok bool) {
	if sel == nil {
		return s.Span()
	}
	oldest, newest, err := s.selectedSpan(context.Background(), sel)
	if err != nil || oldest == noTime {
		return time.Time{}, time.Time{}, false
	}
	return unixTime(oldest), unixTime(newest), true
}

func unixTime(sec uint32) time.Time { return time.Unix(int64(sec), 0).UTC() }

// view returns the domain view that a block's words refer to.
func (s *Snapshot) view(b *block) *domainView { return s.views[b.domain] }

// live returns the rows of a block that are not masked.
func (s *Snapshot) live(block int) bitmap {
	all := fullBitmap(s.blocks[block].rows)
	all.remove(s.dead[block])
	return all
}

// sightingsOf returns how often the event of a row was found.
func (s *Snapshot) sightingsOf(row Row) int {
	i, ok := slices.BinarySearchFunc(s.sighted, row, func(x sightings, row Row) int { return cmp.Compare(x.row, row) })
	if !ok {
		return 1
	}
	return int(s.sighted[i].count)
}
