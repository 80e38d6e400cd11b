package s3

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader/s3/s3test"
)

func TestRowsAreThoseOfTheFiles(t *testing.T) {
	for _, c := range []struct{ prefix, org, asked string }{
		{"", "", ""},
		{"", "o-abc123def4", ""},
		{"logs/org/", "", ""},
		{"logs/org/", "o-abc123def4", "logs"},
		{"AWSLogs/x/", "", ""},
		{"logs/", "", "logs/AWSLogs/"},
		{"", "", "AWSLogs/111122223333"},
		{"", "o-abc123def4", "AWSLogs/o-abc123def4/222233334444/CloudTrail/eu-west-1/"},
		{"", "", "AWSLogs/222233334444/CloudTrail/eu-west-1/2026/09/02/"},
	} {
		s := s3test.New(t)
		tree := s3test.Small(3, 4)
		tree.Prefix, tree.Org = c.prefix, c.org
		var want []s3test.File
		for _, f := range s.PutTree(tree) {
			if strings.HasPrefix(f.Key, c.asked) {
				want = append(want, f)
			}
		}
		o := options(t, s)
		o.Prefix = c.asked
		got := load(t, opened(t, o))
		if len(got.rows) == 0 {
			t.Errorf("%+v: nothing loaded", c)
		}
		wantSame(t, got, onDisk(t, want))
	}
}

// TestRangeListsOnlyItsFolders has 20,000 objects in 4 accounts and 5 regions.
func TestRangeListsOnlyItsFolders(t *testing.T) {
	if testing.Short() {
		t.Skip("20,000 objects")
	}
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(20, 50))
	o := options(t, s)
	o.Regions = []string{"eu-west-1"}
	o.From, o.To = s3test.Day.AddDate(0, 0, 4), s3test.Day.AddDate(0, 0, 6)
	source := opened(t, o)
	s.Forget()
	got := load(t, source)
	wantSame(t, got, onDisk(t, within(files, "eu-west-1", "2026/09/05", "2026/09/06", "2026/09/07")))
	var listed []string
	read := 0
	for _, r := range s.Requests() {
		switch {
		case r.IsList():
			listed = append(listed, r.Prefix)
		case r.Method == http.MethodGet:
			read++
		}
	}
	slices.Sort(listed)
	var want []string
	for _, account := range []string{"111122223333", "222233334444", "333344445555", "444455556666"} {
		for _, day := range []string{"05", "06", "07"} {
			want = append(want, "AWSLogs/"+account+"/CloudTrail/eu-west-1/2026/09/"+day+"/")
		}
	}
	if !slices.Equal(listed, want) {
		t.Errorf("listed\n%s\nwant\n%s", lines(listed), lines(want))
	}
	if read != got.Files.Read {
		t.Errorf("%d objects asked for, %d read", read, got.Files.Read)
	}
}

func TestRangeStartsWithinADay(t *testing.T) {
	s := s3test.New(t)
	s.PutTree(s3test.Small(3, 24))
	o := options(t, s)
	o.Accounts, o.Regions = []string{"111122223333"}, []string{"us-*"}
	o.From, o.To = s3test.Day.Add(12*time.Hour), s3test.Day.Add(13*time.Hour)
	source := opened(t, o)
	s.Forget()
	plan, err := source.Plan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// From 11:00 to the end of the next day: 13 files and 24, in two regions.
	if plan.Objects != 2*(13+24) {
		t.Errorf("%+v", plan)
	}
	if n := len(s.Requests()); n != 4 { // one for each day and region
		t.Errorf("%d requests", n)
	}
	got := load(t, source)
	if got.Files.Read != plan.Objects || !slices.Equal(source.Outlook().Notes, []string{"delivered 2026-09-01 to 2026-09-02; AWS may deliver later"}) {
		t.Errorf("%+v, %q", got.Files, source.Outlook())
	}
	if n := len(s.Requests()); n != 4+plan.Objects {
		t.Errorf("%d requests", n) // nothing is listed again
	}
}

