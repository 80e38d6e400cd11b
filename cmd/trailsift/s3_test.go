package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws/retry"

	trailaws "github.com/trailsift/trailsift/loader/aws"
	"github.com/trailsift/trailsift/loader/s3"
	"github.com/trailsift/trailsift/loader/s3/s3test"
	"github.com/trailsift/trailsift/store/trail"
)

// inS3 is a bucket with a small trail, and the environment to reach it with.
func inS3(t *testing.T, days, perDay int) *s3test.Server {
	t.Helper()
	s := s3test.New(t)
	s.PutTree(s3test.Small(days, perDay))
	for name, value := range map[string]string{
		"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_SESSION_TOKEN": "", "AWS_PROFILE": "",
		"AWS_REGION": "us-east-1", "AWS_CONFIG_FILE": "/nonexistent", "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent",
		"AWS_EC2_METADATA_DISABLED": "true", "XDG_CACHE_HOME": t.TempDir(),
	} {
		t.Setenv(name, value)
	}
	return s
}

const bucketURL = "s3://" + s3test.Bucket

// quickly runs a command line without pauses between attempts, and tells of each one,
// however soon it comes after another.
func quickly(args ...string) (out, errs string, err error) {
	var o bytes.Buffer
	var e notes
	a := &app{streams: streams{in: strings.NewReader(""), out: &o, err: &e}}
	now := time.Now()
	a.remote.trouble = &trouble{print: func(line string) { a.tell("%s", line) }, now: func() time.Time {
		now = now.Add(troubleEvery)
		return now
	}}
	none := retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return 0, nil })
	a.remote.dealing = tuning{
		options: func(o *trailaws.Options) { o.Backoff, o.Attempts = none, 2 },
		trail:   func(o *s3.Options) { o.Backoff = none },
	}
	root := newRoot(a)
	root.SetArgs(args)
	err = root.ExecuteContext(context.Background())
	return o.String(), e.String(), err
}

func TestInfoOfABucket(t *testing.T) {
	s := inS3(t, 2, 3)
	out, errs, code := sift(t, "", "info", "--json", bucketURL, "--endpoint-url", s.URL)
	var got info
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != exitAnswered {
		t.Fatalf("exit %d, %s %v", code, errs, err)
	}
	if got.Files.Read != 120 || got.Records.Loaded != 240 || got.Distinct.Accounts != 4 || got.Distinct.Regions != 5 {
		t.Errorf("%+v", got)
	}
	for _, want := range []string{"s3://trail-bucket: 120 objects", "requests to list and 120 to read", "now lie on this machine too", "--no-cache keeps none"} {
		if !strings.Contains(errs, want) {
			t.Errorf("no %q in %s", want, errs)
		}
	}
	_, errs, _ = sift(t, "", "info", bucketURL+"/AWSLogs", "--endpoint-url", s.URL)
	if !strings.Contains(errs, "of which 120 are cached") || !strings.Contains(errs, "and 0 to read") || strings.Contains(errs, "now lie") {
		t.Errorf("the second time: %s", errs)
	}
}

func TestNoCacheLeavesNothing(t *testing.T) {
	s := inS3(t, 1, 1)
	if out := answer(t, "info", bucketURL, "--endpoint-url", s.URL, "--no-cache"); !strings.Contains(out, "40 loaded") {
		t.Error(out)
	}
	if left, err := filepath.Glob(filepath.Join(os.Getenv("XDG_CACHE_HOME"), "*")); len(left) > 0 || err != nil {
		t.Errorf("%q %v", left, err)
	}
}

func TestRangeOfABucket(t *testing.T) {
	s := inS3(t, 4, 4)
	for _, args := range [][]string{
		{"--from", "2026-09-02", "--to", "2026-09-03"},
		{"-f", "time:2026-09-02"},
		{"-f", "time:2026-09-02 service:ec2"},
		{"-f", "time:2026-09-02..2026-09-03"},
	} {
		s.Forget()
		args = append(args, "hist", "region", "--json", bucketURL, "--endpoint-url", s.URL, "--region", "us-*", "--account", "111122223333,222233334444")
		out, errs, code := sift(t, "", args...)
		if code != exitAnswered || !strings.Contains(out, `"events":32`) || !strings.Contains(errs, "delivered from 2026-09-02 to 2026-09-03; AWS may deliver later") {
			t.Errorf("%q: %s%s", args, out, errs)
		}
		for _, r := range s.Requests() {
			if strings.Contains(r.Key, "/09/01/") || strings.Contains(r.Key, "/09/04/") || strings.Contains(r.Key, "/eu-") || strings.Contains(r.Key, "333344445555") {
				t.Errorf("%q: asked for %s", args, r.Key)
			}
		}
	}
}

