package question

import (
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// addSwitchedOn says who switched things on, and whether they had been off before.
//
//	besides, 2 calls by mira, 2026-09-15 11:22:20Z to 11:25:35Z, switched on again what was off
func (d *desk) addSwitchedOn(f *finding, w ways) error {
	if w.on.Rows.Len() == 0 {
		return nil
	}
	text := phrase.Plural(w.on.Rows.Len(), "call")
	who, err := d.names("actor", w.on)
	if err != nil {
		return err
	}
	if who != "" {
		text += " by " + who
	}
	if first, last, ok := d.Snap.SpanOf(w.on.Rows); ok {
		text += ", " + d.Clock.Span(first, last) + ","
	}
	ended, err := d.ended(w.on)
	if err != nil {
		return err
	}
	done := w.on.Rows.Len() - ended.Failed - ended.Tried
	again, err := d.again(f, w)
	f.Text += "; besides, " + text + " " + switched(done, again)
	if clause := ended.Clause(w.on.Rows.Len()); clause != "" && done > 0 {
		f.Text += " (" + clause + ")"
	}
	return err
}

// switched says what some calls switched on, of which so many succeeded, and some did so
// to what was off.
func switched(done, again int) string {
	const on = "switched something on"
	switch {
	case done == 0:
		return "tried to switch something on"
	case again == 0:
		return on
	case again == done:
		return "switched on again what was off"
	}
	return on + ", " + phrase.Number(again) + " of them again"
}

// again counts the calls that switched on nothing but what an earlier one had switched
// off. What failed did neither.
func (d *desk) again(f *finding, w ways) (again int, err error) {
	wasOff := make(map[switchable]bool)
	stillOn := func(t switchable) bool { return !wasOff[t] }
	unread, err := d.each(f.Rows, func(r store.Record) error {
		things, off := d.toggled(r)
		if len(things) == 0 || d.field(r, "outcome") != trail.Succeeded {
			return nil
		}
		if !off && w.on.Rows.Has(r.Row()) && !slices.ContainsFunc(things, stillOn) {
			again++
		}
		for _, t := range things {
			wasOff[t] = off
		}
		return nil
	})
	f.unread(unread)
	return again, err
}
