package question

import (
	"cmp"
	"slices"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/change"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// closings are the calls that took rules of security groups away, or the groups, by
// account, region and group, in the order of time.
type closings struct {
	of      map[[3]string][]closing
	unread  int
	table   Table
	whole   int // of what was opened, how much was closed again
	partial int
}

// closing is one of them; one of a group has no rules.
type closing struct {
	row   store.Row
	at    time.Time
	rules []change.Rule
	group bool
}

// closings reads them. Any loaded event tells, whatever the data are narrowed to.
func (d *desk) closings() (*closings, error) {
	rows, err := d.Snap.Select(d.ctx, d.Lang, all(store.Equals("service", "ec2"), store.Equals("event", "RevokeSecurityGroupIngress", "DeleteSecurityGroup"), store.Equals("failed", "no")), nil)
	if err != nil {
		return nil, err
	}
	c := &closings{of: make(map[[3]string][]closing), table: Table{Title: "Closed again", Heads: []string{"group", "what", "actor", "region"}}}
	c.unread, err = d.each(rows, func(r store.Record) error {
		at, _ := r.Time()
		_, rules, _ := change.GroupRules(r)
		place := d.groupPlace(r)
		c.of[place] = append(c.of[place], closing{r.Row(), at, rules, d.field(r, "event") == "DeleteSecurityGroup"})
		return nil
	})
	return c, err
}

// groupPlace is the group that a call is about, and where.
func (d *desk) groupPlace(r store.Record) [3]string {
	return [3]string{d.field(r, "account"), d.field(r, "region"), d.groupNamed(r)}
}

// groupNamed is the group that a call names, by its id or else its name.
func (d *desk) groupNamed(r store.Record) string {
	return d.firstField(r, "requestParameters.groupId", "requestParameters.groupName", "requestParameters.ModifySecurityGroupRulesRequest.GroupId")
}

// follow looks for what took rules away again that a call opened.
func (c *closings) follow(d *desk, r store.Record, opened []change.Rule) {
	at, _ := r.Time()
	left := slices.Clone(opened)
	for _, one := range c.of[d.groupPlace(r)] {
		if one.at.Before(at) || len(left) == 0 {
			continue
		}
		gone := func(rule change.Rule) bool { return one.group || slices.ContainsFunc(one.rules, rule.Same) }
		if slices.ContainsFunc(left, gone) {
			c.list(d, one)
			left = slices.DeleteFunc(left, gone)
		}
	}
	switch {
	case len(left) == len(opened):
	case len(left) == 0:
		c.whole++
	default:
		c.partial++
	}
}

// list adds a line for a call that closed something, once, in the order of time.
func (c *closings) list(d *desk, one closing) {
	if slices.ContainsFunc(c.table.Lines, func(l Line) bool { return *l.Event == one.row }) {
		return
	}
	r, what := d.Snap.Record(one.row), "the group deleted"
	if !one.group {
		what = change.Gist(one.rules)
	}
	at, _ := slices.BinarySearchFunc(c.table.Lines, one.at, func(l Line, at time.Time) int {
		when, _ := d.Snap.Record(*l.Event).Time()
		return cmp.Or(when.Compare(at), -1)
	})
	c.table.Lines = slices.Insert(c.table.Lines, at, d.line(r, d.groupNamed(r), what, d.field(r, "actor"), d.field(r, "region")))
}

// said is the part of the sentence about them, of so many calls.
func (c *closings) said(of int) string {
	text := ""
	switch {
	case c.whole == of && of == 1:
		text = "; it was closed later"
	case c.partial == of && of == 1:
		text = "; it was closed in part later"
	case of > 1:
		if c.whole > 0 {
			text += "; " + phrase.Number(c.whole) + " of them closed later"
		}
		if c.partial > 0 {
			text += "; " + phrase.Number(c.partial) + " of them closed in part later"
		}
	}
	return text
}
