package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader"
	trailaws "github.com/trailsift/trailsift/loader/aws"
	"github.com/trailsift/trailsift/loader/aws/apitest"
)

// asking is a server of Event history and log groups, and the time it is.
type asking struct {
	*apitest.Server
	clock *apitest.Clock
}

// inHistory starts a server that knows a few events in two regions and the same
// in a log group, and sets up the environment to reach it.
func inHistory(t *testing.T) *asking {
	t.Helper()
	for name, value := range map[string]string{
		"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_SESSION_TOKEN": "", "AWS_PROFILE": "",
		"AWS_REGION": "eu-west-1", "AWS_CONFIG_FILE": "/nonexistent", "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent", "AWS_EC2_METADATA_DISABLED": "true",
	} {
		t.Setenv(name, value)
	}
	now := time.Date(2026, 9, 15, 12, 0, 0, 0, time.UTC)
	s := &asking{apitest.Start(t), apitest.NewClock(now)}
	s.History, s.Groups, s.Now = apitest.History{"eu-north-1": nil}, apitest.Groups{}, s.clock.Now
	group := apitest.Group{Region: "eu-west-1"}
	for i := range 240 {
		region := []string{"us-east-1", "eu-west-1"}[i%2]
		e := apitest.Event{
			ID: fmt.Sprintf("00000000-0000-4000-8000-%012x", i), Name: []string{"RunInstances", "StopInstances", "ConsoleLogin"}[i%3],
			Source: "ec2.amazonaws.com", User: "maria.kent", Time: now.Add(-time.Duration(i+10) * time.Minute),
		}
		s.History[region] = append(s.History[region], e)
		group.Events = append(group.Events, apitest.LogEvent{ID: e.ID, Stream: "s", Message: e.Text(region), Time: e.Time})
	}
	s.Groups["trail"] = group
	return s
}

// sift runs a command line against the server, at its time.
func (s *asking) sift(args ...string) (out, errs string, err error) {
	var o bytes.Buffer
	var e notes
	a := &app{streams: streams{in: strings.NewReader(""), out: &o, err: &e}}
	a.remote.dealing = tuning{now: s.clock.Now, clock: s.clock, options: func(o *trailaws.Options) { o.Backoff, o.Attempts = noPause{}, 3 }}
	root := newRoot(a)
	root.SetArgs(append(args, "--endpoint-url", s.URL))
	err = root.ExecuteContext(context.Background())
	return o.String(), e.String(), err
}

type noPause struct{}

func (noPause) BackoffDelay(int, error) (time.Duration, error) { return 0, nil }

func TestInfoOfHistory(t *testing.T) {
	s := inHistory(t)
	out, errs, err := s.sift("info", "--json", "lookup:")
	var got info
	if e := json.Unmarshal([]byte(out), &got); e != nil || err != nil {
		t.Fatal(err, e, errs)
	}
	if got.Records.Loaded != 240 || got.Distinct.Regions != 2 || len(got.Skipped) != 1 || len(got.Notes) != 2 || got.Notes[0] != "management events of 90 days only" {
		t.Errorf("%+v", got)
	}
	if !strings.Contains(errs, "lookup:: management events of 90 days only") {
		t.Error(errs)
	}
	if out, _, _ := s.sift("info", "lookup:"); !strings.Contains(out, "notes") {
		t.Error(out)
	}
}

// TestNarrowedHistory asks AWS for what the filter leaves, and answers the same
// as without that.
func TestNarrowedHistory(t *testing.T) {
	s := inHistory(t)
	out, errs, err := s.sift("hist", "event", "--json", "-f", "event=RunInstances region:us-*", "--from", "2026-09-15T09:00Z", "lookup:us-east-1,eu-west-1")
	if err != nil || !strings.Contains(out, `{"value":"RunInstances","count":29}`) || !strings.Contains(errs, "only EventName=RunInstances asked for") {
		t.Error(out, errs, err)
	}
	for _, c := range s.Calls() {
		if attribute, _ := json.Marshal(c.Body["LookupAttributes"]); c.Operation != "LookupEvents" || string(attribute) != `[{"AttributeKey":"EventName","AttributeValue":"RunInstances"}]` {
			t.Errorf("%+v", c)
		}
	}
}

// TestHistoryOfAThing asks for all that happened: the filter narrows what is
// listed and not what is known.
func TestHistoryOfAThing(t *testing.T) {
	s := inHistory(t)
	for _, command := range []string{"who", "trace"} {
		s.sift(command, "AKIAIOSFODNN7EXAMPLE", "-f", "event=RunInstances", "--from", "2026-09-15T09:00Z", "lookup:us-east-1")
	}
	calls := s.Calls()
	if len(calls) < 2 {
		t.Fatalf("%d calls", len(calls))
	}
	for _, c := range calls {
		if c.Body["LookupAttributes"] != nil || c.Body["StartTime"] != 1789462800.0 {
			t.Errorf("%+v", c.Body)
		}
	}
}

