package lookup

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
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

// service is a server and the options that reach it.
type service struct {
	*apitest.Server
	clock *apitest.Clock
	opts  Options
}

// serve starts a server that knows some events.
func serve(t testing.TB, history apitest.History) *service {
	t.Helper()
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLEEXAMPLE01")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "an invented secret")
	t.Setenv("AWS_CONFIG_FILE", "/nonexistent")
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
	s := &service{Server: apitest.Start(t), clock: apitest.NewClock(noon)}
	s.History, s.Now = history, s.clock.Now
	cfg, err := trailaws.Connect(context.Background(), trailaws.Options{
		Region: "us-east-1", Endpoint: s.URL, Attempts: 6,
		Backoff: noBackoff{},
	})
	if err != nil {
		t.Fatal(err)
	}
	s.opts = Options{Config: cfg, Language: trail.Language(), Clock: s.clock}
	return s
}

// noBackoff lets the tests be quick.
type noBackoff struct{}

func (noBackoff) BackoffDelay(int, error) (time.Duration, error) { return 0, nil }

// filter reads a filter.
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
	ids []string // in the order of the store
	all store.Counts
}

func load(t testing.TB, o Options) result {
	t.Helper()
	source, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return loadSource(t, source, o.Filter)
}

func loadSource(t testing.TB, source loader.Source, filter store.Expr) result {
	t.Helper()
	st := store.New(trail.Schema())
	report, err := loader.Load(context.Background(), st, loader.Options{}, source)
	if err != nil {
		t.Fatal(err)
	}
	snap := st.Snapshot()
	sel, err := snap.Select(context.Background(), trail.Language(), filter, nil)
	if err != nil {
		t.Fatal(err)
	}
	view, err := snap.View(context.Background(), sel, false)
	if err != nil {
		t.Fatal(err)
	}
	out := result{Report: report, all: snap.Counts()}
	for i := range view.Len() {
		id, _ := snap.Record(view.Row(i)).Value(trail.Language(), "id")
		out.ids = append(out.ids, id)
	}
	return out
}

// events invents events, from noon backwards.
func events(region string, n int, apart time.Duration) []apitest.Event {
	random := rand.New(rand.NewPCG(uint64(n), uint64(len(region))))
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	var out []apitest.Event
	for i := range n {
		out = append(out, apitest.Event{
			ID:   fmt.Sprintf("%08x-0000-4000-8000-%012x", len(region)<<8|int(region[len(region)-1]), i),
			Name: pick("RunInstances", "CreateVPCConnection", "CreateVpcConnection", "DescribeInstances", "ConsoleLogin"), Source: pick("ec2.amazonaws.com", "kafka.amazonaws.com", "signin.amazonaws.com"),
			User: pick("maria.kent", "tomas.lind"), Key: pick("AKIAEXAMPLEEXAMPLE01", "ASIAEXAMPLEEXAMPLE02", ""),
			Time: noon.Add(-time.Duration(i+1) * apart), ReadOnly: random.IntN(2) == 0,
		})
	}
	return out
}

func idsOf(lists ...[]apitest.Event) []string {
	var out []string
	for _, list := range lists {
		for _, e := range list {
			out = append(out, e.ID)
		}
	}
	slices.Sort(out)
	return out
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

// failures is a sink that counts failures.
type failures struct{ n int }

func (f *failures) Item(loader.Item) error { return nil }
func (f *failures) Skip(string, string)    {}
func (f *failures) Fail(string, error)     { f.n++ }

// circle is a service whose every page leads to the same one.
type circle struct{ url string }

func (c circle) Do(r *http.Request) (*http.Response, error) {
	body := `{"Events":[],"NextToken":"again"}`
	return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), Request: r}, nil
}
