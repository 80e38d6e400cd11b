package question_test

import (
	"slices"
	"strings"
	"testing"
)

// parameters is a read of parameters with these members of its request.
func parameters(at int, name, request string) string {
	return event(at, user("x", "AKIA1")+","+call("ssm", name)+`,"readOnly":true,"requestParameters":{`+request+`}`)
}

// TestParametersAreNamedAlike: whether by their name or by their ARN, which has one slash
// less, and as the events have them.
func TestParametersAreNamedAlike(t *testing.T) {
	arn := func(name string) string { return `"name":"arn:aws:ssm:eu-west-1:111122223333:parameter/` + name + `"` }
	a := about(t, load(t, parameters(0, "GetParameter", arn("prod/db")), parameters(1, "GetParameters", `"names":["/prod/db"]`),
		parameters(2, "GetParameter", arn("plain")), parameters(3, "GetParameter", `"name":"/top"`), parameters(4, "GetParameter", `"name":"bare"`)), "secrets-read", "")
	var got []string
	for _, line := range cells(a, "What was read") {
		got = append(got, line[0])
	}
	if slices.Sort(got); !slices.Equal(got, []string{"/prod/db", "/top", "bare", "plain"}) {
		t.Errorf("%q", got)
	}
}

// TestParametersRead: all parameters below a path may have been read at once, and one
// that was not decrypted was not handed out.
func TestParametersRead(t *testing.T) {
	const decrypted = `,"withDecryption":true`
	refused := strings.Replace(parameters(6, "GetParametersByPath", `"path":"/dev/"`+decrypted), `"eventVersion"`, `"errorCode":"AccessDeniedException","eventVersion"`, 1)
	data := load(t,
		parameters(0, "GetParametersByPath", `"path":"/","recursive":true`+decrypted), parameters(1, "GetParametersByPath", `"path":"/"`+decrypted),
		parameters(2, "GetParametersByPath", `"path":"/prod/"`),
		parameters(3, "GetParameter", `"name":"/a"`), parameters(3, "GetParameter", `"name":"/a","withDecryption":false`),
		parameters(4, "GetParameter", `"name":"/b"`), parameters(5, "GetParameter", `"name":"/b"`+decrypted), refused)
	a := about(t, data, "secrets-read", "")
	const plain = "encrypted, or its value if it is no SecureString"
	want := [][]string{
		{"everything below /", "yes", "SSM parameters", "111122223333"}, {"everything directly below /dev/", "never: all failed", "SSM parameters", "111122223333"},
		{"everything directly below /prod/", plain, "SSM parameters", "111122223333"},
		{"/a", plain, "SSM parameter", "111122223333"}, {"/b", "yes", "SSM parameter", "111122223333"},
	}
	if got := cells(a, "What was read"); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q", got)
	}
	if !strings.HasSuffix(a.Text, "; 1 of 2 secrets were handed out; the parameters below 1 path were handed out") {
		t.Error(a.Text)
	}
	said := strings.Join(a.Unproven, "\n")
	if !strings.Contains(said, "GetParametersByPath does not name the parameters") || strings.Contains(said, "No reads are loaded") {
		t.Error(said)
	}
	if !slices.Contains(a.Columns, "requestParameters.path") {
		t.Errorf("%q", a.Columns)
	}
	a = about(t, load(t, iamCall(0, "CreateUser", `"userName":"u"`)), "secrets-read", "")
	if said := strings.Join(a.Unproven, "\n"); !strings.Contains(said, "No reads are loaded: the trail records writes only, or") {
		t.Error(said)
	}
}

// TestAccountOfAnInstance: the id of an instance names no account, its events do.
func TestAccountOfAnInstance(t *testing.T) {
	a := about(t, load(t, event(0, user("x", "AKIA1")+","+call("ec2", "GetPasswordData")+`,"requestParameters":{"instanceId":"i-0abcd1234ef567890"}`)), "secrets-read", "")
	if got := cells(a, "What was read"); len(got) != 1 || got[0][3] != "111122223333" {
		t.Errorf("%q", got)
	}
}
