package store

import "hash/maphash"

// The hash of a record is made of those of its literals and its values, which
// are known when the record has been read: two records have the same literals
// and values if, and only if, they have the same text. To hash the text again
// took 3 % of loading.
//
//	hash of the shape + sum of (hash of a value * factor of its place)
//
// All hashes are keyed, and of 64 bits; that of a record does not depend on the
// domain. Factors are odd, so that no bit of a value's hash is lost, and differ,
// so that values which change places do not make the same sum.

// placeFactor spreads the places of values over all bits.
const placeFactor = 0x9E3779B97F4A7C15

// addHash adds the hash of the value in a place.
func (r *scanned) addHash(place int, hash uint64) {
	r.hash += hash * (uint64(place)*placeFactor | 1)
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
