package question

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// stream is the events of one account in one region.
type stream struct {
	account, region string
	events          int
	rows            *store.Selection
	first, last     time.Time
	hours           []int // events by hour of the time that is loaded in full
}

// unlikely is how unlikely an hour without events must be, if events came at
// random at the stream's own rate, for the hour to be called a gap.
const unlikely = 1e-4

// coverage looks for hours without events, account by account and region by
// region.
func coverage(d *desk) (*finding, error) {
	first, last, ok := d.Snap.Span()
	if !ok {
		return &finding{Answer: &Answer{Text: "No events are loaded"}}, nil
	}
	hours := wholeHours(first, last)
	streams, err := d.streams(hours)
	if err != nil {
		return nil, err
	}
	stopped, err := d.found(recordingFilter)
	if err != nil {
		return nil, err
	}
	gaps, between := d.gapTable(streams, hours)
	f := stopped
	f.Text = coverageText(streams, hours, between, cutShort(streams, hours))
	f.addTable(gaps)
	if err := d.noteTampering(f); err != nil {
		return nil, err
	}
	f.addTable(coverageTable(streams, hours))
	return f, nil
}

// mostHours is how many hours are looked at, the newest ones: more than two
// years. A record that claims to be from 1970 adds half a million to them.
const mostHours = 20000

// wholeHours returns the starts of the hours that lie whole between two times.
func wholeHours(first, last time.Time) []time.Time {
	var out []time.Time
	at := first.Truncate(time.Hour)
	if at.Before(first.Add(-time.Minute)) { // an hour that starts with its first events is whole
		at = at.Add(time.Hour)
	}
	if oldest := last.Truncate(time.Hour).Add(-mostHours * time.Hour); at.Before(oldest) {
		at = oldest
	}
	for ; !at.Add(time.Hour).After(last.Add(time.Minute)); at = at.Add(time.Hour) {
		out = append(out, at)
	}
	return out
}

// streams counts the events of each account and region by hour.
func (d *desk) streams(hours []time.Time) ([]stream, error) {
	accounts, err := d.rowsBy("account")
	if err != nil {
		return nil, err
	}
	regions, err := d.rowsBy("region")
	if err != nil {
		return nil, err
	}
	var out []stream
	for account, here := range accounts {
		for region, there := range regions {
			s := stream{account: account, region: region, rows: here.Both(there), hours: make([]int, len(hours))}
			if s.events = s.rows.Len(); s.events == 0 {
				continue
			}
			s.first, s.last, _ = d.Snap.SpanOf(s.rows)
			if err := d.countHours(&s, hours); err != nil {
				return nil, err
			}
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b stream) int {
		return cmp.Or(cmp.Compare(a.account, b.account), cmp.Compare(b.events, a.events), cmp.Compare(a.region, b.region))
	})
	return out, nil
}

