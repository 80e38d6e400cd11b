package store

import (
	"hash/maphash"
	"sync"
	"sync/atomic"
)

// Store receives records from builders and hands out snapshots. It is safe
// for concurrent use.
type Store struct {
	schema *compiledSchema
	limits limits
	seed   maphash.Seed // of dictionaries and of the hash of a record's text
	seed2  maphash.Seed // of the second hash, for records without an id
	ids    *idSet       // nil once loading has finished
	packed bool         // dictionaries are compressed
	cache  *chunkCache
	lates  []*lateColumn

	settling sync.Mutex // one compares records at a time

	mu       sync.Mutex
	sources  []source
	flushes  []*flushState
	domains  map[*domain]int
	views    []*domainView
	blocks   []*block
	dead     []bitmap // by block; nil when no row was masked
	counts   Counts
	sighted  []sightings
	counted  int // how many duplicates there were when sighted was counted
	version  uint64
	snapshot *Snapshot // of version, when somebody asked for it
}

// source is where records come from.
type source struct {
	name  string
	order uint64
}

// flushState is what becomes of a flush: first a number, then a block.
type flushState struct {
	block int     // -1 until published
	dead  []place // rows masked before that
}

// SourceID names a source of records within one store.
type SourceID uint32

// Counts says what a store holds and what it merged.
type Counts struct {
	Rows      int   // distinct events, those in conflict included
	Duplicate int   // records that repeated an event
	Conflict  int   // rows whose id another row has with different content
	Partial   int   // rows known to lack fields
	JSON      int64 // bytes of record text, repeated events included
}

// New returns an empty store for records that mean what the schema says.
func New(schema Schema) *Store {
	s := &Store{
		schema:  compileSchema(schema),
		limits:  defaultLimits,
		seed:    maphash.MakeSeed(),
		seed2:   maphash.MakeSeed(),
		ids:     newIDSet(),
		cache:   new(chunkCache),
		domains: make(map[*domain]int),
	}
	for i := range s.schema.late {
		s.lates = append(s.lates, newLateColumn(&s.schema.late[i], s.cache))
	}
	return s
}

// AddSource registers where records come from and returns its number for
// [Origin]. The name is for people; sources are in the order of order, which
// is different for each.
func (s *Store) AddSource(name string, order uint64) SourceID {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sources = append(s.sources, source{name, order})
	return SourceID(len(s.sources) - 1)
}

// Flush publishes the waiting rows as a block. Rows that repeat an event are
// left out; rows elsewhere that turn out to repeat one of these are masked.
func (b *Builder) Flush() {
	if len(b.meta) == 0 {
		return
	}
	number := b.store.startFlush()
	b.claim(number)
	b.store.publish(number, b.domain, b.seal(), b.bytes)
	b.words, b.starts, b.meta = b.words[:0], b.starts[:0], b.meta[:0]
	b.uuids, b.bytes = b.uuids[:0], 0
	if b.domain.full() {
		b.renew()
	}
}

// claim enters the waiting rows in the id set and marks those to drop.
func (b *Builder) claim(number uint32) {
	var total verdict
	b.store.ids.claim(b.sightings(number), &b.byShard, func(i int32, v verdict) {
		b.meta[i].drop = v.drop
		total.duplicates += v.duplicates
		total.variants += v.variants
		for _, p := range v.kill {
			if p.flush == number {
				b.meta[p.arrival].drop = true
			} else {
				total.kill = append(total.kill, p)
			}
		}
	})
	b.store.settle(total)
}

// sightings lists the waiting rows as the id set wants them.
func (b *Builder) sightings(flush uint32) []sighting {
	orders := b.store.sourceOrders()
	b.seen = roomFor(b.seen[:0], len(b.meta), b.store.limits.rows)[:len(b.meta)]
	for row := range b.meta {
		m, id := &b.meta[row], b.identity(row)
		b.seen[row] = sighting{
			hi: id.hi, lo: id.lo, kind: id.kind,
			order:   orders[m.origin.Source].order,
			record:  m.origin.Record,
			hash:    m.hash,
			partial: m.origin.Partial,
			seen:    1,
			flush:   flush,
			arrival: uint16(row),
		}
	}
	return b.seen
}

