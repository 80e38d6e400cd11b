package loader

import (
	"bytes"
	"errors"
	"fmt"
)

// errStray is text where nothing should be.
var errStray = errors.New("stray or trailing text")

// errNotJSON is a line that should be a value.
var errNotJSON = errors.New("not JSON")

// passHead goes over n bytes before the first record. They are the rest of a
// record, or a line that should be one, unless the record is on their line.
func (t *text) passHead(n int) {
	p := Problem{Source: t.name, Byte: t.win.offset(), Err: fmt.Errorf("%d bytes before the first record are not JSON", n)}
	head := bytes.TrimRight(t.win.rest()[:n], " \t\r,")
	if bytes.HasSuffix(head, []byte("\n")) {
		_ = t.bad(p)
	} else {
		t.fault(p)
	}
	t.win.advance(n)
}

// holdsJSON reports whether a line starts with a string that may hold a
// record.
func (t *text) holdsJSON() bool {
	c, err := t.win.at(1)
	if err != nil || c != '{' && c != '[' {
		return false
	}
	end, err := t.win.stringEnd(1)
	return err == nil && bytes.IndexByte(t.win.rest()[:end], '\n') < 0
}

// linePart is where in a line something starts.
type linePart int

const (
	atMargin linePart = iota
	indented          // only white space is before it
	midLine           // behind something else
)

// pass goes over a byte of white space.
func (l *linePart) pass(c byte) {
	switch {
	case c == '\n':
		*l = atMargin
	case *l == atMargin:
		*l = indented
	}
}

// junk goes over text, starting with c, that is no value and that nothing
// encloses. A line of it stands in the place of a record, unless it is the
// rest of the one before; beside a value it is stray.
func (t *text) junk(c byte) error {
	p := Problem{Source: t.name, Byte: t.win.offset(), Err: errStray}
	rest := t.isRest(c)
	alone, err := t.passJunk()
	switch {
	case err != nil:
		return err
	case rest && t.ruins == amongRuins: // known by now
	case rest:
		t.ruins = amongRuins
		t.fault(p)
	case alone:
		p.Err = errNotJSON
		return t.bad(p)
	default:
		t.fault(p)
	}
	return nil
}

// isRest reports whether what starts with c is the rest of the value before:
// it goes on in its line, or starts with a bracket or a key; and what is
// indented is, behind a record that was damaged.
func (t *text) isRest(c byte) bool {
	switch {
	case t.line == midLine, t.line == indented && t.ruins != noRuins:
		return true
	case t.record == 0:
		return false
	}
	return c == '}' || c == ']' || c == '"' && t.goesOn()
}

// passJunk goes over text that is no value, to the end of its line or to
// where a value seems to start. It reports whether there was none.
func (t *text) passJunk() (alone bool, err error) {
	j := &junk{damaged: damaged{win: t.win, key: t.opening, i: 1}}
	for {
		done, value, err := j.step()
		if done {
			t.win.advance(j.i)
			return !value, nil
		}
		if err == errTooLarge || j.i >= windowSize/2 {
			t.win.advance(j.i)
			j.i, err = 0, t.pulse()
		}
		if err != nil {
			return false, err
		}
	}
}

// junk finds the end of text that is no value.
type junk struct {
	damaged
	quote bool // what was looked at last, white space aside
	key   bool // a key was seen: objects are values in a damaged record
}

// step looks at one byte. It is done at the end of the line or of the text,
// or where a value starts.
func (j *junk) step() (done, value bool, err error) {
	c, err := j.win.at(j.i)
	switch {
	case err == errEnd:
		return true, false, nil
	case err != nil:
		return false, false, err
	case c == '\n':
		return true, false, nil
	case c == ':' && j.quote:
		j.key = true
	case c == '{':
		value, err := j.boundary(c)
		if value || !j.key {
			return true, true, nil
		}
		if err != nil && err != errEnd {
			return false, false, err
		}
	}
	if !isSpace(c) {
		j.quote = c == '"'
	}
	j.i++
	return false, false, nil
}
