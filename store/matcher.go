package store

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// matcher decides whether a value's text fits a condition.
type matcher interface {
	match(text []byte) bool
}

// equalMatcher fits texts that are one of its keys.
type equalMatcher map[string]bool

func (m equalMatcher) match(text []byte) bool { return m[string(text)] }

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

// globMatcher fits texts by a pattern of folded runes and wildcards, whole
// or, when open, anywhere.
type globMatcher struct {
	pattern []globItem
}

type globItem struct {
	r    rune
	wild byte
}

// newGlob prepares a pattern; open adds a wildcard on either side.
func newGlob(p Pattern, open bool) globMatcher {
	var m globMatcher
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
			star, mark = p, t
			p++
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

// containsMatcher fits texts that contain its folded text.
type containsMatcher struct {
	folded []byte
	low    byte // first byte of an ASCII needle in both cases, else 0
	high   byte
}

func newContains(text string) containsMatcher {
	m := containsMatcher{folded: fold(text)}
	if len(m.folded) > 0 && m.folded[0] < utf8.RuneSelf {
		m.low = m.folded[0]
		m.high = byte(unicode.ToUpper(rune(m.low)))
		if m.low == 'k' || m.low == 's' { // U+212A and U+017F fold to these
			m.low = 0
		}
	}
	return m
}

func (m containsMatcher) match(text []byte) bool {
	if len(m.folded) == 0 {
		return true
	}
	for len(text) > 0 {
		if m.low != 0 {
			i := m.candidate(text)
			if i < 0 {
				return false
			}
			text = text[i:]
		}
		if m.prefix(text) {
			return true
		}
		_, n := utf8.DecodeRune(text)
		text = text[n:]
	}
	return false
}

// candidate returns the next place where the needle could start.
func (m containsMatcher) candidate(text []byte) int {
	i := bytes.IndexByte(text, m.low)
	if m.high == m.low {
		return i
	}
	if i >= 0 {
		text = text[:i]
	}
	if j := bytes.IndexByte(text, m.high); j >= 0 {
		return j
	}
	return i
}

func (m containsMatcher) prefix(text []byte) bool {
	for rest := m.folded; len(rest) > 0; {
		if len(text) == 0 {
			return false
		}
		r, n := decodeFolded(text)
		p, k := utf8.DecodeRune(rest)
		if r != p {
			return false
		}
		text, rest = text[n:], rest[k:]
	}
	return true
}

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
		return newContains(text)
	}
	return newGlob(p, true)
}
