package lookup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader/aws/apitest"
)

// TestRegions reads all enabled regions, page by page, and nothing but the
// records.
func TestRegions(t *testing.T) {
	history := apitest.History{
		"us-east-1": events("us-east-1", 120, time.Minute), "eu-west-1": events("eu-west-1", 50, time.Hour),
		"eu-north-1": nil, "ap-south-1": events("ap-south-1", 1, time.Second),
	}
	s := serve(t, history)
	got := load(t, s.opts)
	want := idsOf(history["us-east-1"], history["eu-west-1"], history["ap-south-1"])
	if !slices.Equal(sorted(got.ids), want) || got.Records.Present != len(want) || got.Faults > 0 {
		t.Errorf("%d events, want %d; %+v", len(got.ids), len(want), got.Report)
	}
	if got.Files.Read != 5 || len(got.Skips) != 1 || got.Skips[0].Reason != reasonNone {
		t.Errorf("%+v", got.Report)
	}
	for _, c := range s.Calls() {
		if c.Operation == "LookupEvents" && (c.Body["MaxResults"] != 50.0 || c.Body["LookupAttributes"] != nil) {
			t.Errorf("%+v", c)
		}
	}
}

// TestNewestFirst asks for pages in the order of time, and puts the regions
// behind each other whichever answers first.
func TestNewestFirst(t *testing.T) {
	s := serve(t, apitest.History{"us-east-1": events("us-east-1", 230, time.Minute), "us-east-2": events("us-east-2", 230, time.Minute)})
	first := load(t, s.opts)
	for range 3 {
		if got := load(t, s.opts); !slices.Equal(got.ids, first.ids) {
			t.Fatal("rows in another order")
		}
	}
	var pages []time.Time
	source, _ := New(s.opts)
	p := source.start([]string{"us-east-1"})[0]
	err := source.read(context.Background(), p, func(int, []byte) error {
		pages = append(pages, p.At())
		return nil
	})
	if err != nil || len(pages) != 5 || !slices.IsSortedFunc(pages[1:], func(a, b time.Time) int { return b.Compare(a) }) {
		t.Error(pages, err)
	}
}

// TestPace makes two requests a second and region, repeated ones included.
func TestPace(t *testing.T) {
	s := serve(t, apitest.History{"us-east-1": events("us-east-1", 1000, time.Minute)})
	n := 0
	s.Fault = func(c apitest.Call) *apitest.Error {
		if n++; c.Operation == "LookupEvents" && n%5 == 0 {
			return &apitest.Error{Code: "ThrottlingException", Message: "Rate exceeded"}
		}
		return nil
	}
	s.opts.Regions = []string{"us-east-1"}
	got := load(t, s.opts)
	if len(got.ids) != 1000 || got.Faults > 0 {
		t.Errorf("%d events, %s", len(got.ids), problems(got.Report))
	}
	// 20 pages, and one request in five in vain: 24 or 25, 500 ms apart.
	if calls := len(s.Calls()); s.clock.Slept() != time.Duration(calls-1)*perRequest || calls < 24 {
		t.Errorf("%d requests in %v", calls, s.clock.Slept())
	}
}

// TestNarrowed asks AWS for one attribute and the time; the rest is for the
// store.
func TestNarrowed(t *testing.T) {
	s := serve(t, apitest.History{"us-east-1": events("us-east-1", 400, time.Minute)})
	s.opts.Regions = []string{"us-east-1"}
	all := load(t, s.opts)
	s.opts.Filter = filter(t, "event=RunInstances actor:maria.kent")
	s.opts.From, s.opts.To = noon.Add(-3*time.Hour), noon.Add(-time.Hour)
	before := len(s.Calls())
	got := load(t, s.opts)
	call := s.Calls()[before]
	list, _ := call.Body["LookupAttributes"].([]any)
	if len(list) != 1 || call.Body["StartTime"] != float64(noon.Add(-3*time.Hour).Unix()) || call.Body["EndTime"] != float64(noon.Add(-time.Hour).Unix()) {
		t.Errorf("asked for %+v", call.Body)
	}
	if len(got.ids) == 0 || got.all.Rows <= len(got.ids) || got.all.Rows >= all.all.Rows/2 {
		t.Errorf("%d of %d events match", len(got.ids), got.all.Rows)
	}
}

