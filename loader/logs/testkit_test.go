package logs

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader"
	trailaws "github.com/trailsift/trailsift/loader/aws"
	"github.com/trailsift/trailsift/loader/aws/apitest"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// noon is when the tests take place.
var noon = time.Date(2026, 9, 15, 12, 0, 0, 0, time.UTC)

const groupARNText = "arn:aws:logs:eu-west-1:111122223333:log-group:trail/all"

// service is a server and the options that reach it.
type service struct {
	*apitest.Server
	clock  *apitest.Clock
	opts   Options
	source *Source // the last that was loaded
}

// serve starts a server with one log group.
func serve(t testing.TB, events []apitest.LogEvent) *service {
	t.Helper()
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLEEXAMPLE01")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "an invented secret")
	t.Setenv("AWS_CONFIG_FILE", "/nonexistent")
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
	s := &service{Server: apitest.Start(t), clock: apitest.NewClock(noon)}
	s.Groups = apitest.Groups{"trail/all": {Region: "eu-west-1", ARN: groupARNText, Events: events, Scanned: 50}}
	s.Now = s.clock.Now
	cfg, err := trailaws.Connect(context.Background(), trailaws.Options{
		Region: "eu-west-1", Endpoint: s.URL, Attempts: 6, Backoff: noBackoff{},
	})
	if err != nil {
		t.Fatal(err)
	}
	s.opts = Options{Config: cfg, Group: "trail/all", Language: trail.Language(), Clock: s.clock}
	return s
}

// noBackoff lets the tests be quick.
type noBackoff struct{}

func (noBackoff) BackoffDelay(int, error) (time.Duration, error) { return 0, nil }

// messagesOf invents log events from noon backwards, oldest first.
func messagesOf(n int, apart time.Duration) []apitest.LogEvent {
	names := []string{"RunInstances", "DescribeInstances", "StopInstances", "ConsoleLogin"}
	var out []apitest.LogEvent
	for i := n - 1; i >= 0; i-- {
		at := noon.Add(-time.Duration(i+1)*apart - 5*time.Minute)
		e := apitest.Event{ID: fmt.Sprintf("00000000-0000-4000-8000-%012x", i), Name: names[i%4], Source: "ec2.amazonaws.com", User: "maria.kent", Time: at}
		out = append(out, apitest.LogEvent{
			ID: fmt.Sprintf("%020d", i), Stream: "111122223333_CloudTrail_eu-west-1", Message: e.Text("eu-west-1"),
			Time: at.Add(5 * time.Minute),
		})
	}
	return out
}

func filter(t testing.TB, text string) store.Expr {
	t.Helper()
	e, err := trail.Language().Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// result is what came of loading a source.
type result struct {
	loader.Report
	ids []string // that match the filter, in the order of the store
	all store.Counts
}

func (s *service) load(t testing.TB) result {
	t.Helper()
	var err error
	if s.source, err = New(s.opts); err != nil {
		t.Fatal(err)
	}
	return loadSource(t, s.source, s.opts.Filter)
}

func loadSource(t testing.TB, source loader.Source, filter store.Expr) result {
	t.Helper()
	st := store.New(trail.Schema())
	report, err := loader.Load(context.Background(), st, loader.Options{}, source)
	if err != nil {
		t.Fatal(err)
	}
	snap := st.Snapshot()
	return result{report, values(t, snap, filter, "eventID"), snap.Counts()}
}

// values lists a field of the events that match, in the order of the store.
func values(t testing.TB, snap *store.Snapshot, e store.Expr, field string) []string {
	t.Helper()
	sel, err := snap.Select(context.Background(), trail.Language(), e, nil)
	if err != nil {
		t.Fatal(err)
	}
	view, err := snap.View(context.Background(), sel, false)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range view.Len() {
		text, _ := snap.Record(view.Row(i)).Value(trail.Language(), field)
		out = append(out, text)
	}
	return out
}

// matching lists the numbers of the messages whose events match.
func matching(t testing.TB, snap *store.Snapshot, e store.Expr) []int {
	t.Helper()
	var out []int
	for _, text := range values(t, snap, e, "requestID") {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

// storeOf loads messages.
func storeOf(t testing.TB, messages []string) *store.Snapshot {
	t.Helper()
	st := store.New(trail.Schema())
	if _, err := loader.Load(context.Background(), st, loader.Options{}, texts(messages)); err != nil {
		t.Fatal(err)
	}
	if n := st.Snapshot().Len(); n != len(messages) {
		t.Fatalf("%d events of %d messages", n, len(messages))
	}
	return st.Snapshot()
}

// texts is a source of one message a file.
type texts []string

func (m texts) Walk(ctx context.Context, sink loader.Sink) error {
	pages := trailaws.NewPages(sink)
	for i, text := range m {
		if err := pages.Put(ctx, fmt.Sprint("message ", i), 0, []byte(text)); err != nil {
			return err
		}
	}
	return nil
}

func sorted(ids []string) []string {
	out := slices.Clone(ids)
	slices.Sort(out)
	return out
}

func problems(r loader.Report) string {
	var out []string
	for _, p := range r.Problems {
		out = append(out, p.Error())
	}
	return strings.Join(out, "\n")
}
