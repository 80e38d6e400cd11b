package store

import (
	"math/big"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// naiveTime spells out what a time in a filter is.
var naiveTime = regexp.MustCompile(`^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$`)

// naivePeriod returns the seconds that a time means: to is excluded.
func naivePeriod(text string, zone string) (from, to int64, ok bool) {
	m := naiveTime.FindStringSubmatch(text)
	if m == nil {
		return 0, 0, false
	}
	n := [7]int{1: 1, 2: 1}
	last := 0 // the finest unit that is written
	for i := range 6 {
		if m[i+1] != "" {
			n[i], _ = strconv.Atoi(m[i+1])
			last = i
		}
	}
	if m[7] != "" {
		zone = m[7]
	}
	offset := 0
	if zone != "Z" {
		hours, _ := strconv.Atoi(zone[1:3])
		minutes, _ := strconv.Atoi(zone[4:])
		offset = (hours*60 + minutes) * 60
		if zone[0] == '-' {
			offset = -offset
		}
	}
	at := func() int64 {
		return time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.UTC).Unix() - int64(offset)
	}
	if back := time.Unix(at()+int64(offset), 0).UTC(); int(back.Month()) != n[1] || back.Day() != n[2] || n[3] > 23 || n[4] > 59 || n[5] > 59 {
		return 0, 0, false
	}
	from = at()
	n[last]++
	return from, at(), true
}

// naiveRange is naivePeriod for what stands behind time:, but lengths of time.
func naiveRange(text string) (from, to int64, ok bool) {
	start, end, isRange := strings.Cut(text, "..")
	if !isRange {
		return naivePeriod(text, "Z")
	}
	from, to = -1<<62, 1<<62
	zone := "Z"
	if start != "" {
		if from, _, ok = naivePeriod(start, zone); !ok {
			return 0, 0, false
		}
		if m := naiveTime.FindStringSubmatch(start); m[7] != "" {
			zone = m[7]
		}
	}
	if end != "" {
		if len(end) < 10 {
			end = start[:11] + end
		}
		to, _, ok = naivePeriod(end, zone)
		return from, to, ok
	}
	return from, to, start != ""
}

// naiveMoment reads a recorded time.
func naiveMoment(text string) (int64, bool) {
	for _, layout := range []string{
		"2006-01-02T15:04:05Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02",
		"Jan 2, 2006 3:04:05 PM", "Jan 2, 2006, 3:04:05 PM",
	} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Unix(), true
		}
	}
	return 0, false
}

var naiveNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

// compares is a comparison, spelt out with numbers of any precision.
func (m Match) compares(value string) bool {
	limit, _ := m.Values[0].Plain()
	column, _, _ := testLanguage.Resolve(m.Field)
	number := column != "time" && naiveNumber.MatchString(limit)
	if number && naiveNumber.MatchString(value) {
		a, _ := new(big.Rat).SetString(value)
		b, _ := new(big.Rat).SetString(limit)
		return m.holds(a.Cmp(b), a.Cmp(b))
	}
	from, to, ok := naivePeriod(limit, "Z")
	at, isTime := naiveMoment(value)
	if !ok || !isTime || number && len(limit) != 4 {
		return false
	}
	return m.holds(int(max(-1, min(1, at-from))), int(max(-1, min(1, at-(to-1)))))
}

// holds decides by the order of a value and the first and last of the limit.
func (m Match) holds(first, last int) bool {
	return map[Op]bool{Above: last > 0, AtLeast: first >= 0, Before: first < 0, AtMost: last <= 0}[m.Op]
}

// matchOne evaluates the operators that take one value.
func (rec *naiveRecord) matchOne(m Match) bool {
	text, _ := m.Values[0].Plain()
	return slices.ContainsFunc(rec.values(m.Field), func(value string) bool {
		if m.Op == Regexp {
			return regexp.MustCompile(text).MatchString(value)
		}
		return m.compares(value)
	})
}

// matchTime evaluates what stands behind time:.
func (rec *naiveRecord) matchTime(p Pattern) bool {
	text, _ := p.Plain()
	from, to, ok := naiveRange(text)
	return ok && slices.ContainsFunc(rec.values("time"), func(value string) bool {
		at, isTime := naiveMoment(value)
		return isTime && at >= from && at < to
	})
}

// fixed replaces lengths of time by the ranges that they mean.
func fixed(e Expr, newest time.Time) Expr {
	switch e := e.(type) {
	case And:
		var out And
		for _, part := range e {
			out = append(out, fixed(part, newest))
		}
		return out
	case Or:
		var out Or
		for _, part := range e {
			out = append(out, fixed(part, newest))
		}
		return out
	case Not:
		return Not{fixed(e.Expr, newest)}
	case Match:
		var values []Pattern
		for _, p := range e.Values {
			text, _ := p.Plain()
			if length, ok := strings.CutPrefix(text, "last"); ok && e.Field == "time" {
				d, _ := time.ParseDuration(length)
				p = Literal(newest.Add(-d).Format(timeLayout) + ".." + newest.Add(time.Second).Format(timeLayout))
			}
			values = append(values, p)
		}
		e.Values = values
		return e
	}
	return e
}

