package tui

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/change"
	"github.com/trailsift/trailsift/tui/diff"
	"github.com/trailsift/trailsift/tui/theme"
)

// openDifference shows where the two latest marks differ; without two, what the
// event under the cursor changed a policy or the rules of a group into.
func (a *App) openDifference() tea.Cmd {
	if n := len(a.marks); n >= 2 {
		return a.inquire(inquiry{kind: askDifference, rows: rowsOf(a.marks[n-2], a.marks[n-1])})
	}
	row, ok := a.eventRow()
	if ok && change.Changes(a.lang, a.answer.snap.Record(row)) {
		return a.inquire(changeOf(row))
	}
	a.say("m marks events; d shows how two differ, or what one changed in a policy")
	return nil
}

// changeOf asks what an event changed a document into.
func changeOf(row store.Row) inquiry { return inquiry{kind: askDifference, rows: rowsOf(row)} }

// difference compares two events, or the document before an event with that
// after it.
func (q inquiry) difference(ctx context.Context, from sources) (reply, error) {
	if q.rows.n == 1 {
		return from.documents(ctx, q.rows.row[0])
	}
	one, other := from.snap.Record(q.rows.row[0]), from.snap.Record(q.rows.row[1])
	before, _ := one.Time()
	after, _ := other.Time()
	if after.Before(before) {
		one, other = other, one
	}
	mask := masks{}
	d := diff.Compare(from.masked(one, mask), from.masked(other, mask))
	slices.SortStableFunc(d.Changed, func(x, y diff.Leaf) int { return cmp.Compare(rankOf(x.Path), rankOf(y.Path)) })
	d.Facts = countsOf(d)
	d.Words = []string{"- " + from.eventText(one), "+ " + from.eventText(other)}
	about, err := from.evidenceOf(ctx, from.snap.SelectRows(q.rows.row[:]))
	return reply{diff: d, about: about}, err
}

// documents compares the documents before and after an event.
func (from sources) documents(ctx context.Context, row store.Row) (reply, error) {
	c, err := change.OfIn(ctx, from.snap, from.lang, from.clock, row)
	if err != nil {
		return reply{}, err
	}
	if c == nil {
		return reply{}, errors.New("this event changes no document")
	}
	d := diff.Compare(c.Before, c.After)
	d.Facts = countsOf(d) // of what, the first line says
	if len(c.Before) == 0 {
		d.Facts = []string{theme.Plural(len(d.Changed), "path"), "nothing to compare with"}
	}
	d.Words = append(d.Words, upperFirst(c.What))
	d.Words = append(d.Words, c.Words...)
	d.Words = append(d.Words, "+ "+from.eventText(from.snap.Record(row)))
	switch {
	case c.Failed:
		d.Words = append(d.Words, "The call failed: this is what it would have changed.")
	case c.DryRun:
		d.Words = append(d.Words, "The call was a dry run: this is what it would have changed.")
	}
	d.Caveats = c.Caveats
	about, err := from.evidenceOf(ctx, from.snap.SelectRows([]store.Row{row}))
	return reply{diff: d, about: about}, err
}

// upperFirst starts a text with a capital letter.
func upperFirst(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// countsOf counts what differs and what does not.
func countsOf(d *diff.Diff) []string {
	return []string{theme.Plural(len(d.Changed), "path differs", "paths differ"), theme.Count(len(d.Equal)) + " equal"}
}

// laterRecord returns the event that is compared, or the later one of two.
func (a *App) laterRecord() (store.Record, bool) {
	rows := a.screen().ask.rows
	if rows.n == 0 || a.answer.snap == nil {
		return store.Record{}, false
	}
	out := a.answer.snap.Record(rows.row[0])
	for _, row := range rows.row[1:rows.n] {
		r := a.answer.snap.Record(row)
		at, _ := r.Time()
		if before, _ := out.Time(); !at.Before(before) {
			out = r
		}
	}
	return out, true
}

// masked is an event's text as it may be shown.
func (from sources) masked(r store.Record, with masks) []byte {
	if from.secret == nil {
		return r.AppendJSON(nil)
	}
	text, _ := r.AppendHidden(nil, from.secret, with.mask)
	return text
}

// masks are what stands for the secrets of each path: one text for equal ones, so that
// two that differ are not called equal.
type masks map[string][]store.Value

func (m masks) mask(path string, secret store.Value) string {
	i := slices.Index(m[path], secret)
	if i < 0 {
		i = len(m[path])
		m[path] = append(m[path], secret)
	}
	if i == 0 {
		return trail.Mask
	}
	return strings.Replace(trail.Mask, "masked", "masked, value "+strconv.Itoa(i+1), 1)
}

// eventText names an event: what, when, by whom.
func (from sources) eventText(r store.Record) string {
	name, _ := r.Value(from.lang, "event")
	actor, _ := r.Value(from.lang, "actor")
	at := ""
	if t, ok := r.Time(); ok {
		at = from.clock.Moment(t)
	}
	return strings.Join(strings.Fields(name+" "+at+" by "+actor), " ")
}
