package inflate

import "encoding/binary"

// outcome is how reading the symbols of a block ended.
type outcome int

const (
	nearEnd outcome = iota // too near the end of src or of the room for text
	ended                  // at the end of the block
	damaged
)

const (
	// fastInput is how many bytes of src a round of the fast loop may read:
	// 8, and 8 more up to 7 bytes behind.
	fastInput = 16

	// leastBits is how many bits must be ready for a distance, its extra bits,
	// and the look-up that follows.
	leastBits = longestCode + 13 + litBits

	// room is how far behind the end of the text a round of the fast loop
	// may write: six literals, or four and a match that is copied 16 bytes at
	// a time.
	room = 320

	// longMatch is the length from which on a match is copied by the library:
	// it has wider copies, but takes its time to choose one.
	longMatch = 64
)

// fast reads symbols as long as it need not look where src and the room for
// text end. This loop is why a file takes half of the time that
// klauspost/compress needs. What it calls is all inlined.
//
// A round begins with the entry of its first symbol, which the one before has
// looked up: so the table is read while a match is still being copied, which
// is worth a twentieth. Of the 56 bits that are ready then three literals take
// 36, two and a length 44. All ways to the next round leave the bits of a
// look-up, which are all that an entry depends on.
func (d *Decoder) fast() outcome {
	src, out := d.in.src, d.out
	at, buf, n := d.in.at, d.in.buf, d.in.n
	lit, dist := &d.lit, &d.dist
	op, result := d.at, nearEnd
	if at > len(src)-fastInput {
		return nearEnd
	}
	at, buf, n = refill(src, at, buf, n)
	e := lit[buf&(1<<litBits-1)]
	for at <= len(src)-fastInput && op <= len(out)-room {
		at, buf, n = refill(src, at, buf, n)
		if e&isLiteral != 0 {
			op, e, buf, n = literal(lit, out, op, e, buf, n)
			if e&isLiteral != 0 {
				op, e, buf, n = literal(lit, out, op, e, buf, n)
				if e&isLiteral != 0 {
					op, e, buf, n = literal(lit, out, op, e, buf, n)
					continue
				}
			}
		}
		if leadsOn(e) {
			e = lit[below(e, buf, litBits)&(litTableSize-1)]
			if e&isLiteral != 0 {
				op, e, buf, n = literal(lit, out, op, e, buf, n)
				continue
			}
		}
		before := buf
		buf, n = drop(e, buf, n)
		if e&isSpecial != 0 {
			result = outcomeOf(e)
			break
		}
		length := number(e, before)
		if n&63 < leastBits {
			at, buf, n = refill(src, at, buf, n)
		}
		e = dist[buf&(1<<distBits-1)]
		if leadsOn(e) {
			e = dist[below(e, buf, distBits)&(distTableSize-1)]
		}
		back := number(e, buf)
		buf, n = drop(e, buf, n)
		if back > op || e&isSpecial != 0 {
			result = damaged
			break
		}
		e = lit[buf&(1<<litBits-1)]
		repeat(out, op, back, length)
		op += length
	}
	d.in.at, d.in.buf, d.in.n, d.at = at, buf, n&63, op
	return result
}

// literal writes what an entry of literals says, and looks up the entry behind.
func literal(lit *[litTableSize]uint32, out []byte, op int, e uint32, buf uint64, n uint) (int, uint32, uint64, uint) {
	op = put(out, op, e)
	buf, n = drop(e, buf, n)
	return op, lit[buf&(1<<litBits-1)], buf, n
}

// refill makes at least 56 bits ready, as [bitReader.fill] does. Only the
// lowest 6 bits of n count, here and in drop.
func refill(src []byte, at int, buf uint64, n uint) (int, uint64, uint) {
	return at + int(^n>>3&7), buf | binary.LittleEndian.Uint64(src[at:])<<(n&63), n | 56
}

// drop takes the bits of an entry.
func drop(e uint32, buf uint64, n uint) (uint64, uint) {
	return buf >> (e & dropMask), n - uint(e)
}

// put writes one literal or two, and returns where the text ends then.
func put(out []byte, op int, e uint32) int {
	binary.LittleEndian.PutUint16(out[op:], uint16(e>>literalShift))
	return op + int(e>>countShift)
}

// repeat writes length bytes that lie so far back, and up to 15 behind them
// which mean nothing.
func repeat(out []byte, op, back, length int) {
	from, end := op-back, op+length
	if back < 16 { // the bytes to be copied are among those just written
		for ; op < end; op++ {
			out[op] = out[from]
			from++
		}
		return
	}
	if length > longMatch && back >= length {
		copy(out[op:end], out[from:])
		return
	}
	for ; op < end; op += 16 {
		*(*[16]byte)(out[op:]) = *(*[16]byte)(out[from:])
		from += 16
	}
}
