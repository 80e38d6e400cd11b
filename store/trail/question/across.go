package question

import (
	"cmp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// The parts of what reaches beyond an account's own automation.
const (
	organizationFilter = "service:organizations verb:write OR service:account event:EnableRegion,DisableRegion,PutAlternateContact,DeleteAlternateContact,CloseAccount,StartPrimaryEmailUpdate,AcceptPrimaryEmailUpdate"
	byHandFilter       = "verb:write (sessionCredentialFromConsole:true OR ua:console.*amazonaws.com)"
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
	if f.Text, err = d.withOmission(f.Text); err != nil {
		return nil, err
	}
	f.join(organization)
	f.join(byHand)
	f.addTable(table)
	if err := d.addWhoDid(f, "Organization and account settings", organization); err != nil {
		return nil, err
	}
	return f, d.addWhoDid(f, "By hand", byHand)
}

// addWhoDid adds the table of who did what of a part.
func (d *desk) addWhoDid(f *finding, title string, part *finding) error {
	t, err := d.whoDid(title, part)
	if err != nil {
		return err
	}
	f.addTable(t)
	return nil
}

// acrossText counts the three sorts of events, and how many of each failed.
func (d *desk) acrossText(foreign, organization, byHand *finding) (string, error) {
	var parts []told
	for _, part := range [...]struct {
		found        *finding
		one, several string
	}{
		{foreign, "call across accounts", "calls across accounts"},
		{organization, "change of the organization", "changes of the organization"},
		{byHand, "change by hand on the console", "changes by hand on the console"},
	} {
		n := part.found.Events()
		text := howMany(n, part.one, part.several)
		if n > 0 {
			var err error
			if text, err = d.withRefused(text, part.found); err != nil {
				return "", err
			}
		}
		parts = append(parts, told{n, text})
	}
	return foundFirst(", ", parts...), nil
}

// foreignCalls finds events whose caller is of another account than the one
// that records them, and lists the most frequent pairs of accounts. Requests that
// nobody signed are of no account.
func (d *desk) foreignCalls() (*finding, Table, error) {
	t := Table{Title: "Across accounts", Heads: []string{"caller's account", "account", "actor"}}
	rows, err := d.rows(store.Match{Field: "userIdentity.accountId", Op: store.Present})
	if err != nil {
		return nil, t, err
	}
	pairs, err := d.pairs("userIdentity.accountId", "account", rows)
	if err != nil {
		return nil, t, err
	}
	foreign := slices.DeleteFunc(pairs.Values, func(p store.PairCount) bool {
		return p.Values[0] == p.Values[1] || p.Values[0].Text == "" || p.Values[0].Text == naming.Nobody || p.Values[1].None
	})
	if len(foreign) == 0 {
		return &finding{Answer: &Answer{}, expr: store.Or{}}, t, nil
	}
	out, err := d.foundBy(callsOf(foreign))
	if err != nil {
		return nil, t, err
	}
	known, err := d.callersIn(out)
	if err != nil {
		return nil, t, err
	}
	t.More = max(0, len(foreign)-2*tableLines)
	for _, p := range foreign[:len(foreign)-t.More] {
		line, err := d.foreignLine(out, p.Values[0].Text, p.Values[1].Text, known)
		if err != nil {
			return nil, t, err
		}
		t.Lines = append(t.Lines, line)
	}
	return out, t, nil
}

// foreignLine is the line of the calls of one account that another one records, under
// the callers' own names where they are known, else as all other tables call them: an id
// alone says nobody whose it is.
func (d *desk) foreignLine(calls *finding, caller, account string, known map[string]string) (Line, error) {
	f, err := d.foundIn(calls, all(store.Equals("userIdentity.accountId", caller), store.Equals("account", account)))
	if err != nil {
		return Line{}, err
	}
	names, more, err := d.mostFrequent("actor", f)
	for i, name := range names {
		names[i] = cmp.Or(known[name], name)
	}
	return d.lineOf(f, caller, account, phrase.List(names, more)), err
}

// callsOf is the condition that a call is of one of some pairs of a caller's
// account and another one. A bucket may have thousands of callers: those who
// call the same accounts are one condition.
func callsOf(pairs []store.PairCount) store.Or {
	called := make(map[string][]string) // by caller
	var callers []string
	for _, p := range pairs {
		caller := p.Values[0].Text
		if called[caller] == nil {
			callers = append(callers, caller)
		}
		called[caller] = append(called[caller], p.Values[1].Text)
	}
	alike := make(map[string][]string) // callers by those they call
	var keys []string
	for _, caller := range callers {
		slices.Sort(called[caller])
		key := strings.Join(called[caller], " ")
		if alike[key] == nil {
			keys = append(keys, key)
		}
		alike[key] = append(alike[key], caller)
	}
	var out store.Or
	for _, key := range keys {
		out = append(out, all(store.Equals("userIdentity.accountId", alike[key]...), store.Equals("account", called[alike[key][0]]...)))
	}
	return out
}

// whoDid is the table of who did what how often.
func (d *desk) whoDid(title string, f *finding) (Table, error) {
	t := Table{Title: title, Heads: []string{"actor", "event", "ended"}}
	pairs, err := d.pairs("actor", "event", f.Rows)
	if err != nil {
		return t, err
	}
	t.More = max(0, len(pairs.Values)-2*tableLines)
	for _, p := range pairs.Values[:len(pairs.Values)-t.More] {
		did, err := d.part(f, all(store.Equals("actor", p.Values[0].Text), store.Equals("event", p.Values[1].Text)))
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
