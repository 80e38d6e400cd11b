package question

import (
	"cmp"
	"maps"
	"slices"

	"github.com/trailsift/trailsift/store"
)

// group is a group of IAM.
type group struct{ account, name string }

// given is by what somebody became an administrator, and why that may be less.
type given struct {
	how  string
	weak weakness
}

const groupName = "requestParameters.groupName"

// madeGroups are the groups that were given what makes administrators by some calls: who is
// added to one becomes one, whatever it is called. Any loaded event tells, whatever the data
// are narrowed to.
func (d *desk) madeGroups(grants store.Expr, w wideDocuments) (map[group]given, error) {
	rows, err := d.Snap.Select(d.ctx, d.Lang, all(grants, store.Equals("event", "AttachGroupPolicy", "PutGroupPolicy"), store.Equals("failed", "no")), nil)
	if err != nil {
		return nil, err
	}
	out := make(map[group]given)
	_, err = d.each(rows, func(r store.Record) error {
		how, weak := d.howGranted(r, w)
		if g := d.groupOf(r); g.name != "" && (out[g].how == "" || out[g].weak != "") {
			out[g] = given{how, weak}
		}
		return nil
	})
	return out, err
}

func (d *desk) groupOf(r store.Record) group {
	return group{d.field(r, "account"), d.field(r, groupName)}
}

// joined finds the calls that add somebody to one of some groups.
func joined(groups map[group]given) []store.Expr {
	var out []store.Expr
	for _, g := range slices.SortedFunc(maps.Keys(groups), func(x, y group) int {
		return cmp.Or(cmp.Compare(x.account, y.account), cmp.Compare(x.name, y.name))
	}) {
		out = append(out, all(store.Equals("service", "iam"), store.Equals("event", "AddUserToGroup"), store.Equals("account", g.account), store.Equals(groupName, g.name)))
	}
	return out
}
