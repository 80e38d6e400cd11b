package naming_test

import (
	"testing"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/naming"
)

// TestRecordedARNs: with the path that the records have; a wrong guess that failed counts
// for nothing beside, and of what is only named no ARN is made up.
func TestRecordedARNs(t *testing.T) {
	call := func(more string) string { return `"type":"IAMUser","userName":"x"},` + more + `,"x":{"y":"z"` }
	snap := load(t,
		`"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/deploy/x","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::111122223333:role/ci/deploy"}}`,
		call(`"requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/deploy"},"errorCode":"AccessDenied"`),
		call(`"requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/deploy"},"errorCode":"AccessDenied"`),
		call(`"requestParameters":{"roleName":"plain","policyArn":"arn:aws:iam::111122223333:policy/a/b/limit"}`),
		call(`"requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/guess/tried"},"errorCode":"AccessDenied"`),
		`"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/mira","userName":"mira"`,
		`"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/seen/x"`,
	)
	const account = "arn:aws:iam::111122223333:"
	ids := []string{account + "role/deploy", account + "role/plain", account + "policy/limit", account + "role/tried", account + "user/mira", account + "role/seen", "arn:aws:s3:::bucket", "i-0123"}
	arns, err := naming.Recorded(t.Context(), snap, trail.Language(), ids...)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{
		account + "role/ci/deploy", "IAM role plain of 111122223333", account + "policy/a/b/limit", account + "role/guess/tried", account + "user/mira",
		"IAM role seen of 111122223333", "arn:aws:s3:::bucket", "i-0123",
	} {
		if got := arns.Text(ids[i]); got != want {
			t.Errorf("%s: %s, want %s", ids[i], got, want)
		}
	}
}
