package tui

import (
	"net/netip"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/profile"
)

// profileOf shows the profile of what a value looks like: a key, an address, a
// session, else an actor.
func (a *App) profileOf(value string) tea.Cmd {
	return a.inquire(inquiry{kind: askProfile, field: kindName(subjectKind(value)), value: value})
}

func subjectKind(value string) profile.Kind {
	if _, _, ok := trail.ParseSessionID(value); ok {
		return profile.Session
	}
	if _, err := netip.ParseAddr(value); err == nil {
		return profile.Address
	}
	if isTemporaryKey(value) || isLongKey(value) {
		return profile.Key
	}
	return profile.Actor
}
