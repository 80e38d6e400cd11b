package trail

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
)

// loaded returns the only record of a store that was given text.
func loaded(t *testing.T, text string) store.Record {
	t.Helper()
	return storeOf(t, text).Snapshot().Record(0)
}

// event wraps members into a record that is an event otherwise.
func event(members string) string {
	return `{"eventVersion":"1.11","eventTime":"2026-09-01T10:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"RunInstances","eventID":"11111111-2222-4333-8444-555555555555",` + members + `}`
}

func TestIdentities(t *testing.T) {
	tests := []struct{ name, identity, actor, principal string }{
		{"root", `{"type":"Root","principalId":"111122223333","arn":"arn:aws:iam::111122223333:root","accountId":"111122223333","accessKeyId":"","userName":"the-alias"}`,
			"root@111122223333", "root/111122223333"},
		{"root without account", `{"type":"Root","arn":"arn:aws:iam::111122223333:root"}`, "root@111122223333", "root/111122223333"},
		{"user", `{"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/team/alice","accountId":"111122223333","userName":"alice"}`,
			"alice", "AIDAEXAMPLE"},
		{"user of CheckMfa, without arn", `{"type":"IAMUser","principalId":"AIDAEXAMPLE","accountId":"111122223333","userName":"alice"}`, "alice", "AIDAEXAMPLE"},
		{"user without name", `{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/team/alice"}`, "alice", "arn:aws:iam::111122223333:user/team/alice"},
		{"hidden user", `{"type":"IAMUser","accountId":"111122223333","userName":"HIDDEN_DUE_TO_SECURITY_REASONS","accessKeyId":""}`,
			"hidden user 203.0.113.7", "hidden user 203.0.113.7"},
		{"role", `{"type":"AssumedRole","principalId":"AROAEXAMPLE:ci-4711","arn":"arn:aws:sts::111122223333:assumed-role/deploy/ci-4711","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE","arn":"arn:aws:iam::111122223333:role/ci/deploy","userName":"deploy"}}}`,
			"deploy/ci-4711", "AROAEXAMPLE"},
		{"role with an empty issuer", `{"type":"AssumedRole","principalId":"AROAEXAMPLE:a/b","arn":"arn:aws:sts::111122223333:assumed-role/deploy/a/b","sessionContext":{"sessionIssuer":{}}}`,
			"deploy/a/b", "AROAEXAMPLE"},
		{"role without arn", `{"type":"AssumedRole","principalId":"AROAEXAMPLE:ci","sessionContext":{"sessionIssuer":{"userName":"deploy"}}}`, "deploy/ci", "AROAEXAMPLE"},
		{"Identity Center role", `{"type":"AssumedRole","principalId":"AROAEXAMPLE:bob@example.com","arn":"arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Power_User_0123456789abcdef/bob@example.com"}`,
			"Power_User/bob@example.com", "AROAEXAMPLE"},
		{"persistent role", `{"type":"Role","principalId":"AROAEXAMPLE","arn":"arn:aws:iam::111122223333:role/x/keeper","accountId":"111122223333"}`, "keeper", "AROAEXAMPLE"},
		{"federated user", `{"type":"FederatedUser","principalId":"111122223333:visitor","arn":"arn:aws:sts::111122223333:federated-user/visitor","sessionContext":{"sessionIssuer":{"type":"IAMUser","userName":"alice"}}}`,
			"alice→visitor", "111122223333:visitor"},
		{"federated by root", `{"type":"FederatedUser","principalId":"111122223333:visitor","accountId":"111122223333","sessionContext":{"sessionIssuer":{"type":"Root"}}}`,
			"root@111122223333→visitor", "111122223333:visitor"},
		{"nobody, of S3", `{"type":"AWSAccount","principalId":"","accountId":"ANONYMOUS_PRINCIPAL"}`, "anonymous", "ANONYMOUS_PRINCIPAL"},
		{"nobody, of Cognito", `{"type":"Unknown","principalId":"anonymous","accountId":"","userName":""}`, "anonymous", "anonymous"},
		{"other account", `{"type":"AWSAccount","principalId":"AROAEXAMPLE:x","accountId":"444455556666"}`, "account 444455556666 AROAEXAMPLE:x", "AROAEXAMPLE:x"},
		{"account that records it", `{"type":"AWSAccount","principalId":"AROAEXAMPLE:x","accountId":"111122223333"}`, "AROAEXAMPLE:x", "AROAEXAMPLE:x"},
		{"no more than that account", `{"type":"AWSAccount","accountId":"111122223333"}`, "account 111122223333", "111122223333"},
		{"service", `{"type":"AWSService","invokedBy":"ec2.amazonaws.com"}`, "ec2.amazonaws.com", "svc/ec2.amazonaws.com"},
		{"no type", `{"accountId":"111122223333","invokedBy":"rds.amazonaws.com"}`, "rds.amazonaws.com", "svc/rds.amazonaws.com"},
		{"nothing", `null`, "", ""},
		{"SAML user", `{"type":"SAMLUser","principalId":"Abc+/123=:carol@example.com","userName":"carol@example.com","identityProvider":"Abc+/123="}`,
			"carol@example.com", "Abc+/123=:carol@example.com"},
		{"web identity", `{"type":"WebIdentityUser","principalId":"token.actions.example.com:sts.amazonaws.com:repo:org/app:ref:refs/heads/main","identityProvider":"arn:aws:iam::111122223333:oidc-provider/token.actions.example.com"}`,
			"token.actions.example.com/repo:org/app:ref:refs/heads/main", "token.actions.example.com:sts.amazonaws.com:repo:org/app:ref:refs/heads/main"},
		{"Identity Center user", `{"type":"IdentityCenterUser","accountId":"111122223333","onBehalfOf":{"userId":"94482488-3041-7000-8000-a1b2c3d4e5f6","identityStoreArn":"arn:aws:identitystore::111122223333:identitystore/d-1"},"credentialId":"c"}`,
			"94482488-3041-7000-8000-a1b2c3d4e5f6", "arn:aws:identitystore::111122223333:identitystore/d-1/94482488-3041-7000-8000-a1b2c3d4e5f6"},
		{"directory", `{"type":"Directory","userName":"dora"}`, "dora", "dora"},
		{"unknown", `{"type":"Unknown","principalId":"p-1"}`, "p-1", "p-1"},
		{"a type of tomorrow", `{"type":"Martian","arn":"arn:aws:iam::1:martian/zork"}`, "zork", "arn:aws:iam::1:martian/zork"},
		{"partial", `{"userName":"eve"}`, "eve", "eve"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { checkWho(t, "203.0.113.7", tt.identity, tt.actor, tt.principal) })
	}
}

