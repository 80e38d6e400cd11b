package resource

import (
	"slices"
	"strings"
	"testing"
)

// found returns what a value names as "role id" texts, in an event of
// us-east-1 and account 111122223333.
func found(t *testing.T, event, path, value string, change ...func(*Context)) string {
	t.Helper()
	service, name, ok := strings.Cut(event, ":")
	if !ok {
		t.Fatalf("%s is not service:event", event)
	}
	c := Context{Source: service + ".amazonaws.com", Event: name, Region: "us-east-1", Account: "111122223333"}
	for _, f := range change {
		f(&c)
	}
	if !Looks(path) {
		return ""
	}
	var out []string
	c.Resources(path, value, func(id string, role Role) { out = append(out, role.String()+" "+id) })
	return strings.Join(out, ", ")
}

const iam = "arn:aws:iam::111122223333:"

// TestResources goes through the calls that people ask about: what names a
// thing there, how it is called, and what it is to the call.
func TestResources(t *testing.T) {
	const rq, rs = "requestParameters.", "responseElements."
	secret := "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db"
	function := "arn:aws:lambda:us-east-1:111122223333:function:resize"
	trail := "arn:aws:cloudtrail:us-east-1:111122223333:trail/main"
	listener := "arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/web/1/2"
	const thing = "arn:aws:newservice:us-east-1:111122223333:thing/one"
	const denied = "User: arn:aws:iam::111122223333:user/bob is not authorized to perform: sts:AssumeRole on resource: "
	for _, tt := range []struct{ event, path, value, want string }{
		{"ec2:RunInstances", rs + "instancesSet.items.instanceId", "i-0abc12345678def01", "created i-0abc12345678def01"},
		{"ec2:RunInstances", rs + "instancesSet.items.instanceId", "i-1234abcd", "created i-1234abcd"},
		{"ec2:RunInstances", rs + "instancesSet.items.imageId", "ami-0abc12345678def01", "used ami-0abc12345678def01"},
		{"ec2:RunInstances", rq + "iamInstanceProfile.name", "web", "used " + iam + "instance-profile/web"},
		{"ec2:RunInstances", rs + "instancesSet.items.iamInstanceProfile.arn", iam + "instance-profile/x/web", "used " + iam + "instance-profile/web"},
		{"ec2:RunInstances", rs + "instancesSet.items.groupSet.items.groupId", "sg-0abc12345678def01", "used sg-0abc12345678def01"},
		{"ec2:RunInstances", rq + "instanceType", "t3.micro", ""},
		{"ec2:RunInstances", rq + "clientToken", "i-0abc12345678def01", ""},
		{"ec2:TerminateInstances", rq + "instancesSet.items.instanceId", "i-1234abcd", "deleted i-1234abcd"},
		{"ec2:StartInstances", rq + "instancesSet.items.instanceId", "i-1234abcd", "changed i-1234abcd"},
		{"ec2:ModifyInstanceAttribute", rq + "instanceId", "i-1234abcd", "changed i-1234abcd"},
		{"ec2:GetPasswordData", rq + "instanceId", "i-i0cpawn0os061eh9", "read i-i0cpawn0os061eh9"},
		{"ec2:DescribeInstances", rq + "filterSet.items.valueSet.items.value", "i-1234abcd", "mentioned i-1234abcd"},
		{"ec2:CreateVolume", rs + "volumeId", "vol-1234abcd", "created vol-1234abcd"},
		{"ec2:AttachVolume", rq + "instanceId", "i-1234abcd", "changed i-1234abcd"},
		{"ec2:CreateSnapshot", rq + "volumeId", "vol-1234abcd", "used vol-1234abcd"},
		{"ec2:CreateSnapshot", rs + "snapshotId", "snap-1234abcd", "created snap-1234abcd"},
		{"ec2:CopySnapshot", rq + "sourceSnapshotId", "snap-1234abcd", "read snap-1234abcd"},
		{"ec2:ModifySnapshotAttribute", rq + "snapshotId", "snap-1234abcd", "changed snap-1234abcd"},
		{"ec2:ModifySnapshotAttribute", rq + "createVolumePermission.add.items.userId", "444455556666", "granted arn:aws:iam::444455556666:root"},
		{"ec2:ModifySnapshotAttribute", rq + "createVolumePermission.remove.items.userId", "444455556666", "mentioned arn:aws:iam::444455556666:root"},
		{"ec2:SharedSnapshotVolumeCreated", "serviceEventDetails.snapshotId", "snap-1234abcd", "used snap-1234abcd"},
		{"ec2:CreateSecurityGroup", rs + "groupId", "sg-1234abcd", "created sg-1234abcd"},
		{"ec2:AuthorizeSecurityGroupIngress", rq + "groupId", "sg-1234abcd", "changed sg-1234abcd"},
		{"ec2:AuthorizeSecurityGroupIngress", rq + "ipPermissions.items.groups.items.groupId", "sg-1234abcd", "granted sg-1234abcd"},
		{"ec2:RevokeSecurityGroupIngress", rq + "ipPermissions.items.groups.items.groupId", "sg-1234abcd", "mentioned sg-1234abcd"},
		{"ec2:AuthorizeSecurityGroupIngress", rs + "securityGroupRuleSet.items.securityGroupRuleId", "sgr-1234abcd", "created sgr-1234abcd"},
		{"ec2:CreateSubnet", rs + "subnet.subnetArn", "arn:aws:ec2:us-east-1:111122223333:subnet/subnet-1234abcd", "created subnet-1234abcd"},
		{"ec2:CreateFlowLogs", rs + "CreateFlowLogsResponse.flowLogIdSet.item", "fl-1234abcd", "created fl-1234abcd"},
		{"ec2:DeleteFlowLogs", rq + "DeleteFlowLogsRequest.FlowLogId.content", "fl-1234abcd", "deleted fl-1234abcd"},
		{"ec2:CreateDefaultVpc", rs + "vpc.vpcId", "vpc-1234abcd", "created vpc-1234abcd"},
		{"ec2:CreateDefaultSubnet", rs + "subnet.subnetId", "subnet-1234abcd", "created subnet-1234abcd"},
		{"ec2:CreateFleet", rs + "CreateFleetResponse.fleetInstanceSet.item.instanceIds.item", "i-1234abcd", "created i-1234abcd"},
		{"ec2:AuthorizeSecurityGroupIngress", rq + "groupName", "web", "changed arn:aws:ec2:us-east-1:111122223333:security-group/web"},
		{"ec2:RevokeSecurityGroupIngress", rq + "groupName", "web", "changed arn:aws:ec2:us-east-1:111122223333:security-group/web"},
		{"ec2:AuthorizeSecurityGroupIngress", rq + "ipPermissions.items.groups.items.groupName", "web", ""},
		{"elasticloadbalancing:DeleteListener", rq + "listenerArn", listener, "deleted " + listener},
		{"elasticloadbalancing:DescribeListeners", rq + "listenerArns", listener, "read " + listener},
		{"elasticloadbalancing:DeleteRule", rq + "listenerArn", listener, "used " + listener},
		{"ec2:CreateRoute", rq + "routeTableId", "rtb-1234abcd", "changed rtb-1234abcd"},
		{"ec2:CreateTags", rq + "resourcesSet.items.resourceId", "ami-1234abcd", "changed ami-1234abcd"},
		{"ec2:CreateTags", rq + "tagSet.items.value", "i-1234abcd", ""},

		{"s3:CreateBucket", rq + "bucketName", "logs", "created arn:aws:s3:::logs"},
		{"s3:DeleteBucketPolicy", rq + "bucketName", "logs", "changed arn:aws:s3:::logs"},
		{"s3:PutBucketPolicy", rq + "bucketPolicy.Statement.Principal.AWS", "arn:aws:iam::444455556666:root", "granted arn:aws:iam::444455556666:root"},
		{"s3:PutBucketPolicy", rq + "bucketPolicy.Statement.Resource", "arn:aws:s3:::logs/*", "mentioned arn:aws:s3:::logs"},
		{"s3:GetObject", "resources.ARN", "arn:aws:s3:::logs/a/b.json", "read arn:aws:s3:::logs/a/b.json, read arn:aws:s3:::logs"},
		{"s3:PutObject", "resources.ARN", "arn:aws:s3:::logs/a/_$folder$", "created arn:aws:s3:::logs/a/_$folder$, changed arn:aws:s3:::logs"},
		{"s3:PutObject", "resources.ARN", "arn:aws:s3:::logs", "changed arn:aws:s3:::logs"},
		{"s3:PutObject", rq + "key", "AKIAABCDEFGHIJKLMNOP", ""},
		{"s3:DeleteObject", "resources.ARN", "arn:aws:s3:::logs/a", "deleted arn:aws:s3:::logs/a, changed arn:aws:s3:::logs"},
		{"s3:ListObjects", "resources.ARNPrefix", "arn:aws:s3:::logs/2026/", "read arn:aws:s3:::logs"},
		{"s3:HeadBucket", "resources.ARNPrefix", "arn:aws:s3:::logs/", "read arn:aws:s3:::logs"},
		{"s3:CopyObject", rq + "x-amz-copy-source", "", ""},
		{"cloudtrail:CreateTrail", rq + "s3BucketName", "logs", "mentioned arn:aws:s3:::logs"},
		{"kms:Decrypt", rq + `encryptionContext."aws:s3:arn"`, "arn:aws:s3:::logs/a", "mentioned arn:aws:s3:::logs/a, mentioned arn:aws:s3:::logs"},

		{"iam:CreateUser", rq + "userName", "bob", "created " + iam + "user/bob"},
		{"iam:CreateUser", rs + "user.arn", iam + "user/ops/bob", "created " + iam + "user/bob"},
		{"iam:CreateUser", rs + "user.userId", "AIDAABCDEFGHIJKLMNOPQ", "created AIDAABCDEFGHIJKLMNOPQ"},
		{"iam:CreateAccessKey", rq + "userName", "bob", "changed " + iam + "user/bob"},
		{"iam:CreateAccessKey", rs + "accessKey.accessKeyId", "AKIAABCDEFGHIJKLMNOP", "created AKIAABCDEFGHIJKLMNOP"},
		{"iam:DeleteAccessKey", rq + "accessKeyId", "AKIAABCDEFGHIJKLMNOP", "deleted AKIAABCDEFGHIJKLMNOP"},
		{"iam:AttachRolePolicy", rq + "roleName", "admin", "changed " + iam + "role/admin"},
		{"iam:AttachRolePolicy", rq + "policyArn", "arn:aws:iam::aws:policy/job-function/Billing", "used arn:aws:iam::aws:policy/Billing"},
		{"iam:PutRolePolicy", rq + "policyName", "inline", ""},
		{"iam:CreatePolicy", rq + "policyName", "own", "created " + iam + "policy/own"},
		{"iam:CreatePolicyVersion", rq + "policyArn", iam + "policy/own", "changed " + iam + "policy/own"},
		{"iam:DeleteRolePolicy", rq + "roleName", "admin", "changed " + iam + "role/admin"},
		{"iam:DeleteRole", rq + "roleName", "admin", "deleted " + iam + "role/admin"},
		{"iam:AddRoleToInstanceProfile", rq + "roleName", "admin", "used " + iam + "role/admin"},
		{"iam:AddUserToGroup", rq + "groupName", "ops", "changed " + iam + "group/ops"},
		{"iam:UpdateAssumeRolePolicy", rq + "policyDocument", `{"Statement":[{"Principal":{"AWS":["444455556666","` + iam + `user/a/bob"]},"Resource":"arn:aws:s3:::logs/*"}]}`,
			"granted arn:aws:iam::444455556666:root, granted " + iam + "user/bob, mentioned arn:aws:s3:::logs"},
		{"iam:CreateServiceLinkedRole", rs + "role.arn", iam + "role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS", "created " + iam + "role/AWSServiceRoleForRDS"},

		{"sts:AssumeRole", rq + "roleArn", iam + "role/ci/deploy", "used " + iam + "role/deploy"},
		{"sts:AssumeRole", "errorMessage", denied + iam + "role/ci/deploy", "used " + iam + "role/deploy"},
		{"sts:AssumeRole", "errorMessage", denied + iam + "role/deploy with an explicit deny in a policy", "used " + iam + "role/deploy"},
		{"sts:AssumeRole", "errorMessage", denied + iam + "role/*", ""},
		{"sts:AssumeRole", "errorMessage", "Access denied on resource: " + iam + "role/deploy", ""},
		{"s3:GetObject", "errorMessage", denied + iam + "role/deploy", ""},
		{"sts:AssumeRole", rq + "roleSessionName", "i-1234abcd", ""},
		{"sts:AssumeRole", rs + "credentials.accessKeyId", "ASIAABCDEFGHIJKLMNOP", "created ASIAABCDEFGHIJKLMNOP"},
		{"sts:GetSessionToken", rs + "credentials.accessKeyId", "ASIAABCDEFGHIJKLMNOP", "created ASIAABCDEFGHIJKLMNOP"},
		{"sts:AssumeRole", rs + "assumedRoleUser.arn", "arn:aws:sts::111122223333:assumed-role/deploy/ci-1", "used " + iam + "role/deploy"},
		{"sts:AssumeRole", rs + "assumedRoleUser.assumedRoleId", "AROAABCDEFGHIJKLMNOPQ:ci-1", "used AROAABCDEFGHIJKLMNOPQ"},

		{"kms:Decrypt", rq + "keyId", "alias/aws/ssm", "used arn:aws:kms:us-east-1:111122223333:alias/aws/ssm"},
		{"kms:DisableKey", rq + "keyId", "0e5d0ab6-097e-49d8-99ef-747ce3e5f8f4", "changed arn:aws:kms:us-east-1:111122223333:key/0e5d0ab6-097e-49d8-99ef-747ce3e5f8f4"},
		{"kms:CreateGrant", rq + "granteePrincipal", iam + "role/admin", "granted " + iam + "role/admin"},
		{"lambda:CreateFunction20150331", rq + "functionName", "resize", "created " + function},
		{"lambda:UpdateFunctionCode20150331v2", rq + "functionName", function + ":7", "changed " + function},
		{"lambda:UpdateFunctionCode20150331v2", rq + "functionName", "111122223333:function:resize:prod", "changed " + function},
		{"lambda:AddPermission20150331v2", rq + "principal", "444455556666", "granted arn:aws:iam::444455556666:root"},
		{"lambda:AddPermission20150331v2", rq + "principal", "*", ""},
		{"lambda:CreateFunction20150331", rq + "role", iam + "role/service-role/fn", "used " + iam + "role/fn"},
		{"secretsmanager:GetSecretValue", rq + "secretId", "prod/db", "read " + secret},
		{"secretsmanager:DeleteSecret", rq + "secretId", secret + "-AbC123", "deleted " + secret},
		{"secretsmanager:CreateSecret", rs + "arn", secret + "-AbC123", "created " + secret},
		{"secretsmanager:EndSecretVersionDelete", "additionalEventData.Name", "prod/db", "changed " + secret},
		{"cloudtrail:StopLogging", rq + "name", "main", "changed " + trail},
		{"cloudtrail:StopLogging", rq + "name", trail, "changed " + trail},
		{"cloudtrail:DeleteTrail", rq + "name", "main", "deleted " + trail},
		{"cloudtrail:CreateEventDataStore", rq + "name", "store", ""},
		{"ssm:GetParameter", rq + "name", "/app/key", "read arn:aws:ssm:us-east-1:111122223333:parameter/app/key"},
		{"ssm:GetParameter", rq + "name", "plain:3", "read arn:aws:ssm:us-east-1:111122223333:parameter/plain"},
		{"ssm:GetParameters", rq + "names", "app/key", "read arn:aws:ssm:us-east-1:111122223333:parameter/app/key"},
		{"ssm:GetParameter", "resources.ARN", "arn:aws:ssm:us-east-1:111122223333:parameter/app/key", "read arn:aws:ssm:us-east-1:111122223333:parameter/app/key"},
		{"ssm:ListTagsForResource", rq + "resourceId", "/app/key", "read arn:aws:ssm:us-east-1:111122223333:parameter/app/key"},
		{"ssm:ListTagsForResource", rq + "resourceId", "mydoc", ""},
		{"ssm:SendCommand", rq + "documentName", "AWS-RunShellScript", "used arn:aws:ssm:us-east-1::document/AWS-RunShellScript"},
		{"ssm:SendCommand", rq + "targets.values", "i-1234abcd", "used i-1234abcd"},
		{"ssm:StartSession", rq + "target", "i-1234abcd", "used i-1234abcd"},
		{"ssm:GetDocument", rq + "documentVersion", "1", ""},
		{"rds:CreateDBInstance", rs + "dBInstanceArn", "arn:aws:rds:us-east-1:111122223333:db:shop", "created arn:aws:rds:us-east-1:111122223333:db:shop"},
		{"rds:CreateDBSnapshot", rq + "dBInstanceIdentifier", "shop", "used arn:aws:rds:us-east-1:111122223333:db:shop"},
		{"rds:RestoreDBInstanceFromDBSnapshot", rq + "dBInstanceIdentifier", "shop2", "created arn:aws:rds:us-east-1:111122223333:db:shop2"},
		{"rds:DeleteDBInstance", rq + "finalDBSnapshotIdentifier", "last", "created arn:aws:rds:us-east-1:111122223333:snapshot:last"},
		{"rds:ModifyDBSnapshotAttribute", rq + "valuesToAdd", "444455556666", "granted arn:aws:iam::444455556666:root"},
		{"rds:ModifyDBSnapshotAttribute", rq + "valuesToAdd", "all", ""},
		{"sqs:DeleteQueue", rq + "queueUrl", "https://sqs.us-east-1.amazonaws.com/444455556666/jobs", "deleted arn:aws:sqs:us-east-1:444455556666:jobs"},
		{"ecs:RunTask", rq + "cluster", "prod", "used arn:aws:ecs:us-east-1:111122223333:cluster/prod"},
		{"eks:CreateCluster", rq + "name", "prod", "created arn:aws:eks:us-east-1:111122223333:cluster/prod"},
		{"guardduty:DeleteDetector", rq + "detectorId", "6ec1aa76c9c3020a93af9e89a5a3a439", "deleted arn:aws:guardduty:us-east-1:111122223333:detector/6ec1aa76c9c3020a93af9e89a5a3a439"},
		{"config:StopConfigurationRecorder", rq + "configurationRecorderName", "default", "changed arn:aws:config:us-east-1:111122223333:configuration-recorder/default"},
		{"config:PutConfigurationRecorder", rq + "configurationRecorder.name", "default", "changed arn:aws:config:us-east-1:111122223333:configuration-recorder/default"},
		{"organizations:InviteAccountToOrganization", rq + "targetId", "444455556666", "used arn:aws:iam::444455556666:root"},
		{"newservice:CreateThing", rq + "thingArn", "arn:aws:newservice:us-east-1:111122223333:thing/1", "used arn:aws:newservice:us-east-1:111122223333:thing/1"},
		{"newservice:CreateThing", rs + "thing.thingArn", "arn:aws:newservice:us-east-1:111122223333:thing/1", "created arn:aws:newservice:us-east-1:111122223333:thing/1"},
		{"newservice:CreateThing", rq + "thingName", "one", "created " + thing},
		{"newservice:CreateThing", rq + "name", "one", "created " + thing},
		{"newservice:CreateThing", rs + "thing.id", "one", "created " + thing},
		{"newservice:CreateThings", rq + "thingNames", "one", "created " + thing},
		{"newservice:GetThing", rq + "name", "one", "read " + thing},
		{"newservice:UpdateThingSchedule", rq + "thingName", "one", "changed " + thing},
		{"newservice:DeleteThing", rq + "thingIdentifier", "one", "deleted " + thing},
		{"newservice:DeleteThing", rs + "thingIdentifier", "one", "changed " + thing},
		{"newservice:CreateLaunchThing", rq + "launchThingName", "one", "created arn:aws:newservice:us-east-1:111122223333:launch-thing/one"},
		// What is no thing, or not what the call is named after.
		{"newservice:ListThings", rq + "name", "one", ""},
		{"newservice:ListThingParts", rq + "thingName", "one", ""},
		{"newservice:CreateThing", rq + "otherName", "one", ""},
		{"newservice:CreateThing", rq + "thingName", "one thing", ""},
		{"newservice:CreateThing", rq + "thingName", "one*", ""},
		{"newservice:CreateThing", rq + "thingName", "HIDDEN_DUE_TO_SECURITY_REASONS", ""},
		{"newservice:CreateThing", rs + "requestId", "0a1b2c3d", ""},
		{"newservice:CreateThingVersion", rs + "versionId", "7", ""},
		{"newservice:StartQueryExecution", rs + "queryExecutionId", "0a1b2c3d", ""},
		{"newservice:CreateToken", rq + "clientToken", "0a1b2c3d", ""},
		{"newservice:CreateThing", "additionalEventData.thingName", "one", ""},

		{"route53:CreateHostedZone", rs + "hostedZone.id", "/hostedzone/Z0AB", "created arn:aws:route53:::hostedzone/Z0AB"},
		{"route53:CreateHostedZone", rs + "changeInfo.id", "/change/C0AB", ""},
		{"route53:ChangeResourceRecordSets", rq + "hostedZoneId", "Z0AB", "changed arn:aws:route53:::hostedzone/Z0AB"},
		{"route53:DeleteHostedZone", rq + "id", "Z0AB", "deleted arn:aws:route53:::hostedzone/Z0AB"},
		{"organizations:DetachPolicy", rq + "policyId", "p-abcd1234", "changed p-abcd1234"},
		{"organizations:DetachPolicy", rq + "targetId", "ou-ab12-abcdefgh", "changed ou-ab12-abcdefgh"},
		{"organizations:CreatePolicy", rs + "policy.policySummary.id", "p-abcd1234", "created p-abcd1234"},
		{"organizations:CreatePolicy", rs + "policy.policySummary.arn", "arn:aws:organizations::111122223333:policy/o-abcdefghij/service_control_policy/p-abcd1234", "created p-abcd1234"},
		{"organizations:CreateAccount", rs + "createAccountStatus.id", "car-0123456789abcdef", "created car-0123456789abcdef"},
		{"ec2:AllocateAddress", rs + "publicIp", "203.0.113.9", "created 203.0.113.9"},
		{"ec2:ReleaseAddress", rq + "publicIp", "203.0.113.9", "deleted 203.0.113.9"},
		{"ec2:RunInstances", rs + "instancesSet.items.publicIp", "203.0.113.9", ""},
		{"apigateway:CreateRestApi", rs + "id", "abc123", "created arn:aws:apigateway:us-east-1::/restapis/abc123"},
		{"apigateway:PutMethod", rq + "restApiId", "abc123", "changed arn:aws:apigateway:us-east-1::/restapis/abc123"},
		{"apigateway:DeleteApi", rq + "apiId", "abc123", "deleted arn:aws:apigateway:us-east-1::/apis/abc123"},
		{"transfer:CreateServer", rs + "serverId", "s-0a1b2c3d4e5f60718", "created arn:aws:transfer:us-east-1:111122223333:server/s-0a1b2c3d4e5f60718"},
		{"ssm:SendCommand", rs + "command.commandId", "0a1b-2c3d", "created arn:aws:ssm:us-east-1:111122223333:command/0a1b-2c3d"},
		{"ssm:CancelCommand", rq + "commandId", "0a1b-2c3d", "changed arn:aws:ssm:us-east-1:111122223333:command/0a1b-2c3d"},
		{"kms:CreateGrant", rs + "grantId", "0a1b", "created arn:aws:kms:us-east-1:111122223333:grant/0a1b"},
		{"kms:RevokeGrant", rq + "grantId", "0a1b", "deleted arn:aws:kms:us-east-1:111122223333:grant/0a1b"},
		{"lambda:CreateEventSourceMapping20150331", rs + "uUID", "0a1b", "created arn:aws:lambda:us-east-1:111122223333:event-source-mapping:0a1b"},
		{"iam:UploadServerCertificate", rq + "serverCertificateName", "site", "created " + iam + "server-certificate/site"},
		{"cognito-identity:CreateIdentityPool", rs + "identityPoolId", "us-east-1:0a1b", "created arn:aws:cognito-identity:us-east-1:111122223333:identitypool/us-east-1:0a1b"},
		{"cognito-idp:CreateUserPool", rs + "userPool.id", "us-east-1_Ab1", "created arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_Ab1"},
		{"identitystore:CreateUser", rs + "userId", "0a1b", "created arn:aws:identitystore:::user/0a1b"},
		{"cloudfront:UpdateDistribution2020_05_31", rq + "id", "E1AB", "changed arn:aws:cloudfront::111122223333:distribution/E1AB"},
		{"bedrock:CreateAgent", rs + "agent.agentId", "AG1", "created arn:aws:bedrock:us-east-1:111122223333:agent/AG1"},
		{"bedrock:CreateAgent", rq + "agentName", "helper", ""},
		{"elasticloadbalancing:CreateLoadBalancer", rq + "loadBalancerName", "old", "created arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/old"},
		{"elasticloadbalancing:CreateLoadBalancer", rs + "loadBalancers.loadBalancerName", "new", ""},
	} {
		if got := found(t, tt.event, tt.path, tt.value); got != tt.want {
			t.Errorf("%s %s %s: %q, want %q", tt.event, tt.path, tt.value, got, tt.want)
		}
	}
}

