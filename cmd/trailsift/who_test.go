package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// whoRecords are events about an instance and a bucket, and what they have in common.
var whoRecords = records(
	`{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"alice"},"eventTime":"2026-09-01T10:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"RunInstances","awsRegion":"eu-west-1","sourceIPAddress":"192.0.2.1","eventID":"e-1","requestParameters":{"instanceType":"t3.micro"},"responseElements":{"instancesSet":{"items":[{"instanceId":"i-1234abcd"}]}}}`,
	`{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"b\u001b[31mob"},"eventTime":"2026-09-01T11:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"TerminateInstances","awsRegion":"eu-west-1","sourceIPAddress":"192.0.2.2","eventID":"e-2","errorCode":"Client.UnauthorizedOperation","requestParameters":{"instancesSet":{"items":[{"instanceId":"i-1234abcd"}]}}}`,
	`{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"alice"},"eventTime":"2026-09-01T12:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"DescribeTags","awsRegion":"eu-west-1","eventID":"e-3","requestParameters":{"filterSet":{"items":[{"valueSet":{"items":[{"value":"i-1234abcd"}]}}]}}}`,
	`{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"alice"},"eventTime":"2026-09-01T13:00:00Z","eventSource":"s3.amazonaws.com","eventName":"GetBucketAcl","awsRegion":"eu-west-1","eventID":"e-4","recipientAccountId":"111122223333","requestParameters":{"bucketName":"prod-data"}}`,
	`{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"alice"},"eventTime":"2026-09-01T14:00:00Z","eventSource":"iam.amazonaws.com","eventName":"GetRole","awsRegion":"us-east-1","eventID":"e-5","recipientAccountId":"111122223333","requestParameters":{"roleName":"prod-data"}}`,
)

func TestWhoJSON(t *testing.T) {
	path := trailFile(t, "x.json", whoRecords)
	want := `{"resource":{"id":"i-1234abcd","kind":"EC2 instance","names":["i-1234abcd"]},` +
		`"answer":"i-1234abcd was started by alice (IAMUser) with RunInstances at 2026-09-01 10:00:00Z from 192.0.2.1, eu-west-1",` +
		`"events":[{"time":"2026-09-01T10:00:00Z","actor":"alice","event":"RunInstances","role":"created","failed":false,"id":"e-1"},` +
		`{"time":"2026-09-01T11:00:00Z","actor":"b\u001b[31mob","event":"TerminateInstances","role":"deleted","failed":true,"id":"e-2"}],` +
		`"mentions":[{"time":"2026-09-01T12:00:00Z","actor":"alice","event":"DescribeTags","role":"mentioned","failed":false,"id":"e-3"}],"caveats":[],"related":[]}` + "\n"
	if got := answer(t, "who", "i-1234abcd", "--json", path); got != want {
		t.Errorf("got  %swant %s", got, want)
	}
	got := answer(t, "who", "i-1234abcd", "--json", "-f", "event:Run*", path)
	if !strings.Contains(got, `"answer":"i-1234abcd was started by alice`) || strings.Contains(got, "e-2") || !strings.Contains(got, `"mentions":[]`) {
		t.Errorf("filtered: %s", got)
	}
	want = `{"candidates":[{"id":"arn:aws:iam::111122223333:role/prod-data","kind":"IAM role","count":1},{"id":"arn:aws:s3:::prod-data","kind":"S3 bucket","count":1}]}` + "\n"
	if got := answer(t, "who", "prod-data", "--json", path); got != want {
		t.Errorf("got  %swant %s", got, want)
	}
	if got := answer(t, "who", "nothing-alike", "--json", path); got != `{"candidates":[],"containing":{"filter":"\"nothing-alike\"","count":0,"first":null,"last":null,"events":[]}}`+"\n" {
		t.Errorf("nothing: %s", got)
	}
}

// TestWhoContaining: what no resource is known by is looked for as a text.
func TestWhoContaining(t *testing.T) {
	path := trailFile(t, "x.json", whoRecords)
	want := `{"candidates":[],"containing":{"filter":"\"t3.micro\"","count":1,"first":"2026-09-01T10:00:00Z","last":"2026-09-01T10:00:00Z",` +
		`"events":[{"time":"2026-09-01T10:00:00Z","actor":"alice","event":"RunInstances","failed":false,"id":"e-1"}]}}` + "\n"
	if got := answer(t, "who", "t3.micro", "--json", path); got != want {
		t.Errorf("got  %swant %s", got, want)
	}
	if got := answer(t, "ask", "resource-events", "--value", "t3.micro", path); !strings.HasPrefix(got, `No resource is known by "t3.micro", but 1 event contains it: -f '"t3.micro"', 2026-09-01 10:00:00Z`) || !strings.Contains(got, "RunInstances") {
		t.Error(got)
	}
	if got := answer(t, "ask", "resource-events", "--value", "t3.nano", path); !strings.HasPrefix(got, `No event contains "t3.nano".`) {
		t.Error(got)
	}
}

