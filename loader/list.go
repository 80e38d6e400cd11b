package loader

import "errors"

// errClosedEarly is what is wrong with a record that members follow.
var errClosedEarly = errors.New("closed before its end: members follow")

// list reads the elements of a list. It reports whether there were any, and
// takes an empty one for that of a trail unless it lies in a list.
func (t *text) list(nest int, wrapped bool) (counted bool, err error) {
	t.win.advance(1)
	defer func() { t.listed = inEnvelope }()
	for first := true; ; first = false {
		c, err := t.next()
		if err != nil {
			return true, err
		}
		if c == ']' {
			t.win.advance(1)
			return !first, nil
		}
		t.listed = nest + 1
		if err := t.element(c, nest+1, first, wrapped); err != nil {
			return true, err
		}
	}
}

// inEnvelope in place of text.listed says that what is read is no element.
const inEnvelope = -1

// element reads an element of a list, which starts with c.
func (t *text) element(c byte, nest int, first, wrapped bool) error {
	switch {
	case t.ruins != noRuins && c != '{' && c != '[':
		t.ruins = amongRuins
		return t.swallow(c)
	case c == '"' && t.spoilt(first):
		return nil
	case c == '}' && !first:
		t.fault(Problem{Source: t.name, Byte: t.win.offset(), Err: errStray})
		t.win.advance(1)
		return nil
	}
	at, key := t.win.offset(), t.openingKey()
	counted, err := t.value(nest, wrapped)
	switch {
	case err == errEnd && !counted:
		return t.cut(err)
	case err != nil:
		return t.goOn(err, false)
	case counted:
		t.opens(key)
	case t.ruins == amongRuins:
	case c == '{':
		t.other()
	default:
		t.notObject(at)
	}
	return nil
}

// str reads the string at the start of the unread text.
func (t *text) str(nest int) (counted bool, err error) {
	end, err := t.win.stringEnd(1)
	if err != nil {
		return false, err
	}
	counted, err = t.embedded(1, end, nest)
	t.win.advance(end + 1)
	return counted, err
}

// spoilt goes over a string that is no element of the list it stands in, and
// reports whether it did: a key, because the record before it was closed too
// early, or a quote whose partner is missing, so that the string reaches into
// the next record.
func (t *text) spoilt(first bool) bool {
	end, err := t.win.stringEnd(1)
	if err != nil {
		return false
	}
	if t.opensNext(end) {
		t.notObject(t.win.offset())
		t.win.advance(end - 1)
		return true
	}
	if _, c, err := t.win.skipTo(end + 1); err != nil || c != ':' || first {
		return false
	}
	t.fault(Problem{Source: t.name, Record: int(t.record), Byte: t.win.offset(), Err: errClosedEarly})
	t.ruins = amongRuins
	t.win.advance(end + 1)
	return true
}

// opensNext reports whether the quote at offset end, which ends a string, is
// that of the key with which the next value starts: the string's own quote is
// missing.
func (t *text) opensNext(end int) bool {
	d := damaged{win: t.win, key: t.opening, i: end - 1}
	next, err := d.boundary(t.win.rest()[end-1])
	return next && err == nil
}

// goesOn reports whether a key follows, as it does behind a record that was
// closed too early.
func (t *text) goesOn() bool {
	i, c, err := t.win.skipTo(0)
	if err != nil || c != '"' {
		return false
	}
	_, _, _, err = t.win.key(i)
	return err == nil
}

// swallow goes over what is left of a damaged record: a misplaced bracket
// makes keys and values of it look like elements of the list.
func (t *text) swallow(c byte) error {
	if c != '"' {
		t.win.advance(1)
		return nil
	}
	// Where a quote is missing, what looks like a string may reach into the
	// next record.
	for d := (&damaged{win: t.win, key: t.opening, i: 1}); ; d.i++ {
		c, err := t.win.at(d.i)
		if err != nil {
			return t.goOn(err, false)
		}
		if next, err := d.boundary(c); next || err != nil {
			t.win.advance(d.i)
			return err
		}
		switch c {
		case '\\':
			d.i++
		case '"':
			t.win.advance(d.i + 1)
			return nil
		}
	}
}
