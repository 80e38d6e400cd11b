package question_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestSharingUndone: what became of what was shared, by the calls of each service.
func TestSharingUndone(t *testing.T) {
	at := 0
	made := func(service, name, request string) string {
		at++
		return event(at, user("x", "AKIA1")+","+call(service, name)+`,"requestParameters":{`+request+`}`)
	}
	snapshot := func(id, do string, who ...string) string {
		var items []string
		for _, w := range who {
			items = append(items, fmt.Sprintf(`{"userId":%q}`, w))
		}
		return made("ec2", "ModifySnapshotAttribute", `"snapshotId":"`+id+`","createVolumePermission":{"`+do+`":{"items":[`+strings.Join(items, ",")+`]}}`)
	}
	elsewhere := func(record string) string {
		return strings.Replace(record, `"recipientAccountId":"111122223333"`, `"recipientAccountId":"444455556666"`, 1)
	}
	refused := func(record string) string {
		return strings.Replace(record, `"eventVersion"`, `"errorCode":"AccessDenied","eventVersion"`, 1)
	}
	cluster := `"dBClusterSnapshotIdentifier":"c"`
	everybody := `"policyText":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"ecr:*\"}]}"`
	data := load(t,
		snapshot("snap-0", "remove", "999988887777"), // before it was shared
		snapshot("snap-0", "add", "999988887777"), elsewhere(snapshot("snap-0", "remove", "999988887777")), refused(snapshot("snap-0", "remove", "999988887777")),
		snapshot("snap-1", "add", "999988887777", "999988886666"), snapshot("snap-1", "remove", "999988887777"),
		snapshot("snap-2", "add", "999988887777", "999988886666"), snapshot("snap-2", "remove", "999988887777"), snapshot("snap-2", "remove", "999988886666"),
		made("ec2", "DeleteSnapshot", `"snapshotId":"snap-2"`),
		snapshot("snap-3", "add", "999988887777"), made("ec2", "ResetSnapshotAttribute", `"snapshotId":"snap-3"`), made("ec2", "DeleteSnapshot", `"snapshotId":"snap-3"`),
		made("ec2", "ModifyImageAttribute", `"imageId":"ami-1","launchPermission":{"add":{"items":[{"group":"all"}]}}`), made("ec2", "DeregisterImage", `"imageId":"ami-1"`),
		made("rds", "ModifyDBClusterSnapshotAttribute", cluster+`,"valuesToAdd":["all"]`), made("rds", "ModifyDBClusterSnapshotAttribute", cluster+`,"valuesToRemove":["all"]`),
		made("ssm", "ModifyDocumentPermission", `"name":"d","accountIdsToAdd":["all"]`), made("ssm", "ModifyDocumentPermission", `"name":"d","accountIdsToRemove":["all"]`),
		made("redshift", "AuthorizeSnapshotAccess", `"snapshotIdentifier":"r","accountWithRestoreAccess":"999988887777"`), made("redshift", "RevokeSnapshotAccess", `"snapshotIdentifier":"r","accountWithRestoreAccess":"999988887777"`),
		made("ecr", "SetRepositoryPolicy", `"repositoryName":"e",`+everybody), made("ecr", "SetRepositoryPolicy", `"repositoryName":"e","policyText":"{}"`),
		made("ec2", "DisableSnapshotBlockPublicAccess", ""), made("ec2", "EnableSnapshotBlockPublicAccess", ""),
		strings.Replace(made("ram", "CreateResourceShare", `"name":"s","principals":["999988887777"]`), `"requestParameters"`, `"responseElements":{"resourceShare":{"resourceShareArn":"arn:s"}},"requestParameters"`, 1),
		made("ram", "DisassociateResourceShare", `"resourceShareArn":"arn:s","resourceArns":["arn:x"]`), made("ram", "DisassociateResourceShare", `"resourceShareArn":"arn:s","principals":["999988887777"]`),
	)
	a := about(t, data, "shared-out", "")
	var got []string
	for _, line := range cells(a, "Shared") {
		got = append(got, line[0]+" with "+line[1]+": "+line[4])
	}
	want := []string{
		"snap-0 with 999988887777: ", "snap-1 with 999988887777, 999988886666: taken back 10:00:06Z, not from 999988886666",
		"snap-2 with 999988887777, 999988886666: taken back 10:00:09Z", "snap-3 with 999988887777: taken back 10:00:12Z",
		"ami-1 with all: deleted 10:00:15Z", "c with all: taken back 10:00:17Z", "d with all: taken back 10:00:19Z", "r with 999988887777: taken back 10:00:21Z",
		"e with everybody: replaced 10:00:23Z", " with : blocked again 10:00:25Z", "s with 999988887777: taken back 10:00:28Z",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	if !strings.Contains(a.Text, "; 10 undone or replaced later") {
		t.Error(a.Text)
	}
}

// TestGrantsUndone: who was made an administrator and is none any more, as far as events
// tell.
func TestGrantsUndone(t *testing.T) {
	const all = `"policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"`
	const admin = `"policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"`
	const own = `"policyArn":"arn:aws:iam::111122223333:policy/p"`
	user := func(name string) string { return `"userName":"` + name + `",` }
	data := load(t,
		iamCall(0, "DetachUserPolicy", user("a")+admin), // before
		iamCall(1, "AttachUserPolicy", user("a")+admin),
		iamCall(2, "DetachUserPolicy", user("a")+`"policyArn":"arn:aws:iam::aws:policy/ReadOnlyAccess"`),
		iamCall(3, "DetachRolePolicy", `"roleName":"a",`+admin),
		iamCall(4, "AttachUserPolicy", user("b")+admin), iamCall(5, "DetachUserPolicy", user("b")+admin), iamCall(6, "DeleteUser", `"userName":"b"`),
		iamCall(7, "PutUserPolicy", user("c")+`"policyName":"x",`+all), iamCall(8, "DeleteUserPolicy", user("c")+`"policyName":"y"`), iamCall(9, "DeleteUser", `"userName":"c"`),
		iamCall(10, "PutGroupPolicy", `"groupName":"g","policyName":"x",`+all), iamCall(11, "PutGroupPolicy", `"groupName":"g","policyName":"x","policyDocument":"{}"`),
		iamCall(12, "PutGroupPolicy", `"groupName":"h","policyName":"x",`+all), iamCall(12, "PutGroupPolicy", `"groupName":"h","policyName":"x",`+all),
		iamCall(13, "AddUserToGroup", user("d")+`"groupName":"admins"`), iamCall(14, "RemoveUserFromGroup", user("d")+`"groupName":"admins"`),
		iamCall(15, "CreatePolicyVersion", own+`,`+all+`},"responseElements":{"policyVersion":{"versionId":"v2","isDefaultVersion":false}`),
		iamCall(16, "CreatePolicyVersion", own+`,"setAsDefault":true,`+all+`},"responseElements":{"policyVersion":{"versionId":"v3","isDefaultVersion":true}`),
		iamCall(17, "SetDefaultPolicyVersion", own+`,"versionId":"v1"`),
	)
	a := about(t, data, "admin-granted", "")
	var got []string
	for _, line := range cells(a, "Who was given what") {
		got = append(got, line[0]+": "+line[3])
	}
	want := []string{
		"a: ", "b: removed 10:00:05Z", "c: deleted 10:00:09Z", "g: replaced 10:00:11Z", "h: ", "h: ", "d: removed 10:00:14Z",
		"arn:aws:iam::111122223333:policy/p: ", "arn:aws:iam::111122223333:policy/p: replaced 10:00:17Z",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	if !strings.Contains(a.Text, "; 5 undone or replaced later") {
		t.Error(a.Text)
	}
}

// TestTrustUndone: a role that was opened and closed again.
func TestTrustUndone(t *testing.T) {
	trust := func(at int, role, account string) string {
		return iamCall(at, "UpdateAssumeRolePolicy", `"roleName":"`+role+`","policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"AWS\":\"`+account+`\"}}]}"`)
	}
	data := load(t, trust(0, "r", "999988887777"), trust(1, "s", "999988887777"), trust(2, "r", "111122223333"), trust(3, "u", "999988887777"), iamCall(4, "DeleteRole", `"roleName":"u"`))
	a := about(t, data, "trust-widened", "")
	var got []string
	for _, line := range cells(a, "Let in") {
		got = append(got, line[0]+": "+line[4])
	}
	if want := []string{"r: replaced 10:00:02Z", "s: ", "u: deleted 10:00:04Z"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if !strings.Contains(a.Text, "; 2 undone or replaced later") {
		t.Error(a.Text)
	}
}

// TestAccessUndone: a bucket, or an object, that was opened and closed again.
func TestAccessUndone(t *testing.T) {
	at := 0
	s3 := func(name, request string) string {
		at++
		return event(at, user("x", "AKIA1")+","+call("s3", name)+`,"requestParameters":{`+request+`}`)
	}
	const open = `,"bucketPolicy":{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}`
	data := load(t,
		s3("PutBucketPolicy", `"bucketName":"a"`+open), s3("DeleteBucketPolicy", `"bucketName":"b"`),
		s3("PutBucketPolicy", `"bucketName":"b"`+open), s3("DeleteBucketPolicy", `"bucketName":"b"`), s3("DeleteBucket", `"bucketName":"b"`),
		s3("DeleteBucketPublicAccessBlock", `"bucketName":"a"`), s3("PutBucketPublicAccessBlock", `"bucketName":"a","PublicAccessBlockConfiguration":{"BlockPublicAcls":true,"IgnorePublicAcls":true,"BlockPublicPolicy":true,"RestrictPublicBuckets":true}`),
		s3("PutBucketAcl", `"bucketName":"a","x-amz-acl":["public-read"]`), s3("PutBucketAcl", `"bucketName":"a","x-amz-acl":["private"]`),
		s3("PutObjectAcl", `"bucketName":"a","key":"k","x-amz-acl":["public-read"]`), s3("PutObjectAcl", `"bucketName":"a","key":"other","x-amz-acl":["private"]`),
		s3("PutObjectAcl", `"bucketName":"a","key":"l","x-amz-acl":["public-read"]`), s3("DeleteObject", `"bucketName":"a","key":"l"`),
	)
	a := about(t, data, "bucket-public", "")
	var got []string
	for _, line := range cells(a, "What opens") {
		got = append(got, line[0]+" "+line[1]+": "+line[4])
	}
	want := []string{
		"a PutBucketPolicy: ", "b PutBucketPolicy: removed 10:00:04Z", "a DeleteBucketPublicAccessBlock: set again 10:00:07Z",
		"a PutBucketAcl: replaced 10:00:09Z", "a PutObjectAcl: ", "a PutObjectAcl: deleted 10:00:13Z",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	if !strings.Contains(a.Text, "; 4 undone or replaced later") {
		t.Error(a.Text)
	}
}
