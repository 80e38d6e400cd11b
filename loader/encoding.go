package loader

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// decoded returns a text as UTF-8. A UTF-8 byte order mark is dropped, and
// UTF-16 is rewritten: PowerShell's `aws ... > file` writes it, and UTF-32 where
// somebody asks it to. Their signs are the mark, or zeros beside an opening bracket.
func decoded(src *bufio.Reader) (io.Reader, error) {
	head, _ := src.Peek(4)
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe\x00\x00")):
		src.Discard(4)
		return &utf32Reader{src: src, order: binary.LittleEndian}, nil
	case bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")):
		src.Discard(4)
		return &utf32Reader{src: src, order: binary.BigEndian}, nil
	case len(head) > 3 && isOpening(head[0]) && string(head[1:]) == "\x00\x00\x00":
		return &utf32Reader{src: src, order: binary.LittleEndian}, nil
	case len(head) > 3 && isOpening(head[3]) && string(head[:3]) == "\x00\x00\x00":
		return &utf32Reader{src: src, order: binary.BigEndian}, nil
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		src.Discard(3)
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		src.Discard(2)
		return &utf16Reader{src: src}, nil
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		src.Discard(2)
		return &utf16Reader{src: src, big: true}, nil
	case len(head) > 1 && head[1] == 0 && isOpening(head[0]):
		return &utf16Reader{src: src}, nil
	case len(head) > 1 && head[0] == 0 && isOpening(head[1]):
		return &utf16Reader{src: src, big: true}, nil
	}
	if _, err := src.Peek(1); err == io.EOF {
		return nil, errEmpty
	}
	return src, nil
}

// isPlain reports whether a text is one that decoded would return as it is.
func isPlain(text []byte) bool { return len(text) > 1 && isOpening(text[0]) && text[1] != 0 }

func isOpening(c byte) bool { return c == '{' || c == '[' }

// utf16Reader rewrites UTF-16 as UTF-8. Half of a surrogate pair becomes
// U+FFFD.
type utf16Reader struct {
	src  *bufio.Reader
	big  bool
	held uint16 // read ahead
	has  bool
}

// Read returns whole characters.
func (r *utf16Reader) Read(p []byte) (n int, err error) {
	for n+utf8.UTFMax <= len(p) {
		// Only the first character is worth waiting for.
		if n > 0 && r.src.Buffered() < 4 {
			break
		}
		c, err := r.rune()
		if err != nil {
			return n, err
		}
		n += utf8.EncodeRune(p[n:], c)
	}
	return n, nil
}

func (r *utf16Reader) rune() (rune, error) {
	first, err := r.unit()
	if err != nil || !utf16.IsSurrogate(rune(first)) {
		return rune(first), err
	}
	second, err := r.unit()
	if err == io.EOF {
		return utf8.RuneError, nil
	}
	if err != nil {
		return 0, err
	}
	c := utf16.DecodeRune(rune(first), rune(second))
	if c == utf8.RuneError {
		r.held, r.has = second, true
	}
	return c, nil
}

// unit reads two bytes.
func (r *utf16Reader) unit() (uint16, error) {
	if r.has {
		r.has = false
		return r.held, nil
	}
	a, err := r.src.ReadByte()
	if err != nil {
		return 0, err
	}
	b, err := r.src.ReadByte()
	if err == io.EOF {
		return 0, errors.New("half a UTF-16 character at the end")
	}
	if r.big {
		return uint16(a)<<8 | uint16(b), err
	}
	return uint16(b)<<8 | uint16(a), err
}

// utf32Reader rewrites UTF-32 as UTF-8. What is no character becomes U+FFFD.
type utf32Reader struct {
	src   *bufio.Reader
	order binary.ByteOrder
}

// Read returns whole characters.
func (r *utf32Reader) Read(p []byte) (n int, err error) {
	for n+utf8.UTFMax <= len(p) {
		// Only the first character is worth waiting for.
		if n > 0 && r.src.Buffered() < 4 {
			break
		}
		var unit [4]byte
		if _, err := io.ReadFull(r.src, unit[:]); err == io.ErrUnexpectedEOF {
			return n, errors.New("a part of a UTF-32 character at the end")
		} else if err != nil {
			return n, err
		}
		c := r.order.Uint32(unit[:])
		if c > utf8.MaxRune {
			c = utf8.RuneError
		}
		n += utf8.EncodeRune(p[n:], rune(c))
	}
	return n, nil
}
