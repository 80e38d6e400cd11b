package container

import (
	"bytes"
	"strings"

	"github.com/trailsift/trailsift/cmd/trailgen/ordered"
	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

// EventBridge is a file of the events a rule matched, one a line.
func EventBridge(events []scenario.Event) []byte {
	return lines(split(bridge(events)), "\n")
}

// EventBridgeArray is the same as one array.
func EventBridgeArray(events []scenario.Event) []byte {
	return pretty([]byte(ordered.Text(bridge(events))), "  ")
}

func bridge(events []scenario.Event) ordered.List {
	return each(events, func(e scenario.Event, o outline) any {
		service, _, _ := strings.Cut(o.EventSource, ".")
		return ordered.Object{
			"version", "0", "id", e.ID[:24] + "0e1d2c3b4a59", "detail-type", detailType(o.EventType), "source", "aws." + service,
			"account", e.Account, "time", iso(e.Time), "region", e.Region, "resources", ordered.List{}, "detail", ordered.Literal(e.JSON),
		}
	})
}

func detailType(eventType string) string {
	switch eventType {
	case "AwsConsoleSignIn":
		return "AWS Console Sign In via CloudTrail"
	case "AwsServiceEvent":
		return "AWS Service Event via CloudTrail"
	}
	return "AWS API Call via CloudTrail"
}

// ElasticSearch is the answer of a search: the hits with the record as text
// in event.original, beside the fields made of it.
func ElasticSearch(events []scenario.Event) []byte {
	hits := elastic(events)
	return []byte(ordered.Text(ordered.Object{
		"took", 12, "timed_out", false, "_shards", ordered.Object{"total", 1, "successful", 1, "skipped", 0, "failed", 0},
		"hits", ordered.Object{"total", ordered.Object{"value", len(hits), "relation", "eq"}, "max_score", ordered.Literal("1.0"), "hits", hits},
	}))
}

// ElasticNDJSON is a dump of an index: one hit a line.
func ElasticNDJSON(events []scenario.Event) []byte {
	return lines(split(elastic(events)), "\n")
}

func elastic(events []scenario.Event) ordered.List {
	return each(events, func(e scenario.Event, o outline) any {
		source := ordered.Object{
			"@timestamp", e.Time.Format("2006-01-02T15:04:05.000Z"),
			"event", ordered.Object{"id", e.ID, "action", o.EventName, "provider", o.EventSource, "module", "aws", "dataset", "aws.cloudtrail", "kind", "event", "original", string(e.JSON)},
			"cloud", ordered.Object{"provider", "aws", "region", e.Region, "account", ordered.Object{"id", e.Account}},
			"aws", ordered.Object{"cloudtrail", ordered.Object{"event_version", o.EventVersion, "event_type", o.EventType, "read_only", o.ReadOnly}},
			"tags", ordered.List{"preserve_original_event", "aws-cloudtrail"},
		}
		return ordered.Object{"_index", ".ds-logs-aws.cloudtrail-default-2026.09.15-000001", "_id", e.ID[:8] + "AbCdEfGh", "_score", ordered.Literal("1.0"), "_source", source}
	})
}

// SplunkExport is the answer of Splunk's export endpoint, one result a line.
// Its first line is a preview of the second: not a second event.
func SplunkExport(events []scenario.Event) []byte {
	var out []byte
	for i, r := range splunk(events) {
		if i == 0 {
			out = append(ordered.Append(out, ordered.Object{"preview", true, "offset", 0, "result", r}), '\n')
		}
		line := ordered.Object{"preview", false, "offset", i, "result", r}
		if i == len(events)-1 {
			line = ordered.Object{"preview", false, "offset", i, "lastrow", true, "result", r}
		}
		out = append(ordered.Append(out, line), '\n')
	}
	return out
}

// SplunkResults is the answer of Splunk's results endpoint.
func SplunkResults(events []scenario.Event) []byte {
	return []byte(ordered.Text(ordered.Object{
		"preview", false, "init_offset", 0, "messages", ordered.List{}, "fields", ordered.List{ordered.Object{"name", "_raw"}, ordered.Object{"name", "_time"}},
		"results", splunk(events), "highlighted", ordered.Object{},
	}))
}

func splunk(events []scenario.Event) ordered.List {
	return each(events, func(e scenario.Event, o outline) any {
		return ordered.Object{
			"_raw", string(e.JSON), "_time", e.Time.Format("2006-01-02T15:04:05.000+00:00"), "host", "heavy-forwarder-1", "index", "aws",
			"source", "s3://larkfield-org-trail/AWSLogs", "sourcetype", "aws:cloudtrail", "eventName", o.EventName,
		}
	})
}

// Logstash is NDJSON as Logstash writes it: the record's own keys and two more.
func Logstash(events []scenario.Event) []byte {
	var out []byte
	for _, e := range events {
		open := bytes.TrimSuffix(e.JSON, []byte("}"))
		out = append(out, open...)
		out = append(out, `,"@timestamp":"`+e.Time.Format("2006-01-02T15:04:05.000Z")+`","@version":"1"}`+"\n"...)
	}
	return out
}

func split(l ordered.List) [][]byte {
	out := make([][]byte, len(l))
	for i, v := range l {
		out[i] = ordered.Append(nil, v)
	}
	return out
}
