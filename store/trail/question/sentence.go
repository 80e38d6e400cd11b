package question

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// sentence says what was found: how many, by whom, when, how many in vain.
//
//	9 changes of logging by release-manager/x and 2 more, 2026-09-15 09:30:12Z to 11:25:44Z; 4 failed
func (d *desk) sentence(f *finding) (string, error) {
	actors, err := d.names("actor", f)
	if err != nil {
		return "", err
	}
	return d.sentenceBy(f, actors)
}

// sentenceBy is [desk.sentence] about some actors, "" where there are none.
func (d *desk) sentenceBy(f *finding, actors string) (string, error) {
	n := f.Rows.Len()
	if n == 0 {
		return "No " + d.noun(1) + " among " + phrase.Plural(d.among(), "event"), nil
	}
	text := fmt.Sprintf("%s %s", phrase.Number(n), d.noun(n))
	if actors != "" {
		text += d.by() + actors
	}
	if first, last, ok := d.Snap.SpanOf(f.Rows); ok {
		text += ", " + d.Clock.Span(first, last)
	}
	return d.withFailures(text, f)
}

// omission is a filter of events that a question leaves out though they are of the
// kind that it counts, and what is said of them.
type omission struct{ filter, text string }

// withOmission adds how many events were left out: whoever compares the number with
// those of the facets has to know.
func (d *desk) withOmission(text string) (string, error) {
	if d.q.omits.filter == "" {
		return text, nil
	}
	n, err := d.count(d.q.omits.filter)
	if err != nil || n == 0 {
		return text, err
	}
	return text + "; " + strings.ReplaceAll(d.q.omits.text, "{n}", phrase.Number(n)), nil
}

// withFailures adds how many of the events failed, and how many did nothing because
// they only asked whether they would succeed.
func (d *desk) withFailures(text string, f *finding) (string, error) {
	if d.q.failing {
		return text, nil
	}
	ended, err := d.ended(f)
	if clause := ended.Clause(f.Rows.Len()); clause != "" {
		text += "; " + clause
	}
	return text, err
}

// ended counts the events of a finding that changed nothing.
func (d *desk) ended(f *finding) (phrase.Ended, error) {
	ended, err := trail.EndedIn(d.ctx, d.Snap, d.Lang, f.Rows)
	return phrase.Ended(ended), err
}

// withRefused adds in brackets how many of the events of a part failed.
func (d *desk) withRefused(text string, f *finding) (string, error) {
	failed, err := d.failedOf(f)
	if err != nil || failed == "" {
		return text, err
	}
	return text + " (" + failed + ")", nil
}

// failedOf says how many of some events failed, and how many were dry runs; "" when
// none did and none were.
func (d *desk) failedOf(f *finding) (string, error) {
	ended, err := d.ended(f)
	return ended.Of(f.Rows.Len()), err
}

// howMany is so many of something, "no" of what was not found.
func howMany(n int, one string, several ...string) string {
	if n == 0 {
		return "no " + one
	}
	return phrase.Plural(n, one, several...)
}

// told is a part of a sentence: how many were found, and how that is said.
type told struct {
	n    int
	text string
}

// foundFirst joins parts of a sentence: those last of which nothing was found.
func foundFirst(between string, parts ...told) string {
	slices.SortStableFunc(parts, func(a, b told) int { return cmp.Compare(min(b.n, 1), min(a.n, 1)) })
	var texts []string
	for _, p := range parts {
		texts = append(texts, p.text)
	}
	text := strings.Join(texts, between)
	if rest, ok := strings.CutPrefix(text, "no "); ok {
		return "No " + rest
	}
	return text
}

// among is how many events are asked at all.
func (d *desk) among() int {
	if d.Within == nil {
		return d.Snap.Len()
	}
	rows, err := d.rows(nil)
	if err != nil {
		return 0
	}
	return rows.Len()
}

// noun is what the question counts, with the value that it is about.
func (d *desk) noun(n int) string {
	word := d.q.counts[min(n, 2)-1]
	return strings.ReplaceAll(word, ValueMark, d.value)
}

// by joins whom it is by to what is counted: behind a clause, "3 events name it", the
// actors would be taken for part of it.
func (d *desk) by() string {
	if d.q.clause {
		return ", by "
	}
	return " by "
}
