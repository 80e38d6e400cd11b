package history

import (
	"context"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// column is the late column of the things that events name.
const column = "resource"

// Of tells the life of the resource that a text names, or what it may name.
// The listed events are those within a selection, nil for all; the sentence is
// about all events in any case. The error is the context's.
func Of(ctx context.Context, snap *store.Snapshot, lang *store.Language, asked string, within *store.Selection) (*Answer, error) {
	return OfIn(ctx, snap, lang, phrase.Clock{}, asked, within)
}

// OfIn is [Of] with the times in its texts said by a clock.
func OfIn(ctx context.Context, snap *store.Snapshot, lang *store.Language, clock phrase.Clock, asked string, within *store.Selection) (*Answer, error) {
	q := &question{ctx: ctx, snap: snap, lang: lang, clock: clock, asked: strings.TrimSpace(asked)}
	ids, whole, err := q.find(asked)
	if err != nil {
		return nil, err
	}
	if len(ids) != 1 || !whole {
		out, err := q.unknown(ids, whole, within)
		if err == nil {
			out.ARNs, err = q.arns(out)
		}
		return out, err
	}
	out, err := q.tell(ids[0].Value, within)
	if err != nil {
		return nil, err
	}
	out.Asked = asked
	out.ARNs, err = q.arns(out)
	return out, err
}

// arns finds the ARNs of the things in an answer.
func (q *question) arns(out *Answer) (naming.ARNs, error) {
	ids := []string{out.Resource.ID}
	for _, r := range out.Related {
		ids = append(ids, r.ID)
	}
	for _, c := range out.Candidates {
		ids = append(ids, c.ID)
	}
	return naming.Recorded(q.ctx, q.snap, q.lang, ids...)
}

// question is one that is being answered.
type question struct {
	ctx   context.Context
	snap  *store.Snapshot
	lang  *store.Language
	clock phrase.Clock

	asked  string
	unread int // calls that give the name that was asked for
}

// tell tells the life of a resource.
func (q *question) tell(id string, within *store.Selection) (*Answer, error) {
	all, err := q.rows(id)
	if err != nil {
		return nil, err
	}
	out := &Answer{Resource: Resource{ID: id, Kind: resource.Kind(id), Names: []string{resource.Name(id)}}, events: events{snap: q.snap, lang: q.lang, rows: all, clock: q.clock}}
	if out.Events, err = q.snap.View(q.ctx, all.done, false); err != nil {
		return nil, err
	}
	if out.Mentions, err = q.snap.View(q.ctx, all.mentions, false); err != nil {
		return nil, err
	}
	if out.called, err = q.called(all); err != nil {
		return nil, err
	}
	if out.accounts, err = q.ownAccounts(); err != nil {
		return nil, err
	}
	if out.names, err = q.names(out); err != nil {
		return nil, err
	}
	out.Resource.Names = append(out.Resource.Names, out.names.all()...)
	b, err := q.birth(out)
	if err != nil {
		return nil, err
	}
	out.Sentence = b.sentence(out)
	out.Resource.Names = append(out.Resource.Names, b.uniqueIDs(out)...)
	if out.Caveats, err = q.caveats(out, b); err != nil {
		return nil, err
	}
	if err := q.abroad(out); err != nil {
		return nil, err
	}
	if out.Related, err = q.related(out, b); err != nil {
		return nil, err
	}
	return out, q.list(out, within)
}

// list folds the events, those within a selection where there is one.
func (q *question) list(out *Answer, within *store.Selection) error {
	rows := out.rows
	if within != nil {
		var err error
		rows = rows.within(within)
		if out.Events, err = q.snap.View(q.ctx, rows.done, false); err != nil {
			return err
		}
		if out.Mentions, err = q.snap.View(q.ctx, rows.mentions, false); err != nil {
			return err
		}
	}
	rows, err := q.once(out, rows)
	if err != nil {
		return err
	}
	if err := q.life(out, rows); err != nil {
		return err
	}
	out.markAbroad(out.Life)
	out.markAbroad(out.Mentioned)
	return nil
}

// events reads the events of an answer.
type events struct {
	snap *store.Snapshot
	lang *store.Language
	rows *rowsOf

	clock    phrase.Clock
	called   *called
	names    names    // that the resource was given by tag
	accounts []string // that record the loaded events
	abroad   Abroad   // from where an instance's role was used
}

// Role returns what the resource is to one of the rows of Events or Mentions.
func (a *Answer) Role(row store.Row) resource.Role { return a.rows.role(row) }

// Event reads one of the rows of Events or Mentions.
func (a *Answer) Event(row store.Row) Entry {
	rec := a.snap.Record(row)
	text := func(field string) string {
		value, _ := rec.Value(a.lang, field)
		return value
	}
	e := Entry{Role: a.rows.role(row), Count: 1, Actors: 1, Actor: text("actor"), Service: text("service"), Event: text("eventName"), Row: row}
	e.First, _ = rec.Time()
	e.Last = e.First
	switch text("outcome") {
	case trail.Failed:
		e.Failed = 1
	case trail.DryRun:
		e.DryRun = true
	}
	a.detail(&e)
	return e
}
