package change

import (
	"encoding/json"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// Rule is one rule of a security group.
type Rule struct {
	Egress   bool
	Protocol string // tcp, udp, icmp, a number, or all
	From, To string // ports; empty for all
	Peer     string // a network, another group, a prefix list
}

// String writes a rule as people say it: tcp 22 from 0.0.0.0/0.
func (r Rule) String() string {
	way := "from"
	if r.Egress {
		way = "to"
	}
	return r.Traffic() + " " + way + " " + r.Peer
}

// Traffic is what a rule lets through: tcp 22, udp 1000-2000, everything.
func (r Rule) Traffic() string {
	switch {
	case r.Protocol == "" || r.Protocol == "-1" || r.Protocol == "all":
		return "everything"
	case r.From == "" || r.From == "-1" || r.From == "0" && r.To == "65535":
		return "all " + r.Protocol
	case r.To == "" || r.To == r.From:
		return r.Protocol + " " + r.From
	}
	return r.Protocol + " " + r.From + "-" + r.To
}

// Same reports whether two rules let the same traffic of the same peer through, however
// that is written.
func (r Rule) Same(other Rule) bool {
	peers := r.Peer == other.Peer || r.isWorld() && other.isWorld() && strings.Contains(r.Peer, ":") == strings.Contains(other.Peer, ":")
	return peers && r.Egress == other.Egress && r.Traffic() == other.Traffic()
}

// isWorld reports whether a rule is about every address there is.
func (r Rule) isWorld() bool { return IsWorld(r.Peer) }

// IsWorld reports whether a text names a network of every address there is: one
// of no bits, in IPv4 or IPv6, however it is written. EC2 takes 1.2.3.4/0 for
// 0.0.0.0/0; what it refuses, such as 0.0.0.0/00, is recorded as it was asked
// for.
func IsWorld(network string) bool {
	bits, ok := bitsOf(network)
	return ok && bits == 0
}

// bitsOf returns how many bits of its addresses a network fixes; ok is false for what
// is no network.
func bitsOf(network string) (bits uint64, ok bool) {
	address, length, ok := strings.Cut(network, "/")
	if !ok {
		return 0, false
	}
	if _, err := netip.ParseAddr(strings.TrimSpace(address)); err != nil {
		return 0, false
	}
	bits, err := strconv.ParseUint(strings.TrimSpace(length), 10, 64)
	return bits, err == nil
}

// list is a list as EC2 writes it, {"items": [...]}, or a plain one.
type list []json.RawMessage

// UnmarshalJSON reads either form; what is neither is an empty list.
func (l *list) UnmarshalJSON(text []byte) error {
	var wrapped struct {
		Items []json.RawMessage `json:"items"`
	}
	if json.Unmarshal(text, &wrapped) == nil {
		*l = wrapped.Items
		return nil
	}
	var plain []json.RawMessage
	if json.Unmarshal(text, &plain) == nil {
		*l = plain
	}
	return nil
}

// scalar is a number or a text, as text.
type scalar string

// UnmarshalJSON reads a number or a text; null is an empty one.
func (s *scalar) UnmarshalJSON(text []byte) error {
	if string(text) != "null" {
		*s = scalar(strings.Trim(string(text), `"`))
	}
	return nil
}

// permission is a rule as requests have it: one protocol, many peers. The last
// fields are those of a request without a list of permissions, and of one rule
// that is changed.
type permission struct {
	IPProtocol scalar `json:"ipProtocol"`
	FromPort   scalar `json:"fromPort"`
	ToPort     scalar `json:"toPort"`
	Ranges     list   `json:"ipRanges"`
	RangesV6   list   `json:"ipv6Ranges"`
	Groups     list   `json:"groups"`
	Prefixes   list   `json:"prefixListIds"`

	Cidr   scalar `json:"cidrIp"`
	CidrV4 scalar `json:"cidrIpv4"`
	CidrV6 scalar `json:"cidrIpv6"`
	Source scalar `json:"sourceSecurityGroupName"`
}

// rules returns the rules of a permission, one for each peer.
func (p permission) rules(egress bool) []Rule {
	var peers []string
	for _, one := range []scalar{p.Cidr, p.CidrV4, p.CidrV6, p.Source} {
		if one != "" {
			peers = append(peers, string(one))
		}
	}
	for _, part := range []struct {
		list list
		keys []string
	}{{p.Ranges, []string{"cidrIp"}}, {p.RangesV6, []string{"cidrIpv6"}}, {p.Groups, []string{"groupId", "groupName"}}, {p.Prefixes, []string{"prefixListId"}}} {
		for _, item := range part.list {
			if peer := member(item, part.keys); peer != "" {
				peers = append(peers, peer)
			}
		}
	}
	var out []Rule
	for _, peer := range peers {
		out = append(out, Rule{egress, string(p.IPProtocol), string(p.FromPort), string(p.ToPort), peer})
	}
	return out
}

// member returns the first of some members that an object has, as text.
func member(object json.RawMessage, keys []string) string {
	var members map[string]json.RawMessage
	if json.Unmarshal(object, &members) != nil {
		return ""
	}
	for _, key := range keys {
		var s scalar
		if json.Unmarshal(members[key], &s) == nil && s != "" {
			return string(s)
		}
	}
	return ""
}

// GroupRules returns the security group that a call is about and the rules that it
// adds, takes away or changes one into; ok says that it is such a call.
func GroupRules(r store.Record) (group string, rules []Rule, ok bool) {
	source, _ := r.Value(nil, "eventSource")
	event, _ := r.Value(nil, "eventName")
	if !isGroupCall(strings.TrimSuffix(source, ".amazonaws.com"), event) {
		return "", nil, false
	}
	group, _ = groupOf(r)
	return group, rulesOf(r, event), true
}

// rulesOf returns the rules that a call adds or takes away.
func rulesOf(r store.Record, event string) []Rule {
	egress := strings.HasSuffix(event, "Egress")
	if event == modifyRules {
		return modifiedRules(r)
	}
	request := part(r, "requestParameters")
	var given struct {
		Permissions list `json:"ipPermissions"`
	}
	if request == nil || json.Unmarshal(request, &given) != nil {
		return nil
	}
	permissions := given.Permissions
	if len(permissions) == 0 {
		permissions = list{request}
	}
	out := rulesIn(permissions, egress)
	if len(out) == 0 { // it named the ids of rules only
		out = revoked(r, egress)
	}
	return out
}

func rulesIn(permissions list, egress bool) []Rule {
	var out []Rule
	for _, text := range permissions {
		var p permission
		if json.Unmarshal(text, &p) == nil {
			out = append(out, p.rules(egress)...)
		}
	}
	return out
}

// revoked returns the rules that an answer says were taken away.
func revoked(r store.Record, egress bool) []Rule {
	var rules list
	if text := part(r, "responseElements.revokedSecurityGroupRuleSet"); text != nil && json.Unmarshal(text, &rules) == nil {
		return rulesIn(rules, egress)
	}
	return nil
}

// modifiedRules returns what rules are changed into. The keys of this request
// begin with capitals, as those of newer calls of EC2 do.
func modifiedRules(r store.Record) []Rule {
	var many list
	var one json.RawMessage
	text := part(r, "requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule")
	if text == nil {
		return nil
	}
	if json.Unmarshal(text, &many) != nil || len(many) == 0 {
		one = text
		many = list{one}
	}
	var out []Rule
	for _, item := range many {
		var changed struct {
			SecurityGroupRule permission
		}
		if json.Unmarshal(item, &changed) == nil {
			out = append(out, changed.SecurityGroupRule.rules(false)...)
		}
	}
	return out
}

// openings says in words what an event opened to everybody, a sentence for each
// rule; none when it opened nothing, or closed it.
func openings(lang *store.Language, r store.Record) []string {
	event := text(lang, r, "event")
	if !isGroupCall(text(lang, r, "service"), event) || strings.HasPrefix(event, "Revoke") {
		return nil
	}
	var out []string
	for _, rule := range rulesOf(r, event) {
		if rule.isWorld() {
			out = append(out, undone(lang, r, opening(rule)))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func opening(rule Rule) string {
	if rule.Egress {
		return fmt.Sprintf("lets %s out to the whole internet (%s)", rule.Traffic(), rule.Peer)
	}
	return fmt.Sprintf("opens %s to the whole internet (%s)", rule.Traffic(), rule.Peer)
}

// undone says of a call what it would have done, where it did not.
func undone(lang *store.Language, r store.Record, says string) string {
	switch text(lang, r, "outcome") {
	case "ok":
		return says
	case dryRun:
		return "dry run, which would have been: " + says
	}
	return strings.TrimSpace("failed, and would have been: " + says + " " + text(lang, r, "error"))
}
