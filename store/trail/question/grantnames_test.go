package question_test

import (
	"slices"
	"strings"
	"testing"
)

// TestWhosePolicy: a policy that is called like AWS's is not AWS's, and nobody knows what
// it allows whose document is not loaded.
func TestWhosePolicy(t *testing.T) {
	attach := func(at int, arn string) string {
		return iamCall(at, "AttachUserPolicy", `"userName":"u","policyArn":"`+arn+`"`)
	}
	const own = "arn:aws:iam::111122223333:policy/"
	made := iamCall(0, "CreatePolicy", `"policyName":"wide",`+allowing(`"Action":"*","Resource":"*"`)+`},"responseElements":{"policy":{"arn":"`+own+`team/wide"}`)
	a := about(t, load(t, made, attach(1, "arn:aws:iam::aws:policy/AdministratorAccess"), attach(2, own+"AdministratorAccess"), attach(3, own+"team/wide")), "admin-granted", "")
	var got []string
	for _, line := range cells(a, "Who was given what") {
		got = append(got, line[1])
	}
	want := []string{"AdministratorAccess: everything", "AdministratorAccess of 111122223333, by its name only", "team/wide of 111122223333: everything"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if !strings.HasSuffix(a.Text, "; one gives less, or may: by a policy's name only") {
		t.Error(a.Text)
	}
}
