package question

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// madeForOthers marks what was made for somebody else than the maker.
func madeForOthers(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	others := 0
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
		t.Lines = append(t.Lines, d.line(r, what, whom, d.field(r, "actor"), d.outcome(r)))
		return nil
	})
	if others > 0 {
		f.Text += "; " + phrase.Number(others) + " for another user than the caller"
	}
	f.addTable(t)
	f.unread(unread)
	return f, err
}
