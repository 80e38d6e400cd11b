package question

import (
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/lineage"
)

// setsPassword finds the calls that set the password of a user.
func setsPassword() store.Expr {
	return store.And{store.Equals("service", "iam"), store.Equals("event", "CreateLoginProfile", "UpdateLoginProfile", "ChangePassword")}
}

// addPassword adds the password that an event set, and the sessions of those who
// signed in with it: of these the keys change every few minutes, so that they are
// held by their sessions.
func (c *descent) addPassword(r store.Record) (held, error) {
	signIns, err := lineage.SignIns(c.ctx, c.Snap, c.Lang, r.Row())
	if err != nil || signIns == nil {
		return held{}, err
	}
	user := c.firstField(r, "requestParameters.userName", "userIdentity.userName")
	password := "password of " + user
	if err := c.addLine(r, signIns, password, c.holder(r), c.field(r, "event"), user); err != nil {
		return held{}, err
	}
	rows, err := c.rows(signIns)
	if err != nil {
		return held{}, err
	}
	var fresh held
	unread, err := c.each(rows, func(in store.Record) error {
		at, _ := in.Time()
		session := trail.SessionID(c.field(in, "userIdentity.principalId"), at)
		if c.seen[session] {
			return nil
		}
		fresh.add(held{sessions: []string{session}, signIns: []string{c.field(in, "id")}})
		return c.addLine(in, store.Equals("session", session), session, password, c.field(in, "event"), user)
	})
	c.unread += unread
	return fresh, err
}
