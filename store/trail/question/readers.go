package question

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/resource"
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
	return f, d.addSecrets(f)
}

// addSecrets adds the table of what was read, one line for each secret however
// it was named, and says how many were handed out: the others were refused.
func (d *desk) addSecrets(f *finding) error {
	things, err := d.facet("resource", f.Rows, 0)
	if err != nil {
		return err
	}
	handed := 0
	t := Table{Title: "What was read", Heads: []string{"secret", "kind", "account", "handed out"}}
	for _, v := range things.Values {
		kind := resource.Kind(v.Value)
		if !slices.Contains([]string{"secret", "SSM parameter", "EC2 instance"}, kind) {
			continue
		}
		part, err := d.part(f, is("resource", v.Value))
		if err != nil {
			return err
		}
		outcome, err := d.handedOut(part)
		if err != nil {
			return err
		}
		if outcome != neverHandedOut {
			handed++
		}
		t.Lines = append(t.Lines, d.lineOf(part, resource.Name(v.Value), kind, ownerOf(v.Value), outcome))
	}
	if len(t.Lines) > 0 {
		f.Text += "; " + phrase.Number(handed) + " of " + phrase.Plural(len(t.Lines), "secret") + " were handed out"
	}
	f.addTable(t)
	return nil
}

// neverHandedOut is said of reads that all failed.
const neverHandedOut = "never: all failed"

// handedOut says whether a secret left, and how many reads of it failed.
func (d *desk) handedOut(reads *finding) (string, error) {
	failed, err := d.foundIn(reads, is("failed", "yes"))
	if err != nil {
		return "", err
	}
	switch n := failed.Rows.Len(); n {
	case 0:
		return "yes", nil
	case reads.Rows.Len():
		return neverHandedOut, nil
	default:
		return "yes, " + phrase.Number(n) + " of " + phrase.Number(reads.Rows.Len()) + " failed", nil
	}
}

// ownerOf is the account in an ARN; "" where there is none.
func ownerOf(id string) string {
	if parts := strings.SplitN(id, ":", 6); len(parts) == 6 {
		return parts[4]
	}
	return ""
}
