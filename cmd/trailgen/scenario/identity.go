package scenario

import "time"

// caller is who makes a call, and from where.
type caller struct {
	identity obj
	account  string
	ip       string
	agent    string
	console  bool // a console session: sessionCredentialFromConsole, no tlsDetails
}

// from is the same caller at another address with another program.
func (c caller) from(ip, agent string) caller {
	c.ip, c.agent = ip, agent
	return c
}

func stamp(t time.Time) string { return t.Format("2006-01-02T15:04:05Z") }

// bodyDate is how STS and IAM write times inside a body.
func bodyDate(t time.Time) string { return t.Format("Jan 2, 2006, 3:04:05 PM") }

func yesNo(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// attributes are those of a session; mfaAuthenticated is a string.
func attributes(created time.Time, mfa bool) obj {
	return obj{"creationDate", stamp(created), "mfaAuthenticated", yesNo(mfa)}
}

// identity is the user with a long-lived key.
func (u user) identity(key string) obj {
	return obj{
		"type", "IAMUser", "principalId", u.id(), "arn", u.arn(), "accountId", u.account,
		"accessKeyId", key, "userName", u.name,
	}
}

// session is the user with a temporary key: a console session, GetSessionToken
// or a service acting for the user.
func (u user) session(key string, created time.Time, mfa bool) obj {
	return u.identity(key).With("sessionContext", obj{"attributes", attributes(created, mfa)})
}

// signIn is the user at the sign-in page: no key, no session yet.
func (u user) signIn() obj {
	return obj{"type", "IAMUser", "principalId", u.id(), "arn", u.arn(), "accountId", u.account, "userName", u.name}
}

func (r role) issuer() obj {
	return obj{"type", "Role", "principalId", r.id(), "arn", r.arn(), "accountId", r.account, "userName", r.name}
}

// assumed is a session of the role. Members of context follow the issuer and
// the attributes, as ec2RoleDelivery or sourceIdentity do.
func (r role) assumed(session, key string, created time.Time, context ...any) obj {
	id := obj{
		"type", "AssumedRole", "principalId", r.id() + ":" + session, "arn", r.sessionARN(session), "accountId", r.account,
	}
	if key != "" {
		id = id.With("accessKeyId", key)
	}
	inner := obj{"sessionIssuer", r.issuer()}
	if len(context) == 0 || context[0] != "webIdFederationData" {
		inner = inner.With("attributes", attributes(created, false))
		return id.With("sessionContext", inner.With(context...))
	}
	return id.With("sessionContext", inner.With(context...).With("attributes", attributes(created, false)))
}

// root is the root user of an account. userName is the account's alias.
func root(account, key string) obj {
	return obj{
		"type", "Root", "principalId", account, "arn", "arn:aws:iam::" + account + ":root", "accountId", account,
		"accessKeyId", key,
	}
}

// service is an AWS service acting for itself.
func service(name string) caller {
	dns := name + ".amazonaws.com"
	return caller{identity: obj{"type", "AWSService", "invokedBy", dns}, ip: dns, agent: dns}
}

// forwarded is the caller's identity in the calls a service makes on its
// behalf (forward access sessions): a key and a session of their own.
func forwarded(identity obj, key string, created time.Time, by string) caller {
	var id obj
	for i := 0; i+1 < len(identity); i += 2 {
		switch identity[i] {
		case "accessKeyId":
			id = append(id, "accessKeyId", key)
		case "sessionContext":
		default:
			id = append(id, identity[i], identity[i+1])
		}
	}
	context := obj{"attributes", attributes(created, false)}
	if old, ok := identity.Get("sessionContext").(obj); ok && old.Get("sessionIssuer") != nil {
		context = obj{"sessionIssuer", old.Get("sessionIssuer"), "attributes", attributes(created, false)}
	}
	account, _ := identity.Get("accountId").(string)
	return caller{identity: id.With("sessionContext", context, "invokedBy", by), account: account, ip: by, agent: by}
}

// federated is a session of GetFederationToken.
func federated(u user, name, key string, created time.Time) obj {
	return obj{
		"type", "FederatedUser", "principalId", u.account + ":" + name,
		"arn", "arn:aws:sts::" + u.account + ":federated-user/" + name, "accountId", u.account, "accessKeyId", key,
		"sessionContext", obj{
			"sessionIssuer", obj{"type", "IAMUser", "principalId", u.id(), "arn", u.arn(), "accountId", u.account, "userName", u.name},
			"webIdFederationData", obj{}, "attributes", attributes(created, false),
		},
	}
}

// stranger is a caller of another account as the called account sees it: no
// name, no arn.
func stranger(principal, account string) obj {
	return obj{"type", "AWSAccount", "principalId", principal, "accountId", account}
}

// centerUser is a user of IAM Identity Center: ids, no name.
func centerUser(account, userID string) obj {
	return obj{
		"type", "IdentityCenterUser", "accountId", account, "onBehalfOf", onBehalfOf(userID),
		"credentialId", named("credential"+userID).text(86, alnum62),
	}
}

func onBehalfOf(userID string) obj {
	return obj{"userId", userID, "identityStoreArn", "arn:aws:identitystore::" + Security + ":identitystore/d-9367a1b2c3"}
}

// samlUser is the subject of a SAML assertion: no account.
func samlUser(subject, provider string) obj {
	qualifier := named(provider).text(27, alnum62) + "="
	return obj{
		"type", "SAMLUser", "principalId", qualifier + ":" + subject, "userName", subject, "identityProvider", qualifier,
	}
}

// webUser is the subject of an OpenID Connect token: no account.
func webUser(issuer, audience, subject string) obj {
	return obj{
		"type", "WebIdentityUser", "principalId", issuer + ":" + audience + ":" + subject, "userName", subject,
		"identityProvider", issuer,
	}
}
