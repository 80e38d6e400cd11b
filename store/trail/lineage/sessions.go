package lineage

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// Sessions lists the sessions among the events that meet a filter, nil for all:
// those with most events there first, at most limit of them, 0 for all. The
// second result is how many there are. What services did on somebody's behalf
// belongs to none. What a session holds is counted whole, whatever the filter.
func Sessions(ctx context.Context, snap *store.Snapshot, lang *store.Language, filter store.Expr, limit int) ([]Session, int, error) {
	t := newTracer(ctx, snap, lang)
	grants, err := t.grants(filter)
	if err != nil {
		return nil, 0, err
	}
	total := len(grants)
	if limit > 0 {
		grants = grants[:min(limit, total)]
	}
	var out []Session
	for _, g := range grants {
		s, err := t.session(g.own)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, s)
	}
	return out, total, nil
}

// session describes the session that some events are, at least one.
func (t *tracer) session(events store.Expr) (Session, error) {
	own, err := t.sel(events)
	if err != nil {
		return Session{}, err
	}
	h, _, err := t.earliest(events, own)
	if err != nil {
		return Session{}, err
	}
	began, err := t.link(h)
	return t.describe(h, began, own), err
}

// quicklySorted is how many events are put in order faster than they are
// narrowed to those of a second.
const quicklySorted = 1000

// earliest reads the first of the events that meet a condition, given their
// selection; there is none when that is empty.
func (t *tracer) earliest(events store.Expr, selected *store.Selection) (holder, bool, error) {
	if first, _, ok := t.snap.SpanOf(selected); ok && selected.Len() > quicklySorted {
		var err error
		if selected, err = t.sel(at(first), events); err != nil {
			return holder{}, false, err
		}
	}
	view, err := t.snap.View(t.ctx, selected, false)
	if err != nil || view.Len() == 0 {
		return holder{}, false, err
	}
	return t.read(view.Row(0)), true, nil
}

// counted is a session and its events among those that were asked about.
type counted struct {
	id    string
	own   store.Expr
	count int
}

// grants returns the sessions among some events: those of temporary credentials
// by principal and creation date, the others by key.
func (t *tracer) grants(filter store.Expr) ([]counted, error) {
	conditions := store.And{direct()}
	if filter != nil {
		conditions = append(conditions, filter)
	}
	out, err := t.temporaryGrants(conditions)
	if err != nil {
		return nil, err
	}
	keys, err := t.keyGrants(conditions)
	out = append(out, keys...)
	slices.SortFunc(out, func(a, b counted) int {
		return cmp.Or(cmp.Compare(b.count, a.count), strings.Compare(a.id, b.id), strings.Compare(a.own.String(), b.own.String()))
	})
	return out, err
}

func (t *tracer) temporaryGrants(conditions store.Expr) ([]counted, error) {
	sel, err := t.sel(conditions, has(pathCreated), has(pathPrincipal))
	if err != nil || sel.Len() == 0 {
		return nil, err
	}
	pairs, err := t.snap.Pairs(t.ctx, t.lang, [2]string{pathPrincipal, pathCreated}, sel, 0)
	if err != nil {
		return nil, err
	}
	var out []counted
	at := make(map[string]int) // by id: a date may be written in several ways
	for _, p := range pairs.Values {
		created, ok := trail.CreationDate(p.Values[1].Text)
		if !ok {
			continue
		}
		id := trail.SessionID(p.Values[0].Text, created)
		if i, known := at[id]; known {
			out[i].count += p.Count
			continue
		}
		at[id] = len(out)
		out = append(out, counted{id, sessionOf(p.Values[0].Text, trail.CreationDates(created)), p.Count})
	}
	return out, nil
}

func (t *tracer) keyGrants(conditions store.Expr) ([]counted, error) {
	sel, err := t.sel(conditions, store.Not{Expr: has(pathCreated)}, has(pathKey))
	if err != nil || sel.Len() == 0 {
		return nil, err
	}
	pairs, err := t.snap.Pairs(t.ctx, t.lang, [2]string{pathKey, pathPrincipal}, sel, 0)
	if err != nil {
		return nil, err
	}
	holders := make(map[string][]store.PairCount) // of each key
	for _, p := range pairs.Values {
		if key := p.Values[0].Text; key != "" {
			holders[key] = append(holders[key], p)
		}
	}
	var out []counted
	for key, by := range holders {
		out = append(out, grantsOf(key, by)...)
	}
	return out, nil
}

// grantsOf are the sessions of a key, given who used it: one, or where the
// records contradict each other one for each principal. What names none of them
// is counted as that of whoever used the key most.
func grantsOf(key string, by []store.PairCount) []counted {
	var out []counted
	unnamed := 0
	for _, p := range by {
		switch principal := p.Values[1].Text; {
		case principal == "":
			unnamed += p.Count
		case len(out) == 0:
			out = append(out, counted{key, store.And{store.Equals(pathKey, key), agrees(pathPrincipal, principal)}, p.Count})
		default:
			out = append(out, counted{key, store.And{store.Equals(pathKey, key), store.Equals(pathPrincipal, principal)}, p.Count})
		}
	}
	if len(out) == 0 {
		return []counted{{key, store.Equals(pathKey, key), unnamed}}
	}
	out[0].count += unnamed
	return out
}

// first reads the first event that meets a condition.
func (t *tracer) first(condition store.Expr) (holder, bool, error) {
	sel, err := t.sel(condition)
	if err != nil || sel.Len() == 0 {
		return holder{}, false, err
	}
	return t.earliest(condition, sel)
}
