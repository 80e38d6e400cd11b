package question_test

import (
	"fmt"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
)

// TestBucketTouchedIsItsFilter: the events of the answer are those that its
// filter finds, whichever way they were found.
func TestBucketTouchedIsItsFilter(t *testing.T) {
	event := func(i int, members string) string {
		return fmt.Sprintf(`{"eventID":"%d","eventTime":"2026-09-01T10:00:%02dZ","eventSource":"s3.amazonaws.com","eventName":"GetObject",%s}`, i, i, members)
	}
	var records []string
	for i, members := range []string{
		`"requestParameters":{"bucketName":"logs","key":"a"}`,
		`"requestParameters":{"bucketName":"logs-old"},"resources":[{"ARN":"arn:aws:s3:::logs-old/logs"}]`,
		`"resources":[{"ARN":"arn:aws:s3:::logs"}]`,
		`"resources":[{"ARN":"arn:aws:s3:::logs/2026/x"}]`,
		`"resources":[{"ARNPrefix":"arn:aws:s3:::logs"}]`,
		`"resources":[{"ARNPrefix":"arn:aws:s3:::logs/2026/"}]`,
		`"resources":[{"type":"AWS::S3::Object","ARNPrefix":"arn:aws:s3:::logs/"}]`,
		`"requestParameters":{"name":"trail","s3BucketName":"logs"}`,
		`"requestParameters":{"policy":"arn:aws:s3:::logs/*"}`,
		`"requestParameters":{"bucketName":"Logs"}`,
		`"resources":[{"ARN":"arn:aws:s3:::LOGS/x"}]`,
		`"resources":[{"ARNPrefix":"arn:aws:s3:::LOGS/x/"}]`,
		`"resources":[{"ARN":"arn:aws:s3:::Logs"}]`,
	} {
		records = append(records, event(i, members))
	}
	data := load(t, records...)
	for _, ready := range []bool{false, true} {
		if got := data.Snap.Ready(trail.Language(), "resource"); got != ready {
			t.Fatalf("ready: %v", got)
		}
		checkTouched(t, data)
		if _, err := data.Snap.Facet(t.Context(), trail.Language(), "resource", nil, 1); err != nil {
			t.Fatal(err)
		}
	}
}

func checkTouched(t *testing.T, data question.Data) {
	t.Helper()
	answer := about(t, data, "bucket-touched", "logs")
	filter, err := trail.Language().Parse(answer.Filter)
	if err != nil {
		t.Fatal(err)
	}
	want, err := data.Snap.Select(t.Context(), trail.Language(), filter, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := answer.Rows; got.Len() != 8 || got.Both(want).Len() != 8 || want.Len() != 8 {
		t.Errorf("%d events, by the filter %d, in both %d", got.Len(), want.Len(), got.Both(want).Len())
	}
}
