package lineage

import (
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
)

// succeeded is the condition that somebody signed in. A failed sign-in may
// have no error code.
func succeeded() store.Expr { return store.Equals(pathSignedIn, "Success") }

// consoleLogin finds the sign-in that opened a console session: of the same
// principal, at the creation date exactly, in any region.
func (t *tracer) consoleLogin(h holder) (*link, error) {
	if h.created.IsZero() || h.principalID == "" {
		return nil, nil
	}
	found, err := t.holders(succeeded(), store.Equals(pathPrincipal, h.principalID), at(h.created), store.Equals(pathEvent, "ConsoleLogin"))
	if err != nil {
		return nil, err
	}
	found = keep(found, func(by holder) bool { return same(by.recipient, h.account) && h.usedAfter(by.time) })
	return t.signedIn(chooseLogin(h, found))
}

// chooseLogin makes the link to one of several sign-ins of a principal in one
// second: which of them opened which session, only the address may tell, and
// sessions move.
func chooseLogin(h holder, found []holder) *link {
	if len(found) < 2 {
		return choose(found, ConsoleLogin, Certain)
	}
	from := keep(found, func(by holder) bool { return by.address != "" && by.address == h.address })
	if len(from) == 1 {
		return choose(from, ConsoleLogin, Likely)
	}
	if len(from) > 0 {
		found = from
	}
	return choose(found, ConsoleLogin, Guessed)
}

// itself ties a sign-in to itself: what is asked about is the session that it
// opened.
func (t *tracer) itself(h holder) (*link, error) {
	if h.refused || h.identity == "AssumedRole" || h.identity == "FederatedUser" {
		return nil, nil
	}
	return t.signedIn(&link{row: h.row, event: h, rule: ConsoleLogin, certainty: Certain})
}

// signedIn says how somebody signed in. Behind the sign-in of a user there is
// who set the password, nobody if the user did; behind that of a role's session
// there is who assumed the role.
func (t *tracer) signedIn(l *link) (*link, error) {
	if l == nil {
		return nil, nil
	}
	l.how = "console login"
	if used := t.of(l.event, "additionalEventData.MFAUsed"); used != "" {
		l.how += map[bool]string{true: " with MFA", false: " without MFA"}[strings.EqualFold(used, "yes")]
	}
	if from := l.event.address; from != "" {
		l.how += " from " + from
	}
	if l.event.identity != "AssumedRole" && l.event.identity != "FederatedUser" {
		var err error
		l.parent, err = t.behindPassword(l.event)
		return l, err
	}
	return l, nil
}

// longestConsole is how long a console session lasts at most ("Revoking IAM
// role temporary security credentials" and "Sign-in", IAM user guide: 12 hours).
const longestConsole = 12 * time.Hour

// switchRole finds the SwitchRole of the console that made a role's session. It
// names who switched: additionalEventData.SwitchFrom.
func (t *tracer) switchRole(h holder) (*link, error) {
	if h.created.IsZero() || h.identity != "AssumedRole" {
		return nil, nil
	}
	const answer = "responseElements.SwitchRole"
	if !t.occurs(answer) {
		return nil, nil
	}
	found, err := t.holders(store.Equals(answer, "Success"), store.Equals(pathEvent, "SwitchRole"), store.Or{store.Equals(pathPrincipal, h.principalID), store.Equals(pathArn, h.arn)}, within(h.created.Add(-slack), h.created.Add(slack)))
	if err != nil {
		return nil, err
	}
	found = keep(found, func(by holder) bool {
		return t.switchedFrom(by) != "" && same(by.recipient, h.account)
	})
	certainty := Certain
	if slices.ContainsFunc(found, func(by holder) bool { return !by.time.Equal(h.created) }) {
		certainty = Likely
	}
	l := choose(found, SwitchRole, certainty)
	if l == nil {
		return nil, nil
	}
	l.how = "SwitchRole from " + t.switchedFrom(l.event)
	l.parent, err = t.switcher(l)
	return l, err
}

func (t *tracer) switchedFrom(h holder) string {
	return t.of(h, "additionalEventData.SwitchFrom")
}

// switcher returns who switched roles, by ARN: in the console session that was
// opened last and may still last, if it came from the same address.
func (t *tracer) switcher(l *link) (*holder, error) {
	from := t.switchedFrom(l.event)
	logins, err := t.holders(succeeded(), store.Equals(pathArn, from), within(l.event.time.Add(-longestConsole), l.event.time), store.Equals(pathEvent, "ConsoleLogin"))
	if err != nil {
		return nil, err
	}
	logins = keep(logins, func(by holder) bool { return same(by.address, l.event.address) })
	if len(logins) > 0 {
		l.certainty = Likely
		return &logins[len(logins)-1], nil
	}
	h := l.event
	h.switched, h.issuerArn = true, ""
	h.kind, h.name, h.arn, h.account = Person, tail(from), from, accountOf(from)
	h.identity, h.principalID, h.key, h.created, h.who, h.event = "", "", "", time.Time{}, from, ""
	return &h, nil
}

// tail returns what follows the last slash of an ARN.
func tail(arn string) string { return arn[strings.LastIndexByte(arn, '/')+1:] }
