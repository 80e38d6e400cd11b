package resource

// silentKeys are the keys of values that name no thing, whatever they look
// like. Some have a new value in nearly every event, so that looking at them
// would cost more than all the rest. The name of a session is its caller's
// choice; the key of an object means nothing without its bucket, and
// resources[] has both.
var silentKeys = map[string]bool{
	"key": true, "x-amz-id-2": true, "bytesTransferredIn": true, "bytesTransferredOut": true, "Range": true, "Host": true,
	"x-amz-server-side-encryption-context": true, "CipherSuite": true, "uploadId": true, "SecretVersionId": true,
	"requestId": true, "messageId": true, "clientToken": true, "clientRequestToken": true, "ClientToken": true,
	"nextToken": true, "NextToken": true, "marker": true, "continuation-token": true,
	"roleSessionName": true, "sessionToken": true, "expiration": true, "logStreamName": true, "description": true,
	"macAddress": true, "privateIpAddress": true, "iPAddress": true, "startTime": true, "endTime": true,
}

// silent reports whether values at a path below one of the roots name nothing.
func silent(path string) bool {
	_, key := cutLast(path)
	return silentKeys[key]
}