// TestIdentitiesBehindServices looks at calls that came from AWS.
func TestIdentitiesBehindServices(t *testing.T) {
	tests := []struct{ name, address, identity, actor, principal string }{
		{"table row of a service", "s3.amazonaws.com", `null`, "s3.amazonaws.com", "svc/s3.amazonaws.com"},
		{"table row of AWS", "AWS Internal", `{}`, "AWS Internal", "svc/AWS Internal"},
		{"table row of a user", "AWS Internal", `{"userName":"alice"}`, "alice", "alice"},
		{"user without type", "s3.amazonaws.com", `{"userName":"alice","invokedBy":"s3.amazonaws.com"}`, "alice", "alice"},
		{"user", "cloudformation.amazonaws.com", `{"type":"IAMUser","userName":"alice","invokedBy":"cloudformation.amazonaws.com"}`, "alice", "alice"},
		{"service without invokedBy", "AWS Internal/3", `{"type":"AWSService"}`, "AWS Internal/3", "svc/AWS Internal/3"},
		{"hidden users are not one", "", `{"type":"IAMUser","userName":"HIDDEN_DUE_TO_SECURITY_REASONS"}`, "hidden user", "hidden user"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { checkWho(t, tt.address, tt.identity, tt.actor, tt.principal) })
	}
}

