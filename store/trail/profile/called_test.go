package profile_test

import (
	"testing"

	"github.com/trailsift/trailsift/store/trail/profile"
)

// TestCalled: whom an id is of is said by a name; what says it already stays.
func TestCalled(t *testing.T) {
	const role, user = "AROAEXAMPLE0000000003", "AIDAEXAMPLE0000000003"
	for _, c := range []struct {
		kind               profile.Kind
		value, actor, want string
	}{
		{profile.Principal, user, "mira", "mira"},
		{profile.Principal, user, "account 111122223333 " + user, ""},
		{profile.Principal, role, "deploy/ci", "deploy"},
		{profile.RoleIdentifier, role, "deploy/ci", "deploy"},
		{profile.Identifier, role + ":ci", "deploy/ci", "deploy/ci"},
		{profile.Principal, "provider:aud:sub", "provider/sub", "provider/sub"},
		{profile.Principal, "svc/ec2.amazonaws.com", "ec2.amazonaws.com", ""},
		{profile.Principal, user, "", ""},
		{profile.Actor, "mira", "zoe", ""},
		{profile.ARN, "arn:aws:iam::111122223333:user/mira", "mira", ""},
	} {
		if got := (profile.Subject{Kind: c.kind, Value: c.value}).Called(c.actor); got != c.want {
			t.Errorf("%s of %s is called %q, want %q", c.value, c.actor, got, c.want)
		}
	}
}

// TestMostOfTheEventsNameIt, and of a role's sessions all name the role.
func TestMostOfTheEventsNameIt(t *testing.T) {
	for value, want := range map[string]string{"AROA6LREEIG4DZUYBVU3Z": "release-manager", "AIDA3X4OLXGTRE7762IOS": "build-agent"} {
		if p := of(t, profile.Principal, value); p.Called != want {
			t.Errorf("%s is called %q, want %q", value, p.Called, want)
		}
	}
}
