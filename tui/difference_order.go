package tui

import (
	"slices"
	"strings"
)

// differing are the members of events by how much it tells that two events differ in
// them: what was asked for, what came of it, how it ended; then all that is not named here;
// then by whom and from where; and what differs between any two comes last.
var differing = [][]string{
	{"requestParameters", "serviceEventDetails"},
	{"responseElements", "additionalEventData"},
	{"errorCode", "errorMessage"},
	nil,
	{"userIdentity", "sourceIPAddress", "userAgent", "vpcEndpointId", "vpcEndpointAccountId", "sessionCredentialFromConsole", "tlsDetails"},
	{"eventID", "requestID", "sharedEventID", "eventTime"},
}

// sessionBegan is when a session began: it differs between any two of them.
const sessionBegan = "userIdentity.sessionContext.attributes.creationDate"

// rankOf returns where what differs at a path comes.
func rankOf(path string) int {
	if path == sessionBegan {
		return len(differing) - 1
	}
	member := path
	if at := strings.IndexAny(path, ".[:"); at >= 0 {
		member = path[:at]
	}
	others := 0
	for rank, members := range differing {
		switch {
		case members == nil:
			others = rank
		case slices.Contains(members, member):
			return rank
		}
	}
	return others
}
