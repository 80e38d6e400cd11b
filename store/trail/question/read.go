package question

import (
	"encoding/json"
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// mostRead is how many records an analysis reads one by one at most, so that
// an answer comes within a tenth of a second. Answers that rest on more say
// so.
const mostRead = 2000

// each reads the events of a selection in the order of time, the first
// [mostRead] of them. It returns how many were not read.
func (d *desk) each(rows *store.Selection, read func(store.Record) error) (unread int, err error) {
	view, err := d.Snap.View(d.ctx, rows, false)
	if err != nil {
		return 0, err
	}
	for i := range min(view.Len(), mostRead) {
		if err := d.ctx.Err(); err != nil {
			return 0, err
		}
		if err := read(d.Snap.Record(view.Row(i))); err != nil {
			return 0, err
		}
	}
	return max(0, view.Len()-mostRead), nil
}

// value is a field of an event; "" when it has none.
func (d *desk) field(r store.Record, name string) string {
	value, _ := r.Value(d.Lang, name)
	return value
}

// firstField is the first of several fields that an event has.
func (d *desk) firstField(r store.Record, names ...string) string {
	for _, name := range names {
		if value := d.field(r, name); value != "" {
			return value
		}
	}
	return ""
}

// values are the values of several fields of an event, each once.
func (d *desk) values(r store.Record, names []string) (out []string) {
	for _, name := range names {
		for _, v := range r.Values(d.Lang, name) {
			if !slices.Contains(out, v.Text) {
				out = append(out, v.Text)
			}
		}
	}
	return out
}

// line is the line of a table for one event.
func (d *desk) line(r store.Record, cells ...string) Line {
	at, _ := r.Time()
	id, row := d.field(r, "id"), r.Row()
	l := Line{Cells: cells, Count: 1, First: at, Last: at, Event: &row}
	if id != "" {
		l.Filter = store.Equals("id", id).String()
	}
	return l
}

// outcome is "failed", with the error, "dry run", or "".
func (d *desk) outcome(r store.Record) string {
	switch d.field(r, "outcome") {
	case trail.Succeeded:
		return ""
	case trail.DryRun:
		return "dry run"
	}
	if code := d.firstField(r, "error", "errorMessage"); code != "" {
		return "failed: " + code
	}
	return "failed"
}

// unread says that events were counted but not looked into.
func (f *finding) unread(n int) {
	if n > 0 {
		f.Unproven = append(f.Unproven, phrase.Plural(n, "event")+" beyond the first "+phrase.Number(mostRead)+" were counted but not looked into.")
	}
}

// member returns the JSON at a path of keys in an event; nil when there is none.
func member(r store.Record, keys ...string) json.RawMessage {
	doc := json.RawMessage(r.AppendJSON(nil))
	for _, key := range keys {
		var members map[string]json.RawMessage
		if json.Unmarshal(doc, &members) != nil {
			return nil
		}
		doc = members[key]
	}
	return doc
}
