package question

import (
	"slices"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/change"
)

// closings are the calls that took rules of security groups away, or the groups, by
// account, region and group, in the order of time.
type closings struct {
	of     map[[3]string][]closing
	unread int
}

// closing is one of them; one without rules is the end of its group.
type closing struct {
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
	c := &closings{of: make(map[[3]string][]closing)}
	c.unread, err = d.each(rows, func(r store.Record) error {
		at, _ := r.Time()
		_, rules, _ := change.GroupRules(r)
		place := d.groupPlace(r)
		c.of[place] = append(c.of[place], closing{at, rules, d.field(r, "event") == "DeleteSecurityGroup"})
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

// fate says when rules that a call opened were taken away again, or some of them; ""
// where no event tells so.
func (c *closings) fate(d *desk, r store.Record, opened []change.Rule) string {
	at, _ := r.Time()
	left := slices.Clone(opened)
	for _, one := range c.of[d.groupPlace(r)] {
		switch {
		case one.at.Before(at) || len(opened) == 0:
			continue
		case one.group:
			return "group deleted at " + d.Clock.Later(at, one.at)
		}
		left = slices.DeleteFunc(left, func(rule change.Rule) bool { return slices.ContainsFunc(one.rules, rule.Same) })
		if len(left) == 0 {
			return "revoked at " + d.Clock.Later(at, one.at)
		}
	}
	if len(left) < len(opened) {
		return "revoked but for " + change.Gist(left)
	}
	return ""
}
