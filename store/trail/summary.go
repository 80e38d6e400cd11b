package trail

import (
	"regexp"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/change"
)

// telling lists what to say about particular calls, most telling first.
var telling = map[string][]string{
	"RunInstances":              {"responseElements.instancesSet.items.instanceId", "requestParameters.instanceType", "requestParameters.instancesSet.items.imageId"},
	"AssumeRole":                {"requestParameters.roleArn", "requestParameters.roleSessionName"},
	"AssumeRoleWithSAML":        {"requestParameters.roleArn", "requestParameters.roleSessionName"},
	"AssumeRoleWithWebIdentity": {"requestParameters.roleArn", "requestParameters.roleSessionName"},
	"CreateAccessKey":           {"requestParameters.userName", "responseElements.accessKey.accessKeyId"},
	"AttachUserPolicy":          {"requestParameters.userName", "requestParameters.policyArn"},
	"AttachRolePolicy":          {"requestParameters.roleName", "requestParameters.policyArn"},
	"PutUserPolicy":             {"requestParameters.userName", "requestParameters.policyName"},
	"PutRolePolicy":             {"requestParameters.roleName", "requestParameters.policyName"},
	"AddUserToGroup":            {"requestParameters.userName", "requestParameters.groupName"},
	"AttachGroupPolicy":         {"requestParameters.groupName", "requestParameters.policyArn"},
	"PutGroupPolicy":            {"requestParameters.groupName", "requestParameters.policyName"},
	"AddRoleToInstanceProfile":  {"requestParameters.roleName", "requestParameters.instanceProfileName"},
	"EnableMFADevice":           {"requestParameters.userName", "requestParameters.serialNumber"},
	"UpdateAccessKey":           {"requestParameters.userName", "requestParameters.accessKeyId", "requestParameters.status"},

	"PutUserPermissionsBoundary": {"requestParameters.userName", "requestParameters.permissionsBoundary"},
	"PutRolePermissionsBoundary": {"requestParameters.roleName", "requestParameters.permissionsBoundary"},

	// What takes back says what it takes.
	"DeleteAccessKey":               {"requestParameters.userName", "requestParameters.accessKeyId"},
	"DetachUserPolicy":              {"requestParameters.userName", "requestParameters.policyArn"},
	"DetachRolePolicy":              {"requestParameters.roleName", "requestParameters.policyArn"},
	"DetachGroupPolicy":             {"requestParameters.groupName", "requestParameters.policyArn"},
	"DeleteUserPolicy":              {"requestParameters.userName", "requestParameters.policyName"},
	"DeleteRolePolicy":              {"requestParameters.roleName", "requestParameters.policyName"},
	"DeleteGroupPolicy":             {"requestParameters.groupName", "requestParameters.policyName"},
	"RemoveUserFromGroup":           {"requestParameters.userName", "requestParameters.groupName"},
	"RemoveRoleFromInstanceProfile": {"requestParameters.roleName", "requestParameters.instanceProfileName"},
	"DeactivateMFADevice":           {"requestParameters.userName", "requestParameters.serialNumber"},

	"GetObject":    {"requestParameters.bucketName", "requestParameters.key"},
	"PutObject":    {"requestParameters.bucketName", "requestParameters.key"},
	"DeleteObject": {"requestParameters.bucketName", "requestParameters.key"},
	"CopyObject":   {"requestParameters.bucketName", "requestParameters.key"},
}

