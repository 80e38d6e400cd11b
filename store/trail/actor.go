package trail

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

// actor is the display name of who did it: what people call them, short
// enough for a list. Different principals may share one; see principal.
func actor() store.Derived {
	return store.Derived{
		Name:   "actor",
		Inputs: store.Inputs(identityInputs...),
		Compute: func(in []store.Value) (string, bool) {
			name := readIdentity(in).actor()
			return name, name != ""
		},
	}
}

// actor follows the table of identity types in the CloudTrail user guide.
func (id identity) actor() string {
	if id.isService() {
		return first(id.service(), "AWS service")
	}
	switch id.kind {
	case "Root":
		// userName holds the account's alias, if there is one: not a user.
		return "root@" + first(id.account(), "unknown account")
	case "AssumedRole":
		return id.roleActor()
	case "Role":
		return first(id.name(), tail(id.arn), id.issuerName, id.fallback())
	case "FederatedUser":
		return id.federatedActor()
	case "AWSAccount":
		return id.accountActor()
	case "WebIdentityUser":
		return id.webActor()
	case "IdentityCenterUser":
		return first(id.name(), id.userID, id.credentialID, id.fallback())
	}
	return first(id.name(), tail(id.arn), id.fallback())
}

// anonymous is who made requests that nobody signed, as services record it that
// have a principal's id for them.
const anonymous = "anonymous"

// unsigned reports whether nobody signed the request: S3 records it as of this
// account.
func (id identity) unsigned() bool { return id.accountID == "ANONYMOUS_PRINCIPAL" }

// accountActor is a caller of whom nothing but an account and an id is recorded. That the
// account is another one is what matters of it; events of network activity record callers
// of their own account like that, too.
func (id identity) accountActor() string {
	switch {
	case id.unsigned():
		return anonymous
	case id.principalID != "" && id.accountID != "" && id.accountID == id.recipient:
		return id.principalID
	}
	return strings.TrimSpace("account " + first(id.accountID, "unknown") + " " + id.principalID)
}

// permissionSet returns what people call a role: those that Identity Center makes are
// called AWSReservedSSO_<permission set>_<hash>.
func permissionSet(role string) string {
	rest, ok := strings.CutPrefix(role, "AWSReservedSSO_")
	if i := strings.LastIndexByte(rest, '_'); ok && i > 0 {
		return rest[:i]
	}
	return role
}

// roleActor is Role/session.
func (id identity) roleActor() string {
	role, session := id.roleSession()
	role = permissionSet(role)
	switch {
	case role == "":
		return first(session, id.fallback())
	case session == "":
		return role
	}
	return role + "/" + session
}

// federatedActor is issuer→name: GetFederationToken gives a user's rights to
// a name that the user chose. The principal id is account:name.
func (id identity) federatedActor() string {
	_, name, _ := strings.Cut(id.principalID, ":")
	name = first(strings.TrimPrefix(resourceOf(id.arn), "federated-user/"), name, id.name())
	issuer := first(id.issuerName, tail(id.issuerARN))
	if id.issuerType == "Root" {
		issuer = "root@" + first(id.account(), "unknown account")
	}
	if issuer == "" || name == "" {
		return first(name, issuer, id.fallback())
	}
	return issuer + "→" + name
}

// webActor is provider/subject. The principal id of a web identity is
// issuer:audience:subject, and a subject may hold colons itself.
func (id identity) webActor() string {
	subject := id.name()
	if parts := strings.SplitN(id.principalID, ":", 3); subject == "" && len(parts) == 3 {
		subject = parts[2]
	}
	provider := first(tail(id.provider), id.provider)
	if provider == "" || subject == "" {
		return first(subject, provider, id.fallback())
	}
	return provider + "/" + subject
}

// fallback names an identity that has no name: by what tells it from others.
// Failed sign-ins with a hidden name are told apart by where they came from.
func (id identity) fallback() string {
	if id.userName == hidden {
		return strings.TrimSpace("hidden user " + id.address)
	}
	return first(id.principalID, id.accountID, id.invokedBy, id.kind)
}
