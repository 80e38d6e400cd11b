package question

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// madeForOthers marks what was made for somebody else than the maker, and what was
// taken back again.
func madeForOthers(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	taken, err := d.takenBack()
	if err != nil {
		return nil, err
	}
	others, back := 0, 0
	t := Table{Title: "Made", Heads: []string{"what", "for", "who", "outcome"}}
	unread, err := d.each(f.Rows, func(r store.Record) error {
		name := d.firstField(r, "requestParameters.userName", "requestParameters.roleName", "requestParameters.instanceProfileName", "requestParameters.name")
		whom := name
		if self := d.field(r, "userIdentity.userName"); d.field(r, "requestParameters.userName") != "" && name != self && !strings.HasPrefix(d.field(r, "event"), "CreateUser") {
			others++
			whom += ", not for itself"
		}
		what := d.field(r, "event")
		if key := d.firstField(r, createdKey, issuedKey, "requestParameters.accessKeyId"); key != "" {
			what += " " + key
		}
		if status := d.field(r, "requestParameters.status"); status != "" {
			what += " to " + status
		}
		outcome := d.outcome(r)
		if outcome == "" {
			if outcome = taken.fate(d, r); outcome != "" {
				back++
			}
		}
		t.Lines = append(t.Lines, d.line(r, what, whom, d.field(r, "actor"), outcome))
		return nil
	})
	if others > 0 {
		f.Text += "; " + phrase.Number(others) + " for another user than the caller"
	}
	if back > 0 {
		f.Text += "; " + phrase.Number(back) + " deleted or switched off again"
	}
	f.addTable(t)
	f.unread(unread + taken.unread)
	return f, err
}
