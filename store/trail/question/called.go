package question

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// mostCalled is how many of the actors of an answer are looked at for whom their
// names mean: those that its tables begin with.
const mostCalled = 8

// sharedNames says which names of the actors that were found several principals
// have: what is counted by actor puts those together.
func sharedNames(d *desk, f *finding) (string, error) {
	actors, err := d.actors(f)
	if err != nil || len(actors) == 0 {
		return "", err
	}
	shared, err := naming.Among(d.ctx, d.Snap, d.Lang, actors)
	if err != nil || len(shared) == 0 {
		return "", err
	}
	var names []string
	for _, actor := range actors {
		if len(shared[actor]) > 1 {
			names = append(names, actor)
		}
	}
	text := shared.Told(names[0])
	if more := names[1:]; len(more) > 0 {
		text += "; several are also called " + phrase.List(phrase.First(more, 2))
	}
	return text + ": what is counted by name is of all of them.", nil
}

// callersIn returns the names that callers from other accounts have there, by what the
// actor column calls them.
func (d *desk) callersIn(f *finding) (map[string]string, error) {
	callers, err := naming.Callers(d.ctx, d.Snap, d.Lang, f.Rows)
	known := make(map[string]string, len(callers))
	for _, c := range callers {
		known[c.Name] = c.Actor
	}
	return known, err
}

// noteCallers says who the callers are of whom records have an id and an account only,
// where other events tell.
func (d *desk) noteCallers(f *finding) error {
	if f.Events() == 0 {
		return nil
	}
	callers, err := naming.Callers(d.ctx, d.Snap, d.Lang, f.Rows)
	if err != nil {
		return err
	}
	var abroad, home []string
	for _, c := range callers {
		switch same, err := d.atHome(f, c); {
		case err != nil:
			return err
		case same:
			home = append(home, strings.TrimSuffix(c.Actor+" by its id "+c.ID, " by its id "))
		default:
			abroad = append(abroad, c.String())
		}
	}
	f.note("Callers from other accounts: ", abroad)
	f.note("Callers of the same account that the records name by their ids only: ", home)
	return nil
}

// note adds some of what is known to what is told of those who were found.
func (f *finding) note(title string, known []string) {
	if len(known) > 0 {
		f.Notes = append(f.Notes, title+phrase.List(phrase.First(known, 3))+".")
	}
}

// atHome reports whether the calls of a caller are of the account that recorded them: at
// the endpoint of a network, callers of the own account have an id only as well.
func (d *desk) atHome(f *finding, c naming.Caller) (bool, error) {
	of := all(store.Equals("type", naming.Abroad), store.Equals("actor", c.Name))
	elsewhere, err := d.foundIn(f, all(of, store.Not{Expr: store.Equals("recipientAccountId", c.Account)}))
	return err == nil && elsewhere.Rows.Len() == 0, err
}

// actors are the names of those whose events were found, the most frequent ones.
func (d *desk) actors(f *finding) ([]string, error) {
	if f.Events() == 0 {
		return nil, nil
	}
	facet, err := d.facet("actor", f.Rows, mostCalled)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, v := range facet.Values {
		names = append(names, v.Value)
	}
	return names, nil
}
