package question_test

import (
	"strings"
	"testing"
)

// inRegion is a call somewhere else than where the other ones are.
func inRegion(region string, seconds int, members string) string {
	return strings.Replace(event(seconds, user("mira", "AKIA1")+","+members), `"eu-west-1"`, `"`+region+`"`, 1)
}

// TestGlobalServicesAreNotQuiet: they record in one region, wherever they are called from;
// STS does at its global address only, and everything else was done there.
func TestGlobalServicesAreNotQuiet(t *testing.T) {
	var records []string
	for n := range 200 {
		records = append(records, event(n, user("mira", "AKIA1")+","+call("ec2", "DescribeVpcs")))
	}
	at := func(host string) string { return `,"tlsDetails":{"clientProvidedHostHeader":"` + host + `"}` }
	home := []string{
		inRegion("us-east-1", 1, call("iam", "CreateUser")), inRegion("us-east-1", 2, call("signin", "ConsoleLogin")), inRegion("us-east-1", 3, call("health", "DescribeEvents")),
		inRegion("us-east-1", 4, call("sts", "GetCallerIdentity")+at("sts.amazonaws.com")),
	}
	a := about(t, load(t, append(records, home...)...), "quiet-regions", "")
	if a.Events() != 0 || !strings.Contains(a.Text, "; 4 events of global services, which record in us-east-1, left out") {
		t.Errorf("%d events: %s", a.Events(), a.Text)
	}
	there := []string{
		inRegion("us-east-1", 5, call("sts", "AssumeRole")+at("sts.us-east-1.amazonaws.com")), inRegion("us-east-1", 6, call("ec2", "RunInstances")),
		inRegion("us-east-1", 7, call("account", "EnableRegion")), inRegion("sa-east-1", 8, call("signin", "ConsoleLogin")),
	}
	data := load(t, append(append(records, home...), there...)...)
	a = about(t, data, "quiet-regions", "")
	if a.Events() != len(there) || !strings.Contains(a.Text, "; 4 events of global services,") || count(t, data, a.Filter) != len(there) {
		t.Errorf("%d events: %s\n%s", a.Events(), a.Text, a.Filter)
	}
	if a := about(t, data, "quiet-regions", "eu-west-1, us-east-1"); strings.Contains(a.Text, "global services") || a.Events() != 2 {
		t.Errorf("named as in use: %d events, %s", a.Events(), a.Text)
	}
}
