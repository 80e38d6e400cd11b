package scenario

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// only is the one event that matches; the test fails when there is none or
// another one.
func only(t *testing.T, what string, match func(record) bool) record {
	t.Helper()
	var found []record
	for _, r := range records() {
		if match(r) {
			found = append(found, r)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%s: %d events, want one", what, len(found))
	}
	return found[0]
}

func TestLeakedKeyIsUsedFromTwoPlaces(t *testing.T) {
	by := func(ip string) int {
		return count(func(r record) bool {
			return r.UserIdentity != nil && r.UserIdentity.AccessKeyID == LeakedKey && r.SourceIPAddress == ip
		})
	}
	if by(PipelineIP) < 50 || by(IntruderIP) < 50 {
		t.Errorf("%d uses by the pipeline, %d by the intruder", by(PipelineIP), by(IntruderIP))
	}
	denied := count(func(r record) bool {
		return r.SourceIPAddress == IntruderIP && r.ErrorCode != "" && r.EventTime.Before(AssumedAt)
	})
	if denied < 40 {
		t.Errorf("%d denials in the reconnaissance", denied)
	}
}

func TestAssumedRoleIsTiedAcrossAccounts(t *testing.T) {
	issue := func(kind string) record {
		return only(t, "AssumeRole by "+kind, func(r record) bool {
			return r.EventName == "AssumeRole" && r.UserIdentity.Type == kind && strings.Contains(string(r.ResponseElements), AssumedKey)
		})
	}
	here, there := issue("IAMUser"), issue("AWSAccount")
	if here.SharedEventID == "" || here.SharedEventID != there.SharedEventID || here.EventID == there.EventID {
		t.Error("the two records are not a sharedEventID pair")
	}
	if here.RecipientAccountID != Development || there.RecipientAccountID != Production || here.UserIdentity.AccessKeyID != LeakedKey {
		t.Error("the two records are not those of caller and owner")
	}
	if !strings.Contains(string(here.ResponseElements), `"sessionToken":"IQoJ`) {
		t.Error("no session token to mask")
	}
}

func TestEveryUseOfATemporaryKeyIsAfterItsIssue(t *testing.T) {
	for _, r := range records() {
		if id := r.UserIdentity; id != nil && !id.SessionContext.Attributes.CreationDate.IsZero() {
			if late := r.EventTime.Sub(id.SessionContext.Attributes.CreationDate); late < 0 || late > 12*time.Hour {
				t.Errorf("%s: session is %s old", r.EventID, late)
			}
		}
	}
	n := count(func(r record) bool {
		return r.UserIdentity != nil && r.UserIdentity.AccessKeyID == AssumedKey && r.UserIdentity.SessionContext.Attributes.CreationDate.Equal(AssumedAt)
	})
	if n < 150 {
		t.Errorf("%d uses of the assumed role's key", n)
	}
}

// TestRolesAreChained: release-manager takes the database role, which takes itself.
func TestRolesAreChained(t *testing.T) {
	var keys []string
	for _, r := range records() {
		if r.EventName == "AssumeRole" && strings.Contains(string(r.RequestParameters), databaseSession) {
			var answer struct{ Credentials struct{ AccessKeyID string } }
			if err := json.Unmarshal(r.ResponseElements, &answer); err != nil {
				t.Fatal(err)
			}
			want := AssumedKey
			if len(keys) > 0 {
				want = keys[len(keys)-1]
			}
			if r.UserIdentity.AccessKeyID != want {
				t.Errorf("%s takes the role, want %s", r.UserIdentity.AccessKeyID, want)
			}
			keys = append(keys, answer.Credentials.AccessKeyID)
		}
	}
	if len(keys) != 2 || keys[0] == keys[1] {
		t.Fatalf("the role is taken with %v, want two keys", keys)
	}
	for _, key := range keys {
		if count(func(r record) bool { return r.UserIdentity != nil && r.UserIdentity.AccessKeyID == key }) < 3 {
			t.Errorf("%s is hardly used", key)
		}
	}
}

func TestInstancesAreStartedWithTheirRole(t *testing.T) {
	run := only(t, "RunInstances", func(r record) bool { return r.EventName == "RunInstances" && r.ErrorCode == "" })
	var answer struct {
		InstancesSet struct{ Items []struct{ InstanceID string } }
	}
	if err := json.Unmarshal(run.ResponseElements, &answer); err != nil {
		t.Fatal(err)
	}
	for i, item := range answer.InstancesSet.Items {
		if item.InstanceID != Instances[i] {
			t.Errorf("instance %d is %s", i, item.InstanceID)
		}
		only(t, "AssumeRole for "+item.InstanceID, func(r record) bool {
			return r.EventName == "AssumeRole" && r.RequestID == run.RequestID && strings.Contains(string(r.RequestParameters), item.InstanceID)
		})
	}
	if len(answer.InstancesSet.Items) != len(Instances) || run.AwsRegion != Unused || !run.EventTime.Equal(LaunchedAt) {
		t.Error("RunInstances is not the one of the cast")
	}
}

// TestQuestionsHaveAnswers walks the questions responders ask.
func TestQuestionsHaveAnswers(t *testing.T) {
	for _, texts := range [][]string{
		{`"GetSecretValue"`, AssumedKey, SecretName},
		{`"CreateUser"`, BackdoorUser, AssumedKey},
		{`"CreateAccessKey"`, BackdoorKey, AssumedKey},
		{`"accessKeyId":"` + BackdoorKey, `"eventName":"InvokeModel"`},
		{`"AttachUserPolicy"`, `policy/AdministratorAccess`},
		{`"ConsoleLogin":"Success"`, BackdoorUser, `"MFAUsed":"No"`},
		{`"UpdateAssumeRolePolicy"`, Outside},
		{`"accountId":"` + Outside + `"`, `"eventName":"AssumeRole"`},
		{`"StopLogging"`, StoppedTrail, `"responseElements":null`},
		{`"eventName":"StartLogging"`}, {`"eventName":"PutEventSelectors"`}, {`"eventName":"DeleteFlowLogs"`},
		{`"eventName":"GetObject"`, Bucket, AssumedKey}, {`"eventName":"ListObjects"`, Bucket},
		{`"eventName":"DeleteBucketPublicAccessBlock"`, Bucket},
		{`"eventName":"PutBucketPolicy"`, Bucket, `"Principal":"*"`},
		{`"eventName":"CopyObject"`, `server-side-encryption-customer-algorithm`},
		{`"eventName":"AuthorizeSecurityGroupIngress"`, OpenGroup, `"cidrIp":"0.0.0.0/0"`, `"cidrIpv6":"::/0"`},
		{`"eventName":"ModifySnapshotAttribute"`, SharedSnapshot, Outside, `"add"`},
		{`"SharedSnapshotCopyInitiated"`, SharedSnapshot},
		{`assumed-role/orders-web-instance/` + StolenInstance, IntruderIP},
		{`"eventName":"TerminateInstances"`, Instances[0]},
		{`"eventName":"StopInstances"`}, {`"eventName":"CreateRoute"`}, {`"eventName":"DeactivateMFADevice"`},
		{`"eventName":"SendCommand"`}, {`"eventName":"StartSession"`}, {`"eventName":"AddPermission20150331v2"`},
		{`"eventName":"LeaveOrganization"`}, {`"eventName":"ScheduleKeyDeletion"`}, {`"eventName":"RequestServiceQuotaIncrease"`},
		{`"type":"Root"`, `"eventName":"ListAccounts"`},
		{`"eventName":"CreatePolicyVersion"`, `v7`, AssumedKey}, {`"eventName":"SetDefaultPolicyVersion"`},
		{`"eventName":"CreateOpenIDConnectProvider"`}, {`"eventName":"SwitchRole"`, `"SwitchFrom"`},
		{`"eventName":"ModifyDBSnapshotAttribute"`, `"valuesToAdd":["` + Outside, `"dBSnapshotAttributes"`},
		{`"eventName":"CancelKeyDeletion"`}, {`"sourceIdentity"`, `"attributes"`},
	} {
		if _, ok := first(incident().Events(), texts); !ok {
			t.Errorf("no event holds %s", strings.Join(texts, " and "))
		}
	}
}
