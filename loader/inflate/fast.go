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
	// fastInput is how many bytes of src a round of the fast loop may read.
	fastInput = 16

	// room is how far behind the end of the text a round of the fast loop
	// may write: three literals and a match, copied 16 bytes at a time.
	room = 320
)

// fast reads symbols as long as it need not look where src and the room for
// text end.
func (d *Decoder) fast() outcome {
	src, out := d.in.src, d.out
	at, op := d.in.at, d.at
	buf, n := d.in.buf, d.in.n
	lit, dist := &d.lit, &d.dist
	result := nearEnd
	for at <= len(src)-fastInput && op <= len(out)-room {
		buf |= binary.LittleEndian.Uint64(src[at:]) << (n & 63)
		at += int(^n >> 3 & 7)
		n |= 56
		e := lit[buf&(1<<litBits-1)]
		if e&isLiteral != 0 {
			buf, n = buf>>(e&dropMask), n-uint(e)
			binary.LittleEndian.PutUint16(out[op:], uint16(e>>literalShift))
			op += int(e >> countShift)
			e = lit[buf&(1<<litBits-1)]
			if e&isLiteral != 0 {
				buf, n = buf>>(e&dropMask), n-uint(e)
				binary.LittleEndian.PutUint16(out[op:], uint16(e>>literalShift))
				op += int(e >> countShift)
				e = lit[buf&(1<<litBits-1)]
				if e&isLiteral != 0 {
					buf, n = buf>>(e&dropMask), n-uint(e)
					binary.LittleEndian.PutUint16(out[op:], uint16(e>>literalShift))
					op += int(e >> countShift)
					e = lit[buf&(1<<litBits-1)]
				}
			}
		}
		if e&isSpecial != 0 && e&isSubtable != 0 {
			e = lit[(uint64(e>>valueShift)+buf>>litBits&(1<<(e>>codeShift&codeMask)-1))&(litTableSize-1)]
		}
		rest := buf
		buf, n = buf>>(e&dropMask), n-uint(e)
		if e&isLiteral != 0 {
			binary.LittleEndian.PutUint16(out[op:], uint16(e>>literalShift))
			op += int(e >> countShift)
			continue
		}
		if e&isSpecial != 0 {
			result = damaged
			if e&isEnd != 0 {
				result = ended
			}
			break
		}
		length := int(e>>valueShift) + int(rest&(1<<(e&dropMask)-1)>>(e>>codeShift&codeMask))

		buf |= binary.LittleEndian.Uint64(src[at:]) << (n & 63)
		at += int(^n >> 3 & 7)
		n |= 56
		e = dist[buf&(1<<distBits-1)]
		if e&isSpecial != 0 && e&isSubtable != 0 {
			e = dist[(uint64(e>>valueShift)+buf>>distBits&(1<<(e>>codeShift&codeMask)-1))&(distTableSize-1)]
		}
		back := int(e>>valueShift) + int(buf&(1<<(e&dropMask)-1)>>(e>>codeShift&codeMask))
		buf, n = buf>>(e&dropMask), n-uint(e)
		from := op - back
		if from < 0 || e&isSpecial != 0 {
			result = damaged
			break
		}
		end := op + length
		if back >= 16 {
			for {
				*(*[16]byte)(out[op:]) = *(*[16]byte)(out[from:])
				op += 16
				from += 16
				if op >= end {
					break
				}
			}
		} else {
			for ; op < end; op++ {
				out[op] = out[from]
				from++
			}
		}
		op = end
	}
	d.in.at, d.in.buf, d.in.n, d.at = at, buf, n&63, op
	return result
}
