package loader

import "bytes"

// role is what a key of an object says about the way to its records.
type role uint8

const (
	roleNone     role = iota
	roleRecord        // only a CloudTrail record has it
	rolePartial       // marks a record made of a CSV row
	roleEnvelope      // leads to records: a list, an object or a string
	roleWrapper       // the same, around what another product made of a record
	roleField         // names the value beside it, in a row of Logs Insights
	roleValue         // that value
	roleType          // of a subscription payload
	rolePreview       // true in what Splunk sends before a search has ended
	roleDigest        // of a digest file
	roleNotice        // of a message that log files were delivered
	roleEncoded       // beside base64, which is not decoded
	roleLake          // of the result of a query, each row cut into its columns
)

// roleOf returns the role of a key, given as it is written: AWS writes none with
// escapes, but whoever wants a file to be passed over may.
func roleOf(key []byte) role {
	const longest = 6 * len("sessionCredentialFromConsole") // each character an escape
	if bytes.IndexByte(key, '\\') < 0 || len(key) > longest {
		return roleNamed(key)
	}
	name, ok := appendUnescaped(make([]byte, 0, longest), key)
	if !ok {
		return roleNone
	}
	return roleNamed(name)
}

// roleNamed looks a key up. The keys of containers are from the documentation of
// the APIs and products named beside them.
func roleNamed(key []byte) role {
	switch string(key) {
	case "eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "eventID", "eventType",
		"awsRegion", "sourceIPAddress", "requestParameters", "responseElements", "additionalEventData",
		"requestID", "readOnly", "managementEvent", "recipientAccountId", "serviceEventDetails",
		"sharedEventID", "vpcEndpointId", "eventCategory", "addendum", "sessionCredentialFromConsole",
		"edgeDeviceDetails", "tlsDetails", "insightDetails":
		return roleRecord
	case "_partial":
		return rolePartial
	case "Records", // S3 log file, console download
		"Events", "CloudTrailEvent", // LookupEvents
		"events", "logEvents", "message", // CloudWatch Logs: API, subscription payload
		"@message",               // Logs Insights
		"detail",                 // EventBridge
		"hits", "event.original", // Elastic, OpenSearch
		"original",                 // Elastic: event.original, nested
		"event",                    // Elastic; Splunk HEC
		"_raw",                     // Splunk
		"Message",                  // SNS
		"Messages", "Body", "body", // SQS
		"eventJson", // CloudTrail Lake
		"_1":        // S3 Select
		return roleEnvelope
	case "result", "_source", // Splunk; Elastic
		"results": // Splunk, Logs Insights
		return roleWrapper
	case "field":
		return roleField
	case "value":
		return roleValue
	case "messageType":
		return roleType
	case "preview":
		return rolePreview
	case "digestS3Object", "digestStartTime", "digestPublicKeyFingerprint":
		return roleDigest
	case "s3ObjectKey":
		return roleNotice
	case "QueryResultRows":
		return roleLake
	case "deliveryStreamArn", "invocationId", "recordId", // Firehose
		"kinesis", "awslogs": // Kinesis and CloudWatch Logs, as Lambda gets them
		return roleEncoded
	}
	return roleNone
}

// Reasons to skip what is no event, in the words of a report.
const (
	reasonOther   = "not CloudTrail"
	reasonValue   = "not a CloudTrail event"
	reasonDigest  = "digest file"
	reasonNotice  = "delivery notification"
	reasonControl = "subscription control message"
	reasonPreview = "Splunk preview result"
	reasonLake    = "CloudTrail Lake query result, not read: save the results to S3, or load the files of the trail"
	reasonEncoded = "base64 of a delivery stream: decode its data first, as with jq and base64 -d"
)
