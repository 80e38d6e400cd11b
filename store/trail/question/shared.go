package question

import (
	"cmp"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// sharedWith says what was shared with whom. What an account takes that was shared
// with it, and what it shares with itself, is told apart: it leaves nobody's hands.
func sharedWith(d *desk) (*finding, error) {
	policies, err := d.sharedByPolicy()
	if err != nil {
		return nil, err
	}
	e, err := d.parse(d.q.Filter)
	if err != nil {
		return nil, err
	}
	f, err := d.foundBy(either(e, policies.expr...))
	if err != nil {
		return nil, err
	}
	policies.tell(f)
	if f.Rows.Len() == 0 {
		return f, d.sum(f)
	}
	received, err := d.received(f)
	if err != nil {
		return nil, err
	}
	other, err := d.foundIn(f, store.Not{Expr: received.expr})
	if err != nil {
		return nil, err
	}
	told, err := d.sharings(other, policies)
	if err != nil {
		return nil, err
	}
	if f.Text, err = d.sharedText(other, told); err != nil {
		return nil, err
	}
	f.tellUndone(told.back)
	f.addTable(told.table)
	f.unread(max(0, other.Rows.Len()-mostRead) + told.unread)
	return f, d.addReceived(f, received)
}

// sharings are a line for each sharing and each taking.
type sharings struct {
	table  Table
	own    store.Match // the events that share something with the account that has it already
	back   int         // how many were taken back, or what was shared was deleted
	unread int         // calls that may have taken something back
}

func (d *desk) sharings(f *finding, policies sharedByPolicy) (s sharings, err error) {
	s.table = Table{Title: "Shared", Heads: []string{"what", "with", "event", "actor", "outcome"}}
	s.own = store.Equals("id")
	taken, err := d.undone(f.Rows, sharesUndone())
	if err != nil {
		return s, err
	}
	s.unread = taken.unread
	_, err = d.each(f.Rows, func(r store.Record) error {
		receivers := d.receivers(r)
		with := cmp.Or(policies.letIn(d, r), strings.Join(receivers, ", "))
		if id := d.field(r, "id"); id != "" && with != "" && d.field(r, "type") != "" && with == d.field(r, "recipientAccountId") {
			s.own.Values = append(s.own.Values, store.Literal(id))
			with += " (itself)"
		}
		outcome := d.outcome(r)
		if outcome == "" {
			if outcome = taken.fate(d, r, receivers...); outcome != "" {
				s.back++
			}
		}
		s.table.Lines = append(s.table.Lines, d.line(r, d.firstField(r, sharedThing...), with, d.field(r, "event"), d.field(r, "actor"), outcome))
		return nil
	})
	return s, err
}

// Of what shared-out finds, the events by which an account takes what was
// shared, and those that let sharing happen and share nothing themselves.
const (
	takenFilter    = "event:SharedSnapshotCopyInitiated,SharedSnapshotVolumeCreated"
	unblocksFilter = "event:DisableSnapshotBlockPublicAccess,DisableImageBlockPublicAccess"
)

// received finds the events by which an account itself takes what somebody
// shared with it, or with everybody: EC2 records a taking in the trails of both
// sides, and the one whose trail it is and the one who takes are the same then.
func (d *desk) received(f *finding) (*finding, error) {
	e, err := d.parse(takenFilter)
	if err != nil {
		return nil, err
	}
	taken, err := d.foundIn(f, e)
	if err != nil {
		return nil, err
	}
	pairs, err := d.pairs("userIdentity.accountId", "recipientAccountId", taken.Rows)
	if err != nil {
		return nil, err
	}
	same := store.Or{}
	for _, p := range pairs.Values {
		if by := p.Values[0]; !by.None && by == p.Values[1] {
			same = append(same, all(store.Equals("userIdentity.accountId", by.Text), store.Equals("recipientAccountId", by.Text)))
		}
	}
	return d.part(&finding{Answer: taken.Answer, expr: all(d.narrowed(e))}, same)
}

// addReceived tells of what was shared with the account that the trail is of.
func (d *desk) addReceived(f, received *finding) error {
	n := received.Rows.Len()
	if n == 0 {
		return nil
	}
	first, last, _ := d.Snap.SpanOf(received.Rows)
	f.Text += "; " + phrase.Plural(n, "event shows", "events show") + " the account itself using a snapshot that somebody shared with it or with everybody, " + d.Clock.Span(first, last)
	t, err := d.byValue(received, "serviceEventDetails.snapshotId")
	t.Title, t.Heads = "Used by the account itself", []string{"snapshot"}
	f.addTable(t)
	return err
}

// sharedText tells what was shared from what was refused or failed, and both from
// what the other account did with it.
//
//	2 shared, 1 refused, by mira, 2026-09-15 09:37:28Z to 10:23:22Z; 2 events show …
func (d *desk) sharedText(f *finding, told sharings) (string, error) {
	var others store.Expr = store.And{}
	if len(told.own.Values) > 0 {
		others = store.Not{Expr: told.own}
	}
	var parts [4]*finding
	for i, filter := range []string{
		"-(" + takenFilter + ") -(" + unblocksFilter + ") failed:no", "-(" + takenFilter + ") -(" + unblocksFilter + ") failed:yes",
		takenFilter, unblocksFilter + " failed:no",
	} {
		e, err := d.parse(filter)
		if err != nil {
			return "", err
		}
		if parts[i], err = d.foundIn(f, all(e, others)); err != nil {
			return "", err
		}
	}
	shared, vain, taken, unblocked := parts[0], parts[1], parts[2], parts[3]
	text, err := d.sharedBy(shared, vain)
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
	if n := len(told.own.Values); n > 0 {
		text += "; " + phrase.Plural(n, "event shares", "events share") + " something with the account that has it already"
	}
	return text, nil
}

// sharedBy says how many sharings there were, and how many were none, by whom and when.
func (d *desk) sharedBy(shared, failed *finding) (string, error) {
	tried := &finding{Answer: &Answer{Rows: shared.Rows.Either(failed.Rows)}}
	if tried.Rows.Len() == 0 {
		return "No sharing itself is among these events", nil
	}
	vain, err := d.failures(failed)
	if err != nil {
		return "", err
	}
	text, by := phrase.Number(shared.Rows.Len())+" shared", " by "
	if others := vain.ofSharings(); others != "" {
		text, by = text+others, ", by "
	}
	who, err := d.names("actor", tried)
	if err != nil {
		return "", err
	}
	if who != "" {
		text += by + who
	}
	first, last, _ := d.Snap.SpanOf(tried.Rows)
	return text + ", " + d.Clock.Span(first, last), nil
}

// receivers are those that something is shared with.
func (d *desk) receivers(r store.Record) []string {
	out := d.values(r, []string{
		"requestParameters.createVolumePermission.add.items.userId", "requestParameters.createVolumePermission.add.items.group",
		"requestParameters.launchPermission.add.items.userId", "requestParameters.launchPermission.add.items.group",
		"requestParameters.launchPermission.add.items.organizationArn", "requestParameters.launchPermission.add.items.organizationalUnitArn", "requestParameters.valuesToAdd", "requestParameters.principals",
		"requestParameters.accountWithRestoreAccess", "requestParameters.accountIdsToAdd", "requestParameters.s3BucketName", "requestParameters.s3Bucket", "requestParameters.projectVisibility",
	})
	if len(out) == 0 && d.field(r, "type") == "" {
		out = append(out, d.field(r, "userIdentity.accountId")) // of the one who makes a copy
	}
	return out
}
