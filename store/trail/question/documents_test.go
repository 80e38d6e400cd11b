package question_test

import (
	"slices"
	"strings"
	"testing"
)

// iamCall is a call of IAM with these members of its request.
func iamCall(at int, name, request string) string {
	return event(at, user("x", "AKIA1")+","+call("iam", name)+`,"requestParameters":{`+request+`}`)
}

// allowing is a policy document as IAM's requests have it.
func allowing(statement string) string {
	return `"policyDocument":"` + strings.ReplaceAll(`{"Statement":{"Effect":"Allow",`+statement+`}}`, `"`, `\"`) + `"`
}

// TestUnreadDocuments: answers that rest on documents say how many they could
// not read.
func TestUnreadDocuments(t *testing.T) {
	const omitted = `"omitted":true`
	data := load(t,
		iamCall(0, "PutUserPolicy", omitted), iamCall(1, "PutUserPolicy", `"userName":"u","policyName":"p","policyDocument":"{\"Statement\":"`),
		iamCall(2, "AttachUserPolicy", `"userName":"u","policyArn":"arn:aws:iam::aws:policy/ReadOnlyAccess"`), // has none
		strings.Replace(iamCall(3, "PutUserPolicy", omitted), `"eventVersion"`, `"errorCode":"AccessDenied","eventVersion"`, 1),
		iamCall(4, "UpdateAssumeRolePolicy", omitted))
	for name, want := range map[string]string{
		"admin-granted": "2 events have documents that cannot be read", "iam-policies": "2 events have documents that cannot be read",
		"trust-widened": "1 event has a document that cannot be read",
	} {
		if a := about(t, data, name, ""); !strings.Contains(strings.Join(a.Unproven, "\n"), want) {
			t.Errorf("%s: %q", name, a.Unproven)
		}
	}
}

// TestTrustBefore: whether somebody is new cannot be told without the document
// before, and is plain for a role that is new itself.
func TestTrustBefore(t *testing.T) {
	open := allowing(`"Principal":"*","Action":"sts:AssumeRole"`)
	unseen := iamCall(10, "UpdateAssumeRolePolicy", `"roleName":"a",`+open)
	made := iamCall(20, "CreateRole", `"roleName":"b",`+strings.Replace(open, "policyDocument", "assumeRolePolicyDocument", 1))
	leftOut := []string{iamCall(5, "UpdateAssumeRolePolicy", `"roleName":"a"`), unseen}
	for want, records := range map[string][]string{
		"; for 1 of them the document before was not seen":                                                              {unseen},
		"; 1 of them lets in somebody whom the document before did not":                                                 {made},
		"; 1 of them lets in somebody whom the document before did not; for 1 of them the document before was not seen": {unseen, made},
		"10:00:10Z; for 1 of them the document before was not seen":                                                     leftOut,
	} {
		a := about(t, load(t, records...), "trust-widened", "")
		if !strings.HasSuffix(a.Text, want) || strings.Contains(a.Text, "; 0 of them") {
			t.Errorf("%s", a.Text)
		}
	}
	if got := cells(about(t, load(t, unseen), "trust-widened", ""), "Let in"); !slices.Equal(got[0], []string{"a", "everybody", "before not seen", "x", ""}) {
		t.Errorf("%q", got)
	}
}

