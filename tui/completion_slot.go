package tui

import (
	"strings"
	"unicode"

	"github.com/trailsift/trailsift/store"
)

// slot is the place in a filter's text that a completion fills, at the cursor.
type slot struct {
	open     bool   // something can be put here
	operated bool   // an operator follows, which stays
	field    string // whose value is being typed; empty while a field is
	timed    bool   // it takes days, hours and so on
	typed    string // what is there of it before the cursor, quotes aside
	from, to int    // the characters it takes the place of
	rest     string // the conditions that hold beside this one
}

// slotAt finds the slot at a position of a text, in characters.
func slotAt(lang *store.Language, text []rune, at int) slot {
	pieces := piecesOf(text)
	here := pieces.at(at)
	if here < 0 { // between two of them
		return slot{open: true, from: at, to: at, rest: pieces.beside(text, pieces.before(at), pieces.before(at)+1)}
	}
	p := pieces[here]
	s := slot{from: p.from, to: p.to, rest: pieces.beside(text, here-1, here+1)}
	for s.from < at && (text[s.from] == '-' || text[s.from] == '!') {
		s.from++
	}
	s.fill(lang, text, at)
	return s
}

// fill finds out whether a field or a value is being typed.
func (s *slot) fill(lang *store.Language, text []rune, at int) {
	op, end := operatorIn(text[s.from:s.to])
	if op < 0 || at <= s.from+op {
		s.open = true
		s.typed = unquoted(text[s.from:at])
		if op >= 0 {
			s.to, s.operated = s.from+op, true
		}
		return
	}
	name, sign := string(text[s.from:s.from+op]), string(text[s.from+op:s.from+end])
	column, ok, _ := lang.Resolve(name)
	s.timed = column == "time"
	if at < s.from+end || !ok || sign != ":" && (s.timed || sign != "=" && sign != "!=") {
		return
	}
	s.open, s.field = true, name
	s.from += end
	s.from, s.to = element(text, s.from, at, s.to)
	s.typed = strings.Trim(unquoted(text[s.from:at]), "*?")
}

// element returns the part of a list that a position is in.
func element(text []rune, from, at, to int) (start, end int) {
	start, end = from, to
	q := quoting{}
	for i := from; i < to; i++ {
		if q.plain(text[i]) && text[i] == ',' {
			if i < at {
				start = i + 1
			} else {
				return start, i
			}
		}
	}
	return start, end
}

// operatorIn returns where the first operator of a condition starts and ends,
// -1 without one.
func operatorIn(word []rune) (start, end int) {
	q := quoting{}
	for i, r := range word {
		if !q.plain(r) || !strings.ContainsRune(":=~<>", r) {
			continue
		}
		start, end = i, i+1
		if r == '=' && i > 0 && word[i-1] == '!' {
			start--
		}
		if (r == '<' || r == '>') && end < len(word) && word[end] == '=' {
			end++
		}
		return start, end
	}
	return -1, -1
}

// unquoted returns text without its quotes and backslashes.
func unquoted(text []rune) string {
	var b strings.Builder
	escaped := false
	for _, r := range text {
		if !escaped && (r == '\\' || r == '"') {
			escaped = r == '\\'
			continue
		}
		escaped = false
		b.WriteRune(r)
	}
	return b.String()
}

// quoting tells, character by character, which are quoted.
type quoting struct{ in, escaped bool }

// plain reports whether the next character stands outside quotes and is no
// quote itself.
func (q *quoting) plain(r rune) bool {
	switch {
	case q.escaped:
		q.escaped = false
		return false
	case r == '\\':
		q.escaped = true
		return false
	case r == '"':
		q.in = !q.in
		return false
	}
	return !q.in
}

// piece is a word or a parenthesis of a filter's text.
type piece struct {
	from, to int
	text     string
}

type pieces []piece

// piecesOf takes a text apart. Parentheses in a regular expression belong to
// its word while they are balanced.
func piecesOf(text []rune) pieces {
	var out pieces
	q := quoting{}
	from, depth, regex := -1, 0, false
	end := func(i int) {
		if from >= 0 {
			out = append(out, piece{from, i, string(text[from:i])})
		}
		from, depth, regex = -1, 0, false
	}
	for i, r := range text {
		plain := q.plain(r)
		switch {
		case plain && unicode.IsSpace(r):
			end(i)
			continue
		case plain && regex && (r == '(' || depth > 0 && r == ')'):
			depth += map[rune]int{'(': 1, ')': -1}[r]
		case plain && (r == '(' || r == ')'):
			end(i)
			out = append(out, piece{i, i + 1, string(r)})
			continue
		case plain && r == '~' && from >= 0:
			regex = true
		}
		if from < 0 {
			from = i
		}
	}
	end(len(text))
	return out
}

// at returns the word that a position is in or at the end of, else -1.
func (p pieces) at(pos int) int {
	for i, w := range p {
		if w.text != "(" && w.text != ")" && w.from <= pos && pos <= w.to {
			return i
		}
	}
	return -1
}

// before returns the last piece that ends at or before a position, -1 when
// there is none.
func (p pieces) before(pos int) int {
	n := -1
	for i, w := range p {
		if w.to <= pos {
			n = i
		}
	}
	return n
}

// beside returns the conditions that hold together with what stands between
// two pieces: those joined to it by AND, and to the parentheses around it.
func (p pieces) beside(text []rune, left, right int) string {
	keep := make([]bool, len(p))
	p.walk(keep, left, -1)
	p.walk(keep, right, 1)
	var b strings.Builder
	last := -1
	for i, w := range p {
		if !keep[i] {
			continue
		}
		if last >= 0 && (last != i-1 || p[i-1].to != w.from) {
			b.WriteByte(' ')
		}
		b.WriteString(string(text[w.from:w.to]))
		last = i
	}
	return b.String()
}

// walk marks the pieces on one side. OR ends what holds together, up to the
// next enclosing parenthesis.
func (p pieces) walk(keep []bool, i, step int) {
	inward, outward := ")", "(" // as the walk meets them
	if step > 0 {
		inward, outward = outward, inward
	}
	depth, joined, mine := 0, true, step < 0
	for ; i >= 0 && i < len(p); i += step {
		text := p[i].text
		switch {
		case text == inward:
			depth++
		case text == outward && depth > 0:
			depth--
		case text == outward:
			joined, mine = true, step < 0
			continue
		case depth == 0 && text == "OR":
			joined = false
		case depth == 0 && mine && (text == "NOT" || text == "-" || text == "!"):
			continue // it negates what is being typed
		}
		mine = false
		keep[i] = joined && (depth > 0 || text != "AND" && text != "OR")
	}
}
