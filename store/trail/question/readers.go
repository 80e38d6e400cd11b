package question

import (
	"fmt"
	"slices"
	"time"

	"github.com/trailsift/trailsift/store/trail/phrase"
)

// readersOfSecrets sums up who read secrets, those who began last first.
func readersOfSecrets(d *desk) (*finding, error) {
	f, err := d.found(d.q.Filter)
	if err != nil {
		return nil, err
	}
	if f.Text, err = d.sentence(f); err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	readers, times, err := d.Snap.FirstSeen(d.ctx, d.Lang, "actor", f.Rows)
	if err != nil {
		return nil, err
	}
	if end, ok := d.usual(); ok {
		late := len(slices.DeleteFunc(times, func(t time.Time) bool { return !t.After(end) }))
		f.Text += fmt.Sprintf("; %s after %s for the first time", phrase.Plural(late, "reader came", "readers came"), d.Clock.Moment(end))
	}
	t := Table{Title: "Readers, the latest to begin first", Heads: []string{"actor"}, More: max(0, len(readers.Values)-2*tableLines)}
	for _, v := range slices.Backward(readers.Values[t.More:]) {
		line, err := d.counted(f, is("actor", v.Value), v.Value)
		if err != nil {
			return nil, err
		}
		t.Lines = append(t.Lines, line)
	}
	f.addTable(t)
	for _, field := range []string{"requestParameters.secretId", "requestParameters.name", "requestParameters.names"} {
		t, err := d.byValue(f, field)
		if err != nil {
			return nil, err
		}
		f.addTable(t)
	}
	return f, nil
}
