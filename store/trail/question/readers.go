package question

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
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

// maxSecrets is how many secrets are listed, those read most; each costs a
// query. How many there are, and were handed out, is said of all.
const maxSecrets = 2 * tableLines

// addSecrets adds the table of what was read, one line for each secret however
// it was named, and says how many were handed out: the others were refused.
func (d *desk) addSecrets(f *finding) error {
	secrets, err := d.secretsIn(f)
	if err != nil || len(secrets) == 0 {
		return err
	}
	t := Table{
		Title: "What was read", Heads: []string{"secret", "kind", "account", "handed out"},
		More: max(0, len(secrets)-maxSecrets),
	}
	handed := 0
	for i, s := range secrets {
		if s.failed < s.reads {
			handed++
		}
		if i >= maxSecrets {
			continue
		}
		line, err := d.counted(f, store.Equals("resource", s.id), resource.Name(s.id), resource.Kind(s.id), ownerOf(s.id), s.handedOut())
		if err != nil {
			return err
		}
		t.Lines = append(t.Lines, line)
	}
	f.Text += "; " + phrase.Number(handed) + " of " + phrase.Plural(len(secrets), "secret") + " were handed out"
	f.addTable(t)
	return nil
}

// secretReads is how often a secret was asked for.
type secretReads struct {
	id            string // of the resource
	reads, failed int
}

// secretsIn lists the secrets that some reads ask for, those read most first.
func (d *desk) secretsIn(f *finding) ([]secretReads, error) {
	all, err := d.facet("resource", f.Rows, 0)
	if err != nil {
		return nil, err
	}
	refused, err := d.foundIn(f, store.Equals("failed", "yes", trail.DryRun))
	if err != nil {
		return nil, err
	}
	failures, err := d.facet("resource", refused.Rows, 0)
	if err != nil {
		return nil, err
	}
	failed := make(map[string]int, len(failures.Values))
	for _, v := range failures.Values {
		failed[v.Value] = v.Count
	}
	var out []secretReads
	for _, v := range all.Values {
		switch resource.Kind(v.Value) {
		case "secret", "SSM parameter", "EC2 instance":
			out = append(out, secretReads{v.Value, v.Count, failed[v.Value]})
		}
	}
	return out, nil
}

// handedOut says whether a secret left, and how many reads of it failed.
func (s secretReads) handedOut() string {
	switch s.failed {
	case 0:
		return "yes"
	case s.reads:
		return "never: all failed"
	}
	return "yes, " + phrase.Number(s.failed) + " of " + phrase.Number(s.reads) + " failed"
}

// ownerOf is the account in an ARN; "" where there is none.
func ownerOf(id string) string {
	if parts := strings.SplitN(id, ":", 6); len(parts) == 6 {
		return parts[4]
	}
	return ""
}
