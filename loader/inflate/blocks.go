package inflate

import "encoding/binary"

// blocks reads all blocks. It reports whether they are sound.
func (d *Decoder) blocks() bool {
	for {
		d.in.fill()
		last := d.in.take(1) == 1
		var ok bool
		switch d.in.take(2) {
		case 0:
			ok = d.stored()
		case 1:
			ok = d.fixedTables() && d.compressed()
		case 2:
			ok = d.dynamicTables() && d.compressed()
		}
		if !ok || last {
			return ok
		}
	}
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
	lens := d.lens[:maxLitCodes]
	for i := range lens {
		switch {
		case i < 144:
			lens[i] = 8
		case i < 256:
			lens[i] = 9
		case i < 280:
			lens[i] = 7
		default:
			lens[i] = 8
		}
	}
	if !d.codes.build(d.lit[:], litBits, lens, d.symbols.lit[:]) {
		return false
	}
	lens = d.lens[:maxDistCodes]
	for i := range lens {
		lens[i] = 5
	}
	return d.codes.build(d.dist[:], distBits, lens, d.symbols.dist[:])
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
		switch d.fast() {
		case ended:
			return true
		case damaged:
			return false
		}
		switch d.symbol() {
		case ended:
			return true
		case damaged:
			return false
		}
	}
}

// symbol reads one symbol, and says nearEnd when it was not the last.
func (d *Decoder) symbol() outcome {
	d.in.fill()
	e := lookUp(d.lit[:], litBits, d.in.buf)
	if e&isLiteral != 0 {
		d.in.take(uint(e & dropMask))
		if d.at >= d.end || d.in.overrun() {
			return damaged
		}
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
	if e&isSpecial != 0 || back > d.at || length > d.end-d.at || d.in.overrun() {
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
