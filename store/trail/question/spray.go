package question

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// tries is what one address tried at the console's door.
type tries struct {
	address     string
	failed      int
	users       []string
	hidden      int // tries at names that are hidden, which may be as many users
	first, last time.Time
	success     string // the first one after a failure: who and when
}

// sprayed groups failed sign-ins by address, and looks for a success of the
// same address afterwards.
func sprayed(d *desk) (*finding, error) {
	f, err := d.found(d.q.Filter)
	if err != nil {
		return nil, err
	}
	if f.Text, err = d.sentence(f); err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	all, err := d.found("service:signin event:ConsoleLogin")
	if err != nil {
		return nil, err
	}
	var found []*tries
	unread, err := d.each(all.Rows, func(r store.Record) error {
		found = d.oneTry(found, r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	f.unread(unread)
	slices.SortStableFunc(found, moreStubborn)
	f.Text += inVain(found, f.Rows.Len()) + gotInAfter(found)
	d.addTries(f, found)
	return f, nil
}

// moreStubborn sorts addresses: those of most tries first, then those that tried most
// names, then those that got in.
func moreStubborn(a, b *tries) int {
	if c := cmp.Or(b.failed-a.failed, b.names()-a.names()); c != 0 || (a.success == "") == (b.success == "") {
		return c
	}
	if a.success != "" {
		return -1
	}
	return 1
}

// inVain says which address tried most of all that never got in, of so many tries: it is
// the one that guesses, where those that got in may have mistyped. One try is no guessing.
func inVain(found []*tries, all int) string {
	i := slices.IndexFunc(found, func(t *tries) bool { return t.success == "" && t.address != "" })
	if i < 0 || found[i].failed < 2 {
		return ""
	}
	t := found[i]
	many := phrase.Number(t.failed) + " of them"
	if t.failed == all {
		many = "all"
	}
	return "; " + many + " from " + t.address + " at " + t.atNames() + ", which did not get in"
}

// gotInAfter says how many of the addresses got in.
func gotInAfter(found []*tries) string {
	broken := 0
	for _, t := range found {
		if t.success != "" {
			broken++
		}
	}
	if broken == 0 {
		return "; no address got in afterwards"
	}
	return "; " + phrase.Plural(broken, "address got in afterwards", "addresses got in afterwards")
}

// oneTry adds a sign-in to those of its address.
func (d *desk) oneTry(found []*tries, r store.Record) []*tries {
	address, at := d.field(r, "ip"), timeOf(r)
	i := slices.IndexFunc(found, func(t *tries) bool { return t.address == address })
	if d.field(r, "failed") != "yes" {
		if i >= 0 && found[i].success == "" {
			found[i].success = d.field(r, "actor") + " at " + d.Clock.Moment(at)
		}
		return found
	}
	if i < 0 {
		i, found = len(found), append(found, &tries{address: address, first: at})
	}
	t := found[i]
	t.failed, t.last = t.failed+1, at
	switch user := d.field(r, "actor"); {
	case d.field(r, "userIdentity.userName") == hiddenName:
		t.hidden++
	case !slices.Contains(t.users, user):
		t.users = append(t.users, user)
	}
	return found
}

// hiddenName is recorded in place of what was typed where there is no such user:
// it may be a password (CloudTrail user guide, "AWS console sign-in events").
const hiddenName = "HIDDEN_DUE_TO_SECURITY_REASONS"

// names is how many names an address tried, at most.
func (t *tries) names() int { return len(t.users) + t.hidden }

// atNames says how many names an address tried: several that are hidden may be one.
func (t *tries) atNames() string {
	text := phrase.Plural(t.names(), "name")
	if t.hidden > 1 {
		text = "up to " + text
	}
	return text
}

// whom says at which users an address tried. How many names are hidden comes first: there
// may be no room for all, and several tries at such may have been at as many names.
//
//	jonas and mira
//	1–6 hidden, root@111122223333
func (t *tries) whom() string {
	names, more := phrase.First(t.users, 3)
	if t.hidden == 0 {
		return phrase.List(names, more)
	}
	hidden := phrase.Number(t.hidden) + " hidden"
	if t.hidden > 1 {
		hidden = "1–" + hidden
	}
	parts := append([]string{hidden}, names...)
	if more > 0 {
		parts = append(parts, phrase.Number(more)+" more")
	}
	return strings.Join(parts, ", ")
}

func timeOf(r store.Record) time.Time {
	at, _ := r.Time()
	return at
}

// addTries adds the table of addresses.
func (d *desk) addTries(f *finding, found []*tries) {
	t := Table{Title: "By address", Heads: []string{"address", "names tried", "got in"}}
	for _, x := range found {
		line := Line{Cells: []string{x.address, x.whom(), cmp.Or(x.success, "no")}, Count: x.failed, First: x.first, Last: x.last}
		line.Filter = d.narrowed(all(f.expr, store.Equals("ip", x.address))).String()
		t.Lines = append(t.Lines, line)
	}
	f.addTable(t)
}
