package trail

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

// The tiers of origin, from what AWS does by itself to what a principal did.
const (
	originService = "service"      // AWS acting for itself
	originLinked  = "linked-role"  // AWS acting through a service-linked role
	originForward = "forwarded"    // AWS acting for a principal who called another service
	originConsole = "console-read" // what the console asks to draw its pages
	originDirect  = "direct"
)

// origin is the noise tier of an event. In public collections of real logs
// 83 of 100 events carry invokedBy or a service's name as their address, and
// always both; either is taken as a sign here.
func origin() store.Derived {
	return store.Derived{
		Name: "origin",
		Inputs: append(store.Presence("userIdentity.invokedBy", "userIdentity.userName"),
			store.Input{Path: "sourceIPAddress", Reduce: onlyIf(isServiceAddress)},
			store.Input{Path: "userIdentity.sessionContext.sessionIssuer.arn", Reduce: onlyIf(isLinkedRole)},
			store.Input{Path: "userAgent", Reduce: onlyIf(isConsoleAgent)},
			store.Input{Path: "userIdentity.type"},
			store.Input{Path: "eventType"},
			store.Input{Path: "readOnly"},
			store.Input{Path: "sessionCredentialFromConsole"},
		),
		Compute: func(in []store.Value) (string, bool) {
			has := func(i int) bool { return in[i].Text != "" }
			return originTier(originInputs{
				invokedBy: has(0), named: has(1), fromService: has(2), linkedRole: has(3), consoleAgent: has(4),
				kind: in[5].Text, eventType: in[6].Text,
				readOnly: strings.EqualFold(in[7].Text, "true"), fromConsole: in[8].Text == "true",
			}), true
		},
	}
}

// onlyIf reduces texts to whether they have a property.
func onlyIf(has func(string) bool) func(string) string {
	return func(text string) string {
		if has(text) {
			return "yes"
		}
		return ""
	}
}

// originInputs is what the tier depends on.
type originInputs struct {
	kind, eventType           string // userIdentity.type
	named                     bool   // the identity has a user name
	invokedBy, fromService    bool   // invokedBy is there; the address is a service's
	linkedRole, readOnly      bool
	fromConsole, consoleAgent bool // by CloudTrail's own word; by the user agent
}

// originTier finds the tier. An identity without a type is a service's, except
// in a row of the console's table, which has no types but may have a user.
func originTier(in originInputs) string {
	forwarded := in.invokedBy || in.fromService
	switch {
	case in.kind == "AWSService", in.kind == "" && !in.named && forwarded, in.eventType == "AwsServiceEvent":
		return originService
	case in.linkedRole:
		return originLinked
	case forwarded:
		return originForward
	case in.readOnly && (in.fromConsole || in.consoleAgent):
		return originConsole
	}
	return originDirect
}

// isLinkedRole reports whether a role's ARN is that of a service-linked role.
func isLinkedRole(arn string) bool { return strings.Contains(arn, ":role/aws-service-role/") }

// isServiceAddress reports whether sourceIPAddress names AWS: the domain of
// a service, or "AWS Internal", which may be followed by a slash and more.
func isServiceAddress(address string) bool {
	return strings.HasSuffix(address, serviceDomain) || address == "AWS Internal" || strings.HasPrefix(address, "AWS Internal/")
}

// isConsoleAgent reports whether a user agent is the console's, or a browser
// that talks to AWS directly. S3 writes user agents in brackets.
func isConsoleAgent(agent string) bool {
	agent = strings.ToLower(strings.Trim(agent, "[]"))
	return agent == "aws internal" || strings.Contains(agent, "console") || strings.Contains(agent, "aws-internal/") ||
		strings.Contains(agent, "coral/") || strings.HasPrefix(agent, "mozilla/")
}
