package question_test

import (
	"strings"
	"testing"
)

// TestAdministratorsByGroup: who joins a group is what the group was made, whatever it is
// called, in the account of the group and where making it did not fail.
func TestAdministratorsByGroup(t *testing.T) {
	const admin = `"policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"`
	iam := func(at int, account, name, request string, more ...string) string {
		record := event(at, user("x", "AKIA1")+","+call("iam", name)+`,"requestParameters":{`+request+`}`+strings.Join(more, ""))
		return strings.Replace(record, `"recipientAccountId":"111122223333"`, `"recipientAccountId":"`+account+`"`, 1)
	}
	const here, there = "111122223333", "444455556666"
	a := about(t, load(t,
		iam(1, here, "AttachGroupPolicy", `"groupName":"g1",`+admin),
		iam(2, here, "PutGroupPolicy", `"groupName":"g2","policyName":"p","policyDocument":"{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}"`),
		iam(3, here, "AttachGroupPolicy", `"groupName":"g3",`+admin, `,"errorCode":"AccessDenied"`),
		iam(4, here, "AddUserToGroup", `"userName":"u1","groupName":"g1"`),
		iam(5, here, "AddUserToGroup", `"userName":"u2","groupName":"g2"`),
		iam(6, here, "AddUserToGroup", `"userName":"u3","groupName":"g3"`),
		iam(7, there, "AddUserToGroup", `"userName":"u4","groupName":"g1"`),
		iam(8, here, "AddUserToGroup", `"userName":"u5","groupName":"the-admins"`),
	), "admin-granted", "")
	got := make(map[string]string)
	for _, line := range cells(a, "Who was given what") {
		got[line[0]] = line[1]
	}
	for whom, how := range map[string]string{
		"u1": "group g1, given AdministratorAccess: everything", "u2": "group g2, given inline p: everything",
		"u5": "group the-admins, by its name only", "u3": "", "u4": "",
	} {
		if got[whom] != how {
			t.Errorf("%s: %q, want %q", whom, got[whom], how)
		}
	}
	if !strings.Contains(a.Text, "one gives less, or may: by a group's name only") {
		t.Error(a.Text)
	}
}
