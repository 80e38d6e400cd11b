package loader

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestForms reads events 1 and 2 from every container.
func TestForms(t *testing.T) {
	a, b := event(1), event(2)
	var pretty bytes.Buffer
	json.Indent(&pretty, []byte(a), "", "    ")
	for _, test := range []struct{ name, text string }{
		{"S3 log file", records(1, 2)},
		{"S3 log file, spaced", " {\n \"Records\" : [ " + a + " ,\r\n" + b + "\n] } \n"},
		{"pretty", `{"Records": [` + pretty.String() + "\n,\n" + b + `]}`},
		{"keys around the list", `{"a":{"b":[1,"]}"]},"Records":[` + a + "," + b + `],"z":1}`},
		{"bare array", "[" + a + "," + b + "]"},
		{"array of arrays", "[[" + a + "],[" + b + "]]"},
		{"NDJSON", a + "\n" + b + "\n"},
		{"NDJSON, no newline at the end", a + "\n" + b},
		{"NDJSON, CRLF and blank lines", "\r\n" + a + "\r\n\r\n" + b + "\r\n"},
		{"concatenated", a + b},
		{"concatenated containers", records(1, 1) + records(2, 2)},
		{"one record", a + "\n[" + b + "]"},
		{"byte order mark", "\xef\xbb\xbf" + records(1, 2)},
		{"sorted keys", `[{"awsRegion":"eu-west-1","eventID":"1","eventName":"E1","eventSource":"s","eventTime":"2026-09-01T10:00:00Z"},` + b + `]`},
		{"Logstash", strings.Replace(a, "{", `{"@timestamp":"2026","@version":"1",`, 1) + "\n" + strings.Replace(b, "{", `{"message":"no","tags":[],`, 1)},
		{"Logstash, ECS", strings.Replace(a, "{", `{"event":{"module":"aws"},"message":{"x":[{}]},`, 1) + "\n" + strings.Replace(b, "{", `{"event":{"original":`+quote(b)+`},`, 1)},
		{"Elastic without the original", `{"hits":{"hits":[{"_source":` + strings.Replace(a, "{", `{"event":{"action":"a"},`, 1) + `},` + hit(b) + `]}}`},
		{"LookupEvents", `{"Events":[{"EventId":"x","Username":"u","Resources":[{"ResourceName":"r"}],"CloudTrailEvent":` + quote(a) + `},{"CloudTrailEvent":` + quote(b) + `,"EventId":"y"}],"NextToken":"t"}`},
		{"FilterLogEvents", `{"searchedLogStreams":[],"events":[{"logStreamName":"s","timestamp":1,"message":` + quote(a) + `,"eventId":"1"},{"message":` + quote(b) + `}]}`},
		{"subscription payloads", payload(a) + `{"messageType":"CONTROL_MESSAGE","logEvents":[{"id":"","message":"CWL CONTROL MESSAGE: Checking health"}]}` + payload(b)},
		{"export task", "2026-09-01T10:00:00.123Z " + a + "\n2026-09-01T10:00:01.000Z  " + b + "\n"},
		{"Logs Insights API", `{"results":[[{"field":"@timestamp","value":"2026"},{"field":"@message","value":` + quote(a) + `},{"field":"@ptr","value":"{}"}],[{"field":"@message","value":` + quote(b) + `}]],"statistics":{"recordsMatched":2.0},"status":"Complete"}`},
		{"Logs Insights console JSON", `[{"@timestamp":"2026","@message":` + quote(a) + `},{"@message":` + b + `}]`},
		{"Logs Insights console CSV", "@timestamp,@message\n2026," + cellOf(a) + "\n2026," + cellOf(b) + "\n"},
		{"EventBridge", bridge(a) + "\n" + bridge(b)},
		{"EventBridge through SNS", `{"Type":"Notification","MessageId":"m","Message":` + quote(bridge(a)) + `}` + "\n" + bridge(b)},
		{"SQS messages", `{"Messages":[{"MessageId":"m","Body":` + quote(`{"Message":`+quote(a)+`}`) + `},{"Body":` + quote(b) + `}]}`},
		{"Elastic response", `{"took":1,"hits":{"total":{"value":2},"hits":[` + hit(a) + "," + hit(b) + `]}}`},
		{"Elastic NDJSON, flat", `{"_id":"1","_source":{"eventName":"no","event.original":` + quote(a) + `}}` + "\n" + hit(b)},
		{"Splunk NDJSON", `{"preview":true,"result":{"_raw":` + quote(event(9)) + `}}` + "\n" + splunk(a) + "\n" + splunk(b)},
		{"Splunk results", `{"preview":false,"results":[{"eventName":"E1","_raw":` + quote(a) + `},{"_raw":` + quote(b) + `}]}`},
		{"Splunk without _raw", `{"preview":false,"result":` + a + "}\n" + `{"result":` + b + "}"},
		{"S3 Select", `{"_1":` + a + "}\n" + `{"_1":` + b + "}\n"},
		{"S3 Select of lists", `{"_1":[` + a + "," + b + "]}\n"},
		{"S3 Select of text", `{"_1":` + quote(a) + "}\n" + `{"_1":` + quote(b) + "}\n"},
		{"UTF-32", encodeUTF32("\ufeff"+records(1, 2), false)},
		{"UTF-32, big-endian, no mark", encodeUTF32(records(1, 2), true)},
		{"CloudTrail Lake", "eventID,eventJson\nx," + cellOf(a) + "\ny," + cellOf(b) + "\n"},
		{"strings", "[" + quote(a) + "," + quote(b) + "]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := loadText(t, test.text)
			wantEvents(t, got, names(1, 2))
			wantFiles(t, got, 1, 0, 0)
			wantProblems(t, got)
			if got.Records != (Records{Present: 2}) && test.name != "subscription payloads" && test.name != "Splunk NDJSON" || got.Partial > 0 {
				t.Errorf("%+v %+v", got.Records, got.Counts)
			}
		})
	}
}