func TestLogGroup(t *testing.T) {
	s := inHistory(t)
	out, errs, err := s.sift("hist", "event", "--json", "-f", "event=RunInstances", "--from", "2026-09-15T09:00Z", "logs:trail")
	if err != nil || !strings.Contains(out, `{"value":"RunInstances","count":57}`) || !strings.Contains(errs, `only messages with "RunInstances" asked for`) {
		t.Error(out, errs, err)
	}
	t.Setenv("AWS_REGION", "us-west-2")
	if _, errs, err = s.sift("info", "logs:trail"); err == nil || !strings.Contains(errs, "not found: ResourceNotFoundException") {
		t.Error(errs, err)
	}
	if out, _, err = s.sift("info", "logs:trail", "--region", "eu-west-1"); err != nil || !strings.Contains(out, "240 loaded") {
		t.Error(out, err)
	}
}

// TestAskedInVain has a line that says what to do for each way to ask for what
// cannot be had.
func TestAskedInVain(t *testing.T) {
	denied := func(apitest.Call) *apitest.Error {
		return &apitest.Error{Code: "AccessDeniedException", Message: "not authorized"}
	}
	tests := []struct {
		args  []string
		fault func(apitest.Call) *apitest.Error
		usage bool
		want  string
	}{
		{[]string{"info", "lookup:us-east-1", "--from", "2026-01-01"}, nil, true, "the event history goes back 90 days, to 2026-06-17T12:01Z: start later than that, or open the bucket of a trail"},
		{[]string{"info", "lookup:us-east-1", "-f", "time:2026-06-01"}, nil, true, "the event history goes back 90 days"},
		{[]string{"info", "lookup:us-east"}, nil, true, `"us-east" is no region: write lookup:us-east-1,eu-west-1, or lookup: for all`},
		{[]string{"info", "lookup:us-east-1", "--region", "eu-west-1"}, nil, true, "name the regions once"},
		{[]string{"info", "lookup:eu-north-1"}, nil, false, "nothing could be loaded; skipped 1 × region without management events in that time"},
		{[]string{"info", "lookup:us-east-1"}, denied, false, "iam-policy SOURCE prints what is needed"},
		{[]string{"info", "logs:no such group"}, nil, true, "is no log group: write logs:NAME or logs:ARN"},
		{[]string{"info", "logs:trail", "--region", "eu-*"}, nil, true, "a log group is in one region: name it with --region"},
		{[]string{"info", "logs:other"}, nil, false, "check the name and the region"},
		{[]string{"info", "logs:trail", "-f", "event=Nothing"}, nil, false, "skipped 1 × log group without matching log events in that time"},
	}
	for _, test := range tests {
		s := inHistory(t)
		s.Fault = test.fault
		_, errs, err := s.sift(test.args...)
		var usage usageError
		if err == nil || errors.As(err, &usage) != test.usage || !strings.Contains(errs+err.Error(), test.want) {
			t.Errorf("%q: %v, %s", test.args, err, errs)
		}
		if test.usage && len(s.Calls()) > 0 {
			t.Errorf("%q: %d calls", test.args, len(s.Calls()))
		}
	}
}

// TestFollowedHistory is refused: nothing appears there by itself.
func TestFollowedHistory(t *testing.T) {
	for _, path := range []string{"lookup:us-east-1", "logs:trail"} {
		a := &app{}
		a.remote.follow = true
		if _, err := a.sources(t.Context(), []string{path}); err == nil || !strings.Contains(err.Error(), "--follow is about folders and buckets") {
			t.Error(path, err)
		}
	}
}

// TestExpectedTime is told to those who wait longer than a moment.
func TestExpectedTime(t *testing.T) {
	var errs bytes.Buffer
	p := &patience{app: &app{streams: streams{err: &errs}}, next: 2 * time.Second}
	for second := range 100 {
		r := loaderReport(second, time.Duration(99-second)*time.Second)
		p.look(r)
	}
	want := "trailsift: 20 events so far, about 1m37s left\ntrailsift: 320 events so far, about 1m7s left\ntrailsift: 620 events so far, about 37s left\n"
	if errs.String() != want {
		t.Error(errs.String())
	}
}

// loaderReport is a report some seconds after the start.
func loaderReport(second int, left time.Duration) loader.Report {
	return loader.Report{Elapsed: time.Duration(second) * time.Second, Left: left, Records: loader.Records{Present: 10 * second}}
}
