package question_test

import (
	"strings"
	"testing"
)

// TestGlobalEventsOfPartitions: IAM of China and of GovCloud records elsewhere
// than in us-east-1, and each partition is asked about its own accounts only.
func TestGlobalEventsOfPartitions(t *testing.T) {
	in := func(region, account string) string {
		return strings.NewReplacer("eu-west-1", region, "111122223333", account).Replace(event(0, user("mia", "AKIAMIA")+","+call("ec2", "DescribeVpcs")))
	}
	for _, c := range []struct {
		events []string
		want   string
	}{
		{[]string{in("cn-north-1", "444455556666")}, ""},
		{[]string{in("us-gov-west-1", "444455556666"), in("us-east-1", "111122223333")}, ""},
		{[]string{in("cn-northwest-1", "444455556666")}, "Nothing of cn-north-1 is loaded for account 444455556666:"},
		{[]string{in("us-gov-east-1", "444455556666"), in("us-east-1", "111122223333")}, "Nothing of us-gov-west-1 is loaded for account 444455556666:"},
		{[]string{in("eu-west-1", "111122223333"), in("cn-north-1", "444455556666")}, "Nothing of us-east-1 is loaded for account 111122223333:"},
	} {
		unproven := about(t, load(t, c.events...), "mfa-removed", "").Unproven
		got := ""
		for _, s := range unproven {
			if strings.HasPrefix(s, "Nothing of ") {
				got += s
			}
		}
		if c.want == "" && got != "" || !strings.HasPrefix(got, c.want) || strings.Count(got, "Nothing") > 1 {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
