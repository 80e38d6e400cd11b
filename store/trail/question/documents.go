package question

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/change"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/policy"
)

// The documents in IAM's requests.
const (
	policyDocument = "requestParameters.policyDocument"
	trustDocument  = "requestParameters.assumeRolePolicyDocument"
)

// policyWrites are the calls that write a policyDocument that gives rights.
var policyWrites = []string{"PutUserPolicy", "PutRolePolicy", "PutGroupPolicy", "CreatePolicy", "CreatePolicyVersion"}

// mostCompared is how many documents are compared with the ones before them:
// each takes a search.
const mostCompared = 25

// documentsThat returns the texts of a field in some events that, read as
// policies, are of some kind, and how many of the events have none that can be
// read. Each text is read once, however many events have it.
func (d *desk) documentsThat(rows *store.Selection, field string, fits func(policy.Document) bool) (out []string, unseen int, err error) {
	texts, err := d.facet(field, rows, 0)
	if err != nil {
		return nil, 0, err
	}
	var broken []string
	for _, v := range texts.Values {
		switch doc, ok := policy.Parse([]byte(v.Value)); {
		case !ok:
			broken = append(broken, v.Value)
		case fits(doc):
			out = append(out, v.Value)
		}
	}
	unseen, err = d.unseen(rows, field, broken)
	return out, unseen, err
}

// unseen counts the calls that wrote a document which these data do not show:
// CloudTrail leaves out request parameters of more than 100 KB. A call that
// failed wrote none.
func (d *desk) unseen(rows *store.Selection, field string, broken []string) (int, error) {
	either := store.Or{store.Not{Expr: store.Match{Field: field, Op: store.Present}}}
	if len(broken) > 0 {
		either = append(either, store.Equals(field, broken...))
	}
	without, err := d.Snap.SelectIn(d.ctx, d.Lang, all(store.Equals("failed", "no"), either), rows)
	if err != nil {
		return 0, err
	}
	return without.Len(), nil
}

// unseen says that documents could not be read.
func (f *finding) unseen(n int) {
	if n > 0 {
		f.Unproven = append(f.Unproven, phrase.Plural(n, "event has a document", "events have documents")+" that cannot be read, left out of the record or broken: what was allowed there is not known.")
	}
}

// changedPolicies says what each change adds to the policy as it was seen
// before.
func changedPolicies(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	writes, err := d.part(f, store.Equals("event", policyWrites...))
	if err != nil {
		return nil, err
	}
	everything, unseen, err := d.documentsThat(writes.Rows, policyDocument, policy.Document.Everything)
	if err != nil {
		return nil, err
	}
	f.unseen(unseen)
	if len(everything) > 0 {
		n, err := d.part(f, store.Equals(policyDocument, everything...))
		if err != nil {
			return nil, err
		}
		f.Text += "; " + phrase.Plural(n.Rows.Len(), "document allows everything", "documents allow everything")
	}
	withDocument, err := d.part(f, all(store.Match{Field: policyDocument, Op: store.Present}, store.Equals("failed", "no")))
	if err != nil {
		return nil, err
	}
	t, err := d.differences(withDocument.Rows)
	f.addTable(t)
	return f, err
}

// differences compares the newest documents with the ones before them.
func (d *desk) differences(rows *store.Selection) (Table, error) {
	t := Table{Title: "What documents changed", Heads: []string{"policy", "before", "adds", "takes away", "actor"}}
	earlier, err := d.eachChange(rows, func(r store.Record, c *change.Change) {
		t.Lines = append(t.Lines, d.difference(r, c))
	})
	if t.More = earlier; earlier > 0 {
		t.Title = "What the newest " + phrase.Number(mostCompared) + " documents changed"
	}
	return t, err
}

// eachChange reads the newest [mostCompared] changes of documents, in the order of time
// as all lists of events. It returns how many earlier ones were not read.
func (d *desk) eachChange(rows *store.Selection, read func(store.Record, *change.Change)) (earlier int, err error) {
	view, err := d.Snap.View(d.ctx, rows, false)
	if err != nil {
		return 0, err
	}
	earlier = max(0, view.Len()-mostCompared)
	for i := earlier; i < view.Len(); i++ {
		r := d.Snap.Record(view.Row(i))
		c, err := change.Of(d.ctx, d.Snap, d.Lang, r.Row())
		if err != nil {
			return 0, err
		}
		if c != nil {
			read(r, c)
		}
	}
	return earlier, nil
}

func (d *desk) difference(r store.Record, c *change.Change) Line {
	after, _ := policy.Parse(c.After)
	before, known := policy.Parse(c.Before)
	added, removed := policy.Difference(before, after)
	seen := "not seen"
	switch {
	case known:
		seen = "seen"
	case d.gone(c):
		seen = "none"
	}
	return d.line(r, c.What, seen, brief(added), brief(removed), d.field(r, "actor"))
}

// gone reports whether the event before took the document away: that it shows
// none may also mean that the record leaves it out.
func (d *desk) gone(c *change.Change) bool {
	return c.Seen && len(c.Before) == 0 && strings.HasPrefix(d.field(d.Snap.Record(c.Earlier), "event"), "Delete")
}

// brief joins the first lines of a difference.
func brief(lines []string) string {
	const shown = 3
	some, more := phrase.First(lines, shown)
	text := strings.Join(some, "; ")
	if more > 0 {
		text += "; " + phrase.Number(more) + " more"
	}
	return text
}
