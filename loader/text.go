package loader

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/trailsift/trailsift/store"
)

// errHopeless ends a text in which nothing but faults was found.
var errHopeless = errors.New("nothing in it is a trail")

// errNotObject is what is wrong with a number in a list of records.
var errNotObject = errors.New("not an object")

// text is a file's text while it is read, and what was found in it so far.
type text struct {
	*worker
	name   string
	win    *window
	source store.SourceID
	known  bool   // source is set
	record uint32 // number of the last one

	proven  bool      // it is a container: a record was found, or an empty list
	held    []Problem // faults met before that
	strange []Problem // and values that are no objects, in other JSON the rule
	kept    bool      // a record of it is in the store, or bad
	ruins   ruins     // whether the rest of a damaged record may follow
	others  int       // objects that are no events
	reason  string    // what it holds instead of events
	lost    bool      // the end was met where it should not be, and reported
}

// ruins says what may be read after a damaged record: keys and values of it
// that look like elements of the list, until a whole record comes.
type ruins int

const (
	noRuins     ruins = iota
	beforeRuins       // what comes next decides
	amongRuins        // something that is no object came
)

// text reads a layer that is neither compressed nor an archive.
func (w *worker) text(in layer) error {
	src, err := decoded(in.src)
	if err != nil {
		return w.broken(in.name, err)
	}
	w.window.reset(&inflow{src: src, w: w, bounded: in.depth > 0})
	t := &text{worker: w, name: in.name, win: &w.window}
	return t.close(t.read())
}

// read reads the whole text. Its error is errHopeless, or why loading ended.
func (t *text) read() error {
	c, err := t.next()
	if err != nil {
		return t.nothing()
	}
	if ok, err := t.startsValues(c); ok || err != nil {
		if err != nil {
			return err
		}
		return t.values()
	}
	if n := t.lostHead(); n > 0 {
		t.prove()
		t.fault(Problem{Source: t.name, Byte: t.win.offset(), Err: fmt.Errorf("%d bytes before the first record are not JSON", n)})
		t.win.advance(n)
		return t.values()
	}
	return t.table()
}

// lostHead returns where the first record starts in a text that starts with
// something else: a line of a log, or the rest of a record that was cut. It
// returns 0 when no record starts early in it.
func (t *text) lostHead() int {
	_, _ = t.win.at(headLimit - 1) // what is there, if not as much
	if t.isBinary() {
		return 0
	}
	head := t.win.rest()
	return max(0, bytes.Index(head[:min(len(head), headLimit)], []byte(`{"eventVersion"`)))
}

// nothing notes that a text holds nothing, unless loading ended.
func (t *text) nothing() error {
	if err := t.endOfLoading(); err != nil {
		return err
	}
	err := t.win.err
	if err == io.EOF {
		err = errEmpty
	}
	t.held = append(t.held, Problem{Source: t.name, Byte: -1, Err: err})
	t.lost = true
	return nil
}

// close counts the file. It returns err when that is why loading ended.
func (t *text) close(err error) error {
	stopped := err != nil && err != errHopeless
	if !stopped && !t.lost && t.win.err != nil && t.win.err != io.EOF {
		t.fault(Problem{Source: t.name, Byte: t.win.end(), Err: t.win.err})
	}
	switch {
	case t.proven:
		t.closeProven()
	case stopped:
	case t.others == 0 && len(t.held) > 0:
		t.tally.fileFailed()
		t.tally.problem(t.held[0])
	default:
		t.tally.skipFile(cmp.Or(t.reason, reasonOther))
	}
	if stopped {
		return t.interrupted(err)
	}
	return nil
}

// closeProven counts a container. One whose records were all skipped is
// skipped as a whole; one without records was read.
func (t *text) closeProven() {
	if t.others > 0 {
		t.tally.skipRecords(reasonValue, t.others)
	}
	if !t.kept && t.reason != "" {
		t.tally.skipFile(t.reason)
		return
	}
	t.tally.fileRead()
}

// skip counts a record that is not kept.
func (t *text) skip(reason string) {
	t.prove()
	t.reason = cmp.Or(t.reason, reason)
	t.tally.skipRecords(reason, 1)
}

// interrupted says where reading stopped when loading ended early.
func (t *text) interrupted(err error) error {
	if t.proven {
		t.tally.problem(Problem{Source: t.name, Byte: t.win.offset(), Err: fmt.Errorf("not read further: %w", err)})
	}
	return err
}

// prove notes that the text is a container. What was wrong before that is
// damage, then, and not the nature of the file.
func (t *text) prove() {
	if t.proven {
		return
	}
	t.proven = true
	for _, p := range append(t.held, t.strange...) {
		t.damage(p)
	}
	t.held, t.strange = nil, nil
}

// damage counts a bad record.
func (t *text) damage(p Problem) {
	t.kept = true
	t.tally.badRecord()
	t.tally.problem(p)
}

// bad notes a bad record, or keeps it back while nothing else was found.
func (t *text) bad(p Problem) error {
	if t.proven {
		t.damage(p)
		return nil
	}
	t.held = append(t.held, p)
	if len(t.held) == heldErrors {
		return errHopeless
	}
	return nil
}

// fault notes a problem that is no record's.
func (t *text) fault(p Problem) {
	if t.proven {
		t.tally.problem(p)
		return
	}
	t.held = append(t.held, p)
}

// inflow counts the bytes of a text, and bounds it when it was compressed.
type inflow struct {
	src     io.Reader
	w       *worker
	bounded bool
	n       int64
}

func (f *inflow) Read(p []byte) (int, error) {
	n, err := f.src.Read(p)
	f.n += int64(n)
	f.w.tally.inflated.Add(int64(n))
	if f.bounded && f.n > maxInflated {
		return n, fmt.Errorf("more than %d GiB of text in a compressed file", maxInflated>>30)
	}
	return n, err
}
