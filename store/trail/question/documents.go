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

// mostCompared is how many documents are compared with the ones before them:
// each takes a search.
const mostCompared = 25

// documentsThat returns the texts of a field in some events that, read as
// policies, are of some kind. Each text is read once, however many events
// have it.
func (d *desk) documentsThat(rows *store.Selection, field string, fits func(policy.Document) bool) ([]string, error) {
	texts, err := d.facet(field, rows, 0)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, v := range texts.Values {
		if doc, ok := policy.Parse([]byte(v.Value)); ok && fits(doc) {
			out = append(out, v.Value)
		}
	}
	return out, nil
}

// changedPolicies says what each change adds to the policy as it was seen
// before.
func changedPolicies(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	everything, err := d.documentsThat(f.Rows, policyDocument, policy.Document.Everything)
	if err != nil {
		return nil, err
	}
	if len(everything) > 0 {
		n, err := d.part(f, is(policyDocument, everything...))
		if err != nil {
			return nil, err
		}
		f.Text += "; " + phrase.Plural(n.Rows.Len(), "document allows everything", "documents allow everything")
	}
	withDocument, err := d.part(f, all(store.Match{Field: policyDocument, Op: store.Present}, is("failed", "no")))
	if err != nil {
		return nil, err
	}
	t, err := d.differences(withDocument.Rows)
	f.addTable(t)
	return f, err
}

// differences compares the newest documents with the ones before them.
func (d *desk) differences(rows *store.Selection) (Table, error) {
	t := Table{Title: "What documents changed", Heads: []string{"policy", "who", "adds", "takes away", "before"}}
	view, err := d.Snap.View(d.ctx, rows, true)
	if err != nil {
		return t, err
	}
	t.More = max(0, view.Len()-mostCompared)
	for i := range min(view.Len(), mostCompared) {
		r := d.Snap.Record(view.Row(i))
		c, err := change.Of(d.ctx, d.Snap, d.Lang, r.Row())
		if err != nil {
			return t, err
		}
		if c != nil {
			t.Lines = append(t.Lines, d.difference(r, c))
		}
	}
	return t, nil
}

func (d *desk) difference(r store.Record, c *change.Change) Line {
	after, _ := policy.Parse(c.After)
	before, known := policy.Parse(c.Before)
	added, removed := policy.Difference(before, after)
	seen := "not seen"
	switch {
	case known:
		seen = "seen"
	case c.Seen:
		seen = "none"
	}
	return d.line(r, c.What, d.field(r, "actor"), brief(added), brief(removed), seen)
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

// administrators finds grants of everything: by a managed policy, by a group's
// name, by a document.
func administrators(d *desk) (*finding, error) {
	withDocument, err := d.found("service:iam event:PutUserPolicy,PutRolePolicy,PutGroupPolicy,CreatePolicy,CreatePolicyVersion")
	if err != nil {
		return nil, err
	}
	texts, err := d.documentsThat(withDocument.Rows, policyDocument, policy.Document.Everything)
	if err != nil {
		return nil, err
	}
	plain, err := d.parse("service:iam (event:AddUserToGroup requestParameters.groupName:*admin* OR " +
		"event:AttachUserPolicy,AttachRolePolicy,AttachGroupPolicy requestParameters.policyArn:*:policy/AdministratorAccess,*:policy/IAMFullAccess,*:policy/PowerUserAccess,*:policy/job-function/SystemAdministrator)")
	if err != nil {
		return nil, err
	}
	e := plain
	if len(texts) > 0 {
		e = store.Or{plain, all(withDocument.expr, is(policyDocument, texts...))}
	}
	f, err := d.foundBy(e)
	if err != nil {
		return nil, err
	}
	if err := d.sum(f); err != nil {
		return nil, err
	}
	return f, d.grants(f)
}

// grants lists who became an administrator, and how.
func (d *desk) grants(f *finding) error {
	t := Table{Title: "Who may do everything", Heads: []string{"whom", "how", "who", "outcome"}}
	unread, err := d.each(f.Rows, func(r store.Record) error {
		whom := d.firstField(r, "requestParameters.userName", "requestParameters.roleName", "requestParameters.groupName", "requestParameters.policyArn", "responseElements.policy.arn")
		how := d.field(r, "event")
		switch {
		case how == "AddUserToGroup":
			how += " " + d.field(r, "requestParameters.groupName")
		case d.field(r, policyDocument) != "":
			how += " " + strings.TrimSpace(d.field(r, "requestParameters.policyName")+" that allows everything")
		default:
			how += " " + d.field(r, "requestParameters.policyArn")
		}
		t.Lines = append(t.Lines, d.line(r, whom, how, d.field(r, "actor"), d.outcome(r)))
		return nil
	})
	f.addTable(t)
	f.unread(unread)
	return err
}
