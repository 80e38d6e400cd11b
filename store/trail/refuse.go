package trail

import (
	"strings"

	"github.com/trailsift/trailsift/store"
)

// The reasons why a record is not kept.
const (
	notAggregated   = "aggregated events, which sum up others"
	notNotification = "S3 notification"
	notEvent        = "not a CloudTrail event"
)

// refuse keeps out what is no event. An event has a time and says what
// happened; Insight events have no name but an insight. Notifications of S3
// come in a list called Records too, with versions that start with 2.
func refuse() store.Derived {
	return store.Derived{
		Inputs: []string{
			"eventTime", "eventName", "eventID", "eventVersion", "eventCategory", "eventType",
			"insightDetails.state", "timeWindow.windowStart", "s3.bucket.name", "eventSource",
		},
		Compute: func(in []store.Value) (string, bool) {
			has := func(i int) bool { return in[i].Kind != store.Absent }
			switch {
			case in[4].Text == "Aggregated" || in[5].Text == "AwsAggregatedEvent" || has(7):
				return notAggregated, true
			case has(8) || has(3) && strings.HasPrefix(in[3].Text, "2."):
				return notNotification, true
			case !has(0) || in[0].Kind != store.String:
				return notEvent, true
			case !(has(1) && (has(2) || has(9))) && !has(6) && in[4].Text != "Insight":
				return notEvent, true
			}
			return "", false
		},
	}
}
