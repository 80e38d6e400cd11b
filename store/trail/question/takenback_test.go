package question_test

import (
	"slices"
	"strings"
	"testing"
)

// TestTakenBack: what was deleted or switched off again is no way in, what was made
// under the same name since is one.
func TestTakenBack(t *testing.T) {
	user, key := `"userName":"u"`, `"userName":"k","accessKeyId":"AKIA9"`
	elsewhere := func(record string) string {
		return strings.Replace(record, `"recipientAccountId":"111122223333"`, `"recipientAccountId":"999988887777"`, 1)
	}
	data := load(t,
		iamCall(0, "DeleteUser", user), iamCall(0, "CreateUser", user), // which is another one
		iamCall(1, "CreateLoginProfile", user), iamCall(2, "DeleteLoginProfile", user),
		iamCall(3, "UploadSSHPublicKey", user+`},"responseElements":{"sSHPublicKey":{"sSHPublicKeyId":"APKA1"}`),
		iamCall(4, "DeleteUser", user), iamCall(5, "CreateUser", user),
		iamCall(6, "CreateAccessKey", `"userName":"k"},"responseElements":{"accessKey":{"accessKeyId":"AKIA8"}`),
		iamCall(6, "DeleteAccessKey", `"userName":"k","accessKeyId":"AKIA8"`),
		iamCall(7, "CreateAccessKey", `"userName":"k"},"responseElements":{"accessKey":{"accessKeyId":"AKIA9"}`),
		iamCall(8, "UpdateAccessKey", key+`,"status":"Inactive"`),
		iamCall(9, "UpdateAccessKey", key+`,"status":"Active"`),
		iamCall(10, "CreateRole", `"roleName":"r"`), elsewhere(iamCall(11, "DeleteRole", `"roleName":"r"`)),
		strings.Replace(iamCall(12, "DeleteRole", `"roleName":"r"`), `"eventVersion"`, `"errorCode":"DeleteConflict","eventVersion"`, 1),
	)
	a := about(t, data, "new-credentials", "")
	var got []string
	for _, line := range slices.Concat(cells(a, "Made for another user"), cells(a, "Made besides")) {
		got = append(got, line[0]+": "+line[3])
	}
	want := []string{
		"CreateLoginProfile: deleted 10:00:02Z", "UploadSSHPublicKey: its user was deleted 10:00:04Z",
		"CreateAccessKey AKIA8: deleted 10:00:06Z", "CreateAccessKey AKIA9: ", "UpdateAccessKey AKIA9 to Active: ",
		"CreateUser: deleted 10:00:04Z", "CreateUser: ", "CreateRole: ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if !strings.Contains(a.Text, "; 4 deleted or switched off again") {
		t.Error(a.Text)
	}
	anchor := func(at int, name, members string) string {
		return event(at, `"eventSource":"rolesanywhere.amazonaws.com","eventName":"`+name+`",`+members)
	}
	data = load(t,
		anchor(0, "CreateTrustAnchor", `"requestParameters":{"name":"a"},"responseElements":{"trustAnchor":{"trustAnchorId":"1"}}`), anchor(1, "DisableTrustAnchor", `"requestParameters":{"trustAnchorId":"1"}`),
		anchor(2, "CreateProfile", `"requestParameters":{"name":"p"},"responseElements":{"profile":{"profileId":"1"}}`), anchor(3, "DeleteProfile", `"requestParameters":{"profileId":"1"}`))
	if got := cells(about(t, data, "new-credentials", ""), "Made"); got[0][3] != "inactive since 10:00:01Z" || got[1][3] != "deleted 10:00:03Z" {
		t.Errorf("%q", got)
	}
	data = load(t, iamCall(0, "UpdateAccessKey", key+`,"status":"Active"`), iamCall(1, "UpdateAccessKey", key+`,"status":"Inactive"`), iamCall(2, "UpdateAccessKey", key+`,"status":"Inactive"`))
	if got := cells(about(t, data, "new-credentials", ""), "Made for another user"); got[0][3] != "inactive since 10:00:01Z" {
		t.Errorf("%q", got)
	}
}
