package logs

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/aws/apitest"
	"github.com/trailsift/trailsift/store/trail"
)

func idsOf(events []apitest.LogEvent) []string {
	var out []string
	for _, e := range events {
		_, id, _ := strings.Cut(e.Message, `"eventID":"`)
		out = append(out, id[:36])
	}
	slices.Sort(out)
	return out
}

// TestPages reads a group whose pages are empty in part, oldest first without a
// start.
func TestPages(t *testing.T) {
	events := messagesOf(500, time.Minute)
	s := serve(t, events)
	got := s.load(t)
	if !slices.Equal(sorted(got.ids), idsOf(events)) || got.Faults > 0 || got.Files.Read != 10 {
		t.Errorf("%d events, %+v, %s", len(got.ids), got.Files, problems(got.Report))
	}
	s.opts.Filter = filter(t, "event=ConsoleLogin id=00000000-0000-4000-8000-000000000003")
	_ = s.clock.Sleep(context.Background(), time.Second) // the next source has a pace of its own
	before := len(s.Calls())
	got = s.load(t)
	if len(got.ids) != 1 || got.all.Rows != 1 || got.Files.Read != 1 || len(s.Calls())-before != 10 {
		t.Errorf("%v of %d, %+v in %d requests", got.ids, got.all.Rows, got.Files, len(s.Calls())-before)
	}
	for _, c := range s.Calls() {
		if c.Body["logGroupName"] != "trail/all" || c.Body["startFromHead"] != nil {
			t.Errorf("%+v", c.Body)
		}
	}
}

// TestLargePages has pages end at a megabyte.
func TestLargePages(t *testing.T) {
	events := messagesOf(20, time.Minute)
	for i := range events {
		events[i].Message = strings.Replace(events[i].Message, "{", `{"requestParameters":{"blob":"`+strings.Repeat("x", 200_000)+`"},`, 1)
	}
	s := serve(t, events)
	got := s.load(t)
	if len(got.ids) != 20 || got.Files.Read != 4 {
		t.Errorf("%d events in %d pages", len(got.ids), got.Files.Read)
	}
}

// TestByARN asks in the region of the ARN.
func TestByARN(t *testing.T) {
	for _, text := range []string{groupARNText, groupARNText + ":*"} {
		s := serve(t, messagesOf(60, time.Minute))
		s.opts.Group, s.opts.Config.Region = text, "us-east-1"
		got := s.load(t)
		if len(got.ids) != 60 || s.Calls()[0].Region != "eu-west-1" || s.Calls()[0].Body["logGroupIdentifier"] != groupARNText {
			t.Errorf("%s: %d events, asked for %+v", text, len(got.ids), s.Calls()[0])
		}
	}
}

// TestNewestFirst asks for the newest first where that can be asked for.
func TestNewestFirst(t *testing.T) {
	for _, test := range []struct {
		from time.Time
		want any
	}{
		{time.Time{}, nil}, {backwards.Add(-time.Second), nil}, {backwards, false}, {noon.Add(-time.Hour), false},
	} {
		s := serve(t, messagesOf(300, time.Minute))
		s.opts.From = test.from
		got := s.load(t)
		if got.Faults > 0 || len(got.ids) < 60 || s.Calls()[0].Body["startFromHead"] != test.want {
			t.Errorf("from %v: %d events, %+v", test.from, len(got.ids), s.Calls()[0].Body)
		}
	}
}

// TestPace makes five requests a second, repeated ones included.
func TestPace(t *testing.T) {
	s := serve(t, messagesOf(1000, time.Minute))
	n := 0
	s.Fault = func(apitest.Call) *apitest.Error {
		if n++; n%4 == 0 {
			return &apitest.Error{Code: "ThrottlingException", Message: "Rate exceeded"}
		}
		return nil
	}
	got := s.load(t)
	calls := len(s.Calls())
	if len(got.ids) != 1000 || got.Faults > 0 || s.clock.Slept() != time.Duration(calls-1)*perRequest || calls < 26 {
		t.Errorf("%d events, %d requests in %v, %s", len(got.ids), calls, s.clock.Slept(), problems(got.Report))
	}
}

