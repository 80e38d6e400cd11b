package trail

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

// Language returns the vocabulary of filters on CloudTrail events.
func Language() *store.Language {
	return &store.Language{
		Aliases: map[string]string{
			"time": "time", "source": "source",
			"account": "account", "service": "service", "actor": "actor", "principal": "principal",
			"verb": "verb", "failed": "failed", "origin": "origin",
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
			"service": withoutDomain,
			"origin":  withoutDomain,
		},
	}
}

func withoutDomain(value string) string { return strings.TrimSuffix(value, serviceDomain) }