// TestOtherNamesAreRead has objects that are not called as CloudTrail calls its
// files on a day that is read in part, and more before that part than a page.
func TestOtherNamesAreRead(t *testing.T) {
	s := s3test.New(t)
	tree, day := s3test.Small(1, 1), "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/09/01/"
	want := []string{day + "000-recovered.json.gz", tree.Key("111122223333", "CloudTrail", "eu-west-1", s3test.Day.Add(15*time.Hour), "x"), day + "zzz.json.gz"}
	for _, key := range want {
		s.Put(key, []byte("x"))
	}
	list := func() (keys []string, requests int) {
		o := options(t, s)
		o.From, o.To = s3test.Day.Add(12*time.Hour), s3test.Day.Add(24*time.Hour)
		source := opened(t, o)
		s.Forget()
		if _, err := source.Plan(t.Context()); err != nil {
			t.Fatal(err)
		}
		for _, f := range source.kept {
			keys = append(keys, f.key)
		}
		return keys, len(s.Requests())
	}
	for i := range 2500 {
		if i == 0 || i == 1 {
			if got, n := list(); !slices.Equal(got, want) || n != 2 {
				t.Errorf("%d requests, %q", n, got)
			}
		}
		s.Put(tree.Key("111122223333", "CloudTrail", "eu-west-1", s3test.Day.Add(time.Hour), fmt.Sprint(i)), []byte("x"))
	}
	if got, n := list(); !slices.Equal(got, want) || n != 3 { // not 4, for 2,503 objects and another day
		t.Errorf("%d requests, %q", n, got)
	}
}

func TestPlan(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(3, 4))
	s.Put("AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2026/09/01/x.json.gz", []byte("x"))
	s.Put("AWSLogs/111122223333/Config/us-east-1/2026/9/1/ConfigHistory/x.json.gz", []byte("x"))
	s.Put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/09/01/", nil)
	source := opened(t, options(t, s))
	plan, err := source.Plan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if plan.Objects != len(files) || plan.Bytes != sum(files) || len(plan.Parts) != 20 || plan.More || plan.Requests() != len(files) {
		t.Errorf("%+v", plan)
	}
	if !slices.Equal(plan.Aside, []string{"CloudTrail-Digest"}) {
		t.Errorf("aside %q", plan.Aside)
	}
	if p := plan.Parts[0]; p.Account != "111122223333" || p.Region != "ap-southeast-2" || p.Objects != 12 || !p.First.Equal(s3test.Day) || !p.Last.Equal(s3test.Day.AddDate(0, 0, 3)) {
		t.Errorf("%+v", p)
	}
	if err := errors.Join(source.TooMuch(plan), source.Nothing(plan)); err != nil {
		t.Error(err)
	}
	got := load(t, source)
	if got.Files.Read != len(files) || len(got.Skips) != 1 || got.Skips[0].Files != 1 {
		t.Errorf("%+v, skips %v", got.Files, got.Skips)
	}
	for _, r := range s.Requests() {
		if strings.Contains(r.Prefix, "Config") || strings.Contains(r.Prefix, "Digest") {
			t.Errorf("listed %s", r.Prefix)
		}
		if r.Method != http.MethodGet {
			t.Errorf("%s %s", r.Method, r.Key)
		}
	}
}

func TestKindsThatAreAskedFor(t *testing.T) {
	s := s3test.New(t)
	tree := s3test.Small(1, 1)
	for _, kind := range []string{"CloudTrail", "CloudTrail-Insight", "CloudTrail-NetworkActivity", "CloudTrail-Digest"} {
		s.Put(tree.Key("111122223333", kind, "us-east-1", s3test.Day, "x"), s3test.Zipped(s3test.Event("111122223333", "us-east-1", s3test.Day, kind)))
	}
	for _, c := range []struct {
		insights, network bool
		want              int
	}{{false, false, 1}, {true, false, 2}, {false, true, 2}, {true, true, 3}} {
		o := options(t, s)
		o.Insights, o.Network = c.insights, c.network
		if got := load(t, opened(t, o)); got.Files.Read != c.want {
			t.Errorf("%+v: %+v", c, got.Files)
		}
	}
}

func TestObjectsWithoutATrail(t *testing.T) {
	s := s3test.New(t)
	s.Put("evidence/a.json.gz", s3test.Zipped(s3test.Event("1", "us-east-1", s3test.Day, "a")))
	s.Put("evidence/deep/b.json.gz", s3test.Zipped(s3test.Event("1", "us-east-1", s3test.Day, "b")))
	o := options(t, s)
	o.Prefix, o.All = "evidence", true
	if got := load(t, opened(t, o)); len(got.rows) != 2 {
		t.Errorf("%+v, %s", got.Files, first(got.Problems))
	}
	o.Prefix, o.All = "evidence/deep/b.json.gz", false // one object is read as it is
	if got := load(t, opened(t, o)); len(got.rows) != 1 {
		t.Errorf("%+v, %s", got.Files, first(got.Problems))
	}
}
