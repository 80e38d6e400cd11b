package store

import (
	"context"
)

// lateWorker works out a late column, block by block. It belongs to one
// goroutine. What becomes of a leaf depends on the values given, which are a
// context, and on the leaf's own value:
//
//	given words    -> context                      a step a word (steps)
//	context, word  -> number of what was found     Compute (known)
//	all of a row   -> list                         late_lists.go
type lateWorker struct {
	column *lateColumn
	snap   *Snapshot
	pulse  pulse

	steps    wordMemo
	contexts [][]Value // given values by context; nil for one that lacks some
	known    wordCache
	uuids    map[[16]byte]uint32
	findings findings
	failed   error
	add      func(text string, tag uint8) // of findings
	texts    map[dictID]*textPieces
	opened   opened
	open     int // chunks of texts
	lists    lateLists

	context [blockRows]uint32 // by slot
	newest  [blockRows]uint32 // by slot: one above its newest hit
	hits    []lateHit
	row     []uint32
}

// lateHit is what was found of a leaf of a row, and the hit before it.
type lateHit struct{ found, before uint32 }

// Steps to contexts are remembered under columns that there are none of.
const (
	domainStep = ^uint32(0) - iota // from no context to that of a domain
	absentStep                     // a value that the row does not have
)

// maxRemembered is the number of contexts, and of findings, that a worker
// remembers, in tens of megabytes. More of them are only remembered until the
// end of a block.
const maxRemembered = 1 << 20

func (c *lateColumn) worker(ctx context.Context, s *Snapshot) *lateWorker {
	w := &lateWorker{column: c, snap: s, pulse: pulse{ctx: ctx}, lists: newLateLists(), texts: make(map[dictID]*textPieces)}
	w.forget()
	return w
}

// forget lets go of what is remembered from block to block.
func (w *lateWorker) forget() {
	w.steps, w.contexts, w.known = newWordMemo(), [][]Value{nil}, newWordCache()
	w.uuids, w.findings = make(map[[16]byte]uint32), newFindings(w.column.seed)
	w.add = w.findings.add
}

// block works out a block; nil when the context ends before that.
func (w *lateWorker) block(i int) (*lateBlock, error) {
	b := w.snap.blocks[i]
	if max(len(w.contexts), len(w.uuids), len(w.findings.starts)) > maxRemembered {
		w.forget()
	}
	w.hits = w.hits[:0]
	clear(w.newest[:b.rows])
	w.enter(i)
	for col := range w.snap.view(b).columns {
		if w.column.wanted[b.domain][col] && !w.pulse.ended {
			w.leaves(b, uint32(col))
		}
	}
	if w.pulse.ended {
		return nil, nil
	}
	if w.settle(); w.failed != nil {
		return nil, w.failed
	}
	return w.gather(b.rows), nil
}

// maxFresh is how many bytes of values wait for their codes, unless a block
// ends first: what comes of few words may be much text.
const maxFresh = 8 << 20

// settle gives the values that were found their codes in the column.
func (w *lateWorker) settle() {
	if w.failed == nil {
		w.failed = w.column.settle(&w.findings)
	}
}

// enter finds the contexts of a block's rows.
func (w *lateWorker) enter(i int) {
	b := w.snap.blocks[i]
	start := w.step(0, domainStep, uint32(b.domain))
	for slot := range b.rows {
		w.context[slot] = start
	}
	given := w.column.spec.given
	for r := range b.runs {
		run := &b.runs[r]
		for n := range given {
			w.give(b, run, n)
			if n == len(given)-1 {
				w.complete(i, run)
			}
		}
	}
}

// give takes the rows of a run one step further, by the given value with a number.
func (w *lateWorker) give(b *block, run *run, n int) {
	view := w.snap.view(b)
	shape := view.shapes[run.shape]
	leaf, first, end := w.column.spec.leaf(view, shape, n), int(run.first), int(run.first+run.rows)
	if leaf < 0 {
		w.advance(b, absentStep, kindText, span{first: first, end: end})
		return
	}
	column := shape.cols[leaf]
	kind := view.columns[column].kind
	lane, _ := b.lanesOf(column)
	for at := b.spanAt(lane, first); first < end; at++ {
		s := b.span(at, kind)
		s.skip(first)
		s.end = min(s.end, end)
		w.advance(b, column, kind, s)
		first = s.end
	}
}

// advance takes the rows of a span one step further.
func (w *lateWorker) advance(b *block, column uint32, kind leafKind, s span) {
	context, last, next := ^uint32(0), uint32(0), uint32(0)
	for slot := s.first; slot < s.end && !w.pulse.stopped(1); slot++ {
		word := s.at(slot - s.first)
		if word != last || w.context[slot] != context {
			context, last = w.context[slot], word
			next = w.step(context, column, w.word(b, kind, word))
		}
		w.context[slot] = next
	}
}

// step returns the context that a word leads to.
func (w *lateWorker) step(context, column, word uint32) uint32 {
	result := w.steps.result(context, column, word)
	if *result == 0 {
		*result = uint32(len(w.contexts))
		w.contexts = append(w.contexts, nil)
	}
	return *result
}

// complete reads the given values of contexts that are new.
func (w *lateWorker) complete(i int, run *run) {
	for slot := int(run.first); slot < int(run.first+run.rows) && !w.pulse.ended; slot++ {
		if context := w.context[slot]; w.contexts[context] == nil {
			w.contexts[context] = w.snap.Record(rowOf(i, slot)).given(w.column.spec)
			w.pulse.stopped(stepsPerRead)
		}
	}
}

// stepsPerRead is how many steps of a [pulse] take as long as to read a value
// and to work out what is in it.
const stepsPerRead = 32

// word returns what a word is remembered by: that of a UUID is its index in the
// block, which says nothing of it.
func (w *lateWorker) word(b *block, kind leafKind, word uint32) uint32 {
	if kind != kindUUID {
		return word
	}
	number, ok := w.uuids[b.uuids[word]]
	if !ok {
		number = uint32(len(w.uuids))
		w.uuids[b.uuids[word]] = number
	}
	return number
}

// leaves looks at the leaves of a column.
func (w *lateWorker) leaves(b *block, column uint32) {
	c := &w.snap.view(b).columns[column]
	leaves := lateLeaves{lateWorker: w, b: b, c: c, id: column, pieces: w.piecesOf(b.domain, column, c)}
	from, to := b.spansOf(b.lanesOf(column))
	for i := from; i < to; i++ {
		leaves.span(b.span(i, c.kind))
	}
}

// hit notes what was found of a leaf.
func (w *lateWorker) hit(slot int, found uint32) {
	w.hits = append(w.hits, lateHit{found, w.newest[slot]})
	w.newest[slot] = uint32(len(w.hits))
}

// gather makes lists of the hits of a block's rows.
func (w *lateWorker) gather(rows int) *lateBlock {
	w.lists.begin(rows)
	for slot := range rows {
		w.row = w.row[:0]
		for at := w.newest[slot]; at != 0; at = w.hits[at-1].before {
			w.row = append(w.row, w.hits[at-1].found)
		}
		w.lists.lists[slot] = w.lists.list(w.row, &w.findings)
	}
	return w.lists.end()
}
