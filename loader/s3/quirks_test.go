package s3

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	trailaws "github.com/trailsift/trailsift/loader/aws"
	"github.com/trailsift/trailsift/loader/s3/s3test"
)

func TestErrorsSayWhatToDo(t *testing.T) {
	s := s3test.New(t)
	s.PutTree(s3test.Small(1, 1))
	other := s3test.New(t)
	other.Put("photos/a.jpg", []byte("x"))
	empty := s3test.New(t)
	all := func(f s3test.Fault) func(s3test.Request) s3test.Fault {
		return func(s3test.Request) s3test.Fault { return f }
	}
	for _, c := range []struct {
		name   string
		server *s3test.Server
		fault  func(s3test.Request) s3test.Fault
		set    func(*Options)
		want   string
	}{
		{"no credentials", s, nil, func(*Options) { os.Unsetenv("AWS_ACCESS_KEY_ID") }, "no AWS credentials found: name a profile with --profile"},
		{"no profile", s, nil, func(*Options) { os.Setenv("AWS_PROFILE", "nobody") }, "no such profile in ~/.aws/config"},
		{"expired", s, all(s3test.Error(400, "ExpiredToken")), nil, "the AWS credentials have expired: get new ones (aws sso login"},
		{"bad key", s, all(s3test.Error(403, "InvalidAccessKeyId")), nil, "AWS does not accept these credentials"},
		{"denied", s, all(s3test.Error(403, "AccessDenied")), nil, "access denied: AccessDenied: made to fail; trailsift iam-policy SOURCE prints what is needed"},
		{"no bucket", s, nil, func(o *Options) { o.Bucket = "nobodys" }, "there is no such bucket: check its name"},
		{"wrong region", s, all(s3test.Error(301, "PermanentRedirect")), nil, "it is in another region: set AWS_REGION"},
		{"clock", s, all(s3test.Fault{Kind: s3test.Skew}), nil, "this machine's clock is wrong"},
		{"slow down", s, all(s3test.Error(503, "SlowDown")), nil, "AWS asked to slow down, again and again"},
		{"server", s, all(s3test.Error(500, "InternalError")), nil, "the server failed, again and again"},
		{"cut", s, all(s3test.Fault{Kind: s3test.Cut}), nil, "cannot reach"},
		{"nobody there", s, nil, func(o *Options) { o.Connect = nowhere }, "cannot reach 127.0.0.1:1: check the network, proxy and --endpoint-url"},
		{"no trail", other, nil, nil, "no trail found in s3://trail-bucket/ (no folder AWSLogs); there is photos/, photos/a.jpg: name the folder"},
		{"nothing", empty, nil, nil, "s3://trail-bucket/ is empty, or does not exist"},
		{"no such prefix", s, nil, func(o *Options) { o.Prefix = "logs/x" }, "s3://trail-bucket/logs/x is empty, or does not exist"},
		{"no such account", s, nil, func(o *Options) { o.Accounts = []string{"999"} }, "nothing there is of that --account or --region; there is account 111122223333, account"},
		{"no such region", s, nil, func(o *Options) { o.Regions = []string{"xx-*"} }, "there is region ap-southeast-2, region eu-central-1"},
		{"empty range", s, nil, func(o *Options) { o.From, o.To = s3test.Day.AddDate(-1, 0, 0), s3test.Day.AddDate(-1, 0, 1) },
			"nothing was delivered to s3://trail-bucket/ from 2025-09-01 to 2025-09-02: choose another range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.server.Faults(c.fault)
			o := persistent(t, c.server, 2)
			if c.set != nil {
				c.set(&o)
			}
			err := openAndPlan(t.Context(), o)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) && !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v", err)
			}
		})
	}
}

func nowhere(ctx context.Context) (trailaws.Config, error) {
	return trailaws.Connect(ctx, trailaws.Options{Endpoint: "http://127.0.0.1:1", Backoff: atOnce, Attempts: 2})
}

func openAndPlan(ctx context.Context, o Options) error {
	source, err := Open(ctx, o)
	if err != nil {
		return err
	}
	plan, err := source.Plan(ctx)
	return errors.Join(err, source.Nothing(plan))
}

