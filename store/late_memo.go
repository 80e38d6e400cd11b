package store

import "math/bits"

// wordMemo remembers what became of words: of a word of a column, in a context.
// Contexts and results are numbers of whoever asks. It belongs to one goroutine,
// as a wordCache does.
type wordMemo struct {
	seed  keySeed
	table []wordEntry // open addressing
	n     int
}

// wordEntry is free when its result is 0.
type wordEntry struct{ context, column, word, result uint32 }

func newWordMemo() wordMemo {
	return wordMemo{seed: newKeySeed(), table: make([]wordEntry, firstTable)}
}

// result returns where the result of a word is kept, which is 0 for one that
// was not asked for before. It is valid until the next call.
func (m *wordMemo) result(context, column, word uint32) *uint32 {
	mask := uint32(len(m.table) - 1)
	for i := m.hash(context, column, word) & mask; ; i = (i + 1) & mask {
		e := &m.table[i]
		if e.result == 0 {
			return m.add(i, wordEntry{context: context, column: column, word: word})
		}
		if e.is(context, column, word) {
			return &e.result
		}
	}
}

// add fills a free entry; the caller gives it a result. A table that is half
// full grows first.
func (m *wordMemo) add(i uint32, e wordEntry) *uint32 {
	if m.n++; 2*m.n > len(m.table) {
		m.grow()
		i = m.free(e)
	}
	m.table[i] = e
	return &m.table[i].result
}

// free returns where a new entry goes.
func (m *wordMemo) free(e wordEntry) uint32 {
	mask := uint32(len(m.table) - 1)
	i := m.hash(e.context, e.column, e.word) & mask
	for m.table[i].result != 0 {
		i = (i + 1) & mask
	}
	return i
}

func (m *wordMemo) grow() {
	old := m.table
	m.table = make([]wordEntry, 2*len(old))
	for _, e := range old {
		if e.result != 0 {
			m.table[m.free(e)] = e
		}
	}
}

func (m *wordMemo) hash(context, column, word uint32) uint32 {
	return hashWord(m.seed, context, column, word)
}

// hashWord is seeded: words are chosen by whoever writes the logs.
func hashWord(seed keySeed, context, column, word uint32) uint32 {
	high, low := bits.Mul64((uint64(context)<<32|uint64(word))^seed.high, uint64(column)^seed.low)
	return uint32(high ^ low)
}

// wordCache is a wordMemo that forgets: of the words that share a place it
// knows the two that were asked for last. Most words are asked for once, and in
// a table for all of them the others would be far apart.
type wordCache struct {
	seed  keySeed
	pairs [][2]wordEntry
}

// cachePairs take two megabytes.
const cachePairs = 1 << 16

func newWordCache() wordCache {
	return wordCache{seed: newKeySeed(), pairs: make([][2]wordEntry, cachePairs)}
}

// result is [wordMemo.result], but the result of a word may have been forgotten.
func (c *wordCache) result(context, column, word uint32) *uint32 {
	pair := &c.pairs[hashWord(c.seed, context, column, word)%cachePairs]
	if !pair[0].is(context, column, word) {
		pair[0], pair[1] = pair[1], pair[0]
		if !pair[0].is(context, column, word) {
			pair[0] = wordEntry{context: context, column: column, word: word}
		}
	}
	return &pair[0].result
}

func (e *wordEntry) is(context, column, word uint32) bool {
	return e.word == word && e.context == context && e.column == column
}
