package profile

import (
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// meant says whom the subject's name means: one principal or several, and who a
// caller from another account is.
func (s *study) meant() error {
	whose := naming.In
	switch s.Subject.Kind {
	case Actor, User:
	case Role:
		whose = naming.RolesIn
	case Account:
		return s.root()
	default:
		return nil
	}
	list, err := whose(s.ctx, s.snap, s.lang, s.Rows)
	if err != nil || len(list) == 0 {
		return err
	}
	if len(list) > 1 {
		s.share(list)
	}
	if s.Subject.Kind == Role {
		return nil
	}
	if err := s.caller(list); err != nil {
		return err
	}
	return s.elsewhere(list)
}

// nothing says that nothing is loaded of the subject, and who may have been
// meant.
func (s *study) nothing() error {
	s.Text = "Nothing is loaded of " + s.Subject.Kind.String() + " " + s.Subject.Value
	s.Unproven = []string{"It may have done something before, after or elsewhere."}
	if s.Subject.Kind != Actor || s.Subject.Value == "" {
		return nil
	}
	s.Unproven = append(s.Unproven, s.Subject.Value+" was taken as the name of an actor: it is no address, network, access key, session, ARN, principal, role or user of a loaded event. The history of a resource is told by who.")
	var err error
	s.Similar, err = Similar(s.ctx, s.snap, s.lang, s.Subject.Value)
	return err
}

// root says how to ask for the root user of an account, whose principal id is that of
// the account.
func (s *study) root() error {
	root := Subject{Actor, "root@" + s.Subject.Value}
	rows, err := s.part(root.filter())
	if err == nil && rows.Len() > 0 {
		s.Unproven = append(s.Unproven, "The profile is of all that was recorded in the account; that of its root user is the profile of "+root.Value+".")
	}
	return err
}

// share says that several have the name.
func (s *study) share(list []naming.Principal) {
	s.Principals = list
	text := phrase.Plural(len(list), "principal") + " have this name"
	if accounts := naming.Accounts(list); len(accounts) > 1 {
		text += ", of the accounts " + phrase.List(phrase.First(accounts, 3))
	}
	s.Text += "; " + text
	s.Unproven = slices.Insert(s.Unproven, 0, text+": the events are not all of one, and what is new is new to all of them together. The profile of an id is of one.")
}

// caller says who a caller from another account is there.
func (s *study) caller(list []naming.Principal) error {
	c, ok, err := naming.CallerOf(s.ctx, s.snap, s.lang, list[0].Row)
	if !ok || err != nil {
		return err
	}
	s.Text += "; it is " + c.String()
	return nil
}

// elsewhere says that other accounts recorded more of those who have the name,
// without the name.
func (s *study) elsewhere(list []naming.Principal) error {
	var ids []string
	for _, p := range list {
		if p.ID != "" {
			ids = append(ids, p.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	m := store.Equals(list[0].Field, ids[0])
	for _, id := range ids[1:] {
		m.Values = append(m.Values, store.Literal(id))
	}
	all, err := s.snap.Select(s.ctx, s.lang, m, nil)
	if err != nil {
		return err
	}
	if more := all.Without(s.Rows).Len(); more > 0 {
		s.Unproven = append(s.Unproven, phrase.Plural(more, "more event", "more events")+" of the same id "+are(more)+
			" recorded under another name, such as in the account that was called: the profile of "+phrase.List(phrase.First(ids, 2))+" has them.")
	}
	return nil
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
