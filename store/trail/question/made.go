package question

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// madeForOthers tells what was made for somebody else than the maker from the rest, and
// says what was taken back again.
func madeForOthers(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	taken, err := d.takenBack()
	if err != nil {
		return nil, err
	}
	back := 0
	heads := []string{"what", "for", "actor", "outcome"}
	others, rest := Table{Title: "Made for another user", Heads: heads}, Table{Title: "Made besides", Heads: heads}
	unread, err := d.each(f.Rows, func(r store.Record) error {
		outcome := d.outcome(r)
		if outcome == "" {
			if outcome = taken.fate(d, r); outcome != "" {
				back++
			}
		}
		t := &rest
		if d.isForAnother(r) {
			t = &others
		}
		t.Lines = append(t.Lines, d.line(r, d.madeWhat(r), d.madeFor(r), d.field(r, "actor"), outcome))
		return nil
	})
	if n := len(others.Lines); n > 0 {
		f.Text += "; " + phrase.Number(n) + " for another user than the caller"
	} else {
		rest.Title = "Made"
	}
	if back > 0 {
		f.Text += "; " + phrase.Number(back) + " deleted or switched off again"
	}
	f.addTable(others)
	f.addTable(rest)
	f.unread(unread + taken.unread)
	return f, err
}

// madeFor is the user or role that a call makes, or makes something for, or the name of
// what it makes.
func (d *desk) madeFor(r store.Record) string {
	return d.firstField(r, madeNames...)
}

// madeNames are where calls name what they make, or for whom; answers do where calls leave
// it out: who makes a key without saying for whom makes an own one, and AWS names the
// roles of services.
var madeNames = []string{
	madeUser, "requestParameters.roleName", "requestParameters.instanceProfileName", "requestParameters.keyName", "requestParameters.name",
	"responseElements.accessKey.userName", "responseElements.role.roleName",
}

// madeUser is the user that a call is about.
const madeUser = "requestParameters.userName"

// isForAnother reports whether a call makes something for another user than the caller;
// who makes a user makes that one, not something for it.
func (d *desk) isForAnother(r store.Record) bool {
	user := d.field(r, madeUser)
	return user != "" && user != d.field(r, "userIdentity.userName") && !strings.HasPrefix(d.field(r, "event"), "CreateUser")
}

// madeWhat is the call, the key that it makes or switches, and the status it gives.
func (d *desk) madeWhat(r store.Record) string {
	what := d.field(r, "event")
	if key := d.firstField(r, createdKey, issuedKey, "requestParameters.accessKeyId"); key != "" {
		what += " " + key
	}
	if status := d.field(r, statusSet); status != "" {
		what += " to " + status
	}
	return what
}