// TestWidePolicies: a policy that makes an administrator does so for whom it is
// attached to, and one that allows nearly everything is one.
func TestWidePolicies(t *testing.T) {
	wide := func(arn, statement string) string {
		return iamCall(0, "CreatePolicy", `"policyName":"p",`+allowing(statement)+`},"responseElements":{"policy":{"arn":"`+arn+`"}`)
	}
	const all = `"Action":"*","Resource":"*"`
	data := load(t,
		wide("arn:aws:iam::111122223333:policy/p", all), wide("arn:aws:iam::111122223333:policy/idle", all),
		wide("arn:aws:iam::111122223333:policy/small", `"Action":"s3:*","Resource":"*"`),
		iamCall(1, "AttachRolePolicy", `"roleName":"r","policyArn":"arn:aws:iam::111122223333:policy/p"`),
		iamCall(2, "AttachRolePolicy", `"roleName":"s","policyArn":"arn:aws:iam::111122223333:policy/small"`),
		iamCall(3, "PutUserPolicy", `"userName":"u","policyName":"n",`+allowing(`"NotAction":"billing:*","Resource":"*"`)),
		iamCall(4, "PutUserPolicy", `"userName":"v","policyName":"i",`+allowing(`"Action":["s3:Get*","iam:*"],"Resource":"*"`)))
	a := about(t, data, "admin-granted", "")
	want := [][]string{
		{"r", "p of 111122223333: everything", "x", ""},
		{"u", "inline n: everything but billing:*", "x", ""},
		{"v", "inline i: iam:*", "x", ""},
	}
	if got := cells(a, "Who was given what"); !slices.EqualFunc(got, want, slices.Equal) || a.Events() != 3 || strings.Contains(a.Text, "perhaps") {
		t.Errorf("%q, %d events, %s", got, a.Events(), a.Text)
	}
	if said := strings.Join(a.Unproven, "\n"); !strings.Contains(said, "not seen attached to anybody: arn:aws:iam::111122223333:policy/idle.") {
		t.Error(said)
	}
}

