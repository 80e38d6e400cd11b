package question_test

import (
	"slices"
	"strings"
	"testing"
)

// TestCallersAcrossAccounts: the table calls a caller by the name that its own account
// has for it; requests that nobody signed are of no other account.
func TestCallersAcrossAccounts(t *testing.T) {
	const there = `"userIdentity":{"type":"AWSAccount","principalId":"AIDABERT","accountId":"444455556666"}`
	own := `"userIdentity":{"type":"IAMUser","principalId":"AIDABERT","userName":"bert","accountId":"444455556666"}`
	data := load(t,
		event(0, there+`,"sharedEventID":"s-1",`+call("sts", "AssumeRole")),
		strings.Replace(event(0, own+`,"sharedEventID":"s-1",`+call("sts", "AssumeRole")), `"recipientAccountId":"111122223333"`, `"recipientAccountId":"444455556666"`, 1),
		event(1, `"userIdentity":{"type":"AWSAccount","principalId":"","accountId":"ANONYMOUS_PRINCIPAL"},`+call("s3", "GetObject")),
		event(2, `"userIdentity":{"type":"AWSAccount","principalId":"AIDAELSE","accountId":"999988887777"},`+call("s3", "GetObject")),
	)
	a := about(t, data, "cross-account", "")
	if want := "2 calls across accounts, no change of the organization, no change by hand on the console; unsigned requests left out: 1"; a.Text != want || a.Events() != 2 {
		t.Errorf("%d events, %s", a.Events(), a.Text)
	}
	got := cells(a, "Across accounts")
	if want := []string{"444455556666", "111122223333", "bert"}; len(got) != 2 || !slices.ContainsFunc(got, func(line []string) bool { return slices.Equal(line, want) }) {
		t.Errorf("%q", got)
	}
	if want := []string{"999988887777", "111122223333", "account 999988887777 AIDAELSE"}; !slices.ContainsFunc(got, func(line []string) bool { return slices.Equal(line, want) }) {
		t.Errorf("an id says nobody whose it is: %q", got)
	}
	if strings.Contains(a.Filter, "ANONYMOUS") {
		t.Error(a.Filter)
	}
}
