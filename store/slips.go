package store

// longestSlips bounds the texts of which letters are compared, which takes time by the
// product of their lengths.
const longestSlips = 256

// slips counts the letters to add, drop, change or swap with a neighbour to get from
// what was written to a value, up to mostSlips: what is more is mostSlips+1.
type slips struct {
	short bool // the text is so short that a changed letter makes another word: sts is not sns
	id    bool // a digit may be wrong: in short numbers it names another thing

	rows [3][]int // of the table: the row that is worked out, the one before, the one before that
}

// whole compares two whole texts.
func (s *slips) whole(word, text string) int {
	if max(len(word)-len(text), len(text)-len(word)) > mostSlips {
		return mostSlips + 1
	}
	for len(word) > 0 && len(text) > 0 && word[0] == text[0] {
		word, text = word[1:], text[1:]
	}
	for len(word) > 0 && len(text) > 0 && word[len(word)-1] == text[len(text)-1] {
		word, text = word[:len(word)-1], text[:len(text)-1]
	}
	row := s.table(word, text, func(at int) bool { return at == 0 })
	return row[len(row)-1]
}

// part compares a text with the nearest of the parts of another, which are one or
// several in a row. Few letters have many neighbours: of a short text the first one is
// right.
func (s *slips) part(word, text string) int {
	sure := len(word) < leastTwo
	row := s.table(word, text, func(at int) bool {
		return startsPart(text, at) && (!sure || at < len(text) && text[at] == word[0])
	})
	best := mostSlips + 1
	for at, off := range row {
		if endsPart(text, at) {
			best = min(best, off)
		}
	}
	return best
}

// table returns, for each place in a text, by how much the word is off what ends there
// and starts where it may. It is good until the next call.
func (s *slips) table(word, text string, starts func(at int) bool) []int {
	if max(len(word), len(text)) > longestSlips {
		return []int{mostSlips + 1}
	}
	for i := range s.rows {
		s.rows[i] = append(s.rows[i][:0], make([]int, len(text)+1)...)
	}
	row := s.rows[0]
	for at := range row {
		row[at] = mostSlips + 1
		if starts(at) {
			row[at] = 0
		} else if at > 0 {
			row[at] = min(row[at], row[at-1]+1)
		}
	}
	for i := range word {
		s.rows[0], s.rows[1], s.rows[2] = s.rows[2], s.rows[0], s.rows[1]
		if s.next(word, text, i) > mostSlips {
			break // no row that follows is nearer
		}
	}
	return s.rows[0]
}

// next works out the row of one more letter of the word, and returns its least.
func (s *slips) next(word, text string, i int) int {
	row, above, swapped := s.rows[0], s.rows[1], s.rows[2]
	row[0] = above[0] + 1
	least := row[0]
	for at := range len(text) {
		off := min(above[at+1]+1, row[at]+1, above[at]+s.change(word[i], text[at]))
		if i > 0 && at > 0 && word[i] == text[at-1] && word[i-1] == text[at] {
			off = min(off, swapped[at-1]+1)
		}
		row[at+1] = min(off, mostSlips+1)
		least = min(least, row[at+1])
	}
	return least
}

// change is what another letter in the place of one costs.
func (s *slips) change(a, b byte) int {
	switch {
	case a == b:
		return 0
	case isDigit(a) && isDigit(b) && !s.id:
		return mostSlips + 1
	case s.short:
		return 2
	}
	return 1
}
