package trail

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// summed is the summary of a call with a request and a response.
func summed(t *testing.T, name, request, response string) string {
	t.Helper()
	return Summary(loaded(t, strings.Replace(event(`"requestParameters":`+request+`,"responseElements":`+response), "RunInstances", name, 1)))
}

// TestNounOfACall: a call without words of its own is about what it is named after, by
// the request, else by the response.
func TestNounOfACall(t *testing.T) {
	for _, c := range []struct{ name, request, response, want string }{
		{"DeleteFlowLogs", `{"DeleteFlowLogsRequest":{"FlowLogId":{"tag":1,"content":"fl-1"}}}`, `{"DeleteFlowLogsResponse":{"requestId":"r-1"}}`, "fl-1"},
		{"DeleteFlowLogs", `{"DeleteFlowLogsRequest":{"FlowLogId":[{"tag":1,"content":"fl-1"},{"tag":2,"content":"fl-2"}]}}`, `null`, "fl-1 +1"},
		{"CreateVpc", `{"cidrBlock":"10.0.0.0/16","tagSpecificationSet":{"items":[{"resourceType":"vpc"}]}}`, `{"requestId":"r-1","vpc":{"vpcId":"vpc-1","ownerId":"1"}}`, "vpc-1"},
		{"CreateVpc", `{"cidrBlock":"10.0.0.0/16","instanceTenancy":"default"}`, `null`, "10.0.0.0/16"},
		{"AllocateAddress", `{"domain":"vpc"}`, `{"requestId":"r-1","publicIp":"203.0.113.9","allocationId":"eipalloc-1"}`, "203.0.113.9"},
		{"ReleaseAddress", `{"allocationId":"eipalloc-1","networkBorderGroup":"us-east-1"}`, `{"_return":true}`, "eipalloc-1"},
		{"CreateKeyPair", `{"keyName":"gpu","keyType":"ed25519"}`, `{"keyPairId":"key-1","keyMaterial":"secret"}`, "gpu"},
		{"CreateEmailIdentity", `{"emailIdentity":"billing.example.com"}`, `null`, "billing.example.com"},
		{"CreateNatGateway", `{"CreateNatGatewayRequest":{"ClientToken":"e58b","AllocationId":"eipalloc-1"}}`, `{"CreateNatGatewayResponse":{"natGateway":{"natGatewayId":"nat-1"}}}`, "nat-1"},
		{"DisassociateRouteTable", `{"associationId":"rtbassoc-1"}`, `null`, "rtbassoc-1"},
		{"CreateSubnet", `{"vpcId":"vpc-1"}`, `{"subnet":{"subnetId":"subnet-1"}}`, "subnet-1 vpc-1"},
		{"AttachVolume", `{"instanceId":"i-1","volumeId":"vol-1"}`, `null`, "vol-1 i-1"},
		{"CreateGrant", `{"keyId":"k-1"}`, `{"grantId":"` + strings.Repeat("a1", 32) + `"}`, "k-1"},

		// Services that nobody has written a word about.
		{"CreateTeapot", `{"clientToken":"nonce-1","description":"for tea","teapotName":"brown betty"}`, `null`, "brown betty"},
		{"UpdateTeapotLid", `{"requestId":"r-1","teapotIdentifier":"tp-1","valid":"yes"}`, `null`, "tp-1"},
		{"DeleteKettles", `{"kettleIds":["k-1","k-2","k-3"]}`, `null`, "k-1 +2"},
		{"RegisterCup", `{"nextToken":"n-1","size":3}`, `{"cup":{"createdAt":"2026-09-01T10:00:00Z","id":"cup-1"}}`, "cup-1"},
		{"PourTea", `{"idempotencyToken":"t-1","hot":"true","since":"2026-09-01T10:00:00Z","into":"cup-7"}`, `null`, "cup-7"},
		{"PourTea", `{"items":[{"id":"leaf"}],"spoutId":"s-1"}`, `null`, "s-1"},

		// What is no name.
		{"PourTea", `{"clientToken":"c-1","requestId":"r-1","nextToken":"n-1","password":"p","loginCode":"123-x","form":"HIDDEN_DUE_TO_SECURITY_REASONS"}`, `{"credentials":{"sessionToken":"s"}}`, ""},
		{"PourTea", `{"type":"green","key":"` + strings.Repeat("k", 50) + `","text":"a few words","hot":true,"n":7}`, `null`, ""},
		{"PourTea", `null`, `null`, ""},
		{"SendSSHPublicKey", `{"instanceId":"i-1","sSHPublicKey":"ssh-ed25519 AAAA x@y"}`, `null`, "i-1"},
	} {
		if got := summed(t, c.name, c.request, c.response); got != c.want {
			t.Errorf("%s %s %s: %q, want %q", c.name, c.request, c.response, got, c.want)
		}
	}
}

