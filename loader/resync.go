package loader

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
)

// damaged finds the end of a damaged record. It forgives what a record may
// not have, and takes for the end what comes first:
//
//   - the bracket that closes the record;
//   - the bracket, comma or line end of what the record lies in;
//   - the start of a record, `{"eventVersion"` or the key that the value before
//     started with, which inside a string would have escaped quotes;
//   - in a text of lines, a line that starts with an object.
type damaged struct {
	win     *window
	key     string // that the value before started with, quotes included
	lines   bool
	depth   int // of open objects and lists
	quoted  bool
	i       int // offset looked at
	started bool
}

// goOn lets reading go on behind a fault. Other errors stay; one that means a
// value larger than a window is a fault of that value.
func (t *text) goOn(err error, lines bool) error {
	if err == nil {
		return nil
	}
	var f *fault
	if err == errTooLarge {
		f = &fault{at: t.win.offset(), msg: err.Error()}
	} else if !errors.As(err, &f) {
		return err
	}
	record, err := t.resync(f.open, lines)
	// What wraps a record stands in the same place.
	f.stray = f.stray || record && t.opening != "" && f.open == 0
	return cmp.Or(t.notJSON(f), err)
}

// unlessFault drops a fault of what was counted, or does not matter.
func unlessFault(err error) error {
	if _, ok := err.(*fault); ok {
		return nil
	}
	return err
}

// notJSON reports a fault. One that is no part of a record spoils none.
func (t *text) notJSON(f *fault) error {
	p := Problem{Source: t.name, Byte: f.at, Err: fmt.Errorf("not JSON: %s", f.msg)}
	if f.stray {
		t.fault(p)
		return nil
	}
	return t.bad(p)
}

// resync consumes the rest of a damaged value of which so many objects and
// lists are open. It reports whether it stopped at the start of a record.
func (t *text) resync(open int, lines bool) (record bool, err error) {
	d := &damaged{win: t.win, key: t.opening, lines: lines, depth: open, started: open > 0}
	moved := false
	for {
		d.pass()
		done, err := d.step()
		if done {
			if d.i == 0 && !moved && open == 0 {
				d.i = 1 // a bracket that closes nothing
			}
			t.win.advance(d.i)
			record, _ = t.win.has(0, "{"+recordKey)
			return record, nil
		}
		if err == errTooLarge || d.i >= windowSize/2 {
			t.win.advance(d.i)
			d.i, err, moved = 0, nil, true
			if err := t.pulse(); err != nil {
				return false, err
			}
		}
		if err != nil {
			return false, t.lose(err)
		}
	}
}

// lose reports that no end was found.
func (t *text) lose(err error) error {
	if err := t.endOfLoading(); err != nil {
		return err
	}
	t.win.advance(len(t.win.rest()))
	if t.win.src != nil && t.whyEnded() == errEnd {
		t.lost = true
		if !t.proven {
			return err // what is wrong with the file is known
		}
		t.fault(Problem{Source: t.name, Byte: t.win.end(), Err: errors.New("its end was not found: the rest of the file is lost")})
	}
	return err
}

// pass goes over bytes that mean nothing, here or in a string.
func (d *damaged) pass() {
	rest := d.win.rest()
	for ; d.started && d.i < len(rest); d.i++ {
		switch rest[d.i] {
		case '"', '\\', '\n', '{', '}', '[', ']', ',':
			return
		}
	}
}

// step looks at one byte. It is done when that byte does not belong to the
// record any more.
func (d *damaged) step() (done bool, err error) {
	c, err := d.win.at(d.i)
	if err != nil {
		return false, err
	}
	if d.started {
		if done, err := d.boundary(c); done || err != nil {
			return done, err
		}
	}
	d.started = true
	if d.quoted {
		return false, d.inString(c)
	}
	switch c {
	case '"':
		d.quoted = true
	case '{', '[':
		d.depth++
	case '}', ']':
		d.depth--
		if d.depth < 0 {
			return true, nil
		}
		d.i++
		return d.depth == 0, nil
	case ',', '\n':
		if d.depth == 0 && (c == '\n' || !d.lines) {
			return true, nil
		}
	}
	d.i++
	return false, nil
}

// inString goes over a byte of a string. A line break cannot be in one, so
// its closing quote is missing.
func (d *damaged) inString(c byte) error {
	switch c {
	case '\\':
		if _, err := d.win.at(d.i + 1); err != nil {
			return err
		}
		d.i++
	case '"', '\n':
		d.quoted = false
	}
	d.i++
	return nil
}

// boundary reports whether something else starts at c.
func (d *damaged) boundary(c byte) (bool, error) {
	if c == '\n' && d.lines {
		next, err := d.win.at(d.i + 1)
		return next == '{', err
	}
	if c != '{' {
		return false, nil
	}
	i, first, err := d.win.skipTo(d.i + 1)
	if err != nil || first != '"' {
		return false, err
	}
	if ok, err := d.win.has(i, recordKey); ok || err != nil || len(d.key) == 0 {
		return ok, err
	}
	return d.win.has(i, d.key)
}

// recordKey is what nearly all records start with.
const recordKey = `"eventVersion"`

// has reports whether text is at offset i.
func (w *window) has(i int, text string) (bool, error) {
	for j := range len(text) {
		c, err := w.at(i + j)
		if err != nil || c != text[j] {
			return false, err
		}
	}
	return true, nil
}

// longestOpening bounds the key that is remembered of a value.
const longestOpening = 64

// openingKey returns the key that the value at the start of the unread text
// starts with, if it is an object, and else that of the one before. By it the
// next value is found when this one is damaged.
func (t *text) openingKey() string {
	if rest := t.win.rest(); rest[0] != '{' || bytes.HasPrefix(rest[1:], []byte(recordKey)) {
		return t.opening
	}
	i, c, err := t.win.skipTo(1)
	if err != nil || c != '"' {
		return t.opening
	}
	end, err := t.win.stringEnd(i + 1)
	if err != nil || end > i+longestOpening {
		return t.opening
	}
	if key := t.win.rest()[i : end+1]; string(key) != t.opening {
		return string(key)
	}
	return t.opening
}

// opens remembers the key of a value that was read without fault.
func (t *text) opens(key string) {
	if t.ruins == noRuins {
		t.opening = key
	}
}
