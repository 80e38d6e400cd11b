package question

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// keysHarmed lists what was done to which key, and what of it was undone; the calls that
// undo have no line of their own.
func keysHarmed(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	taken, err := d.undone(f.Rows, keysUndone())
	if err != nil {
		return nil, err
	}
	t := Table{Title: "What became of it", Heads: []string{"key", "what", "actor", "outcome"}}
	back := 0
	unread, err := d.each(f.Rows, func(r store.Record) error {
		event, outcome := d.field(r, "event"), d.outcome(r)
		if event == "CancelKeyDeletion" || event == "EnableKey" {
			return nil
		}
		if outcome == "" {
			if outcome = taken.fate(d, r); outcome != "" {
				back++
			}
		}
		key := d.firstField(r, "requestParameters.keyId", "requestParameters.customKeyStoreId")
		t.Lines = append(t.Lines, d.line(r, key, event, d.field(r, "actor"), outcome))
		return nil
	})
	f.tellUndone(back)
	f.addTable(t)
	f.unread(unread + taken.unread)
	return f, err
}

// spent lists which instances were started, and which of them run no more.
func spent(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	started, err := d.part(f, all(store.Equals("event", "RunInstances"), store.Equals("failed", "no")))
	if err != nil || started.Rows.Len() == 0 {
		return f, err
	}
	ended, err := d.undone(started.Rows, startsUndone())
	if err != nil {
		return nil, err
	}
	t := Table{Title: "Instances started", Heads: []string{"what", "type", "actor", "outcome"}}
	number, back := 0, 0
	unread, err := d.each(started.Rows, func(r store.Record) error {
		ids := d.values(r, []string{startedInstances})
		number += len(ids)
		for _, id := range ids {
			if ended.fate(d, r, id) != "" {
				back++
			}
		}
		t.Lines = append(t.Lines, d.line(r, instancesText(ids), d.field(r, "requestParameters.instanceType"), d.field(r, "actor"), ended.fate(d, r, ids...)))
		return nil
	})
	f.Text += startedText(number, back)
	f.addTable(t)
	f.unread(unread + ended.unread)
	return f, err
}

// startedText says how many instances were started, and how many of them ended.
func startedText(number, ended int) string {
	switch {
	case number == 0:
		return ""
	case ended == 0:
		return "; " + phrase.Plural(number, "instance was started, and no event ends it", "instances were started, and no event ends one")
	case ended == number:
		return "; " + phrase.Plural(number, "instance was started, and terminated later", "instances were started, and all terminated later")
	}
	return "; " + phrase.Plural(number, "instance was started", "instances were started") + ", " + phrase.Number(ended) + " of them terminated later"
}

// instancesText names the instances that one call started, some of many.
func instancesText(ids []string) string {
	if len(ids) > 3 {
		return ids[0] + " and " + phrase.Number(len(ids)-1) + " more"
	}
	return strings.Join(ids, ", ")
}
