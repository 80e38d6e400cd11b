package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"hash/maphash"
	"math/bits"
)

// valueKey is a value in sixteen bytes: a UUID, the seconds of a time, or the
// number of another value (kindText).
type valueKey struct {
	kind leafKind
	key  key
}

// key is sixteen bytes in the order of the text that they stand for.
type key struct{ high, low uint64 }

func uuidKey(id *[16]byte) key {
	return key{binary.BigEndian.Uint64(id[:8]), binary.BigEndian.Uint64(id[8:])}
}

func numberKey(n uint32) key { return key{low: uint64(n)} }

// text returns the value of a UUID or a time.
func (v valueKey) text() string {
	if v.kind == kindTime {
		return string(appendTime(nil, uint32(v.key.low)))
	}
	var id [16]byte
	binary.BigEndian.PutUint64(id[:8], v.key.high)
	binary.BigEndian.PutUint64(id[8:], v.key.low)
	return string(appendUUID(nil, id))
}

// keySeed is what the keys of one facet are hashed with. It is random: keys
// are chosen by whoever writes the logs.
type keySeed struct{ high, low uint64 }

func newKeySeed() keySeed {
	seed := maphash.MakeSeed()
	return keySeed{maphash.Bytes(seed, []byte("high")), maphash.Bytes(seed, []byte("low"))}
}

func (k key) hash(seed keySeed) uint64 {
	high, low := bits.Mul64(k.high^seed.high, k.low^seed.low)
	h := (high ^ low) * 0xFF51AFD7ED558CCD
	return h ^ h>>32
}

// keyTally gathers keys of one kind, shared out by their hash so that each
// part can be counted in the processor's cache. When there are very many they
// are counted in rounds, of which each takes some. What is counted together
// has one seed.
type keyTally struct {
	seed          keySeed
	round, rounds uint64
	some          bool // there are keys, of this round or of others
	parts         [keyParts]keyPart
}

// keyPart is some keys: full lists, and one that is being filled.
type keyPart struct {
	full [][]key
	next []key
}

const (
	keyParts = 64
	keyList  = 512
	// keysPerRound bounds the memory for counting to some tens of megabytes.
	keysPerRound = 1 << 22
)

func (t *keyTally) add(k key) {
	t.some = true
	h := k.hash(t.seed)
	if t.rounds > 1 && h>>32%t.rounds != t.round {
		return
	}
	p := &t.parts[h%keyParts]
	if len(p.next) == cap(p.next) {
		p.turn()
	}
	p.next = append(p.next, k)
}

// turn begins a new list; the first ones are short.
func (p *keyPart) turn() {
	if len(p.next) > 0 {
		p.full = append(p.full, p.next)
	}
	p.next = make([]key, 0, min(keyList, 16<<min(len(p.full), 5)))
}

// keyCount is a key and how often it was found.
type keyCount struct {
	key   key
	count int
}

func compareKeys(a, b keyCount) int {
	if a.count != b.count {
		return cmp.Compare(b.count, a.count)
	}
	if a.key.high != b.key.high {
		return cmp.Compare(a.key.high, b.key.high)
	}
	return cmp.Compare(a.key.low, b.key.low)
}

// countKeys counts what several tallies have gathered. It returns the number
// of distinct keys and the most frequent ones.
func countKeys(ctx context.Context, tallies []*keyTally, limit int) (distinct int, top []keyCount, err error) {
	counters := make([]keyCounter, workers(keyParts))
	for i := range counters {
		counters[i].seed = tallies[0].seed
		counters[i].top = best[keyCount]{limit: limit, compare: compareKeys}
	}
	err = forEach(ctx, keyParts, func(w, part int) { counters[w].count(ctx, tallies, part) })
	if err != nil {
		return 0, nil, err
	}
	var lists [][]keyCount
	for i := range counters {
		distinct += counters[i].distinct
		lists = append(lists, counters[i].top.items)
	}
	top, err = sorted(ctx, limit, compareKeys, lists...)
	return distinct, top, err
}

// keyCounter counts parts, one after the other.
type keyCounter struct {
	seed     keySeed
	table    []uint32 // open addressing: index in found + 1
	found    []keyCount
	distinct int
	top      best[keyCount]
}

// count counts one part of all tallies, unless the context ends.
func (c *keyCounter) count(ctx context.Context, tallies []*keyTally, part int) {
	n := 0
	for _, t := range tallies {
		p := &t.parts[part]
		n += len(p.full)*keyList + len(p.next)
	}
	size := firstTable
	for size < 2*n {
		size *= 2
	}
	if size > len(c.table) {
		c.table = make([]uint32, size)
	}
	clear(c.table)
	c.found = c.found[:0]
	for _, t := range tallies {
		for _, keys := range t.parts[part].full {
			if ctx.Err() != nil {
				return
			}
			c.addAll(keys)
		}
		c.addAll(t.parts[part].next)
	}
	c.distinct += len(c.found)
	for _, k := range c.found {
		c.top.add(k)
	}
}

func (c *keyCounter) addAll(keys []key) {
	mask := uint64(len(c.table) - 1)
	for _, k := range keys {
		i := k.hash(c.seed) >> 8 & mask
		for c.table[i] != 0 && c.found[c.table[i]-1].key != k {
			i = (i + 1) & mask
		}
		if c.table[i] == 0 {
			c.found = append(c.found, keyCount{key: k})
			c.table[i] = uint32(len(c.found))
		}
		c.found[c.table[i]-1].count++
	}
}