// TestOneRegionFails has the others go on, and says what is missing.
func TestOneRegionFails(t *testing.T) {
	history := apitest.History{"us-east-1": events("us-east-1", 130, time.Minute), "eu-west-1": events("eu-west-1", 130, time.Minute), "sa-east-1": nil}
	s := serve(t, history)
	s.Fault = func(c apitest.Call) *apitest.Error {
		switch {
		case c.Region == "sa-east-1":
			return &apitest.Error{Code: "AccessDeniedException", Message: "User maria.kent is not authorized to perform: cloudtrail:LookupEvents"}
		case c.Region == "eu-west-1" && c.Body["NextToken"] != nil:
			return &apitest.Error{Status: 503, Code: "ServiceUnavailable", Message: "later"}
		}
		return nil
	}
	got := load(t, s.opts)
	if len(got.ids) != 180 || got.Files.Failed != 2 || got.Faults != 2 {
		t.Errorf("%d events, %+v", len(got.ids), got.Files)
	}
	said := problems(got.Report)
	for _, want := range []string{
		"read lookup:sa-east-1: access denied:", "iam-policy",
		"read lookup:eu-west-1: events of 2026-09-15T11:10:00Z and before are missing: the server failed",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is missing in %s", want, said)
		}
	}
}

// TestFaults loads everything whatever goes wrong on the way, as long as it
// goes well in the end; nothing twice, nothing invented.
func TestFaults(t *testing.T) {
	history := apitest.History{"us-east-1": events("us-east-1", 700, time.Minute), "eu-west-1": events("eu-west-1", 700, time.Minute)}
	s := serve(t, history)
	n, failed := 0, make(map[string]bool)
	s.Fault = func(c apitest.Call) *apitest.Error {
		n++
		what := fmt.Sprint(c.Operation, c.Region, c.Body["NextToken"])
		again := failed[what]
		if failed[what] = n%5 == 0 && !again; again {
			return nil // however the regions take turns, none fails until it is given up
		}
		faults := []*apitest.Error{{Drop: true}, {Cut: true}, {Status: 500, Code: "InternalError"}, {Code: "ThrottlingException", Message: "Rate exceeded"}, {Status: 503, Code: "ServiceUnavailable"}}
		if n%5 == 0 {
			return faults[n/5%len(faults)]
		}
		return nil
	}
	got := load(t, s.opts)
	if want := idsOf(history["us-east-1"], history["eu-west-1"]); !slices.Equal(sorted(got.ids), want) || got.Faults > 0 || got.all.Duplicate > 0 {
		t.Errorf("%d of %d events, %s", len(got.ids), len(want), problems(got.Report))
	}
}

// TestRepeatedToken ends a region whose pages lead in a circle.
func TestRepeatedToken(t *testing.T) {
	s := serve(t, apitest.History{"us-east-1": events("us-east-1", 130, time.Minute)})
	s.opts.Regions = []string{"us-east-1"}
	source, _ := New(s.opts)
	source.Config.HTTPClient = circle{s.Server.URL}
	got := loadSource(t, source, nil)
	if got.Files.Failed != 1 || !strings.Contains(problems(got.Report), "same page token") {
		t.Errorf("%+v %s", got.Files, problems(got.Report))
	}
}

// TestRegionPatterns reads the enabled regions that fit.
func TestRegionPatterns(t *testing.T) {
	history := apitest.History{"us-east-1": nil, "eu-west-1": nil, "eu-west-2": nil, "eu-north-1": nil}
	for asked, want := range map[string]string{
		"": "eu-north-1 eu-west-1 eu-west-2 us-east-1", "eu-*": "eu-north-1 eu-west-1 eu-west-2", "*": "eu-north-1 eu-west-1 eu-west-2 us-east-1",
		"*-west-*,us-east-1,eu-west-1": "eu-west-1 eu-west-2 us-east-1", "ap-*,us-east-2": "us-east-2", "us-east-1,us-east-1": "us-east-1",
	} {
		s := serve(t, history)
		if asked != "" {
			s.opts.Regions = strings.Split(asked, ",")
		}
		source, err := New(s.opts)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := source.names(t.Context()); err != nil || strings.Join(got, " ") != want {
			t.Errorf("%q: %q, %v", asked, got, err)
		}
	}
	s := serve(t, history)
	s.opts.Regions = []string{"ap-*"}
	if said := problems(load(t, s.opts).Report); said != "read lookup:: no region of the account is called ap-*: write lookup: for all" {
		t.Error(said)
	}
}

func TestNoRegions(t *testing.T) {
	s := serve(t, apitest.History{})
	s.Fault = func(apitest.Call) *apitest.Error {
		return &apitest.Error{Status: 403, Code: "AccessDeniedException", Message: "not authorized to perform: account:ListRegions"}
	}
	got := load(t, s.opts)
	if said := problems(got.Report); !strings.HasPrefix(said, "read lookup:: cannot list the account's regions, so name some, as in lookup:us-east-1,eu-west-1: access denied") {
		t.Error(said)
	}
}

