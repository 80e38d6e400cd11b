package tui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// The ids of sessions and keys say nothing to people: a list of them tells whose they
// are, and they are found by that name.

// owners are the actors of the sessions, or of the keys, of a snapshot.
type owners struct {
	version uint64
	of      map[string]*owner
	order   []string // the most frequent first
}

// owner is who used a session or a key.
type owner struct {
	actor  string // most often
	others int    // that used it too
	events int
}

// called names the owner as lists do.
func (o *owner) called() theme.Called {
	c := theme.Call(o.actor, "")
	if o.others > 0 {
		c.More = fmt.Sprintf(" +%d", o.others)
	}
	return c
}

// hasOwners reports whether people know the values of a field by who had them.
func hasOwners(field string) bool { return field == "session" || field == "key" }

// ownersOf returns whose sessions or keys the events have. The error is the context's.
func (j argumentJob) ownersOf(ctx context.Context, field string) (*owners, error) {
	if known := j.owners[field]; known != nil && known.version == j.snap.Version() {
		return known, nil
	}
	out := &owners{version: j.snap.Version(), of: make(map[string]*owner)}
	pairs, err := j.snap.Pairs(ctx, j.lang, [2]string{field, "actor"}, nil, 0)
	if err != nil {
		return out, ctx.Err() // without names the ids are listed as they are
	}
	for _, p := range pairs.Values {
		id, actor := p.Values[0], p.Values[1]
		if id.None || actor.None || strings.TrimSpace(id.Text) == "" || actor.Text == "" {
			continue
		}
		if o := out.of[id.Text]; o != nil {
			o.others++
			o.events += p.Count
			continue
		}
		out.of[id.Text] = &owner{actor: actor.Text, events: p.Count}
		out.order = append(out.order, id.Text)
	}
	if field != "session" {
		return out, nil
	}
	return out, out.tellApart(ctx, j)
}

// tellApart adds to whose sessions are what tells those apart that are called the same.
func (o *owners) tellApart(ctx context.Context, j argumentJob) error {
	who := make(map[string]string, len(o.of))
	for id, one := range o.of {
		who[id] = one.actor
	}
	if tellApart(ctx, j.snap, j.lang, who) != nil {
		return ctx.Err()
	}
	for id, one := range o.of {
		one.actor = who[id]
	}
	return nil
}

// ownersReady brings whose the sessions and keys are.
type ownersReady map[string]*owners

// readyOwners works out whose the sessions and keys are while a command is being typed:
// that takes longer than people like to wait for a list.
func (a *App) readyOwners() tea.Cmd {
	snap, known := a.answer.snap, a.arguing.owners["session"]
	if snap == nil || a.loading() || snap.Len() > readyRows || known != nil && known.version == snap.Version() {
		return nil
	}
	ctx, job := a.ctx, argumentJob{snap: snap, lang: a.lang}
	return guard(func() tea.Msg {
		out := make(ownersReady)
		for _, field := range []string{"session", "key"} {
			all, err := job.ownersOf(ctx, field)
			if err != nil {
				return nil
			}
			out[field] = all
		}
		return out
	})
}

func (msg ownersReady) take(a *App) tea.Cmd {
	a.arguing.owners = msg
	return nil
}

// owned tells of offers whose they are, and adds the further sessions and keys of those
// whose name is typed. What is merely like it is left out then. The error is the
// context's.
func (j argumentJob) owned(ctx context.Context, out *argued) error {
	known := make(map[string]int)
	for i, o := range out.offers {
		known[o.field+"\x00"+o.value] = i
	}
	for _, field := range j.verb.fields {
		if !hasOwners(field) {
			continue
		}
		all, err := j.ownersOf(ctx, field)
		if err != nil {
			return err
		}
		out.owners[field] = all
		for i, o := range out.offers {
			if o.field == field {
				out.offers[i].owner = all.of[o.value]
			}
		}
		found := j.foundByOwner(all)
		out.more += max(0, len(found)-maxOffers)
		for _, id := range found[:min(len(found), maxOffers)] {
			o := argument{field: field, value: id, count: all.of[id].events, owner: all.of[id], sure: true, byOwner: true}
			if i, listed := known[field+"\x00"+id]; !listed {
				out.offers = append(out.offers, o)
			} else if !out.offers[i].sure {
				out.offers[i].sure, out.offers[i].byOwner = true, true
			}
		}
	}
	j.dropNear(out)
	return nil
}

// foundByOwner returns the ids whose owner's name contains what is typed, the most
// frequent first.
func (j argumentJob) foundByOwner(all *owners) []string {
	typed := strings.ToLower(strings.TrimSpace(j.words))
	if typed == "" {
		return nil
	}
	var out []string
	for _, id := range all.order {
		if strings.Contains(strings.ToLower(all.of[id].actor), typed) {
			out = append(out, id)
		}
	}
	return out
}

// dropNear leaves out ids that are only like what is typed, where something contains it:
// nothing would say why they are there.
func (j argumentJob) dropNear(out *argued) {
	if strings.TrimSpace(j.words) == "" || !slices.ContainsFunc(out.offers, func(o argument) bool { return o.sure }) {
		return
	}
	out.offers = slices.DeleteFunc(out.offers, func(o argument) bool { return !o.sure && hasOwners(o.field) })
}

// offerTitle is what the list calls an offer in so much room: a session by whose it is and
// when it began, a key with whose it is.
func (a *App) offerTitle(o argument, room int) string {
	title := cmp.Or(o.shown, o.value)
	if o.owner == nil {
		return title
	}
	who := o.owner.called()
	_, began, ok := trail.ParseSessionID(o.value)
	switch {
	case o.field == "session" && ok:
		who.Since = sinceText(a.answer.snap, a.zone(), began)
		return who.CleanCut(room)
	case o.field == "session":
		return who.CleanCut(mostOwner) + "  " + title
	}
	return title + "  " + who.CleanCut(max(leastOwner, room-theme.Width(theme.CleanCut(title, room))-2))
}

// mostOwner and leastOwner are how many letters of a name stand beside an id.
const (
	mostOwner  = 34
	leastOwner = 12
)
