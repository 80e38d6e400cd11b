package trail

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// Word is what people call a field: few say ua, as filters do, for a user agent.
func Word(field string) string {
	if field == "ua" {
		return userAgent
	}
	return field
}

const userAgent = "user agent"

// FieldOf is the opposite of [Word]: the field that people call so, for what programs read.
func FieldOf(word string) string {
	if word == userAgent {
		return "ua"
	}
	return word
}

// Language returns the vocabulary of filters on CloudTrail events.
func Language() *store.Language {
	return &store.Language{
		Aliases: map[string]string{
			"time": "time", "source": "source",
			"account": "account", "service": "service", "actor": "actor", "principal": "principal",
			"verb": "verb", "failed": "failed", "outcome": "outcome", "origin": "origin", "session": "session", "resource": "resource",
			"region": "awsRegion", "event": "eventName", "type": "userIdentity.type",
			"key": "userIdentity.accessKeyId", "ip": "sourceIPAddress", "ua": "userAgent",
			"error": "errorCode", "category": "eventCategory", "vpce": "vpcEndpointId", "id": "eventID",
		},
		// The fields of a record, CloudTrail user guide, "Record contents".
		Known: []string{
			"eventTime", "eventVersion", "userIdentity", "eventSource", "eventName", "awsRegion",
			"sourceIPAddress", "userAgent", "errorCode", "errorMessage", "requestParameters",
			"responseElements", "additionalEventData", "requestID", "eventID", "eventType", "apiVersion",
			"managementEvent", "readOnly", "resources", "recipientAccountId", "serviceEventDetails",
			"sharedEventID", "vpcEndpointId", "vpcEndpointAccountId", "eventCategory", "addendum",
			"sessionCredentialFromConsole", "edgeDeviceDetails", "tlsDetails", "eventContext", "insightDetails",
		},
		Canonical: map[string]func(string) string{
			"resource": asNamed,
			"service":  withoutDomain,
			"origin":   withoutDomain,
		},
		Addresses: []string{"sourceIPAddress"},
		Check: map[string]func(store.Op, string) error{
			"sourceIPAddress": brokenNetwork,
			"eventTime":       store.WholeTime,
			"failed":          oneOf("failed", "yes", "no"),
			"outcome":         oneOf("outcome", Succeeded, Failed, DryRun),
			"verb":            oneOf("verb", verbRead, verbWrite, verbGrant),
			"origin":          oneOf("origin", originService, originLinked, originForward, originConsole, originDirect),
		},
		Objects: []string{
			"userIdentity", "requestParameters", "responseElements", "additionalEventData", "resources", "serviceEventDetails",
			"addendum", "edgeDeviceDetails", "tlsDetails", "eventContext", "insightDetails",
		},
		Meant: map[string]string{
			"user": "actor", "who": "actor", "username": "userIdentity.userName", "arn": "userIdentity.arn",
			"identity": "actor", "useridentity": "actor", "principalid": "userIdentity.principalId",
			"accesskey": "key", "accesskeyid": "key", "invokedby": "userIdentity.invokedBy", "accountid": "account",
			"action": "event", "name": "event", "operation": "event", "api": "event", "when": "time", "date": "time",
			"address": "ip", "sourceip": "ip", "agent": "ua", "message": "errorMessage", "status": "failed", "result": "failed",
			"role": "userIdentity.sessionContext.sessionIssuer.userName", "mfa": "userIdentity.sessionContext.attributes.mfaAuthenticated",
			"bucket": "requestParameters.bucketName", "bucketname": "requestParameters.bucketName",
			"instance": "resource", "instanceid": "resource",
		},
		Pasted: startsWithID,
	}
}

// oneOf refuses what a column with a fixed set of values never holds: no event
// would be an answer, where the question was none.
func oneOf(field string, values ...string) func(store.Op, string) error {
	return func(op store.Op, value string) error {
		value = withoutDomain(value)
		for _, known := range values {
			if value == known || op == store.Like && strings.EqualFold(value, known) {
				return nil
			}
		}
		last := len(values) - 1
		return fmt.Errorf("%s is %s or %s", field, strings.Join(values[:last], ", "), values[last])
	}
}

// asNamed returns what the column of resources calls an ARN as records have it: a role
// without its path, say. Other texts stay.
func asNamed(value string) string {
	if ids := resource.Typed(value); len(ids) > 0 && strings.HasPrefix(value, "arn:") {
		return ids[0]
	}
	return value
}

// startsWithID reports whether a token starts with an id that IAM gave, such as
// AROAEXAMPLEEXAMPLE123 in AROAEXAMPLEEXAMPLE123:alice, the principal id of a role's
// session. They are capitals and digits behind an A, 16 characters at least:
// IAM user guide, "IAM identifiers".
func startsWithID(token string) bool {
	id, _, ok := strings.Cut(token, ":")
	return ok && len(id) >= 16 && id[0] == 'A' && strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// withoutDomain takes the domain off a service's name, in capitals too: the
// values behind a colon match without regard to case.
func withoutDomain(value string) string {
	if at := len(value) - len(serviceDomain); at > 0 && strings.EqualFold(value[at:], serviceDomain) {
		return value[:at]
	}
	return value
}

// brokenNetwork refuses what looks like a network and is none, where CloudTrail
// records an address. It would match nothing, which reads as if nobody had
// come from there. Behind = the text itself counts.
func brokenNetwork(op store.Op, value string) error {
	if _, err := netip.ParsePrefix(value); err == nil || op != store.Like || !strings.Contains(value, "/") && !strings.Contains(value, "..") {
		return nil
	}
	return fmt.Errorf("%q is no network; write one such as 10.0.0.0/8 or 2001:db8::/32", value)
}
