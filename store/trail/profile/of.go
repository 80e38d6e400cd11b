package profile

import (
	"context"
	"fmt"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// study is a profile in the making.
type study struct {
	ctx  context.Context
	snap *store.Snapshot
	lang *store.Language
	expr store.Expr
	*Profile

	clock       phrase.Clock
	callersTold []string // who callers from other accounts are
}

// Of returns the profile of a subject; one without events has only its text.
// The error is the context's.
func Of(ctx context.Context, snap *store.Snapshot, lang *store.Language, who Subject) (*Profile, error) {
	return OfIn(ctx, snap, lang, phrase.Clock{}, who)
}

// OfIn is [Of] with the times in its texts said by a clock.
func OfIn(ctx context.Context, snap *store.Snapshot, lang *store.Language, clock phrase.Clock, who Subject) (*Profile, error) {
	s := &study{ctx: ctx, snap: snap, lang: lang, expr: who.filter(), Profile: &Profile{Subject: who}, clock: clock}
	if who.Kind == Network { // read as one that is written, which knows networks
		if e, err := lang.Parse(s.expr.String()); err == nil {
			s.expr = e
		}
	}
	s.Filter = s.expr.String()
	for _, part := range []func() error{s.count, s.facets, s.fresh, s.sessions, s.things, s.call, s.tell, s.meant} {
		if err := part(); err != nil {
			return nil, err
		}
		if s.Events == 0 {
			return s.Profile, s.nothing()
		}
	}
	return s.Profile, nil
}

// String is the kind in a word.
func (k Kind) String() string { return kinds[k].word }

// Said is the kind with its article: "an actor".
func (k Kind) Said() string {
	if strings.ContainsRune("aeioAEIO", rune(k.String()[0])) {
		return "an " + k.String()
	}
	return "a " + k.String()
}

// Field is where subjects of the kind stand, as filters call it.
func (k Kind) Field() string { return kinds[k].field }

// Kinds lists the kinds of subjects, those that are likely meant by a value of
// their field before others of it.
func Kinds() []Kind {
	out := make([]Kind, len(kinds))
	for i := range out {
		out[i] = Kind(i)
	}
	return out
}

// KindOf returns the kind of subject that a value of a field is, the field named
// as by [Kind.Field]; ok is false for fields of which there are no profiles.
func KindOf(field, value string) (k Kind, ok bool) {
	for _, k := range Kinds() {
		if k.Field() != field {
			continue
		}
		if k == Address && Like(value) == Network {
			return Network, true
		}
		return k, true
	}
	return Actor, false
}

// kinds are what the kinds of subjects are called, and the fields that they
// stand in.
var kinds = [...]struct{ word, field string }{
	Actor: {"actor", "actor"}, Principal: {"principal", "principal"}, Key: {"access key", "key"}, Address: {"address", "ip"}, Session: {"session", "session"},
	Network: {"network", "ip"}, ARN: {"ARN", "userIdentity.arn"}, Identifier: {"principal", "userIdentity.principalId"},
	Role: {"role", issuer + "userName"}, RoleARN: {"role", issuer + "arn"}, RoleIdentifier: {"role", issuer + "principalId"},
	User: {"user", "userIdentity.userName"}, Account: {"account", "account"}, Caller: {"calling account", "userIdentity.accountId"},
}

// issuer is the part of an identity that says whose temporary credentials it
// has.
const issuer = "userIdentity.sessionContext.sessionIssuer."

// filter finds the events of a subject.
func (s Subject) filter() store.Expr {
	e := store.Equals(s.Kind.Field(), s.Value)
	if s.Kind == Network {
		e.Op = store.Like
	}
	return e
}

// rows returns the subject's events that fulfil conditions as well.
func (s *study) rows(more ...store.Expr) (*store.Selection, error) {
	return s.snap.Select(s.ctx, s.lang, append(store.And{s.expr}, more...), nil)
}

// part returns the subject's events that fulfil a condition as well, without
// asking for the subject again.
func (s *study) part(e store.Expr) (*store.Selection, error) {
	return s.snap.SelectIn(s.ctx, s.lang, e, s.Rows)
}

// count finds the events and counts them.
func (s *study) count() error {
	var err error
	if s.Rows, err = s.rows(); err != nil {
		return err
	}
	s.Events = s.Rows.Len()
	s.First, s.Last, _ = s.snap.SpanOf(s.Rows)
	for verb, n := range map[string]*int{"write": &s.Writes, "grant-use": &s.GrantUses} {
		of, err := s.part(store.Equals("verb", verb))
		if err != nil {
			return err
		}
		*n = of.Len()
	}
	ended, err := trail.EndedIn(s.ctx, s.snap, s.lang, s.Rows)
	s.Ended = phrase.Ended(ended)
	return err
}

// acts says how many of the events were more than reads.
func (s *study) acts() string {
	text := phrase.Plural(s.Writes, "write")
	if s.GrantUses > 0 {
		text += ", " + phrase.Number(s.GrantUses) + " grant-use"
	}
	return text
}

// tell writes the sentence, and what the profile cannot know.
func (s *study) tell() error {
	s.Text = fmt.Sprintf("%s: %s, %s; %s and %s", s.said(), phrase.Plural(s.Events, "event"),
		s.clock.Span(s.First, s.Last), s.acts(), s.Ended.Failures())
	if !s.Baseline.IsZero() {
		what := "nothing"
		if n := len(s.New) + s.MoreNew(); n > 0 {
			what = phrase.Number(n)
		}
		s.Text += fmt.Sprintf("; %s new after %s, %s", what, s.clock.Moment(s.Baseline), s.Since())
	}
	s.Unproven = append(s.Unproven, s.callersTold...)
	if s.Baseline.IsZero() {
		s.Unproven = append(s.Unproven, "There are less than two hours of it: what is new cannot be told.")
	} else {
		s.Unproven = append(s.Unproven, "New is what it used for the first time after "+s.clock.Moment(s.Baseline)+", "+s.Since()+"; what it did before the loaded events is not known.")
	}
	return nil
}