func checkWho(t *testing.T, address, identity, wantActor, wantPrincipal string) {
	t.Helper()
	rec := loaded(t, event(`"sourceIPAddress":"`+address+`","recipientAccountId":"111122223333","userIdentity":`+identity))
	actor, _ := rec.Value(Language(), "actor")
	principal, _ := rec.Value(Language(), "principal")
	if actor != wantActor || principal != wantPrincipal {
		t.Errorf("actor %q, principal %q; want %q, %q", actor, principal, wantActor, wantPrincipal)
	}
}

func TestColumns(t *testing.T) {
	tests := []struct{ name, members, field, want string }{
		{"account", `"recipientAccountId":"1","userIdentity":{"accountId":"2"}`, "account", "1"},
		{"account of the caller", `"userIdentity":{"accountId":"2"}`, "account", "2"},
		{"service", `"a":1`, "service", "ec2"},

		{"fine", `"a":1`, "failed", "no"},
		{"null error", `"errorCode":null,"errorMessage":null`, "failed", "no"},
		{"empty error", `"errorCode":"","errorMessage":""`, "failed", "no"},
		{"error", `"errorCode":"AccessDenied"`, "failed", "yes"},
		{"dry run", `"errorCode":"Client.DryRunOperation","errorMessage":"Request would have succeeded"`, "outcome", DryRun},
		{"dry run of KMS", `"errorCode":"DryRunOperationException"`, "outcome", DryRun},
		{"dry run of Lambda", `"requestParameters":{"functionName":"pay","dryRun":true}`, "outcome", DryRun},
		{"no dry run of Lambda", `"requestParameters":{"functionName":"pay","dryRun":false}`, "outcome", Succeeded},
		{"dry run of Lambda that failed", `"errorCode":"AccessDenied","requestParameters":{"dryRun":true}`, "outcome", Failed},
		{"dry run has an error", `"errorCode":"Client.DryRunOperation"`, "failed", "yes"},
		{"dry run that was denied", `"errorCode":"Client.UnauthorizedOperation","requestParameters":{"dryRun":true}`, "failed", "yes"},
		{"message only", `"errorMessage":"Failed authentication"`, "failed", "yes"},
		{"failed login", `"responseElements":{"ConsoleLogin":"Failure"}`, "failed", "yes"},
		{"good login", `"responseElements":{"ConsoleLogin":"Success"}`, "failed", "no"},
		{"failed MFA", `"responseElements":{"CheckMfa":"Failure"}`, "failed", "yes"},
		{"failed switch", `"responseElements":{"SwitchRole":"Failure"}`, "failed", "yes"},

		{"write", `"readOnly":false`, "verb", "write"},
		{"read", `"readOnly":true`, "verb", "read"},
		{"read as text", `"readOnly":"true"`, "verb", "read"},
		{"write without readOnly", `"a":1`, "verb", "write"},

		{"service origin", `"userIdentity":{"type":"AWSService","invokedBy":"x.amazonaws.com"}`, "origin", "service"},
		{"no type", `"userIdentity":{"invokedBy":"x.amazonaws.com"}`, "origin", "service"},
		{"service event", `"eventType":"AwsServiceEvent","userIdentity":{"accountId":"1"}`, "origin", "service"},
		{"linked role", `"userIdentity":{"type":"AssumedRole","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::1:role/aws-service-role/x.amazonaws.com/R"}}}`, "origin", "linked-role"},
		{"forwarded", `"userIdentity":{"type":"IAMUser","invokedBy":"cloudformation.amazonaws.com"}`, "origin", "forwarded"},
		{"forwarded by address", `"userIdentity":{"type":"Root"},"sourceIPAddress":"health.amazonaws.com"`, "origin", "forwarded"},
		{"table row of a service", `"userIdentity":null,"sourceIPAddress":"s3.amazonaws.com"`, "origin", "service"},
		{"table row of a user, forwarded", `"userIdentity":{"userName":"alice"},"sourceIPAddress":"AWS Internal"`, "origin", "forwarded"},
		{"AWS Internal", `"userIdentity":{"type":"IAMUser"},"sourceIPAddress":"AWS Internal/7"`, "origin", "forwarded"},
		{"console read", `"readOnly":true,"userIdentity":{"type":"IAMUser"},"sessionCredentialFromConsole":"true"`, "origin", "console-read"},
		{"console agent", `"readOnly":true,"userIdentity":{"type":"IAMUser"},"userAgent":"[S3Console/0.4, aws-internal/3]"`, "origin", "console-read"},
		{"console write", `"readOnly":false,"userIdentity":{"type":"IAMUser"},"sessionCredentialFromConsole":"true"`, "origin", "direct"},
		{"direct", `"readOnly":true,"userIdentity":{"type":"IAMUser"},"userAgent":"aws-cli/2","sourceIPAddress":"203.0.113.7"`, "origin", "direct"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, _ := loaded(t, event(tt.members)).Value(Language(), tt.field); got != tt.want {
				t.Errorf("%s = %q, want %q", tt.field, got, tt.want)
			}
		})
	}
}

