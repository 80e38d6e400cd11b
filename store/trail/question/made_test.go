package question_test

import (
	"slices"
	"testing"
)

// TestMadeForAnother: what somebody makes for somebody else is told apart, beside the
// names that it is about.
func TestMadeForAnother(t *testing.T) {
	make := func(at int, name, request string) string {
		return event(at, user("mia", "AKIAMIA")+","+call("iam", name)+`,"requestParameters":{`+request+`}`)
	}
	data := load(t, make(0, "CreateUser", `"userName":"backup"`), make(1, "CreateLoginProfile", `"userName":"backup"`),
		make(2, "CreateAccessKey", `"userName":"mia"`), make(3, "CreateAccessKey", ""), make(4, "CreateRole", `"roleName":"helper"`))
	a := about(t, data, "new-credentials", "")
	for title, want := range map[string][][]string{
		"Made for another user": {{"CreateLoginProfile", "backup", "mia", ""}},
		"Made besides":          {{"CreateUser", "backup", "mia", ""}, {"CreateAccessKey", "mia", "mia", ""}, {"CreateAccessKey", "", "mia", ""}, {"CreateRole", "helper", "mia", ""}},
	} {
		if got := cells(a, title); !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%s: %q", title, got)
		}
	}
}
