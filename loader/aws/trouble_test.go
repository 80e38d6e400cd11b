package aws

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
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

// attempts are the lines about calls that are made again. Where the machine stands
// still, those that wait are told too.
func (l *lines) attempts() (out []string) {
	for line := range strings.SplitSeq(l.text(), "\n") {
		if strings.Contains(line, "; trying again, ") {
			out = append(out, line)
		}
	}
	return out
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

// closedPort is an address at which nobody listens: none that is handed out to whoever
// asks for one.
const closedPort = "127.0.0.1:1"

// TestNobodyAnswers tells of every attempt but the last one, whose failure is
// the call's.
func TestNobodyAnswers(t *testing.T) {
	var told lines
	err := list(t, "http://"+closedPort, &told, Options{})
	if KindOf(err) != Network || !strings.HasPrefix(err.Error(), "cannot reach "+closedPort+": check the network, proxy and --endpoint-url (") {
		t.Error(err)
	}
	attempts := told.attempts()
	if len(attempts) != FirstAttempts-1 {
		t.Fatalf("%q", told.all)
	}
	for i, line := range attempts {
		if !strings.HasPrefix(line, closedPort+": ") || !strings.HasSuffix(line, fmt.Sprintf("; trying again, %d of %d", i+2, FirstAttempts)) {
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
	if attempts := told.attempts(); calls != DefaultAttempts || attempts[0] != host+": SlowDown; trying again, 2 of 8" {
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
	const waiting = ": no answer yet; still waiting"
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for looks := 0; !strings.Contains(told.text(), waiting) && looks < 2000; looks++ {
			time.Sleep(10 * time.Millisecond)
		}
		fmt.Fprint(w, `<ListAllMyBucketsResult/>`)
	}))
	defer s.Close()
	if err := list(t, s.URL, &told, Options{}); err != nil {
		t.Error(err)
	}
	// Where the machine stands still meanwhile, an attempt may fail in between.
	line := strings.TrimPrefix(s.URL, "http://") + waiting
	if n := len(told.all); !slices.Contains(told.all, line) || told.all[n-1] != "" { // nothing any more: it came
		t.Errorf("%q", told.all)
	}
}
