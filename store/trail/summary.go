package trail

import (
	"regexp"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/change"
	"github.com/trailsift/trailsift/store/trail/resource"
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

	"SendCommand":                 {"requestParameters.instanceIds", "requestParameters.targets.values", "requestParameters.documentName"},
	"RequestServiceQuotaIncrease": {"requestParameters.serviceCode", "requestParameters.quotaCode", "requestParameters.desiredValue"},
	"CreateFlowLogs":              {"requestParameters.CreateFlowLogsRequest.ResourceId.content", "responseElements.CreateFlowLogsResponse.flowLogIdSet.item"},
	"CreateAlias":                 {"requestParameters.aliasName", "requestParameters.targetKeyId"},
	"UpdateAlias":                 {"requestParameters.aliasName", "requestParameters.targetKeyId"},
	"SwitchRole":                  {"responseElements.SwitchRole", "additionalEventData.SwitchFrom"},
	"CheckMfa":                    {"responseElements.CheckMfa", "additionalEventData.MfaType"},
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
	switch {
	case len(g.Things) > 0 || g.Aside != "":
	case isWrite(event):
		g.addWritten(event, name)
	default:
		path, value := namedAt(event)
		g.addNamed(event, path, value)
	}
	g.addDeciding(attributeOf(name, event))
	g.share(sharedBy(name, event))
	return g
}

// addWritten adds what a write is about that has no words of its own: what it is named
// after, and what else it names. Who makes something out of another thing, or puts it
// there, names both: CreateImage, AttachVolume.
func (g *Gist) addWritten(event store.Record, name string) {
	places := spotsOf(event, name)
	path, value := places.first(places.request, same)
	if path == "" && resource.Makes(name) {
		path, value = places.made(longestMade)
	}
	g.addNamed(event, path, value)
	next, other := namedAt(event)
	switch {
	case path == "":
		if next == "" {
			next, other = places.found()
		}
		g.addNamed(event, next, other)
	case next != path && other != value && strings.HasPrefix(next, "requestParameters."):
		g.addNamed(event, next, other)
	}
	g.addDeciding(decidedBy(undated(name), event)...)
}

// longestMade is the longest id that a new thing is called by before the one that it was
// made of: ids of EC2 are shorter.
const longestMade = 32

func isWrite(event store.Record) bool {
	verb, _ := event.Value(verbOnly, verbColumn)
	return verb == verbWrite
}

const verbColumn = "verb"

// verbOnly knows the one field that is asked for at each event: a vocabulary that lacks
// it would look for similar words each time.
var verbOnly = &store.Language{Aliases: map[string]string{verbColumn: verbColumn}}

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
// is said, Failure is no news. Who did not get in was mostly not asked for the factor: that
// it was not used is no finding then.
func signIn(event store.Record, g Gist) Gist {
	g.Sentence = true
	failed := g.Ended != ""
	if !failed {
		g.Ended, _ = event.Value(nil, "responseElements.ConsoleLogin")
		failed = g.Ended == "Failure"
	}
	switch used, _ := event.Value(nil, "additionalEventData.MFAUsed"); {
	case strings.EqualFold(used, "Yes"):
		g.addSome("MFA")
	case strings.EqualFold(used, "No") && !failed:
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
		return Thing{Text: said, Names: ruleNames(said)}, ok
	}
	return Thing{Text: group}, ok && group != ""
}

// namedAt returns where an event names what it is about, and that.
func namedAt(event store.Record) (path, value string) {
	for _, path := range named {
		if value, ok := event.Value(nil, path); ok && value != "" {
			return path, value
		}
	}
	return "", ""
}

// apiDate is the API's date that Lambda and CloudFront write behind names, as
// in UpdateFunctionCode20150331v2 and CreateDistribution2020_05_31.
var apiDate = regexp.MustCompile(`\d{4}_?\d{2}_?\d{2}(v\d+)?$`)

func undated(name string) string { return apiDate.ReplaceAllString(name, "") }
