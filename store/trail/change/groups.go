package change

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// The calls of EC2 that change the rules of security groups.
const (
	createGroup = "CreateSecurityGroup"
	modifyRules = "ModifySecurityGroupRules"
)

func groupCalls() []string {
	return []string{
		"AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress",
		"RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress", modifyRules,
	}
}

func isGroupCall(service, event string) bool {
	return service == "ec2" && slices.Contains(groupCalls(), event)
}

// pathsGroup are where calls name the group.
var pathsGroup = []string{"requestParameters.groupId", "requestParameters.ModifySecurityGroupRulesRequest.GroupId", "requestParameters.groupName"}

// groupOf returns the group that a call is about, and the path that names it.
func groupOf(r store.Record) (group, path string) {
	for _, p := range pathsGroup {
		if id := text(nil, r, p); id != "" {
			return id, p
		}
	}
	return "", ""
}

// group replays what was done to the rules of a group up to a call.
func (d desk) group(r store.Record) (*Change, error) {
	group, path := groupOf(r)
	out := &Change{What: "rules of " + group, Failed: text(d.lang, r, "outcome") == "failed", DryRun: text(d.lang, r, "outcome") == dryRun, Words: openings(d.lang, r)}
	if group == "" {
		out.What = "rules of a security group"
		out.Caveats = append(out.Caveats, "the event does not name the group, so its rules before are not looked for")
	}
	rules, made, err := d.replay(r, group, path)
	if err != nil {
		return nil, err
	}
	out.Seen, out.Before = true, documentOf(rules)
	apply(rules, r, text(d.lang, r, "event"))
	out.After = documentOf(rules)
	if !made {
		out.Caveats = append(out.Caveats, "before is what the loaded events added to the group and took away; rules from before they begin are not known")
	}
	if text(d.lang, r, "event") == modifyRules {
		out.Caveats = append(out.Caveats, "the rule that was changed is named by its id only, so it is still listed as it was")
	}
	return out, nil
}

// rules are the rules of a group, by their words.
type rules map[Rule]bool

// replay returns the rules that a group had before a call, as far as the events
// tell; made says that they tell all, because the group was made in them.
func (d desk) replay(r store.Record, group, path string) (known rules, made bool, err error) {
	known = make(rules)
	if group == "" {
		return known, false, nil
	}
	filter := store.And{store.Equals("service", "ec2"), store.Equals("failed", "no"), store.Or{
		store.And{store.Equals("event", groupCalls()...), store.Equals(path, group)},
		store.And{store.Equals("event", createGroup), store.Equals("responseElements.groupId", group)},
	}}
	view, n, err := d.before(r, filter)
	if err != nil {
		return nil, false, err
	}
	for i := range n {
		earlier := d.snap.Record(view.Row(i))
		event := text(d.lang, earlier, "event")
		if event == createGroup { // which may only send, to everybody
			made = true
			known = rules{Rule{Egress: true, Protocol: "-1", Peer: "0.0.0.0/0"}: true}
			continue
		}
		apply(known, earlier, event)
	}
	return known, made, nil
}

// apply adds the rules of a call, or takes them away.
func apply(known rules, r store.Record, event string) {
	for _, rule := range rulesOf(r, event) {
		if strings.HasPrefix(event, "Revoke") {
			delete(known, rule)
		} else {
			known[rule] = true
		}
	}
}

// documentOf writes rules as JSON, in an order of their own.
func documentOf(known rules) []byte {
	doc := struct {
		Ingress []string `json:"ingress"`
		Egress  []string `json:"egress"`
	}{[]string{}, []string{}}
	for rule := range known {
		if rule.Egress {
			doc.Egress = append(doc.Egress, rule.String())
		} else {
			doc.Ingress = append(doc.Ingress, rule.String())
		}
	}
	slices.Sort(doc.Ingress)
	slices.Sort(doc.Egress)
	text, err := json.Marshal(doc)
	if err != nil { // lists of texts can always be written
		return nil
	}
	return text
}
