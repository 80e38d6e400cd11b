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

// TestWhatIsMadeIsNamed: in the list of events as in the tables, whatever is made; what a
// call does not name the answer does.
func TestWhatIsMadeIsNamed(t *testing.T) {
	made := func(at int, service, name, request, response string) string {
		return event(at, user("mia", "AKIAMIA")+","+call(service, name)+`,"requestParameters":{`+request+`},"responseElements":{`+response+`}`)
	}
	data := load(t,
		made(0, "iam", "CreateInstanceProfile", `"instanceProfileName":"gpu"`, ""),
		made(1, "rolesanywhere", "CreateTrustAnchor", `"name":"anchor"`, ""),
		made(2, "rolesanywhere", "CreateProfile", `"name":"way-in"`, ""),
		made(3, "iam", "CreateAccessKey", "", `"accessKey":{"userName":"mia","accessKeyId":"AKIANEW"}`),
		made(4, "iam", "CreateServiceLinkedRole", `"aWSServiceName":"spot.amazonaws.com"`, `"role":{"roleName":"ForSpot"}`),
		made(5, "iam", "CreateRole", `"roleName":"helper"`, `"role":{"roleName":"helper"}`),
		made(6, "ec2", "ImportKeyPair", `"keyName":"ssh"`, ""))
	want := []string{"gpu", "anchor", "way-in", "mia", "ForSpot", "helper", "ssh"}
	a := about(t, data, "new-credentials", "")
	if got := seen(t, data, a, "requestParameters.name"); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for i, line := range cells(a, "Made") {
		if line[1] != want[i] {
			t.Errorf("%q, want %q", line, want[i])
		}
	}
}
