package question_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestWhomNamesMean: an answer that counts by name says when several have the
// name, and who callers from other accounts are.
func TestWhomNamesMean(t *testing.T) {
	bert := func(id, account string) string {
		return fmt.Sprintf(`"userIdentity":{"type":"IAMUser","principalId":"%s","userName":"bert","accountId":"%s"}`, id, account)
	}
	abroad := `"userIdentity":{"type":"AWSAccount","principalId":"AIDAMIRA","accountId":"444455556666"}`
	bucket := `,"requestParameters":{"bucketName":"logs"}`
	touch := func(n int, who string) string {
		return event(n, who+","+call("s3", "GetBucketAcl")+","+from("203.0.113.7")+bucket)
	}
	unproven := func(records ...string) string {
		a := about(t, load(t, records...), "bucket-touched", "logs")
		if said := strings.Join(a.Unproven, " "); strings.Contains(said, "Callers") {
			t.Errorf("what is known is not proven: %s", said)
		}
		return strings.Join(append(a.Unproven, a.Notes...), " ")
	}
	both := unproven(touch(1, bert("AIDA1", "111122223333")), touch(2, bert("AIDA2", "444455556666")), touch(3, abroad),
		event(4, `"userIdentity":{"type":"IAMUser","principalId":"AIDAMIRA","userName":"mira","accountId":"444455556666"},`+call("iam", "ListUsers")))
	for _, want := range []string{
		"2 principals are called bert, of the accounts 111122223333 and 444455556666: what is counted by name is of all of them.",
		"Callers from other accounts: AIDAMIRA (mira in 444455556666, by other events of this id).",
	} {
		if !strings.Contains(both, want) {
			t.Errorf("%q lacks %q", both, want)
		}
	}
	if one := unproven(touch(1, bert("AIDA1", "111122223333")), touch(2, bert("AIDA1", "111122223333")), touch(3, abroad)); strings.Contains(one, "called") || strings.Contains(one, "Callers") {
		t.Error(one)
	}
}
