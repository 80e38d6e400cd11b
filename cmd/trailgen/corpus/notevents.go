package corpus

import (
	"github.com/trailsift/trailsift/cmd/trailgen/container"
	"github.com/trailsift/trailsift/cmd/trailgen/ordered"
	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

const logKey = "AWSLogs/o-larkfield7/111122223333/CloudTrail/eu-west-1/2026/09/15/111122223333_CloudTrail_eu-west-1_20260915T0910Z_a1B2c3D4e5F6g7H8.json.gz"

// notEvents are the files that lie beside trails and are no trails.
func (t *tree) notEvents() {
	skip := func(form, word string, records int) Expect {
		return Expect{Form: form, Skipped: 1, Dropped: []Reason{{word, records}}}
	}
	text := func(v any) []byte { return []byte(ordered.Text(v)) }
	t.gzip("notevents/111122223333_CloudTrail-Digest_eu-west-1_larkfield-org-trail_eu-west-1_20260915T100000Z.json.gz", text(digest()), skip("digest", "digest", 0))
	t.add("notevents/digest.json", text(digest()), skip("digest, plain", "digest", 0))
	t.add("notevents/aggregated-list.json", text(ordered.List{aggregated("1"), aggregated("2")}), skip("aggregated events, list", "aggregated", 2))
	t.add("notevents/aggregated-records.json", text(ordered.Object{"Records", ordered.List{aggregated("3"), aggregated("4")}}), skip("aggregated events, Records", "aggregated", 2))
	t.add("notevents/s3-notification.json", text(ordered.Object{"Records", ordered.List{notification("a"), notification("b")}}), skip("S3 notification", "notification", 2))
	t.add("notevents/sns-notification.json", text(sns()), skip("SNS notification", "notification", 0))
	t.add("notevents/sns-body.json", text(ordered.Object{"s3Bucket", "larkfield-org-trail", "s3ObjectKey", ordered.List{logKey}}), skip("what CloudTrail tells SNS", "notification", 0))
	t.add("notevents/README.txt", []byte("Logs of September, fetched from the trail's bucket.\nThe folder names are the delivery days, not the event days.\n"), skip("text", "CloudTrail", 0))
	t.add("notevents/empty-object.json", []byte("{}\n"), skip("empty object", "CloudTrail", 0))
	t.add("notevents/numbers.json", []byte("[1, 2, 3]\n"), skip("array of numbers", "CloudTrail", 0))
	t.add("notevents/package.json", []byte(`{"name":"larkfield-tools","version":"1.4.2","private":true,"dependencies":{"left":"1.0.0"}}`), skip("somebody else's JSON", "CloudTrail", 0))
	t.add("notevents/flow.log", []byte("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n2 111122223333 eni-0a1b2c3d4e5f60718 10.20.1.15 203.0.113.77 443 51422 6 10 4242 1789462003 1789462063 ACCEPT OK\n"), skip("VPC flow log", "CloudTrail", 0))
	t.add("notevents/people.csv", []byte("name,team\nInes Duarte,security\nJonas Weber,development\n"), skip("somebody else's CSV", "CloudTrail", 0))
	t.add("notevents/picture.png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"), skip("binary", "CloudTrail", 0))
	t.pack("notevents/photos.zip", skip("zip of other things", "CloudTrail", 0), func() ([]byte, error) {
		return container.Zip([]container.Member{{Name: "photos/readme.txt", Data: []byte("no logs here\n")}})
	})
}

