package profile

import (
	"strings"

	"github.com/trailsift/trailsift/store/trail/resource"
)

// Called returns what people call a principal whose events have an actor: that name, and of
// the id of a role the role, which all its sessions are of. It is "" for subjects that say
// themselves who they are, and for actors that say no more than the id.
func (s Subject) Called(actor string) string {
	if !s.IsID() || strings.Contains(s.Value, actor) || strings.Contains(actor, s.Value) {
		return ""
	}
	if s.Kind == RoleIdentifier || resource.Kind(s.Value) == roleID {
		actor, _, _ = strings.Cut(actor, "/")
	}
	return actor
}

// IsID reports whether the subject is called by what nobody calls it.
func (s Subject) IsID() bool {
	return s.Kind == Principal || s.Kind == Identifier || s.Kind == RoleIdentifier
}

// roleID is what [resource.Kind] calls the id of a role. The principalId of a session goes on
// with its name, and is none.
const roleID = "IAM role id"

// call finds what the subject is called: as in most of its events that say it.
func (s *study) call() error {
	if !s.Subject.IsID() {
		return nil
	}
	actors, err := s.snap.Facet(s.ctx, s.lang, Actor.Field(), s.Rows, 0)
	if err != nil {
		return err
	}
	most := make(map[string]int)
	for _, v := range actors.Values {
		name := s.Subject.Called(v.Value)
		most[name] += v.Count
		if name != "" && most[name] > most[s.Called] {
			s.Called = name
		}
	}
	return nil
}

// said is the subject in a sentence: "actor mira", "principal mira (AIDAEXAMPLE)".
func (s *study) said() string {
	if s.Called == "" {
		return s.Subject.Kind.String() + " " + s.Subject.Value
	}
	return s.Subject.Kind.String() + " " + s.Called + " (" + s.Subject.Value + ")"
}
