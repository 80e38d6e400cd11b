package trail

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

// principal is a stable key of who did it. A user's id survives renaming, and
// tells a user from one of the same name that was created later; the sessions
// of a role share the role's.
func principal() store.Derived {
	return store.Derived{
		Name:   "principal",
		Inputs: store.Inputs(identityInputs...),
		Compute: func(in []store.Value) (string, bool) {
			key := readIdentity(in).principal()
			return key, key != ""
		},
	}
}

func (id identity) principal() string {
	if id.isService() {
		return "svc/" + first(id.service(), "unknown")
	}
	switch id.kind {
	case "Root":
		return "root/" + first(id.account(), "unknown")
	case "AssumedRole":
		role, _, _ := strings.Cut(id.principalID, ":")
		return first(id.issuerID, role, id.issuerARN, id.arn)
	case "IdentityCenterUser":
		if id.userID != "" {
			return strings.TrimPrefix(id.identityStore+"/"+id.userID, "/")
		}
	case "AWSAccount":
		return first(id.principalID, id.accountID)
	}
	if id.userName == hidden && id.principalID == "" && id.arn == "" {
		return id.fallback()
	}
	return first(id.principalID, id.arn, id.name(), id.accountID)
}
