package question

import "strings"

const aBucket = "a bucket's name"

func bucketNeed(optional bool) *Need {
	return &Need{Kind: "bucket", What: aBucket, Fields: []string{"requestParameters.bucketName"}, Example: "my-bucket", Optional: optional, tidy: bucketName, is: isBucketName}
}

// bucketName is the name in a bucket's ARN, or in one of its objects'.
func bucketName(value string) string {
	if rest, ok := strings.CutPrefix(value, "s3://"); ok {
		value = rest
	}
	if strings.HasPrefix(value, "arn:") {
		value = value[strings.LastIndex(value, ":")+1:]
	}
	name, _, _ := strings.Cut(value, "/")
	return name
}

// buckets are the questions about S3.
func buckets() []*Question {
	return []*Question{
		{
			Name: "bucket-touched", Text: "Who touched this bucket?",
			Words: "s3 bucket access accessed object data activity history",
			Needs: bucketNeed(false),
			Filter: "requestParameters.bucketName={} OR resources.ARN=arn:aws:s3:::{} OR resources.ARN:arn:aws:s3:::{}/* OR " +
				"resources.ARNPrefix=arn:aws:s3:::{} OR resources.ARNPrefix:arn:aws:s3:::{}/*",
			Columns: []string{"actor", "event", objectKey, "ip", "error"},
			Means:   "Every event about the bucket or an object in it, those of AWS services included.",
			counts:  [2]string{"event about {}", "events about {}"},
			by:      []string{"actor", "event", "ip"},
			lacks:   []lack{objectEvents},
			analyse: touchedBucket,
		},
		{
			Name: "bucket-public", Text: "Was a bucket made public?",
			Words: "s3 public leak exposed open world everybody acl policy website data breach anonymous block",
			Needs: bucketNeed(true),
			Filter: "service:s3 (requestParameters.bucketName={} OR event:*Account*) (event:PutBucketPolicy,DeleteBucketPolicy,PutBucketAcl,PutObjectAcl,PutBucketWebsite," +
				"PutBucketPublicAccessBlock,DeleteBucketPublicAccessBlock,PutAccountPublicAccessBlock,DeleteAccountPublicAccessBlock," +
				"PutBucketOwnershipControls,DeleteBucketOwnershipControls,PutAccessPointPolicy,CreateAccessPoint " +
				"OR event:CreateBucket,PutObject,CopyObject,CreateMultipartUpload (requestParameters.x-amz-acl:public-read*,authenticated-read OR requestParameters.x-amz-grant-read:*/groups/global/*,*id=*,*emailaddress=* OR requestParameters.x-amz-grant-write:*/groups/global/*,*id=*,*emailaddress=* OR requestParameters.x-amz-grant-full-control:*/groups/global/*,*id=*,*emailaddress=*))",
			Columns: []string{"event", "requestParameters.bucketName", "actor", "ip", "error"},
			Means:   "What opens is said beside each change. A bucket is public only when its policy or ACL allows it and no public access block stands in the way.",
			counts:  [2]string{"change to bucket access", "changes to bucket access"},
			lacks:   []lack{always("Whether it still is public, and what it was before, tells the bucket itself (GetBucketPolicyStatus)."), objectEvents},
			analyse: openedBuckets,
		},
		{
			Name: "s3-read", Text: "What was read out of S3?",
			Words: "exfiltration exfil exfiltrated download downloaded stolen data leak leaked theft getobject copied copy bytes bucket object breach",
			Needs: bucketNeed(true),
			Filter: "service:s3 -category:NetworkActivity (event:GetObject,SelectObjectContent,GetObjectTorrent requestParameters.bucketName={} OR event:CopyObject,UploadPartCopy " +
				"(requestParameters.x-amz-copy-source:{}/* OR requestParameters.x-amz-copy-source:/{}/* OR requestParameters.x-amz-copy-source:{}%2F*))", // a copy names its target
			Columns: []string{"actor", "requestParameters.bucketName", objectKey, "additionalEventData.bytesTransferredOut", "ip", "error"},
			Means:   "Objects that left the bucket, with their bytes. A copy inside AWS transfers nothing here and takes all: look at who owns its target.",
			counts:  [2]string{"read of an object", "reads of objects"},
			lacks:   []lack{objectEvents},
			analyse: bytesRead,
		},
		{
			Name: "s3-ransom", Text: "Are there signs of ransom: objects, databases or backups destroyed or encrypted?",
			Words: "ransomware ransom deleted delete destroyed destruction wiped encrypted encryption ssec sse customer versioning lifecycle expire extortion objects bucket data impact " +
				"database databases rds dynamodb table volume backup backups vault recovery final",
			Needs: bucketNeed(true),
			// Of one bucket: what is no bucket's has no bucketName.
			Filter: "requestParameters.bucketName={} -category:NetworkActivity (service:s3 (event:DeleteObject,DeleteObjects,DeleteBucket,DeleteBucketEncryption,DeleteBucketReplication,PutBucketObjectLockConfiguration " +
				"OR " + weakenedFilter + " " +
				`OR verb:write requestParameters."x-amz-server-side-encryption-customer-algorithm":*) OR ` + destroyedFilter + ")",
			Columns:  append([]string{"event"}, append(destroyedFields(), objectKey, "actor", "ip", "error")...),
			Together: []Joint{{"what", destroyedFields()}},
			Means:    "Versions suspended, everything expiring in a day, copies encrypted with a key that only the caller has (customer-algorithm), mass deletion, databases deleted without a final snapshot and their backups with them: together they are ransom; one by one they may be housekeeping.",
			counts:   [2]string{"sign of ransom", "signs of ransom"},
			by:       []string{"event", "requestParameters.bucketName", "actor"},
			lacks:    []lack{always("DeleteObjects does not name the objects; their number is in the bucket's server access logs."), always("What is deleted inside a database leaves no event; keys that are disabled are in question kms-sabotage."), objectEvents},
			analyse:  ransomed,
		},
	}
}
