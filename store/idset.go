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
//	table   open addressing, at most 3/4 full. An entry is in as many low bits
//	        as index the table the index + 1, above them those of the hash
//
// The hash only finds candidates, and is keyed: ids are chosen by whoever
// writes the logs.
type idSet struct {
	shards [idShards]idShard
	keys   [2]uint64
	mu     sync.Mutex
	texts  dict // ids that are no UUIDs, see textNumber
}

// idShards is how many parts the set has: a part of ten million events still
// fits in a processor's cache.
const idShards = 256

type idShard struct {
	mu       sync.Mutex
	table    []uint32
	rows     pile[sighting]
	variants map[uint32]*variants // by the index of the first record
	open     []uint32             // those with records that are not compared yet; some twice
}

func newIDSet() *idSet {
	seed := maphash.MakeSeed()
	return &idSet{keys: [2]uint64{maphash.Bytes(seed, []byte("hi")), maphash.Bytes(seed, []byte("lo"))}}
}

// longestID is the size of an id whose text is kept; CloudTrail's have 36 bytes.
const longestID = 1 << 10

// textNumber numbers ids that are no UUIDs, by their whole text. There is no
// number for a long one, and for a new one when there are gigabytes of them.
func (s *idSet) textNumber(seed maphash.Seed, id []byte) (number uint64, ok bool) {
	if len(id) > longestID {
		return 0, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	code, err := s.texts.code(seed, id, func([]byte) error {
		if len(s.texts.slabs) >= mostSlabs {
			return errManyValues
		}
		return nil
	})
	return uint64(code), err == nil
}

// hash mixes an identity with the set's keys. Its lower bits choose the shard,
// its upper half is what the shard knows.
func (s *idSet) hash(rec *sighting) uint64 {
	h, l := bits.Mul64(rec.hi^s.keys[0], rec.lo^s.keys[1]^uint64(rec.kind))
	h ^= l
	return h ^ h>>29
}

// inShard returns the hash by which a shard knows an identity.
func (s *idSet) inShard(rec *sighting) uint32 { return uint32(s.hash(rec) >> 32) }

// shardOrder is where the records of each shard stand.
type shardOrder struct {
	at     []int32
	starts [idShards + 1]int32
	peeked uint32 // keeps the reads that peek makes ahead of time
}

// byShard lists records shard by shard; those of one keep their order. They are
// not moved: a copy would be three megabytes a builder.
func (s *idSet) byShard(recs []sighting, out *shardOrder) {
	out.at = roomFor(out.at[:0], len(recs), 2*len(recs))[:len(recs)]
	out.starts = [idShards + 1]int32{}
	for i := range recs {
		out.starts[s.hash(&recs[i])%idShards+1]++
	}
	for i := range idShards {
		out.starts[i+1] += out.starts[i]
	}
	next := out.starts
	for i := range recs {
		shard := s.hash(&recs[i]) % idShards
		out.at[next[shard]] = int32(i)
		next[shard]++
	}
}

// claim enters records, each seen once, and calls settle with what becomes of
// those that are not new. The order is the caller's to keep; it is memory.
func (s *idSet) claim(recs []sighting, order *shardOrder, settle func(i int32, v verdict)) {
	s.byShard(recs, order)
	for n := range s.shards {
		shard, at := &s.shards[n], order.at[order.starts[n]:order.starts[n+1]]
		shard.mu.Lock()
		order.peeked += shard.peek(s, recs, at)
		for _, i := range at {
			if v, isNew := shard.claim(s, &recs[i]); !isNew {
				settle(i, v)
			}
		}
		shard.mu.Unlock()
	}
}

// peek reads where the searches for records will start, so that the processor
// waits for many of these places at once.
func (s *idShard) peek(set *idSet, recs []sighting, at []int32) (sum uint32) {
	if len(s.table) == 0 {
		return 0
	}
	mask := uint32(len(s.table) - 1)
	for _, i := range at {
		sum += s.table[set.inShard(&recs[i])&mask]
	}
	return sum
}

// claim enters a record and decides whether it is new.
func (s *idShard) claim(set *idSet, rec *sighting) (v verdict, isNew bool) {
	at := s.find(set, rec)
	if at < 0 {
		return verdict{}, true
	}
	return s.repeat(uint32(at), *rec), false
}

// find returns the index of the event with the record's identity. If there is
// none it enters the record and returns -1.
func (s *idShard) find(set *idSet, rec *sighting) int {
	if (s.rows.n+1)*4 > len(s.table)*3 {
		s.grow(set)
	}
	h, mask := set.inShard(rec), uint32(len(s.table)-1)
	i := h & mask
	for ; s.table[i] != 0; i = (i + 1) & mask {
		if e := s.table[i]; (e^h)&^mask == 0 {
			at := int(e&mask) - 1
			if r := s.rows.at(at); r.hi == rec.hi && r.lo == rec.lo && r.kind == rec.kind {
				return at
			}
		}
	}
	s.rows.add(*rec)
	s.table[i] = h&^mask | uint32(s.rows.n)
	return -1
}

// grow makes a table twice as large. Entries do not hold all of the hash.
func (s *idShard) grow(set *idSet) {
	s.table = makeTable(max(firstTable, 2*len(s.table)))
	mask := uint32(len(s.table) - 1)
	s.rows.each(func(at int, rec *sighting) {
		h := set.inShard(rec)
		i := h & mask
		for s.table[i] != 0 {
			i = (i + 1) & mask
		}
		s.table[i] = h&^mask | uint32(at+1)
	})
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
		s.open = append(s.open, at)
		return verdict{variants: 1}
	}
	v := more.claim(rec)
	if v.variants > 0 {
		s.open = append(s.open, at)
	}
	return v
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
