package question_test

import (
	"strings"
	"testing"
)

// TestPlainReadsAreLeftOut: what hands out data is a hit, and how many plain reads are
// none is said.
func TestPlainReadsAreLeftOut(t *testing.T) {
	on := func(at int, name string) string {
		return event(at, user("mia", "AKIAMIA")+","+call("s3", name)+`,"requestParameters":{"bucketName":"shop"}`)
	}
	get, list := on(0, "GetObject"), on(5, "GetBucketAcl")
	for want, records := range map[string][]string{
		"1 event other than plain reads names arn:aws:s3:::shop, by mia, 2026-09-01 10:00:00Z; 1 plain read left out; ":               {get, list},
		"2 events other than plain reads name arn:aws:s3:::shop, by mia, 2026-09-01 10:00:00Z to 10:00:02Z; 2 plain reads left out; ": {get, list, on(2, "PutBucketAcl"), on(6, "GetBucketAcl")},
		"1 event other than plain reads names arn:aws:s3:::shop, by mia, 2026-09-01 10:00:00Z; the creation":                          {get},
		"No event other than plain reads names arn:aws:s3:::shop among 1 event; 1 plain read left out; ":                              {list},
	} {
		if a := about(t, load(t, records...), "resource-events", "arn:aws:s3:::shop"); !strings.HasPrefix(a.Text, want) {
			t.Error(a.Text)
		}
	}
}
