package store

import (
	"hash/maphash"
	"sync"
)

// identity is what makes two records the same event: the record's id, or its
// whole content when it has none.
type identity struct {
	hi, lo uint64
	kind   idKind
}

type idKind uint8

const (
	idUUID    idKind = iota
	idText           // lo numbers the text in idSet.texts
	idContent        // two keyed hashes of the record's text
)

// sighting is one record of an event, as the id set remembers it.
type sighting struct {
	place   place
	order   uint64 // of its source
	record  uint32
	seen    uint32 // equal records merged into this one, itself included
	hash    uint64 // of the record's text
	partial bool
}

// place is where a row is: the flush that made its block, and its number in
// order of arrival there.
type place struct {
	flush   uint32
	arrival uint32
}

// better reports whether s rather than t is kept when both are one event:
// the full record rather than the partial one, then the first in file order.
func (s *sighting) better(t *sighting) bool {
	if s.partial != t.partial {
		return !s.partial
	}
	if s.order != t.order {
		return s.order < t.order
	}
	return s.record < t.record
}

// idSet knows every event seen so far. It is the only thing that builders
// share while they work; its shards are locked one at a time.
type idSet struct {
	shards [64]idShard
	mu     sync.Mutex
	texts  map[string]uint64
}

type idShard struct {
	mu     sync.Mutex
	events map[identity]sighting
	// variants are further records with the id of an event whose bytes
	// differ; whether only in the order of keys is settled at the end.
	variants map[identity][]sighting
}

func newIDSet() *idSet {
	s := &idSet{texts: make(map[string]uint64)}
	for i := range s.shards {
		s.shards[i].events = make(map[identity]sighting)
	}
	return s
}

func (s *idSet) shard(id identity) *idShard {
	return &s.shards[(id.hi^id.lo^id.lo>>32)%uint64(len(s.shards))]
}

// textNumber numbers ids that are no UUIDs, by their whole text.
func (s *idSet) textNumber(id string) uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, ok := s.texts[id]
	if !ok {
		n = uint64(len(s.texts))
		s.texts[id] = n
	}
	return n
}

// verdict says what becomes of a record that was claimed.
type verdict struct {
	duplicates int     // records that turned out to repeat an event
	drop       bool    // the claimed record is one of them
	kill       []place // rows that are
	variants   int     // change of the number of variants
}

// claim enters a record and decides whether it is new.
func (s *idSet) claim(id identity, rec sighting) verdict {
	rec.seen = 1
	shard := s.shard(id)
	shard.mu.Lock()
	defer shard.mu.Unlock()
	first, ok := shard.events[id]
	if !ok {
		shard.events[id] = rec
		return verdict{}
	}
	if len(shard.variants[id]) == 0 && (first.hash == rec.hash || first.partial != rec.partial) {
		v := merge(&first, rec)
		shard.events[id] = first
		return v
	}
	return shard.claimVariant(id, append([]sighting{first}, shard.variants[id]...), rec)
}

// merge makes one sighting of two records of an event. A partial record does
// not count as a sighting of a full one: of which, when there are several
// that differ, nobody could say.
func merge(old *sighting, rec sighting) verdict {
	loser := rec
	v := verdict{duplicates: 1, drop: true}
	if rec.better(old) {
		loser = *old
		v.drop, v.kill = false, []place{old.place}
		*old = rec
	}
	if loser.partial == old.partial {
		old.seen += loser.seen
	}
	return v
}

// claimVariant is claim for an event of which there are records with
// different bytes, or will be.
func (s *idShard) claimVariant(id identity, all []sighting, rec sighting) verdict {
	before := len(all)
	v, done := verdict{}, false
	if rec.partial && !all[0].partial {
		v, done = merge(&all[0], rec), true
	}
	for i := range all {
		if !done && all[i].hash == rec.hash && all[i].partial == rec.partial {
			v, done = merge(&all[i], rec), true
		}
	}
	if !done && !rec.partial && all[0].partial {
		for i := range all {
			v.kill = append(v.kill, all[i].place)
			v.duplicates++
		}
		all, done = []sighting{rec}, true
	}
	if !done {
		all = append(all, rec)
	}
	s.keep(id, all)
	v.variants = len(all) - before
	return v
}

func (s *idShard) keep(id identity, all []sighting) {
	s.events[id] = all[0]
	if len(all) == 1 {
		delete(s.variants, id)
		return
	}
	if s.variants == nil {
		s.variants = make(map[identity][]sighting)
	}
	s.variants[id] = append([]sighting(nil), all[1:]...)
}

// identity returns the identity of a waiting row.
func (b *Builder) identity(row int) identity {
	m := &b.meta[row]
	leaf := m.shape.inputs[b.store.schema.idIn]
	if leaf < 0 {
		return b.contentIdentity(row)
	}
	col, word := b.domain.columns[m.shape.cols[leaf]], b.words[b.starts[row]+int(leaf)]
	var text []byte
	switch col.kind {
	case kindUUID:
		return uuidIdentity(b.uuids[word])
	case kindTime:
		text = appendTime(nil, word)
	default:
		text = unescape(col.dict.text(word))
	}
	if len(text) == 0 {
		return b.contentIdentity(row)
	}
	return identity{lo: b.store.ids.textNumber(string(text)), kind: idText}
}

func (b *Builder) contentIdentity(row int) identity {
	m := &b.meta[row]
	text := b.rebuild(nil, row)
	return identity{hi: m.hash, lo: maphash.Bytes(b.store.seed2, text), kind: idContent}
}

func uuidIdentity(id [16]byte) identity {
	var hi, lo uint64
	for i := range 8 {
		hi = hi<<8 | uint64(id[i])
		lo = lo<<8 | uint64(id[i+8])
	}
	return identity{hi: hi, lo: lo}
}
