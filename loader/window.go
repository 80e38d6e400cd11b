package loader

import (
	"errors"
	"io"
)

// errEnd says that the text ended; window.err says why.
var errEnd = errors.New("unexpected end")

// errTooLarge says that something does not fit in a window.
var errTooLarge = errors.New("larger than 16 MiB")

// maxEmptyReads is how often a source may return nothing and no error.
const maxEmptyReads = 100

// leastRead is the least room that a source is given to read into.
const leastRead = 64

// window is the unread part of a text, as much of it as is needed at a time.
//
//	text:   ................|consumed|unread.......|................
//	buf:                    [--------^pos----------]
//	                        ^base                  more() goes on here
//
// Offsets given to its methods count from the first unread byte and stay
// valid when more is read.
type window struct {
	buf  []byte // what is in memory
	pos  int    // consumed
	base int64  // offset of buf[0] in the text
	src  io.Reader
	err  error // why there is no more: io.EOF, or a fault
}

// reset starts on a new text, in the memory of the last one.
func (w *window) reset(src io.Reader) {
	if cap(w.buf) != windowSize {
		w.buf = make([]byte, 0, windowSize)
	}
	w.buf, w.pos, w.base, w.src, w.err = w.buf[:0], 0, 0, src, nil
}

// textWindow is a window on text that is in memory and starts at offset base
// of something larger.
func textWindow(text []byte, base int64) window {
	return window{buf: text, base: base, err: io.EOF}
}

// rest returns the unread bytes that are in memory.
func (w *window) rest() []byte { return w.buf[w.pos:] }

// advance consumes n bytes.
func (w *window) advance(n int) { w.pos += n }

// offset returns where in the text the first unread byte is.
func (w *window) offset() int64 { return w.base + int64(w.pos) }

// end returns where in the text the bytes in memory end.
func (w *window) end() int64 { return w.base + int64(len(w.buf)) }

// more reads on, behind the unread bytes. Its error is errEnd or errTooLarge.
// A large unread part is doubled, so that reading something large again with
// more of it costs in proportion to its size.
func (w *window) more() error {
	want := len(w.buf) - w.pos
	if want < windowSize/4 {
		want = 1
	}
	got, err := w.readOnce()
	for err == nil && got < want {
		var n int
		n, err = w.readOnce()
		got += n
	}
	if got > 0 {
		return nil
	}
	return err
}

// readOnce reads what the source has ready, at least a byte.
func (w *window) readOnce() (int, error) {
	for range maxEmptyReads {
		if w.err != nil {
			return 0, errEnd
		}
		if err := w.makeRoom(); err != nil {
			return 0, err
		}
		n, err := w.src.Read(w.buf[len(w.buf):cap(w.buf)])
		w.buf, w.err = w.buf[:len(w.buf)+n], err
		if n > 0 {
			return n, nil
		}
	}
	w.err = io.ErrNoProgress
	return 0, errEnd
}

// makeRoom moves the unread bytes to the front when the buffer is full, or to
// a larger one when they fill more than half of it.
func (w *window) makeRoom() error {
	if cap(w.buf)-len(w.buf) >= leastRead {
		return nil
	}
	unread, to := w.rest(), w.buf[:0]
	if len(unread) > cap(w.buf)/2 {
		if cap(w.buf) < maxRecord {
			to = make([]byte, 0, 2*cap(w.buf))
		} else if w.pos == 0 {
			return errTooLarge
		}
	}
	w.base += int64(w.pos)
	w.buf = append(to, unread...)
	w.pos = 0
	return nil
}

// at returns the byte at offset i.
func (w *window) at(i int) (byte, error) {
	for w.pos+i >= len(w.buf) {
		if err := w.more(); err != nil {
			return 0, err
		}
	}
	return w.buf[w.pos+i], nil
}

// Read hands out the text to those who do not need a window on it.
func (w *window) Read(p []byte) (int, error) {
	if w.pos == len(w.buf) {
		if err := w.more(); err != nil {
			return 0, w.err
		}
	}
	n := copy(p, w.rest())
	w.advance(n)
	return n, nil
}
