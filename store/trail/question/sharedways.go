package question

import (
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/wayout"
)

// addSharedWays lists instances whose address is only guessed, from where most
// of their calls come, and from which people call with keys of their own: these
// people may have the instance's credentials, or work on the instance. The
// answer says how many calls of instances that puts in doubt.
func (d *desk) addSharedWays(f *finding, known *wayout.Known, sessions []store.PairCount, calls *finding) error {
	guessed := slices.DeleteFunc(slices.Clone(sessions), func(p store.PairCount) bool {
		return !known.Guessed(wayout.Instance(p.Values[0].Text), p.Values[1].Text)
	})
	people, err := d.peopleAt(guessed)
	if err != nil || len(people) == 0 {
		return err
	}
	guessed = slices.DeleteFunc(guessed, func(p store.PairCount) bool { return people[p.Values[1].Text] == nil })
	doubtful := 0
	for _, p := range guessed {
		doubtful += p.Count
	}
	t := Table{Title: "Its own or not: people call from there too", Heads: []string{"instance", "address", "who else"}, More: max(0, len(guessed)-tableLines)}
	for _, p := range guessed[:len(guessed)-t.More] {
		address := p.Values[1].Text
		who, more := phrase.First(people[address], 3)
		line, err := d.counted(calls, all(store.Equals("userIdentity.principalId", p.Values[0].Text), store.Equals("ip", address)),
			wayout.Instance(p.Values[0].Text), address, phrase.List(who, more))
		if err != nil {
			return err
		}
		t.Lines = append(t.Lines, line)
	}
	f.addTable(t)
	f.Text += "; " + phrase.Plural(doubtful, "call comes", "calls come") + " from an address that people use too"
	return nil
}

// peopleAt returns the users that call from some addresses, those who call most
// first. Roles are left out: services and machines behind one way out have them.
func (d *desk) peopleAt(pairs []store.PairCount) (map[string][]string, error) {
	var addresses []string
	for _, p := range pairs {
		addresses = append(addresses, p.Values[1].Text)
	}
	if len(addresses) == 0 {
		return nil, nil
	}
	users, err := d.Snap.Select(d.ctx, d.Lang, all(store.Equals("type", "IAMUser", "Root", "FederatedUser"), store.Equals("ip", addresses...),
		store.Not{Expr: present("userIdentity.invokedBy")}), nil)
	if err != nil || users.Len() == 0 {
		return nil, err
	}
	who, err := d.pairs("ip", "actor", users)
	if err != nil {
		return nil, err
	}
	out := make(map[string][]string)
	for _, p := range who.Values {
		out[p.Values[0].Text] = append(out[p.Values[0].Text], p.Values[1].Text)
	}
	return out, nil
}
