package loader

import (
	"bytes"
	"context"
	"errors"
	"io"

	"github.com/trailsift/trailsift/store"
)

// next consumes white space and commas and returns the byte behind them.
func (t *text) next() (byte, error) {
	for {
		rest := t.win.rest()
		for i, c := range rest {
			if !isSpace(c) && c != ',' {
				t.win.advance(i)
				return c, nil
			}
			t.line.pass(c)
		}
		t.win.advance(len(rest))
		if err := t.win.more(); err != nil {
			return 0, err
		}
	}
}

// startsValues reports whether a text that begins with c is JSON, or lines of
// a time and JSON. A string is when it holds some: a table may start with one.
func (t *text) startsValues(c byte) (bool, error) {
	switch {
	case c == '{', c == '"' && t.holdsJSON():
		return true, nil
	case c == '[':
		_, c, err := t.win.skipTo(1)
		if err == errEnd {
			return true, t.endOfLoading()
		}
		return c == '{' || c == '[' || c == ']' || c == '"', err
	}
	return t.stampEnd() > 0, t.endOfLoading()
}

// endOfLoading returns why loading ended if that is why the text did.
func (t *text) endOfLoading() error {
	if t.win.err == io.EOF {
		return nil
	}
	return context.Cause(t.ctx)
}

// values reads values that follow each other to the end of the text.
func (t *text) values() error {
	for {
		c, err := t.next()
		if err != nil {
			return t.endOfLoading()
		}
		if isDigit(c) {
			if n := t.stampEnd(); n > 0 {
				t.win.advance(n)
				c = '{'
			}
		}
		if err := t.topValue(c); err != nil {
			return t.finish(err)
		}
		t.line = midLine
	}
}

// topValue reads a value that nothing encloses, which starts with c.
func (t *text) topValue(c byte) error {
	if c != '{' && c != '[' && (c != '"' || !t.holdsJSON()) {
		return t.junk(c)
	}
	at, key := t.win.offset(), t.openingKey()
	t.listed = 0
	counted, err := t.value(0, false)
	switch {
	case err == errEnd && !counted:
		return t.cut(err)
	case err != nil:
		return t.goOn(err, true)
	case counted:
		t.opens(key)
	case c == '[':
		t.prove() // an empty list
	case c == '"':
		t.notObject(at)
	case t.ruins != amongRuins || t.line == atMargin:
		t.ruins = noRuins
		t.other()
	}
	return nil
}

// finish reports an end inside a value.
func (t *text) finish(err error) error {
	if !errors.Is(err, errEnd) {
		return err
	}
	if err := t.endOfLoading(); err != nil {
		return err
	}
	if !t.lost {
		t.lost = true
		t.fault(Problem{Source: t.name, Byte: t.win.end(), Err: t.whyEnded()})
	}
	return nil
}

// whyEnded says why the text ends inside a value.
func (t *text) whyEnded() error {
	if t.win.err == io.EOF {
		return errEnd
	}
	return t.win.err
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// stampEnd returns the length of a time at the start of the unread text and
// of the white space behind it, when an object follows; else 0. CloudWatch
// Logs writes lines like this when it exports to S3.
func (t *text) stampEnd() int {
	const longest = 64
	spaced := false
	for i := range longest {
		c, err := t.win.at(i)
		switch {
		case err != nil:
			return 0
		case c == '{' && spaced:
			return i
		case c == ' ' || c == '\t':
			spaced = true
		case spaced || !isDigit(c) && bytes.IndexByte([]byte("-:.TZ+"), c) < 0:
			return 0
		}
	}
	return 0
}

// value reads the value at the start of the unread text, which is no white
// space. It reports whether all of it was counted: as a record, as bad, or
// as skipped. Nest is how deep it lies; wrapped says that it is what another
// product made of a record, so that the record itself may be in it.
func (t *text) value(nest int, wrapped bool) (counted bool, err error) {
	if nest == maxNesting {
		return false, t.win.faultAt(0, "nested too deeply")
	}
	switch t.win.rest()[0] {
	case '{':
		if bytes.HasPrefix(t.win.rest(), []byte(`{"eventVersion"`)) && !wrapped {
			return true, t.add(nest, false)
		}
		return t.object(nest, wrapped)
	case '[':
		return t.list(nest, wrapped)
	case '"':
		return t.str(nest)
	}
	end, err := t.win.scalarEnd(0)
	if end == 0 && err == nil {
		err = t.win.faultAt(0, "expected a value")
	}
	t.win.advance(end)
	return false, err
}

// add reads the record at the start of the unread text.
func (t *text) add(nest int, partial bool) error {
	t.prove()
	t.begin()
	at := store.Origin{Source: t.source, Record: t.record, Partial: partial}
	for {
		n, refused, err := t.builder.Add(t.win.rest(), at)
		if err == nil {
			t.win.advance(n)
			return t.added(refused, nest)
		}
		if err == store.ErrShort {
			if err = t.win.more(); err == nil {
				continue
			}
		}
		return t.refuse(err, nest == 0)
	}
}

// begin numbers a record. The first one makes its file a source.
func (t *text) begin() {
	if !t.known {
		t.known, t.source = true, t.store.AddSource(t.name, t.item.order())
	}
	t.record++
}

// added counts a record that was read, and looks at the clock now and then.
func (t *text) added(refused string, nest int) error {
	switch {
	case refused == "":
		t.kept, t.ruins = true, noRuins
	case nest == t.listed && t.goesOn():
		t.damage(Problem{Source: t.name, Record: int(t.record), Byte: t.win.offset(), Err: errClosedEarly})
		t.ruins = amongRuins
	default:
		t.skip(refused)
	}
	if t.record%pulseEvery != 0 {
		return nil
	}
	return t.pulse()
}

// refuse counts a record that cannot be read and goes on behind it.
func (t *text) refuse(err error, lines bool) error {
	p := Problem{Source: t.name, Record: int(t.record), Byte: t.win.offset(), Err: err}
	var syntax *store.SyntaxError
	switch {
	case errors.As(err, &syntax):
		p.Byte += int64(syntax.Offset)
	case err == errEnd:
		if err := t.endOfLoading(); err != nil {
			t.record-- // it was not seen whole
			return err
		}
		p.Byte, p.Err = t.win.end(), t.whyEnded()
		t.damage(p)
		t.lost = true
		return errEnd
	}
	t.damage(p)
	t.ruins = max(t.ruins, beforeRuins)
	_, err = t.resync(0, lines)
	return err
}
