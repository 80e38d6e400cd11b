package store

import (
	"hash/maphash"
	"math/bits"
	"sync"
)

// idSet knows every event seen so far, by the whole identity. It is the only
// thing that builders share while they work.
//
//	shard = hash % 256       one lock each; rows are entered shard by shard
//	rows    sighting, sighting, ...                 in order of appearance
//	table   open addressing: hash32 << 32 | index + 1, at most 3/4 full
//
// The hash only finds candidates, and is keyed: ids are chosen by whoever
// writes the logs.
type idSet struct {
	shards [idShards]idShard
	keys   [2]uint64
	mu     sync.Mutex
	texts  dict // ids that are no UUIDs
}

// idShards is how many parts the set has: a part of ten million events still
// fits in a processor's cache.
const idShards = 256

type idShard struct {
	mu       sync.Mutex
	table    []uint64
	rows     pile[sighting]
	variants map[uint32]*variants // by the index of the first record
}

func newIDSet() *idSet {
	seed := maphash.MakeSeed()
	return &idSet{keys: [2]uint64{maphash.Bytes(seed, []byte("hi")), maphash.Bytes(seed, []byte("lo"))}}
}

// textNumber numbers ids that are no UUIDs, by their whole text.
func (s *idSet) textNumber(seed maphash.Seed, id []byte) uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	code, _ := s.texts.code(seed, id, func([]byte) error { return nil })
	return uint64(code)
}

// hash mixes an identity with the set's keys.
func (s *idSet) hash(hi, lo uint64, kind idKind) uint64 {
	h, l := bits.Mul64(hi^s.keys[0], lo^s.keys[1]^uint64(kind))
	h ^= l
	return h ^ h>>29
}

// byShard lists the indexes of records, shard by shard, in their order;
// starts[i] is where the list of shard i begins.
func (s *idSet) byShard(recs []sighting) (list []int32, starts [idShards + 1]int32) {
	for i := range recs {
		starts[s.hash(recs[i].hi, recs[i].lo, recs[i].kind)%idShards+1]++
	}
	for i := range idShards {
		starts[i+1] += starts[i]
	}
	next := starts
	list = make([]int32, len(recs))
	for i := range recs {
		shard := s.hash(recs[i].hi, recs[i].lo, recs[i].kind) % idShards
		list[next[shard]] = int32(i)
		next[shard]++
	}
	return list, starts
}

// claim enters records, each seen once, and calls settle with what becomes of
// those that are not new.
func (s *idSet) claim(recs []sighting, settle func(i int32, v verdict)) {
	list, starts := s.byShard(recs)
	for n := range s.shards {
		shard := &s.shards[n]
		shard.mu.Lock()
		for _, i := range list[starts[n]:starts[n+1]] {
			if v, isNew := shard.claim(s, recs[i]); !isNew {
				settle(i, v)
			}
		}
		shard.mu.Unlock()
	}
}

// claim enters a record and decides whether it is new.
func (s *idShard) claim(set *idSet, rec sighting) (v verdict, isNew bool) {
	at := s.find(set, &rec)
	if at < 0 {
		return verdict{}, true
	}
	return s.repeat(uint32(at), rec), false
}

// find returns the index of the event with the record's identity. If there is
// none it enters the record and returns -1.
func (s *idShard) find(set *idSet, rec *sighting) int {
	if (s.rows.n+1)*4 > len(s.table)*3 {
		s.grow(set)
	}
	h := set.hash(rec.hi, rec.lo, rec.kind)
	mask := uint64(len(s.table) - 1)
	i := h / idShards & mask
	for ; s.table[i] != 0; i = (i + 1) & mask {
		if e := s.table[i]; e>>32 == h>>32 {
			at := uint32(e) - 1
			if r := s.rows.at(int(at)); r.hi == rec.hi && r.lo == rec.lo && r.kind == rec.kind {
				return int(at)
			}
		}
	}
	s.rows.add(*rec)
	s.table[i] = h>>32<<32 | uint64(s.rows.n)
	return -1
}

func (s *idShard) grow(set *idSet) {
	table := make([]uint64, max(16, 2*len(s.table)))
	mask := uint64(len(table) - 1)
	s.rows.each(func(at int, r *sighting) {
		h := set.hash(r.hi, r.lo, r.kind)
		i := h / idShards & mask
		for table[i] != 0 {
			i = (i + 1) & mask
		}
		table[i] = h>>32<<32 | uint64(at+1)
	})
	s.table = table
}

// repeat decides what becomes of a record of a known event. All records that
// are kept of an event are partial, or none is.
func (s *idShard) repeat(at uint32, rec sighting) verdict {
	first, more := s.rows.at(int(at)), s.variants[at]
	if first.partial != rec.partial {
		v := merge(first, rec)
		if !rec.partial && more != nil {
			v.add(more.supersede())
			delete(s.variants, at)
		}
		return v
	}
	if first.hash == rec.hash {
		return merge(first, rec)
	}
	if more == nil {
		s.keep(at, []sighting{*first, rec})
		return verdict{variants: 1}
	}
	return more.claim(rec)
}

// keep remembers the records of an event.
func (s *idShard) keep(at uint32, all []sighting) {
	*s.rows.at(int(at)) = all[0]
	if len(all) == 1 {
		delete(s.variants, at)
		return
	}
	if s.variants == nil {
		s.variants = make(map[uint32]*variants)
	}
	s.variants[at] = &variants{rest: append([]sighting(nil), all[1:]...)}
}
