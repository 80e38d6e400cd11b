package scenario

import (
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"hash/fnv"
	"math/rand/v2"
	"strconv"
	"time"
)

const (
	lowerHex = "0123456789abcdef"
	upper36  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	alnum62  = upper36 + "abcdefghijklmnopqrstuvwxyz"
	base32Az = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
)

// dice are the random numbers of one section.
type dice struct{ *rand.Rand }

// newDice gives a section its own stream, whatever other sections draw.
func newDice(seed uint64, section string) dice {
	h := fnv.New64a()
	h.Write([]byte(section))
	return dice{rand.New(rand.NewPCG(seed, h.Sum64()))}
}

func (d dice) text(n int, alphabet string) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[d.IntN(len(alphabet))]
	}
	return string(b)
}

func (d dice) bytes(n int) []byte {
	b := make([]byte, 0, n+8)
	for len(b) < n {
		b = binary.BigEndian.AppendUint64(b, d.Uint64())
	}
	return b[:n]
}

// uuid is a random (version 4) GUID in lower case.
func (d dice) uuid() string {
	b := d.bytes(16)
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	s := hex.EncodeToString(b)
	return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}

// base64 is n random bytes in base64, as in x-amz-id-2.
func (d dice) base64(n int) string { return base64.StdEncoding.EncodeToString(d.bytes(n)) }

// token looks like an STS session token: about n characters of base64 behind
// the start they all share.
func (d dice) token(n int) string {
	return "IQoJb3JpZ2luX2VjEJ7//////////wEa" + d.base64(n*3/4)
}

// accessKey is an access key id of account. As in real ones (those whose
// fifth character is Q or later) the account is readable from bits 7..46 of
// its first 48.
func (d dice) accessKey(kind, account string) string {
	n, err := strconv.ParseUint(account, 10, 40)
	if err != nil {
		n = 0
	}
	head := uint64(1)<<47 | n<<7 | d.Uint64N(1<<7)
	b := binary.BigEndian.AppendUint64(nil, head)[2:]
	return kind + base32.StdEncoding.EncodeToString(append(b, d.bytes(4)...))
}

// pick is one of the choices, each as likely.
func pick[T any](d dice, choices ...T) T { return choices[d.IntN(len(choices))] }

// chance is true in percent of a hundred cases.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

// between is a duration of whole seconds from lo to hi seconds.
func (d dice) between(lo, hi int) time.Duration {
	return time.Duration(lo+d.IntN(hi-lo+1)) * time.Second
}

// every calls f about each period seconds from start to end, a little off
// each time, as timers are.
func (d dice) every(period int, f func(at time.Time)) {
	at := Start.Add(d.between(0, period))
	for at.Before(End) {
		f(at)
		at = at.Add(d.between(period*9/10, period*11/10))
	}
}

// named are dice that depend on a name only, for ids that must not change
// with the seed.
func named(name string) dice { return newDice(0, name) }

// uniqueID is the id IAM gives to the thing of this name: AIDA…, AROA….
func uniqueID(kind, name string) string {
	return kind + named(kind+name).text(17, base32Az)
}

// ec2ID is an id such as vpc-0a1b2c3d4e5f60718 for the thing of this name.
func ec2ID(kind, name string) string {
	return kind + "-0" + named(kind+name).text(16, lowerHex)
}
