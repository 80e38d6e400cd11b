package question

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/policy"
)

// sharingPolicies are the calls that share images or backups by a policy: ECR API
// Reference, SetRepositoryPolicy, and AWS Backup Developer Guide, PutBackupVaultAccessPolicy.
var sharingPolicies = []struct{ service, event, document string }{
	{"ecr", "SetRepositoryPolicy", "requestParameters.policyText"},
	{"backup", "PutBackupVaultAccessPolicy", "requestParameters.policy"},
}

// sharedByPolicy are the policies that share something with somebody outside.
type sharedByPolicy struct {
	expr        store.Or
	unseen      int // that cannot be read
	conditional int // that name somebody outside under a condition only
	known       func(account string) bool
}

// sharedByPolicy finds the policies that let somebody outside in, whatever the
// condition of another statement is. One that names everybody under a condition, such
// as their own organization, may let in nobody.
func (d *desk) sharedByPolicy() (out sharedByPolicy, err error) {
	if out.known, err = d.ownAccounts(); err != nil {
		return out, err
	}
	for _, call := range sharingPolicies {
		base, err := d.foundBy(all(store.Equals("service", call.service), store.Equals("event", call.event)))
		if err != nil {
			return out, err
		}
		texts, unseen, err := d.documentsThat(base.Rows, call.document, func(doc policy.Document) bool { return len(outsiders(doc, out.known)) > 0 })
		if err != nil {
			return out, err
		}
		out.unseen += unseen
		if len(texts) > 0 {
			out.expr = append(out.expr, all(base.expr, store.Equals(call.document, texts...)))
		}
		n, err := d.underCondition(base, call.document, out.known)
		if err != nil {
			return out, err
		}
		out.conditional += n
	}
	return out, nil
}

// underCondition counts the calls that wrote a policy which names somebody outside,
// and only under a condition.
func (d *desk) underCondition(base *finding, document string, known func(string) bool) (int, error) {
	texts, _, err := d.documentsThat(base.Rows, document, func(doc policy.Document) bool {
		return len(outsiders(doc, known)) == 0 && len(outsiders(doc.Unconditional(), known)) > 0
	})
	if err != nil || len(texts) == 0 {
		return 0, err
	}
	some, err := d.foundIn(base, all(store.Equals("failed", "no"), store.Equals(document, texts...)))
	if err != nil {
		return 0, err
	}
	return some.Rows.Len(), nil
}

// outsiders are whom a policy lets in without a condition beyond the accounts that are
// known. All but some are everybody too.
func outsiders(doc policy.Document, known func(string) bool) []string {
	var free policy.Document
	for _, s := range doc.Statements {
		if s.Condition == "" {
			free.Statements = append(free.Statements, s)
		}
	}
	if public, _ := free.Public(); public {
		return []string{"everybody"}
	}
	return outsidersOf(free, known)
}

// tell says what of the policies an answer does not have.
func (p sharedByPolicy) tell(f *finding) {
	f.unseen(p.unseen)
	if n := p.conditional; n > 0 {
		f.Unproven = append(f.Unproven, phrase.Plural(n, "policy names", "policies name")+" everybody or somebody outside under a condition, which may hold: not counted.")
	}
}

// letIn are those whom the policy of a call lets in; "" for a call that writes none.
func (p sharedByPolicy) letIn(d *desk, r store.Record) string {
	for _, call := range sharingPolicies {
		if d.field(r, "event") == call.event && d.field(r, "service") == call.service {
			doc, _ := policy.Parse([]byte(d.field(r, call.document)))
			return strings.Join(outsiders(doc, p.known), ", ")
		}
	}
	return ""
}
