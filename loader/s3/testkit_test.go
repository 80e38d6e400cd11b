package s3

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws/retry"

	"github.com/trailsift/trailsift/loader"
	trailaws "github.com/trailsift/trailsift/loader/aws"
	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/loader/s3/s3test"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// atOnce lets no time pass between attempts.
var atOnce = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return 0, nil })

// credentials sets the environment that the SDK takes its credentials from.
func credentials(t testing.TB) {
	t.Helper()
	for name, value := range map[string]string{
		"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_SESSION_TOKEN": "", "AWS_PROFILE": "",
		"AWS_REGION": "us-east-1", "AWS_CONFIG_FILE": "/nonexistent", "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent",
		"AWS_EC2_METADATA_DISABLED": "true", "AWS_ENDPOINT_URL": "", "AWS_MAX_ATTEMPTS": "", "AWS_RETRY_MODE": "",
	} {
		t.Setenv(name, value)
	}
}

// options are those of a test: a year without a network's pauses.
func options(t testing.TB, s *s3test.Server) Options {
	t.Helper()
	credentials(t)
	return Options{
		Bucket: s3test.Bucket, Backoff: atOnce,
		Now:     func() time.Time { return s3test.Day.AddDate(0, 1, 0) },
		Connect: connectTo(s.URL),
	}
}

// connectTo connects to a server without a network's pauses.
func connectTo(url string) func(context.Context) (trailaws.Config, error) {
	return func(ctx context.Context) (trailaws.Config, error) {
		return trailaws.Connect(ctx, trailaws.Options{Endpoint: url, Backoff: atOnce})
	}
}

// opened is a trail that must be there.
func opened(t testing.TB, o Options) *Trail {
	t.Helper()
	trail, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return trail
}

// result is what came of loading.
type result struct {
	loader.Report
	store.Counts
	rows []string
}

func load(t testing.TB, source loader.Source) result {
	t.Helper()
	st := store.New(trail.Schema())
	report, err := loader.Load(t.Context(), st, loader.Options{Workers: 2}, source)
	if err != nil {
		t.Fatal(err)
	}
	return contents(t, st, report)
}

func contents(t testing.TB, st *store.Store, report loader.Report) result {
	t.Helper()
	snap := st.Snapshot()
	view, err := snap.View(context.Background(), nil, false)
	if err != nil {
		t.Fatal(err)
	}
	out := result{Report: report, Counts: snap.Counts()}
	for i := range view.Len() {
		out.rows = append(out.rows, string(snap.Record(view.Row(i)).AppendJSON(nil)))
	}
	return out
}

// onDisk loads the same files from a folder.
func onDisk(t testing.TB, files []s3test.File) result {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Key))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return load(t, file.Paths([]string{dir}, nil))
}

// wantSame compares rows, in their order.
func wantSame(t testing.TB, got, want result) {
	t.Helper()
	if !slices.Equal(got.rows, want.rows) {
		t.Errorf("%d rows, want %d", len(got.rows), len(want.rows))
	}
	if got.Files != want.Files || got.Counts != want.Counts {
		t.Errorf("%+v %+v, want %+v %+v; problems %q", got.Files, got.Counts, want.Files, want.Counts, first(got.Problems))
	}
}

func first(problems []loader.Problem) string {
	if len(problems) == 0 {
		return "none"
	}
	return problems[0].Error()
}

// within returns the files that are delivered on the days of a range, in one
// region.
func within(files []s3test.File, region string, days ...string) []s3test.File {
	var out []s3test.File
	for _, f := range files {
		for _, day := range days {
			if strings.Contains(f.Key, "/"+region+"/"+day+"/") {
				out = append(out, f)
			}
		}
	}
	return out
}

// sum is how many bytes files have.
func sum(files []s3test.File) (n int64) {
	for _, f := range files {
		n += int64(len(f.Body))
	}
	return n
}

// waitFor waits for something that another goroutine brings about.
func waitFor(t testing.TB, what string, cond func() bool) {
	t.Helper()
	const pause = 2 * time.Millisecond
	for waited := time.Duration(0); !cond(); waited += pause { // not by the clock: the machine may stand still
		if waited > 30*time.Second {
			t.Fatal("waited in vain for ", what)
		}
		time.Sleep(pause)
	}
}

// lines joins texts to compare them at a glance.
func lines(texts []string) string { return strings.Join(texts, "\n") }
