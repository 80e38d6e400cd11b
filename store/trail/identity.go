package trail

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

// hidden is what CloudTrail records for a user name that it will not tell,
// such as a password typed into the name field of the sign-in page.
const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS"

// identityInputs are the leaves of userIdentity that say who acted.
var identityInputs = []string{
	"userIdentity.type",
	"userIdentity.userName",
	"userIdentity.arn",
	"userIdentity.principalId",
	"userIdentity.accountId",
	"userIdentity.invokedBy",
	"userIdentity.identityProvider",
	"userIdentity.sessionContext.sessionIssuer.userName",
	"userIdentity.sessionContext.sessionIssuer.arn",
	"userIdentity.sessionContext.sessionIssuer.principalId",
	"userIdentity.sessionContext.sessionIssuer.type",
	"userIdentity.onBehalfOf.userId",
	"userIdentity.onBehalfOf.identityStoreArn",
	"userIdentity.credentialId",
	"recipientAccountId",
	"sourceIPAddress",
}

// identity is userIdentity, with "" for what is absent.
type identity struct {
	kind, userName, arn, principalID, accountID, invokedBy, provider string
	issuerName, issuerARN, issuerID, issuerType                      string
	userID, identityStore, credentialID                              string
	recipient, address                                               string
}

func readIdentity(in []store.Value) identity {
	t := func(i int) string { return in[i].Text }
	return identity{
		kind: t(0), userName: t(1), arn: t(2), principalID: t(3), accountID: t(4), invokedBy: t(5), provider: t(6),
		issuerName: t(7), issuerARN: t(8), issuerID: t(9), issuerType: t(10),
		userID: t(11), identityStore: t(12), credentialID: t(13),
		recipient: t(14), address: t(15),
	}
}

// name is the user name, unless CloudTrail hides it.
func (id identity) name() string {
	if id.userName == hidden {
		return ""
	}
	return id.userName
}

// account is the account of the identity, else the one that recorded it.
func (id identity) account() string { return first(id.accountID, accountOf(id.arn), id.recipient) }

// isService reports whether AWS itself acted: type AWSService, or an event
// without a type that names nobody else. Such events have nothing but
// accountId and invokedBy; a row of the console's table only has the address.
func (id identity) isService() bool {
	return id.kind == "AWSService" || id.kind == "" && first(id.userName, id.arn, id.principalID) == "" && id.service() != ""
}

// service names the service that called, "" when none did.
func (id identity) service() string {
	if id.invokedBy == "" && isServiceAddress(id.address) {
		return id.address
	}
	return id.invokedBy
}

// roleSession splits an assumed role: the role's name and the session's. The
// ARN of a session has no path, arn:aws:sts::1:assumed-role/Role/session; the
// principal id is AROA...:session.
func (id identity) roleSession() (role, session string) {
	if parts := strings.SplitN(resourceOf(id.arn), "/", 3); len(parts) == 3 && parts[0] == "assumed-role" {
		role, session = parts[1], parts[2]
	}
	if _, after, ok := strings.Cut(id.principalID, ":"); ok && session == "" {
		session = after
	}
	return first(role, id.issuerName, tail(id.issuerARN), id.userName), session
}

// first returns the first of its arguments that is not empty.
func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// accountOf returns the account of an ARN: its fifth part.
func accountOf(arn string) string {
	if parts := strings.SplitN(arn, ":", 6); len(parts) == 6 && parts[0] == "arn" {
		return parts[4]
	}
	return ""
}

// resourceOf returns the resource of an ARN: all behind the fifth colon.
func resourceOf(arn string) string {
	if parts := strings.SplitN(arn, ":", 6); len(parts) == 6 && parts[0] == "arn" {
		return parts[5]
	}
	return ""
}

// tail returns what follows the last slash of an ARN's resource.
func tail(arn string) string {
	r := resourceOf(arn)
	return r[strings.LastIndexByte(r, '/')+1:]
}
