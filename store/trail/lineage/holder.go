package lineage

import (
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// holder is who acted in an event, and with which credentials: userIdentity
// with "" for what is absent, and where the event stands.
type holder struct {
	kind Kind
	name string // of an instance or function: its id; of others the actor column's value

	known   bool // there is an event: row
	row     store.Row
	eventID string
	event   string // eventName
	source  string // eventSource
	region  string
	address string
	time    time.Time // zero if unknown

	identity    string // userIdentity.type
	principalID string
	who         string // the principal column's value
	arn         string
	account     string // the holder's own
	recipient   string // the account that recorded the event
	userName    string
	key         string
	created     time.Time // of temporary credentials, zero if unknown
	invokedBy   string
	issuerArn   string // of the role, or of the user who federated
	signIn      string // signInSessionArn
	switched    bool   // named by a SwitchRole, and by nothing else that is known
	refused     bool   // a sign-in that did not succeed
	password    *link  // who set it, of somebody who holds no more than a password yet
}

// read returns who acted in a row.
func (f *finder) read(row store.Row) holder {
	rec := f.snap.Record(row)
	text := func(field string) string {
		v, _ := rec.Value(f.lang, field)
		return v
	}
	h := holder{
		known: true, row: row, name: text(columnActor), eventID: text(pathEventID), event: text(pathEvent), source: text(pathSource),
		region: text("awsRegion"), address: text(pathAddress),
		identity: text("userIdentity.type"), principalID: text(pathPrincipal), who: text(columnWho), arn: text(pathArn),
		account: text(pathAccount), recipient: text("recipientAccountId"), userName: text("userIdentity.userName"),
		key: text(pathKey), invokedBy: text(pathInvokedBy), issuerArn: text("userIdentity.sessionContext.sessionIssuer.arn"),
		signIn: text(pathSignIn),
	}
	h.time, _ = rec.Time()
	h.created, _ = trail.CreationDate(text(pathCreated))
	if h.account == "" {
		h.account = accountOf(h.arn)
	}
	h.kind = h.kindOf()
	h.refused = h.signsIn() && text(pathSignedIn) != "Success"
	return h
}

// kindOf follows the types of userIdentity in the CloudTrail user guide.
func (h *holder) kindOf() Kind {
	switch h.identity {
	case "Root", "IAMUser", "FederatedUser", "SAMLUser", "Directory", "IdentityCenterUser":
		return Person
	case "AssumedRole", "Role":
		return Role
	case "WebIdentityUser":
		kind, _ := provider(h.principalID)
		return kind
	case "AWSAccount":
		if h.anonymous() {
			return Unknown
		}
		return Account
	case "AWSService":
		return Service
	}
	switch {
	case strings.HasPrefix(h.who, "svc/"):
		return Service
	case h.userName != "":
		return Person
	}
	return Unknown
}

// anonymous reports whether the request was not signed: S3 then records this in
// place of an account.
func (h *holder) anonymous() bool { return h.account == "ANONYMOUS_PRINCIPAL" }

// temporary reports whether the credentials are: their keys start with ASIA
// ("IAM identifiers", IAM user guide), and they have a creation date.
func (h *holder) temporary() bool {
	return !h.created.IsZero() || strings.HasPrefix(h.key, "ASIA") || h.identity == "AssumedRole" || h.identity == "FederatedUser"
}

// signsIn reports whether the event is itself a sign-in, which has no
// credentials yet.
func (h *holder) signsIn() bool { return h.event == "ConsoleLogin" }

// nobody reports whether the event is a sign-in that failed of somebody who had
// no credentials: the record names who was tried, not who tried.
func (h *holder) nobody() bool {
	return h.refused && h.created.IsZero() && h.identity != "AssumedRole" && h.identity != "FederatedUser"
}

// opens reports whether the event is the sign-in that opens a session.
func (h *holder) opens() bool {
	return h.signsIn() && !h.refused && h.created.IsZero() && !h.time.IsZero() && h.principalID != ""
}

// began is when the credentials were made, zero if unknown: those of a session that a
// sign-in opens have its time.
func (h *holder) began() time.Time {
	if h.opens() {
		return h.time
	}
	return h.created
}

// linkedRole reports whether the role is one that a service has for itself.
func (h *holder) linkedRole() bool { return strings.Contains(h.issuerArn, linkedPath) }

// forwarded reports whether a service called for somebody else, with
// credentials made for that call.
func (h *holder) forwarded() bool {
	return h.invokedBy != "" && h.kind != Service && !h.linkedRole() && h.principalID != ""
}

// sessionName is what the caller of AssumeRole called the session: a role's
// principal id is AROA...:name.
func (h *holder) sessionName() string {
	_, name, _ := strings.Cut(h.principalID, ":")
	return name
}

// session is the id of the credentials: see Session.ID. A sign-in stands for
// the session that it opens; one that failed opens none.
func (h *holder) session() string {
	switch {
	case h.nobody():
		return ""
	case h.opens():
		return trail.SessionID(h.principalID, h.time)
	case !h.created.IsZero() && h.principalID != "":
		return trail.SessionID(h.principalID, h.created)
	case h.key != "":
		return h.key
	case h.who != "":
		return h.who
	}
	return h.name
}

// usedAfter reports whether the holder acted at a time or later, as far as is
// known: credentials are not used before they are made.
func (h *holder) usedAfter(t time.Time) bool { return h.time.IsZero() || !t.After(h.time.Add(slack)) }

// accountOf returns the account of an ARN, its fifth part.
func accountOf(arn string) string {
	if parts := strings.SplitN(arn, ":", 6); len(parts) == 6 && parts[0] == "arn" {
		return parts[4]
	}
	return ""
}

// same reports whether two texts do not contradict each other: one of them
// being unknown contradicts nothing.
func same(a, b string) bool { return a == "" || b == "" || a == b }

// near reports whether two times are at most so far apart; an unknown one is
// near all.
func near(a, b time.Time, most time.Duration) bool {
	return a.IsZero() || b.IsZero() || a.Sub(b).Abs() <= most
}
