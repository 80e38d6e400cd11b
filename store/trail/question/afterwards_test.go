package question_test

import (
	"slices"
	"strings"
	"testing"
)

// TestInstancesStarted: of the instances of a call some may run on.
func TestInstancesStarted(t *testing.T) {
	instances := func(ids ...string) string {
		return `"instancesSet":{"items":[{"instanceId":"` + strings.Join(ids, `"},{"instanceId":"`) + `"}]}`
	}
	run := func(at int, ids ...string) string {
		return event(at, user("x", "AKIA1")+","+call("ec2", "RunInstances")+`,"requestParameters":{"instanceType":"g5.xlarge"},"responseElements":{`+instances(ids...)+`}`)
	}
	end := func(at int, ids ...string) string {
		return event(at, user("y", "AKIA2")+","+call("ec2", "TerminateInstances")+`,"requestParameters":{`+instances(ids...)+`}`)
	}
	refused := strings.Replace(end(9, "i-5"), `"eventVersion"`, `"errorCode":"Client.UnauthorizedOperation","eventVersion"`, 1)
	a := about(t, load(t, run(1, "i-1", "i-2"), run(2, "i-3", "i-4"), run(3, "i-5"), run(4, "i-6", "i-7", "i-8", "i-9"), end(5, "i-1", "i-3"), end(6, "i-4", "i-6"), refused), "spending", "")
	var got []string
	for _, line := range cells(a, "Instances started") {
		got = append(got, line[0]+": "+line[3])
	}
	want := []string{
		"i-1, i-2: terminated 10:00:05Z, not i-2", "i-3, i-4: terminated 10:00:06Z", "i-5: ",
		"i-6 and 3 more: terminated 10:00:06Z, not i-7, i-8, i-9",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if !strings.HasSuffix(a.Text, "; 9 instances were started, 4 of them terminated later") {
		t.Error(a.Text)
	}
	for want, records := range map[string][]string{
		"; 1 instance was started, and no event ends it":       {run(1, "i-1"), end(0, "i-1")},
		"; 1 instance was started, and terminated later":       {run(1, "i-1"), end(2, "i-1")},
		"; 2 instances were started, and all terminated later": {run(1, "i-1", "i-2"), end(2, "i-2"), end(3, "i-1")},
		"; 2 instances were started, and no event ends one":    {run(1, "i-1", "i-2"), end(2, "i-3")},
	} {
		if a := about(t, load(t, records...), "spending", ""); !strings.HasSuffix(a.Text, want) {
			t.Error(a.Text)
		}
	}
}

// TestKeysHarmed: what was done to a key, and what was undone, however calls name it.
func TestKeysHarmed(t *testing.T) {
	kms := func(at int, name, key, request string) string {
		arn := "arn:aws:kms:eu-west-1:111122223333:key/" + key
		return event(at, user("x", "AKIA1")+","+call("kms", name)+`,"requestParameters":{"keyId":"`+request+`"},"responseElements":{"grantId":"g-`+key+`"},"resources":[{"ARN":"`+arn+`"}]`)
	}
	a := about(t, load(t,
		kms(1, "ScheduleKeyDeletion", "a", "a"), kms(2, "CancelKeyDeletion", "a", "arn:aws:kms:eu-west-1:111122223333:key/a"),
		kms(3, "DisableKey", "a", "alias/a"), kms(4, "EnableKey", "b", "b"), kms(5, "DisableKey", "b", "b"), kms(6, "EnableKey", "b", "b"),
		kms(7, "PutKeyPolicy", "c", "c"), kms(8, "PutKeyPolicy", "c", "c"), kms(9, "CreateGrant", "c", "c"),
		event(10, user("x", "AKIA1")+","+call("kms", "RevokeGrant")+`,"requestParameters":{"keyId":"c","grantId":"g-c"}`),
	), "kms-sabotage", "")
	var got []string
	for _, line := range cells(a, "What became of it") {
		got = append(got, line[0]+" "+line[1]+": "+line[3])
	}
	want := []string{
		"a ScheduleKeyDeletion: cancelled 10:00:02Z", "alias/a DisableKey: ", "b DisableKey: enabled again 10:00:06Z",
		"c PutKeyPolicy: replaced 10:00:08Z", "c PutKeyPolicy: ", "c CreateGrant: removed 10:00:10Z",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if !strings.HasSuffix(a.Text, "; 4 undone or replaced later") {
		t.Error(a.Text)
	}
}

// TestDeletionsUndone: a secret that was restored is not lost.
func TestDeletionsUndone(t *testing.T) {
	secret := func(at int, name, arn string) string {
		return event(at, user("x", "AKIA1")+","+call("secretsmanager", name)+`,"requestParameters":{"secretId":"s"},"responseElements":{"aRN":"`+arn+`"}`)
	}
	a := about(t, load(t, secret(1, "DeleteSecret", "arn:s"), secret(2, "DeleteSecret", "arn:t"), secret(3, "RestoreSecret", "arn:s")), "s3-ransom", "")
	got := cells(a, "Deletions outside of S3")
	if len(got) != 2 || got[0][4] != "restored 10:00:03Z" || got[1][4] != "" || !strings.HasSuffix(a.Text, "; 1 undone or replaced later") {
		t.Errorf("%q, %s", got, a.Text)
	}
}
