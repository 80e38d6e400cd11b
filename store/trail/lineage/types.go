package lineage

import (
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// Rule says why a link is believed; see the package's list.
type Rule string

// The rules, in the order of trust.
const (
	IssuedKey      Rule = "issued key"
	RoleSession    Rule = "role session"
	ConsoleLogin   Rule = "console login"
	KMSForward     Rule = "KMS forward"
	ServiceForward Rule = "service forward"
	SameSession    Rule = "same session"
	Guess          Rule = "guess"
	CreatedKey     Rule = "created key"
	PasswordSet    Rule = "password set"
	InstanceRole   Rule = "instance role"
	FunctionRole   Rule = "function role"
	LinkedRole     Rule = "service-linked role"
	WebIdentity    Rule = "web identity"
	SAML           Rule = "SAML"
	SwitchRole     Rule = "switch role"
	SharedEvent    Rule = "shared event"
	SamePrincipal  Rule = "same principal"
	SourceIdentity Rule = "source identity"
	Recorded       Rule = "recorded"
)

// Certainty is how sure a link is.
type Certainty string

// The certainties.
const (
	// Certain: the records allow no other reading.
	Certain Certainty = "certain"
	// Likely: all that is known fits, but another event that is not loaded
	// might fit as well.
	Likely Certainty = "likely"
	// Guessed: something fits, or several things do.
	Guessed Certainty = "guess"
)

// Kind is what holds the credentials of a step.
type Kind string

// The kinds.
const (
	Person   Kind = "person"   // an IAM user, root, or a user of another directory
	Pipeline Kind = "pipeline" // the token of a CI system
	Workload Kind = "workload" // the token of a cluster or another machine
	Instance Kind = "instance"
	Function Kind = "function"
	Service  Kind = "service" // an AWS service
	Role     Kind = "role"    // a session of a role
	Account  Kind = "account" // somebody in another account, whose trail is not loaded
	Unknown  Kind = "unknown"
)

// Chain is an answer: the way from an origin to a session.
type Chain struct {
	// Session is what was asked about; of an event that a service made on
	// somebody's behalf, the session of that somebody, who did not call it: the
	// event is that of the last step, and none of Own.
	Session Session
	// Steps are the holders of credentials one after the other, the origin
	// first. The last one is the session itself, or, where an event was asked
	// about that a service made for it, that event.
	Steps []Step
	// Broken says where the chain breaks, before the first step; nil if it does
	// not and the first step is the origin.
	Broken *Break
	// Refused says that what was asked about is a sign-in that failed: it began
	// no session, and Broken says whose name was tried.
	Refused bool
	// Doubt says of an origin who signed in why it may be another's: somebody else
	// had set the password before its user did. It is one of Notes; "" mostly.
	Doubt string
	// Addresses is set where an instance's credentials were used from several:
	// from how many. Then it is certain whose they are, not who used them.
	Addresses int
	// Notes are what the records say besides, a sentence each.
	Notes []string
	// Own finds the events that Did sums up, and no others.
	Own store.Expr
	// InCourse finds the calls that Did.Forwarded counts; nil where there are none.
	InCourse store.Expr
	// Did is what the session did.
	Did Activity
	// Candidates are set, and nothing else, when the question means several
	// sessions: those with most events, and how many more there are.
	Candidates []Session
	More       int
}

// EndsAtKey reports whether the origin is a long-lived key: it may have been
// copied, and the log does not tell who holds it.
func (c *Chain) EndsAtKey() bool {
	if c.Broken != nil || len(c.Steps) == 0 {
		return false
	}
	origin := c.Steps[0]
	return origin.Kind == Person && origin.Rule == Recorded && origin.Made.IsZero() && origin.Key != "" && !strings.HasPrefix(origin.Key, "ASIA")
}

// Forwarded returns the last step when a service made the event that was asked
// about, on behalf of the step before.
func (c *Chain) Forwarded() (Step, bool) {
	if len(c.Steps) == 0 {
		return Step{}, false
	}
	last := c.Steps[len(c.Steps)-1]
	switch last.Rule {
	case KMSForward, ServiceForward, SameSession, Guess:
		return last, true
	}
	return Step{}, false
}

// Step is a holder of credentials and the link that made them: the event in
// which the holder of the step before asked for them.
type Step struct {
	Actor   string // display name: "benjamin", "deploy/ci-4711", "i-0abc…"
	Kind    Kind
	Account string // of the holder, "" if unknown
	Session string // key of the session, "" for what has none
	Key     string // access key that the step has, "" if unknown

	// How says in words what happened: `AssumeRole, session "ci-4711"`. Made is
	// when the temporary credentials were made that it speaks of, else zero.
	How     string
	Made    time.Time
	Event   string    // name of the event that the link rests on; of a service that called for somebody, of that call
	Time    time.Time // of that event, UTC; zero if unknown, or when the event only tells of the holder
	Address string    // that it came from
	EventID string    // "" for a step that rests on no event
	Row     store.Row // of that event, if there is one

	// RestsOn and RestsOnRow are set of a service that called for somebody: the event
	// that says whom it called for. It is of the session of the step before.
	RestsOn    string
	RestsOnRow store.Row

	Rule      Rule
	Certainty Certainty
	Others    int // further events that would fit as well
}

// HowIn is How with the time that it speaks of, said by a clock.
func (s Step) HowIn(clock phrase.Clock) string {
	if s.Made.IsZero() {
		return s.How
	}
	return s.How + " made at " + clock.Moment(s.Made)
}

// Break says what is missing, and which log would tell.
type Break struct {
	Missing string    // what is not there: "no AssumeRole for ASIA… loaded"
	Account string    // whose trail would have it, "" if unknown
	Events  string    // which of its events: "sign-in events of us-east-1"; "" when no log would tell
	Time    time.Time // when it must have happened, zero if unknown
	Exact   bool      // at that time, else before
	Begin   time.Time // of what is loaded, if that is later
}

// Session is what shares one grant of credentials: a temporary session, all
// keys of a console session together, or a long-lived key.
type Session struct {
	// ID is the session column's value, principalId@creationDate, for temporary
	// credentials; else the long-lived key, or the principal.
	ID        string
	Actor     string
	Principal string // the principal column's value
	Account   string
	Key       string    // an access key of it, the first used; "" if it has none
	Created   time.Time // zero for what is not temporary

	First, Last time.Time // of its events
	Events      int
	KeyEvents   int // that have Key: a console session has many keys; 0 where that was not asked

	// Began is how it began, in words: `ConsoleLogin with MFA from 192.0.2.7`;
	// "" when that is not in the data.
	Began string
	// Rule ties the session to the event that began it, at Row, if Began.
	Rule Rule
	Row  store.Row
}

// PartOfKey says in how many events of a session its key is, if others have other keys:
// "in 7 of 76 events".
func (s Session) PartOfKey() string {
	if s.KeyEvents == 0 || s.KeyEvents >= s.Events {
		return ""
	}
	return "in " + phrase.Number(s.KeyEvents) + " of " + phrase.Plural(s.Events, "event")
}

// Activity sums up what a session did.
type Activity struct {
	Events      int
	Forwarded   int // calls that services made in its course; they are none of Events
	Writes      int // verb:write
	Ended       phrase.Ended
	First, Last time.Time
	Services    []store.ValueCount // most frequent first
	Addresses   []store.ValueCount
	Regions     []store.ValueCount
}
