package loader

import (
	"errors"
	"fmt"
)

// damaged finds the end of a damaged record. It forgives what a record may
// not have, and takes for the end what comes first:
//
//   - the bracket that closes the record;
//   - the bracket, comma or line end of what the record lies in;
//   - the start of a record, `{"eventVersion"`, which inside a string would
//     have escaped quotes;
//   - in a text of lines, a line that starts with an object.
type damaged struct {
	win     *window
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
	if err := t.notJSON(f); err != nil {
		return err
	}
	return t.resync(f.open, lines)
}

// notJSON reports a fault. One that is no part of a record spoils none.
func (t *text) notJSON(f *fault) error {
	p := Problem{Source: t.name, Byte: f.at, Err: fmt.Errorf("not JSON: %s", f.msg)}
	if f.stray && t.proven {
		t.tally.problem(p)
		return nil
	}
	if !f.stray {
		t.record++
		p.Record = int(t.record)
	}
	return t.bad(p)
}

// resync consumes the rest of a damaged value of which so many objects and
// lists are open.
func (t *text) resync(open int, lines bool) error {
	d := &damaged{win: t.win, lines: lines, depth: open, started: open > 0}
	moved := false
	for {
		done, err := d.step()
		if done {
			if d.i == 0 && !moved && open == 0 {
				d.i = 1 // a bracket that closes nothing
			}
			t.win.advance(d.i)
			return nil
		}
		if err == errTooLarge || d.i >= windowSize/2 {
			t.win.advance(d.i)
			d.i, err, moved = 0, nil, true
			if err := t.pulse(); err != nil {
				return err
			}
		}
		if err != nil {
			return t.lose(err)
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
		t.fault(Problem{Source: t.name, Byte: t.win.end(), Err: errors.New("its end was not found: the rest of the file is lost")})
	}
	return err
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
	const key = `"eventVersion"`
	i, first, err := d.win.skipTo(d.i + 1)
	if err != nil || first != '"' {
		return false, err
	}
	for j := range len(key) {
		c, err := d.win.at(i + j)
		if err != nil || c != key[j] {
			return false, err
		}
	}
	return true, nil
}
