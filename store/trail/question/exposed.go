package question

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/change"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/policy"
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
	t := Table{Title: "Opened", Heads: []string{"group", "what", "actor", "region", "outcome"}}
	unread, err := d.each(f.Rows, func(r store.Record) error {
		group := d.firstField(r, "requestParameters.groupId", "requestParameters.groupName", "requestParameters.ModifySecurityGroupRulesRequest.GroupId")
		t.Lines = append(t.Lines, d.line(r, group, opened(r), d.field(r, "actor"), d.field(r, "region"), d.outcome(r)))
		return nil
	})
	f.addTable(t)
	f.unread(unread)
	return f, err
}

// opened says what a call opened to every address there is.
func opened(r store.Record) string {
	_, rules, _ := change.GroupRules(r)
	return change.Gist(slices.DeleteFunc(rules, func(rule change.Rule) bool { return !change.IsWorld(rule.Peer) }))
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

// openedBuckets says which of the changes open a bucket, and how.
func openedBuckets(d *desk) (*finding, error) {
	f, err := d.found(d.q.Filter)
	if err != nil {
		return nil, err
	}
	if f.Text, err = d.sentence(f); err != nil {
		return nil, err
	}
	n, err := d.openings(f)
	if err != nil {
		return nil, err
	}
	if f.Rows.Len() > 0 {
		f.Text += n.said(f.Rows.Len())
	}
	f.unseen(n.broken)
	return f, d.strangers(f)
}

// openings are how many changes open a bucket to everybody, to everybody under a
// condition, or to somebody outside, weaken a public access block, which lets in nobody
// by itself, or have a policy that cannot be read.
type openings struct{ open, conditional, outside, unblocked, broken int }

// said is the part of the sentence about them, of so many changes.
func (n openings) said(of int) string {
	if of == 1 {
		return n.saidOfOne()
	}
	text := "; none of them opens a bucket or object to everybody"
	switch {
	case n.broken == of:
		return "; whether they open a bucket or object to everybody cannot be read"
	case n.broken > 0 && n.open == 0:
		text = "; none of those that can be read opens a bucket or object to everybody"
	case n.open > 0:
		text = "; " + phrase.Plural(n.open, "of them opens a bucket or object to everybody", "of them open a bucket or object to everybody")
	}
	for _, part := range []struct {
		n            int
		one, several string
	}{
		{n.conditional, "does under a condition", "do under a condition"}, {n.outside, "lets in somebody outside", "let in somebody outside"},
		{n.unblocked, "weakens a public access block", "weaken public access blocks"},
	} {
		if part.n > 0 {
			text += ", " + phrase.Plural(part.n, part.one, part.several)
		}
	}
	return text
}

// saidOfOne is the part about the only change.
func (n openings) saidOfOne() string {
	const opens, opensNone = "; it opens a bucket or object to everybody", "; it opens no bucket or object to everybody"
	switch {
	case n.broken > 0:
		return "; whether it opens a bucket or object to everybody cannot be read"
	case n.open > 0:
		return opens
	case n.conditional > 0:
		return opens + " under a condition"
	case n.outside > 0:
		return opensNone + ", but lets in somebody outside"
	case n.unblocked > 0:
		return opensNone + ", but weakens a public access block"
	}
	return opensNone
}

// openings lists what opens buckets among the changes that were found.
func (d *desk) openings(f *finding) (n openings, err error) {
	known, err := d.ownAccounts()
	if err != nil {
		return n, err
	}
	t := Table{Title: "What opens", Heads: []string{"bucket", "event", "what", "actor", "outcome"}}
	unread, err := d.each(f.Rows, func(r store.Record) error {
		what, open := d.opensBucket(r, known)
		outcome := d.outcome(r)
		switch {
		case what == "", outcome != "" && what == unreadPolicy:
			return nil
		case outcome != "":
		case what == unreadPolicy:
			n.broken++
		case what == underCondition:
			n.conditional++
		case what == blockGone, what == blockWeaker:
			n.unblocked++
		case open:
			n.open++
		case what != "":
			n.outside++
		}
		t.Lines = append(t.Lines, d.line(r, d.bucketsOf(r), d.field(r, "event"), what, d.field(r, "actor"), outcome))
		return nil
	})
	f.addTable(t)
	f.unread(unread)
	return n, err
}

// bucketsOf says whose access a change is about: that of a bucket, or of all of an account.
func (d *desk) bucketsOf(r store.Record) string {
	if bucket := d.field(r, "requestParameters.bucketName"); bucket != "" {
		return bucket
	}
	if account := d.field(r, "account"); account != "" {
		return "account " + account
	}
	return ""
}

// What opensBucket says of changes that may open a bucket and need not.
const (
	underCondition = "names everybody, under a condition"
	unreadPolicy   = "a policy that cannot be read"
	blockGone      = "takes the public access block away"
	blockWeaker    = "switches part of the public access block off"
)

// opensBucket says in words whom a change lets in; open means everybody. A
// condition may leave few of them, such as those of one organization.
func (d *desk) opensBucket(r store.Record, known func(string) bool) (what string, open bool) {
	switch event := d.field(r, "event"); event {
	case "PutBucketPolicy", "PutAccessPointPolicy":
		doc, ok := policy.Parse(orRaw(member(r, "requestParameters", "bucketPolicy"), member(r, "requestParameters", "policy")))
		if !ok {
			return unreadPolicy, false
		}
		public, conditional := doc.Public()
		switch {
		case conditional:
			return underCondition, false
		case public:
			return "lets everybody in", true
		}
		if outsiders := outsidersOf(doc, known); len(outsiders) > 0 {
			return "lets in " + phrase.List(phrase.First(outsiders, 3)), false
		}
		return "", false
	case "PutBucketAcl", "PutObjectAcl", "CreateBucket", "PutObject", "CopyObject", "CreateMultipartUpload":
		request := member(r, "requestParameters")
		if what, open := openACL(request); open {
			return what, true
		}
		return grantees(request), false
	case "DeleteBucketPublicAccessBlock", "DeleteAccountPublicAccessBlock":
		return blockGone, false
	case "PutBucketPublicAccessBlock", "PutAccountPublicAccessBlock":
		if strings.Contains(string(member(r, "requestParameters")), "false") {
			return blockWeaker, false
		}
	}
	return "", false
}

func orRaw(a, b json.RawMessage) json.RawMessage {
	if len(a) > 0 {
		return a
	}
	return b
}

// openACL looks for the groups that stand for everybody, and for everybody
// with an account of AWS: S3 user guide, "Access control list overview".
func openACL(request json.RawMessage) (what string, open bool) {
	text := string(withoutNames(request))
	switch {
	case strings.Contains(text, "acs.amazonaws.com/groups/global/AllUsers"), strings.Contains(text, `"public-read`):
		return "grants everybody access", true
	case strings.Contains(text, "acs.amazonaws.com/groups/global/AuthenticatedUsers"), strings.Contains(text, `"authenticated-read"`):
		return "grants everybody with an AWS account access", true
	}
	return "", false
}

// withoutNames drops what people name, which may be any text.
func withoutNames(request json.RawMessage) json.RawMessage {
	var members map[string]json.RawMessage
	if json.Unmarshal(request, &members) != nil {
		return request
	}
	for _, name := range []string{"key", "bucketName", "Host", "x-amz-copy-source"} {
		delete(members, name)
	}
	text, err := json.Marshal(members)
	if err != nil {
		return request
	}
	return text
}

// strangers adds who came in without a name: S3 records an account called
// ANONYMOUS_PRINCIPAL for requests that nobody signed.
func (d *desk) strangers(f *finding) error {
	came, err := d.found("service:s3 userIdentity.accountId=ANONYMOUS_PRINCIPAL requestParameters.bucketName={}")
	if err != nil || came.Rows.Len() == 0 {
		return err
	}
	in, err := d.also(came, "failed:no")
	if err != nil {
		return err
	}
	f.Text += "; " + phrase.Plural(came.Rows.Len(), "unsigned request") + " came, " + phrase.Number(in) + " got in"
	t, err := d.byValue(came, "requestParameters.bucketName")
	t.Title = "Unsigned requests"
	f.addTable(t)
	return err
}
