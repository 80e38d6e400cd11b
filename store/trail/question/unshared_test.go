package question_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestTakenBackFromOthers: what became of what was shared, by the calls of each service.
func TestTakenBackFromOthers(t *testing.T) {
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
		"snap-0 with 999988887777: ", "snap-1 with 999988887777, 999988886666: taken back at 10:00:06Z, not from 999988886666",
		"snap-2 with 999988887777, 999988886666: taken back at 10:00:09Z", "snap-3 with 999988887777: taken back at 10:00:12Z",
		"ami-1 with all: deleted at 10:00:15Z", "c with all: taken back at 10:00:17Z", "d with all: taken back at 10:00:19Z", "r with 999988887777: taken back at 10:00:21Z",
		"e with everybody: replaced at 10:00:23Z", " with : blocked again at 10:00:25Z", "s with 999988887777: taken back at 10:00:28Z",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	if !strings.Contains(a.Text, "; 10 taken back or ended later") {
		t.Error(a.Text)
	}
}