// TestFaults loads everything whatever goes wrong on the way, as long as it
// goes well in the end.
func TestFaults(t *testing.T) {
	events := messagesOf(1500, time.Minute)
	s := serve(t, events)
	n := 0
	s.Fault = func(apitest.Call) *apitest.Error {
		n++
		faults := []*apitest.Error{{Drop: true}, {Cut: true}, {Status: 500, Code: "InternalFailure"}, {Code: "ThrottlingException", Message: "Rate exceeded"}, {Status: 503, Code: "ServiceUnavailableException"}}
		if n%5 == 0 {
			return faults[n/5%len(faults)]
		}
		return nil
	}
	got := s.load(t)
	if !slices.Equal(sorted(got.ids), idsOf(events)) || got.Faults > 0 || got.all.Duplicate > 0 {
		t.Errorf("%d of %d events, %s", len(got.ids), len(events), problems(got.Report))
	}
}

func TestFailures(t *testing.T) {
	tests := []struct {
		name  string
		group string
		fault func(apitest.Call) *apitest.Error
		want  []string
	}{
		{"no such group", "trail/none", nil, []string{"read logs:trail/none: not found: ResourceNotFoundException: The specified log group does not exist.; check the name and the region"}},
		{"denied", "trail/all", func(apitest.Call) *apitest.Error {
			return &apitest.Error{Code: "AccessDeniedException", Message: "not authorized to perform: logs:FilterLogEvents"}
		}, []string{"read logs:trail/all: access denied:", "trailsift iam-policy"}},
		{"in the middle", "trail/all", func(c apitest.Call) *apitest.Error {
			if c.Body["nextToken"] != nil {
				return &apitest.Error{Code: "ExpiredTokenException", Message: "The security token included in the request is expired"}
			}
			return nil
		}, []string{"read logs:trail/all: log events of 2026-09-15T08:29:00Z and after are missing: the AWS credentials have expired"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, messagesOf(260, time.Minute))
			s.opts.Group, s.Fault = test.group, test.fault
			got := s.load(t)
			for _, want := range test.want {
				if !strings.Contains(problems(got.Report), want) || got.Files.Failed != 1 {
					t.Errorf("%q is missing in %s", want, problems(got.Report))
				}
			}
		})
	}
}

// TestOtherLogs says that a group holds no trail.
func TestOtherLogs(t *testing.T) {
	events := messagesOf(40, time.Minute)
	for i := range events {
		events[i].Message = "START RequestId: 5 Version: $LATEST\n"
	}
	got := serve(t, events).load(t)
	if got.all.Rows != 0 || len(got.Skips) != 1 || got.Faults > 0 {
		t.Errorf("%+v %+v %s", got.Files, got.Skips, problems(got.Report))
	}
	got = serve(t, nil).load(t)
	if len(got.Skips) != 1 || got.Skips[0].Reason != reasonNone {
		t.Errorf("%+v", got.Skips)
	}
}

func TestRepeatedToken(t *testing.T) {
	s := serve(t, nil)
	s.opts.Config.HTTPClient = circle{}
	got := s.load(t)
	if got.Files.Failed != 1 || !strings.Contains(problems(got.Report), "same page token") {
		t.Errorf("%+v %s", got.Files, problems(got.Report))
	}
}

// circle is a service whose every page leads to the same one.
type circle struct{}

func (circle) Do(r *http.Request) (*http.Response, error) {
	body := io.NopCloser(strings.NewReader(`{"events":[],"nextToken":"again"}`))
	return &http.Response{StatusCode: 200, Header: http.Header{}, Body: body, Request: r}, nil
}

