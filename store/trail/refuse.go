package trail

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

// The reasons why a record is not kept.
const (
	notAggregated   = "aggregated events, which sum up others"
	notS3           = "S3 notification"
	notNotification = "notification of a service"
	notEvent        = "not a CloudTrail event"
)

// refuse keeps out what is no event. An event has a time and says what
// happened, or at least which event it is: selected fields of an event are
// one. Insight events have no name but an insight.
//
// Notifications come in a list called Records too: those of S3 with versions
// that start with 2, those of other services from sources like aws:codecommit.
func refuse() store.Derived {
	return store.Derived{
		Inputs: []string{
			"eventTime", "eventName", "eventID", "eventVersion", "eventCategory", "eventType",
			"insightDetails.state", "timeWindow.windowStart", "s3.bucket.name", "eventSource",
		},
		Compute: func(in []store.Value) (string, bool) {
			has := func(i int) bool { return in[i].Text != "" }
			switch {
			case in[4].Text == "Aggregated" || in[5].Text == "AwsAggregatedEvent" || has(7):
				return notAggregated, true
			case has(8) || strings.HasPrefix(in[3].Text, "2."):
				return notS3, true
			case strings.HasPrefix(in[9].Text, "aws:"):
				return notNotification, true
			case !has(0) || in[0].Kind != store.String:
				return notEvent, true
			case !has(1) && !has(2) && !has(6) && in[4].Text != "Insight":
				return notEvent, true
			}
			return "", false
		},
	}
}
