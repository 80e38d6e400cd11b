package question_test

import (
	"slices"
	"strings"
	"testing"
)

// TestSharedWays: an address that is only guessed to be an instance's, and that
// a user calls from, is in doubt. One that its agent has is not.
func TestSharedWays(t *testing.T) {
	const one, two, three = "i-0a000000000000001", "i-0a000000000000002", "i-0a000000000000003"
	use := func(identity, name, address string) string {
		return event(0, identity+","+call("ssm", name)+","+from(address))
	}
	mia := user("mia", "AKIAMIA")
	data := load(t,
		use(box(one), "UpdateInstanceInformation", "198.51.100.1"), use(mia, "ListUsers", "198.51.100.1"),
		use(box(two), "ListBuckets", "203.0.113.77"), use(box(two), "ListUsers", "203.0.113.77"),
		use(mia, "SendCommand", "203.0.113.77"), use(mia, "SendCommand", "203.0.113.77"), use(user("bo", "AKIABO"), "ListUsers", "203.0.113.77"),
		use(box(three), "ListBuckets", "198.51.100.3"),
		strings.Replace(use(mia, "ListKeys", "198.51.100.3"), `"type":"IAMUser"`, `"invokedBy":"ssm.amazonaws.com","type":"IAMUser"`, 1))
	a := about(t, data, "instance-off-box", "")
	want := [][]string{{two, "203.0.113.77", "mia and bo"}}
	if got := cells(a, "Its own or not: people call from there too"); !slices.EqualFunc(got, want, slices.Equal) || a.Events() != 0 {
		t.Errorf("%q, %d events", got, a.Events())
	}
	if !strings.HasSuffix(a.Text, "; 2 calls come from an address that people use too") {
		t.Error(a.Text)
	}
	if a := about(t, data, "instance-off-box", three); strings.Contains(a.Text, "people") {
		t.Error(a.Text)
	}
}

// TestWaysOut: ways to weaken an account that are seldom taken are found by the
// question that they belong to, and what only looks like them is not.
func TestWaysOut(t *testing.T) {
	for _, c := range []struct{ question, service, name, parameters string }{
		{"logging-tampered", "macie2", "UpdateMacieSession", `{"status":"PAUSED"}`},
		{"logging-tampered", "rds", "StopActivityStream", `{"resourceArn":"arn:aws:rds:eu-west-1:111122223333:cluster:orders"}`},
		{"logging-tampered", "bedrock", "DeleteModelInvocationLoggingConfiguration", `null`},
		{"logging-tampered", "wafv2", "DisassociateWebACL", `{"resourceArn":"arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/1"}`},
		{"network-changes", "rds", "ModifyDBInstance", `{"dBInstanceIdentifier":"orders","publiclyAccessible":true}`},
		{"network-changes", "rds", "AuthorizeDBSecurityGroupIngress", `{"cIDRIP":"0.0.0.0/0"}`},
		{"shared-out", "rds", "StartExportTask", `{"sourceArn":"arn:aws:rds:eu-west-1:111122223333:snapshot:orders","s3BucketName":"far-away"}`},
		{"shared-out", "codebuild", "UpdateProjectVisibility", `{"projectArn":"arn:aws:codebuild:eu-west-1:111122223333:project/shop","projectVisibility":"PUBLIC_READ"}`},
		{"s3-ransom", "s3", "DeleteBucketReplication", `{"bucketName":"orders"}`},
		{"new-credentials", "iam", "ChangePassword", `null`},
		{"", "rds", "ModifyDBInstance", `{"dBInstanceIdentifier":"orders","publiclyAccessible":false}`},
		{"", "codebuild", "UpdateProjectVisibility", `{"projectVisibility":"PRIVATE"}`},
	} {
		data := load(t, event(0, user("mia", "AKIAMIA")+","+call(c.service, c.name)+`,"requestParameters":`+c.parameters))
		for _, name := range []string{"logging-tampered", "network-changes", "shared-out", "s3-ransom", "new-credentials"} {
			want := 0
			if name == c.question {
				want = 1
			}
			if a := about(t, data, name, ""); a.Events() != want {
				t.Errorf("%s %s: %s has %d events, want %d", c.name, c.parameters, name, a.Events(), want)
			}
		}
	}
}

// TestHandedOutBesides: what hands out credentials and secrets although it is
// called otherwise.
func TestHandedOutBesides(t *testing.T) {
	mia := user("mia", "AKIAMIA") + "," + call("ec2", "DescribeInstanceAttribute")
	data := load(t,
		event(0, mia+`,"requestParameters":{"attribute":"userData","instanceId":"i-0a000000000000001"}`),
		event(1, mia+`,"requestParameters":{"attribute":"instanceType","instanceId":"i-0a000000000000001"}`),
		event(2, user("mia", "AKIAMIA")+","+call("sts", "GetFederationToken")+`,"requestParameters":{"name":"helper"},"responseElements":{"credentials":{"accessKeyId":"ASIAHELPER"}}`))
	if got := cells(about(t, data, "secrets-read", ""), "What was read"); len(got) != 1 || got[0][0] != "i-0a000000000000001" || got[0][1] != "yes" || got[0][3] != "111122223333" {
		t.Errorf("%q", got)
	}
	want := []string{"GetFederationToken ASIAHELPER", "helper", "mia", ""}
	if got := cells(about(t, data, "new-credentials", ""), "Made"); len(got) != 1 || !slices.Equal(got[0], want) {
		t.Errorf("%q", got)
	}
}