func TestVerbs(t *testing.T) {
	compute := verb().Compute
	tests := []struct{ readOnly, name, source, want string }{
		{"true", "AssumeRoleWithSAML", "sts", verbGrant},
		{"true", "GetCallerIdentity", "sts", verbRead},
		{"true", "Decrypt", "kms", verbGrant},
		{"true", "GetObject", "s3", verbGrant},
		{"true", "GetObjectAcl", "s3", verbRead},
		{"true", "GetPasswordData", "ec2", verbGrant},
		{"false", "GetSecretValue", "secretsmanager", verbGrant},
		{"", "DescribeInstances", "ec2", verbRead},
		{"", "ConsoleLogin", "signin", verbWrite},
		{"false", "CopyObject", "s3", verbWrite},
		{"true", "GetFunction20150331v2", "lambda", verbGrant},
		{"true", "GetFunctionCodeSigningConfig", "lambda", verbRead},
		{"False", "PutObject", "s3", verbWrite},
		{"", "", "ec2", ""},
	}
	for _, tt := range tests {
		in := []store.Value{{Text: tt.readOnly}, {Text: tt.name}, {Text: tt.source + serviceDomain}, {}}
		if got, _ := compute(in); got != tt.want {
			t.Errorf("%s:%s, readOnly %q: %q, want %q", tt.source, tt.name, tt.readOnly, got, tt.want)
		}
	}
}

func TestRefuse(t *testing.T) {
	tests := []struct{ text, want string }{
		{event(`"a":1`), ""},
		{`{"eventTime":"2026-09-01T10:00:00Z","eventName":"X","eventSource":"y.amazonaws.com"}`, ""},
		{`{"eventVersion":"1.08","eventTime":"2026-09-01T10:00:00Z","eventType":"AwsCloudTrailInsight","eventID":"x","insightDetails":{"state":"Start"}}`, ""},
		{`{"_partial":true,"eventTime":"2026-09-01T10:00:00Z","eventName":"X","eventID":"y"}`, ""},
		{`{"eventTime":"2026-09-01T10:00:00Z","eventName":"X"}`, ""},
		{`{"eventTime":"2026-09-01T10:00:00Z","eventID":"y"}`, ""},
		{`{"eventTime":"","eventName":"X","eventID":"y"}`, notEvent},
		{`{"eventVersion":"2.1","eventTime":"2026-09-01T10:00:00Z","eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"}}}`, notS3},
		{`{"eventVersion":"1.0","eventTime":"2026-09-01T10:00:00Z","eventSource":"aws:codecommit","eventName":"ReferenceChanges","eventId":"x"}`, notNotification},
		{`{"eventVersion":"1.11","eventCategory":"Aggregated","eventType":"AwsAggregatedEvent","timeWindow":{"windowStart":"2026-09-01T10:00:00Z"}}`, notAggregated},
		{`{}`, notEvent},
		{`{"eventName":"X","eventID":"y"}`, notEvent},
		{`{"eventTime":1,"eventName":"X","eventID":"y"}`, notEvent},
		{`{"@timestamp":"2026-09-01T10:00:00.000Z","@version":"1","eventVersion":"1.08","eventName":"X","eventSource":"y.amazonaws.com"}`, ""},
		{`{"@timestamp":"2026-09-01T10:00:00.000Z","eventVersion":"1.08","eventName":"X","eventSource":"shop"}`, notEvent},
		{`{"@timestamp":"2026-09-01T10:00:00.000Z","eventName":"X","eventSource":"y.amazonaws.com"}`, notEvent},
		{`{"@timestamp":1788256800,"eventVersion":"1.08","eventName":"X","eventSource":"y.amazonaws.com"}`, notEvent},
		{`{"eventTime":"2026-09-01T10:00:00Z","message":"hello"}`, notEvent},
	}
	for _, tt := range tests {
		st := store.New(Schema())
		_, refused, err := st.NewBuilder().Add([]byte(tt.text), store.Origin{Source: st.AddSource("s", 0)})
		if err != nil || refused != tt.want {
			t.Errorf("%s: refused %q, %v; want %q", tt.text, refused, err, tt.want)
		}
	}
}

