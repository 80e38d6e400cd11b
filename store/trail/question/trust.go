package question

import (
	"regexp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/change"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/policy"
)

// widenedTrust finds trust policies that let somebody outside in, and says
// who of them was not let in by the document before.
func widenedTrust(d *desk) (*finding, error) {
	known, err := d.ownAccounts()
	if err != nil {
		return nil, err
	}
	e, unseen, err := d.trustOutside(func(doc policy.Document) bool { return len(doc.Outsiders(known)) > 0 })
	if err != nil {
		return nil, err
	}
	f, err := d.foundBy(e)
	if err != nil {
		return nil, err
	}
	if f.Text, err = d.sentence(f); err != nil {
		return nil, err
	}
	f.unseen(unseen)
	return f, d.addTrust(f, known)
}

// trustOutside is the condition that an event sets a trust policy that lets somebody
// outside in; unseen is how many policies cannot be read.
func (d *desk) trustOutside(outside func(policy.Document) bool) (e store.Or, unseen int, err error) {
	for _, source := range []struct{ filter, field string }{
		{"service:iam event:UpdateAssumeRolePolicy", policyDocument},
		{"service:iam event:CreateRole", trustDocument},
	} {
		base, err := d.found(source.filter)
		if err != nil {
			return nil, 0, err
		}
		texts, n, err := d.documentsThat(base.Rows, source.field, outside)
		if err != nil {
			return nil, 0, err
		}
		unseen += n
		if len(texts) > 0 {
			e = append(e, all(base.expr, store.Equals(source.field, texts...)))
		}
	}
	return e, unseen, nil
}

// ownAccounts tells which accounts are not outside: those that record events
// in these data.
func (d *desk) ownAccounts() (func(string) bool, error) {
	accounts, err := d.Snap.Facet(d.ctx, d.Lang, "account", nil, 0)
	if err != nil {
		return nil, err
	}
	return func(account string) bool {
		return slices.ContainsFunc(accounts.Values, func(v store.ValueCount) bool { return v.Value == account })
	}, nil
}

// addTrust adds the table of who is let in.
func (d *desk) addTrust(f *finding, known func(string) bool) error {
	t := Table{Title: "Let in", Heads: []string{"role", "whom", "new", "actor", "outcome"}}
	widened, unknown, back := 0, 0, 0
	taken, err := d.undone(f.Rows, trustUndone())
	if err != nil {
		return err
	}
	before := make(map[string][]string) // who was let in by the changes so far, by role
	earlier, err := d.eachChange(f.Rows, func(r store.Record, c *change.Change) {
		role := d.field(r, "account") + d.field(r, "requestParameters.roleName")
		line, is, fresh, compared := d.letIn(r, c, known, before[role])
		if !c.Failed {
			before[role] = append(before[role], is...)
		}
		switch {
		case c.Failed:
		case !compared:
			unknown++
		case fresh:
			widened++
		}
		if end := taken.fate(d, r); end != "" && !c.Failed {
			line.Cells[len(line.Cells)-1] = end
			back++
		}
		t.Lines = append(t.Lines, line)
	})
	if err != nil {
		return err
	}
	if t.More = earlier; f.Rows.Len() > 0 {
		f.Text += widenedBy(widened, unknown)
		f.tellUndone(back)
	}
	if t.More > 0 {
		f.Unproven = append(f.Unproven, phrase.Plural(t.More, "change")+" before the newest "+phrase.Number(mostCompared)+" were not compared with the document before.")
	}
	f.addTable(t)
	f.unread(taken.unread)
	return nil
}

// widenedBy says how many changes let in somebody new, and of how many that
// cannot be told.
func widenedBy(widened, unknown int) string {
	text := ""
	if widened > 0 || unknown == 0 {
		text = "; " + phrase.Plural(widened, "of them lets in", "of them let in") + " somebody whom the document before did not"
	}
	if unknown > 0 {
		text += "; for " + phrase.Number(unknown) + " of them the document before was not seen"
	}
	return text
}

// letIn is the line of a change, and who is let in; fresh says that it lets in somebody
// whom the document before did not, or did not without that condition, compared that this
// one is known. Before a role is made, nobody is let in. Who was let in by an earlier one
// still is let in again: that may be a repair, or a way in that was opened anew.
func (d *desk) letIn(r store.Record, c *change.Change, known func(string) bool, earlier []string) (line Line, is []string, fresh, compared bool) {
	after, _ := policy.Parse(c.After)
	before, seen := policy.Parse(c.Before)
	compared = seen || d.gone(c) || d.field(r, "event") == "CreateRole"
	was := waysIn(before, known)
	is = waysIn(after, known)
	added, words := newWays(was, is)
	switch {
	case !compared:
		words = "before not seen"
	case len(added) == 0:
		words = "nobody"
	case !slices.ContainsFunc(added, func(way string) bool { return !slices.Contains(earlier, way) }):
		words = "again " + words
	}
	role := d.field(r, "requestParameters.roleName")
	return d.line(r, role, strings.Join(is, ", "), words, d.field(r, "actor"), d.outcome(r)), is, len(added) > 0, compared
}

// newWays are those of the ways in that were none before, and what is new about them.
// A condition less or another one lets in others, one more does not.
func newWays(was, is []string) (added []string, words string) {
	whom := func(way string) string {
		who, _, _ := strings.Cut(way, underCondition)
		return who
	}
	var said []string
	for _, way := range is {
		who := whom(way)
		if slices.Contains(was, way) || slices.Contains(was, who) {
			continue
		}
		added = append(added, way)
		switch before := slices.ContainsFunc(was, func(w string) bool { return whom(w) == who }); {
		case before && way == who:
			who += " without a condition"
		case before:
			who += " under another condition"
		}
		said = append(said, who)
	}
	return added, strings.Join(said, ", ")
}

// wholeAccount is how policies may name an account in place of its id: IAM user guide,
// "AWS account principals".
var wholeAccount = regexp.MustCompile(`^arn:aws[a-z-]*:iam::(\d{12}):root$`)

// outsidersOf are whom a policy lets in beyond the accounts that are known, each once,
// accounts by their ids alone: they tell them apart where there is little room.
func outsidersOf(doc policy.Document, known func(string) bool) (out []string) {
	for _, who := range doc.Outsiders(known) {
		if who = shortAccount(who); !slices.Contains(out, who) {
			out = append(out, who)
		}
	}
	return out
}

func shortAccount(who string) string {
	if account := wholeAccount.FindStringSubmatch(who); account != nil {
		return account[1]
	}
	return who
}

// waysIn are the outsiders of a policy, each with its conditions.
func waysIn(doc policy.Document, known func(string) bool) []string {
	out := outsidersOf(doc, known)
	for i, who := range out {
		out[i] = wayIn(doc, who)
	}
	return out
}

// underCondition is between whom a policy lets in and the condition.
const underCondition = " if "

// wayIn says under which condition a policy lets in one of its outsiders, or everybody,
// if there is one.
func wayIn(doc policy.Document, who string) string {
	conditions := doc.Conditions(func(p policy.Principal) bool { return shortAccount(p.String()) == who })
	if len(conditions) == 0 {
		return who
	}
	return who + underCondition + strings.Join(conditions, ", or ")
}