// TestWeakGrants: what gives less than everything, or may, is said to.
func TestWeakGrants(t *testing.T) {
	const arn, open = "arn:aws:iam::111122223333:policy/p", `"Action":"*","Resource":"*"`
	version := func(at int, set, made string) string {
		return iamCall(at, "CreatePolicyVersion", `"policyArn":"`+arn+`",`+allowing(open)+set+`},"responseElements":{"policyVersion":{"versionId":"v2"`+made+`}`)
	}
	attach := func(at int, name string) string {
		return iamCall(at, "AttachGroupPolicy", `"groupName":"g","policyArn":"arn:aws:iam::aws:policy/`+name+`"`)
	}
	tried := strings.Replace(iamCall(1, "CreatePolicyVersion", `"policyArn":"`+arn+`",`+allowing(open)+`,"setAsDefault":true`), `"eventVersion"`, `"errorCode":"AccessDenied","eventVersion"`, 1)
	data := load(t, version(0, `,"setAsDefault":false`, `,"isDefaultVersion":false`), tried, version(2, `,"setAsDefault":true`, `,"isDefaultVersion":true`), version(3, "", ""),
		attach(4, "PowerUserAccess"), attach(5, "AdministratorAccess"), attach(6, "IAMFullAccess"), attach(7, "job-function/SystemAdministrator"),
		iamCall(8, "AddUserToGroup", `"userName":"u","groupName":"sysadmins-readonly"`),
		iamCall(9, "PutUserPolicy", `"userName":"v","policyName":"n",`+allowing(`"NotAction":["iam:*","s3:*"],"Resource":"*"`)),
		iamCall(10, "PutUserPolicy", `"userName":"w","policyName":"c",`+allowing(open+`,"Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}`)),
		strings.Replace(iamCall(11, "PutUserPolicy", `"userName":"w","policyName":"c",`+allowing(open+`,"Condition":{"Bool":{"a:b":"true"}}`)), `"eventVersion"`, `"errorCode":"AccessDenied","eventVersion"`, 1))
	a := about(t, data, "admin-granted", "")
	var got []string
	for _, line := range cells(a, "Who was given what") {
		got = append(got, line[1])
	}
	const made = "new version v2: everything"
	want := []string{
		made + ", not the default version", "new version: everything", made, made + ", not the default version",
		"PowerUserAccess: everything but iam:*, organizations:*, account:*", "AdministratorAccess: everything", "IAMFullAccess: iam:*",
		"job-function/SystemAdministrator: what running most services takes",
		"group sysadmins-readonly, by its name only", "inline n: everything but iam:*, s3:*",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if !strings.HasSuffix(a.Text, "; some give less, or may: 2 in a version not in force, 1 by a group's name only, 2 without IAM, 1 for operators") {
		t.Error(a.Text)
	}
	if said := strings.Join(a.Unproven, "\n"); !strings.Contains(said, "1 document allows as much under a condition, which may hold: not counted;") {
		t.Error(said)
	}
	attached := iamCall(20, "AttachUserPolicy", `"userName":"u","policyArn":"`+arn+`"`)
	set := iamCall(10, "SetDefaultPolicyVersion", `"policyArn":"`+arn+`","versionId":"v2"`)
	refused := strings.Replace(set, `"eventVersion"`, `"errorCode":"AccessDenied","eventVersion"`, 1)
	for want, records := range map[int][]string{1: {version(0, "", ""), attached}, 2: {version(0, "", ""), refused, attached}, 3: {version(0, "", ""), set, attached}} {
		if got := cells(about(t, load(t, records...), "admin-granted", ""), "Who was given what"); len(got) != want {
			t.Errorf("a policy with an idle version, %q", got)
		}
	}
	a = about(t, load(t, attach(0, "AdministratorAccess")), "admin-granted", "")
	if strings.Contains(a.Text, "perhaps") || strings.Contains(strings.Join(a.Unproven, " "), "condition") {
		t.Error(a.Text, a.Unproven)
	}
}

// TestRefusedGrants: what was refused gives nobody anything, and is not said to be given.
func TestRefusedGrants(t *testing.T) {
	add := iamCall(0, "AddUserToGroup", `"userName":"u","groupName":"admins"`)
	refused := strings.Replace(iamCall(1, "AddUserToGroup", `"userName":"u","groupName":"administrators"`), `"eventVersion"`, `"errorCode":"AccessDenied","eventVersion"`, 1)
	for want, records := range map[string][]string{
		"2 calls to grant administrator rights by x, 2026-09-01 10:00:00Z to 10:00:01Z; 1 failed; one gives less, or may: by a group's name only": {add, refused},
		"1 call to grant administrator rights by x, 2026-09-01 10:00:01Z; it failed":                                                              {refused},
	} {
		if a := about(t, load(t, records...), "admin-granted", ""); a.Text != want {
			t.Error(a.Text)
		}
	}
}

// TestVersionsSet: a version of a policy that is put in force makes
// administrators when its document does; where that is not loaded, the answer
// says so.
func TestVersionsSet(t *testing.T) {
	const arn, other = "arn:aws:iam::111122223333:policy/p", "arn:aws:iam::111122223333:policy/q"
	version := func(id, action string) string {
		return iamCall(0, "CreatePolicyVersion", `"policyArn":"`+arn+`",`+allowing(`"Action":"`+action+`","Resource":"*"`)+`},"responseElements":{"policyVersion":{"versionId":"`+id+`","isDefaultVersion":false}`)
	}
	set := func(at int, arn, id string) string {
		return iamCall(at, "SetDefaultPolicyVersion", `"policyArn":"`+arn+`","versionId":"`+id+`"`)
	}
	refused := strings.Replace(set(8, other, "v7"), `"eventVersion"`, `"errorCode":"AccessDenied","eventVersion"`, 1)
	a := about(t, load(t, version("v2", "*"), version("v3", "s3:GetObject"), set(5, arn, "v2"), set(6, arn, "v3"), set(7, other, "v4"), refused), "admin-granted", "")
	want := [][]string{
		{arn, "new version v2: everything, put in force by another call", "x", ""},
		{arn, "version v2 in force: everything", "x", "replaced 10:00:06Z"},
	}
	if got := cells(a, "Who was given what"); !slices.EqualFunc(got, want, slices.Equal) || a.Events() != 2 {
		t.Errorf("%q, %d events", got, a.Events())
	}
	said := strings.Join(a.Unproven, "\n")
	if !strings.Contains(said, "what the version allows is not loaded: "+other+" v4.") || strings.Contains(said, "v3") || strings.Contains(said, "v7") {
		t.Error(said)
	}
}

// TestBehind: what the origin is stands behind its name.
func TestBehind(t *testing.T) {
	a := ask(t, "session-human", values["session-human"])
	if !strings.HasPrefix(a.Text, "build-agent (IAM user, long-lived key AKIA3KF6UTOHVO6EYCGY) is behind release-manager/") {
		t.Error(a.Text)
	}
}

// TestBehindWhat: the sentence tells a key from the one that made it, what a
// service did from what its owner did, and a guess from a link.
func TestBehindWhat(t *testing.T) {
	temporary := strings.Replace(user("mira", "ASIAFORWARD000000001"), `"accessKeyId"`, `"invokedBy":"athena.amazonaws.com","sessionContext":{"attributes":{"creationDate":"2026-09-01T10:00:05Z"}},"accessKeyId"`, 1)
	forwarded := event(6, temporary+","+call("glue", "GetTable"))
	asked := func(service, name string) string { return event(5, user("mira", "AKIAMIRA")+","+call(service, name)) }
	made := event(1, user("mira", "AKIAMIRA")+","+call("iam", "CreateAccessKey")+`,"responseElements":{"accessKey":{"accessKeyId":"AKIANEW","userName":"mira"}}`)
	const mira = "mira (IAM user, long-lived key AKIAMIRA) "
	for _, test := range []struct {
		value   string
		records []string
		want    string
	}{
		{"AKIAMIRA", []string{made}, "mira, or who else holds its key: IAM user, long-lived key AKIAMIRA; "},
		{"AKIANEW", []string{made, event(9, user("mira", "AKIANEW")+","+call("ec2", "RunInstances"))}, mira + "is behind mira (AKIANEW); "},
		{"ASIAFORWARD000000001", []string{forwarded, asked("athena", "StartQueryExecution")}, mira + "is behind GetTable by athena.amazonaws.com, with credentials made in the course of StartQueryExecution; "},
		{"ASIAFORWARD000000001", []string{forwarded, asked("iam", "GetUser")}, mira + "may be behind GetTable by athena.amazonaws.com in the course of GetUser: one link is a guess; "},
	} {
		if a := about(t, load(t, test.records...), "session-human", test.value); !strings.HasPrefix(a.Text, test.want) {
			t.Errorf("%s\n%s\nwant %s", test.value, a.Text, test.want)
		}
	}
}

// TestVersionPutInForceLater: it gives what it allows, and counts so.
func TestVersionPutInForceLater(t *testing.T) {
	const arn = "arn:aws:iam::111122223333:policy/p"
	made := func(at int, id string) string {
		return iamCall(at, "CreatePolicyVersion", `"policyArn":"`+arn+`",`+allowing(`"Action":"*","Resource":"*"`)+`},"responseElements":{"policyVersion":{"versionId":"`+id+`","isDefaultVersion":false}`)
	}
	put := func(at int, id string) string {
		return iamCall(at, "SetDefaultPolicyVersion", `"policyArn":"`+arn+`","versionId":"`+id+`"`)
	}
	denied := strings.Replace(put(3, "v3"), `"eventVersion"`, `"errorCode":"AccessDenied","eventVersion"`, 1)
	a := about(t, load(t, made(0, "v2"), made(1, "v3"), put(2, "v2"), denied), "admin-granted", "")
	lines := cells(a, "Who was given what")
	if !strings.HasSuffix(lines[0][1], ", put in force by another call") || !strings.HasSuffix(lines[1][1], ", not the default version") {
		t.Errorf("%q", lines)
	}
	if !strings.Contains(a.Text, "; one gives less, or may: in a version not in force") {
		t.Error(a.Text)
	}
}
