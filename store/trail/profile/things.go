package profile

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/resource"
)

const (
	mostSessions = 20
	mostThings   = 50
)

// sessions lists the grants of temporary credentials that the subject used.
func (s *study) sessions() error {
	if s.Subject.Kind == Session {
		return nil
	}
	found, err := s.snap.Facet(s.ctx, s.lang, "session", s.Rows, mostSessions+1)
	if err != nil {
		return err
	}
	n := min(listed(found.Distinct, mostSessions), len(found.Values))
	for _, v := range found.Values[:n] {
		use, err := s.session(v)
		if err != nil {
			return err
		}
		s.Sessions = append(s.Sessions, use)
	}
	s.MoreSessions = found.Distinct - n
	if err := s.forwarded(); err != nil {
		return err
	}
	slices.SortStableFunc(s.Sessions, func(a, b SessionUse) int { return a.First.Compare(b.First) })
	return nil
}

// forwarded counts what services called on somebody's behalf.
func (s *study) forwarded() error {
	s.OnBehalf = store.And{store.Match{Field: "userIdentity.invokedBy", Op: store.Present}, store.Match{Field: "userIdentity.sessionContext.attributes.creationDate", Op: store.Present}}
	calls, err := s.part(s.OnBehalf)
	if err == nil {
		s.Forwarded = calls.Len()
	}
	return err
}

// session says whose a session was, and when the subject used it.
func (s *study) session(v store.ValueCount) (SessionUse, error) {
	use := SessionUse{Session: v.Value, Count: v.Count}
	rows, err := s.part(store.Equals("session", v.Value))
	if err != nil {
		return use, err
	}
	use.First, use.Last, _ = s.snap.SpanOf(rows)
	actors, err := s.snap.Facet(s.ctx, s.lang, "actor", rows, 1)
	if err == nil && len(actors.Values) > 0 {
		use.Actor = actors.Values[0].Value
	}
	return use, err
}

// TitleOf heads a list of things by what was done to them, "created", or tried: not all
// that is listed need have come about.
func TitleOf(done string, things []Thing) string {
	if slices.ContainsFunc(things, func(t Thing) bool { return t.Failed }) {
		return done + " or tried"
	}
	return done
}

// things lists what the subject made and unmade. Events about objects in
// buckets are only counted: there may be millions.
func (s *study) things() error {
	writes, err := s.part(store.And{store.Equals("verb", "write"), store.Not{Expr: store.Equals("category", "Data")}})
	if err != nil {
		return err
	}
	if data := s.Writes - writes.Len(); data > 0 {
		s.Unproven = append(s.Unproven, "Writes of objects and other data are not among what it created and deleted: "+phrase.Plural(data, "event")+".")
	}
	if writes.Len() == 0 {
		return nil
	}
	tagged, err := s.snap.Tagged(s.ctx, s.lang, "resource", nil)
	if err != nil {
		return err
	}
	if s.Created, s.MoreCreated, err = s.thingsOf(writes, tagged[uint8(resource.Created)], resource.Created); err != nil {
		return err
	}
	if s.Deleted, s.MoreDeleted, err = s.thingsOf(writes, tagged[uint8(resource.Deleted)], resource.Deleted); err != nil {
		return err
	}
	return s.spell(s.Created, s.Deleted)
}

// calledSo selects those of some events whose names say that they make, or unmake,
// something: not all name it.
func (s *study) calledSo(writes *store.Selection, role resource.Role) (*store.Selection, error) {
	says := map[resource.Role]func(string) bool{resource.Created: resource.Makes, resource.Deleted: resource.Unmakes}[role]
	events, err := s.snap.Facet(s.ctx, s.lang, "event", writes, 0)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, v := range events.Values {
		if says(v.Value) && !strings.HasSuffix(v.Value, "Tags") { // which are no things
			names = append(names, v.Value)
		}
	}
	if len(names) == 0 {
		return nil, nil
	}
	return s.snap.SelectIn(s.ctx, s.lang, store.Equals("event", names...), writes)
}

// thingsOf reads which things some events made, or unmade: those of which the
// records tell what they are to the event, and those that are called so.
func (s *study) thingsOf(writes, known *store.Selection, role resource.Role) (out []Thing, more int, err error) {
	rows, err := s.calledSo(writes, role)
	switch {
	case err != nil:
		return nil, 0, err
	case known != nil && rows != nil:
		rows = rows.Either(known.Both(writes))
	case known != nil:
		rows = known.Both(writes)
	case rows == nil:
		return nil, 0, nil
	}
	view, err := s.snap.View(s.ctx, rows, false)
	if err != nil {
		return nil, 0, err
	}
	for i := range view.Len() {
		if rest := view.Len() - i; len(out) >= mostThings && rest > 1 {
			return out, rest, nil
		}
		out = append(out, s.thingsIn(view.Row(i), role)...)
	}
	return out, 0, nil
}

// thingsIn reads which things one event made, or unmade.
func (s *study) thingsIn(row store.Row, role resource.Role) []Thing {
	r := s.snap.Record(row)
	event, _ := r.Value(s.lang, "event")
	outcome, _ := r.Value(s.lang, "outcome")
	if outcome == trail.DryRun {
		return nil
	}
	at, _ := r.Time()
	var out []Thing
	thing := Thing{Event: event, Failed: outcome == trail.Failed, At: at, Row: row}
	named := make(map[resource.Role]string) // the first of each
	for _, v := range r.Tagged(s.lang, "resource") {
		is := resource.Role(v.Tag)
		if is == role {
			out = append(out, thing.of(v.Text))
		}
		named[is] = cmp.Or(named[is], v.Text)
	}
	switch {
	case len(out) > 0:
		return withoutSecondNames(out)
	case thing.Failed: // what it would have used says nothing of what it would have made
		return []Thing{thing.partOf(named[resource.Changed])}
	}
	return []Thing{thing.partOf(cmp.Or(named[resource.Changed], named[resource.Used]))}
}

// partOf is what the event is named after, of the thing under a name.
func (t Thing) partOf(name string) Thing {
	if name != "" {
		t.Part = resource.Part(t.Event, name)
	}
	return t.of(name)
}

// of is the thing under a name.
func (t Thing) of(name string) Thing {
	t.Resource = name
	return t
}

// withoutSecondNames leaves out the ids that an event gives a thing besides its
// ARN: the unique id of a user, role, group, profile or policy (IAM user guide,
// "unique identifiers"), and the id of a key pair, which is also named.
func withoutSecondNames(things []Thing) []Thing {
	if !slices.ContainsFunc(things, func(t Thing) bool { return strings.HasPrefix(t.Resource, "arn:") }) {
		return things
	}
	return slices.DeleteFunc(things, func(t Thing) bool { return secondName.MatchString(t.Resource) })
}

var secondName = regexp.MustCompile(`^(A(IDA|ROA|GPA|IPA|NPA|NVA|SCA)[A-Z0-9]+|key-[0-9a-f]+)$`)
