package inflate

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
)

// ErrUnusual says that a file is left to a library: it is damaged, or of a
// kind that is rare.
var ErrUnusual = errors.New("not a single, sound gzip member")

// Slack is how many zero bytes lie behind a text, within its capacity. Who
// reads a text may read so much too far.
const Slack = 64

// The parts of a gzip file.
const (
	headerSize  = 10
	trailerSize = 8

	flagName    = 1 << 3
	longestName = 512 // with its zero; compress/gzip takes no longer ones
)

// maxExpansion bounds the text that a byte of input can become: 258 bytes from
// two bits, one for a length and one for a distance.
const maxExpansion = 1032

// A Decoder decompresses gzip files. It holds the tables of the block being
// read.
type Decoder struct {
	in  bitReader
	out []byte // all of it room
	at  int    // end of the text in out
	end int    // where the text ends by the file's trailer

	lit     [litTableSize]uint32
	dist    [distTableSize]uint32
	pre     [preTableSize]uint32
	lens    [maxLitCodes + maxDistCodes]uint8
	symbols symbols
	codes   codes
}

// NewDecoder returns a Decoder for one goroutine.
func NewDecoder() *Decoder {
	return &Decoder{symbols: newSymbols()}
}

// Gunzip returns the text of a gzip file, in the memory of dst when it has
// room. At least [Slack] zero bytes follow the text within its capacity. A text
// longer than limit is unusual.
//
// The error is [ErrUnusual]; what dst held is lost then, too.
func (d *Decoder) Gunzip(dst, src []byte, limit int) ([]byte, error) {
	body := headerLen(src)
	if body == 0 || len(src)-body < trailerSize {
		return nil, ErrUnusual
	}
	trailer := src[len(src)-trailerSize:]
	size := uint64(binary.LittleEndian.Uint32(trailer[4:]))
	limit = min(limit, math.MaxInt-room)
	if limit < 0 || size > uint64(limit) || size > maxExpansion*uint64(len(src)) {
		return nil, ErrUnusual
	}
	d.end = int(size)
	d.at = 0
	if cap(dst) < d.end+room {
		dst = make([]byte, d.end+room)
	}
	d.out = dst[:d.end+room]
	d.in = bitReader{src: src, at: body}
	sound := d.blocks() && d.at == d.end && d.in.offset() == len(src)-trailerSize
	text := d.out[:d.end]
	d.in.src, d.out = nil, nil
	if !sound || crc32.ChecksumIEEE(text) != binary.LittleEndian.Uint32(trailer) {
		return nil, ErrUnusual
	}
	clear(text[d.end : d.end+Slack])
	return text, nil
}

// headerLen returns the length of a header that has no more than a name, 0
// when it is another one.
func headerLen(src []byte) int {
	if len(src) < headerSize || src[0] != 0x1f || src[1] != 0x8b || src[2] != 8 {
		return 0
	}
	switch src[3] {
	case 0:
		return headerSize
	case flagName:
		name := src[headerSize:min(len(src), headerSize+longestName)]
		if end := bytes.IndexByte(name, 0); end >= 0 {
			return headerSize + end + 1
		}
	}
	return 0
}
