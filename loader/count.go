package loader

import (
	"cmp"
	"errors"
)

// A place is where a record should be: an element of a list that leads to
// records, a value that nothing encloses, a row of a table. Text between such
// values that is none, from where reading stopped to where it goes on, is one
// place too, unless it clearly belongs to the value before or behind it.
//
// Every place has a number, in the order of the text, and one outcome: it is a
// row of the store or repeats one, or it is bad, or it is skipped. An object
// that leads to a list is no place, its elements are; an object that leads to
// one record is that record's place.

// errNotObject is what is wrong with a number in a list of records.
var errNotObject = errors.New("not an object")

// ruins says what may be read after a damaged record: keys and values of it
// that look like elements of the list, until a whole record comes.
type ruins int

const (
	noRuins     ruins = iota
	beforeRuins       // what comes next decides
	amongRuins        // something that is no object came
)

// closeProven counts a container and its places. One whose records were all
// skipped is skipped as a whole; one without records was read.
func (t *text) closeProven() {
	t.tally.present(int(t.record))
	if t.others > 0 {
		t.tally.skipRecords(t.name, reasonValue, t.others)
	}
	if !t.kept && t.reason != "" {
		t.tally.skipEmptied(t.name, t.reason)
		return
	}
	t.tally.fileRead()
}

// prove notes that the text is a container. What was wrong before that is
// damage, then, and not the nature of the file.
func (t *text) prove() {
	if t.proven {
		return
	}
	t.proven = true
	for _, p := range append(t.held, t.strange...) {
		if p.Record > 0 {
			t.damage(p)
		} else {
			t.tally.problem(p)
		}
	}
	if t.more > 0 {
		t.tally.badRecords(t.more)
	}
	t.held, t.strange, t.more = nil, nil, 0
}

// damage counts a bad record, which has its number.
func (t *text) damage(p Problem) {
	t.kept = true
	t.tally.badRecord()
	t.tally.problem(p)
}

// bad numbers and counts a bad record, or keeps it back while nothing else
// was found.
func (t *text) bad(p Problem) error {
	t.record++
	p.Record = int(t.record)
	if t.proven {
		t.damage(p)
		return nil
	}
	t.held = append(t.held, p)
	if len(t.held) >= heldErrors {
		return errHopeless
	}
	return nil
}

// fault notes a problem that is no record's.
func (t *text) fault(p Problem) {
	switch {
	case t.proven:
		t.tally.problem(p)
	case len(t.held) < heldErrors:
		p.Record = 0 // which would make it a bad one
		t.held = append(t.held, p)
	}
}

// skip counts a record that is not kept, which has its number.
func (t *text) skip(reason string) {
	t.prove()
	t.reason = cmp.Or(t.reason, reason)
	t.tally.skipRecords(t.name, reason, 1)
}

// other counts an object that is no event: as skipped, when the text turns
// out to be a trail.
func (t *text) other() {
	t.record++
	t.others++
}

// notObject counts what stands in the place of a record and is no object.
func (t *text) notObject(at int64) {
	t.record++
	p := Problem{Source: t.name, Record: int(t.record), Byte: at, Err: errNotObject}
	switch {
	case t.proven:
		t.damage(p)
	case len(t.strange) < maxProblems:
		t.strange = append(t.strange, p)
	default:
		t.more++
	}
}

// cut counts the value in which the text ends, err, unless it was counted.
func (t *text) cut(err error) error {
	if !t.proven || t.lost {
		return err
	}
	if err := t.endOfLoading(); err != nil {
		return err
	}
	t.lost = true
	_ = t.bad(Problem{Source: t.name, Byte: t.win.end(), Err: t.whyEnded()})
	return err
}