// digest is the hourly list of delivered files and their hashes.
func digest() ordered.Object {
	const hash = "0d3f6c1b9a8e7d5c4b3a2918070605040302010f0e0d0c0b0a09080706050403"
	return ordered.Object{
		"awsAccountId", scenario.Production, "digestStartTime", "2026-09-15T09:00:00Z", "digestEndTime", "2026-09-15T10:00:00Z",
		"digestS3Bucket", "larkfield-org-trail", "digestS3Object", "AWSLogs/o-larkfield7/111122223333/CloudTrail-Digest/eu-west-1/2026/09/15/111122223333_CloudTrail-Digest_eu-west-1_larkfield-org-trail_eu-west-1_20260915T100000Z.json.gz",
		"digestPublicKeyFingerprint", "31e8b5433410dfb61a9dc45cc65b22ff", "digestSignatureAlgorithm", "SHA256withRSA",
		"newestEventTime", "2026-09-15T09:59:12Z", "oldestEventTime", "2026-09-15T08:51:40Z",
		"previousDigestS3Bucket", "larkfield-org-trail", "previousDigestS3Object", "AWSLogs/o-larkfield7/111122223333/CloudTrail-Digest/eu-west-1/2026/09/15/111122223333_CloudTrail-Digest_eu-west-1_larkfield-org-trail_eu-west-1_20260915T090000Z.json.gz",
		"previousDigestHashValue", hash, "previousDigestHashAlgorithm", "SHA-256", "previousDigestSignature", hash + hash,
		"logFiles", ordered.List{ordered.Object{"s3Bucket", "larkfield-org-trail", "s3Object", logKey, "hashValue", hash, "hashAlgorithm", "SHA-256", "newestEventTime", "2026-09-15T09:06:03Z", "oldestEventTime", "2026-09-15T09:05:01Z"}},
	}
}

// aggregated is a record that counts others: no eventID, no userIdentity.
func aggregated(n string) ordered.Object {
	return ordered.Object{
		"eventVersion", "1.0", "eventId", "5d1c0b2a-9f8e-4d7c-8b6a-00000000000" + n, "eventCategory", "Aggregated", "eventType", "AwsAggregatedEvent",
		"awsRegion", "eu-west-1", "recipientAccountId", scenario.Production, "eventSource", "s3.amazonaws.com",
		"timeWindow", ordered.Object{"windowStart", "2026-09-15T09:40:00Z", "windowEnd", "2026-09-15T09:45:00Z", "windowSize", "PT5M"},
		"summary", ordered.Object{"primaryDimension", "eventName", "details", ordered.List{ordered.Object{"dimension", "eventName", "statistics", ordered.List{ordered.Object{"name", "GetObject", "value", 61}}}}},
	}
}

// notification is what S3 tells a queue about a new object. Its Records and
// its eventVersion look like CloudTrail's.
func notification(suffix string) ordered.Object {
	return ordered.Object{
		"eventVersion", "2.1", "eventSource", "aws:s3", "awsRegion", "eu-west-1", "eventTime", "2026-09-15T09:10:04.511Z", "eventName", "ObjectCreated:Put",
		"userIdentity", ordered.Object{"principalId", "AWS:AROAEXAMPLEEXAMPLEEXA:regionalDeliverySession"}, "requestParameters", ordered.Object{"sourceIPAddress", "192.0.2.10"},
		"responseElements", ordered.Object{"x-amz-request-id", "9F3C1E7A5B2D4806"},
		"s3", ordered.Object{"s3SchemaVersion", "1.0", "configurationId", "to-siem", "bucket", ordered.Object{"name", "larkfield-org-trail", "ownerIdentity", ordered.Object{"principalId", "A1EXAMPLE"}, "arn", "arn:aws:s3:::larkfield-org-trail"},
			"object", ordered.Object{"key", logKey + suffix, "size", 4711, "eTag", "d41d8cd98f00b204e9800998ecf8427e", "sequencer", "0066E6A1B2C3D4E5F6"}},
	}
}

func sns() ordered.Object {
	return ordered.Object{
		"Type", "Notification", "MessageId", "b1a2c3d4-e5f6-5a7b-8c9d-0e1f2a3b4c5d", "TopicArn", "arn:aws:sns:eu-west-1:444455556666:trail-delivered",
		"Subject", "[Amazon SNS] CloudTrail", "Message", ordered.Text(ordered.Object{"s3Bucket", "larkfield-org-trail", "s3ObjectKey", ordered.List{logKey}}),
		"Timestamp", "2026-09-15T09:10:05.002Z", "SignatureVersion", "1", "Signature", "RXhhbXBsZQ==", "UnsubscribeURL", "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe",
	}
}
