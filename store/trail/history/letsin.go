package history

import (
	"encoding/json"
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/policy"
)

// opened is where calls have the document that says who may come in.
var opened = map[string]string{
	"PutBucketPolicy": "bucketPolicy", "UpdateAssumeRolePolicy": "policyDocument", "CreateRole": "assumeRolePolicyDocument",
}

// letsIn says whom a policy that a call sets lets in from outside, "" where nobody. It
// is known outside of which accounts: those that record the loaded events.
func (a *Answer) letsIn(event string, rec store.Record) string {
	member, ok := opened[event]
	if !ok {
		return ""
	}
	var record struct {
		Request map[string]json.RawMessage `json:"requestParameters"`
	}
	if json.Unmarshal(rec.AppendJSON(nil), &record) != nil {
		return ""
	}
	doc, _ := policy.Parse(record.Request[member])
	whom := doc.Outsiders(func(account string) bool { return slices.Contains(a.accounts, account) })
	public, conditional := doc.Public()
	switch at := slices.Index(whom, everybody); {
	case public && at < 0: // all but some
		whom = slices.Insert(whom, 0, everybody+" but some")
	case public && conditional:
		whom[at] += " under a condition"
	}
	if len(whom) == 0 {
		return ""
	}
	return "lets in " + phrase.List(phrase.First(whom, mostSaid))
}

// everybody is how a policy's words call all of them.
const everybody = "everybody"

// ownAccounts are the accounts that record the loaded events.
func (q *question) ownAccounts() ([]string, error) {
	facet, err := q.snap.Facet(q.ctx, q.lang, "account", nil, 0)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, v := range facet.Values {
		out = append(out, v.Value)
	}
	return out, nil
}
