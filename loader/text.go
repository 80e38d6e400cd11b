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
	more    int       // strange ones beyond those
	kept    bool      // a record of it is in the store, or bad
	opening string    // key that the last good value started with
	ruins   ruins     // whether the rest of a damaged record may follow
	listed  int       // nest of the element being read; beside others, not in an envelope
	line    linePart  // where in a line the last value starts that nothing encloses
	others  int       // objects that are no events
	reason  string    // what it holds instead of events
	lost    bool      // the end was met where it should not be, and reported
}

// text reads a layer that is neither compressed nor an archive.
func (w *worker) text(in layer) error {
	t := &text{worker: w, name: in.name, win: &w.window}
	if isPlain(in.text) {
		w.tally.inflated.Add(int64(len(in.text)))
		win := textWindow(in.text, 0)
		win.src = in.src // it ends with the file, not with a string
		t.win = &win
		return t.close(t.read())
	}
	src, err := decoded(in.src)
	if err != nil {
		return w.broken(in.name, err)
	}
	w.window.reset(&inflow{src: src, w: w, bounded: in.depth > 0})
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
		t.passHead(n)
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
		t.tally.skipFile(t.name, cmp.Or(t.reason, reasonOther))
	}
	if stopped {
		return t.interrupted(err)
	}
	return nil
}

// interrupted says where reading stopped when loading ended early.
func (t *text) interrupted(err error) error {
	if t.proven {
		t.tally.problem(Problem{Source: t.name, Byte: t.win.offset(), Err: fmt.Errorf("not read further: %w", err)})
	}
	return err
}

// inflow counts the bytes of a text, and bounds it when it was compressed.
type inflow struct {
	src     io.Reader
	w       *worker
	bounded bool
	n       int64
}

// Read counts what is read, and fails when that is more than a compressed file may hold.
func (f *inflow) Read(p []byte) (int, error) {
	n, err := f.src.Read(p)
	f.n += int64(n)
	f.w.tally.inflated.Add(int64(n))
	if f.bounded && f.n > maxInflated {
		return n, fmt.Errorf("more than %d GiB of text in a compressed file", maxInflated>>30)
	}
	return n, err
}
