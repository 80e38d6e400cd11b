package store

import (
	"strings"
	"time"
	"unicode"
)

// moment reads a value. Where it is a time whose day a time of the day follows
// behind a space, as times are printed and pasted, that belongs to it: by itself
// it would be searched for as text.
func (p *parser) moment(field string, op Op) (Pattern, error) {
	value, err := p.pattern(op == Like, true)
	if err != nil || !p.takesTime(field, op) {
		return value, err
	}
	for endsInDay(value) && p.clockBehindSpace() {
		clock, err := p.clock(op)
		if err != nil {
			return nil, err
		}
		value = value.with("T", clock)
		if p.zoneBehindSpace() {
			value = value.with("Z", nil)
		}
	}
	return value, nil
}

// clock reads a time of the day behind space.
func (p *parser) clock(op Op) (Pattern, error) {
	p.space()
	start := p.pos
	clock, err := p.pattern(op == Like, true)
	if err != nil {
		return nil, err
	}
	text, plain := clock.Plain()
	text, _, _ = strings.Cut(text, "..")
	if _, ok := readTime("2006-01-02T"+text, time.UTC); plain && !ok {
		return nil, p.fail(start, "no time of the day: write one such as 09:30, or quote it")
	}
	return clock, nil
}

// takesTime reports whether a day behind a field and an operator is a time, and
// not any text.
func (p *parser) takesTime(field string, op Op) bool {
	column := p.lang.column(field)
	return isComparison(op) || column == timeColumn || p.lang.Check[column] != nil
}

// with returns a pattern with a text and another pattern behind it.
func (p Pattern) with(text string, behind Pattern) Pattern {
	var b patternBuilder
	for _, piece := range append(append(append(Pattern(nil), p...), Piece{Text: text}), behind...) {
		if piece.Wild != 0 {
			b.wildcard(piece.Wild)
		} else {
			b.text.WriteString(piece.Text)
		}
	}
	return b.pattern()
}

// endsInDay reports whether the last of a value is a day, such as 2026-09-01,
// alone or at the end of a range.
func endsInDay(value Pattern) bool {
	text, plain := value.Plain()
	const day = len("2026-09-01")
	if at := len(text) - day; !plain || at < 0 || at > 0 && !strings.HasSuffix(text[:at], "..") {
		return false
	}
	return digitsLike(text[len(text)-day:], "2006-01-02")
}

// clockBehindSpace reports whether a time of the day comes next, behind space.
func (p *parser) clockBehindSpace() bool {
	rest := strings.TrimLeftFunc(p.rest(), unicode.IsSpace)
	return len(rest) < len(p.rest()) && clockAhead(rest)
}

// clockAhead reports whether a text begins as a time of the day does.
func clockAhead(text string) bool {
	return len(text) >= 4 && digitsLike(text[:4], "3:04") || len(text) >= 5 && digitsLike(text[:5], "15:04")
}

// digitsLike reports whether a text has digits where a form of the same length
// has some, and is the form elsewhere.
func digitsLike(text, form string) bool {
	for i := range len(form) {
		digit := text[i] >= '0' && text[i] <= '9'
		if wanted := form[i] >= '0' && form[i] <= '9'; digit != wanted || !wanted && text[i] != form[i] {
			return false
		}
	}
	return true
}

// zoneBehindSpace reads UTC behind space, where it stands by itself.
func (p *parser) zoneBehindSpace() bool {
	start := p.pos
	if p.space(); p.pos > start && p.keyword("UTC") {
		p.pos = len(strings.TrimRightFunc(p.text[:p.pos], unicode.IsSpace))
		return true
	}
	p.pos = start
	return false
}
