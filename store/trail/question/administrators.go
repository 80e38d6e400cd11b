package question

import (
	"maps"
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/policy"
)

const (
	policyARN = "requestParameters.policyArn"
	// ssoPolicy is the same of a permission set of Identity Center.
	ssoPolicy = "requestParameters.managedPolicyArn"
)

// administrators finds grants of everything: by a managed policy, by a group's
// name, by a document. A policy that is made gives nobody anything until it is
// attached.
func administrators(d *desk) (*finding, error) {
	texts, unseen, err := d.wideTexts()
	if err != nil {
		return nil, err
	}
	e, err := d.parse(madeAdministrator)
	if err != nil {
		return nil, err
	}
	set, err := d.versionsSet()
	if err != nil {
		return nil, err
	}
	wide, err := d.wideDocuments(texts, set)
	if err != nil {
		return nil, err
	}
	if grants := append(wide.grants(texts), set.grants()...); len(grants) > 0 {
		e = either(e, grants...)
	}
	if wide.groups, err = d.madeGroups(e, wide); err != nil {
		return nil, err
	}
	if joins := joined(wide.groups); len(joins) > 0 {
		e = either(e, joins...)
	}
	f, err := d.foundBy(e)
	if err != nil {
		return nil, err
	}
	f.unseen(unseen)
	f.unseenVersions(set)
	if err := d.sum(f); err != nil {
		return nil, err
	}
	if err := d.unattached(f, wide); err != nil {
		return nil, err
	}
	if err := d.conditional(f); err != nil {
		return nil, err
	}
	return f, d.grants(f, wide)
}

// wideTexts are the documents of policies that make administrators, as they are
// recorded; unseen is how many cannot be read.
func (d *desk) wideTexts() (texts []string, unseen int, err error) {
	withDocument, err := d.foundBy(all(store.Equals("service", "iam"), store.Equals("event", policyWrites...)))
	if err != nil {
		return nil, 0, err
	}
	return d.documentsThat(withDocument.Rows, policyDocument, func(doc policy.Document) bool { return doc.Reach() != "" })
}

const (
	// adminPolicy is the end of the ARN of a policy of AWS that makes administrators.
	adminPolicy = "~(?i):policy/(AdministratorAccess|IAMFullAccess|PowerUserAccess|job-function/SystemAdministrator)$"
	// madeAdministrator finds what makes somebody an administrator by name: of a group
	// or of a policy of AWS.
	madeAdministrator = "service:iam (event:AddUserToGroup requestParameters.groupName:*admin* OR event:Attach*Policy " + policyARN + adminPolicy + ") " +
		"OR service:sso event:AttachManagedPolicyToPermissionSet " + ssoPolicy + adminPolicy + " " +
		"OR service:eks event:AssociateAccessPolicy " + policyARN + ":*/AmazonEKSClusterAdminPolicy"
)

// wideDocuments are the managed policies whose documents make administrators,
// by ARN, with what they allow.
type wideDocuments struct {
	reach    map[string]string
	made     []string           // by CreatePolicy
	groups   map[group]given    // that have them, or what else makes administrators
	versions map[version]string // those put in force that do, with what they allow
	put      map[version]bool   // of these, those where that did not fail
}

// wideDocuments reads which policies were given some documents, and are in force with
// them. Any loaded event tells, whatever the data are narrowed to.
func (d *desk) wideDocuments(texts []string, set versionsSet) (wideDocuments, error) {
	w := wideDocuments{reach: maps.Clone(set.inForce), versions: set.wide, put: set.put}
	if len(texts) == 0 {
		return w, nil
	}
	rows, err := d.Snap.Select(d.ctx, d.Lang, all(store.Equals("service", "iam"), store.Equals("event", "CreatePolicy", "CreatePolicyVersion"), store.Equals("failed", "no"), store.Equals(policyDocument, texts...)), nil)
	if err != nil {
		return w, err
	}
	_, err = d.each(rows, func(r store.Record) error {
		doc, _ := policy.Parse([]byte(d.field(r, policyDocument)))
		arn := d.firstField(r, "responseElements.policy.arn", policyARN)
		if arn == "" || d.isIdle(r) {
			return nil
		}
		w.reach[arn] = doc.Reach()
		if d.field(r, "event") == "CreatePolicy" && !slices.Contains(w.made, arn) {
			w.made = append(w.made, arn)
		}
		return nil
	})
	return w, err
}

// What IAM calls the giving of a policy to a user, a role or a group: filters are read,
// so that a pattern is worth more than three names.
var (
	putsPolicy     = store.Pattern{{Text: "Put"}, {Wild: '*'}, {Text: "Policy"}}
	attachesPolicy = store.Pattern{{Text: "Attach"}, {Wild: '*'}, {Text: "Policy"}}
)

// grants finds the calls that give somebody one of the documents.
func (w wideDocuments) grants(texts []string) []store.Expr {
	var out []store.Expr
	if len(texts) > 0 {
		out = append(out, all(store.Equals("service", "iam"), store.Match{Field: "event", Op: store.Like, Values: []store.Pattern{putsPolicy, store.Literal("CreatePolicyVersion")}}, store.Equals(policyDocument, texts...)))
	}
	var arns []string
	for arn := range w.reach {
		arns = append(arns, arn)
	}
	if slices.Sort(arns); len(arns) > 0 {
		out = append(out, all(store.Equals("service", "iam"), store.Match{Field: "event", Op: store.Like, Values: []store.Pattern{attachesPolicy}}, store.Equals(policyARN, arns...)))
	}
	return out
}

// unattached says which policies were made that nobody has, as far as the
// events tell.
func (d *desk) unattached(f *finding, w wideDocuments) error {
	if len(w.made) == 0 {
		return nil
	}
	attached, err := d.facet(policyARN, f.Rows, 0)
	if err != nil {
		return err
	}
	left := slices.DeleteFunc(slices.Clone(w.made), func(arn string) bool {
		return slices.ContainsFunc(attached.Values, func(v store.ValueCount) bool { return v.Value == arn })
	})
	if len(left) > 0 {
		f.Unproven = append(f.Unproven, "Made, and not seen attached to anybody: "+phrase.List(phrase.First(left, 3))+".")
	}
	return nil
}
