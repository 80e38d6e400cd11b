package question_test

import (
	"fmt"
	"slices"
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

// TestClosedAgain: what was opened and taken away again, by its rule or with its group, says
// so; in part, too, in the order of time.
func TestClosedAgain(t *testing.T) {
	group := func(at int, name, sg, request string) string {
		return event(at, user("x", "AKIA1")+","+call("ec2", name)+`,"requestParameters":{"groupId":"`+sg+`"`+request+`}`)
	}
	open := func(at int, sg, request string) string {
		return group(at, "AuthorizeSecurityGroupIngress", sg, request)
	}
	const ssh, both = `,"ipProtocol":"tcp","fromPort":22,"toPort":22,"cidrIp":"0.0.0.0/0"`,
		`,"ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":22,"toPort":22,"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]}},{"ipProtocol":"tcp","fromPort":80,"toPort":80,"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]}}]}`
	a := about(t, load(t, open(0, "sg-e", ssh), group(9, "DeleteSecurityGroup", "sg-e", ""),
		group(0, "RevokeSecurityGroupIngress", "sg-a", ssh), open(1, "sg-a", ssh), group(2, "RevokeSecurityGroupIngress", "sg-b", ssh), group(3, "RevokeSecurityGroupIngress", "sg-a", `,"ipProtocol":"tcp","fromPort":22,"toPort":22,"cidrIp":"1.2.3.4/0"`),
		open(4, "sg-a", ssh), open(5, "sg-c", both), group(6, "RevokeSecurityGroupIngress", "sg-c", ssh), open(7, "sg-d", ssh), group(8, "DeleteSecurityGroup", "sg-d", "")), "sg-open-world", "")
	want := [][]string{{"sg-a", "tcp 22 from 1.2.3.4/0", "x", "eu-west-1"}, {"sg-c", "tcp 22 from 0.0.0.0/0", "x", "eu-west-1"}, {"sg-d", "the group deleted", "x", "eu-west-1"}, {"sg-e", "the group deleted", "x", "eu-west-1"}}
	if got := cells(a, "Closed again"); !slices.EqualFunc(got, want, slices.Equal) || !strings.HasSuffix(a.Text, "; 3 of them closed later; 1 of them closed in part later") {
		t.Errorf("%q, want %q: %s", got, want, a.Text)
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

// TestWhatOpens: the condition of a policy is said, and which guards a call leaves off.
func TestWhatOpens(t *testing.T) {
	s3 := func(name, request string) string {
		return event(0, user("x", "AKIA1")+","+call("s3", name)+`,"requestParameters":{"bucketName":"b"`+request+`}`)
	}
	block := func(a, b, c, d bool) string {
		return fmt.Sprintf(`,"PublicAccessBlockConfiguration":{"BlockPublicAcls":%v,"IgnorePublicAcls":%v,"BlockPublicPolicy":%v,"RestrictPublicBuckets":%v}`, a, b, c, d)
	}
	for record, want := range map[string]string{
		s3("PutBucketPolicy", `,"bucketPolicy":{"Statement":{"Effect":"Allow","Principal":"*","Condition":{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}}}`):                                        "lets in everybody if aws:SourceIp in 0.0.0.0/0",
		s3("PutBucketPolicy", `,"bucketPolicy":{"Statement":{"Effect":"Allow","NotPrincipal":{"AWS":"111122223333"},"Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}}`):                 "lets in everybody if aws:SourceIp in 10.0.0.0/8",
		s3("PutBucketPolicy", `,"bucketPolicy":{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999988887777:root"},"Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1"}}}}`): "lets in 999988887777 if aws:SourceVpce=vpce-1",
		s3("PutBucketPublicAccessBlock", block(false, false, false, false)):                                                                                                                     "public access block off",
		s3("PutBucketPublicAccessBlock", block(true, true, false, false)):                                                                                                                       "public access block off in part: BlockPublicPolicy, RestrictPublicBuckets",
	} {
		if got := cells(about(t, load(t, record), "bucket-public", ""), "What opens"); len(got) != 1 || got[0][2] != want {
			t.Errorf("%s: %q", record, got)
		}
	}
	if a := about(t, load(t, s3("PutBucketPublicAccessBlock", block(true, true, true, true))), "bucket-public", ""); len(a.Tables) != 0 {
		t.Errorf("%v", a.Tables)
	}
}

// TestAccountsAreNoBuckets: what is changed for all buckets of an account says so.
func TestAccountsAreNoBuckets(t *testing.T) {
	a := about(t, load(t, event(1, call("s3", "DeleteAccountPublicAccessBlock")+`,"recipientAccountId":"111122223333"`)), "bucket-public", "")
	if got := cells(a, "What opens"); len(got) != 1 || got[0][0] != "account 111122223333" {
		t.Errorf("got %q", got)
	}
}
