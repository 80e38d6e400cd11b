package profile

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// spell says how to show things: by their ARNs as events have them, and if only a part
// was made or unmade by that first: who took the policy of a bucket left the bucket.
func (s *study) spell(lists ...[]Thing) error {
	var ids []string
	for _, t := range slices.Concat(lists...) {
		ids = append(ids, t.Resource)
	}
	arns, err := naming.Recorded(s.ctx, s.snap, s.lang, ids...)
	for _, list := range lists {
		for i := range list {
			t := &list[i]
			t.ARN, _ = arns.Of(t.Resource)
			switch t.Text = arns.Text(t.Resource); {
			case t.Resource == "":
				t.Text = s.unnamed(*t)
			case t.Part != "":
				t.Text = t.Part + " of " + t.Text
			}
		}
	}
	return err
}

// unnamed says what there is to say of a thing that its event does not name: what was
// asked for, else of what kind it was, and whose. What a failed call asked for might be
// taken for what it made.
func (s *study) unnamed(t Thing) string {
	r := s.snap.Record(t.Row)
	asked := trail.GistOf(r)
	asked.Ended = ""
	switch text := asked.String(); {
	case text != "" && t.Failed && !resource.Unmakes(t.Event):
		return text + ", not made"
	case text != "":
		return text
	}
	kind := resource.Part(t.Event, "")
	account, _ := r.Value(s.lang, "account")
	switch {
	case account == "":
		return kind
	case kind == "": // whatever it was, it was there
		return "in account " + account
	case kind == "account": // one that is not yet, or no more
		return kind + ", in account " + account
	}
	return strings.TrimPrefix(kind, "account ") + " of account " + account
}
