package question

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
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
	if err := d.addReaders(f); err != nil {
		return nil, err
	}
	return f, d.addSecrets(f)
}

// addReaders adds the table of who read, and says how many of them came late.
func (d *desk) addReaders(f *finding) error {
	readers, err := d.Snap.Groups(d.ctx, d.Lang, []string{"actor"}, f.Rows)
	if err != nil {
		return err
	}
	readers = slices.DeleteFunc(readers, func(g store.Group) bool { return g.Values[0] == "" })
	if end, ok := d.usual(); ok {
		late := 0
		for _, g := range readers {
			if g.First.After(end) {
				late++
			}
		}
		f.Text += "; " + howMany(late, "reader began ", "readers began ") + d.afterUsual(end)
	}
	t := Table{Title: "Readers, the latest to begin first", Heads: []string{"actor"}, More: max(0, len(readers)-2*tableLines)}
	for _, g := range slices.Backward(readers[t.More:]) {
		t.Lines = append(t.Lines, d.lineOfGroup(f, g, "actor"))
	}
	f.addTable(t)
	return nil
}

// ownerOf is the account in an ARN; "" where there is none.
func ownerOf(id string) string {
	if parts := strings.SplitN(id, ":", 6); len(parts) == 6 {
		return parts[4]
	}
	return ""
}
