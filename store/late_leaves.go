package store

import "strings"

// lateLeaves are the leaves of one column of a domain in one block.
type lateLeaves struct {
	*lateWorker
	b      *block
	c      *columnView
	id     uint32
	pieces *textPieces // of the dictionary, where there is one
}

// span looks at the leaves of a span.
func (l *lateLeaves) span(s span) {
	context, last, found := ^uint32(0), uint32(0), uint32(0)
	for slot := s.first; slot < s.end && !l.pulse.stopped(1); slot++ {
		word := s.at(slot - s.first)
		if word != last || l.context[slot] != context {
			context, last = l.context[slot], word
			found = l.find(context, word)
		}
		if found != nothing {
			l.hit(slot, found)
		}
	}
}

// find returns the number of what a leaf stands for.
func (l *lateLeaves) find(context, word uint32) uint32 {
	result := l.known.result(context, l.id, l.word(l.b, l.c.kind, word))
	if *result == 0 {
		*result = l.compute(context, word)
	}
	return *result
}

// compute works out what a leaf stands for.
func (l *lateLeaves) compute(context, word uint32) uint32 {
	l.pulse.stopped(stepsPerRead)
	l.column.spec.Compute(l.contexts[context], l.c.name, l.value(word), l.add)
	found := l.findings.end()
	if len(l.findings.texts) > maxFresh {
		l.settle()
	}
	return found
}

// value reads the value of a leaf.
func (l *lateLeaves) value(word uint32) Value {
	if l.pieces == nil {
		return Value{String, string(l.b.appendWord(nil, l.c, word))}
	}
	text := l.text(l.pieces, word)
	switch {
	case l.c.kind == kindScalar:
		return Value{scalarKind(text[0]), text}
	case strings.IndexByte(text, '\\') >= 0:
		text = string(unescape([]byte(text)))
	}
	return Value{String, text}
}
