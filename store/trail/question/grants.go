package question

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/policy"
)

// weakness is why a grant gives less than everything, or may; "" where it gives as
// much, or all of IAM.
type weakness string

const (
	notInForce weakness = "in a version not in force"
	withoutIAM weakness = "without IAM"
	byName     weakness = "by a group's name only"
	unseenText weakness = "by a policy's name only"
	operations weakness = "for operators"
	oneCluster weakness = "in one cluster"
)

// weaknesses are all of them, the weakest first.
var weaknesses = []weakness{notInForce, byName, unseenText, withoutIAM, operations, oneCluster}

// managed are the policies of AWS for administrators, by the ends of their ARNs, with
// what they allow: AWS managed policy reference.
var managed = []struct {
	policy, allows string
	weak           weakness
}{
	{":policy/AdministratorAccess", "everything", ""},
	{":policy/IAMFullAccess", "iam:*", ""},
	{":policy/PowerUserAccess", "everything but iam:*, organizations:*, account:*", withoutIAM},
	{":policy/job-function/SystemAdministrator", "what running most services takes", operations},
	{"/AmazonEKSClusterAdminPolicy", "everything in the cluster", oneCluster},
}

// grants lists who became an administrator, and how, and says how many of the calls
// give less. What was refused gives nothing.
func (d *desk) grants(f *finding, w wideDocuments) error {
	t := Table{Title: "Who was given what", Heads: []string{"whom", "how", "actor", "outcome"}}
	weak, back := make(map[weakness]int), 0
	taken, err := d.undone(f.Rows, grantsUndone())
	if err != nil {
		return err
	}
	unread, err := d.each(f.Rows, func(r store.Record) error {
		whom := d.firstField(r, "requestParameters.userName", "requestParameters.roleName", "requestParameters.groupName", "requestParameters.permissionSetArn", "requestParameters.principalArn", policyARN)
		how, why := d.howGranted(r, w)
		outcome := d.outcome(r)
		if outcome == "" {
			weak[why]++
			if !d.isIdle(r) {
				outcome = taken.fate(d, r)
			}
			if outcome != "" {
				back++
			}
		}
		t.Lines = append(t.Lines, d.line(r, whom, how, d.field(r, "actor"), outcome))
		return nil
	})
	f.Text += givenLess(weak)
	f.tellUndone(back)
	f.addTable(t)
	f.unread(unread + taken.unread)
	return err
}

// givenLess says how many grants give less than everything, or may, and why.
func givenLess(weak map[weakness]int) string {
	var less []string
	all := 0
	for _, why := range weaknesses {
		if n := weak[why]; n > 0 {
			less = append(less, phrase.Number(n)+" "+string(why))
			all += n
		}
	}
	switch {
	case all == 0:
		return ""
	case all == 1:
		return "; one gives less, or may: " + strings.TrimPrefix(less[0], "1 ")
	}
	return "; some give less, or may: " + strings.Join(less, ", ")
}

// howGranted says by what a call gives rights and what these are.
func (d *desk) howGranted(r store.Record, w wideDocuments) (string, weakness) {
	call, arn := d.field(r, "event"), d.firstField(r, policyARN, ssoPolicy)
	switch {
	case call == "AddUserToGroup" && w.groups[d.groupOf(r)].how != "":
		g := d.groupOf(r)
		return "group " + g.name + ", given " + w.groups[g].how, w.groups[g].weak
	case call == "AddUserToGroup":
		return "group " + d.field(r, "requestParameters.groupName") + ", by its name only", byName
	case d.field(r, policyDocument) != "":
		return d.grantedBy(r, w)
	case call == setVersion:
		id := d.field(r, versionID)
		reach := w.versions[version{arn, id}]
		return "version " + id + " in force: " + reach, exceptIAM(reach)
	}
	if reach := w.reach[arn]; reach != "" {
		return policyName(arn) + ": " + reach, exceptIAM(reach)
	}
	return managedGrant(arn)
}

// managedGrant says what a policy gives of which no document is loaded. AWS's own are
// known; one that somebody called like them may allow anything.
func managedGrant(arn string) (string, weakness) {
	name := policyName(arn)
	if ownerOf(arn) != ofAWS {
		return name + ", by its name only", unseenText
	}
	for _, m := range managed {
		if strings.HasSuffix(arn, m.policy) {
			return name + ": " + m.allows, m.weak
		}
	}
	return name, ""
}

// ofAWS stands for the account in the ARNs of AWS's own policies.
const ofAWS = "aws"

// policyName is how the table calls a policy: by its name, without the rest of its ARN,
// which the events have: in little room it would be the name that is cut. One that is not
// AWS's may be called like AWS's, and says whose it is.
//
//	AdministratorAccess
//	AdministratorAccess of 111122223333
func policyName(arn string) string {
	_, name, ok := strings.Cut(arn, "policy/")
	if !ok || name == "" {
		return arn
	}
	if owner := ownerOf(arn); owner != ofAWS && owner != "" {
		name += " of " + owner
	}
	return name
}

// newVersion is which version of a policy a call made.
const newVersion = "responseElements.policyVersion.versionId"

// grantedBy says what a document gives that a call wrote: into a policy of its own, or as
// the version of a managed one.
func (d *desk) grantedBy(r store.Record, w wideDocuments) (string, weakness) {
	doc, _ := policy.Parse([]byte(d.field(r, policyDocument)))
	reach, id := doc.Reach(), d.field(r, newVersion)
	how := "inline " + d.field(r, "requestParameters.policyName") + ": " + reach
	if d.field(r, "event") == "CreatePolicyVersion" {
		how = strings.TrimSpace("new version "+id) + ": " + reach
	}
	switch {
	case d.isIdle(r) && w.put[version{d.field(r, policyARN), id}]:
		return how + ", put in force by another call", exceptIAM(reach)
	case d.isIdle(r):
		return how + ", not the default version", notInForce
	}
	return how, exceptIAM(reach)
}

// isIdle reports whether a call makes a version of a policy that is not in force:
// without setAsDefault it is not (IAM API reference, CreatePolicyVersion), and the
// answer says which one it is.
func (d *desk) isIdle(r store.Record) bool {
	if d.field(r, "event") != "CreatePolicyVersion" {
		return false
	}
	return d.firstField(r, "responseElements.policyVersion.isDefaultVersion", "requestParameters.setAsDefault") != "true"
}

// exceptIAM tells the policies that leave out what gives the rest.
func exceptIAM(reach string) weakness {
	rest, ok := strings.CutPrefix(reach, "everything but ")
	if ok && slices.Contains(strings.Split(rest, ", "), "iam:*") {
		return withoutIAM
	}
	return ""
}

// conditional says how many documents would make administrators but for a condition:
// whether that is fulfilled is not in the document.
func (d *desk) conditional(f *finding) error {
	withDocument, err := d.foundBy(all(store.Equals("service", "iam"), store.Equals("event", policyWrites...)))
	if err != nil {
		return err
	}
	texts, _, err := d.documentsThat(withDocument.Rows, policyDocument, func(doc policy.Document) bool {
		return doc.Reach() == "" && doc.Unconditional().Reach() != ""
	})
	if err != nil || len(texts) == 0 {
		return err
	}
	some, err := d.foundIn(withDocument, all(store.Equals("failed", "no"), store.Equals(policyDocument, texts...)))
	if err == nil && some.Rows.Len() > 0 {
		f.Unproven = append(f.Unproven, phrase.Plural(some.Rows.Len(), "document allows", "documents allow")+" as much under a condition, which may hold: not counted; question iam-policies lists them.")
	}
	return err
}
