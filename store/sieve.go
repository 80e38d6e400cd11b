package store

import (
	"encoding/binary"
	"math/bits"
	"sync"
)

// sieve holds two bytes of hash for each value of a dictionary, by code, so
// that an equality looks at the few values that could be it and not at all.
// It says where a value can not be, never where it is.
//
// The hash is of the unescaped text without regard to case, so that exact and
// case-blind conditions both find their candidates.
type sieve []byte

// sieveMin is the size from which a dictionary has a sieve; smaller ones are
// read as fast.
const sieveMin = 256

// newSieve returns an empty sieve for n values, nil when they need none.
func newSieve(n int) sieve {
	if n < sieveMin {
		return nil
	}
	return make(sieve, 2*n)
}

// set enters the hash of a value.
func (s sieve) set(code uint32, hash uint16) { binary.LittleEndian.PutUint16(s[2*code:], hash) }

// find calls fn with the codes whose hash is wanted, in order. Four hashes are
// compared at a time.
func (s sieve) find(wanted uint16, fn func(code uint32)) {
	const each, top = 0x0001000100010001, 0x8000800080008000
	pattern := uint64(wanted) * each
	n := len(s) / 2
	code := 0
	for ; code+4 <= n; code += 4 {
		x := load64(s[2*code:]) ^ pattern
		if (x-each)&^x&top == 0 {
			continue
		}
		for i := code; i < code+4; i++ {
			if binary.LittleEndian.Uint16(s[2*i:]) == wanted {
				fn(uint32(i))
			}
		}
	}
	for ; code < n; code++ {
		if binary.LittleEndian.Uint16(s[2*code:]) == wanted {
			fn(uint32(code))
		}
	}
}

// findAny is find for several hashes.
func (s sieve) findAny(wanted []uint16, fn func(code uint32)) {
	set := newBitmap(1 << 16)
	for _, h := range wanted {
		set.set(int(h))
	}
	for code := range len(s) / 2 {
		if h := binary.LittleEndian.Uint16(s[2*code:]); set.has(int(h)) {
			fn(uint32(code))
		}
	}
}

// valueHash hashes a value as it stands in the dictionary.
func valueHash(text []byte) uint16 {
	if isPlain(text) {
		return foldedHash(text)
	}
	return foldedHash(fold(string(unescape(text))))
}

// foldedHash hashes folded text. ASCII text need not be folded: the bit that
// tells capitals from small letters is left out.
func foldedHash(text []byte) uint16 {
	const small, spread = 0x2020202020202020, 0x9E3779B97F4A7C15
	h := uint64(len(text)) * spread
	for ; len(text) >= 8; text = text[8:] {
		h = (bits.RotateLeft64(h, 5) ^ (load64(text) | small)) * spread
	}
	var rest [8]byte
	copy(rest[:], text)
	h = (bits.RotateLeft64(h, 5) ^ (load64(rest[:]) | small)) * spread
	h = (h ^ h>>32) * spread
	return uint16(h >> 48)
}

func load64(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }

func (p *packedValues) sieve() sieve { return p.hashes }

// growingSieve is that of a dictionary which is being filled. Readers add to
// it what is new to them.
type growingSieve struct {
	mu     sync.Mutex
	hashes sieve
}

func (v *rawValues) sieve() sieve {
	if v.refs.n < sieveMin {
		return nil
	}
	g := v.hashes
	g.mu.Lock()
	defer g.mu.Unlock()
	for code := len(g.hashes) / 2; code < v.refs.n; code++ {
		g.hashes = binary.LittleEndian.AppendUint16(g.hashes, valueHash(v.text(uint32(code))))
	}
	return g.hashes[:2*v.refs.n]
}