func payload(event string) string {
	return `{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logEvents":[{"id":"1","timestamp":1,"message":` + quote(event) + `}]}`
}

func bridge(event string) string {
	return `{"version":"0","id":"i","detail-type":"AWS API Call via CloudTrail","source":"aws.s3","account":"1","resources":[],"detail":` + event + `}`
}

func hit(event string) string {
	return `{"_index":"i","_source":{"@timestamp":"t","event":{"action":"E","original":` + quote(event) + `},"aws":{"cloudtrail":{"request_parameters":"{a=b}"}}}}`
}

func splunk(event string) string {
	return `{"preview":false,"offset":1,"result":{"_raw":` + quote(event) + `,"eventName":"no"}}`
}

func cellOf(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// TestBytes checks that records come out as they were written, wrapped ones
// decoded.
func TestBytes(t *testing.T) {
	record := "{ \"eventVersion\" : \"1.08\",\n\t\"eventTime\":\"2026-09-01T10:00:00Z\",\"eventName\":\"\\u0045\\/1\",\"eventSource\":\"é\",\"x\":[ -0, 1e5, 00000000000001e0 ]}"
	record = strings.Replace(record, "00000000000001e0", "12345678901234567890123", 1)
	for _, text := range []string{
		`{"Records":[` + record + `]}`,
		record,
		`{"Events":[{"CloudTrailEvent":` + quote(record) + `}]}`,
		`{"detail":` + record + `}`,
	} {
		if got := loadText(t, text); len(got.raw) != 1 || got.raw[0] != record {
			t.Errorf("from %s\ngot  %q\nwant %q", text, got.raw, record)
		}
	}
}

// TestOrigin checks the number of a record, which counts those that are not
// kept.
func TestOrigin(t *testing.T) {
	got := load(t, Options{}, memory{
		{name: "a", text: `{"Records":[` + event(1) + `,{"eventVersion":x},{"eventVersion":"1.08"},` + event(2) + `]}`},
		{name: "b", text: event(3)},
	})
	if want := "[a 1 a 4 b 1]"; fmt.Sprint(got.from) != want {
		t.Errorf("got %v, want %v", got.from, want)
	}
}

func TestEmptyContainers(t *testing.T) {
	for _, text := range []string{`{"Records":[]}`, `[]`, `{"Events":[],"NextToken":null}`, `{"events":[]}`, `{"results":[],"status":"Complete"}`,
		`{"hits":{"hits":[]}}`, "Event time,Event name\n", "@message\n"} {
		got := loadText(t, text)
		wantFiles(t, got, 1, 0, 0)
		wantProblems(t, got)
		wantEvents(t, got, nil)
	}
}

// TestNotEvents checks why files are skipped.
func TestNotEvents(t *testing.T) {
	for _, test := range []struct{ text, reason string }{
		{`{"awsAccountId":"1","digestStartTime":"t","digestS3Object":"o","logFiles":[{"s3Bucket":"b"}]}`, reasonDigest},
		{`{"s3Bucket":"b","s3ObjectKey":["AWSLogs/1"]}`, reasonNotice},
		{`{"Type":"Notification","Message":` + quote(`{"s3Bucket":"b","s3ObjectKey":["k"]}`) + `}`, reasonNotice},
		{`{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","s3":{"bucket":{"name":"b"}}}]}`, "S3 notification"},
		{`[{"eventVersion":"1.0","eventCategory":"Aggregated","timeWindow":{"windowStart":"t"}}]`, "aggregated events, which sum up others"},
		{`{"messageType":"CONTROL_MESSAGE","logEvents":[{"message":"CWL CONTROL MESSAGE"}]}`, reasonControl},
		{`{"QueryStatus":"FINISHED","QueryResultRows":[[{"eventTime":"t"},{"eventName":"RunInstances"},{"eventID":"e"}]]}`, reasonLake},
		{`{"Records":[{"kinesis":{"data":"x"}}]}`, reasonEncoded},
		{`{"invocationId":"i","deliveryStreamArn":"a","records":[{"recordId":"1","data":"eyJ9"}]}`, reasonEncoded},
		{`{"recordId":"1","data":"eyJ9"}` + "\n", reasonEncoded},
		{`{"awslogs":{"data":"H4sI"}}`, reasonEncoded},
		{`{"_1":"a","_2":"b"}` + "\n", reasonOther},
		{`{"name":"x","scripts":{}}`, reasonOther},
		{`[1,2,"three"]`, reasonOther},
		{`{"message":"hello {world}"}` + "\n" + `{"message":"{}"}`, reasonOther},
		{"2026-09-01 10:00:00 INFO started\n", reasonOther},
		{"permissions check for aws-logs", reasonOther},
		{"[INFO] started", reasonOther},
		{"a,b\n1,2\n", reasonOther},
		{"\x00\x01\x02\xff\xfe", reasonOther},
		{"%PDF-1.7\n", reasonOther},
		{"PAR1\x15\x04", "Parquet file"},
		{"BZh91AY", "compressed with bzip2"},
	} {
		got := loadText(t, test.text)
		wantFiles(t, got, 0, 1, 0)
		wantProblems(t, got)
		if len(got.Skips) != 1 || got.Skips[0].Reason != test.reason {
			t.Errorf("%.60q: skips %+v, want %s", test.text, got.Skips, test.reason)
		}
	}
}

// TestOthers counts what is no event beside what is.
func TestOthers(t *testing.T) {
	got := loadText(t, event(1)+"\n"+`{"level":"info"}`+"\n"+`{"message":"hello"}`+"\n"+`{"eventVersion":"2.1","s3":{}}`+"\n"+event(2))
	wantEvents(t, got, names(1, 2))
	wantFiles(t, got, 1, 0, 0)
	if got.Report.Records != (Records{Present: 5, Skipped: 3}) {
		t.Errorf("%+v", got.Report.Records)
	}
	if want := "[{not a CloudTrail event 0 0 2 [f]} {S3 notification 0 0 1 [f]}]"; fmt.Sprint(got.Skips) != want {
		t.Errorf("skips %v, want %s", got.Skips, want)
	}
}

func TestUTF16(t *testing.T) {
	for _, big := range []bool{false, true} {
		for _, mark := range []string{"\ufeff", ""} {
			text := records(1, 2) + " 😀"
			wantEvents(t, loadText(t, encodeUTF16(mark+text, big)), names(1, 2))
		}
	}
	if got := loadText(t, encodeUTF16("\ufeff"+event(1), false)); got.raw[0] != event(1) {
		t.Errorf("got %s", got.raw[0])
	}
	got := loadText(t, encodeUTF16("\ufeff"+records(1, 2), false)+"x")
	wantEvents(t, got, names(1, 2))
	wantProblems(t, got, "read f: at byte ")
}
