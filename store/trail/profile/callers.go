package profile

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/naming"
)

// callers returns what other accounts call actors of the subject, by the name that these
// have in their own: one caller is one line, however many accounts recorded a call. A name
// is nobody's own: only where all calls under it are of one id are two actors one.
func (s *study) callers(field string) (map[string]string, error) {
	if field != Actor.Field() {
		return nil, nil
	}
	known, err := naming.Callers(s.ctx, s.snap, s.lang, s.Rows)
	own := make(map[string]string)
	for _, c := range known {
		if c.ID == "" || c.Name == c.Actor { // calls without an id may be of others too
			continue
		}
		s.callersTold = append(s.callersTold, fmt.Sprintf("The caller from account %s is %s.", c.Account, c))
		one, err := s.isOne(c)
		if err != nil {
			return nil, err
		}
		if one {
			own[c.Name] = c.Actor
		}
	}
	return own, err
}

// isOne reports whether the subject's events have both names of a caller, and each of them
// only for that caller.
func (s *study) isOne(c naming.Caller) (bool, error) {
	for _, name := range []string{c.Name, c.Actor} {
		rows, err := s.part(store.Equals(Actor.Field(), name))
		if err != nil || rows.Len() == 0 {
			return false, err
		}
		of, err := naming.In(s.ctx, s.snap, s.lang, rows)
		if err != nil || len(of) != 1 || of[0].ID != c.ID || of[0].Account != c.Account || of[0].Count != rows.Len() {
			return false, err
		}
	}
	return true, nil
}

// joined counts values that mean the same together, under the name that the first of
// them has in own; the most frequent come first.
func joined(values []store.ValueCount, own map[string]string) []Value {
	var out []Value
	at := make(map[string]int)
	for _, v := range values {
		name := cmp.Or(own[v.Value], v.Value)
		i, seen := at[name]
		if !seen {
			i = len(out)
			at[name], out = i, append(out, Value{Text: v.Value})
		}
		out[i].Count += v.Count
		switch {
		case out[i].Text == v.Value:
		case v.Value == name:
			out[i].Also, out[i].Text = append(out[i].Also, out[i].Text), name
		default:
			out[i].Also = append(out[i].Also, v.Value)
		}
	}
	slices.SortStableFunc(out, func(a, b Value) int { return cmp.Compare(b.Count, a.Count) })
	return out
}
