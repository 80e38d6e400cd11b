package question_test

import (
	"strings"
	"testing"
)

// TestDryRuns: calls that only asked are said to be that, and count as failed:yes does.
func TestDryRuns(t *testing.T) {
	const dry = `"errorCode":"Client.DryRunOperation"`
	open := `"requestParameters":{"groupId":"sg-1","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":22,"toPort":22,"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]}}]}}`
	data := load(t,
		event(0, call("ec2", "RunInstances")+","+dry),
		event(1, call("ec2", "RunInstances")+","+`"errorCode":"Client.UnauthorizedOperation"`),
		event(2, call("ec2", "RunInstances")),
		event(3, call("ec2", "AuthorizeSecurityGroupIngress")+","+open+","+dry),
		event(4, `"sessionCredentialFromConsole":"true","readOnly":false,`+call("ec2", "StopInstances")+","+dry),
		event(5, call("ec2", "GetPasswordData")+`,"requestParameters":{"instanceId":"i-0abc12345678def01"},`+dry),
	)
	for name, want := range map[string]string{
		"spending": "; 2 failed, 1 of them a dry run", "sg-open-world": "; it was a dry run", "cross-account": "1 change by hand on the console (dry run)",
	} {
		if a := about(t, data, name, ""); !strings.Contains(a.Text, want) {
			t.Errorf("%s: %s", name, a.Text)
		}
	}
	if a := about(t, data, "sg-open-world", ""); cells(a, "Opened")[0][4] != "dry run" {
		t.Errorf("%q", cells(a, "Opened"))
	}
	if a := about(t, data, "denied", ""); a.Events() != 1 {
		t.Errorf("%d refusals", a.Events())
	}
	if got := cells(about(t, data, "secrets-read", ""), "What was read")[0][3]; got == "yes" {
		t.Errorf("a password that was not read was handed out: %q", got)
	}
}
