package question

import (
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// maxSecrets is how many secrets are listed, those read most; each costs a
// query. How many there are, and were handed out, is said of all.
const maxSecrets = 2 * tableLines

// addSecrets adds the table of what was read, one line for each secret however
// it was named, and says how many were handed out: the others were refused, or left
// encrypted.
func (d *desk) addSecrets(f *finding) error {
	secrets, err := d.secretsIn(f)
	if err != nil {
		return err
	}
	t := Table{
		Title: "What was read", Heads: []string{"secret", "kind", "account", "handed out"},
		More: max(0, len(secrets)-maxSecrets),
	}
	below, err := d.pathsRead(f, &t)
	if err != nil {
		return err
	}
	handed := 0
	for i, s := range secrets {
		if s.failed+s.plain < s.reads {
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
	if len(secrets) > 0 {
		f.Text += "; " + phrase.Number(handed) + " of " + phrase.Plural(len(secrets), "secret") + " were handed out"
	}
	if below > 0 {
		f.Text += "; the parameters below " + phrase.Plural(below, "path") + " were handed out"
	}
	f.addTable(t)
	return nil
}

const (
	parameterPath = "requestParameters.path"
	// encrypted is what is handed out of a parameter that is not decrypted: Systems
	// Manager API Reference, GetParameter.
	encrypted = "encrypted, or its value if it is no SecureString"
)

// pathsRead adds a line for each path below which all parameters were read, which the
// record does not name, and returns below how many they were decrypted.
func (d *desk) pathsRead(f *finding, t *Table) (decrypted int, err error) {
	paths, err := d.facet(parameterPath, f.Rows, 0)
	if err != nil {
		return 0, err
	}
	t.More += max(0, len(paths.Values)-maxSecrets)
	for i, v := range paths.Values {
		p, err := d.part(f, store.Equals(parameterPath, v.Value))
		if err != nil {
			return 0, err
		}
		s, err := d.readsBelow(p)
		if err != nil {
			return 0, err
		}
		if s.failed+s.plain < s.reads {
			decrypted++
		}
		if i < maxSecrets {
			t.Lines = append(t.Lines, d.lineOf(p, s.id+" "+v.Value, "SSM parameters", "", s.handedOut()))
		}
	}
	return decrypted, nil
}

// readsBelow counts the reads of all parameters below a path; its id says how far
// down they went.
func (d *desk) readsBelow(p *finding) (secretReads, error) {
	s := secretReads{id: "everything below", reads: p.Rows.Len()}
	failed, dry, err := d.undone(p)
	if err != nil {
		return s, err
	}
	s.failed = failed + dry
	plain, err := d.foundIn(p, undecrypted())
	if err != nil {
		return s, err
	}
	s.plain = plain.Rows.Len()
	deep, err := d.foundIn(p, store.Equals("requestParameters.recursive", "true"))
	if err == nil && deep.Rows.Len() == 0 {
		s.id = "everything directly below"
	}
	return s, err
}

// undecrypted finds the reads that succeeded without asking for decryption.
func undecrypted() store.Expr {
	return all(store.Equals("failed", "no"), store.Not{Expr: store.Equals("requestParameters.withDecryption", "true")})
}

// secretReads is how often a secret was asked for.
type secretReads struct {
	id            string // of the resource
	reads, failed int
	plain         int // reads of a parameter that did not ask for its decryption
}

// secretsIn lists the secrets that some reads ask for, those read most first.
func (d *desk) secretsIn(f *finding) ([]secretReads, error) {
	everything, err := d.facet("resource", f.Rows, 0)
	if err != nil {
		return nil, err
	}
	failed, err := d.readsOf(f, store.Equals("failed", "yes", trail.DryRun))
	if err != nil {
		return nil, err
	}
	plain, err := d.readsOf(f, all(store.Equals("service", "ssm"), undecrypted()))
	if err != nil {
		return nil, err
	}
	var out []secretReads
	for _, v := range everything.Values {
		switch kind := resource.Kind(v.Value); kind {
		case "SSM parameter":
			out = append(out, secretReads{v.Value, v.Count, failed[v.Value], plain[v.Value]})
		case "secret", "EC2 instance":
			out = append(out, secretReads{v.Value, v.Count, failed[v.Value], 0})
		}
	}
	return out, nil
}

// readsOf counts those reads of each secret that fulfil a condition.
func (d *desk) readsOf(f *finding, e store.Expr) (map[string]int, error) {
	some, err := d.foundIn(f, e)
	if err != nil {
		return nil, err
	}
	things, err := d.facet("resource", some.Rows, 0)
	if err != nil {
		return nil, err
	}
	out := make(map[string]int, len(things.Values))
	for _, v := range things.Values {
		out[v.Value] = v.Count
	}
	return out, nil
}

// handedOut says whether a secret left, and how many reads of it failed.
func (s secretReads) handedOut() string {
	left := "yes"
	if s.plain > 0 && s.plain+s.failed == s.reads {
		left = encrypted
	}
	switch s.failed {
	case 0:
		return left
	case s.reads:
		return "never: all failed"
	}
	return left + ", " + phrase.Number(s.failed) + " of " + phrase.Number(s.reads) + " failed"
}
