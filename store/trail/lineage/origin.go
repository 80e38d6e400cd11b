package lineage

import (
	"fmt"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
)

// origin is the step of a holder that no rule ties to anything before.
func (t *tracer) origin(h holder) Step {
	s := t.held(h)
	switch {
	case h.forwarded():
		s.Actor, s.Kind, s.Session, s.How = h.invokedBy, Service, "", h.event+" for "+h.name
	case h.identity == "SAMLUser":
		s.Rule, s.How = SAML, t.samlUser(h)
	case h.identity == "WebIdentityUser":
		s.Rule, s.How = WebIdentity, t.tokenOf(h)
	case h.anonymous():
		s.Actor, s.Account, s.How = "anybody", "", "request without signature"
	case h.kind == Service:
		s.How = "AWS service"
	case h.kind == Instance:
		s.How = "instance"
	case h.kind == Function || h.kind == Workload:
		s.Rule, s.How = FunctionRole, "holds the role, by inScopeOf"
	case h.kind == Account:
		s.How = "caller from account " + h.account
	case h.switched:
		s.Certainty, s.How = Likely, "named by the SwitchRole"
	case h.nobody():
		s.Kind, s.Certainty, s.How = Unknown, Guessed, "console login as "+h.name+", which failed"
	default:
		s.How, s.Made = credentialsOf(h), h.created
		if h.key != "" && !h.temporary() {
			s.Time = time.Time{} // the key is older than what was done with it
		}
	}
	return s
}

// tokenOf says whose token a web identity has.
func (t *tracer) tokenOf(h holder) string {
	issuer := t.of(h, "userIdentity.identityProvider")
	if _, known := provider(issuer + " " + h.principalID); known != "" {
		return "token of " + known
	}
	return strings.TrimSpace("token of " + issuer)
}

// credentialsOf says what somebody acted with.
func credentialsOf(h holder) string {
	who := map[string]string{"Root": "root user", "IAMUser": "IAM user", "FederatedUser": "federated user", "AssumedRole": "role session", "IdentityCenterUser": "user of Identity Center"}[h.identity]
	if who == "" {
		who = h.identity
	}
	switch {
	case !h.created.IsZero():
		return who + ", temporary credentials"
	case strings.HasPrefix(h.key, "ASIA"):
		return who + ", temporary key " + h.key
	case h.key != "":
		return who + ", long-lived key " + h.key
	}
	return who
}

// claim is what a record says of those before the session whose issuer is not
// loaded: the source identity, which roles hand on; the provider of the token;
// the user after whom Identity Center names its sessions.
func (t *tracer) claim(h holder) (Step, bool) {
	if h.kind == Account {
		return t.knownElsewhere(h)
	}
	s := t.held(h)
	s.Session, s.Key, s.Account, s.Time, s.Address = "", "", "", time.Time{}, ""
	if source := t.of(h, sessionContext+"sourceIdentity"); source != "" {
		s.Actor, s.Kind, s.Rule, s.Certainty = source, Person, SourceIdentity, Likely
		s.How = "source identity, which was set when the first role was assumed"
		return s, true
	}
	if issuer := t.of(h, sessionContext+"webIdFederationData.federatedProvider"); issuer != "" {
		s.Actor, s.Rule = lastPart(issuer), WebIdentity
		var known string
		if s.Kind, known = provider(issuer); known != "" {
			s.Actor = known
		}
		s.How = "somebody with a token of " + issuer
		return s, true
	}
	if strings.Contains(h.issuerArn+h.arn, "/AWSReservedSSO_") && h.sessionName() != "" {
		s.Actor, s.Kind, s.Rule, s.Certainty = h.sessionName(), Person, SAML, Likely
		s.How = "user of Identity Center, after whom it names the session"
		return s, true
	}
	return Step{}, false
}

// knownElsewhere tells who a caller from another account is, when other events
// of the same principal id are loaded: ids are given to nobody else.
func (t *tracer) knownElsewhere(h holder) (Step, bool) {
	if h.principalID == "" {
		return Step{}, false
	}
	by, ok, err := t.first(store.And{store.Equals(pathPrincipal, h.principalID), store.Not{Expr: store.Equals("userIdentity.type", "AWSAccount")}})
	if !ok || err != nil || !same(by.account, h.account) {
		return Step{}, false
	}
	s := t.held(by)
	s.Session, s.Key, s.Time, s.Address, s.Rule = "", "", time.Time{}, "", SamePrincipal
	s.How = "the same principal, which of its sessions is not known"
	return s, true
}

const sessionContext = "userIdentity.sessionContext."

// unknownMaker notes that nobody knows who made a long-lived key.
func (t *tracer) unknownMaker(h holder) []string {
	if h.kind != Person || !strings.HasPrefix(h.key, "AKIA") {
		return nil
	}
	return []string{"who made " + h.key + " is not in the data: no CreateAccessKey of it is loaded"}
}

// claims are what the event that is asked about says besides.
func (t *tracer) claims(h holder) []string {
	var out []string
	if source := t.of(h, sessionContext+"sourceIdentity"); source != "" {
		out = append(out, "source identity: "+source)
	}
	if user := t.of(h, "userIdentity.onBehalfOf.userId"); user != "" && h.identity != "IdentityCenterUser" {
		out = append(out, "on behalf of the Identity Center user "+user)
	}
	if account, ok := AccountOfKey(h.key); ok && h.account != "" && account != h.account {
		out = append(out, fmt.Sprintf("the id of the key belongs to account %s, the record says %s: the records may have been changed", account, h.account))
	}
	return append(out, t.conflict(h)...)
}

// conflict notes that the id of the event that is asked about is another's too.
func (t *tracer) conflict(h holder) []string {
	if h.eventID == "" || t.snap.Counts().Conflict == 0 {
		return nil
	}
	sel, err := t.sel(store.Equals(pathEventID, h.eventID))
	if err != nil || sel.Len() < 2 {
		return nil
	}
	return []string{fmt.Sprintf("%d records have the event id %s and differ: the chain is of one of them", sel.Len(), h.eventID)}
}
