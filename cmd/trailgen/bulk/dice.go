package bulk

import (
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
	"strconv"
)

const (
	lowerHex = "0123456789abcdef"
	upperHex = "0123456789ABCDEF"
	upper36  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	base32Az = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" // of IAM's ids
	alnum62  = upper36 + "abcdefghijklmnopqrstuvwxyz"
)

// hash mixes numbers to one (FNV's steps, then the finish of splitmix64). It
// gives every thing of the world its name without a memory of it.
func hash(numbers ...uint64) uint64 {
	h := uint64(0xcbf29ce484222325)
	for _, n := range numbers {
		h = finish(h ^ n)
	}
	return h
}

func finish(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// hashText is a number for a name.
func hashText(s string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 0x100000001b3
	}
	return finish(h)
}

// newDice are random numbers that depend on the given numbers alone.
func newDice(numbers ...uint64) *rand.Rand {
	h := hash(numbers...)
	return rand.New(rand.NewPCG(h, finish(h)))
}

// rank is a number from 0 to n-1 for a hash: 0 is the likeliest and each next
// one less so, about as 1/rank (Zipf's law). Each doubling of the rank is as
// likely as the one before. It uses no floats: their last bits differ between
// machines.
func rank(h uint64, n int) int {
	octaves := uint64(bits.Len(uint(n)))
	for n > 1 {
		first := uint64(1) << (h % octaves)
		if at := first - 1 + h>>8%first; at < uint64(n) {
			return int(at)
		}
		h = finish(h)
	}
	return 0
}

// appendDigits appends n signs of alphabet, chosen by h.
func appendDigits(out []byte, h uint64, n int, alphabet string) []byte {
	size := uint64(len(alphabet))
	for word := h; n > 0; n -= 8 {
		word = finish(word)
		for d, rest := word, min(n, 8); rest > 0; rest-- { // eight signs need at most 48 of 64 bits
			out = append(out, alphabet[d%size])
			d /= size
		}
	}
	return out
}

// appendRandom appends n random signs of alphabet.
func appendRandom(out []byte, r *rand.Rand, n int, alphabet string) []byte {
	size := uint64(len(alphabet))
	for n > 0 {
		h := r.Uint64()
		for range min(n, 8) { // eight signs need at most 48 of 64 bits
			out = append(out, alphabet[h%size])
			h /= size
		}
		n -= 8
	}
	return out
}

// appendUUID appends a version 4 UUID made of two numbers.
func appendUUID(out []byte, a, b uint64, alphabet string) []byte {
	a = a&^0xf000 | 0x4000
	b = b&^(3<<62) | 2<<62
	for i := range 32 {
		if i == 8 || i == 12 || i == 16 || i == 20 {
			out = append(out, '-')
		}
		word := a
		if i >= 16 {
			word = b
		}
		out = append(out, alphabet[word>>(60-4*(i%16))&15])
	}
	return out
}

// appendAccessKey appends the sixteen signs of an access key id behind AKIA or
// ASIA. As in real ones whose first sign is Q or later, the account can be
// read from bits 7 to 46 of the first 48.
func appendAccessKey(out []byte, account string, h uint64) []byte {
	number, err := strconv.ParseUint(account, 10, 40)
	if err != nil {
		number = 0
	}
	first := 1<<47 | number<<7 | h&127
	raw := binary.BigEndian.AppendUint64(make([]byte, 0, 16), first<<16)[:6]
	raw = binary.BigEndian.AppendUint32(raw, uint32(h>>8))
	return base32.StdEncoding.AppendEncode(out, raw)
}

// appendBase64 appends n random bytes in base64.
func appendBase64(out []byte, r *rand.Rand, n int) []byte {
	var raw [1024]byte
	n = min(n, len(raw)-8)
	for i := 0; i < n; i += 8 {
		binary.LittleEndian.PutUint64(raw[i:], r.Uint64())
	}
	return base64.StdEncoding.AppendEncode(out, raw[:n])
}

func appendInt(out []byte, n int) []byte { return strconv.AppendInt(out, int64(n), 10) }
