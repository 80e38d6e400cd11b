package aws

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// lines are what somebody is told.
type lines struct {
	mu  sync.Mutex
	all []string
}

func (l *lines) tell(line string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, line)
}

func (l *lines) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(l.all, "\n")
}

// list connects to a server, and asks it for the buckets.
func list(t *testing.T, url string, to *lines, o Options) error {
	t.Helper()
	without(t, profiles)
	o.Profile, o.Endpoint, o.Tell = "plain", url, to.tell
	o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return 0, nil })
	cfg, err := Connect(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s3.NewFromConfig(cfg).ListBuckets(t.Context(), &s3.ListBucketsInput{})
	return Explain(err)
}

// closedPort is an address at which nobody listens.
func closedPort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

// TestNobodyAnswers tells of every attempt but the last one, whose failure is
// the call's.
func TestNobodyAnswers(t *testing.T) {
	host := closedPort(t)
	var told lines
	err := list(t, "http://"+host, &told, Options{})
	if KindOf(err) != Network || !strings.HasPrefix(err.Error(), "cannot reach "+host+": check the network, proxy and --endpoint-url (") {
		t.Error(err)
	}
	if len(told.all) != FirstAttempts-1 {
		t.Fatalf("%q", told.all)
	}
	for i, line := range told.all {
		if !strings.HasPrefix(line, host+": ") || !strings.HasSuffix(line, fmt.Sprintf("; trying again, %d of %d", i+2, FirstAttempts)) {
			t.Errorf("%q", line)
		}
	}
}

// TestSomebodyHasAnswered tries longer when it is no wrong address.
func TestSomebodyHasAnswered(t *testing.T) {
	calls := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		calls++
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprint(w, `<Error><Code>SlowDown</Code></Error>`)
	}))
	defer s.Close()
	var told lines
	_ = list(t, s.URL, &told, Options{Attempts: DefaultAttempts})
	host := strings.TrimPrefix(s.URL, "http://")
	if calls != DefaultAttempts || !strings.HasPrefix(told.text(), host+": SlowDown; trying again, 2 of 8\n") {
		t.Errorf("%d calls, %s", calls, told.text())
	}
	var w watch
	r := Options{}.retryer(&w)
	if n := r.MaxAttempts(); n != FirstAttempts {
		t.Error(n)
	}
	w.answered.Store(true)
	if n := r.MaxAttempts(); n != DefaultAttempts {
		t.Error(n)
	}
}

// TestSlowAnswer is told while it is waited for.
func TestSlowAnswer(t *testing.T) {
	var told lines
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for start := time.Now(); told.text() == "" && time.Since(start) < 20*time.Second; {
			time.Sleep(10 * time.Millisecond)
		}
		fmt.Fprint(w, `<ListAllMyBucketsResult/>`)
	}))
	defer s.Close()
	if err := list(t, s.URL, &told, Options{}); err != nil {
		t.Error(err)
	}
	// Where the machine stands still meanwhile, an attempt may fail in between.
	first := strings.TrimPrefix(s.URL, "http://") + ": no answer yet; still waiting"
	if n := len(told.all); n < 2 || told.all[0] != first || told.all[n-1] != "" { // nothing any more: it came
		t.Errorf("%q", told.all)
	}
}
