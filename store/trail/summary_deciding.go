package trail

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// deciding are the fields of calls that do opposite things by one name, with what stands
// before and behind the value: suspending the versions of a bucket, and keeping them.
var deciding = map[string][]said{
	"PutBucketVersioning": {
		{path: "requestParameters.VersioningConfiguration.Status"},
		{path: "requestParameters.VersioningConfiguration.MfaDelete", before: "MFA delete "},
	},
	"PutBucketAcl":                  {{path: "requestParameters.x-amz-acl"}},
	"PutObjectAcl":                  {{path: "requestParameters.key"}, {path: "requestParameters.x-amz-acl"}},
	"CreateBucket":                  {{path: "requestParameters.x-amz-acl", but: "private"}},
	"ScheduleKeyDeletion":           {{path: "requestParameters.pendingWindowInDays", before: "in ", behind: " days"}},
	"PutRetentionPolicy":            {{path: "requestParameters.retentionInDays", behind: " days"}},
	"ModifyDBInstance":              {{path: "requestParameters.publiclyAccessible", before: "public "}},
	"ModifyInstanceMetadataOptions": {{path: "requestParameters.ModifyInstanceMetadataOptionsRequest.HttpTokens", before: "tokens "}},
	"CreateRoute":                   {{path: "requestParameters.destinationCidrBlock"}},
	"DeleteRoute":                   {{path: "requestParameters.destinationCidrBlock"}},
	"ReplaceRoute":                  {{path: "requestParameters.destinationCidrBlock"}},
	"AddPermission":                 granted, // of Lambda, SQS and SNS
	"AddLayerVersionPermission":     granted,
}

// granted is who gets a permission: everybody, a service or an account.
var granted = []said{
	{path: "requestParameters.principal", before: "for "},
	{path: "requestParameters.aWSAccountIds", before: "for "},
	{path: "requestParameters.aWSAccountId", before: "for "},
}

// said is a field, and the words around its value, but for a value that is no news.
type said struct{ path, before, behind, but string }

// switches are the fields by which services turn things on and off.
var switches = []string{"requestParameters.enable", "requestParameters.enabled", "requestParameters.status"}

// decidedBy returns the words of a write that tell what it did to what it names.
func decidedBy(name string, event store.Record) (words []string) {
	for _, field := range deciding[name] {
		if value, ok := event.Value(nil, field.path); ok && value != "" && value != field.but {
			words = append(words, field.before+OnOff(value)+field.behind)
		}
	}
	if strings.HasSuffix(name, "PublicAccessBlock") {
		words = append(words, PublicAccess(event))
	}
	return append(words, switchedTo(name, event)...)
}

// switchedTo returns the words for what a write switched, and which way. A detector that
// is left on with less than it had is not called on.
func switchedTo(name string, event store.Record) (words []string) {
	for _, path := range switches {
		if value, ok := event.Value(nil, path); ok && len(value) <= longestSwitch {
			words = append(words, OnOff(value))
		}
	}
	read := func(field string) []store.Value { return event.Values(nil, field) }
	if strings.HasSuffix(name, "Detector") && !slices.Contains(words, "off") && SwitchesPartOff(read) {
		return []string{PartlyOff}
	}
	return words
}

// longestSwitch is the longest word for a state.
const longestSwitch = 32

// OnOff is a state as lists say it; other values than true and false are words already.
func OnOff(value string) string {
	switch value {
	case "true":
		return "on"
	case "false":
		return "off"
	}
	return value
}

// PublicAccess says which of the guards of S3 against access by everybody a call leaves
// off, "on" for none of them and "off" for all: Amazon S3 API Reference,
// "PublicAccessBlockConfiguration". One that is left out is off, too; without any there
// is nothing to say.
func PublicAccess(event store.Record) string {
	var off []string
	set := 0
	guards := []string{"BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"}
	for _, guard := range guards {
		value, ok := event.Value(nil, "requestParameters.PublicAccessBlockConfiguration."+guard)
		if ok {
			set++
		}
		if value != "true" {
			off = append(off, guard)
		}
	}
	switch {
	case set == 0:
		return ""
	case len(off) == 0:
		return "on"
	case len(off) == len(guards):
		return "off"
	}
	return strings.Join(off, ", ") + " off"
}
