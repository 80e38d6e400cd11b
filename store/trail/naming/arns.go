package naming

import (
	"context"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// ARNs are the ARNs of things of IAM as events have them, by canonical id. The id of one
// looks like an ARN and need not be it: it lacks the path, so that the name and the ARN
// of a thing are one. It is for finding events, and this for telling people.
type ARNs map[string]string

// Of returns the ARN of a thing as far as events tell, and whether they do. Of what is
// not of IAM the id is the ARN.
func (a ARNs) Of(id string) (arn string, known bool) {
	if arn, ok := a[id]; ok {
		return arn, true
	}
	_, _, pathed := resource.Pathed(id)
	return id, !pathed
}

// Text is what to show for a thing: its ARN, or where no event has it the kind, the name
// and the account, which is all that is known.
func (a ARNs) Text(id string) string {
	arn, known := a.Of(id)
	if known {
		return arn
	}
	return resource.Kind(id) + " " + resource.Name(id) + " of " + strings.SplitN(id, ":", 6)[4]
}

// Recorded finds how events write the ARNs of things: of several ways the most frequent
// counts, that of calls which did not fail before others, since anybody may ask for what
// is not there. The error is the context's.
func Recorded(ctx context.Context, snap *store.Snapshot, lang *store.Language, ids ...string) (ARNs, error) {
	patterns := patternsOf(ids)
	if len(patterns) == 0 {
		return nil, nil
	}
	failed, err := snap.Select(ctx, lang, store.Equals("failed", "yes"), nil)
	if err != nil {
		return nil, err
	}
	c := &arnCount{ids: ids, sure: make(map[string]map[string]int), rest: make(map[string]map[string]int)}
	for _, path := range snap.Paths(holdsARN) {
		rows, err := snap.Select(ctx, lang, store.Match{Field: path, Op: store.Like, Values: patterns}, nil)
		if err != nil {
			return nil, err
		}
		for _, part := range []struct {
			rows *store.Selection
			to   map[string]map[string]int
		}{{rows.Without(failed), c.sure}, {rows.Both(failed), c.rest}} {
			if part.rows.Len() == 0 {
				continue
			}
			facet, err := snap.Facet(ctx, lang, path, part.rows, 0)
			if err != nil {
				return nil, err
			}
			c.add(facet, part.to)
		}
	}
	return c.most(), nil
}

// patternsOf returns the patterns of what may be the ARNs of things.
func patternsOf(ids []string) (out []store.Pattern) {
	for _, id := range ids {
		if start, name, ok := resource.Pathed(id); ok {
			out = append(out, store.Literal(id), store.Pattern{{Text: start}, {Wild: '*'}, {Text: "/" + name}})
		}
	}
	return out
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

// arnCount counts ARNs by the things that they are of.
type arnCount struct {
	ids        []string
	sure, rest map[string]map[string]int // of calls that did not fail, and that did
}

func (c *arnCount) add(facet *store.Facet, to map[string]map[string]int) {
	for _, v := range facet.Values {
		for _, id := range c.ids {
			if resource.IsOfARN(v.Value, id) {
				if to[id] == nil {
					to[id] = make(map[string]int)
				}
				to[id][v.Value] += v.Count
			}
		}
	}
}

// most returns the most frequent ARN of each thing; of several as frequent the longest
// one, which has the path.
func (c *arnCount) most() ARNs {
	out := make(ARNs)
	for _, id := range c.ids {
		counts := c.sure[id]
		if counts == nil {
			counts = c.rest[id]
		}
		best := ""
		for arn, n := range counts {
			more := n - counts[best]
			if more > 0 || more == 0 && (len(arn) > len(best) || len(arn) == len(best) && arn < best) {
				best = arn
			}
		}
		if best != "" {
			out[id] = best
		}
	}
	return out
}