// TestContext is about what the rest of the event decides.
func TestContext(t *testing.T) {
	in := func(region string) func(*Context) { return func(c *Context) { c.Region = region } }
	if got := found(t, "s3:CreateBucket", "requestParameters.bucketName", "b", in("cn-north-1")); got != "created arn:aws-cn:s3:::b" {
		t.Error(got)
	}
	if got := found(t, "lambda:Invoke", "requestParameters.functionName", "f", in("us-gov-west-1")); got != "used arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:f" {
		t.Error(got)
	}
	const parameter = "arn:aws:ssm:us-east-1:111122223333:parameter/p"
	overwrite := func(c *Context) { c.Overwrite = true }
	if got := found(t, "ssm:PutParameter", "requestParameters.name", "p"); got != "created "+parameter {
		t.Error(got)
	}
	if got := found(t, "ssm:PutParameter", "requestParameters.name", "p", overwrite); got != "changed "+parameter {
		t.Error(got)
	}
	const filters = "requestParameters.parameterFilters.values"
	for _, c := range []struct{ event, path, filter, option, want string }{
		{"ssm:DescribeParameters", filters, "Name", "Equals", "mentioned " + parameter},
		{"ssm:DescribeParameters", filters, "Name", "BeginsWith", ""},
		{"ssm:DescribeParameters", filters, "Name", "Contains", ""},
		{"ssm:DescribeParameters", filters, "Name", "", ""},
		{"ssm:DescribeParameters", filters, "Type", "Equals", ""},
		{"ssm:GetParametersByPath", filters, "Name", "Equals", ""}, // which knows no such filter
		{"rds:DescribeParameters", filters, "Name", "Equals", ""},
		{"ssm:DescribeParameters", "requestParameters.filters.values", "Name", "Equals", ""},
	} {
		by := func(at *Context) { at.Filter, at.FilterOption = c.filter, c.option }
		if got := found(t, c.event, c.path, "/p", by); got != c.want {
			t.Errorf("%v: %s", c, got)
		}
	}
	for _, source := range []string{"from/a%20b?versionId=1", "/from/a%20b"} {
		copied := func(c *Context) { c.CopySource = source }
		if got := found(t, "s3:CopyObject", "requestParameters.x-amz-copy-source", source, copied); got != "read arn:aws:s3:::from/a%20b, read arn:aws:s3:::from" {
			t.Errorf("%s: %s", source, got)
		}
		within := func(c *Context) { c.CopySource, c.Bucket = source, "from" }
		for arn, want := range map[string]string{"from/a%20b": "read", "from": "changed", "from/b": "created"} {
			if got := found(t, "s3:CopyObject", "resources.ARN", "arn:aws:s3:::"+arn, within); !strings.HasPrefix(got, want+" arn:aws:s3:::"+arn) {
				t.Errorf("within %s: %s", source, got)
			}
		}
		for arn, want := range map[string]string{"from/a%20b": "read", "from": "read", "to/a": "created", "to": "changed"} {
			if got := found(t, "s3:CopyObject", "resources.ARN", "arn:aws:s3:::"+arn, copied); !strings.HasPrefix(got, want+" arn:aws:s3:::"+arn) {
				t.Errorf("%s: %s", source, got)
			}
		}
	}
}

