package history

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// Alike events may come from many places, and fail for many reasons. A line that named
// only the first of them would say that all were so.

// places counts events by the addresses that they came from, or by their errors.
type places map[string]int

// add counts the events of another line.
func (p places) add(other places) {
	for address, n := range other {
		p[address] += n
	}
}

// total is how many events have one.
func (p places) total() (n int) {
	for _, count := range p {
		n += count
	}
	return n
}

// first returns the address that most events came from, and how many others there
// are. Of several as frequent it is the one of the first event, else the least.
func (p places) first(earliest string) (address string, others int) {
	most := p[earliest]
	address = earliest
	for one, n := range p {
		if n > most || n == most && address != earliest && one < address {
			address, most = one, n
		}
	}
	return address, max(0, len(p)-1)
}

// settle says in a line where its events came from.
func (e *Entry) settle(from places) {
	if len(from) > 0 {
		e.from = from
		e.Address, e.Elsewhere = from.first(e.Address)
	}
}

// failedWith says in a line with which errors its events failed. What else the first was
// about says little of the others.
func (e *Entry) failedWith(errors places) {
	if rest := e.Count - errors.total(); rest > 0 {
		coded := errors
		errors = places{noCode: rest}
		errors.add(coded)
	}
	code, others := errors.first("")
	e.Gist, e.Rules = trail.Gist{Ended: code}, false
	if others > 0 {
		e.Gist.Things = []trail.Thing{{Text: fmt.Sprintf("+%d", others)}}
	}
	e.What = e.Gist.String()
}

// failedSaying says in a line whose events have no code the message that all of them have.
func (e *Entry) failedSaying(messages places) {
	if len(messages) == 1 && messages.total() == e.Count {
		e.failedWith(messages)
	}
}

// noCode stands for what failed and has no errorCode, only a message or an answer that
// says so.
const noCode = "no error code"

// places are those of a line, of one event too.
func (e Entry) places() places {
	if e.from == nil && e.Address != "" {
		return places{e.Address: e.Count}
	}
	return e.from
}

// sorting is a way to tell the lines of a life from each other besides their
// outcome: four fields are what rows can be grouped by, and one is what is asked for.
type sorting struct {
	fields  []string
	fits    func(a *Answer, e Entry) bool
	key     func(e Entry) []string // the values of the fields
	service bool                   // the fields do not tell services apart: each is asked about alone
}

// sortings are those of lines that name nobody, a principal of several with one name,
// and somebody.
func sortings() []sorting {
	return []sorting{
		{fields: []string{"service", "eventName"},
			fits: func(_ *Answer, e Entry) bool { return e.Actors > 1 },
			key:  func(e Entry) []string { return []string{e.Service, e.Event} }},
		{fields: []string{"eventName", "actor", "userIdentity.principalId"},
			fits:    func(a *Answer, e Entry) bool { return e.Actors == 1 && len(a.called.names[e.Actor]) > 1 },
			key:     func(e Entry) []string { return []string{e.Event, e.Actor, e.ID} },
			service: true},
		{fields: []string{"service", "eventName", "actor"},
			fits: func(a *Answer, e Entry) bool { return e.Actors == 1 && len(a.called.names[e.Actor]) < 2 },
			key:  func(e Entry) []string { return []string{e.Service, e.Event, e.Actor} }},
	}
}

// asked are lines that are asked about together, and a condition that their events meet.
type asked struct {
	lines []*Entry
	that  store.And
}

// asking puts lines of one outcome together that can be asked about at once.
func (s sorting) asking(lines []*Entry, outcome string) []asked {
	if len(lines) == 0 {
		return nil
	}
	is := store.Equals("outcome", outcome)
	if !s.service {
		return []asked{{lines, store.And{is}}}
	}
	by := make(map[string][]*Entry)
	for _, e := range lines {
		by[e.Service] = append(by[e.Service], e)
	}
	var out []asked
	for _, service := range slices.Sorted(maps.Keys(by)) {
		out = append(out, asked{by[service], store.And{is, ofService(service)}})
	}
	return out
}

// ofService is the condition that an event is of a service; one that has none is of "".
func ofService(service string) store.Expr {
	is := store.Equals("service", service)
	if service != "" {
		return is
	}
	return store.Or{is, store.Not{Expr: store.Match{Field: "service", Op: store.Present}}}
}

// wanted is a field of which lines of several events say what values there are.
type wanted struct {
	field    string
	outcomes []string
	say      func(e *Entry, values places)
	of       func(e Entry) bool // the lines
}

// whereFrom says in the lines of some parts where their events came from, and with what
// they failed.
func (q *question) whereFrom(out *Answer, parts []part, lists [][]Entry) error {
	several := func(e Entry) bool { return e.Count > 1 }
	uncoded := func(e Entry) bool { return e.Count > 1 && e.What == noCode }
	for _, w := range []wanted{
		{"sourceIPAddress", []string{trail.Succeeded, trail.Failed, trail.DryRun}, (*Entry).settle, several},
		{"errorCode", []string{trail.Failed}, (*Entry).failedWith, several},
		{"errorMessage", []string{trail.Failed}, (*Entry).failedSaying, uncoded},
	} {
		for _, s := range sortings() {
			if err := q.sorted(out, s, w, parts, lists); err != nil {
				return err
			}
		}
	}
	return nil
}

// sorted is whereFrom for the lines of several events that one sorting is for.
func (q *question) sorted(out *Answer, s sorting, w wanted, parts []part, lists [][]Entry) error {
	var sels []*store.Selection
	var of [][]*Entry // by selection
	for i, p := range parts {
		for _, outcome := range w.outcomes {
			lines := linesOf(lists[i], func(e Entry) bool { return w.of(e) && e.outcome() == outcome && s.fits(out, e) })
			for _, some := range s.asking(lines, outcome) {
				rows, err := q.snap.SelectIn(q.ctx, q.lang, some.that, p.sel)
				if err != nil {
					return err
				}
				sels, of = append(sels, rows), append(of, some.lines)
			}
		}
	}
	if len(sels) == 0 {
		return nil
	}
	groups, err := q.snap.GroupsEach(q.ctx, q.lang, append(s.fields, w.field), sels)
	for i := range groups {
		values := placesOf(groups[i])
		for _, e := range of[i] {
			w.say(e, values[joined(s.key(*e))])
		}
	}
	return err
}

// linesOf returns those of the lines that a condition is true of.
func linesOf(list []Entry, fits func(Entry) bool) []*Entry {
	var out []*Entry
	for i := range list {
		if fits(list[i]) {
			out = append(out, &list[i])
		}
	}
	return out
}

// placesOf returns the last values of groups by the others. Events without an address
// came from nowhere.
func placesOf(groups []store.Group) map[string]places {
	out := make(map[string]places)
	for _, g := range groups {
		last := len(g.Values) - 1
		key := joined(g.Values[:last])
		if out[key] == nil {
			out[key] = make(places)
		}
		if g.Values[last] != "" {
			out[key][g.Values[last]] += g.Count
		}
	}
	return out
}

func joined(values []string) string { return strings.Join(values, "\x00") }

// outcome is as in the outcome column.
func (e Entry) outcome() string {
	switch {
	case e.Failed > 0:
		return trail.Failed
	case e.DryRun:
		return trail.DryRun
	}
	return trail.Succeeded
}
