package store

import (
	"context"
	"crypto/sha256"
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

// shard settles the events of a shard until the context ends, and adds what
// becomes of their records to total.
func (c *settling) shard(ctx context.Context, shard *idShard, total *verdict) {
	for at, more := range shard.variants {
		all := append([]sighting{*shard.rows.at(int(at))}, more.rest...)
		kept, v, err := c.merge(ctx, all)
		if err != nil {
			return
		}
		shard.keep(at, kept)
		total.add(v)
	}
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
