package bulk

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

func write(t *testing.T, o Options) Result {
	t.Helper()
	r, err := Write(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// eachFile calls f for every file below dir, in the order of names.
func eachFile(t *testing.T, dir string, f func(name string, data []byte)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		f(filepath.ToSlash(name), data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func digest(t *testing.T, dir string) string {
	h := sha256.New()
	eachFile(t, dir, func(name string, data []byte) {
		io.WriteString(h, name)
		h.Write(data)
	})
	return string(h.Sum(nil))
}

func TestBytesDependOnSeedAlone(t *testing.T) {
	one, many, other := t.TempDir(), t.TempDir(), t.TempDir()
	const n = 5_000
	a := write(t, Options{Dir: one, Events: n, Seed: 1, Workers: 1})
	b := write(t, Options{Dir: many, Events: n, Seed: 1, Workers: 7})
	write(t, Options{Dir: other, Events: n, Seed: 2, Workers: 0})
	if a != b || a.Files < 10 || a.JSON < n*1000 || a.Packed < n*50 {
		t.Errorf("%+v, %+v", a, b)
	}
	if digest(t, one) != digest(t, many) {
		t.Error("the bytes depend on the number of workers")
	}
	if digest(t, one) == digest(t, other) {
		t.Error("another seed gives the same bytes")
	}
}

var layout = regexp.MustCompile(`^AWSLogs/(\d{12})/CloudTrail/([a-z0-9-]+)/(\d{4}/\d\d/\d\d)/` +
	`(\d{12})_CloudTrail_([a-z0-9-]+)_(\d{8}T\d{4}Z)_[A-Za-z0-9]{16}\.json\.gz$`)

type head struct {
	EventID, EventTime, AwsRegion, RecipientAccountId string
}

func TestFilesLieWhereAWSPutsThem(t *testing.T) {
	dir := t.TempDir()
	const n = 3_000
	result := write(t, Options{Dir: dir, Events: n, Seed: 3, Workers: 2})
	ids, days, files := map[string]bool{}, map[string]bool{}, 0
	eachFile(t, dir, func(name string, data []byte) {
		files++
		m := layout.FindStringSubmatch(name)
		if m == nil {
			t.Fatalf("a file is called %s", name)
		}
		delivered, err := time.Parse("20060102T1504Z", m[6])
		if err != nil || delivered.Format("2006/01/02") != m[3] || m[1] != m[4] || m[2] != m[5] {
			t.Errorf("%s does not agree with itself", name)
		}
		days[m[3]] = true
		for _, r := range records(t, name, data) {
			at, err := time.Parse(isoTime, r.EventTime)
			if age := delivered.Sub(at); err != nil || age < 0 || age > 10*time.Minute {
				t.Errorf("%s holds an event of %s", name, r.EventTime)
			}
			if r.RecipientAccountId != m[1] || r.AwsRegion != m[2] {
				t.Errorf("%s holds an event of %s %s", name, r.RecipientAccountId, r.AwsRegion)
			}
			if ids[r.EventID] || !regexp.MustCompile(`^[0-9a-f-]{36}$`).MatchString(r.EventID) {
				t.Errorf("%s: event id %s", name, r.EventID)
			}
			ids[r.EventID] = true
		}
	})
	if files != result.Files || len(ids) != n || len(days) > 2 {
		t.Errorf("%d files, %d events, %d days; %+v", files, len(ids), len(days), result)
	}
}

func records(t *testing.T, name string, data []byte) []head {
	t.Helper()
	text := unpack(t, name, data)
	if !bytes.HasPrefix(text, []byte(`{"Records":[{"`)) || !bytes.HasSuffix(text, []byte(`}]}`)) {
		t.Fatalf("%s: %.40s", name, text)
	}
	var file struct{ Records []head }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(name, err)
	}
	return file.Records
}

func unpack(t testing.TB, name string, data []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(name, err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(name, err)
	}
	return text
}

func TestFewEvents(t *testing.T) {
	for _, n := range []int{1, 2, 30} {
		total := 0
		dir := t.TempDir()
		write(t, Options{Dir: dir, Events: n, Workers: 2})
		eachFile(t, dir, func(name string, data []byte) { total += len(records(t, name, data)) })
		if total != n {
			t.Errorf("%d events, want %d", total, n)
		}
	}
}

func TestWriteErrors(t *testing.T) {
	if _, err := Write(context.Background(), Options{Dir: t.TempDir()}); err == nil {
		t.Error("no events, no error")
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Write(context.Background(), Options{Dir: file, Events: 500, Workers: 3})
	if err == nil || !strings.Contains(err.Error(), file) {
		t.Error(err)
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Write(stopped, Options{Dir: t.TempDir(), Events: 1_000_000, Workers: 2}); err != context.Canceled && !strings.Contains(err.Error(), "canceled") {
		t.Error(err)
	}
}

func BenchmarkFill(b *testing.B) {
	sc, err := readScript()
	if err != nil {
		b.Fatal(err)
	}
	f, err := newFiller(sc, 1, 1_000_000)
	if err != nil {
		b.Fatal(err)
	}
	p := plan{records: 1500, at: start + 40_000}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := f.fill(p); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(f.text)))
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1500, "ns/event")
}
