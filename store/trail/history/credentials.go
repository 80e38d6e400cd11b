package history

import (
	"slices"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// keys adds the long-lived access keys that a user used, then the user's sessions. The
// console gives a session a key for each of its pages: they are one thing together.
func (r *relations) keys() error {
	sel, err := r.byARN("userIdentity.arn")
	if err != nil {
		return err
	}
	groups, err := r.snap.Groups(r.ctx, r.lang, []string{"session", "userIdentity.accessKeyId"}, sel)
	if err != nil {
		return err
	}
	slices.SortStableFunc(groups, func(a, b store.Group) int { return b.Count - a.Count })
	own := make(map[string]*grant)
	var sessions []*grant
	for _, g := range groups {
		id, key := g.Values[0], g.Values[1]
		if _, _, temporary := trail.ParseSessionID(id); !temporary {
			r.addKey(key, g)
			continue
		}
		if own[id] == nil {
			own[id] = &grant{id: id, first: g.First, row: g.Row}
			sessions = append(sessions, own[id])
		}
		own[id].add(key, g)
	}
	slices.SortStableFunc(sessions, func(a, b *grant) int { return b.count - a.count })
	for _, s := range sessions {
		r.add(Related{As: "session", Kind: "session", Text: s.text(r.clock), Field: "session", Value: s.id, Count: s.count, Row: s.row})
	}
	return nil
}

// grant is a session of a user.
type grant struct {
	id, key     string // one of its keys
	count, keys int
	first       time.Time
	row         store.Row // the first event
}

// add counts the events with one of the session's keys; what has none is not told apart.
func (s *grant) add(key string, g store.Group) {
	s.count += g.Count
	if g.First.Before(s.first) {
		s.first, s.row = g.First, g.Row
	}
	if key != "" {
		s.key = key
		s.keys++
	}
}

// text says since when a session was, and with which key.
func (s *grant) text(clock phrase.Clock) string {
	_, began, _ := trail.ParseSessionID(s.id)
	text := "since " + clock.Moment(began)
	switch s.keys {
	case 0:
		return text
	case 1:
		return text + "  " + s.key
	}
	return text + "  " + phrase.Plural(s.keys, "key")
}

// addKey adds a key that a user used.
func (r *relations) addKey(key string, g store.Group) {
	if key == "" {
		return
	}
	rel := Related{As: "access key used", Kind: "access key", Text: key, Field: "userIdentity.accessKeyId", Value: key, Count: g.Count, Row: g.Row}
	if resource.IsAccessKey(key) {
		rel.ID, rel.Kind = key, resource.Kind(key)
	}
	r.add(rel)
}

// keyOwner adds whose identity an access key stands for.
func (r *relations) keyOwner(b *birth) error {
	if b.used.Len() == 0 {
		return nil
	}
	arn, _ := r.snap.Record(b.used.Row(0)).Value(r.lang, "userIdentity.arn")
	for _, id := range resource.Typed(arn) {
		r.add(Related{As: "owner", ID: id, Kind: resource.Kind(id), Text: resource.Name(id), Field: "userIdentity.arn", Value: arn, Count: b.used.Len(), Row: b.used.Row(0)})
		break
	}
	return nil
}
