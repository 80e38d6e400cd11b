package store

import "hash/maphash"

// pendingValue is a value of the record being read that is to be found in its
// dictionary.
//
// A large dictionary is in no cache: each look-up waits for main memory two or
// three times, for the entry of the table and for the text. So those of a
// record are done together, step by step: the processor waits for many at
// once. It makes loading a sixth faster.
type pendingValue struct {
	edge     *edge
	leaf     *leaf
	word     int // index in the row's words
	from, to int // of the value in the record's text
	hash     uint64
	entry    uint32 // where the search starts, then the code + 1 of a candidate
	known    []byte // the text that it stands for, if it has the hash
}

// later appends a leaf whose word is found out at the end of the record.
func (b *Builder) later(e *edge, kind leafKind, from, to int) *leaf {
	l := b.domain.step(e, kind)
	b.pending = append(b.pending, pendingValue{edge: e, leaf: l, word: len(b.row.words), from: from, to: to})
	b.row.words = append(b.row.words, 0)
	return l
}

// lookUp finds the words of the leaves that were put off. Each loop is short,
// so that many rounds of it wait at the same time.
func (b *Builder) lookUp(text []byte) error {
	for i := range b.pending {
		l := &b.pending[i]
		l.hash = maphash.Bytes(b.domain.seed, text[l.from:l.to])
		b.row.addHash(l.word, l.hash)
	}
	for i := range b.pending {
		l := &b.pending[i]
		l.entry = l.leaf.column.dict.home(uint32(l.hash))
	}
	for i := range b.pending {
		l := &b.pending[i]
		l.entry = l.leaf.column.dict.candidate(l.entry, uint32(l.hash))
	}
	for i := range b.pending {
		l := &b.pending[i]
		l.known = nil
		if l.entry != 0 {
			l.known = l.leaf.column.dict.text(l.entry - 1)
		}
	}
	for i := range b.pending {
		if l := &b.pending[i]; len(l.known) > 0 {
			b.touched += l.known[0]
		}
	}
	for i := range b.pending {
		if err := b.finish(&b.pending[i], text); err != nil {
			return err
		}
	}
	return nil
}

func (b *Builder) finish(l *pendingValue, text []byte) error {
	value := text[l.from:l.to]
	word := l.entry - 1
	if len(l.known) == 0 || string(l.known) != string(value) {
		var err error
		if word, l.known, err = b.enter(l, value); err != nil {
			return err
		}
	}
	b.row.words[l.word] = word
	l.leaf.word, l.leaf.last = word, l.known
	l.edge.again, l.edge.hash = l.leaf, l.hash
	return nil
}

// enter finds a value that is not where the search for it starts, or adds it.
// It returns the word and the dictionary's text.
func (b *Builder) enter(l *pendingValue, value []byte) (uint32, []byte, error) {
	check := checkText
	if l.edge.scalar {
		check = checkScalar
	}
	dict := &l.leaf.column.dict
	word, err := dict.codeOf(uint32(l.hash), value, check)
	if err != nil {
		err.(*SyntaxError).Offset += l.from
		return 0, nil, err
	}
	return word, dict.text(word), nil
}

// The checks run when a value is new to its dictionary: what was seen before
// was checked before.

func checkScalar(s []byte) error {
	if !isScalar(s) {
		return syntaxError(0, "neither a number nor true or false")
	}
	return nil
}

func checkText(s []byte) error {
	if at, msg := checkString(s); msg != "" {
		return syntaxError(at, msg)
	}
	return nil
}
