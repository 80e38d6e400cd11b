package store

import (
	"math/bits"
	"sort"
	"time"
)

// timeTest is a matcher prepared for times, which are kept as seconds: it
// passes those in one of its spans.
type timeTest []timeSpan

// timeSpan is the times from a second up to another one, that excluded, whose
// text matches where there is a matcher.
type timeSpan struct {
	from, to uint32
	match    matcher
}

// newTimeTest prepares a matcher; no span is left when it fits no time.
func newTimeTest(m matcher) timeTest {
	every := timeTest{{0, noTime, nil}}
	switch m := m.(type) {
	case everyMatcher:
		return every
	case anyMatcher:
		var out timeTest
		for _, part := range m {
			out = append(out, newTimeTest(part)...)
		}
		return out
	case networkMatcher, addressMatcher, numberMatcher:
		return nil
	case periodMatcher:
		return period(m).within()
	case keyed:
		return timeKeys(m)
	case containsMatcher:
		if !inTime(string(m.folded)) {
			return nil
		}
	case globMatcher:
		return timeGlob(m)
	case regexpMatcher:
		if !inTime(string(m.folded)) {
			return nil
		}
	}
	every[0].match = m
	return every
}

// timeKeys prepares an equality. The spelling of times has capital letters;
// keys are folded.
func timeKeys(m keyed) timeTest {
	var out timeTest
	for _, key := range m.keys() {
		upper := []byte(upperTime(string(key)))
		if len(upper) != len(timeLayout) || !m.match(upper) {
			continue
		}
		if sec, ok := parseTime(upper); ok {
			out = append(out, timeSpan{sec, sec + 1, nil})
		}
	}
	return out
}

// timeGlob prepares a pattern with wildcards. One that asks for a beginning
// means a span of time, since the order of times is that of their text.
func timeGlob(m globMatcher) timeTest {
	for _, part := range m.parts {
		if !inTime(part) {
			return nil
		}
	}
	span := timeSpan{0, noTime, m}
	if len(m.parts) == 1 && m.prefix {
		start := upperTime(m.parts[0])
		span.from = firstTime(func(text string) bool { return text[:len(start)] >= start })
		span.to = firstTime(func(text string) bool { return text[:len(start)] > start })
		span.match = nil
	}
	return timeTest{span}
}

// firstTime returns the first second whose text is far enough.
func firstTime(far func(text string) bool) uint32 {
	return uint32(sort.Search(noTime, func(sec int) bool { return far(string(appendTime(nil, uint32(sec)))) }))
}

// inTime reports whether folded text may be part of the spelling of a time.
func inTime(text string) bool {
	const form = "0000-00-00t00:00:00z"
	for at := 0; at+len(text) <= len(form); at++ {
		fits := true
		for i := range len(text) {
			want, digit := form[at+i], text[i] >= '0' && text[i] <= '9'
			fits = fits && (digit && want == '0' || !digit && want == text[i])
		}
		if fits {
			return true
		}
	}
	return false
}

// upperTime undoes the folding of a time's text.
func upperTime(folded string) string {
	out := []byte(folded)
	for i, c := range out {
		if c == 't' || c == 'z' {
			out[i] = c - 'a' + 'A'
		}
	}
	return string(out)
}

func (t timeTest) fits(sec uint32) bool {
	for i := range t {
		if t[i].fits(sec) {
			return true
		}
	}
	return false
}

// fitting returns a bit for each of at most 64 times that passes.
func (t timeTest) fitting(times []uint32) uint64 {
	var m uint64
	for i := range t {
		if s := &t[i]; s.match == nil {
			m |= s.fitting(times)
			continue
		}
		for k, sec := range times {
			if m>>k&1 == 0 && t[i].fits(sec) {
				m |= 1 << k
			}
		}
	}
	return m
}

func (s *timeSpan) fits(sec uint32) bool {
	if sec < s.from || sec >= s.to {
		return false
	}
	if s.match == nil {
		return true
	}
	var text [len(timeLayout)]byte
	return s.match.match(writeTime(&text, sec))
}

// run adds those rows of a block, given by their times, that the span passes.
// Rows that are not needed, being outside or in the result already, are not
// looked at.
func (s *timeSpan) run(times []uint32, within, out bitmap) {
	for w := range within {
		need := within[w] &^ out[w]
		if need == 0 {
			continue
		}
		if s.match == nil {
			out[w] |= s.fitting(times[w*64 : min(w*64+64, len(times))])
			continue
		}
		for ; need != 0; need &= need - 1 {
			slot := w*64 + bits.TrailingZeros64(need)
			if s.fits(times[slot]) {
				out.set(slot)
			}
		}
	}
}

// fitting returns a bit for each of at most 64 times that is in the span. There
// is no branch: a difference has its top bit set if it is below zero. No span
// reaches noTime.
func (s *timeSpan) fitting(times []uint32) uint64 {
	m, from, width := uint64(0), s.from, uint64(s.to-s.from)
	for _, t := range times {
		m = m>>1 | (uint64(t-from)-width)&(1<<63)
	}
	return m >> (64 - len(times))
}

// writeTime is appendTime into an array, several times as fast.
func writeTime(text *[len(timeLayout)]byte, sec uint32) []byte {
	date := time.Unix(int64(sec), 0).UTC()
	year, month, day := date.Date()
	*text = [len(timeLayout)]byte{4: '-', 7: '-', 10: 'T', 13: ':', 16: ':', 19: 'Z'}
	rest := int(sec % 86400)
	text[0], text[1] = byte('0'+year/1000), byte('0'+year/100%10)
	for at, n := range [...]int{year % 100, int(month), day, rest / 3600, rest / 60 % 60, rest % 60} {
		p := 2 + 3*at
		text[p], text[p+1] = byte('0'+n/10), byte('0'+n%10)
	}
	return text[:]
}