// sourceOrders returns the sources registered so far; entries do not change.
func (s *Store) sourceOrders() []source {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sources[:len(s.sources):len(s.sources)]
}

func (s *Store) startFlush() uint32 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.flushes = append(s.flushes, &flushState{block: -1})
	return uint32(len(s.flushes) - 1)
}

// settle counts duplicates and masks the rows of other flushes that are.
func (s *Store) settle(v verdict) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts.Duplicate += v.duplicates
	s.counts.Conflict += v.variants
	touched := make(map[*flushState]bool)
	for _, p := range v.kill {
		f := s.flushes[p.flush]
		f.dead = append(f.dead, p)
		touched[f] = f.block >= 0
	}
	for f, published := range touched {
		if published {
			s.bury(f)
		}
	}
	s.version++
}

// bury masks the dead rows of a published flush. Masks of earlier snapshots
// stay as they are.
func (s *Store) bury(f *flushState) {
	if len(f.dead) == 0 {
		return
	}
	blk := s.blocks[f.block]
	mask := newBitmap(blk.rows)
	copy(mask, s.dead[f.block])
	slots := blk.slots()
	for _, p := range f.dead {
		slot := slots[p.arrival]
		if slot < 0 || mask.has(slot) {
			continue
		}
		mask.set(slot)
		s.counts.Rows--
		if blk.partial != nil && blk.partial.has(slot) {
			s.counts.Partial--
		}
	}
	f.dead = nil
	s.dead[f.block] = mask
}

// publish makes a block visible, with what its domain has grown to.
func (s *Store) publish(number uint32, d *domain, blk *block, bytes int64) {
	view := d.view()
	s.mu.Lock()
	defer s.mu.Unlock()
	blk.bytes = bytes
	at, ok := s.domains[d]
	if !ok {
		at = len(s.views)
		s.domains[d] = at
		s.views = append(s.views, nil)
	}
	s.views = append([]*domainView(nil), s.views...)
	s.views[at] = view
	blk.domain = at
	f := s.flushes[number]
	f.block = len(s.blocks)
	s.blocks = append(s.blocks, blk)
	s.dead = append(append([]bitmap(nil), s.dead...), nil)
	s.counts.Rows += blk.rows
	s.counts.JSON += bytes
	if blk.partial != nil {
		s.counts.Partial += blk.partial.count()
	}
	s.bury(f)
	s.version++
}

// leave lets go of a domain that will have no more blocks: what its builder
// needed to read records is large where their keys differ.
func (s *Store) leave(d *domain) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.domains, d)
}

// Full reports whether no more should be added: a [Row] can tell so many blocks
// apart. It takes a store that small pieces are added to for weeks.
func (s *Store) Full() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.blocks) >= s.limits.blocks
}

// Snapshot returns what has been published so far. Calling it often is cheap.
func (s *Store) Snapshot() *Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.snapshot != nil && s.snapshot.version == s.version {
		return s.snapshot
	}
	next := &Snapshot{
		schema:  s.schema,
		version: s.version,
		counts:  s.counts,
		sources: s.sources[:len(s.sources):len(s.sources)],
		views:   s.views,
		blocks:  s.blocks[:len(s.blocks):len(s.blocks)],
		dead:    append([]bitmap(nil), s.dead...),
		sighted: s.sighted,
		packed:  s.packed,
		few:     s.limits.few,
		lates:   s.lates,

		lateFields: make([]atomic.Pointer[field], len(s.lates)),
	}
	next.inherit(s.snapshot)
	s.snapshot = next
	return next
}