// TestShippedTime: the time is what the record says, and what Logstash made of
// it only where that is all there is.
func TestShippedTime(t *testing.T) {
	for members, want := range map[string]string{
		`"@timestamp":"2026-09-01T10:00:07.000Z"`:                                    "10:00:07",
		`"@timestamp":"2026-09-01T10:00:07.000Z","eventTime":"2026-09-01T10:00:00Z"`: "10:00:00",
		`"eventTime":"2026-09-01T10:00:00Z","@timestamp":"2026-09-01T10:00:07.000Z"`: "10:00:00",
		`"eventTime":null,"@timestamp":"2026-09-01T10:00:07.000Z"`:                   "10:00:07",
	} {
		at, ok := loaded(t, `{"eventVersion":"1.08","eventName":"X","eventSource":"y.amazonaws.com",`+members+`}`).Time()
		if got := at.Format("15:04:05"); !ok || got != want {
			t.Errorf("%s: %s, want %s", members, got, want)
		}
	}
}

func TestSecret(t *testing.T) {
	for path, want := range map[string]bool{
		"responseElements.credentials.sessionToken":    true,
		"responseElements.credentials.secretAccessKey": true,
		"responseElements.credentials.accessKeyId":     false,
		"responseElements.streamUrl":                   true,
		`x."SessionToken"`:                             true,
		"responseElements.sessionToken.value":          true,
		"password":                                     true,
		"requestParameters.passwordResetRequired":      false,
	} {
		if got := Secret(path); got != want {
			t.Errorf("Secret(%s) = %v", path, got)
		}
	}
}

