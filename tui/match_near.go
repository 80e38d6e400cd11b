package tui

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// slipFrom is the length from which a word may be misspelt: shorter ones are near
// to almost everything.
const slipFrom = 5

// misspelt returns the texts that would contain a text, or each of its words, had
// nobody slipped while typing it: once in a word.
func misspelt(ctx context.Context, text string, in texts) (hits []int, ok bool) {
	var slips []*slip
	for _, word := range strings.Fields(strings.ToLower(text)) {
		slips = append(slips, newSlip(word))
	}
	if len(slips) == 0 {
		return nil, true
	}
	for i := range in.Len() {
		if i%matchStep == 0 && ctx.Err() != nil {
			return nil, false
		}
		lower := strings.ToLower(in.Text(i))
		if !slices.ContainsFunc(slips, func(s *slip) bool { return !s.in(lower) }) {
			hits = append(hits, i)
		}
	}
	return hits, ctx.Err() == nil
}

// slip finds a word with at most one letter too many, too few or wrong, or two
// neighbours swapped. The algorithm is that of Wu and Manber: bit i of a state
// tells that the first i+1 letters of the word end here.
type slip struct {
	word string
	at   [256]uint64 // where in the word a byte is
}

func newSlip(word string) *slip {
	s := &slip{word: word}
	for i := range min(len(word), 64) {
		s.at[word[i]] |= 1 << i
	}
	return s
}

// in reports whether a text in small letters has the word, or nearly so.
func (s *slip) in(lower string) bool {
	if strings.Contains(lower, s.word) {
		return true
	}
	if len(s.word) < slipFrom || len(s.word) > 64 {
		return false
	}
	var exact, swapped uint64 // swapped: the letter after the next one is here
	once, found := uint64(1), uint64(1)<<(len(s.word)-1)
	for i := range len(lower) {
		at, before := s.at[lower[i]], exact<<1|1
		exact = before & at
		wrong, tooMany, tooFew := before, before>>1, exact<<1
		once = (once<<1|1)&at | wrong | tooMany | tooFew | swapped&(at<<1)
		swapped = before << 1 & at
		if once&found != 0 {
			return true
		}
	}
	return false
}

// abbreviated returns the texts that a text is short for.
func abbreviated(ctx context.Context, text string, in texts) (hits []int, ok bool) {
	var found []int64 // score and index, smaller is better
	letters := strings.Join(strings.Fields(strings.ToLower(text)), "")
	for first := 0; first < in.Len(); first += matchStep {
		if ctx.Err() != nil {
			return nil, false
		}
		for _, m := range fuzzy.FindFromNoSort(letters, stretch{in, first}) {
			if i := first + m.Index; abbreviates(letters, in.Text(i)) {
				found = append(found, int64(-m.Score)<<32|int64(i))
			}
		}
	}
	slices.Sort(found)
	hits = make([]int, len(found))
	for i, f := range found {
		hits[i] = int(uint32(f))
	}
	return hits, ctx.Err() == nil
}

// stretch is a part of some texts, as fuzzy reads them.
type stretch struct {
	texts
	first int
}

// Len returns the number of texts in the stretch.
func (s stretch) Len() int { return min(matchStep, s.texts.Len()-s.first) }

// String returns text i of the stretch.
func (s stretch) String(i int) string { return s.Text(s.first + i) }

const (
	// maxAbbreviated is how much of a text is looked at: names are shorter, and it
	// takes time with the length of both.
	maxAbbreviated = 256
	// looseOf is of how many letters one may lie anywhere in its word. Every long
	// text has any few letters in some order.
	looseOf = 3
	// maxSkipped is how many words in a row may be left out.
	maxSkipped = 2
)

// abbreviates reports whether letters, all small, are short for a text: each is
// the first of a word or follows the one before, but for a few, which lie in the
// same word as that. The first letter begins a word.
func abbreviates(letters, text string) bool {
	words := wordsOf(text[:min(len(text), maxAbbreviated)])
	if words == nil || letters == "" {
		return false
	}
	loose := make([]int, len(words.lower)) // letters that were not in place, by where the latest is
	for i := range loose {
		loose[i] = never
		if words.starts[i] && words.lower[i] == letters[0] {
			loose[i] = 0
		}
	}
	most := len(letters) / looseOf
	for i := 1; i < len(letters) && len(loose) > 0 && slices.Min(loose) <= most; i++ {
		loose = words.next(loose, letters[i])
	}
	return len(loose) > 0 && slices.Min(loose) <= most
}

// never is more letters out of place than there are.
const never = maxAbbreviated + 1

// words is a text in small letters, and where its words start.
type words struct {
	lower  string
	starts []bool
}

// wordsOf splits a text; nil where small letters are longer than others, so that
// nobody knows which is which.
func wordsOf(text string) *words {
	w := &words{strings.ToLower(text), make([]bool, len(text))}
	if len(w.lower) != len(text) {
		return nil
	}
	for i := range text {
		w.starts[i] = i == 0 || utf8.RuneStart(text[i]) && startsAt(text, i)
	}
	return w
}

// next returns the letters out of place once one more letter was found, by where.
func (w *words) next(loose []int, letter byte) []int {
	out := make([]int, len(loose))
	var least [maxSkipped + 2]int // in the present word before here, and in those before it
	for i := range least {
		least[i] = never
	}
	for i := range out {
		if w.starts[i] {
			copy(least[1:], least[:])
			least[0] = never
		}
		out[i] = never
		if w.lower[i] == letter {
			out[i] = min(least[0]+1, never)
			if i > 0 {
				out[i] = min(out[i], loose[i-1])
			}
			if w.starts[i] {
				out[i] = min(out[i], slices.Min(least[1:]))
			}
		}
		least[0] = min(least[0], loose[i])
	}
	return out
}
