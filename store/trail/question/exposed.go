package question

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/change"
)

// openWorldFilter finds rules about all addresses: in the list of permissions,
// in the oldest form of the call, and in ModifySecurityGroupRules. A network of
// no bits is all addresses however it is written: 0.0.0.0/0, 0::0/0, 1.2.3.4/00;
// see [change.IsWorld].
const openWorldFilter = "service:ec2 (requestParameters.groupId={} OR requestParameters.ModifySecurityGroupRulesRequest.GroupId={}) " +
	"(event:AuthorizeSecurityGroupIngress (requestParameters.ipPermissions.items.ipRanges.items.cidrIp~/[[:space:]]*0+[[:space:]]*$ OR requestParameters.ipPermissions.items.ipv6Ranges.items.cidrIpv6~/[[:space:]]*0+[[:space:]]*$ OR requestParameters.cidrIp~/[[:space:]]*0+[[:space:]]*$) " +
	"OR event:ModifySecurityGroupRules (requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule.CidrIpv4~/[[:space:]]*0+[[:space:]]*$ OR requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule.CidrIpv6~/[[:space:]]*0+[[:space:]]*$))"

// changedGroups counts the changes of each group: one that is made is named in
// the answer of the call, the others in its request.
func changedGroups(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	things, err := d.facet("resource", f.Rows, 0)
	if err != nil {
		return nil, err
	}
	t := Table{Title: "Groups", Heads: []string{"group"}}
	for _, v := range things.Values {
		if !strings.HasPrefix(v.Value, "sg-") {
			continue
		}
		if len(t.Lines) >= tableLines {
			t.More++
			continue
		}
		line, err := d.counted(f, store.Equals("resource", v.Value), v.Value)
		if err != nil {
			return nil, err
		}
		t.Lines = append(t.Lines, line)
	}
	f.addTable(t)
	return f, nil
}

// openedGroups says in words what was opened on which group.
func openedGroups(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	closed, err := d.closings()
	if err != nil {
		return nil, err
	}
	t := Table{Title: "Opened", Heads: []string{"group", "what", "actor", "region", "outcome"}}
	unread, err := d.each(f.Rows, func(r store.Record) error {
		rules := opened(r)
		outcome := d.outcome(r)
		t.Lines = append(t.Lines, d.line(r, d.groupNamed(r), change.Gist(rules), d.field(r, "actor"), d.field(r, "region"), outcome))
		if outcome == "" {
			closed.follow(d, r, rules)
		}
		return nil
	})
	f.Text += closed.said(f.Rows.Len())
	f.addTable(t)
	f.addTable(closed.table)
	f.unread(unread + closed.unread)
	return f, err
}

// opened is what a call opened to every address there is.
func opened(r store.Record) []change.Rule {
	_, rules, _ := change.GroupRules(r)
	return slices.DeleteFunc(rules, func(rule change.Rule) bool { return !change.IsWorld(rule.Peer) })
}

// mostListed is how many lines a list of single events shows.
const mostListed = 50

// addTable adds a table that has lines, cut to what can be taken in.
func (f *finding) addTable(t Table) {
	if len(t.Lines) == 0 {
		return
	}
	t.More += max(0, len(t.Lines)-mostListed)
	t.Lines = t.Lines[:min(mostListed, len(t.Lines))]
	f.Tables = append(f.Tables, t)
}