func TestKindAndName(t *testing.T) {
	for id, want := range map[string][2]string{
		"i-1234abcd":                                                 {"EC2 instance", "i-1234abcd"},
		"sg-0abc12345678def01":                                       {"security group", "sg-0abc12345678def01"},
		"AKIAABCDEFGHIJKLMNOP":                                       {"access key", "AKIAABCDEFGHIJKLMNOP"},
		"ASIAABCDEFGHIJKLMNOP":                                       {"temporary access key", "ASIAABCDEFGHIJKLMNOP"},
		"AROAABCDEFGHIJKLMNOPQ":                                      {"IAM role id", "AROAABCDEFGHIJKLMNOPQ"},
		"arn:aws:s3:::logs":                                          {"S3 bucket", "logs"},
		"arn:aws:s3:::accesspoint/x":                                 {"S3 object", "accesspoint/x"},
		"arn:aws:s3:::logs/a/b":                                      {"S3 object", "logs/a/b"},
		"arn:aws:iam::444455556666:root":                             {"AWS account", "444455556666"},
		iam + "role/admin":                                           {"IAM role", "admin"},
		iam + "oidc-provider/example.com":                            {"OIDC provider", "example.com"},
		"arn:aws:rds:us-east-1:111122223333:cluster-snapshot:s":      {"RDS cluster snapshot", "s"},
		"arn:aws:sqs:us-east-1:111122223333:jobs":                    {"SQS queue", "jobs"},
		"arn:aws:newservice:us-east-1:111122223333:odd-thing/1/2":    {"newservice odd thing", "1/2"},
		"arn:aws:newservice:us-east-1:111122223333:thing":            {"newservice resource", "thing"},
		"arn:aws:ssm:us-east-1:111122223333:parameter/app/key":       {"SSM parameter", "app/key"},
		"arn:aws:secretsmanager:us-east-1:111122223333:secret:a-b/c": {"secret", "a-b/c"},
		"nonsense": {"resource", "nonsense"},
	} {
		if got := [2]string{Kind(id), Name(id)}; got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestTyped(t *testing.T) {
	for text, want := range map[string][]string{
		"i-1234abcd":                      {"i-1234abcd"},
		"AROAABCDEFGHIJKLMNOPQ:alice":     {"AROAABCDEFGHIJKLMNOPQ"},
		"444455556666":                    {"arn:aws:iam::444455556666:root"},
		"s3://logs":                       {"arn:aws:s3:::logs", "arn:aws:s3:::logs"},
		"s3://logs/":                      {"arn:aws:s3:::logs", "arn:aws:s3:::logs/"},
		"arn:aws:s3:::logs/*":             {"arn:aws:s3:::logs/*", "arn:aws:s3:::logs", "arn:aws:s3:::logs/*"},
		iam + "role/service-role/fn":      {iam + "role/fn", iam + "role/service-role/fn"},
		"arn:aws:lambda:r:1:function:f:9": {"arn:aws:lambda:r:1:function:f", "arn:aws:lambda:r:1:function:f:9"},
		"my-bucket":                       nil, "": nil, "arn:": nil, "arn:aws:s3": nil,
	} {
		got := Typed(text)
		if !slices.Equal(slices.Compact(got), slices.Compact(slices.Clone(want))) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if !IsObject("arn:aws-cn:s3:::b/k") || IsObject("arn:aws:s3:::b") || IsObject("arn:aws:s3:us-east-1:1:accesspoint/x") || IsObject("b/k") {
		t.Error("IsObject")
	}
	if !IsBucket("arn:aws:s3:::b") || IsBucket("arn:aws:s3:::b/k") || !IsAccessKey("ASIAABCDEFGHIJKLMNOP") || IsAccessKey("AROAABCDEFGHIJKLMNOPQ") {
		t.Error("IsBucket, IsAccessKey")
	}
	for id, want := range map[string]string{"arn:aws:s3:::b/k/k": "arn:aws:s3:::b", "arn:aws:s3:::b": "arn:aws:s3:::b", "i-1234abcd": "", "arn:aws:s3:r:1:accesspoint/x": ""} {
		if got, ok := Bucket(id); got != want || ok != (want != "") {
			t.Errorf("bucket of %s: %s, %t", id, got, ok)
		}
	}
	for id, want := range map[string]bool{
		"arn:aws:iam::444455556666:root": true, "arn:aws:iam::aws:policy/Billing": true, "arn:aws:ssm:us-east-1::document/AWS-RunShellScript": true,
		iam + "policy/own": false, "arn:aws:s3:::b": false, "i-1234abcd": false, "AKIAABCDEFGHIJKLMNOP": false,
	} {
		if IsGiven(id) != want {
			t.Errorf("IsGiven(%s) is %t", id, !want)
		}
	}
	if !Makes("CreateFunction20150331") || !Makes("RunInstances") || Makes("UpdateFunctionCode20150331v2") || Makes("") {
		t.Error("Makes")
	}
}

func TestUndated(t *testing.T) {
	for name, want := range map[string]string{
		"CreateFunction20150331": "CreateFunction", "UpdateFunctionCode20150331v2": "UpdateFunctionCode",
		"CreateDistribution2020_05_31": "CreateDistribution", "RunInstances": "RunInstances", "20150331": "20150331",
		"ListVersionsByFunction20150331": "ListVersionsByFunction", "Archive": "Archive", "": "", "v": "v", "Av1": "Av1",
	} {
		if got := undated(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestListedObjectsAreTheBuckets: objects that resources[] lists do something to
// their bucket, whatever the call. The life of a bucket rests on it.
func TestListedObjectsAreTheBuckets(t *testing.T) {
	events := []string{"s3:DeleteObject", "s3:GetObject", "kms:Decrypt", "x:Whatever"}
	for event := range effects {
		events = append(events, event)
	}
	for _, event := range events {
		for path, value := range map[string]string{"resources.ARN": "arn:aws:s3:::logs/filter/k", "resources.ARNPrefix": "arn:aws:s3:::logs/k"} {
			got := strings.Split(found(t, event, path, value), ", ")
			last := got[len(got)-1]
			if !strings.HasSuffix(last, " arn:aws:s3:::logs") || strings.HasPrefix(last, "mentioned") || strings.HasPrefix(last, "created") || strings.HasPrefix(last, "deleted") {
				t.Errorf("%s %s: %q", event, path, got)
			}
		}
	}
}

func TestOnObjects(t *testing.T) {
	for event, want := range map[string][2]bool{
		"GetObject": {true, true}, "HeadObject": {true, true}, "SelectObjectContent": {true, true}, "PutObject": {true, false},
		"DeleteObjects": {true, false}, "CompleteMultipartUpload": {true, false}, "UploadPart": {true, false},
		"ListObjects": {}, "ListParts": {}, "GetBucketAcl": {}, "HeadBucket": {}, "": {},
	} {
		if is, read := OnObjects(event); [2]bool{is, read} != want {
			t.Errorf("%s: %t, %t", event, is, read)
		}
	}
}

// FuzzResources holds whatever a record may say against crashing, and ids
// against being no longer canonical when they are read again.
func FuzzResources(f *testing.F) {
	f.Add("ec2.amazonaws.com", "RunInstances", "requestParameters.x", "i-1234abcd")
	f.Add("iam.amazonaws.com", "PutRolePolicy", "requestParameters.policyDocument", `{"Principal":{"AWS":"arn:aws:iam::1:role/a/b"},"\"":"arn`)
	f.Add("s3.amazonaws.com", "CopyObject", `requestParameters."x-amz-copy-source"`, "a/b")
	f.Add("sqs.amazonaws.com", "x20150331v", `resources."a.b"`, "arn:aws:s3:::b/*")
	f.Add("lambda.amazonaws.com", "", `requestParameters.functionName`, "arn:aws:lambda:r:1:function:f:1:2")
	f.Fuzz(func(t *testing.T, source, event, path, value string) {
		Looks(path)
		c := Context{Source: source, Event: event, Region: "us-east-1", Account: "111122223333", CopySource: value}
		c.Resources(path, value, func(id string, role Role) {
			if id == "" || Kind(id) == "" || role.String() == "" {
				t.Errorf("%q is a %s, %s", id, Kind(id), role)
			}
			Name(id)
			Typed(id)
		})
	})
}
