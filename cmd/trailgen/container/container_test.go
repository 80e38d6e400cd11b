package container

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/trailsift/trailsift/cmd/trailgen/scenario"
)

var sample = scenario.Incident(scenario.Seed).Sample()

// find are all values at a path of a document, arrays passed through.
func find(v any, path ...string) []any {
	if l, ok := v.([]any); ok {
		var out []any
		for _, e := range l {
			out = append(out, find(e, path...)...)
		}
		return out
	}
	if len(path) == 0 {
		return []any{v}
	}
	m, _ := v.(map[string]any)
	if next, ok := m[path[0]]; ok {
		return find(next, path[1:]...)
	}
	return nil
}

// values are the values at a path in all documents of data.
func values(t *testing.T, data []byte, path ...string) []string {
	t.Helper()
	var out []string
	for d := json.NewDecoder(bytes.NewReader(data)); ; {
		var v any
		if err := d.Decode(&v); err == io.EOF {
			return out
		} else if err != nil {
			t.Fatal(err)
		}
		for _, e := range find(v, path...) {
			s, _ := e.(string)
			out = append(out, s)
		}
	}
}

func TestRecordsInStringsAreUnchanged(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		path []string
	}{
		{"LookupEvents", LookupEvents(sample), []string{"Events", "CloudTrailEvent"}},
		{"LookupEventsCompact", LookupEventsCompact(sample), []string{"Events", "CloudTrailEvent"}},
		{"FilterLogEvents", FilterLogEvents(sample), []string{"events", "message"}},
		{"GetLogEvents", GetLogEvents(sample), []string{"events", "message"}},
		{"Subscription", Subscription(sample), []string{"logEvents", "message"}},
		{"InsightsResults", InsightsResults(sample), []string{"results", "value"}},
		{"InsightsJSON", InsightsJSON(sample), []string{"@message"}},
		{"ElasticSearch", ElasticSearch(sample), []string{"hits", "hits", "_source", "event", "original"}},
		{"ElasticNDJSON", ElasticNDJSON(sample), []string{"_source", "event", "original"}},
		{"SplunkExport", SplunkExport(sample), []string{"result", "_raw"}},
		{"SplunkResults", SplunkResults(sample), []string{"results", "_raw"}},
	} {
		got := values(t, c.data, c.path...)
		for _, e := range sample {
			if !slices.Contains(got, string(e.JSON)) {
				t.Errorf("%s lacks %s as it was", c.name, e.ID)
			}
		}
	}
}

func TestRecordsInPlaceAreUnchanged(t *testing.T) {
	for name, data := range map[string][]byte{
		"S3": S3(sample), "Array": Array(sample), "NDJSON": NDJSON(sample, "\r\n"), "ConsoleJSON": ConsoleJSON(sample),
		"ExportTask": ExportTask(sample), "EventBridge": EventBridge(sample),
	} {
		for _, e := range sample {
			if !bytes.Contains(data, e.JSON) {
				t.Errorf("%s lacks %s as it was", name, e.ID)
			}
		}
	}
}

func TestReformattedRecordsMeanTheSame(t *testing.T) {
	for name, ids := range map[string][]string{
		"Pretty":           values(t, Pretty(sample, "  "), "Records", "eventID"),
		"Logstash":         values(t, Logstash(sample), "eventID"),
		"EventBridgeArray": values(t, EventBridgeArray(sample), "detail", "eventID"),
	} {
		if len(ids) != len(sample) || ids[0] != sample[0].ID {
			t.Errorf("%s has the events %v", name, ids)
		}
	}
}

func TestTablesHaveARowForEachEvent(t *testing.T) {
	console, err := ConsoleCSV(sample)
	if err != nil {
		t.Fatal(err)
	}
	insights, err := InsightsCSV(sample)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		data    []byte
		columns int
		want    string
	}{
		{"console", console, 16, sample[0].ID},
		{"insights", insights, 4, string(sample[0].JSON)},
		{"athena", Athena(sample), 24, sample[0].ID},
	} {
		rows, err := csv.NewReader(bytes.NewReader(c.data)).ReadAll()
		if err != nil || len(rows) != len(sample)+1 || len(rows[0]) != c.columns {
			t.Fatalf("%s: %d rows of %d columns, %v", c.name, len(rows), len(rows[0]), err)
		}
		if !slices.ContainsFunc(rows, func(r []string) bool { return slices.Contains(r, c.want) }) {
			t.Errorf("%s lacks the first event", c.name)
		}
	}
	if !strings.HasPrefix(string(console), "User name,AWS access key,Event time,") || !strings.Contains(string(Athena(sample)), `"{type=IAMUser, principalid=`) {
		t.Error("a header or a struct is not as AWS writes it")
	}
}

func TestSubscriptionHasNoLineEnds(t *testing.T) {
	data := Subscription(sample)
	if bytes.ContainsRune(data, '\n') || !bytes.HasPrefix(data, []byte(`{"messageType":"CONTROL_MESSAGE"`)) {
		t.Error("not as a subscription filter writes it")
	}
}

func TestSplunkExportBeginsWithAPreview(t *testing.T) {
	first, rest, _ := bytes.Cut(SplunkExport(sample), []byte("\n"))
	if !bytes.HasPrefix(first, []byte(`{"preview":true`)) || bytes.Contains(rest, []byte(`"preview":true`)) {
		t.Error("not one preview at the start")
	}
}

func TestArchivesGiveBackTheirMembers(t *testing.T) {
	members := []Member{{Name: "a/"}, {Name: "a/one.json", Data: S3(sample)}, {Name: "two", Data: nil}}
	packed, err := Tar(members)
	if err != nil {
		t.Fatal(err)
	}
	tr := tar.NewReader(bytes.NewReader(packed))
	for _, m := range members {
		h, err := tr.Next()
		if err != nil || h.Name != m.Name {
			t.Fatal(h, err)
		}
		if data, err := io.ReadAll(tr); err != nil || !bytes.Equal(data, m.Data) {
			t.Errorf("%s comes back changed: %v", m.Name, err)
		}
	}
	if packed, err = Zip(members); err != nil {
		t.Fatal(err)
	}
	zr, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil || len(zr.File) != len(members) || zr.File[1].Name != "a/one.json" || zr.File[1].Modified.Year() > 1980 {
		t.Errorf("zip comes back changed: %v", err)
	}
}

func TestCompressionGivesBackItsContent(t *testing.T) {
	zipped, err := GzipMembers([]byte("one "), []byte("two"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(zipped))
	if err != nil || !r.ModTime.IsZero() || r.Name != "" {
		t.Fatal(r, err)
	}
	if data, err := io.ReadAll(r); err != nil || string(data) != "one two" {
		t.Errorf("%q, %v", data, err)
	}
	packed, err := Zstd(S3(sample))
	if err != nil {
		t.Fatal(err)
	}
	d, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if data, err := d.DecodeAll(packed, nil); err != nil || !bytes.Equal(data, S3(sample)) {
		t.Errorf("zstd comes back changed: %v", err)
	}
}
