package question

import (
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// The parts of what reaches beyond an account's own automation.
const (
	organizationFilter = "service:organizations verb:write OR service:account event:EnableRegion,DisableRegion,PutAlternateContact,DeleteAlternateContact,CloseAccount,StartPrimaryEmailUpdate,AcceptPrimaryEmailUpdate"
	byHandFilter       = "sessionCredentialFromConsole:true verb:write"
)

// acrossAccounts finds calls of other accounts, changes of the organization,
// and changes by hand.
func acrossAccounts(d *desk) (*finding, error) {
	foreign, table, err := d.foreignCalls()
	if err != nil {
		return nil, err
	}
	organization, err := d.found(organizationFilter)
	if err != nil {
		return nil, err
	}
	byHand, err := d.found(byHandFilter)
	if err != nil {
		return nil, err
	}
	f := foreign
	if f.Text, err = d.acrossText(foreign, organization, byHand); err != nil {
		return nil, err
	}
	f.join(organization)
	f.join(byHand)
	f.addTable(table)
	for _, part := range []struct {
		title string
		f     *finding
	}{{"Organization and account settings", organization}, {"By hand", byHand}} {
		t, err := d.whoDid(part.title, part.f)
		if err != nil {
			return nil, err
		}
		f.addTable(t)
	}
	return f, nil
}

// acrossText counts the three sorts of events, and how many of each failed.
func (d *desk) acrossText(foreign, organization, byHand *finding) (string, error) {
	var err error
	calls := phrase.Plural(foreign.Events(), "call") + " across accounts"
	if foreign.Events() > 0 {
		if calls, err = d.withRefused(calls, foreign); err != nil {
			return "", err
		}
	}
	changes, err := d.withRefused(phrase.Plural(organization.Rows.Len(), "change of the organization", "changes of the organization"), organization)
	if err != nil {
		return "", err
	}
	hand, err := d.withRefused(phrase.Plural(byHand.Rows.Len(), "change")+" by hand on the console", byHand)
	return calls + ", " + changes + ", " + hand, err
}

// foreignCalls finds events whose caller is of another account than the one
// that records them, by pairs of accounts. Nobody in particular, which S3
// calls ANONYMOUS_PRINCIPAL, is another account too.
func (d *desk) foreignCalls() (*finding, Table, error) {
	t := Table{Title: "Across accounts", Heads: []string{"caller's account", "account", "who"}}
	rows, err := d.rows(store.Match{Field: "userIdentity.accountId", Op: store.Present})
	if err != nil {
		return nil, t, err
	}
	pairs, err := d.pairs("userIdentity.accountId", "account", rows)
	if err != nil {
		return nil, t, err
	}
	out := &finding{Answer: &Answer{}, expr: store.Or{}}
	for _, p := range pairs.Values {
		caller, account := p.Values[0].Text, p.Values[1].Text
		if caller == account || caller == "" || p.Values[1].None {
			continue
		}
		both := all(is("userIdentity.accountId", caller), is("account", account))
		f, err := d.foundBy(both)
		if err != nil {
			return nil, t, err
		}
		who, err := d.names("actor", f)
		if err != nil {
			return nil, t, err
		}
		out.join(f)
		t.Lines = append(t.Lines, d.lineOf(f, caller, account, who))
	}
	return out, t, nil
}

// whoDid is the table of who did what how often.
func (d *desk) whoDid(title string, f *finding) (Table, error) {
	t := Table{Title: title, Heads: []string{"actor", "event", "failed"}}
	pairs, err := d.pairs("actor", "event", f.Rows)
	if err != nil {
		return t, err
	}
	t.More = max(0, len(pairs.Values)-2*tableLines)
	for _, p := range pairs.Values[:len(pairs.Values)-t.More] {
		did, err := d.part(f, all(is("actor", p.Values[0].Text), is("event", p.Values[1].Text)))
		if err != nil {
			return t, err
		}
		failed, err := d.failedOf(did)
		if err != nil {
			return t, err
		}
		t.Lines = append(t.Lines, d.lineOf(did, p.Values[0].Text, p.Values[1].Text, failed))
	}
	return t, nil
}

// elsewhereCalls says where calls into accounts out of sight are recorded.
var elsewhereCalls = always("A call into another account is recorded in the account that is called: where its trail is not loaded, it is invisible here.")
