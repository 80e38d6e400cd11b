package naming

import (
	"context"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// ARNs are the ARNs of things of IAM as events tell them, by canonical id. The id of one
// looks like an ARN and need not be it: it lacks the path, so that the name and the ARN
// of a thing are one. It is for finding events, and this for telling people.
type ARNs map[string]string

// Of returns the ARN of a thing as far as events tell, and whether they do. Of what is
// not of IAM the id is the ARN.
func (a ARNs) Of(id string) (arn string, known bool) {
	if arn, ok := a[id]; ok {
		return arn, true
	}
	return id, !MayHavePath(id)
}

// MayHavePath reports whether the ARN of a thing may be another than its id.
func MayHavePath(id string) bool {
	_, _, pathed := resource.Pathed(id)
	return pathed
}

// Text is what to show for a thing: its ARN, or where no event tells it the kind, the name
// and the account, which is all that is known.
func (a ARNs) Text(id string) string {
	arn, known := a.Of(id)
	if known {
		return arn
	}
	return resource.Kind(id) + " " + resource.Name(id) + " of " + strings.SplitN(id, ":", 6)[4]
}

// trust is how much an ARN is worth by where it stands: a lesser one counts only where
// there is no better, however often it was written.
type trust int

const (
	// byAWS: who called, and what IAM says that it made. Callers have no say in it.
	byAWS trust = iota
	// answered: other services repeat in their answers what they were asked for.
	answered
	// asked: in the request of a call that did not fail. Few services look whether there
	// is such a thing.
	asked
	// Of what stands in requests that failed nothing is known: anybody may ask for what is
	// not there.

	trusts = iota
)

// Recorded finds how events write the ARNs of things, by those that can be trusted most;
// of several ways the most frequent counts. The error is the context's.
func Recorded(ctx context.Context, snap *store.Snapshot, lang *store.Language, ids ...string) (ARNs, error) {
	r := &recorded{ctx: ctx, snap: snap, lang: lang, counts: make(map[string]*[trusts]tally)}
	for _, id := range ids {
		if MayHavePath(id) {
			r.counts[id] = new([trusts]tally)
		}
	}
	if len(r.counts) == 0 {
		return nil, nil
	}
	patterns := r.patterns()
	for _, path := range snap.Paths(holdsARN) {
		rows, err := snap.Select(ctx, lang, store.Match{Field: path, Op: store.Like, Values: patterns}, nil)
		if err != nil {
			return nil, err
		}
		if err := r.read(path, rows); err != nil {
			return nil, err
		}
	}
	return r.most(), nil
}

// holdsARN reports whether values at a JSON path may be ARNs of things of IAM. The list
// of an event's resources is left out: the request has these too, and there may be
// hundreds of thousands of objects in it.
func holdsARN(path string) bool {
	if path == "resources.ARN" {
		return false
	}
	key := strings.ToLower(path[strings.LastIndexByte(path, '.')+1:])
	return strings.HasSuffix(key, "arn") || key == "role" || key == "permissionsboundary"
}

// recorded is the search for the ARNs of some things.
type recorded struct {
	ctx    context.Context
	snap   *store.Snapshot
	lang   *store.Language
	counts map[string]*[trusts]tally // by id
}

// tally counts events by the ARN that they have.
type tally map[string]int

// mostNames is how many things are looked for by name: each value of a field is compared
// with each name.
const mostNames = 8

// patterns returns the patterns of what may be the ARNs of the things: of many, those of
// all things of their kinds and accounts, which are few.
func (r *recorded) patterns() (out []store.Pattern) {
	starts := make(map[string]bool)
	for id := range r.counts {
		start, name, _ := resource.Pathed(id)
		switch {
		case len(r.counts) <= mostNames:
			out = append(out, store.Literal(id), store.Pattern{{Text: start}, {Wild: '*'}, {Text: "/" + name}})
		case !starts[start]:
			starts[start] = true
			out = append(out, store.Pattern{{Text: start}, {Wild: '*'}})
		}
	}
	return out
}

// read counts the ARNs at a path, in rows that have some of them there.
func (r *recorded) read(path string, rows *store.Selection) error {
	if rows.Len() == 0 {
		return nil
	}
	parts, err := r.parts(path, rows)
	if err != nil {
		return err
	}
	for trust, part := range parts {
		if part == nil || part.Len() == 0 {
			continue
		}
		facet, err := r.snap.Facet(r.ctx, r.lang, path, part, 0)
		if err != nil {
			return err
		}
		r.add(trust, facet)
	}
	return nil
}

// parts sorts rows by how much an ARN at a path is worth in them. Those in which it is
// worth nothing are in none.
func (r *recorded) parts(path string, rows *store.Selection) (out [trusts]*store.Selection, err error) {
	top, _, _ := strings.Cut(path, ".")
	if top == "userIdentity" {
		out[byAWS] = rows
		return out, nil
	}
	rows, err = r.snap.SelectIn(r.ctx, r.lang, store.Equals("failed", "no"), rows)
	if err != nil || top != "responseElements" {
		out[asked] = rows
		return out, err
	}
	out[byAWS], err = r.snap.SelectIn(r.ctx, r.lang, store.Equals("eventSource", "iam.amazonaws.com"), rows)
	if err == nil {
		out[answered] = rows.Without(out[byAWS])
	}
	return out, err
}

// add counts the values of a field. An ARN is its thing's id but for the path.
func (r *recorded) add(trust int, facet *store.Facet) {
	for _, v := range facet.Values {
		start, name, ok := resource.Pathed(v.Value)
		if !ok {
			continue
		}
		of := r.counts[start+name[strings.LastIndexByte(name, '/')+1:]]
		if of == nil {
			continue
		}
		if of[trust] == nil {
			of[trust] = make(tally)
		}
		of[trust][v.Value] += v.Count
	}
}

// most returns the ARN of each thing that is known.
func (r *recorded) most() ARNs {
	out := make(ARNs)
	for id, counts := range r.counts {
		for _, t := range counts {
			if len(t) > 0 {
				out[id] = t.most()
				break
			}
		}
	}
	return out
}

// most returns the most frequent ARN; of several as frequent the longest one, which has
// the path.
func (t tally) most() string {
	best := ""
	for arn, n := range t {
		more := n - t[best]
		if more > 0 || more == 0 && (len(arn) > len(best) || len(arn) == len(best) && arn < best) {
			best = arn
		}
	}
	return best
}
