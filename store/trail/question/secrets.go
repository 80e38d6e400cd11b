package question

import (
	"cmp"
	"maps"
	"slices"

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
		Title: "What was read", Heads: []string{"secret", "handed out", "kind", "account"},
		More: max(0, len(secrets)-maxSecrets),
	}
	below, err := d.pathsRead(f, &t)
	if err != nil {
		return err
	}
	names, err := d.parametersAsked(f)
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
		line, err := d.secretLine(f, s, names.of(s.id))
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

// secretLine is the line of a secret. The id of an instance names no account: that of
// the events is its own, for nobody reads an instance of another one.
func (d *desk) secretLine(f *finding, s secretReads, name string) (Line, error) {
	p, err := d.part(f, store.Equals("resource", s.id))
	if err != nil {
		return Line{}, err
	}
	account := ownerOf(s.id)
	if account == "" {
		if account, err = d.names("account", p); err != nil {
			return Line{}, err
		}
	}
	return d.lineOf(p, name, s.handedOut(), resource.Kind(s.id), account), nil
}

const (
	parameterPath = "requestParameters.path"
	decryption    = "requestParameters.withDecryption"
	// encrypted is what is handed out of a parameter that is not decrypted: Systems
	// Manager API Reference, GetParameter.
	encrypted = "encrypted, or its value if it is no SecureString"
)

// pathsRead adds a line for each path below which all parameters were read, which the
// record does not name, and returns below how many they were decrypted.
func (d *desk) pathsRead(f *finding, t *Table) (decrypted int, err error) {
	byPath, err := d.foundIn(f, all(store.Equals("event", "GetParametersByPath"), store.Match{Field: parameterPath, Op: store.Present}))
	if err != nil || byPath.Rows.Len() == 0 {
		return 0, err
	}
	groups, err := d.Snap.Groups(d.ctx, d.Lang, []string{parameterPath, "failed", decryption, "requestParameters.recursive"}, byPath.Rows)
	if err != nil {
		return 0, err
	}
	paths := readsBelow(groups)
	t.More += max(0, len(paths)-maxSecrets)
	for i, p := range paths {
		if p.failed+p.plain < p.reads {
			decrypted++
		}
		if i >= maxSecrets {
			continue
		}
		of := store.Equals(parameterPath, p.line.Filter)
		reads, err := d.foundIn(byPath, of)
		if err != nil {
			return 0, err
		}
		account, err := d.names("account", reads)
		if err != nil {
			return 0, err
		}
		p.line.Cells = []string{p.id, p.handedOut(), "SSM parameters", account}
		p.line.Filter = d.narrowed(all(f.expr, of)).String()
		t.Lines = append(t.Lines, p.line)
	}
	return decrypted, nil
}

// pathReads are the reads of all parameters below a path; the filter of their line is
// the path.
type pathReads struct {
	secretReads
	line Line
}

// readsBelow counts the reads below each path, the most read first. Its id says how
// far down they went.
func readsBelow(groups []store.Group) []pathReads {
	paths := make(map[string]*pathReads)
	for _, g := range groups {
		path, failed, decrypted, recursive := g.Values[0], g.Values[1], g.Values[2], g.Values[3]
		p := paths[path]
		if p == nil {
			p = &pathReads{secretReads{id: "everything directly below " + path}, Line{First: g.First, Last: g.Last, Filter: path}}
			paths[path] = p
		}
		p.reads += g.Count
		p.line.Count += g.Count
		switch {
		case failed != "no":
			p.failed += g.Count
		case decrypted != "true":
			p.plain += g.Count
		}
		if recursive == "true" {
			p.id = "everything below " + path
		}
		if g.First.Before(p.line.First) {
			p.line.First = g.First
		}
		if g.Last.After(p.line.Last) {
			p.line.Last = g.Last
		}
	}
	out := make([]pathReads, 0, len(paths))
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		out = append(out, *paths[path])
	}
	slices.SortStableFunc(out, func(a, b pathReads) int { return cmp.Compare(b.reads, a.reads) })
	return out
}

// undecrypted finds the reads that succeeded without asking for decryption.
func undecrypted() store.Expr {
	return all(store.Equals("failed", "no"), store.Not{Expr: store.Equals(decryption, "true")})
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
	if err != nil || some.Rows.Len() == 0 {
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
