package store

import (
	"unicode"
	"unicode/utf8"
)

// matcher decides whether a value's text fits a condition.
type matcher interface {
	match(text []byte) bool
}

// keyed is a matcher that fits nothing but its keys, which are folded, and
// not every text that folds to one of them.
type keyed interface {
	matcher
	keys() [][]byte // nil when it is none after all
}

// equalMatcher fits texts that are one of its keys.
type equalMatcher map[string]bool

func (m equalMatcher) match(text []byte) bool { return m[string(text)] }

func (m equalMatcher) keys() [][]byte {
	out := make([][]byte, 0, len(m))
	for key := range m {
		out = append(out, fold(key))
	}
	return out
}

// anyMatcher fits what one of its parts fits.
type anyMatcher []matcher

func (m anyMatcher) match(text []byte) bool {
	for _, part := range m {
		if part.match(text) {
			return true
		}
	}
	return false
}

func (m anyMatcher) keys() [][]byte {
	var out [][]byte
	for _, part := range m {
		k, ok := part.(keyed)
		if !ok {
			return nil
		}
		keys := k.keys()
		if keys == nil {
			return nil
		}
		out = append(out, keys...)
	}
	return out
}

// everyMatcher fits every text.
type everyMatcher struct{}

func (everyMatcher) match([]byte) bool { return true }

// foldMatcher fits texts that are equal without regard to case.
type foldMatcher []byte // folded

func (m foldMatcher) match(text []byte) bool {
	rest := []byte(m)
	for len(text) > 0 {
		r, n := decodeFolded(text)
		p, k := utf8.DecodeRune(rest)
		if k == 0 || r != p {
			return false
		}
		text, rest = text[n:], rest[k:]
	}
	return len(rest) == 0
}

func (m foldMatcher) keys() [][]byte { return [][]byte{m} }

// globMatcher fits texts by a pattern of folded runes and wildcards, whole
// or, when open, anywhere.
type globMatcher struct {
	pattern []globItem
	parts   []string // its literal texts, folded
	longest needle   // of these, empty without any
	prefix  bool     // the pattern is a text and a star
}

type globItem struct {
	r    rune
	wild byte
}

// newGlob prepares a pattern; open adds a wildcard on either side.
func newGlob(p Pattern, open bool) globMatcher {
	var m globMatcher
	m.prefix = !open && len(p) == 2 && p[0].Wild == 0 && p[1].Wild == '*'
	if open {
		m.pattern = append(m.pattern, globItem{wild: '*'})
	}
	for _, piece := range p {
		if piece.Wild != 0 {
			m.pattern = append(m.pattern, globItem{wild: piece.Wild})
			continue
		}
		for _, r := range piece.Text {
			m.pattern = append(m.pattern, globItem{r: foldRune(r)})
		}
		part := newNeedle(piece.Text)
		m.parts = append(m.parts, string(part.folded))
		if len(part.folded) > len(m.longest.folded) {
			m.longest = part
		}
	}
	if open {
		m.pattern = append(m.pattern, globItem{wild: '*'})
	}
	return m
}

// match walks text and pattern together; behind a mismatch it goes back to
// the last '*' and lets that take one more character.
func (m globMatcher) match(text []byte) bool {
	p, t := 0, 0
	star, mark := -1, 0
	for t < len(text) {
		r, n := decodeFolded(text[t:])
		switch {
		case p < len(m.pattern) && m.pattern[p].wild == '*':
			if p++; p == len(m.pattern) {
				return true
			}
			star, mark = p-1, t
		case p < len(m.pattern) && (m.pattern[p].wild == '?' || m.pattern[p].wild == 0 && m.pattern[p].r == r):
			p, t = p+1, t+n
		case star >= 0:
			_, n := utf8.DecodeRune(text[mark:])
			mark += n
			p, t = star+1, mark
		default:
			return false
		}
	}
	for p < len(m.pattern) && m.pattern[p].wild == '*' {
		p++
	}
	return p == len(m.pattern)
}

// containsMatcher fits texts that contain its needle.
type containsMatcher struct{ needle }

func (m containsMatcher) match(text []byte) bool { return m.contains(text) }

// fold returns text with every character replaced by the one that stands for
// all its case variants.
func fold(text string) []byte {
	out := make([]byte, 0, len(text))
	for _, r := range text {
		out = utf8.AppendRune(out, foldRune(r))
	}
	return out
}

func decodeFolded(text []byte) (rune, int) {
	if c := text[0]; c < utf8.RuneSelf {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		return rune(c), 1
	}
	r, n := utf8.DecodeRune(text)
	return foldRune(r), n
}

// foldRune returns the representative of a character's simple case folding
// orbit: the smallest one, in lower case when it is an ASCII letter.
func foldRune(r rune) rune {
	low := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		low = min(low, next)
	}
	if low >= 'A' && low <= 'Z' {
		low += 'a' - 'A'
	}
	return low
}

// patternMatcher prepares a pattern for whole values.
func patternMatcher(p Pattern) matcher {
	if text, ok := p.Plain(); ok {
		return foldMatcher(fold(text))
	}
	return newGlob(p, false)
}

// textMatcher prepares a pattern for any part of a value.
func textMatcher(p Pattern) matcher {
	if text, ok := p.Plain(); ok {
		if text == "" {
			return everyMatcher{}
		}
		return containsMatcher{newNeedle(text)}
	}
	return newGlob(p, true)
}