// named lists where most calls name the thing they are about, in the order
// in which they are asked: the particular before the general.
var named = []string{
	"requestParameters.instancesSet.items.instanceId", "requestParameters.instanceId", "requestParameters.bucketName",
	"requestParameters.roleName", "requestParameters.userName", "requestParameters.groupId", "requestParameters.functionName",
	"requestParameters.secretId", "requestParameters.name", "requestParameters.names", "requestParameters.keyId",
	"requestParameters.policyArn", "requestParameters.policyName", "requestParameters.trailName",
	"requestParameters.snapshotId", "requestParameters.volumeId", "requestParameters.imageId",
	"requestParameters.dBInstanceIdentifier", "requestParameters.dBSnapshotIdentifier", "requestParameters.vpcId",
	"requestParameters.subnetId", "requestParameters.routeTableId", "requestParameters.groupName",
	"requestParameters.instanceProfileName", "requestParameters.target", "requestParameters.documentName",
	"requestParameters.roleArn", "requestParameters.resourceArn", "requestParameters.resourcesSet.items.resourceId",
	"requestParameters.repositoryName", "requestParameters.cluster", "requestParameters.tableName",
	"requestParameters.queueUrl", "requestParameters.topicArn", "requestParameters.logGroupName",
	"requestParameters.stackName", "requestParameters.modelId", "requestParameters.detectorId",
	"requestParameters.hostedZoneId", "requestParameters.sAMLProviderArn", "requestParameters.openIDConnectProviderArn",
	"requestParameters.url", "requestParameters.configurationRecorderName", "requestParameters.accountId", "requestParameters.encryptionContext.PARAMETER_ARN",
	`requestParameters.encryptionContext."aws:s3:arn"`, "resources.ARN", "resources.ARNPrefix",
	"serviceEventDetails.snapshotId", "additionalEventData.Name", "insightDetails.eventName",
}

// Summary returns what an event was about in a few words: the error when
// there is one, and the most telling things that it names; "" when it names
// nothing.
func Summary(event store.Record) string { return GistOf(event).String() }

// GistOf returns what Summary says, in parts.
func GistOf(event store.Record) Gist {
	g := Gist{Ended: errorOf(event)}
	name, _ := event.Value(nil, "eventName")
	if rules, ok := rulesOf(event); ok {
		g.Things = []Thing{rules}
		return g
	}
	if name == "ConsoleLogin" {
		return signIn(event, g)
	}
	paths := telling[undated(name)]
	for _, path := range paths {
		if value, ok := event.Value(nil, path); ok && value != "" {
			g.add(event, path, value)
		}
	}
	if len(paths) == 0 || g.String() == "" {
		g.addSome(firstNamed(event))
	}
	g.addSome(attributeOf(name, event))
	g.share(sharedBy(name, event))
	return g
}

// errorOf returns the code of an event's error, or what it says where it has none.
func errorOf(event store.Record) string {
	if code, ok := event.Value(nil, "errorCode"); ok && code != "" {
		return code
	}
	message, _ := event.Value(nil, "errorMessage")
	return message
}

// signIn says how a sign-in to the console ended and whether with a second factor:
// AWS CloudTrail User Guide, "AWS Management Console sign-in events". Where the error
// is said, Failure is no news.
func signIn(event store.Record, g Gist) Gist {
	g.Sentence = true
	if g.Ended == "" {
		g.Ended, _ = event.Value(nil, "responseElements.ConsoleLogin")
	}
	switch used, _ := event.Value(nil, "additionalEventData.MFAUsed"); used {
	case "Yes":
		g.addSome("MFA")
	case "No":
		g.addSome("no MFA")
	}
	return g
}

// rulesOf says what a call did to the rules of a security group: what is open to
// whom. The group's id would take the room of a column from that; it is said where
// the call has no rules. It is not ok for other calls.
func rulesOf(event store.Record) (words Thing, ok bool) {
	group, rules, ok := change.GroupRules(event)
	if said := change.Gist(rules); said != "" {
		return Thing{said, ruleNames(said)}, ok
	}
	return Thing{Text: group}, ok && group != ""
}

func firstNamed(event store.Record) string {
	for _, path := range named {
		if value, ok := event.Value(nil, path); ok && value != "" {
			return value
		}
	}
	return ""
}

// apiDate is the API's date that Lambda and CloudFront write behind names, as
// in UpdateFunctionCode20150331v2 and CreateDistribution2020_05_31.
var apiDate = regexp.MustCompile(`\d{4}_?\d{2}_?\d{2}(v\d+)?$`)

func undated(name string) string { return apiDate.ReplaceAllString(name, "") }