// TestCancelled ends soon and without a problem. The page that is on its way may
// come still.
func TestCancelled(t *testing.T) {
	s := serve(t, messagesOf(500, time.Minute))
	ctx, cancel := context.WithCancel(context.Background())
	s.Fault = func(c apitest.Call) *apitest.Error {
		if c.Body["nextToken"] != nil {
			cancel()
		}
		return nil
	}
	source, _ := New(s.opts)
	sink := &counting{}
	if err := source.Walk(ctx, sink); !errors.Is(err, context.Canceled) || sink.failed > 0 || sink.items < 1 || sink.items > 2 {
		t.Error(err, sink)
	}
}

// counting is a sink that counts.
type counting struct{ items, failed int }

func (c *counting) Item(loader.Item) error { c.items++; return nil }
func (c *counting) Skip(string, string)    {}
func (c *counting) Fail(string, error)     { c.failed++ }

func TestRefused(t *testing.T) {
	for group, good := range map[string]bool{
		"trail/all": true, "CloudTrail/DefaultLogGroup": true, groupARNText: true, groupARNText + ":*": true, "": false, "two words": false,
		"arn:aws:logs:eu-west-1:111122223333:log-group:": false, "arn:aws:s3:::bucket": false, "../../x?y": false,
	} {
		if _, err := New(Options{Group: group, Clock: apitest.NewClock(noon)}); (err == nil) != good {
			t.Errorf("%q: %v", group, err)
		}
	}
	for _, times := range [][2]time.Time{{noon, noon.Add(-time.Hour)}, {noon.Add(time.Minute), {}}} {
		if _, err := New(Options{Group: "trail", From: times[0], To: times[1], Clock: apitest.NewClock(noon)}); err == nil {
			t.Errorf("%v is accepted", times)
		}
	}
}

// TestNotes says what was asked for, and no more than that.
func TestNotes(t *testing.T) {
	hour := noon.Add(-time.Hour)
	for _, test := range []struct {
		to     time.Time
		filter string
		want   string // the starts of the notes
	}{
		{time.Time{}, "", ""},
		{hour, "time:last2h", "log events are found by their stamps"},
		{time.Time{}, "verb:write", "CloudWatch Logs was asked for every message"},
		{time.Time{}, "RunInstances", "CloudWatch Logs was asked for every message"},
		{hour, "event=RunInstances", "only messages with \"RunInstances\" asked for|log events are found by their stamps|CloudWatch Logs was asked for messages with"},
	} {
		o := Options{Group: "trail", To: test.to, Language: trail.Language(), Clock: apitest.NewClock(noon)}
		if test.filter != "" {
			o.Filter = filter(t, test.filter)
		}
		s, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		notes := s.Outlook().Notes
		for i, want := range strings.Split(test.want, "|") {
			if test.want == "" && len(notes) > 0 || test.want != "" && (i >= len(notes) || !strings.HasPrefix(notes[i], want)) {
				t.Errorf("%+v: %q", test, notes)
			}
		}
	}
}

// TestLeft estimates from how much of the time was read.
func TestLeft(t *testing.T) {
	for _, newest := range []bool{true, false} {
		s := serve(t, messagesOf(400, time.Minute))
		s.opts.From = noon.Add(-100 * time.Hour)
		source, _ := New(s.opts)
		p := &source.progress
		p.NewestFirst = newest
		p.Begin(noon)
		if left := source.Outlook().Left; left != 0 {
			t.Errorf("%v left before anything is known", left)
		}
		at := noon.Add(-75 * time.Hour).UnixMilli()
		p.page([]types.FilteredLogEvent{{Timestamp: &at}, {}}, noon.Add(3*time.Second))
		want := 9 * time.Second // a quarter took three seconds
		if newest {
			want = time.Second
		}
		if left := source.Outlook().Left; left != want {
			t.Errorf("%v left, want %v", left, want)
		}
		p.End()
		if left := source.Outlook().Left; left != 0 {
			t.Errorf("%v left at the end", left)
		}
	}
}
