package question_test

import (
	"strings"
	"testing"
)

// TestOpenWorld: a network of no bits is the world however it is written.
func TestOpenWorld(t *testing.T) {
	authorize := func(request string) string {
		return event(0, user("x", "AKIA1")+","+call("ec2", "AuthorizeSecurityGroupIngress")+`,"requestParameters":{"groupId":"sg-1",`+request+`}`)
	}
	data := load(t, authorize(`"cidrIp":"1.2.3.4/0"`), authorize(`"cidrIp":"10.0.0.0/10"`),
		authorize(`"ipPermissions":{"items":[{"ipv6Ranges":{"items":[{"cidrIpv6":"0::0/0"}]}}]}`),
		authorize(`"cidrIp":"10.0.0.0/20"`), authorize(`"cidrIp":" 0.0.0.0/00 "`))
	a := about(t, data, "sg-open-world", "")
	if a.Events() != 3 {
		t.Fatal(a.Text)
	}
	for i, written := range []string{"1.2.3.4/0", "0::0/0", " 0.0.0.0/00 "} {
		if what := cells(a, "Opened")[i][1]; what != "everything from "+written {
			t.Errorf("%s: %s", written, what)
		}
	}
}

// TestPublicBuckets: what lets in everybody under a condition is not counted,
// lists of access that come with a bucket or an object are.
func TestPublicBuckets(t *testing.T) {
	s3 := func(name, request string) string {
		return event(0, user("x", "AKIA1")+","+call("s3", name)+`,"requestParameters":{"bucketName":"b"`+request+`}`)
	}
	const org = `,"Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}`
	for record, want := range map[string]string{
		s3("PutBucketPolicy", `,"bucketPolicy":{"Statement":{"Effect":"Allow","Principal":"*"`+org+`}}`):             "; it opens a bucket or object to everybody under a condition",
		s3("PutBucketPolicy", `,"bucketPolicy":{"Statement":{"Effect":"Allow","Principal":"*"}}`):                    "; it opens a bucket or object to everybody",
		s3("PutBucketPolicy", `,"bucketPolicy":{"Statement":{"Effect":"Allow","Principal":{"AWS":"999988887777"}}}`): "; it opens no bucket or object to everybody, but lets in somebody outside",
		s3("CreateBucket", `,"x-amz-acl":"public-read"`):                                                             "; it opens a bucket or object to everybody",
		s3("PutObject", `,"key":"a","x-amz-acl":"public-read-write"`):                                                "; it opens a bucket or object to everybody",
		s3("DeleteBucketPublicAccessBlock", ""):                                                                      "; it opens no bucket or object to everybody, but weakens a public access block",
		s3("PutObject", `,"key":"public-read","x-amz-acl":"private"`):                                                "No change to bucket access among 1 event",
		s3("PutObjectAcl", `,"key":"public-read","Host":"public-read.s3.amazonaws.com","x-amz-acl":"private"`):       "; it opens no bucket or object to everybody",
	} {
		if a := about(t, load(t, record), "bucket-public", ""); !strings.HasSuffix(a.Text, want) {
			t.Errorf("%s: %s", record, a.Text)
		}
	}
	unreadable := s3("PutBucketPolicy", `,"omitted":true`)
	a := about(t, load(t, unreadable), "bucket-public", "b")
	if !strings.HasSuffix(a.Text, "; whether it opens a bucket or object to everybody cannot be read") {
		t.Error(a.Text)
	}
	closed := s3("PutBucketPolicy", `,"bucketPolicy":{"Statement":{"Effect":"Deny","Principal":"*"}}`)
	if b := about(t, load(t, unreadable, closed), "bucket-public", "b"); !strings.Contains(b.Text, "; none of those that can be read opens a bucket or object to everybody") {
		t.Error(b.Text)
	}
	if !strings.Contains(strings.Join(a.Unproven, "\n"), "1 event has a document that cannot be read") {
		t.Errorf("%q", a.Unproven)
	}
}

// TestAccountsAreNoBuckets: what is changed for all buckets of an account says so.
func TestAccountsAreNoBuckets(t *testing.T) {
	a := about(t, load(t, event(1, call("s3", "DeleteAccountPublicAccessBlock")+`,"recipientAccountId":"111122223333"`)), "bucket-public", "")
	if got := cells(a, "What opens"); len(got) != 1 || got[0][0] != "account 111122223333" {
		t.Errorf("got %q", got)
	}
}
