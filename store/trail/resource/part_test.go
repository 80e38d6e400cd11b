package resource

import "testing"

// TestPart: what a call is about that is named after a part of a thing.
func TestPart(t *testing.T) {
	const iam = "arn:aws:iam::111122223333:"
	for _, c := range []struct{ event, id, want string }{
		{"DeleteBucketPublicAccessBlock", "arn:aws:s3:::b", "public access block"},
		{"DeleteBucketPolicy", "arn:aws:s3:::b", "policy"},
		{"CreateLoginProfile", iam + "user/x", "login profile"},
		{"CreatePolicyVersion", iam + "policy/x", "version"},
		{"DeleteVirtualMFADevice", iam + "user/x", "virtual MFA device"},
		{"DeleteUser", iam + "user/x", ""},
	} {
		if got := Part(c.event, c.id); got != c.want {
			t.Errorf("%s: %q, want %q", c.event, got, c.want)
		}
	}
}