// regexps are expressions on the values of random records.
func regexps() []string {
	return []string{
		"a", "^a", "[Bb]ob$", "(?i)ALICE", `\d+`, `^\d{4}-09-01T0[01]`, "a|b", "(a|u1)$", "é", "^$", `"`, `\\`, `\(`,
		"x.y", "[0-9a-f]{8}-", "-0000-", "smile|SHARP", " ", "2:.*Z$", "a{2,3}", "[(]", ":", "a,b", "^[^a-z]*$", "of the Crowd", `\x{212a}`, "", "~", ">=", "(?i)k", "ſ", "^1$", "::", "(alice)*[Bb]ob", "(zz)?u1", "^(alice|Bob)$",
	}
}

// randomSingle makes a condition of an operator that takes one value, or one
// on the time.
func randomSingle(r *rand.Rand, field string) Match {
	pick := func(texts ...string) Pattern { return Literal(texts[r.IntN(len(texts))]) }
	m := Match{Field: field, Op: []Op{AtLeast, Before, Above, AtMost, Regexp, Regexp, Like}[r.IntN(7)]}
	switch {
	case m.Op == Regexp:
		m.Values = []Pattern{pick(regexps()...)}
	case m.Op == Like:
		m.Field = "time"
		for range 1 + r.IntN(2) {
			m.Values = append(m.Values, pick("2026-09-01", "2026", "2026-09", "2026-08-31", "2026-09-01T01", "2026-09-01T00:10", "2026-09-01T02:07:13Z", "2026-09-01T03:30+02:00",
				"2026-09-01T00:30..01:15", "2026-09-01T01..02", "2026-09-01T02:00+01:30..03:00", "2026-09-01..2026-09-01T01:00", "..2026-09-01T00:45", "2026-09-01T01:10:30..",
				"last90m", "last40s", "last1h", "last3h"))
		}
	case field == "time" || r.IntN(3) == 0:
		m.Values = []Pattern{pick("2026-09-01", "2026-09-01T01", "2026-09-01T01:30", "2026-09-01T00:20:30Z", "2026-09-01T03:30+02:00", "2026-09", "1960-01-01", "2200-01-01")}
	default:
		m.Values = []Pattern{pick("0", "1", "-1", "10", "9.99", "1e1", "-0.5e+3", "-500", "-500.0001", "12345678901234567890123", "12345678901234567890122.5", "1E-7", "450", "2026", "2027")}
	}
	return m
}

// TestLastsExtend extends selections of the last minutes while the newest event
// becomes another one, later, or not.
func TestLastsExtend(t *testing.T) {
	st := New(testSchema)
	b, src := st.NewBuilder(), st.AddSource("s", 0)
	var earlier []*Selection
	for n, at := range []string{"10:00:00", "10:30:00", "09:00:00", "10:29:59", "", "10:45:00", "12:00:00"} {
		rec := `{}`
		if at != "" {
			rec = `{"x":"y","eventTime":"2026-09-01T` + at + `Z"}`
		}
		if _, _, err := b.Add([]byte(rec), Origin{Source: src, Record: uint32(n + 1)}); err != nil {
			t.Fatal(err)
		}
		b.Flush()
		snap := st.Snapshot()
		for i, text := range []string{"time:last30m", "-time:last30m", "time:last1s,last2h", "no.such:x OR time:last30m", "no.such:x time:last30m", `"x":y time:last15m`} {
			e, err := testLanguage.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			want, err := snap.Select(t.Context(), testLanguage, e, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(earlier) <= i {
				earlier = append(earlier, nil)
			}
			got, err := snap.Select(t.Context(), testLanguage, e, earlier[i])
			if err != nil || got.Len() != want.Len() || !slices.EqualFunc(got.rows, want.rows, slices.Equal[bitmap]) {
				t.Errorf("%s after %d records: %d rows, want %d, %v", text, n+1, got.Len(), want.Len(), err)
			}
			earlier[i] = got
		}
	}
	if n := earlier[0].Len(); n != 1 {
		t.Errorf("%d rows in the last half hour, want 1", n)
	}
}

// TestRegexps finds each expression in the values of all kinds of columns.
func TestRegexps(t *testing.T) {
	r := newRand(13)
	var records []string
	var naive []naiveRecord
	for i := range 400 {
		records = append(records, randomRecord(r, i))
		naive = append(naive, readNaive(t, records[i]))
	}
	st := load(t, records...)
	for range 2 {
		snap := st.Snapshot()
		for _, text := range regexps() {
			for _, field := range []string{"who", "user.name", `"list"`, "time", "eventTime", "id"} {
				m := Match{Field: field, Op: Regexp, Values: []Pattern{Literal(text)}}
				want := 0
				for _, rec := range naive {
					if rec.match(m) {
						want++
					}
				}
				if sel, err := snap.Select(t.Context(), testLanguage, m, nil); err != nil || sel.Len() != want {
					t.Errorf("%s: %d rows, %v; want %d", m, sel.Len(), err, want)
				}
			}
		}
		finish(t, st)
	}
}
