package question

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// What opens the console without a second factor. GetFederationToken never asks for one,
// and AssumeRole does where the policy of the role says so; getSigninToken of the sign-in
// endpoint takes the credentials of both (IAM user guide, "Enabling custom identity broker
// access to the AWS console", and "Compare AWS STS credentials").
const (
	byPassword = "a password alone"
	byToken    = "a federation token"
	byRoleKeys = "a role's credentials of AssumeRole"
)

// gotIn finds the sign-ins that opened the console.
const gotIn = "service:signin event:ConsoleLogin responseElements.ConsoleLogin:Success "

// roleSignIns finds the sign-ins without a factor of the console's own of those who are
// neither a user nor hold a federation token.
const roleSignIns = gotIn + "additionalEventData.MFAUsed:No -type:IAMUser,Root,FederatedUser"

// untold finds the sign-ins whose records say nothing of a second factor.
const untold = gotIn + "-additionalEventData.MFAUsed:Yes,No"

// throughProvider finds those of them whose own records prove an identity provider: of
// SAML, of web identities, or Identity Center by the path of its roles.
const throughProvider = "type:SAMLUser,WebIdentityUser,IdentityCenterUser OR additionalEventData.SamlProviderArn:* OR userIdentity.sessionContext.webIdFederationData.federatedProvider:* " +
	"OR userIdentity.sessionContext.sessionIssuer.arn:*:role/aws-reserved/sso.amazonaws.com/*"

// mostTraced is how many sign-ins are traced to what gave out their credentials: each
// takes some searches.
const mostTraced = 50

// withoutFactor finds who got in with one factor: a password, or keys.
func withoutFactor(d *desk) (*finding, error) {
	roles, err := d.roleSignIns()
	if err != nil {
		return nil, err
	}
	e, err := d.parse(d.q.Filter)
	if err != nil {
		return nil, err
	}
	if len(roles.byKeys) > 0 {
		e = either(e, store.Equals("id", roles.byKeys...))
	}
	f, err := d.foundBy(e)
	if err != nil {
		return nil, err
	}
	if f.Unproven, err = d.unsaid(); err != nil {
		return nil, err
	}
	f.Unproven = append(f.Unproven, roles.leftOut()...)
	if err := d.sum(f); err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	return f, d.addWays(f, roles)
}

// unsaid tells of the sign-ins that are neither with nor without a second factor.
func (d *desk) unsaid() ([]string, error) {
	f, err := d.found(untold)
	if err != nil {
		return nil, err
	}
	provider, err := d.parse(throughProvider)
	if err != nil {
		return nil, err
	}
	rest, err := d.foundIn(f, store.Not{Expr: provider})
	if err != nil || rest.Rows.Len() == 0 {
		return nil, err
	}
	return []string{"Left out: sign-ins whose records do not say whether there was a second factor (" + phrase.Number(rest.Rows.Len()) + ")."}, nil
}

// ofBrokers is what the records cannot tell of credentials that open the console: a
// broker of one's own asks people for what it likes, and STS for a token.
const ofBrokers = "A custom identity broker that gives people a federation token or a role's credentials may have asked for a second factor: its own logs tell."

// addWays says with what they got in.
func (d *desk) addWays(f *finding, roles signInsOfRoles) error {
	t := Table{Title: "With what", Heads: []string{"with what"}}
	var says []string
	for _, way := range []struct {
		text string
		e    store.Expr
	}{
		{byPassword, store.Equals("type", "IAMUser", "Root")}, {byToken, store.Equals("type", "FederatedUser")}, {byRoleKeys, store.Equals("id", roles.byKeys...)},
	} {
		if way.text == byRoleKeys && len(roles.byKeys) == 0 {
			continue
		}
		line, err := d.counted(f, way.e, way.text)
		if err != nil {
			return err
		}
		if line.Count > 0 {
			t.Lines = append(t.Lines, line)
			says = append(says, phrase.Number(line.Count)+" with "+way.text)
		}
	}
	if slices.ContainsFunc(t.Lines, func(l Line) bool { return l.Cells[0] != byPassword }) {
		f.Unproven = append(f.Unproven, ofBrokers)
	}
	if len(t.Lines) == 1 {
		f.Text += "; with " + t.Lines[0].Cells[0]
		return nil
	}
	f.Text += "; " + strings.Join(says, ", ")
	f.Tables = slices.Insert(f.Tables, 0, t)
	return nil
}

// signInsOfRoles are the sign-ins of roles' sessions by what proves who they are of.
type signInsOfRoles struct {
	byKeys                      []string // ids of those with keys of AssumeRole, without a second factor
	provider, checked, unproven int
	unread                      int // those that were too many to be traced
}

// roleSignIns tells the sign-ins of roles apart. That one has a role proves no provider:
// AssumeRole gives the same to whoever holds a key.
func (d *desk) roleSignIns() (out signInsOfRoles, err error) {
	all, err := d.found(roleSignIns)
	if err != nil || all.Rows.Len() == 0 {
		return out, err
	}
	e, err := d.parse(throughProvider)
	if err != nil {
		return out, err
	}
	proven, err := d.foundIn(all, e)
	if err != nil {
		return out, err
	}
	others, err := d.foundIn(all, store.Not{Expr: e})
	if err != nil {
		return out, err
	}
	out.provider = proven.Rows.Len()
	read := 0
	unread, err := d.each(others.Rows, func(r store.Record) error {
		if read++; read > mostTraced {
			out.unread++
			return nil
		}
		return d.addSignIn(&out, r)
	})
	out.unread += unread
	return out, err
}

// leftOut says which sign-ins are not counted, and why.
func (s signInsOfRoles) leftOut() []string {
	var out []string
	for _, left := range []struct {
		n    int
		text string
	}{
		{s.provider, "sign-ins through an identity provider ({n}), whose logs tell whether there was a second factor."},
		{s.checked, "sign-ins with a role's credentials, for which somebody gave a second factor at some call on the way ({n})."},
		{s.unproven, "sign-ins of roles' sessions whose beginning is not among these events ({n}): an identity provider may have asked for a second factor, or nobody."},
		{s.unread, "sign-ins of roles' sessions that were too many to be traced ({n})."},
	} {
		if left.n > 0 {
			out = append(out, "Left out: "+strings.ReplaceAll(left.text, "{n}", phrase.Number(left.n)))
		}
	}
	return out
}
