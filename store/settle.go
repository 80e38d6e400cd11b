package store

import (
	"context"
	"crypto/sha256"
	"slices"
	"sync"
)

// settling compares the records of events that came with different bytes. An
// event is settled as a whole or not at all; to settle it again changes
// nothing.
type settling struct {
	store  *Store
	snap   *Snapshot
	blocks []int // by flush
	slots  []slotTable
}

// slotTable is the slots of a block's rows by number of arrival, worked out
// when it is first needed.
type slotTable struct {
	once  sync.Once
	slots []uint16
}

// Settle compares what has come so far of events with one id and different
// bytes, which Finish does at the end: until then all of them are conflicts. It also
// counts how often events were found so far. Builders may go on meanwhile. What is not
// published yet is left for later. The error is the context's.
func (s *Store) Settle(ctx context.Context) error {
	s.settling.Lock()
	defer s.settling.Unlock()
	s.mu.Lock()
	ids := s.ids
	s.mu.Unlock()
	if ids == nil {
		return nil
	}
	if ids.isOpen() {
		if err := s.settleVariants(ctx, ids); err != nil {
			return err
		}
	}
	s.countSightings(ids)
	return nil
}

// countSightings keeps the numbers of sightings by now, if there are others than when they
// were kept last.
func (s *Store) countSightings(ids *idSet) {
	s.mu.Lock()
	duplicates := s.counts.Duplicate
	known := duplicates == s.counted
	s.mu.Unlock()
	if known {
		return
	}
	if all := s.rememberSightings(ids); all {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.counted = duplicates
		s.renew()
	}
}

// isOpen reports whether records of some event are to be compared.
func (s *idSet) isOpen() bool {
	for i := range s.shards {
		shard := &s.shards[i]
		shard.mu.Lock()
		n := len(shard.open)
		shard.mu.Unlock()
		if n > 0 {
			return true
		}
	}
	return false
}

// settleVariants groups the records of an event by content, the order of
// keys and white space aside, and keeps the best one of each group.
func (s *Store) settleVariants(ctx context.Context, ids *idSet) error {
	c := &settling{store: s, snap: s.Snapshot(), blocks: s.flushedBlocks()}
	c.slots = make([]slotTable, len(c.snap.blocks))
	totals := make([]verdict, workers(len(ids.shards)))
	err := forEach(ctx, len(ids.shards), func(w, i int) { c.shard(ctx, &ids.shards[i], &totals[w]) })
	var total verdict
	for _, v := range totals {
		total.add(v)
	}
	s.settle(total)
	return err
}

// flushedBlocks returns the number of each flush's block.
func (s *Store) flushedBlocks() []int {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]int, len(s.flushes))
	for i, f := range s.flushes {
		out[i] = f.block
	}
	return out
}

// shard settles the open events of a shard until the context ends, and adds what
// becomes of their records to total.
func (c *settling) shard(ctx context.Context, shard *idShard, total *verdict) {
	shard.mu.Lock()
	defer shard.mu.Unlock()
	slices.Sort(shard.open)
	shard.open = slices.DeleteFunc(slices.Compact(shard.open), func(at uint32) bool {
		more := shard.variants[at]
		if more == nil {
			return true // a full record has taken the place of all
		}
		all := append([]sighting{*shard.rows.at(int(at))}, more.rest...)
		if ctx.Err() != nil || !c.published(all) {
			return false
		}
		kept, v, err := c.merge(ctx, all)
		if err != nil {
			return false
		}
		shard.keep(at, kept)
		total.add(v)
		return true
	})
}

// published reports whether records can be read.
func (c *settling) published(all []sighting) bool {
	for _, rec := range all {
		if p := rec.place(); int(p.flush) >= len(c.blocks) || c.blocks[p.flush] < 0 || c.blocks[p.flush] >= len(c.snap.blocks) {
			return false
		}
	}
	return true
}

// merge returns the records of an event that differ. The error is the
// context's.
func (c *settling) merge(ctx context.Context, all []sighting) (kept []sighting, v verdict, err error) {
	contents := make(map[[sha256.Size]byte]int) // index in kept
	var text []byte
	for _, rec := range all {
		if ctx.Err() != nil {
			return nil, v, ctx.Err()
		}
		text = c.snap.Record(c.row(rec.place())).AppendJSON(text[:0])
		content := sha256.Sum256([]byte(canonical(text, c.store.schema.Aside)))
		i, known := contents[content]
		if !known {
			contents[content] = len(kept)
			kept = append(kept, rec)
			continue
		}
		m := merge(&kept[i], rec)
		if m.drop {
			m.kill = append(m.kill, rec.place())
		}
		v.add(m)
	}
	v.variants = len(kept) - len(all)
	return kept, v, nil
}

// row returns the row of a published place.
func (c *settling) row(p place) Row {
	at := c.blocks[p.flush]
	table := &c.slots[at]
	table.once.Do(func() { table.slots = c.snap.blocks[at].slotsByArrival() })
	return rowOf(at, int(table.slots[p.arrival]))
}