func TestABigTrailAsksForARange(t *testing.T) {
	if testing.Short() {
		t.Skip("10,000 objects")
	}
	s := inS3(t, 11, 46)
	_, errs, code := sift(t, "", "info", bucketURL, "--endpoint-url", s.URL)
	for _, want := range []string{"ACCOUNT", "111122223333  eu-west-1", "2026-09-01 … 2026-09-12", "506", "10,120", "name a range with --from and --to", "--all"} {
		if !strings.Contains(errs, want) {
			t.Errorf("no %q in %s", want, errs)
		}
	}
	if code != exitUsage {
		t.Errorf("exit %d", code)
	}
	for _, r := range s.Requests() {
		if !r.IsList() {
			t.Fatalf("%s was read", r.Key)
		}
	}
	if out := answer(t, "info", bucketURL, "--endpoint-url", s.URL, "--all", "--no-cache", "--region", "eu-west-1"); !strings.Contains(out, "4,048 loaded") {
		t.Error(out)
	}
}

func TestBucketErrors(t *testing.T) {
	s := inS3(t, 1, 1)
	bad := s3test.New(t)
	for _, c := range []struct {
		fault s3test.Fault
		args  []string
		want  string
	}{
		{s3test.Error(400, "ExpiredToken"), nil, "the AWS credentials have expired"},
		{s3test.Error(403, "AccessDenied"), nil, "access denied"},
		{s3test.Error(404, "NoSuchBucket"), nil, "there is no such bucket"},
		{s3test.Error(503, "SlowDown"), nil, "AWS asked to slow down"},
		{s3test.Fault{}, []string{"--profile", "nobody"}, "no such profile"},
		{s3test.Fault{}, nil, "is empty, or does not exist"},
		{s3test.Fault{}, []string{"--follow"}, "--follow is for the interface"},
	} {
		bad.Faults(func(s3test.Request) s3test.Fault { return c.fault })
		name := []string{"info"}
		if slices.Contains(c.args, "--follow") {
			name = nil
		}
		_, errs, err := quickly(slices.Concat(name, []string{bucketURL, "--endpoint-url", bad.URL}, c.args)...)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%v %q: %v, %s", c.fault, c.args, err, errs)
		}
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"info", "s3://"}, "names no bucket"},
		{[]string{"info", bucketURL, "--endpoint-url", "localhost:9000"}, "is no address of a server"},
		{[]string{"info", "--account", "1", "."}, "--account is about sources that are read from AWS"},
		{[]string{"info", "--from", "2026-09-02", "--to", "2026-09-01", bucketURL, "--endpoint-url", s.URL}, "--to: 2026-09-01 is not after 2026-09-02"},
	} {
		if _, errs, code := sift(t, "", c.args...); code != exitUsage || !strings.Contains(errs, c.want) {
			t.Errorf("%q: exit %d, %s", c.args, code, errs)
		}
	}
}

// TestProblemsOfABucket names the object that failed; the others are loaded.
func TestProblemsOfABucket(t *testing.T) {
	s := inS3(t, 1, 1)
	key := s.Keys()[3]
	s.Faults(func(r s3test.Request) s3test.Fault {
		if r.Key == key {
			return s3test.Error(403, "AccessDenied")
		}
		return s3test.Fault{}
	})
	out, errs, err := quickly("info", bucketURL, "--endpoint-url", s.URL, "--no-cache")
	if err != nil || !strings.Contains(out, "38 loaded") || !strings.Contains(errs, "read s3://trail-bucket/"+key+": access denied") {
		t.Errorf("%v\n%s%s", err, out, errs)
	}
}

func TestRangeIsOneCondition(t *testing.T) {
	for _, c := range []struct{ filter, from, to, want string }{
		{"", "2026-09-01", "2026-09-02", "time:2026-09-01..2026-09-02"},
		{"", "2026-09-01", "", "time:2026-09-01.."},
		{"", "", "2026-09-02T10:00Z", "time:..2026-09-02T10:00Z"},
		{"region:eu-* failed:yes", "2026-09-01", "", "region:eu-* failed:yes time:2026-09-01.."},
		{"", "2026-09-01", "2026-09-02T00:00Z", "time>=2026-09-01 time<2026-09-02T00:00Z"},
	} {
		a := &app{filter: c.filter, from: c.from, to: c.to}
		got, err := a.parseFilter(trail.Language())
		if err != nil || got.String() != c.want {
			t.Errorf("%+v: %v %v", c, got, err)
		}
	}
}
