package question

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/lineage"
)

// hadFactor finds the calls on the way to a sign-in for which somebody gave a second
// factor: in the session that called, at the console's door, or with the call itself, for
// which STS refuses a wrong code. The session that AssumeRole makes tells only the last of
// these: mfaAuthenticated does not pass on (IAM user guide, "Secure API access with MFA").
const hadFactor = "userIdentity.sessionContext.attributes.mfaAuthenticated:true OR additionalEventData.MFAUsed:Yes OR event:AssumeRole,GetSessionToken requestParameters.serialNumber:*"

// ending is what the way to a sign-in begins with.
type ending int

const (
	notLoaded  ending = iota // in events before these, in another account, or a guess
	atProvider               // an assertion or a token
	atKey                    // what nobody is asked a second factor for: a long-lived key, a service, a password alone
)

// addSignIn adds the sign-in of a role, by the calls that gave out its credentials.
func (d *desk) addSignIn(out *signInsOfRoles, r store.Record) error {
	chain, err := lineage.TraceRow(d.ctx, d.Snap, d.Lang, r.Row())
	if err != nil {
		return err
	}
	calls, end := d.wayTo(chain)
	calls = append(calls, r.Row())
	checked, err := d.anyIs(calls, hadFactor)
	if err != nil {
		return err
	}
	provider, err := d.anyIs(calls, throughProvider)
	switch id := d.field(r, "id"); {
	case checked:
		out.checked++
	case provider || end == atProvider:
		out.provider++
	case end == atKey && id != "":
		out.byKeys = append(out.byKeys, id)
	default:
		out.unproven++
	}
	return err
}

// anyIs reports whether a filter finds one of some events.
func (d *desk) anyIs(rows []store.Row, filter string) (bool, error) {
	e, err := d.parse(filter)
	if err != nil {
		return false, err
	}
	found, err := d.Snap.SelectIn(d.ctx, d.Lang, e, d.Snap.SelectRows(rows))
	return err == nil && found.Len() > 0, err
}

// wayTo returns the calls that gave out the credentials of a session one after the
// other, the last first, and what they begin with. Who made the first key is not asked:
// it is of whoever holds it.
func (d *desk) wayTo(chain *lineage.Chain) (calls []store.Row, end ending) {
	for _, step := range slices.Backward(chain.Steps) {
		if end, ok := d.beginsAt(chain, step); ok {
			return calls, end
		}
		calls = append(calls, step.Row)
		if step.RestsOn != "" {
			calls = append(calls, step.RestsOnRow)
		}
	}
	return calls, notLoaded
}

// beginsAt reports whether the way to a sign-in begins with a step, and what that is.
func (d *desk) beginsAt(chain *lineage.Chain, s lineage.Step) (ending, bool) {
	if s.Certainty == lineage.Guessed {
		return notLoaded, true
	}
	switch s.Rule {
	case lineage.SAML, lineage.WebIdentity:
		return atProvider, true
	case lineage.CreatedKey, lineage.InstanceRole, lineage.FunctionRole, lineage.LinkedRole:
		return atKey, true
	case lineage.Recorded:
		return originOf(chain, s), true
	case lineage.PasswordSet, lineage.SourceIdentity, lineage.SamePrincipal:
		return notLoaded, true
	case lineage.ConsoleLogin:
		return atKey, d.byPasswordAlone(s.Row)
	}
	return atProvider, s.Event == "AssumeRoleWithSAML" || s.Event == "AssumeRoleWithWebIdentity"
}

// originOf says what the origin of a chain is, if its records are all there. A machine is
// one though who started it is not known.
func originOf(chain *lineage.Chain, s lineage.Step) ending {
	switch s.Kind {
	case lineage.Instance, lineage.Function, lineage.Workload:
		return atKey
	}
	if chain.EndsAtKey() || chain.Broken == nil && s.Kind == lineage.Service {
		return atKey
	}
	return notLoaded
}

// byPasswordAlone reports whether a sign-in is of a user, and says that there was no
// second factor.
func (d *desk) byPasswordAlone(row store.Row) bool {
	r := d.Snap.Record(row)
	who := d.field(r, "type")
	return (who == "IAMUser" || who == "Root") && strings.EqualFold(d.field(r, "additionalEventData.MFAUsed"), "no")
}
