package inflate

import "encoding/binary"

// Tables are made for so many blocks, and for one more every so many bytes of
// the input. Making them takes as long as reading 10 KB of text; a file of
// nothing but tiny blocks would keep a processor busy for minutes.
const (
	freeTables    = 64
	bytesPerTable = 256
)

// blocks reads all blocks. It reports whether they are sound, and not too many.
func (d *Decoder) blocks() bool {
	for tables := freeTables + len(d.in.src)/bytesPerTable; tables > 0; {
		d.in.fill()
		last := d.in.take(1) == 1
		ok := false
		switch d.in.take(2) {
		case 0:
			ok = d.stored()
		case 1:
			tables--
			ok = d.fixedTables() && d.compressed()
		case 2:
			tables--
			ok = d.dynamicTables() && d.compressed()
		}
		if !ok || last {
			return ok
		}
	}
	return false
}

// stored copies a block that is not compressed: what compressors make of a
// stretch of session tokens.
func (d *Decoder) stored() bool {
	from := d.in.align()
	if from+4 > len(d.in.src) {
		return false
	}
	size := binary.LittleEndian.Uint16(d.in.src[from:])
	if size != ^binary.LittleEndian.Uint16(d.in.src[from+2:]) {
		return false
	}
	from += 4
	to := from + int(size)
	if to > len(d.in.src) || d.at+int(size) > d.end {
		return false
	}
	d.at += copy(d.out[d.at:], d.in.src[from:to])
	d.in.at = to
	return true
}

// fixedTables makes the tables of codes that every decoder knows.
func (d *Decoder) fixedTables() bool {
	for i := range d.lens {
		switch {
		case i < 144:
			d.lens[i] = 8
		case i < 256:
			d.lens[i] = 9
		case i < 280:
			d.lens[i] = 7
		case i < maxLitCodes:
			d.lens[i] = 8
		default:
			d.lens[i] = 5
		}
	}
	return d.tables(maxLitCodes, maxDistCodes)
}

// dynamicTables reads the codes of a block and makes their tables.
func (d *Decoder) dynamicTables() bool {
	d.in.fill()
	lits := int(d.in.take(5)) + 257
	dists := int(d.in.take(5)) + 1
	pres := int(d.in.take(4)) + 4
	if lits > maxLitCodes-2 || dists > maxDistCodes-2 || !d.preTable(pres) || !d.readLens(lits+dists) {
		return false
	}
	return d.tables(lits, dists)
}

// tables makes the tables of so many codes, whose lengths are known.
func (d *Decoder) tables(lits, dists int) bool {
	return d.codes.build(d.lit[:], litBits, d.lens[:lits], d.symbols.lit[:]) &&
		d.codes.build(d.dist[:], distBits, d.lens[lits:lits+dists], d.symbols.dist[:])
}

// preTable reads the codes for lengths of codes.
func (d *Decoder) preTable(n int) bool {
	order := [preCodes]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
	var lens [preCodes]uint8
	for _, symbol := range order[:n] {
		d.in.fill()
		lens[symbol] = uint8(d.in.take(3))
	}
	return d.codes.build(d.pre[:], preBits, lens[:], d.symbols.pre[:])
}

// readLens reads the lengths of n codes.
func (d *Decoder) readLens(n int) bool {
	for i := 0; i < n; {
		d.in.fill()
		e := d.pre[d.in.buf&(1<<preBits-1)]
		if e&isSpecial != 0 {
			return false
		}
		d.in.take(uint(e & dropMask))
		value, times := uint8(e>>valueShift), 1
		switch value {
		case 16:
			if i == 0 {
				return false
			}
			value, times = d.lens[i-1], 3+int(d.in.take(2))
		case 17:
			value, times = 0, 3+int(d.in.take(3))
		case 18:
			value, times = 0, 11+int(d.in.take(7))
		}
		if times > n-i {
			return false
		}
		for end := i + times; i < end; i++ {
			d.lens[i] = value
		}
	}
	return true
}

// compressed reads the symbols of a block.
func (d *Decoder) compressed() bool {
	for {
		result := d.fast()
		if result == nearEnd {
			result = d.symbol()
		}
		if result != nearEnd {
			return result == ended
		}
	}
}

// symbol reads one symbol, and says nearEnd when it was not the last. Behind
// the end of src it stops: what is read there could go on to the end of the
// room, and only then be found wrong.
func (d *Decoder) symbol() outcome {
	d.in.fill()
	if d.in.overrun() {
		return damaged
	}
	e := lookUp(d.lit[:], litBits, d.in.buf)
	if e&isLiteral != 0 {
		if d.at >= d.end {
			return damaged
		}
		d.in.take(uint(e & dropMask))
		d.at = put(d.out, d.at, e)
		return nearEnd
	}
	length := d.value(e)
	if e&isSpecial != 0 {
		return outcomeOf(e)
	}
	d.in.fill()
	e = lookUp(d.dist[:], distBits, d.in.buf)
	back := d.value(e)
	if e&isSpecial != 0 || back > d.at || length > d.end-d.at {
		return damaged
	}
	repeat(d.out, d.at, back, length)
	d.at += length
	return nearEnd
}

// value takes the bits of an entry and returns its length or distance.
func (d *Decoder) value(e uint32) int {
	v := number(e, d.in.buf)
	d.in.take(uint(e & dropMask))
	return v
}