// TestCancelled ends soon and without a problem.
func TestCancelled(t *testing.T) {
	s := serve(t, apitest.History{"us-east-1": events("us-east-1", 130, time.Minute)})
	ctx, cancel := context.WithCancel(context.Background())
	s.Fault = func(c apitest.Call) *apitest.Error {
		if c.Operation == "LookupEvents" {
			cancel()
		}
		return nil
	}
	source, _ := New(s.opts)
	sink := &failures{}
	if err := source.Walk(ctx, sink); !errors.Is(err, context.Canceled) || sink.n > 0 {
		t.Error(err, sink.n)
	}
}

func TestSpan(t *testing.T) {
	day := func(n int) time.Time { return noon.AddDate(0, 0, n) }
	tests := []struct {
		from, to time.Time
		want     string // in place of a span
	}{
		{time.Time{}, time.Time{}, ""},
		{day(-90), time.Time{}, ""},
		{day(-89), day(-1), ""},
		{day(-1), day(3), ""},
		{day(-91), time.Time{}, "the event history goes back 90 days, to 2026-06-17T12:01Z: start later than that, or open the bucket of a trail"},
		{time.Time{}, day(-100), "the event history goes back 90 days, to 2026-06-17T12:01Z: start later than that, or open the bucket of a trail"},
		{day(-1), day(-2), "no time is after 2026-09-14T12:00Z and before 2026-09-13T12:00Z"},
		{day(1), time.Time{}, "2026-09-16T12:00Z has not come yet"},
	}
	for _, test := range tests {
		got, err := spanOf(test.from, test.to, noon)
		said := ""
		if err != nil {
			said = err.Error()
		}
		if said != test.want {
			t.Errorf("%v to %v: %q, want %q", test.from, test.to, said, test.want)
		}
		if err == nil && (got.from.IsZero() || got.to.After(noon) || got.to.Before(got.from)) {
			t.Errorf("%v to %v: %v", test.from, test.to, got)
		}
	}
}

func TestRegionNames(t *testing.T) {
	for name, good := range map[string]bool{"us-east-1": true, "us-gov-west-1": true, "eusc-de-east-1": true, "ap-southeast-7": true, "us-east": false, "eu-*": true, "?": false, "[*": false, "US-EAST-1": false, "": false, "us-east-1/..": false, "evil.example#-1": false} {
		_, err := New(Options{Regions: []string{name}, Clock: apitest.NewClock(noon)})
		if (err == nil) != good {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// TestOutlook says what is missing, and how long it takes.
func TestOutlook(t *testing.T) {
	s := serve(t, apitest.History{"eu-west-1": events("eu-west-1", 200, time.Hour)})
	s.opts.Regions = []string{"eu-west-1"}
	s.opts.From = noon.Add(-100 * time.Hour)
	s.opts.Filter = filter(t, "event:RunInstances")
	source, _ := New(s.opts)
	p := source.start([]string{"eu-west-1"})[0]
	if left := source.Outlook().Left; left != 0 {
		t.Errorf("%v left before anything is known", left)
	}
	// A page of 50 events of 50 hours took half a second; 50 hours are left.
	s.clock.Sleep(context.Background(), perRequest)
	p.Page(50, noon, noon.Add(-50*time.Hour), s.clock.Now())
	if left := source.Outlook().Left; left != perRequest {
		t.Errorf("%v left", left)
	}
	p.Page(1, noon, noon.Add(-101*time.Hour), s.clock.Now())
	if left := source.Outlook().Left; left != 0 {
		t.Errorf("%v left behind the end", left)
	}
	notes := strings.Join(source.Outlook().Notes, "\n")
	for _, want := range []string{"management events of 90 days only", "2 requests a second and region", "event=, key=, id=, service= or readOnly=", "us-east-1, which is not among"} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is missing in\n%s", want, notes)
		}
	}
	s.opts.Filter = filter(t, "time:last2h time>=2026-09-15")
	quiet, _ := New(s.opts)
	if notes := strings.Join(quiet.Outlook().Notes, "\n"); strings.Contains(notes, "filter") {
		t.Error(notes)
	}
	p.End()
	if left := source.Outlook().Left; left != 0 {
		t.Errorf("%v left at the end", left)
	}
	s.opts.Filter = filter(t, "event=RunInstances")
	source, _ = New(s.opts)
	if notes := strings.Join(source.Outlook().Notes, "\n"); !strings.Contains(notes, "only EventName=RunInstances asked for\nmanagement events of 90 days only\n") {
		t.Error(notes)
	}
}
