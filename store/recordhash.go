package store

import (
	"hash/maphash"
	"math/bits"
)

// The hash of a record is made of those of its literals and its values, which
// are known when the record has been read: two records have the same literals
// and values if, and only if, they have the same text. To hash the text again
// took 3 % of loading.
//
//	hash of the shape + sum of mixed(hash of a value, its place)
//
// All hashes are keyed, and of 64 bits; that of a record does not depend on the
// domain. It is a sum because values come to be known in no order. What is added
// must not be linear in the place: with a factor for each place, true false false true
// and false true true false had one hash, whatever the key.

const (
	// placeFactor spreads the places of values over all bits.
	placeFactor = 0x9E3779B97F4A7C15
	// mixFactor is odd, and has no pattern.
	mixFactor = 0xD6E8FEB86659FD93
)

// addHash adds the hash of the value in a place.
func (r *scanned) addHash(place int, hash uint64) {
	high, low := bits.Mul64(hash^uint64(place)*placeFactor, mixFactor)
	r.hash += high ^ low
}

// hashOf returns the hash of literals.
func (d *domain) hashOf(lits []uint32) uint64 {
	var h maphash.Hash
	h.SetSeed(d.seed)
	for _, lit := range lits {
		h.Write(d.lits[lit])
		h.WriteByte(0) // no literal has one
	}
	return h.Sum64()
}
