package store

import (
	"context"
	"sync/atomic"
)

// lookup runs a matcher over dictionaries, once per value, and prepares the
// tests of their columns. It is shared out piece by piece among goroutines.
type lookup struct {
	match matcher
	keys  []uint16 // hashes of the keys, when the matcher is an equality
	keyed bool
	scans []scanPiece
}

// scanPiece is a piece of a dictionary to be read through.
type scanPiece struct {
	test   *leafTest
	column *columnView
	piece  int
}

func newLookup(m matcher) *lookup {
	l := &lookup{match: m}
	if k, ok := m.(keyed); ok {
		if keys := k.keys(); keys != nil {
			l.keyed = true
			for _, key := range keys {
				l.keys = append(l.keys, foldedHash(key))
			}
		}
	}
	return l
}

// prepare returns the test of a column, nil where nothing passes. What has to
// be read for it is noted for run, which completes the test.
func (l *lookup) prepare(c *columnView) *leafTest {
	switch c.kind {
	case kindUUID:
		if uuids, ok := newUUIDTest(l.match); ok {
			return &leafTest{kind: testUUID, uuids: uuids}
		}
		return nil
	case kindTime:
		if times := newTimeTest(l.match); len(times) > 0 {
			return &leafTest{kind: testTime, times: times}
		}
		return nil
	}
	if _, every := l.match.(everyMatcher); every {
		return presenceTest(c)
	}
	if l.keyed {
		if hashes := c.values.sieve(); hashes != nil {
			return l.sift(c, hashes)
		}
	}
	test := &leafTest{words: newBitmap(c.values.len() + 1)}
	for i := range c.values.pieces() {
		l.scans = append(l.scans, scanPiece{test, c, i})
	}
	return test
}

// presenceTest passes every value. Rows of a derived column may have none, which
// is word 0.
func presenceTest(c *columnView) *leafTest {
	if !c.derived {
		return &leafTest{kind: testEvery}
	}
	t := &leafTest{kind: testWords, words: fullBitmap(c.values.len() + 1)}
	t.words.unset(0)
	return t
}

// sift looks at the values whose hash is that of a key.
func (l *lookup) sift(c *columnView, hashes sieve) *leafTest {
	var test *leafTest
	look := func(code uint32) {
		if !l.match.match(unescape(c.values.text(code))) {
			return
		}
		if test == nil {
			test = &leafTest{kind: testWords, words: newBitmap(c.values.len() + 1)}
		}
		test.words.set(int(c.word(code)))
	}
	if len(l.keys) == 1 {
		hashes.find(l.keys[0], look)
		return test
	}
	hashes.findAny(l.keys, look)
	return test
}

// word returns the word that stands for a value: those of derived columns are
// one above the code.
func (c *columnView) word(code uint32) uint32 {
	if c.derived {
		return code + 1
	}
	return code
}

// run reads the dictionaries that prepare left to be read.
func (l *lookup) run(ctx context.Context) error {
	bufs := make([]opened, workers(len(l.scans)))
	searches := make([]sixSearch, len(bufs))
	part := needleOf(l.match)
	return forEach(ctx, len(l.scans), func(w, i int) {
		scan := &l.scans[i]
		if p, packed := scan.column.values.(*packedValues); packed && part != nil && !searches[w].mayHold(&p.chunks[scan.piece], part) {
			return
		}
		found := wordWriter{words: scan.test.words}
		scan.column.values.open(scan.piece, &bufs[w], func(s *stretch) {
			matchStretch(l.match, s, func(i int) { found.add(scan.column.word(s.first + uint32(i))) })
		})
		if found.flush(); found.some {
			atomic.StoreUint32((*uint32)(&scan.test.kind), uint32(testWords))
		}
	})
}

// needleOf returns text that all values have which fit, nil when none is known.
func needleOf(m matcher) *needle {
	switch m := m.(type) {
	case containsMatcher:
		return &m.needle
	case globMatcher:
		return &m.longest
	}
	return nil
}

// matchStretch calls fn with the number of every value of a stretch that
// fits, at least once.
func matchStretch(m matcher, s *stretch, fn func(i int)) {
	verify := func(i int, plain bool) {
		if m.match(unescape(s.value(i))) {
			fn(i)
		}
	}
	switch m := m.(type) {
	case anyMatcher:
		for _, part := range m {
			matchStretch(part, s, fn)
		}
		return
	case containsMatcher:
		m.eachIn(s, func(i int, plain bool) {
			if plain {
				fn(i)
			} else {
				verify(i, false)
			}
		})
		return
	case globMatcher:
		if len(m.longest.folded) > 0 {
			m.longest.eachIn(s, verify)
			return
		}
	case regexpMatcher:
		if len(m.folded) > 0 {
			m.eachIn(s, verify)
			return
		}
	}
	for i := range s.n {
		verify(i, false)
	}
}

// wordWriter adds words to a set that others add to at the same time.
type wordWriter struct {
	words bitmap
	some  bool
	at    uint32 // index of the bits gathered so far
	bits  uint64
}

func (w *wordWriter) add(word uint32) {
	if word>>6 != w.at {
		w.flush()
		w.at = word >> 6
	}
	w.bits |= 1 << (word & 63)
}

func (w *wordWriter) flush() {
	if w.bits != 0 {
		atomic.OrUint64(&w.words[w.at], w.bits)
		w.bits, w.some = 0, true
	}
}
