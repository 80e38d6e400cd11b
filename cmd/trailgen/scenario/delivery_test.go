package scenario

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
	"testing"
	"time"
)

type delivered struct {
	file    File
	parts   []string
	at      time.Time
	records []json.RawMessage
}

func deliveries(t *testing.T) []delivered {
	t.Helper()
	var out []delivered
	for _, f := range incident().Files() {
		d := delivered{file: f, parts: strings.Split(path.Base(f.Name), "_")}
		var body struct{ Records []json.RawMessage }
		if err := json.Unmarshal(f.Data, &body); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		d.records = body.Records
		var err error
		if d.at, err = time.Parse("20060102T1504Z", d.parts[3]); err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

func TestFileNamesAreKeysOfTheBucket(t *testing.T) {
	for _, d := range deliveries(t) {
		account, folder, region := d.parts[0], d.parts[1], d.parts[2]
		want := strings.Join([]string{"AWSLogs", Organization, account, folder, region, d.at.Format("2006/01/02")}, "/")
		if path.Dir(d.file.Name) != want {
			t.Errorf("%s is in the wrong folder, want %s", d.file.Name, want)
		}
		if len(d.parts) != 5 || len(d.parts[4]) != len("0123456789abcdef.json.gz") {
			t.Errorf("%s is no name of a log file", d.file.Name)
		}
	}
}

func TestFilesAreDeliveredLateAndUnsorted(t *testing.T) {
	unsorted := 0
	for _, d := range deliveries(t) {
		var times []time.Time
		for _, raw := range d.records {
			var r record
			if err := json.Unmarshal(raw, &r); err != nil {
				t.Fatal(err)
			}
			times = append(times, r.EventTime)
			if r.RecipientAccountID != d.parts[0] || r.AwsRegion != d.parts[2] {
				t.Errorf("%s holds a record of %s, %s", d.file.Name, r.RecipientAccountID, r.AwsRegion)
			}
			if late := d.at.Sub(r.EventTime); late < time.Minute || late > 15*time.Minute {
				t.Errorf("%s holds a record that is %s late", d.file.Name, late)
			}
		}
		if !slices.IsSortedFunc(times, time.Time.Compare) {
			unsorted++
		}
	}
	if all := len(incident().Files()); unsorted < all/2 {
		t.Errorf("%d of %d files are unsorted, want most", unsorted, all)
	}
}

func TestEveryEventIsDeliveredAndSomeTwice(t *testing.T) {
	times, bytes := map[string]int{}, map[string]string{}
	for _, d := range deliveries(t) {
		for _, raw := range d.records {
			var r record
			if err := json.Unmarshal(raw, &r); err != nil {
				t.Fatal(err)
			}
			if old, ok := bytes[r.EventID]; ok && old != string(raw) {
				t.Errorf("%s was delivered with other bytes", r.EventID)
			}
			times[r.EventID]++
			bytes[r.EventID] = string(raw)
		}
	}
	twice := 0
	for _, n := range times {
		twice += n - 1
	}
	if len(times) != len(incident().Events()) || twice != incident().Duplicates() || twice < 10 {
		t.Errorf("%d events, %d repeats; want %d, %d", len(times), twice, len(incident().Events()), incident().Duplicates())
	}
	for _, e := range incident().Events() {
		if bytes[e.ID] != string(e.JSON) {
			t.Errorf("%s differs between Events and Files", e.ID)
		}
	}
}
