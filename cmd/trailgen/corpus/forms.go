package corpus

import (
	"github.com/trailsift/trailsift/cmd/trailgen/container"
	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

// forms are the sample in every container form.
func (t *tree) forms(events []scenario.Event) {
	t.trailFiles(events)
	t.apiForms(events)
	t.logsForms(events)
	t.otherStores(events)
	t.archives(events)
}

// all is what to expect of a file that holds every event once.
func all(form string, events []scenario.Event) Expect {
	return Expect{Form: form, Read: 1, Loaded: len(events)}
}

func (t *tree) trailFiles(events []scenario.Event) {
	s3 := container.S3(events)
	half := len(events) / 2
	t.add("forms/s3.json", s3, all("S3 log file", events))
	t.gzip("forms/s3.json.gz", s3, all("S3 log file, gzip", events))
	t.pack("forms/s3-split.json.gz", all("S3 log file, gzip in three members", events), func() ([]byte, error) {
		return container.GzipMembers(s3[:100], s3[100:9000], s3[9000:])
	})
	t.pack("forms/s3-appended.json.gz", all("two S3 log files, appended gzip members", events), func() ([]byte, error) {
		return container.GzipMembers(container.S3(events[:half]), container.S3(events[half:]))
	})
	t.pack("forms/s3.json.zst", all("S3 log file, zstd", events), func() ([]byte, error) { return container.Zstd(s3) })
	t.add("forms/s3-misnamed.txt", s3, all("S3 log file under a wrong name", events))
	t.add("forms/s3-bom.json", append([]byte("\xef\xbb\xbf"), s3...), all("S3 log file behind a UTF-8 byte order mark", events))
	t.add("forms/s3-none.json", []byte(`{"Records":[]}`), Expect{Form: "S3 log file", Read: 1, Note: "no records: an empty log file is no fault"})
	t.add("forms/s3-pretty.json", container.Pretty(events, "    "), all("S3 log file, pretty-printed", events))
	t.add("forms/s3-tabs.json", container.Pretty(events, "\t"), all("S3 log file, pretty-printed with tabs", events))
	t.add("forms/array.json", container.Array(events), all("bare array", events))
	t.add("forms/records.ndjson", container.NDJSON(events, "\n"), all("NDJSON", events))
	t.add("forms/records-crlf.ndjson", container.NDJSON(events, "\r\n"), all("NDJSON with CRLF", events))
	t.add("forms/record.json", events[0].JSON, Expect{Form: "one bare record", Read: 1, Loaded: 1})
}

func (t *tree) apiForms(events []scenario.Event) {
	t.add("forms/lookup-events.json", container.LookupEvents(events), all("LookupEvents as the CLI prints it", events))
	t.add("forms/lookup-events-compact.json", container.LookupEventsCompact(events), all("LookupEvents", events))
	t.add("forms/console.json", container.ConsoleJSON(events), all("console JSON", events))
	partial := all("console CSV", events)
	partial.Partial = len(events)
	t.pack("forms/console.csv", partial, func() ([]byte, error) { return container.ConsoleCSV(events) })
	partial.Form = "Athena CSV"
	t.add("forms/athena.csv", container.Athena(events), partial)
}

func (t *tree) logsForms(events []scenario.Event) {
	control := all("subscription payloads", events)
	control.Dropped = []Reason{{"control", 1}}
	t.add("forms/logs-filter.json", container.FilterLogEvents(events), all("FilterLogEvents", events))
	t.add("forms/logs-get.json", container.GetLogEvents(events), all("GetLogEvents", events))
	t.add("forms/logs-subscription.json", container.Subscription(events), control)
	t.pack("forms/logs-firehose.gz", control, func() ([]byte, error) {
		inner, err := container.Gzip(container.Subscription(events))
		if err != nil {
			return nil, err
		}
		return container.Gzip(inner)
	})
	t.gzip("forms/logs-export/4f0c1b2a-0d3e-4a5b-8c6d-7e9f00112233/444455556666_CloudTrail_eu-west-1/000000.gz", container.ExportTask(events), all("export task, gzip", events))
	t.add("forms/logs-export/aws-logs-write-test", []byte("Permission Check Successful"), Expect{Form: "export task's probe", Skipped: 1, Dropped: []Reason{{"CloudTrail", 0}}})
	t.add("forms/logs-insights-api.json", container.InsightsResults(events), all("Logs Insights results", events))
	t.pack("forms/logs-insights.csv", all("Logs Insights CSV", events), func() ([]byte, error) { return container.InsightsCSV(events) })
	t.add("forms/logs-insights.json", container.InsightsJSON(events), all("Logs Insights JSON", events))
}

func (t *tree) otherStores(events []scenario.Event) {
	preview := all("Splunk export", events)
	preview.Dropped = []Reason{{"preview", 1}}
	t.add("forms/eventbridge.ndjson", container.EventBridge(events), all("EventBridge, NDJSON", events))
	t.add("forms/eventbridge.json", container.EventBridgeArray(events), all("EventBridge, array", events))
	t.add("forms/elastic.json", container.ElasticSearch(events), all("Elastic search response", events))
	t.add("forms/elastic.ndjson", container.ElasticNDJSON(events), all("Elastic hits, NDJSON", events))
	t.add("forms/splunk.ndjson", container.SplunkExport(events), preview)
	t.add("forms/splunk.json", container.SplunkResults(events), all("Splunk results", events))
	t.add("forms/logstash.ndjson", container.Logstash(events), all("Logstash NDJSON", events))
}

// archived are three log files: one plain, one gzip, one zstd.
func archived(events []scenario.Event) ([]container.Member, error) {
	a, b := len(events)/3, 2*len(events)/3
	zipped, err := container.Gzip(container.S3(events[a:b]))
	if err != nil {
		return nil, err
	}
	packed, err := container.Zstd(container.S3(events[b:]))
	if err != nil {
		return nil, err
	}
	return []container.Member{
		{Name: "trail/"},
		{Name: "trail/one.json", Data: container.S3(events[:a])},
		{Name: "trail/two.json.gz", Data: zipped},
		{Name: "trail/deeper/three.json.zst", Data: packed},
	}, nil
}

func (t *tree) archives(events []scenario.Event) {
	members, err := archived(events)
	if err != nil {
		t.err = err
		return
	}
	three := func(form string) Expect { return Expect{Form: form, Read: 3, Loaded: len(events)} }
	t.pack("forms/trail.tar", three("tar of plain, gzip and zstd"), func() ([]byte, error) { return container.Tar(members) })
	t.pack("forms/trail.zip", three("zip of plain, gzip and zstd"), func() ([]byte, error) { return container.Zip(members) })
	t.pack("forms/trail.tar.gz", three("tar.gz of plain, gzip and zstd"), func() ([]byte, error) {
		data, err := container.Tar(members)
		if err != nil {
			return nil, err
		}
		return container.Gzip(data)
	})
	t.pack("forms/trail-in-zip.zip", three("zip in a zip"), func() ([]byte, error) {
		data, err := container.Zip(members)
		if err != nil {
			return nil, err
		}
		return container.Zip([]container.Member{{Name: "download/trail.zip", Data: data}})
	})
	t.pack("forms/s3.json.gz.gz", all("gzip in gzip", events), func() ([]byte, error) {
		data, err := container.Gzip(container.S3(events))
		if err != nil {
			return nil, err
		}
		return container.Gzip(data)
	})
}

// otherCategories are the files of a trail's other folders that do hold events.
func (t *tree) otherCategories(events []scenario.Event) {
	byFolder := map[string][]scenario.Event{}
	for _, e := range events {
		byFolder[e.Folder] = append(byFolder[e.Folder], e)
	}
	insight, network := byFolder["CloudTrail-Insight"], byFolder["CloudTrail-NetworkActivity"]
	t.add("forms/insight.json", container.S3(insight), all("Insight file", insight))
	t.add("forms/network-activity.json", container.S3(network), all("network activity file", network))
}
