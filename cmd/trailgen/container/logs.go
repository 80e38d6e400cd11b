package container

import (
	"fmt"
	"strings"

	"github.com/trailsift/trailsift/cmd/trailgen/ordered"
	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

const logGroup = "aws-cloudtrail-logs-444455556666-larkfield"

// stream is the log stream a trail writes an account's records to.
func stream(e scenario.Event) string {
	return scenario.Organization + "_" + e.Account + "_CloudTrail_" + e.Region
}

// logID is the id CloudWatch Logs gives to a log event: 56 digits.
func logID(e scenario.Event, n int) string {
	return fmt.Sprintf("3%s%042d", fmt.Sprint(e.Time.UnixMilli()), n)
}

// arrived is when CloudWatch Logs got the record, minutes later.
func arrived(e scenario.Event) int64 { return e.Time.UnixMilli() + 254_000 }

// FilterLogEvents is what `aws logs filter-log-events` prints.
func FilterLogEvents(events []scenario.Event) []byte {
	n := 0
	list := each(events, func(e scenario.Event, _ outline) any {
		n++
		return ordered.Object{
			"logStreamName", stream(e), "timestamp", e.Time.UnixMilli(), "message", string(e.JSON),
			"ingestionTime", arrived(e), "eventId", logID(e, n),
		}
	})
	return pretty([]byte(ordered.Text(ordered.Object{"events", list, "searchedLogStreams", ordered.List{}})), "    ")
}

// GetLogEvents is what the GetLogEvents API answers about one stream.
func GetLogEvents(events []scenario.Event) []byte {
	list := each(events, func(e scenario.Event, _ outline) any {
		return ordered.Object{"timestamp", e.Time.UnixMilli(), "message", string(e.JSON), "ingestionTime", arrived(e)}
	})
	return []byte(ordered.Text(ordered.Object{
		"events", list, "nextForwardToken", "f/3" + strings.Repeat("0", 55) + "/s", "nextBackwardToken", "b/3" + strings.Repeat("0", 55) + "/s",
	}))
}

// Subscription is what a subscription filter sends through Firehose into a
// file: objects one behind the other without a line end, the first of them a
// CONTROL_MESSAGE that tests the way.
func Subscription(events []scenario.Event) []byte {
	out := []byte(ordered.Text(ordered.Object{
		"messageType", "CONTROL_MESSAGE", "owner", "CloudwatchLogs", "logGroup", "", "logStream", "", "subscriptionFilters", ordered.List{},
		"logEvents", ordered.List{ordered.Object{"id", "", "timestamp", events[0].Time.UnixMilli(), "message", "CWL CONTROL MESSAGE: Checking health of destination Firehose."}},
	}))
	for at := 0; at < len(events); at += 5 {
		part := events[at:min(at+5, len(events))]
		n := at
		list := each(part, func(e scenario.Event, _ outline) any {
			n++
			return ordered.Object{"id", logID(e, n), "timestamp", e.Time.UnixMilli(), "message", string(e.JSON)}
		})
		out = ordered.Append(out, ordered.Object{
			"messageType", "DATA_MESSAGE", "owner", scenario.Security, "logGroup", logGroup, "logStream", stream(part[0]),
			"subscriptionFilters", ordered.List{"to-firehose"}, "logEvents", list,
		})
	}
	return out
}

// ExportTask is a file of CreateExportTask: a timestamp, a space, the record.
func ExportTask(events []scenario.Event) []byte {
	var out []byte
	for _, e := range events {
		out = fmt.Appendf(out, "%s %s\n", e.Time.Format("2006-01-02T15:04:05.000Z"), e.JSON)
	}
	return out
}

// InsightsResults is the answer of the GetQueryResults API of Logs Insights.
func InsightsResults(events []scenario.Event) []byte {
	n := 0
	list := each(events, func(e scenario.Event, _ outline) any {
		n++
		return ordered.List{
			field("@timestamp", logsTime(e)), field("@message", string(e.JSON)), field("@ptr", fmt.Sprintf("CmAKJQohNDQ0NDU1%06d", n)),
		}
	})
	return pretty([]byte(ordered.Text(ordered.Object{
		"results", list, "statistics", ordered.Object{"recordsMatched", ordered.Literal(fmt.Sprintf("%d.0", n)), "recordsScanned", ordered.Literal("7107.0"), "bytesScanned", ordered.Literal("10111446.0")},
		"status", "Complete",
	})), "    ")
}

func field(name, value string) ordered.Object {
	return ordered.Object{"field", name, "value", value}
}

func logsTime(e scenario.Event) string { return e.Time.Format("2006-01-02 15:04:05.000") }

// InsightsCSV is the console's export of a Logs Insights query as CSV.
func InsightsCSV(events []scenario.Event) ([]byte, error) {
	rows := [][]string{{"@timestamp", "@message", "@logStream", "@log"}}
	for _, e := range events {
		rows = append(rows, []string{logsTime(e), string(e.JSON), stream(e), scenario.Security + ":" + logGroup})
	}
	return writeCSV(rows)
}

// InsightsJSON is the console's export of a Logs Insights query as JSON.
func InsightsJSON(events []scenario.Event) []byte {
	return pretty([]byte(ordered.Text(each(events, func(e scenario.Event, _ outline) any {
		return ordered.Object{"@timestamp", logsTime(e), "@message", string(e.JSON), "@logStream", stream(e), "@log", scenario.Security + ":" + logGroup}
	}))), "  ")
}
