package lineage

import (
	"context"
	"fmt"
	"slices"

	"github.com/trailsift/trailsift/store"
)

const (
	pathUser     = "requestParameters.userName"
	pathUserName = "userIdentity.userName"
)

// The calls of IAM about passwords of users. Without a password nobody signs in:
// who sets one knows it.
const (
	createPassword = "CreateLoginProfile"
	updatePassword = "UpdateLoginProfile"
	changePassword = "ChangePassword" // of the caller's own
	deletePassword = "DeleteLoginProfile"
	deleteUser     = "DeleteUser"
)

// settings is the condition that an event set, or took away, the password of a
// user of an account.
func settings(user, account string) store.Expr {
	return store.And{
		store.Equals(pathEvent, createPassword, updatePassword, changePassword, deletePassword, deleteUser), store.Equals(pathSource, "iam.amazonaws.com"),
		store.Equals(columnFailed, "no"), agrees("recipientAccountId", account),
		store.Or{store.Equals(pathUser, user), store.And{store.Equals(pathEvent, changePassword), store.Equals(pathUserName, user)}},
	}
}

// setBefore returns who set the password that a user signed in with, the newest
// first, as far back as the password was never taken away.
func (t *tracer) setBefore(in holder) ([]holder, error) {
	if in.identity != "IAMUser" || in.userName == "" || in.time.IsZero() {
		return nil, nil
	}
	found, err := t.sel(settings(in.userName, in.recipient), bound(store.AtMost, in.time))
	if err != nil || found.Len() == 0 {
		return nil, err
	}
	newest, err := t.snap.View(t.ctx, found, true)
	if err != nil {
		return nil, err
	}
	var out []holder
	for i := range min(newest.Len(), mostCandidates) {
		by := t.read(newest.Row(i))
		if by.event == deletePassword || by.event == deleteUser {
			break
		}
		if out = append(out, by); by.event == createPassword {
			break
		}
	}
	return out, nil
}

// is reports whether two events are of one principal.
func (h *holder) is(other holder) bool {
	return h.identity == other.identity && h.userName == other.userName && same(h.principalID, other.principalID) && same(h.account, other.account)
}

// behindPassword is the user who signs in as the holder of a password that
// somebody else set; nil when the user did, or nobody known.
func (t *tracer) behindPassword(in holder) (*holder, error) {
	set, err := t.setBefore(in)
	if err != nil || len(set) == 0 {
		return nil, err
	}
	last := set[0]
	if in.is(last) {
		t.ownPassword(in, set)
		return nil, nil
	}
	how := last.event + " for " + in.name
	in.password = &link{row: last.row, event: last, parent: &last, how: how, rule: PasswordSet, certainty: Likely}
	return &in, nil
}

// setPassword ties the holder of a password to who set it.
func (t *tracer) setPassword(h holder) (*link, error) { return h.password, nil }

// ownPassword notes of a password that its user set who knew the one before, or
// which long-lived key it was set with: with a key alone nobody signs in.
func (t *tracer) ownPassword(in holder, set []holder) {
	own := set[0]
	for _, by := range set[1:] {
		if in.is(by) {
			continue
		}
		t.doubt = fmt.Sprintf("the password of %s was set by %s (%s, event %s) before %s set it (%s, event %s): who knew the one may have chosen the other",
			in.name, by.name, by.event, by.eventID, in.name, own.event, own.eventID)
		t.notes = append(t.notes, t.doubt)
		return
	}
	if own.key != "" && !own.temporary() {
		t.notes = append(t.notes, fmt.Sprintf("the password of %s was set with its own key %s (%s, event %s)", in.name, own.key, own.event, own.eventID))
	}
}

// Password says what password the chain rests on that somebody else than its user
// knew, or may have known; "" where it rests on none.
func (c *Chain) Password() string {
	switch {
	case slices.ContainsFunc(c.Steps, func(s Step) bool { return s.Rule == PasswordSet }):
		return "a password that somebody else set: who used it the log does not tell"
	case c.Doubt != "":
		return "a password that its user set after somebody else had: who chose it the log does not tell"
	}
	return ""
}

// whoKnew notes of each password in the chain that who set it is not the only
// one who may have used it.
func whoKnew(steps []Step) []string {
	var out []string
	for i, s := range steps {
		if s.Rule == PasswordSet && i > 0 {
			out = append(out, fmt.Sprintf("the password of %s was set by %s, who knew it; so did whoever it was given to", s.Actor, steps[i-1].Actor))
		}
	}
	return out
}

// SignIns is the condition that an event is a sign-in with the password that a
// row set: of that user, until it was set anew or taken away. It is nil when the
// row set none.
func SignIns(ctx context.Context, snap *store.Snapshot, lang *store.Language, row store.Row) (store.Expr, error) {
	t := newTracer(ctx, snap, lang)
	by := t.read(row)
	user := t.whose(by)
	if user == "" || by.time.IsZero() {
		return nil, nil
	}
	until, err := t.nextSetting(user, by)
	if err != nil {
		return nil, err
	}
	return store.And{
		store.Equals(pathEvent, "ConsoleLogin"), succeeded(), store.Equals(columnFailed, "no"), store.Equals("userIdentity.type", "IAMUser"), store.Equals(pathUserName, user),
		agrees("recipientAccountId", by.recipient), until,
	}, nil
}

// whose returns the user whose password somebody set, "" if nobody's was.
func (t *tracer) whose(by holder) string {
	switch by.event {
	case changePassword:
		return by.userName
	case createPassword, updatePassword:
		return t.of(by, pathUser)
	}
	return ""
}

// nextSetting is the condition that an event is of the time in which a password
// held that somebody set.
func (t *tracer) nextSetting(user string, by holder) (store.Expr, error) {
	since := bound(store.AtLeast, by.time)
	sel, err := t.sel(settings(user, by.recipient), bound(store.Above, by.time))
	if err != nil {
		return nil, err
	}
	next, _, ok := t.snap.SpanOf(sel)
	if !ok {
		return since, nil
	}
	return store.And{since, bound(store.Before, next)}, nil
}
