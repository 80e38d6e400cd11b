package question

import (
	"fmt"
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
	broken, err := d.addTries(f, found)
	switch {
	case broken == 0:
		f.Text += "; no address got in afterwards"
	default:
		f.Text += "; " + phrase.Plural(broken, "address got in afterwards", "addresses got in afterwards")
	}
	return f, err
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

// whom says at which users an address tried.
func (t *tries) whom() string {
	var parts []string
	if n := len(t.users); n > 0 {
		parts = append(parts, fmt.Sprintf("%s: %s", phrase.Plural(n, "user"), phrase.List(phrase.First(t.users, 3))))
	}
	if t.hidden > 0 {
		parts = append(parts, phrase.Plural(t.hidden, "try at a name that is hidden", "tries at names that are hidden"))
	}
	return strings.Join(parts, ", and ")
}

func timeOf(r store.Record) time.Time {
	at, _ := r.Time()
	return at
}

// addTries adds the table of addresses, those that got in first, then the
// most stubborn. It returns how many got in.
func (d *desk) addTries(f *finding, found []*tries) (broken int, err error) {
	slices.SortStableFunc(found, func(a, b *tries) int {
		if (a.success != "") != (b.success != "") {
			if a.success != "" {
				return -1
			}
			return 1
		}
		return b.failed - a.failed
	})
	t := Table{Title: "By address", Heads: []string{"address", "tried", "got in"}}
	for _, x := range found {
		if x.success != "" {
			broken++
		}
		line := Line{Cells: []string{x.address, x.whom(), strings.TrimSpace(x.success)}, Count: x.failed, First: x.first, Last: x.last}
		line.Filter = d.narrowed(all(f.expr, store.Equals("ip", x.address))).String()
		t.Lines = append(t.Lines, line)
	}
	f.addTable(t)
	return broken, nil
}
