package question_test

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail/question"
)

// one loads one call of a user, with a request.
func one(t *testing.T, service, name, request string) question.Data {
	t.Helper()
	return load(t, event(0, call(service, name)+","+user("eve", "AKIA0000000000000001")+`,"requestParameters":`+request))
}

// TestForeignGrantees: a canonical user and an address of mail stand for accounts, and
// it is not said for which.
func TestForeignGrantees(t *testing.T) {
	const id = "0a1b2c3d4e5f"
	list := func(grantee string) string {
		return `{"bucketName":"shop","AccessControlPolicy":{"Owner":{"ID":"mine"},"AccessControlList":{"Grant":[{"Grantee":{"ID":"mine"}},{"Grantee":` + grantee + `}]}}}`
	}
	for _, tt := range []struct{ name, request, want string }{
		{"PutBucketPolicy", `{"bucketName":"shop","bucketPolicy":{"Statement":[{"Effect":"Allow","Principal":{"CanonicalUser":"` + id + `"},"Action":"s3:*","Resource":"*"}]}}`, "by canonical id " + id},
		{"PutBucketAcl", list(`{"ID":"` + id + `"}`), "by canonical id " + id},
		{"PutObjectAcl", `{"bucketName":"shop","AccessControlPolicy":{"Owner":{"ID":"mine"},"AccessControlList":{"Grant":{"Grantee":{"EmailAddress":"x@shop.example"}}}}}`, "by e-mail x@shop.example"},
		{"PutBucketAcl", `{"bucketName":"shop","x-amz-grant-full-control":["id=` + id + `"]}`, "by canonical id " + id},
		{"PutObject", `{"bucketName":"shop","x-amz-grant-read":"emailAddress=\"x@shop.example\""}`, "by e-mail x@shop.example"},
		{"PutBucketAcl", list(`{"ID":"mine"}`), ""},
	} {
		a := about(t, one(t, "s3", tt.name, tt.request), "bucket-public", "")
		lines := cells(a, "What opens")
		switch {
		case tt.want == "":
			if len(lines) > 0 || strings.Contains(a.Text, "outside") {
				t.Errorf("%s: %s %v", tt.request, a.Text, lines)
			}
		case len(lines) != 1 || !strings.Contains(lines[0][2]+lines[0][3], tt.want) || !strings.Contains(a.Text, "lets in somebody outside"):
			t.Errorf("%s: %s %v", tt.request, a.Text, lines)
		}
	}
}

// TestProtectionIsNoRansom: what keeps objects safe is no sign of ransom.
func TestProtectionIsNoRansom(t *testing.T) {
	rule := func(key string) string {
		return `{"bucketName":"shop","ServerSideEncryptionConfiguration":{"Rule":{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"` + key + `}}}}`
	}
	const key = `,"KMSMasterKeyID":"arn:aws:kms:eu-west-1:`
	for _, tt := range []struct {
		name, request string
		signs         int
	}{
		{"PutBucketVersioning", `{"bucketName":"shop","VersioningConfiguration":{"Status":"Enabled"}}`, 0},
		{"PutBucketVersioning", `{"bucketName":"shop","VersioningConfiguration":{"Status":"Suspended"}}`, 1},
		{"PutBucketLifecycle", `{"bucketName":"shop","LifecycleConfiguration":{"Rule":{"Transition":{"Days":90,"StorageClass":"GLACIER"}}}}`, 0},
		{"PutBucketLifecycle", `{"bucketName":"shop","LifecycleConfiguration":{"Rule":[{"Expiration":{"Days":1}}]}}`, 1},
		{"PutBucketLifecycle", `{"bucketName":"shop","LifecycleConfiguration":{"Rule":{"NoncurrentVersionExpiration":{"NoncurrentDays":1}}}}`, 1},
		{"PutBucketEncryption", `{"bucketName":"shop","ServerSideEncryptionConfiguration":{"Rule":{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}}}`, 0},
		{"PutBucketEncryption", rule(""), 0},
		{"PutBucketEncryption", rule(key + `111122223333:key/0a1b"`), 0},
		{"PutBucketEncryption", rule(key + `444455556666:key/0a1b"`), 1},
	} {
		if a := about(t, one(t, "s3", tt.name, tt.request), "s3-ransom", ""); a.Events() != tt.signs {
			t.Errorf("%s: %s", tt.request, a.Text)
		}
	}
}

// TestOtherWays: forms of calls that are no less what the questions ask about.
func TestOtherWays(t *testing.T) {
	for _, tt := range []struct{ question, service, name, request string }{
		{"code-execution", "ec2", "ModifyInstanceAttribute", `{"instanceId":"i-1234abcd","attribute":"userData","value":"x"}`},
		{"admin-granted", "sso", "AttachManagedPolicyToPermissionSet", `{"permissionSetArn":"arn:aws:sso:::permissionSet/ssoins-0/ps-0","managedPolicyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}`},
		{"admin-granted", "eks", "AssociateAccessPolicy", `{"name":"front","principalArn":"arn:aws:iam::111122223333:role/x","policyArn":"arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"}`},
		{"shared-out", "ec2", "CreateStoreImageTask", `{"imageId":"ami-1234abcd","bucket":"elsewhere"}`},
		{"logging-tampered", "cloudtrail", "PutInsightSelectors", `{"trailName":"main","insightSelectors":[]}`},
		{"logging-tampered", "securityhub", "DisassociateFromAdministratorAccount", `{}`},
	} {
		if a := about(t, one(t, tt.service, tt.name, tt.request), tt.question, ""); a.Events() != 1 {
			t.Errorf("%s: %s: %s", tt.question, tt.name, a.Text)
		}
	}
}