func TestSummary(t *testing.T) {
	tests := []struct{ members, want string }{
		{`"requestParameters":{"instanceType":"t3.micro"},"responseElements":{"instancesSet":{"items":[{"instanceId":"i-05c3"}]}}`, "i-05c3 t3.micro"},
		{`"errorCode":"Client.UnauthorizedOperation"`, "Client.UnauthorizedOperation"},
		{`"errorMessage":"Failed authentication"`, "Failed authentication"},
		{`"eventName":"ConsoleLogin","errorMessage":"Failed authentication","responseElements":{"ConsoleLogin":"Failure"},"additionalEventData":{"MFAUsed":"No"}`, "Failed authentication"},
		{`"eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Failure"}`, "Failure"},
		{`"eventName":"ConsoleLogin","errorMessage":"Failed authentication","additionalEventData":{"MFAUsed":"Yes"}`, "Failed authentication, MFA"},
		{`"eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Success"},"additionalEventData":{"MFAUsed":"No"}`, "Success, no MFA"},
		{`"eventName":"TerminateInstances","requestParameters":{"instancesSet":{"items":[{"instanceId":"i-1"},{"instanceId":"i-2"},{"instanceId":"i-1"},{"instanceId":"i-3"}]}}`, "i-1 +2"},
		{`"eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Success"},"additionalEventData":{"MFAUsed":"Yes"}`, "Success, MFA"},
		{`"requestParameters":{"bucketName":"logs"}`, "logs"},
		{`"requestParameters":null`, ""},
		{`"eventName":"AuthorizeSecurityGroupIngress","requestParameters":{"groupId":"sg-1","ipProtocol":"tcp","fromPort":22,"toPort":22,"cidrIp":"0.0.0.0/0"}`, "tcp 22 from 0.0.0.0/0"},
		{`"eventName":"RevokeSecurityGroupIngress","errorCode":"Client.X","requestParameters":{"groupId":"sg-1","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":1,"toPort":2,"ipRanges":{"items":[{"cidrIp":"10.0.0.1/32"},{"cidrIp":"10.0.0.2/32"},{"cidrIp":"10.0.0.3/32"},{"cidrIp":"10.0.0.4/32"}]}}]}}`,
			"Client.X tcp 1-2 from 10.0.0.1/32, 10.0.0.2/32, 10.0.0.3/32 and 1 more"},
		{`"eventName":"RevokeSecurityGroupIngress","requestParameters":{"groupId":"sg-1"}`, "sg-1"},
		{`"eventName":"ModifySnapshotAttribute","requestParameters":{"snapshotId":"snap-1","createVolumePermission":{"add":{"items":[{"userId":"999900001111"},{"group":"all"}]}}}`, "snap-1 shared with all, 999900001111"},
		{`"eventName":"ModifyImageAttribute","requestParameters":{"imageId":"ami-1","launchPermission":{"remove":{"items":[{"userId":"999900001111"}]}}}`, "ami-1 taken back from 999900001111"},
		{`"eventName":"ModifyDBSnapshotAttribute","errorCode":"AccessDenied","requestParameters":{"dBSnapshotIdentifier":"db-1","valuesToAdd":["1","2","3","4"]}`, "AccessDenied db-1 shared with 1, 2, 3 and 1 more"},
		{`"eventName":"CopyObject","requestParameters":{"bucketName":"logs","key":"a/b","x-amz-copy-source":"logs/c"}`, "logs a/b"},
		{`"eventName":"ModifyInstanceAttribute","requestParameters":{"instanceId":"i-1","userData":"<sensitiveDataRemoved>"}`, "i-1 userData"},
		{`"eventName":"ModifyInstanceAttribute","requestParameters":{"instanceId":"i-1","userData":{"value":"secret"}}`, "i-1 userData"},
		{`"eventName":"ModifyInstanceAttribute","errorCode":"Client.X","requestParameters":{"instanceId":"i-1","disableApiTermination":{"value":false}}`, "Client.X i-1 disableApiTermination false"},
		{`"eventName":"ModifyInstanceAttribute","requestParameters":{"instanceId":"i-1","groupSet":{"items":[{"groupId":"sg-1"}]}}`, "i-1 groupSet"},
		{`"eventName":"ModifyInstanceAttribute","requestParameters":{"instanceId":"i-1","attribute":"instanceType","value":"t3.micro"}`, "i-1 instanceType t3.micro"},
		{`"eventName":"ModifyInstanceAttribute","requestParameters":{"instanceId":"i-1","attribute":"userData","value":"secret"}`, "i-1 userData"},
		{`"eventName":"ModifyInstanceAttribute","requestParameters":{"instanceId":"i-1"}`, "i-1"},
		{`"eventName":"DeleteAccessKey","requestParameters":{"userName":"mira","accessKeyId":"AKIA1"}`, "mira AKIA1"},
		{`"eventName":"UpdateAccessKey","requestParameters":{"userName":"mira","accessKeyId":"AKIA1","status":"Inactive"}`, "mira AKIA1 Inactive"},
		{`"eventName":"DetachUserPolicy","requestParameters":{"userName":"mira","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}`, "mira arn:aws:iam::aws:policy/AdministratorAccess"},
	}
	for _, tt := range tests {
		text := event(tt.members)
		if strings.Contains(tt.members, `"eventName"`) {
			text = strings.Replace(text, `"eventName":"RunInstances",`, "", 1)
		}
		if got := Summary(loaded(t, text)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.members, got, tt.want)
		}
	}
	for name, want := range map[string]string{
		"UpdateFunctionCode20150331v2": "UpdateFunctionCode", "CreateFunction20150331": "CreateFunction",
		"CreateDistribution2020_05_31": "CreateDistribution", "RunInstances": "RunInstances", "v1": "v1", "": "",
	} {
		if got := undated(name); got != want {
			t.Errorf("undated(%q) = %q, want %q", name, got, want)
		}
	}
}
