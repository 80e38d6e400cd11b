package tui

import "testing"

// TestPivotOfAnOverwrite: an object that is copied over itself is changed by the
// event, not only read.
func TestPivotOfAnOverwrite(t *testing.T) {
	const bucket = `"requestParameters":{"bucketName":"logs","key":"a","x-amz-copy-source":"logs/a"},"resources":[{"ARN":"arn:aws:s3:::logs/a"}]`
	b := newBench(t, config(newStore(t, "trail.json", []string{
		`{"eventTime":"2026-09-01T10:00:00Z","eventID":"1","eventSource":"s3.amazonaws.com","eventName":"CopyObject","recipientAccountId":"111122223333",` + bucket + `}`,
	})), 120, 30)
	b.press("enter p")
	b.want("changed by this event")
	b.wantNot("read by this event")
}
