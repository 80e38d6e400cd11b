package tui

import (
	"testing"

	"github.com/trailsift/trailsift/store"
)

func TestTiers(t *testing.T) {
	for _, c := range []struct {
		start  string
		toggle []string
		want   string
	}{
		{"", awsTiers(), "-origin:service,linked-role,forwarded"},
		{"-origin:service,linked-role,forwarded", awsTiers(), ""},
		{"-origin:forwarded verb:write", awsTiers(), "-origin:service,linked-role,forwarded verb:write"},
		{"-origin:service,linked-role,forwarded", []string{"forwarded"}, "-origin:service,linked-role"},
		{"-origin:forwarded", []string{"service"}, "-origin:service,forwarded"},
		{"-origin:forwarded", []string{"forwarded"}, ""},
		{"-origin:direct,service", awsTiers(), "-origin:service,linked-role,forwarded,direct"},
		{"-origin:service,linked-role,forwarded,direct", awsTiers(), "-origin:direct"},
		{"-origin:direct", []string{"service"}, "-origin:service,direct"},
		{"-origin:serv*", []string{"forwarded"}, "-origin:serv* -origin:forwarded"},
		{"-origin:linked-role.amazonaws.com", []string{"forwarded"}, "-origin:forwarded,linked-role.amazonaws.com"},
	} {
		if got := parsed(t, c.start).withoutTiers(c.toggle...).text(); got != c.want {
			t.Errorf("%s and %v: %s, want %s", c.start, c.toggle, got, c.want)
		}
	}
}

// consoleEvents are what a console session does: pages being drawn, and reads
// that hand out something.
func consoleEvents() []string {
	var out []string
	add := func(service, name string, more object) {
		e := object{"eventSource": service + ".amazonaws.com", "eventName": name, "userAgent": "Mozilla/5.0",
			"sessionCredentialFromConsole": "true"}
		for k, v := range more {
			e[k] = v
		}
		out = append(out, event(len(out), e))
	}
	for range 5 {
		add("ec2", "DescribeInstances", nil)
	}
	add("sts", "AssumeRole", nil)
	add("secretsmanager", "GetSecretValue", nil)
	add("kms", "Decrypt", nil)
	add("s3", "GetObject", nil)
	add("ec2", "GetPasswordData", nil)
	add("ec2", "DescribeInstances", nil)
	add("ec2", "DescribeVpcs", nil)
	add("ec2", "DescribeVpcs", object{"errorCode": "Client.UnauthorizedOperation"})
	add("ec2", "RunInstances", object{"readOnly": false})
	return out
}

func TestSensitiveReadsAreNeverHiddenAsReads(t *testing.T) {
	for _, way := range []string{"2", ": c o n s o l e - r enter", "2 : c o n s o l e - r enter"} {
		b := newBench(t, config(newStore(t, "trail.json", consoleEvents())), 160, 50)
		b.press(way)
		b.want("AssumeRole", "GetSecretValue", "Decrypt", "GetObject", "GetPasswordData", "RunInstances")
		b.wantNot("DescribeInstances")
	}
}

func TestChipsSayWhatTheyHide(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 50)
	b.press("1")
	b.want("[-origin:service,linked-role,forwarded] hides 10", "80 of 90")
	b.press("3")
	b.want("forwarded] [failed:yes] hides 71", "9 of 90") // no failure is AWS-generated
	b.press("1")
	b.want("› [failed:yes] hides 81")
	b.press("3 j =")
	b.want("[actor=deploy-bot]  ")
	b.press("backspace esc 3 backspace space esc")
	b.want("[off failed:yes]  ")
}

func TestOverviewOffersToHideAWS(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.want("10 AWS-generated   1 hides them", "no filter")
	b.press("1")
	b.wantNot("1 hides ")
	b.press("1 :")
	b.types("hide or show service")
	b.want("Hide or show service: AWS acting for itself", " 10 ")
}

func TestNoiseIsAboutThePresentAnswer(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("3")
	if n := b.answer.noise; n == nil || n.tier("direct") != 9 || n.tier("service") != 0 || n.hidden(onlyFailed) != 81 {
		t.Errorf("%+v", n)
	}
	if n := (*noise)(nil); n.tier("service") != 0 || n.hidden(store.Not{Expr: onlyFailed}) != 0 {
		t.Error("nothing is known and something is said")
	}
}
