package trail

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

// shippedTime is the path of the key @timestamp, at which Logstash, and shippers
// that follow it, write the time of an event.
const shippedTime = `"@timestamp"`

// The reasons why a record is not kept.
const (
	notAggregated   = "aggregated events, which sum up others"
	notS3           = "S3 notification"
	notNotification = "notification of a service"
	notEvent        = "not a CloudTrail event"
)

// refuse keeps out what is no event. An event has a time and says what
// happened, or at least which event it is: selected fields of an event are
// one. Insight events have no name but an insight. Logstash's date filter can
// take the time away and leave its own, [shippedTime], which other programs'
// logs have too: such an event says its name, version and service.
//
// Notifications come in a list called Records too: those of S3 with versions
// that start with 2, those of other services from sources like aws:codecommit.
func refuse() store.Derived {
	return store.Derived{
		Inputs: append(
			store.Presence("eventTime", "eventName", "eventID", "insightDetails.state", "timeWindow.windowStart", "s3.bucket.name", shippedTime),
			store.Inputs("eventVersion", "eventCategory", "eventType", "eventSource")...,
		),
		Compute: func(in []store.Value) (string, bool) {
			has := func(i int) bool { return in[i].Text != "" }
			version, category, kind, source := in[7].Text, in[8].Text, in[9].Text, in[10].Text
			switch {
			case category == "Aggregated" || kind == "AwsAggregatedEvent" || has(4):
				return notAggregated, true
			case has(5) || strings.HasPrefix(version, "2."):
				return notS3, true
			case strings.HasPrefix(source, "aws:"):
				return notNotification, true
			case in[0].Kind == store.Absent && in[6].Kind == store.String:
				return notEvent, !has(1) || version == "" || !strings.Contains(source, serviceDomain)
			case !has(0) || in[0].Kind != store.String:
				return notEvent, true
			case !has(1) && !has(2) && !has(3) && category != "Insight":
				return notEvent, true
			}
			return "", false
		},
	}
}
