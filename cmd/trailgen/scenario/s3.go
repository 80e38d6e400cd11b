package scenario

import "strconv"

// The buckets of the cast beside Bucket.
const (
	trailBucket    = "larkfield-org-trail"
	flowBucket     = "larkfield-vpc-flow-logs"
	artifactBucket = "larkfield-artifacts"
	mediaBucket    = "larkfield-media"
	reportBucket   = "larkfield-reports"
	uploadBucket   = "larkfield-dev-uploads"
)

// bucketOwner is the account a bucket belongs to.
func bucketOwner(bucket string) string {
	switch bucket {
	case trailBucket:
		return Security
	case artifactBucket, uploadBucket:
		return Development
	}
	return Production
}

func bucketARN(bucket string) string { return "arn:aws:s3:::" + bucket }

func bucketHost(bucket string) string { return bucket + ".s3." + Home + ".amazonaws.com" }

// bucketCall is a management call about a bucket. Its members follow
// bucketName and Host; a sub-resource is an empty member, as in acl:"".
func (w writer) bucketCall(name, bucket string, members ...any) call {
	return call{
		service: "s3", name: name, request: obj{"bucketName", bucket, "Host", bucketHost(bucket)}.With(members...),
		extra: w.transfer(0, w.IntN(900)), resources: list{bucketResource(bucket)},
		requestID: w.text(16, upper36), host: bucketHost(bucket),
	}
}

// objectCall is a data event about an object of size bytes. Its members stand
// between Host and key.
func (w writer) objectCall(name, bucket, key string, size int, members ...any) call {
	in, out := 0, size
	if name == "PutObject" {
		in, out = size, 0
	}
	return call{
		service: "s3", name: name, data: true,
		request: obj{"bucketName", bucket, "Host", bucketHost(bucket)}.With(members...).With("key", key),
		extra:   w.transfer(in, out), host: bucketHost(bucket),
		resources: list{obj{"type", "AWS::S3::Object", "ARN", bucketARN(bucket) + "/" + key}, bucketResource(bucket)},
		requestID: w.text(16, upper36),
	}
}

// listing is a data event about the names in a bucket, which has no object
// but a prefix of them.
func (w writer) listing(name, bucket, prefix string) call {
	c := w.objectCall(name, bucket, "", 20000+w.IntN(90000))
	c.request = obj{
		"list-type", "2", "bucketName", bucket, "encoding-type", "url", "prefix", prefix, "Host", bucketHost(bucket),
	}
	if name == "HeadBucket" {
		c.request, c.extra = obj{"bucketName", bucket, "Host", bucketHost(bucket)}, w.transfer(0, 243)
	}
	c.resources = list{obj{"type", "AWS::S3::Object", "ARNPrefix", bucketARN(bucket) + "/" + prefix}, bucketResource(bucket)}
	return c
}

func bucketResource(bucket string) obj {
	return obj{"accountId", bucketOwner(bucket), "type", "AWS::S3::Bucket", "ARN", bucketARN(bucket)}
}

// transfer is S3's additionalEventData. Its counts are integers or floats.
func (w writer) transfer(in, out int) obj {
	return obj{
		"SignatureVersion", "SigV4", "CipherSuite", "TLS_AES_128_GCM_SHA256", "bytesTransferredIn", w.count(in),
		"AuthenticationMethod", "AuthHeader", "x-amz-id-2", w.base64(56),
		"bytesTransferredOut", w.count(out),
	}
}

func (w writer) count(n int) any {
	if w.chance(30) {
		return literal(strconv.Itoa(n) + ".0")
	}
	return n
}
