package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	trailaws "github.com/trailsift/trailsift/loader/aws"
	"github.com/trailsift/trailsift/loader/aws/apitest"
)

// TestTrouble prints a line a second at most, and forgets what is over.
func TestTrouble(t *testing.T) {
	now := time.Date(2026, 9, 15, 12, 0, 0, 0, time.UTC)
	var printed []string
	w := &trouble{now: func() time.Time { return now }, print: func(line string) { printed = append(printed, line) }}
	if w.current() != "" {
		t.Error("trouble from the start")
	}
	for _, step := range []struct {
		after time.Duration
		line  string
	}{{0, "a"}, {100 * time.Millisecond, "b"}, {time.Second, "b"}, {time.Second, "c"}, {time.Hour, "c"}, {0, "d"}} {
		now = now.Add(step.after)
		w.tell(step.line)
	}
	if got := strings.Join(printed, " "); got != "a c d" || w.current() != "d" {
		t.Errorf("%q, %q", got, w.current())
	}
	w.hide()
	now = now.Add(time.Minute)
	if w.current() != "" {
		t.Error("it lasts for ever")
	}
	w.tell("f")
	if w.tell(""); w.current() != "f" {
		t.Error("nobody can have read it")
	}
	now = now.Add(3 * time.Second)
	if w.tell(""); w.current() != "" {
		t.Error("it lasts beyond an answer")
	}
	if w.tell("e"); len(printed) != 3 || w.current() != "e" {
		t.Errorf("%q", printed)
	}
}

// TestNobodyListens says at once what is wrong, and in the end what to do.
func TestNobodyListens(t *testing.T) {
	inS3(t, 0, 0)
	const host = "127.0.0.1:1" // no port that is handed out to whoever asks for one
	for _, source := range []string{bucketURL, "lookup:us-east-1", "lookup:", "logs:trail"} {
		_, errs, err := quickly("info", source, "--endpoint-url", "http://"+host)
		if !strings.Contains(errs, "trailsift: "+host+": ") || !strings.Contains(errs, "; trying again, 2 of 2\n") {
			t.Errorf("%s: %s", source, errs)
		}
		said := errs
		if source == bucketURL {
			said = err.Error()
		}
		if err == nil || !strings.Contains(said, "cannot reach "+host+": check the network, proxy and --endpoint-url") {
			t.Errorf("%s: %v, %s", source, err, errs)
		}
	}
}

// TestTroubleInTheInterface is shown, not printed.
func TestTroubleInTheInterface(t *testing.T) {
	s := inHistory(t)
	a := &app{}
	a.remote.endpoint, a.remote.regions = s.URL, []string{"us-east-1"}
	a.remote.dealing = tuning{now: s.clock.Now, clock: s.clock, options: func(o *trailaws.Options) { o.Backoff, o.Attempts = noPause{}, 3 }}
	data := live(t, a, "lookup:")
	await(t, "the end", func() bool { return data.Load.Progress().Done })
	if got := data.Load.Progress().Trouble; got != "" {
		t.Errorf("%q", got)
	}
	a.trouble().tell("127.0.0.1:1: connection refused; trying again, 2 of 5")
	if got := data.Load.Progress().Trouble; got != "" { // it is over
		t.Errorf("%q", got)
	}
}

// TestTroubleEndsWithTheAttempts leaves the line to what failed for good.
func TestTroubleEndsWithTheAttempts(t *testing.T) {
	s := inHistory(t)
	s.Fault = func(apitest.Call) *apitest.Error {
		return &apitest.Error{Status: http.StatusServiceUnavailable, Code: "ServiceUnavailable", Message: "no"}
	}
	a := &app{}
	a.remote.endpoint = s.URL
	a.remote.dealing = tuning{now: s.clock.Now, clock: s.clock, options: func(o *trailaws.Options) { o.Backoff, o.Attempts = noPause{}, 3 }}
	data := live(t, a, "lookup:us-east-1")
	defer data.Load.Cancel()
	await(t, "the end of trying", func() bool { return data.Load.Progress().Waiting })
	// The last attempt may be waited for, where the machine stands still.
	told := a.trouble().current()
	known := strings.HasSuffix(told, ": ServiceUnavailable; trying again, 3 of 3") || strings.HasSuffix(told, ": no answer yet; still waiting")
	if p := data.Load.Progress(); p.Trouble != "" || p.Retryable != 1 || !known {
		t.Errorf("%+v, %q", p, told)
	}
}

func TestEndpointsThatAreNone(t *testing.T) {
	for _, url := range []string{"localhost:9000", "http://", "https://", "http:///bucket", "ftp://host", "http://ho st", "http://:9000", "http://host?x=1", "http://user:secret@host", "://"} {
		if _, errs, code := sift(t, "", "info", bucketURL, "--endpoint-url", url); code != exitUsage || !strings.Contains(errs, "is no address of a server: write https://host or http://127.0.0.1:9000") {
			t.Errorf("%q: exit %d, %s", url, code, errs)
		}
	}
	for _, url := range []string{"http://127.0.0.1:9000", "https://host", "http://host:9000/", "http://[::1]:9000", "https://host/path", ""} {
		if (&app{remote: remote{endpoint: url}}).endpointWrong() {
			t.Errorf("%q is refused", url)
		}
	}
}
