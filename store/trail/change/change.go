package change

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// Change is what an event changed a document into.
type Change struct {
	What string // the document, and what it belongs to
	// Before and After are JSON; nil when there is none, as after a deletion.
	Before, After []byte
	// Seen says that Before is known: another event shows it, or that there was
	// none. Earlier is that event.
	Seen    bool
	Earlier store.Row
	Failed  bool // the event did, and changed nothing
	DryRun  bool // the event only asked whether it would succeed
	Words   []string
	Caveats []string
}

// Changes reports whether an event is one that [Of] knows.
func Changes(lang *store.Language, r store.Record) bool {
	service, event := text(lang, r, "service"), text(lang, r, "event")
	_, _, ok := familyOf(service, event)
	return ok || isGroupCall(service, event)
}

// Of returns what an event changed; nil when it is none that changes a document.
// The error is the context's.
func Of(ctx context.Context, snap *store.Snapshot, lang *store.Language, row store.Row) (*Change, error) {
	return OfIn(ctx, snap, lang, phrase.Clock{}, row)
}

// OfIn is [Of] with the times in its texts said by a clock.
func OfIn(ctx context.Context, snap *store.Snapshot, lang *store.Language, clock phrase.Clock, row store.Row) (*Change, error) {
	r := snap.Record(row)
	service, event := text(lang, r, "service"), text(lang, r, "event")
	d := desk{ctx, snap, lang, clock}
	if isGroupCall(service, event) {
		return d.group(r)
	}
	f, c, ok := familyOf(service, event)
	if !ok {
		return nil, nil
	}
	return d.document(r, f, c)
}

// desk is what changes are found with.
type desk struct {
	ctx   context.Context
	snap  *store.Snapshot
	lang  *store.Language
	clock phrase.Clock
}

// dryRun is what the outcome column says of a call that only asked: trail.DryRun, of a
// package that needs this one.
const dryRun = "dry-run"

func text(lang *store.Language, r store.Record, field string) string {
	value, _ := r.Value(lang, field)
	return value
}

// document finds the document before a call, and the one in it.
func (d desk) document(r store.Record, f family, c call) (*Change, error) {
	key, ok := d.keyOf(r, c)
	if !ok {
		return &Change{What: f.what, After: part(r, c.doc), Caveats: []string{"the event does not say what the document belongs to, so the one before is not looked for"}}, nil
	}
	out := &Change{What: f.what + " " + strings.Join(key, " / "), After: part(r, c.doc), Failed: text(d.lang, r, "failed") == "yes"}
	earlier, found, err := d.last(r, f, key)
	switch {
	case err != nil:
		return nil, err
	case !found:
		out.Caveats = append(out.Caveats, "no earlier document of it is in the loaded events: what was there before is not known")
		return out, nil
	}
	_, was, _ := familyOf(f.service, text(d.lang, earlier, "event"))
	out.Before, out.Seen, out.Earlier = part(earlier, was.doc), true, earlier.Row()
	out.Caveats = append(out.Caveats, "before is the document of "+d.named(earlier)+", the last that the loaded events show; a change by what is not loaded would not be seen")
	return out, nil
}

// named names an event by what and when.
func (d desk) named(r store.Record) string {
	at, _ := r.Time()
	return text(d.lang, r, "event") + " at " + d.clock.Moment(at)
}

// keyOf returns what a call's document belongs to.
func (d desk) keyOf(r store.Record, c call) ([]string, bool) {
	var out []string
	for _, paths := range c.key {
		value := ""
		for i := 0; i < len(paths) && value == ""; i++ {
			value = text(nil, r, paths[i])
		}
		if value == "" {
			return nil, false
		}
		out = append(out, value)
	}
	return out, true
}

// last returns the last successful call before an event that wrote the
// document of a key.
func (d desk) last(r store.Record, f family, key []string) (store.Record, bool, error) {
	var calls store.Or
	for _, c := range f.calls {
		e := store.And{store.Equals("event", c.event)}
		for i, paths := range c.key {
			var any store.Or
			for _, p := range paths {
				any = append(any, store.Equals(p, key[i]))
			}
			e = append(e, any)
		}
		calls = append(calls, e)
	}
	filter := store.And{store.Equals("service", f.service), store.Equals("failed", "no"), calls}
	if account := text(d.lang, r, "account"); !f.global && account != "" {
		filter = append(filter, store.Equals("account", account))
	}
	view, at, err := d.before(r, filter)
	if err != nil || at == 0 {
		return store.Record{}, false, err
	}
	return d.snap.Record(view.Row(at - 1)), true, nil
}

// before returns the events that fulfil a condition in the order of time, and
// how many of them are before an event.
func (d desk) before(r store.Record, filter store.Expr) (*store.View, int, error) {
	sel, err := d.snap.Select(d.ctx, d.lang, filter, nil)
	if err != nil {
		return nil, 0, err
	}
	view, err := d.snap.View(d.ctx, sel, false)
	if err != nil {
		return nil, 0, err
	}
	at, _ := view.Index(r.Row())
	return view, at, nil
}

// part returns the JSON at a path of keys; nil when there is none.
func part(r store.Record, path string) []byte {
	if path == "" {
		return nil
	}
	doc := json.RawMessage(r.AppendJSON(nil))
	for key := range strings.SplitSeq(path, ".") {
		var members map[string]json.RawMessage
		if json.Unmarshal(doc, &members) != nil {
			return nil
		}
		doc = members[key]
	}
	if doc = bytes.TrimSpace(doc); len(doc) == 0 || string(doc) == "null" {
		return nil
	}
	return doc
}

// lower is a name with a small letter at its start.
func lower(name string) string { return strings.ToLower(name[:1]) + name[1:] }
