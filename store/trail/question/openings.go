package question

import (
	"encoding/json"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/policy"
)

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
	f.tellUndone(n.undone)
	f.unseen(n.broken)
	return f, d.strangers(f)
}

// openings are how many changes open a bucket to everybody, to everybody under a
// condition, or to somebody outside, weaken a public access block, which lets in nobody
// by itself, or have a policy that cannot be read, and how many of all were undone.
type openings struct{ open, conditional, outside, unblocked, broken, undone int }

// count counts a change.
func (n *openings) count(how opening) {
	switch how {
	case opensEverybody:
		n.open++
	case opensConditionally:
		n.conditional++
	case opensOutside:
		n.outside++
	case weakensBlock:
		n.unblocked++
	case unreadPolicy:
		n.broken++
	}
}

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
	taken, err := d.undone(f.Rows, accessUndone())
	if err != nil {
		return n, err
	}
	t := Table{Title: "What opens", Heads: []string{"bucket", "event", "what", "actor", "outcome"}}
	unread, err := d.each(f.Rows, func(r store.Record) error {
		what, how := d.opensBucket(r, known)
		outcome := d.outcome(r)
		if how == opensNobody || outcome != "" && how == unreadPolicy {
			return nil
		}
		if outcome == "" {
			n.count(how)
			if outcome = taken.fate(d, r); outcome != "" {
				n.undone++
			}
		}
		t.Lines = append(t.Lines, d.line(r, d.bucketsOf(r), d.field(r, "event"), what, d.field(r, "actor"), outcome))
		return nil
	})
	f.addTable(t)
	f.unread(unread + taken.unread)
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

// opening is what a change does about who may come in.
type opening uint8

const (
	opensNobody opening = iota
	opensEverybody
	opensConditionally // to everybody, under a condition that may leave few of them, such as those of one organization
	opensOutside
	weakensBlock
	unreadPolicy
)

// opensBucket says in words whom a change lets in.
func (d *desk) opensBucket(r store.Record, known func(string) bool) (what string, how opening) {
	request := member(r, "requestParameters")
	switch d.field(r, "event") {
	case "PutBucketPolicy", "PutAccessPointPolicy":
		return openPolicy(orRaw(member(r, "requestParameters", "bucketPolicy"), member(r, "requestParameters", "policy")), known)
	case "PutBucketAcl", "PutObjectAcl", "CreateBucket", "PutObject", "CopyObject", "CreateMultipartUpload":
		if what := openACL(request); what != "" {
			return what, opensEverybody
		}
		if what := grantees(request); what != "" {
			return what, opensOutside
		}
	case "DeleteBucketPublicAccessBlock", "DeleteAccountPublicAccessBlock":
		return "public access block away", weakensBlock
	case "PutBucketPublicAccessBlock", "PutAccountPublicAccessBlock":
		switch off := trail.PublicAccess(r); off {
		case "", "on":
		case "off":
			return "public access block off", weakensBlock
		default:
			return "public access block off in part: " + strings.TrimSuffix(off, " off"), weakensBlock
		}
	}
	return "", opensNobody
}

// openPolicy says in words whom a policy of a bucket or an access point lets in.
func openPolicy(text json.RawMessage, known func(string) bool) (what string, how opening) {
	doc, ok := policy.Parse(text)
	if !ok {
		return "a policy that cannot be read", unreadPolicy
	}
	switch public, conditional := doc.Public(); {
	case conditional:
		return "lets in " + wayIn(doc, "everybody"), opensConditionally
	case public:
		return "lets everybody in", opensEverybody
	}
	outsiders := waysIn(doc, known)
	if len(outsiders) == 0 {
		return "", opensNobody
	}
	return "lets in " + phrase.List(phrase.First(outsiders, 3)), opensOutside
}

func orRaw(a, b json.RawMessage) json.RawMessage {
	if len(a) > 0 {
		return a
	}
	return b
}

// openACL looks for the groups that stand for everybody, and for everybody
// with an account of AWS: S3 user guide, "Access control list overview".
func openACL(request json.RawMessage) string {
	text := string(withoutNames(request))
	switch {
	case strings.Contains(text, "acs.amazonaws.com/groups/global/AllUsers"), strings.Contains(text, `"public-read`):
		return "grants everybody access"
	case strings.Contains(text, "acs.amazonaws.com/groups/global/AuthenticatedUsers"), strings.Contains(text, `"authenticated-read"`):
		return "grants everybody with an AWS account access"
	}
	return ""
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
