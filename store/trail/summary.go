package trail

import (
	"regexp"
	"strings"

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
	"requestParameters.hostedZoneId", "requestParameters.accountId", "requestParameters.encryptionContext.PARAMETER_ARN",
	`requestParameters.encryptionContext."aws:s3:arn"`, "resources.ARN", "resources.ARNPrefix",
	"serviceEventDetails.snapshotId", "additionalEventData.Name", "insightDetails.eventName",
}

// Summary returns what an event was about in a few words: the error when
// there is one, and the most telling things that it names; "" when it names
// nothing.
func Summary(event store.Record) string {
	var parts []string
	if code, ok := event.Value(nil, "errorCode"); ok && code != "" {
		parts = append(parts, code)
	} else if message, ok := event.Value(nil, "errorMessage"); ok && message != "" {
		parts = append(parts, message)
	}
	name, _ := event.Value(nil, "eventName")
	if words, ok := rulesOf(event); ok {
		return strings.Join(append(parts, words), " ")
	}
	if name == "ConsoleLogin" {
		return signIn(event, parts)
	}
	for _, path := range telling[undated(name)] {
		if value, ok := event.Value(nil, path); ok && value != "" {
			parts = append(parts, value)
		}
	}
	if len(parts) == 0 || len(telling[undated(name)]) == 0 {
		if value := firstNamed(event); value != "" {
			parts = append(parts, value)
		}
	}
	if attribute := attributeOf(name, event); attribute != "" {
		parts = append(parts, attribute)
	}
	return strings.Join(append(parts, sharedBy(name, event)...), " ")
}

// signIn says how a sign-in to the console ended and whether with a second factor:
// AWS CloudTrail User Guide, "AWS Management Console sign-in events". Where the error
// is said, Failure is no news.
func signIn(event store.Record, parts []string) string {
	if ended, _ := event.Value(nil, "responseElements.ConsoleLogin"); ended != "" && len(parts) == 0 {
		parts = append(parts, ended)
	}
	switch used, _ := event.Value(nil, "additionalEventData.MFAUsed"); used {
	case "Yes":
		parts = append(parts, "MFA")
	case "No":
		parts = append(parts, "no MFA")
	}
	return strings.Join(parts, ", ")
}

// rulesOf says what a call did to the rules of a security group: what is open to
// whom. The group's id would take the room of a column from that; it is said where
// the call has no rules. It is not ok for other calls.
func rulesOf(event store.Record) (words string, ok bool) {
	group, rules, ok := change.GroupRules(event)
	if words = change.Gist(rules); words == "" {
		words = group
	}
	return words, ok && words != ""
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