func TestWhoText(t *testing.T) {
	path := trailFile(t, "x.json", whoRecords)
	for resource, want := range map[string]string{
		"i-1234abcd": `i-1234abcd was started by alice (IAMUser) with RunInstances at 2026-09-01 10:00:00Z from 192.0.2.1, eu-west-1

EC2 instance i-1234abcd, 2 events
  2026-09-01 10:00:00  created          alice          RunInstances        t3.micro
  2026-09-01 11:00:00  tried    failed  b\u001b[31mob  TerminateInstances  Client.UnauthorizedOperation

1 event that only names it
  2026-09-01 12:00:00  mentioned  alice  DescribeTags
`,
		"prod-d": `prod-d is not the whole name of one thing; it may be

  1  IAM role   arn:aws:iam::111122223333:role/prod-data  (an id: no event has the ARN, which may have a path)
  1  S3 bucket  arn:aws:s3:::prod-data
`,
		"nothing-alike": "no event contains \"nothing-alike\"\n\n" + whatThereIs + "\n",
		"t3.micro": `no resource is known by "t3.micro", but 1 event contains it: -f '"t3.micro"'

where it is
  2026-09-01 10:00:00  alice  RunInstances  i-1234abcd
`,
	} {
		if got := answer(t, "who", resource, path); got != want {
			t.Errorf("who %s:\n%s\nwant\n%s", resource, got, want)
		}
	}
	if got := answer(t, "who", "arn:aws:s3:::prod-data", path); !strings.Contains(got, "\nReads and writes of its objects") {
		t.Errorf("no caveat: %s", got)
	}
}

func TestWhoUsage(t *testing.T) {
	path := trailFile(t, "x.json", whoRecords)
	for _, args := range [][]string{{"who"}, {"who", "i-1234abcd"}, {"who", "i-1234abcd", "-f", "regoin:x", path}} {
		if _, errs, code := sift(t, "", args...); code != exitUsage {
			t.Errorf("%q: exit %d, %s", args, code, errs)
		}
	}
}

func TestWhoOfNothing(t *testing.T) {
	path := trailFile(t, "x.json", whoRecords)
	for _, asked := range []string{"", " "} {
		if _, stderr, code := sift(t, "", "who", asked, path); code != 2 || !strings.Contains(stderr, "who: name a resource") {
			t.Errorf("%q: exit %d, %s", asked, code, stderr)
		}
	}
}

// TestWhoAccount: an account acts before an event names it.
func TestWhoAccount(t *testing.T) {
	path := filepath.Join("..", "..", "testdata", "demo.tar.zst")
	if got := answer(t, "who", "111122223333", path); !strings.HasPrefix(got, "AWS account 111122223333 is first named in UpdateAssumeRolePolicy ") {
		t.Error(got)
	}
}

// TestWhoIsNoResource: of an address and of a name it is said who tells more.
func TestWhoIsNoResource(t *testing.T) {
	path := filepath.Join("..", "..", "testdata", "demo.tar.zst")
	if got := answer(t, "who", "203.0.113.77", path); !strings.HasSuffix(got, "\nit is no resource, but an address: 291 events; trailsift profile 203.0.113.77 tells of it\n") {
		t.Error(got)
	}
}

// TestWhoOpened: what a rule lets through, and from where, has a line of its own, which
// no terminal is too narrow for.
func TestWhoOpened(t *testing.T) {
	path := filepath.Join("..", "..", "testdata", "demo.tar.zst")
	if got := answer(t, "who", "sg-0c3f5b7d9e1a24680", path); !strings.Contains(got, "AuthorizeSecurityGroupIngress\n      tcp 22, 3333 from 0.0.0.0/0, ::/0\n") {
		t.Error(got)
	}
}

// TestWhoNamesakes: where several things have a name it is asked which is meant, also
// of what AWS put an id behind.
func TestWhoNamesakes(t *testing.T) {
	path := filepath.Join("..", "..", "testdata", "demo.tar.zst")
	got := answer(t, "who", "orders-web", path)
	if !strings.HasPrefix(got, "2 things are called orders-web; name one by its id:\n") || !strings.Contains(got, "40  ECR repository  arn:") || !strings.Contains(got, "71  target group    arn:") {
		t.Error(got)
	}
}

// TestWhoDryRun: a dry run is marked, and no failure.
func TestWhoDryRun(t *testing.T) {
	path := filepath.Join("..", "..", "testdata", "demo.tar.zst")
	if got := answer(t, "who", "sg-0c3f5b7d9e1a24680", path); !strings.Contains(got, "  dry run  release-manager/") {
		t.Error(got)
	}
	got := answer(t, "who", "sg-0c3f5b7d9e1a24680", "--json", path)
	if !strings.Contains(got, `"event":"RunInstances","role":"mentioned","failed":true,"dryRun":true`) || strings.Count(got, "dryRun") != 1 {
		t.Error(got)
	}
}

// TestWhoTellsRecordedARNs: with the path of the name, in the text and in JSON; of what is
// only named no ARN is made up.
func TestWhoTellsRecordedARNs(t *testing.T) {
	const arn = "arn:aws:iam::111122223333:policy/release/limits"
	path := trailFile(t, "x.json", records(
		`{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"alice"},"eventTime":"2026-09-01T10:00:00Z","eventSource":"iam.amazonaws.com","eventName":"CreatePolicyVersion","awsRegion":"us-east-1","eventID":"e-1","recipientAccountId":"111122223333","requestParameters":{"policyArn":"`+arn+`"}}`,
		`{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"alice"},"eventTime":"2026-09-01T10:00:01Z","eventSource":"iam.amazonaws.com","eventName":"GetRole","awsRegion":"us-east-1","eventID":"e-2","recipientAccountId":"111122223333","requestParameters":{"roleName":"plain"}}`,
	))
	for _, asked := range []string{"limits", arn, "arn:aws:iam::111122223333:policy/limits"} {
		if got := answer(t, "who", asked, path); !strings.Contains(got, "\nIAM policy "+arn+", 1 event\n") {
			t.Errorf("%s: %s", asked, got)
		}
		if got := answer(t, "who", "--json", asked, path); !strings.Contains(got, `{"id":"`+arn+`","arn":"`+arn+`","kind":"IAM policy"`) {
			t.Errorf("%s: %s", asked, got)
		}
	}
	if got := answer(t, "who", "plain", path); !strings.Contains(got, "\nIAM role plain of 111122223333, 1 event\n") {
		t.Error(got)
	}
}
