package question

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/policy"
)

const (
	versionID = "requestParameters.versionId"
	// setVersion makes another version of a managed policy the one in force: what
	// it allows is in the event that made the version, not in this one.
	setVersion = "SetDefaultPolicyVersion"
)

// version names one version of a managed policy: v3 of its ARN.
type version struct{ arn, id string }

// versionsSet are the policy versions that were put in force.
type versionsSet struct {
	wide    map[version]string // what those allow that make administrators
	inForce map[string]string  // by the ARN of the policy, what those allow that were put in force
	put     map[version]bool   // which these are
	unknown []string           // those whose documents are not loaded
}

// versionsSet reads what the versions allow that calls put in force.
func (d *desk) versionsSet() (versionsSet, error) {
	out := versionsSet{wide: make(map[version]string), inForce: make(map[string]string), put: make(map[version]bool)}
	rows, err := d.rows(all(store.Equals("service", "iam"), store.Equals("event", setVersion)))
	if err != nil || rows.Len() == 0 {
		return out, err
	}
	arns, err := d.facet(policyARN, rows, 0)
	if err != nil {
		return out, err
	}
	known, err := d.documentsOf(arns.Values)
	if err != nil {
		return out, err
	}
	_, err = d.each(rows, func(r store.Record) error {
		v := version{d.field(r, policyARN), d.field(r, versionID)}
		doc, seen := known[v]
		name := v.arn + " " + v.id
		switch reach := doc.Reach(); {
		case reach != "":
			out.wide[v] = reach
			if d.field(r, "failed") == "no" {
				out.inForce[v.arn], out.put[v] = reach, true
			}
		case !seen && d.field(r, "failed") != "yes" && !slices.Contains(out.unknown, name):
			out.unknown = append(out.unknown, name)
		}
		return nil
	})
	return out, err
}

// documentsOf reads the documents of some policies, by version. Any loaded event
// tells, whatever the data are narrowed to. CreatePolicy makes v1, and
// CreatePolicyVersion says in its answer which one it made (IAM API reference).
func (d *desk) documentsOf(arns []store.ValueCount) (map[version]policy.Document, error) {
	var names []string
	for _, v := range arns {
		names = append(names, v.Value)
	}
	made := store.Or{
		all(store.Equals("event", "CreatePolicyVersion"), store.Equals(policyARN, names...)),
		all(store.Equals("event", "CreatePolicy"), store.Equals("responseElements.policy.arn", names...)),
	}
	rows, err := d.Snap.Select(d.ctx, d.Lang, all(store.Equals("service", "iam"), store.Equals("failed", "no"), made), nil)
	if err != nil {
		return nil, err
	}
	out := make(map[version]policy.Document)
	_, err = d.each(rows, func(r store.Record) error {
		v := version{d.firstField(r, "responseElements.policy.arn", policyARN), d.field(r, "responseElements.policyVersion.versionId")}
		if d.field(r, "event") == "CreatePolicy" {
			v.id = "v1"
		}
		if doc, ok := policy.Parse([]byte(d.field(r, policyDocument))); ok {
			out[v] = doc
		}
		return nil
	})
	return out, err
}

// grants finds the calls that put a wide version in force.
func (v versionsSet) grants() []store.Expr {
	var out []store.Expr
	for one := range v.wide {
		out = append(out, all(store.Equals("service", "iam"), store.Equals("event", setVersion), store.Equals(policyARN, one.arn), store.Equals(versionID, one.id)))
	}
	slices.SortFunc(out, func(a, b store.Expr) int { return strings.Compare(a.String(), b.String()) })
	return out
}

// unseenVersions says which versions were put in force whose documents are not
// loaded.
func (f *finding) unseenVersions(v versionsSet) {
	if len(v.unknown) > 0 {
		f.Unproven = append(f.Unproven, "Put in force by "+setVersion+", and what the version allows is not loaded: "+phrase.List(phrase.First(v.unknown, 3))+".")
	}
}
