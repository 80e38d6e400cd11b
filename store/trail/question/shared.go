package question

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// sharedWith says what was shared with whom.
func sharedWith(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	if f.Text, err = d.sharedText(f); err != nil {
		return nil, err
	}
	t := Table{Title: "Shared", Heads: []string{"what", "with", "event", "who", "outcome"}}
	unread, err := d.each(f.Rows, func(r store.Record) error {
		what := d.firstField(r, "requestParameters.snapshotId", "requestParameters.imageId", "requestParameters.dBSnapshotIdentifier",
			"requestParameters.dBClusterSnapshotIdentifier", "serviceEventDetails.snapshotId", "requestParameters.name")
		t.Lines = append(t.Lines, d.line(r, what, d.receivers(r), d.field(r, "event"), d.field(r, "actor"), d.outcome(r)))
		return nil
	})
	f.addTable(t)
	f.unread(unread)
	return f, err
}

// Of what shared-out finds, the events by which the other account takes what
// was shared, and those that let sharing happen and share nothing themselves.
const (
	takenFilter    = "event:SharedSnapshotCopyInitiated,SharedSnapshotVolumeCreated"
	unblocksFilter = "event:DisableSnapshotBlockPublicAccess,DisableImageBlockPublicAccess"
)

// sharedText tells what was shared from what was refused, and both from what
// the other account did with it.
//
//	2 shared, 1 refused, by mira, 2026-09-15 09:37:28Z to 10:23:22Z; 2 events show …
func (d *desk) sharedText(f *finding) (string, error) {
	var parts [4]*finding
	for i, filter := range []string{
		"-(" + takenFilter + ") -(" + unblocksFilter + ") failed:no", "-(" + takenFilter + ") -(" + unblocksFilter + ") failed:yes",
		takenFilter, unblocksFilter + " failed:no",
	} {
		e, err := d.parse(filter)
		if err != nil {
			return "", err
		}
		if parts[i], err = d.foundIn(f, e); err != nil {
			return "", err
		}
	}
	shared, refused, taken, unblocked := parts[0], parts[1], parts[2], parts[3]
	text, err := d.sharedBy(shared, refused)
	if err != nil {
		return "", err
	}
	if n := taken.Rows.Len(); n > 0 {
		first, last, _ := d.Snap.SpanOf(taken.Rows)
		text += "; " + phrase.Plural(n, "event shows", "events show") + " another account copying or using a snapshot that was shared, " + d.Clock.Span(first, last)
	}
	if n := unblocked.Rows.Len(); n > 0 {
		text += "; " + phrase.Plural(n, "block of public sharing was", "blocks of public sharing were") + " taken away"
	}
	return text, nil
}

// sharedBy says how many sharings there were and were refused, by whom and when.
func (d *desk) sharedBy(shared, refused *finding) (string, error) {
	tried := &finding{Answer: &Answer{Rows: shared.Rows.Either(refused.Rows)}}
	if tried.Rows.Len() == 0 {
		return "No sharing itself is among these events", nil
	}
	text := phrase.Number(shared.Rows.Len()) + " shared, " + phrase.Number(refused.Rows.Len()) + " refused"
	who, err := d.names("actor", tried)
	if err != nil {
		return "", err
	}
	if who != "" {
		text += ", by " + who
	}
	first, last, _ := d.Snap.SpanOf(tried.Rows)
	return text + ", " + d.Clock.Span(first, last), nil
}

// receivers are those that something is shared with.
func (d *desk) receivers(r store.Record) string {
	var out []string
	for _, path := range []string{
		"requestParameters.createVolumePermission.add.items.userId", "requestParameters.createVolumePermission.add.items.group",
		"requestParameters.launchPermission.add.items.userId", "requestParameters.launchPermission.add.items.group",
		"requestParameters.launchPermission.add.items.organizationArn", "requestParameters.valuesToAdd", "requestParameters.principals",
		"requestParameters.accountWithRestoreAccess",
	} {
		for _, v := range r.Values(d.Lang, path) {
			if !slices.Contains(out, v.Text) {
				out = append(out, v.Text)
			}
		}
	}
	if len(out) == 0 && d.field(r, "type") == "" {
		return d.field(r, "userIdentity.accountId") // of the one who makes a copy
	}
	return strings.Join(out, ", ")
}
