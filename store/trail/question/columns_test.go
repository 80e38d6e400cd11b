package question_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/question"
)

// seen are what the events of an answer have in the column that a field is seen in.
func seen(t *testing.T, data question.Data, a *question.Answer, field string) (out []string) {
	t.Helper()
	view, err := data.Snap.View(context(), a.Rows, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, joint := range a.Seen() {
		for i := 0; slices.Contains(joint.Fields, field) && i < view.Len(); i++ {
			r := data.Snap.Record(view.Row(i))
			out = append(out, strings.Join(joint.Values(func(f string) []store.Value { return r.Values(data.Lang, f) }, 0), " "))
		}
	}
	return out
}

// TestKeysMadeAreSeen: those of IAM as those of STS, which last for ever.
func TestKeysMadeAreSeen(t *testing.T) {
	data := load(t, taken(0, "AssumeRole", "r"), event(1, newKey(user("x", "AKIA1"), "AKIANEW", "mira")))
	a := about(t, data, "key-credentials", "AKIA1")
	if got := seen(t, data, a, "responseElements.credentials.accessKeyId"); !slices.Equal(got, []string{"ASIAr", "AKIANEW"}) {
		t.Errorf("%q", got)
	}
}

// TestWhatWasSharedIsSeen: of who took it as of who shared it.
func TestWhatWasSharedIsSeen(t *testing.T) {
	data := load(t,
		event(0, user("x", "AKIA1")+","+call("ec2", "ModifySnapshotAttribute")+`,"requestParameters":{"snapshotId":"snap-1","createVolumePermission":{"add":{"items":[{"userId":"999988887777"}]}}}`),
		event(1, `"userIdentity":{"accountId":"999988887777","invokedBy":"ec2.amazonaws.com"},`+call("ec2", "SharedSnapshotCopyInitiated")+`,"serviceEventDetails":{"snapshotId":"snap-1"}`))
	a := about(t, data, "shared-out", "")
	if got := seen(t, data, a, "requestParameters.snapshotId"); !slices.Equal(got, []string{"snap-1", "snap-1"}) {
		t.Errorf("%q", got)
	}
}

// TestOutcomeOfSignIns: that no second factor was used is said of those who got in.
func TestOutcomeOfSignIns(t *testing.T) {
	signIn := func(outcome, factor string) string {
		return event(0, user("x", "")+","+call("signin", "ConsoleLogin")+`,"responseElements":{"ConsoleLogin":"`+outcome+`"},"additionalEventData":{"MFAUsed":"`+factor+`"}`)
	}
	data := load(t, signIn("Failure", "No"), signIn("Success", "No"), signIn("Success", "Yes"), signIn("Failure", "Yes"))
	a := about(t, data, "console-logins", "")
	if got, want := seen(t, data, a, "responseElements.ConsoleLogin"), []string{"Failure", "Success, no MFA", "Success, MFA", "Failure, MFA"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestSubjectsAreSeen: what a question is about is among its columns, and what a provider
// of identities is called in one column, whatever the call names it by.
func TestSubjectsAreSeen(t *testing.T) {
	for _, q := range question.Catalogue() {
		if q.Subject != "" && !slices.Contains(q.Columns, q.Subject) {
			t.Errorf("%s: no column has %s", q.Name, q.Subject)
		}
	}
	provider := func(minute int, name, request string) string {
		return event(minute, user("x", "AKIA1")+","+call("iam", name)+`,"requestParameters":{`+request+`}`)
	}
	data := load(t, provider(0, "CreateOpenIDConnectProvider", `"url":"https://tokens"`), provider(1, "DeleteOpenIDConnectProvider", `"openIDConnectProviderArn":"arn:tokens"`), provider(2, "CreateSAMLProvider", `"name":"adfs"`))
	if got := seen(t, data, about(t, data, "federation-changed", ""), "requestParameters.url"); !slices.Equal(got, []string{"https://tokens", "arn:tokens", "adfs"}) {
		t.Errorf("%q", got)
	}
}

// TestFederationTokensHaveTheirKeys: among the credentials that were made as others.
func TestFederationTokensHaveTheirKeys(t *testing.T) {
	data := load(t, event(0, user("x", "AKIA1")+","+call("sts", "GetFederationToken")+`,"responseElements":{"credentials":{"accessKeyId":"ASIA1"}}`), event(1, newKey(user("x", "AKIA1"), "AKIANEW", "mira")))
	if got := seen(t, data, about(t, data, "new-credentials", ""), "responseElements.credentials.accessKeyId"); !slices.Equal(got, []string{"ASIA1", "AKIANEW"}) {
		t.Errorf("%q", got)
	}
}

// TestObjectsAreNoKeys: of two things that CloudTrail calls a key one is credentials.
func TestObjectsAreNoKeys(t *testing.T) {
	if object, key := question.Head("requestParameters.key"), question.Head("key"); object != "object" || key == object {
		t.Errorf("the name of an object is headed %q, an access key %q", object, key)
	}
}
