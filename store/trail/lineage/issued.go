package lineage

import (
	"cmp"
	"fmt"
	"time"

	"github.com/trailsift/trailsift/store"
)

// grant is what an event gave out: credentials for somebody.
type grant struct {
	key         string
	principalID string // of the new session: AROA...:name, account:name; "" if the answer does not say
	roleArn     string // that was asked for
	sessionName string
	account     string // where the session acts
}

// grant reads what a row gave out. The answers to EC2, Lambda and sometimes RDS
// have credentials only: the session follows from what was asked for.
func (f *finder) grant(row store.Row) grant {
	rec := f.snap.Record(row)
	first := func(fields ...string) string {
		for _, field := range fields {
			if v, _ := rec.Value(f.lang, field); v != "" {
				return v
			}
		}
		return ""
	}
	g := grant{
		key:         first(pathsIssued...),
		principalID: first(pathAssumed, "responseElements.federatedUser.federatedUserId", "responseElements.credentialSet.assumedRoleUser.assumedRoleId"),
		roleArn:     first(pathRoleArn),
		sessionName: first(pathRoleName),
	}
	g.account = accountOf(first("responseElements.assumedRoleUser.arn", "responseElements.federatedUser.arn", pathRoleArn))
	if target := first("requestParameters.targetPrincipal"); g.account == "" && target != "" {
		// AssumeRoot gives the root user of another account, named by id or ARN.
		g.account = cmp.Or(accountOf(target), target)
	}
	if g.account == "" {
		g.account = first("recipientAccountId", "userIdentity.accountId")
	}
	return g
}

// fits reports whether nothing of what was given out contradicts a holder: the
// role session, the role, its account.
func (g grant) fits(h holder, by holder) bool {
	switch {
	case !same(g.account, h.account), !same(g.principalID, h.principalID):
		return false
	case g.principalID != "":
		return true
	case g.roleArn != "":
		return same(g.roleArn, h.issuerArn) && same(g.sessionName, h.sessionName())
	case by.event == "GetSessionToken":
		return same(by.principalID, h.principalID)
	}
	return true
}

// issuedKey finds the answer that gave out the holder's key. A key's id is
// given to nobody else; the rest is held against it all the same.
func (t *tracer) issuedKey(h holder) (*link, error) {
	if h.key == "" {
		return nil, nil
	}
	found, err := t.answersWith(h.key)
	if err != nil {
		return nil, err
	}
	found = keep(found, func(by holder) bool { return t.contradiction(h, by) == "" })
	return t.granted(h, choose(t.ownRecords(found), IssuedKey, Certain)), nil
}

// answersWith finds the calls whose answers give out a key.
func (t *tracer) answersWith(key string) ([]holder, error) {
	var found []holder
	for _, path := range pathsIssued {
		if !t.occurs(path) {
			continue
		}
		rows, err := t.holders(store.Equals(path, key))
		if err != nil {
			return nil, err
		}
		found = append(found, rows...)
	}
	return found, nil
}

// contradiction says what of a call that gave out the key of a holder speaks against
// it, "" for nothing.
func (t *tracer) contradiction(h, by holder) string {
	switch {
	case !near(h.created, by.time, slack):
		return "the session says that it was made at " + h.created.UTC().Format(time.RFC3339)
	case !h.usedAfter(by.time):
		return "the key was used before, at " + h.time.UTC().Format(time.RFC3339)
	case !t.grant(by.row).fits(h, by):
		return "the answer is for somebody else"
	}
	return ""
}

// ownRecords leaves out what the role's account recorded of a caller from
// elsewhere where the caller's account recorded the same call.
func (t *tracer) ownRecords(found []holder) []holder {
	own := make(map[string]bool) // by sharedEventID
	for _, h := range found {
		if h.kind != Account {
			own[t.of(h, pathShared)] = true
		}
	}
	return keep(found, func(h holder) bool {
		shared := t.of(h, pathShared)
		return h.kind != Account || shared == "" || !own[shared]
	})
}

// roleSession finds the AssumeRole that made a role's session: its answer names
// the session, or its parameters do, and it was at the creation date exactly.
// The key may differ: Identity Center gives its users other keys than it got.
func (t *tracer) roleSession(h holder) (*link, error) {
	if h.created.IsZero() || h.identity != "AssumedRole" || h.sessionName() == "" {
		return nil, nil
	}
	if h.forwarded() && h.key != "" {
		return nil, nil // what services do for a session has keys of its own
	}
	found, err := t.holders(store.Equals(pathAssumed, h.principalID), at(h.created))
	if err != nil {
		return nil, err
	}
	if h.issuerArn != "" {
		asked, err := t.holders(store.Equals(pathRoleName, h.sessionName()), store.Equals(pathRoleArn, h.issuerArn), at(h.created), store.Not{Expr: has(pathAssumed)})
		if err != nil {
			return nil, err
		}
		found = append(found, asked...)
	}
	certainty := Certain
	found = keep(found, func(by holder) bool {
		g := t.grant(by.row)
		if !g.fits(h, by) || !h.usedAfter(by.time) {
			return false
		}
		if h.key != "" && g.key != "" {
			certainty = Likely
		}
		return true
	})
	return t.granted(h, choose(t.ownRecords(found), RoleSession, certainty)), nil
}

// granted says how a grant was made, and who asked for it: an instance or a
// function where a service asked on its behalf.
func (t *tracer) granted(h holder, l *link) *link {
	if l == nil {
		return nil
	}
	l.how = l.event.event
	if name := h.sessionName(); name != "" {
		l.how += fmt.Sprintf(", session %q", name)
	}
	if l.event.kind != Service {
		return l
	}
	l.how += " by " + l.event.name
	if onBehalf := t.machine(h, l.event); onBehalf != nil {
		l.parent = onBehalf
	}
	return l
}

// createdKey finds the CreateAccessKey that made a long-lived key.
func (t *tracer) createdKey(h holder) (*link, error) {
	found, err := t.holders(store.Equals(pathNewKey, h.key))
	if err != nil {
		return nil, err
	}
	found = keep(found, func(by holder) bool {
		return same(t.of(by, "responseElements.accessKey.userName"), h.userName) && same(by.recipient, h.account) && h.usedAfter(by.time)
	})
	l := choose(found, CreatedKey, Certain)
	if l != nil {
		l.how = fmt.Sprintf("CreateAccessKey %s for %s", h.key, h.name)
	}
	return l, nil
}

// sharedEvent finds the other account's record of a call that came from there.
// Both have one sharedEventID ("Record contents", CloudTrail user guide).
func (t *tracer) sharedEvent(h holder) (*link, error) {
	shared := t.of(h, pathShared)
	if shared == "" {
		return nil, nil
	}
	found, err := t.holders(store.Equals(pathShared, shared), store.Equals(pathEvent, h.event), store.Equals(pathSource, h.source))
	if err != nil {
		return nil, err
	}
	found = keep(found, func(by holder) bool {
		return by.eventID != h.eventID && by.kind != Account && same(by.account, h.account) && same(by.principalID, h.principalID) &&
			near(by.time, h.time, slack)
	})
	l := choose(found, SharedEvent, Certain)
	if l != nil {
		l.how = "the same " + h.event + ", as its own account recorded it"
	}
	return l, nil
}