// TestWrongRegion follows the bucket to where it is.
func TestWrongRegion(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 1))
	s.Faults(func(r s3test.Request) s3test.Fault {
		if !strings.Contains(r.Header.Get("Authorization"), "/eu-west-3/s3/") {
			return s3test.Error(http.StatusMovedPermanently, "PermanentRedirect", "x-amz-bucket-region", "eu-west-3")
		}
		return s3test.Fault{}
	})
	wantSame(t, load(t, opened(t, options(t, s))), onDisk(t, files))
	moved := 0
	for _, r := range s.Requests() {
		if !strings.Contains(r.Header.Get("Authorization"), "/eu-west-3/s3/") {
			moved++
		}
	}
	if moved != 1 {
		t.Errorf("%d requests to the wrong region", moved)
	}
}

// TestClockSkew signs with the server's time when that is another one.
func TestClockSkew(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 1))
	s.Faults(func(r s3test.Request) s3test.Fault {
		there := time.Now().Add(3 * time.Hour)
		signed, _ := time.Parse("20060102T150405Z", r.Header.Get("X-Amz-Date"))
		if there.Sub(signed).Abs() > 15*time.Minute {
			return s3test.Error(http.StatusForbidden, "RequestTimeTooSkewed", "Date", there.UTC().Format(http.TimeFormat))
		}
		return s3test.Fault{}
	})
	wantSame(t, load(t, opened(t, options(t, s))), onDisk(t, files))
}

func TestNamesAreDecoded(t *testing.T) {
	name := "a%2Fb+c%1B%5B2J%C3%A9"
	if got := decoded(&name, "url"); got != "a/b c\x1b[2Jé" {
		t.Errorf("%q", got)
	}
	if got := decoded(&name, ""); got != name {
		t.Errorf("%q", got)
	}
}

func TestRequesterPays(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 1))
	s.Faults(func(r s3test.Request) s3test.Fault {
		if r.Header.Get("x-amz-request-payer") != "requester" {
			return s3test.Error(http.StatusForbidden, "AccessDenied")
		}
		return s3test.Fault{}
	})
	o := options(t, s)
	o.RequesterPays = true
	wantSame(t, load(t, opened(t, o)), onDisk(t, files))
}

// TestContentEncoding has objects sent as CloudTrail stores them: their gzip
// stays, for the loader.
func TestContentEncoding(t *testing.T) {
	s := s3test.New(t)
	files := s3test.Small(1, 1).Files()
	for _, f := range files {
		s.Put(f.Key, f.Body, "Content-Encoding", "gzip", "Content-Type", "application/json")
	}
	wantSame(t, load(t, opened(t, options(t, s))), onDisk(t, files))
}

// TestMadeUpETag takes objects from a server whose ETags look like checksums
// and are none.
func TestMadeUpETag(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 1))
	source := opened(t, options(t, s))
	if _, err := source.Plan(t.Context()); err != nil {
		t.Fatal(err)
	}
	for i := range source.kept {
		source.kept[i].etag = ""
	}
	for _, f := range files {
		s.Put(f.Key, f.Body, "ETag", `"00000000000000000000000000000000"`)
	}
	wantSame(t, load(t, source), onDisk(t, files))
}

// TestKeysAreNoPaths has a key that would leave a folder.
func TestKeysAreNoPaths(t *testing.T) {
	s := s3test.New(t)
	key := "AWSLogs/111122223333/CloudTrail/us-east-1/2026/09/01/../../../../../../../../../tmp/x.json.gz"
	s.Put(key, s3test.Zipped(s3test.Event("1", "us-east-1", s3test.Day, "a")))
	o := options(t, s)
	dir := filepath.Join(t.TempDir(), "cache")
	cache, _, err := OpenCache(dir, DefaultCacheSize)
	if err != nil {
		t.Fatal(err)
	}
	o.Cache = cache
	got := load(t, opened(t, o))
	if len(got.rows) != 1 {
		t.Errorf("%+v, %s", got.Files, first(got.Problems))
	}
	for _, name := range filesIn(t, filepath.Dir(dir)) {
		if !isOurs(filepath.Base(name)) || !strings.HasPrefix(name, dir) {
			t.Errorf("a file %s", name)
		}
	}
}