// rowsBy returns the events of each value of a field, whatever the data are
// narrowed to.
func (d *desk) rowsBy(field string) (map[string]*store.Selection, error) {
	facet, err := d.facet(field, nil, 0)
	if err != nil {
		return nil, err
	}
	out := make(map[string]*store.Selection)
	for _, v := range facet.Values {
		if out[v.Value], err = d.Snap.Select(d.ctx, d.Lang, store.Equals(field, v.Value), nil); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// countHours counts the events of a stream in each hour. A timeline of so many
// hours with twice as many bars has bars of an hour or less.
func (d *desk) countHours(s *stream, hours []time.Time) error {
	if len(hours) == 0 {
		return nil
	}
	rows := s.rows
	if len(hours) >= mostHours {
		recent, err := d.Snap.SelectIn(d.ctx, d.Lang, atTime(store.AtLeast, hours[0]), rows)
		if err != nil {
			return err
		}
		rows = recent
	}
	line, err := d.Snap.Timeline(d.ctx, rows, nil, 2*len(hours)+4, time.UTC)
	if err != nil {
		return err
	}
	for i, start := range line.Starts {
		if at := int(start.Sub(hours[0]) / time.Hour); !start.Before(hours[0]) && at < len(s.hours) {
			s.hours[at] += line.Counts[i]
		}
	}
	return nil
}

// atTime compares the time of events with another one.
func atTime(op store.Op, t time.Time) store.Match {
	return store.Match{Field: "time", Op: op, Values: []store.Pattern{store.Literal(t.UTC().Format(time.RFC3339))}}
}

// gap is hours in a row without events.
type gap struct{ from, to int }

// gaps returns the hours that a stream lacks, if it is busy enough for the
// lack of one to mean something.
func (s stream) gaps() []gap {
	if len(s.hours) == 0 || math.Exp(-float64(s.events)/float64(len(s.hours))) > unlikely {
		return nil
	}
	var out []gap
	for i, n := range s.hours {
		switch {
		case n > 0:
		case len(out) > 0 && out[len(out)-1].to == i:
			out[len(out)-1].to++
		default:
			out = append(out, gap{i, i + 1})
		}
	}
	return out
}

// inBetween is where a gap lies that has events on both sides.
const inBetween = "in between"

// place says whether hours lie between a stream's events or at an end of it.
func (s stream) place(from, to time.Time) string {
	switch {
	case !s.first.Before(to):
		return "before its first event"
	case s.last.Before(from):
		return "after its last event"
	}
	return inBetween
}

// rate returns how many events the stream has in an hour, without a gap in between.
// The hours of its first and its last event do not count, of which a part may be
// missing, unless there are no others.
func (s stream) rate(g gap, place string, hours []time.Time) float64 {
	first, last := s.first.Truncate(time.Hour), s.last.Truncate(time.Hour)
	lacks := 0
	if place == inBetween {
		lacks = g.to - g.from
	}
	events, whole := 0, -lacks
	for i, hour := range hours {
		if hour.After(first) && hour.Before(last) {
			events += s.hours[i]
			whole++
		}
	}
	if whole <= 0 {
		events, whole = s.events, int(last.Sub(first)/time.Hour)+1-lacks
	}
	return float64(events) / float64(max(1, whole))
}

func (d *desk) gapTable(streams []stream, hours []time.Time) (t Table, between int) {
	t = Table{Title: "Hours without events", Heads: []string{"account", "region", "from", "to", "where", "events an hour otherwise"}}
	for _, s := range streams {
		for _, g := range s.gaps() {
			from, to := hours[g.from], hours[g.to-1].Add(time.Hour)
			place := s.place(from, to)
			if place == inBetween {
				between++
			}
			rate := phrase.Number(int(math.Round(s.rate(g, place, hours))))
			t.Lines = append(t.Lines, Line{Cells: []string{s.account, s.region, d.Clock.Moment(from), d.Clock.Moment(to), place, rate}, First: from, Last: to})
		}
	}
	return t, between
}

func coverageTable(streams []stream, hours []time.Time) Table {
	t := Table{Title: "What is loaded", Heads: []string{"account", "region", "hours with events"}}
	for _, s := range streams {
		with := 0
		for _, n := range s.hours {
			if n > 0 {
				with++
			}
		}
		e := all(store.Equals("account", s.account), store.Equals("region", s.region))
		line := Line{Cells: []string{s.account, s.region, fmt.Sprintf("%d of %d", with, len(hours))}, Count: s.events, Filter: e.String()}
		line.First, line.Last = s.first, s.last
		t.Lines = append(t.Lines, line)
	}
	return t
}

func coverageText(streams []stream, hours []time.Time, between, ends int) string {
	accounts, regions := make(map[string]bool), make(map[string]bool)
	for _, s := range streams {
		accounts[s.account], regions[s.region] = true, true
	}
	text := fmt.Sprintf("The events of %s and %s span ", phrase.Plural(len(accounts), "account"), phrase.Plural(len(regions), "region"))
	if len(hours) == 0 {
		return text + "no whole hour of the clock: too little to tell gaps"
	}
	text += phrase.Plural(len(hours), "whole hour")
	if with := hoursWithEvents(streams, hours); with < len(hours) { // such hours may be quiet, or not loaded
		text += ", " + phrase.Number(with) + " of which have any"
	}
	switch {
	case between == 0:
		text += "; no busy account and region lacks an hour in between"
	default:
		text += "; " + phrase.Plural(between, "gap of an hour or more", "gaps of an hour or more") + " between events where some would be expected"
	}
	if ends > 0 {
		text += "; " + phrase.Plural(ends, "busy account and region begins late or ends early", "busy accounts and regions begin late or end early")
	}
	return text
}

// hoursWithEvents counts the hours in which any stream has an event.
func hoursWithEvents(streams []stream, hours []time.Time) (n int) {
	for i := range hours {
		if slices.ContainsFunc(streams, func(s stream) bool { return s.hours[i] > 0 }) {
			n++
		}
	}
	return n
}

// cutShort counts the streams that have hours without events before their first
// or after their last one.
func cutShort(streams []stream, hours []time.Time) int {
	n := 0
	for _, s := range streams {
		if slices.ContainsFunc(s.gaps(), func(g gap) bool {
			return s.place(hours[g.from], hours[g.to-1].Add(time.Hour)) != inBetween
		}) {
			n++
		}
	}
	return n
}
