package store

import (
	"context"
	"runtime"
	"slices"
)

// sightings is how often the event of a row was found, when more than once.
type sightings struct {
	row   Row
	count uint32
}

// Finish ends loading: records with one id and different bytes are compared,
// dictionaries are compressed, and what only loading needs is let go. All
// builders must have been flushed and must not be used again. It stops early
// with the context's error; the store can be read all the same, and finished
// later by another call. One goroutine may call it at a time.
func (s *Store) Finish(ctx context.Context) error {
	return s.FinishWithin(ctx, roomy)
}

// roomy says that memory is not scarce.
func roomy() bool { return true }

// FinishWithin is Finish where memory is scarce: compression needs some before
// it saves any. Room is asked often, by several goroutines, whether there is
// some; from when it says no, dictionaries stay as they are.
func (s *Store) FinishWithin(ctx context.Context, room func() bool) error {
	if err := s.settleEvents(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	views, packed := s.views, s.packed
	s.mu.Unlock()
	if packed {
		return nil
	}
	if s.rows() >= collectRows {
		runtime.GC()
	}
	views, err := compact(ctx, views, s.cache, room)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.views, s.packed = views, true
	s.snapshot = nil
	s.version++
	return nil
}

// collectRows is the number of rows from which on memory is collected before
// dictionaries are compressed: what that makes goes where tables, ids, and
// waiting rows were, and not on top of them. For a million events the most that
// is in memory goes from 640 to 555 MB; it takes some 3 ms, in place of a
// collection that would come while they are compressed.
const collectRows = 1 << 17

// rows returns the number of rows so far.
func (s *Store) rows() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.counts.Rows
}

// settleEvents decides which records are one event, and lets go of the set of
// ids: compression, which follows, needs the room.
func (s *Store) settleEvents(ctx context.Context) error {
	s.settling.Lock()
	defer s.settling.Unlock()
	s.mu.Lock()
	ids := s.ids
	s.mu.Unlock()
	if ids == nil {
		return nil
	}
	if err := s.settleVariants(ctx, ids); err != nil {
		return err
	}
	s.rememberSightings(ids)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ids, s.domains = nil, nil
	return nil
}

// rememberSightings keeps the numbers of sightings above one, by row.
func (s *Store) rememberSightings(ids *idSet) {
	var out []sightings
	add := func(_ int, rec *sighting) {
		if rec.seen > 1 {
			out = append(out, sightings{Row(rec.flush)<<16 | Row(rec.arrival), rec.seen})
		}
	}
	for i := range ids.shards {
		ids.shards[i].rows.each(add)
		for _, more := range ids.shards[i].variants {
			for j := range more.rest {
				add(j, &more.rest[j])
			}
		}
	}
	s.placeSightings(out)
}

// placeSightings turns places into rows, block by block.
func (s *Store) placeSightings(out []sightings) {
	s.mu.Lock()
	defer s.mu.Unlock()
	byFlush := make(map[Row][]int)
	for i, o := range out {
		byFlush[o.row>>16] = append(byFlush[o.row>>16], i)
	}
	for flush, list := range byFlush {
		at := s.flushes[flush].block
		slots := s.blocks[at].slots()
		for _, i := range list {
			out[i].row = rowOf(at, slots[uint16(out[i].row)])
		}
	}
	slices.SortFunc(out, func(a, b sightings) int { return int(int64(a.row) - int64(b.row)) })
	s.sighted = slices.Clip(out)
}
