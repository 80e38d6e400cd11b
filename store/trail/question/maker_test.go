package question_test

import (
	"slices"
	"strings"
	"testing"
)

// TestMakerOfAKey: who made it is called as the own account does, with that account where
// it is another one; a call that both accounts recorded is one.
func TestMakerOfAKey(t *testing.T) {
	const (
		key    = "ASIARTX3GSDSXSYTNPFJ"
		abroad = `"userIdentity":{"type":"AWSAccount","principalId":"AIDABERT","accountId":"444455556666"}`
		own    = `"userIdentity":{"type":"IAMUser","principalId":"AIDABERT","userName":"bert","accountId":"444455556666"}`
	)
	assume := func(who, shared string) string {
		return event(0, who+shared+","+call("sts", "AssumeRole")+`,"requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/r"},"responseElements":{"credentials":{"accessKeyId":"`+
			key+`"},"assumedRoleUser":{"arn":"arn:aws:sts::111122223333:assumed-role/r/s"}}`)
	}
	seen := event(9, own+","+call("s3", "ListBuckets"))
	const one, another = `,"sharedEventID":"s-1"`, `,"sharedEventID":"s-2"`
	for name, tt := range map[string]struct {
		records []string
		who     string
		events  int
	}{
		"both records":      {[]string{assume(abroad, one), assume(own, one)}, "bert of 444455556666", 1},
		"only the role's":   {[]string{assume(abroad, one), seen}, "bert of 444455556666", 1},
		"only the caller's": {[]string{assume(own, one)}, "bert of 444455556666", 1},
		"two calls":         {[]string{assume(abroad, one), assume(own, another)}, "bert of 444455556666", 2},
		"nobody knows":      {[]string{assume(abroad, one)}, "account 444455556666 AIDABERT", 1},
		"the same account":  {[]string{assume(user("mia", "AKIAMIA"), "")}, "mia", 1},
	} {
		data := load(t, tt.records...)
		a := about(t, data, "key-owner", key)
		if !strings.Contains(a.Text, "; "+tt.who+" made it with AssumeRole at ") || a.Events() != tt.events {
			t.Errorf("%s: %d events, %s", name, a.Events(), a.Text)
		}
		if n := count(t, data, a.Filter); n != tt.events {
			t.Errorf("%s: %s finds %d events", name, a.Filter, n)
		}
		said := slices.ContainsFunc(a.Notes, func(note string) bool { return strings.HasPrefix(note, "1 call is recorded by both accounts") })
		if said != (name == "both records") {
			t.Errorf("%s: %q", name, a.Notes)
		}
	}
}