// TestDecidingWords: calls that do opposite things by one name say which.
func TestDecidingWords(t *testing.T) {
	guards := func(a, b, c, d bool) string {
		return fmt.Sprintf(`{"bucketName":"logs","PublicAccessBlockConfiguration":{"BlockPublicAcls":%v,"IgnorePublicAcls":%v,"BlockPublicPolicy":%v,"RestrictPublicBuckets":%v}}`, a, b, c, d)
	}
	for _, c := range []struct{ name, request, want string }{
		{"UpdateDetector", `{"detectorId":"d-1","enable":false}`, "d-1 off"},
		{"UpdateDetector", `{"detectorId":"d-1","enable":true}`, "d-1 on"},
		{"UpdateDetector", `{"detectorId":"d-1","enable":false,"features":[{"status":"DISABLED"}]}`, "d-1 off"},
		{"UpdateDetector", `{"detectorId":"d-1","enable":true,"features":[{"status":"ENABLED"},{"status":"DISABLED"}]}`, "d-1 partly off"},
		{"UpdateDetector", `{"detectorId":"d-1","dataSources":{"s3Logs":{"enable":false}}}`, "d-1 partly off"},
		{"UpdateDetector", `{"detectorId":"d-1","enable":true,"dataSources":{"s3Logs":{"enable":true}}}`, "d-1 on"},
		{"PutBucketVersioning", `{"bucketName":"logs","VersioningConfiguration":{"Status":"Suspended"}}`, "logs Suspended"},
		{"PutBucketAcl", `{"bucketName":"logs","x-amz-acl":"public-read"}`, "logs public-read"},
		{"CreateBucket", `{"bucketName":"logs","x-amz-acl":"private"}`, "logs"},
		{"PutBucketPublicAccessBlock", guards(true, true, true, true), "logs on"},
		{"PutBucketPublicAccessBlock", guards(false, false, false, false), "logs off"},
		{"PutBucketPublicAccessBlock", guards(true, true, false, true), "logs BlockPublicPolicy off"},
		{"DeleteBucketPublicAccessBlock", `{"bucketName":"logs"}`, "logs"},
		{"SendCommand", `{"documentName":"AWS-RunShellScript","instanceIds":["i-1"]}`, "i-1 AWS-RunShellScript"},
		{"SendCommand", `{"documentName":"AWS-RunShellScript","instanceIds":["i-1","i-2"]}`, "i-1 +1 AWS-RunShellScript"},
		{"RequestServiceQuotaIncrease", `{"serviceCode":"ec2","quotaCode":"L-1","desiredValue":512}`, "ec2 L-1 512"},
		{"ScheduleKeyDeletion", `{"keyId":"k-1","pendingWindowInDays":7}`, "k-1 in 7 days"},
		{"UpdateTeapot", `{"teapotId":"tp-1","status":"Disabled"}`, "tp-1 Disabled"},
	} {
		if got := summed(t, c.name, c.request, "null"); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.name, c.request, got, c.want)
		}
	}
}

// TestMFAUsed: some records have it in capitals.
func TestMFAUsed(t *testing.T) {
	for used, want := range map[string]string{"Yes": "Success, MFA", "YES": "Success, MFA", "no": "Success, no MFA", "": "Success"} {
		rec := loaded(t, strings.Replace(event(`"responseElements":{"ConsoleLogin":"Success"},"additionalEventData":{"MFAUsed":"`+used+`"}`), "RunInstances", "ConsoleLogin", 1))
		if got := Summary(rec); got != want {
			t.Errorf("%q: %q, want %q", used, got, want)
		}
	}
}

// TestWidestCircleFirst: with whom most share stands where there is room for one.
func TestWidestCircleFirst(t *testing.T) {
	const unit = "arn:aws:organizations::111122223333:organization/o-1"
	got := summed(t, "ModifyImageAttribute", `{"imageId":"ami-1","launchPermission":{"add":{"items":[{"userId":"1"},{"userId":"2"},{"userId":"3"},{"organizationArn":"`+unit+`"},{"group":"all"}]}}}`, "null")
	if want := "ami-1 shared with all, " + unit + ", 1 and 2 more"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	got = summed(t, "ModifyDBSnapshotAttribute", `{"dBSnapshotIdentifier":"db-1","valuesToAdd":["1","2","3","all"]}`, "null")
	if want := "db-1 shared with all, 1, 2 and 1 more"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestNounOfAHugeCall: one hostile record must not hold up the list that shows it.
func TestNounOfAHugeCall(t *testing.T) {
	var request strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&request, `"aId%d":"","bId":"",`, i)
	}
	rec := loaded(t, strings.Replace(event(`"requestParameters":{`+request.String()+`"n":1}`), "RunInstances", "PourTea", 1))
	started := time.Now()
	Summary(rec)
	if took := time.Since(started); took > 2*time.Second {
		t.Errorf("%v", took)
	}
}
