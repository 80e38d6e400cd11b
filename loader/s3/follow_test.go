package s3

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/s3/s3test"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// following is a load that goes on.
type following struct {
	st   *store.Store
	now  atomic.Pointer[loader.Report]
	stop chan struct{}
	done chan loader.Report
}

const pollEvery = 100 * time.Millisecond

func follow(t *testing.T, source loader.Source) *following {
	t.Helper()
	f := &following{st: store.New(trail.Schema()), stop: make(chan struct{}), done: make(chan loader.Report, 1)}
	f.now.Store(&loader.Report{})
	opts := loader.Options{Workers: 2, Follow: pollEvery, Stop: f.stop, OnProgress: func(r loader.Report) { f.now.Store(&r) }}
	go func() {
		report, err := loader.Load(t.Context(), f.st, opts, source)
		if err != nil {
			t.Error(err)
		}
		f.done <- report
	}()
	return f
}

func (f *following) end(t *testing.T) result {
	t.Helper()
	close(f.stop)
	return contents(t, f.st, <-f.done)
}

// rests waits until so many files have been read and nothing is left to be dealt with:
// events are shown before their file is.
func (f *following) rests(t *testing.T, files int) {
	t.Helper()
	waitFor(t, "all to be dealt with", func() bool {
		now := f.now.Load()
		return now.Waiting && now.Files.Read == files
	})
}

// polled waits until so many listings more have been asked for.
func polled(t *testing.T, s *s3test.Server, listings int) {
	t.Helper()
	s.Forget()
	waitFor(t, "polls", func() bool { return len(s.Requests()) >= listings })
}

// TestFollow shows objects that are put while the trail is open, whatever
// their names, once each.
func TestFollow(t *testing.T) {
	s := s3test.New(t)
	tree := s3test.Small(1, 2)
	now := s3test.Day.Add(36*time.Hour + 30*time.Minute) // noon of the second day
	files := s.PutTree(tree)
	o := options(t, s)
	o.Now = func() time.Time { return now }
	f := follow(t, opened(t, o))
	waitFor(t, "the trail", func() bool { return f.now.Load().Waiting })
	put := func(at time.Time, unique string) {
		id := unique + at.String()
		s.Put(tree.Key("111122223333", "CloudTrail", "eu-west-1", at, unique), s3test.Zipped(s3test.Event("111122223333", "eu-west-1", at, id), s3test.Event("111122223333", "eu-west-1", at, id)))
	}
	files0 := f.now.Load().Files.Read
	if files0 != len(files) {
		t.Fatalf("%d of %d files", files0, len(files))
	}
	put(now, "m")
	wantSoon(t, f, 1+len(files)*tree.Events)
	put(now, "a")                        // a name before the last one
	put(now.Add(-100*time.Minute), "zz") // and a minute before it
	wantSoon(t, f, 3+len(files)*tree.Events)
	s.Faults(func(r s3test.Request) s3test.Fault {
		if r.IsList() {
			return s3test.Error(http.StatusForbidden, "AccessDenied")
		}
		return s3test.Fault{}
	})
	put(now.Add(time.Minute), "late")
	waitFor(t, "a poll to fail", func() bool { return len(f.now.Load().Problems) > 0 })
	polled(t, s, 4*20) // of 20 regions and accounts, one folder each
	s.Faults(nil)
	wantSoon(t, f, 4+len(files)*tree.Events)
	f.rests(t, len(files)+4)
	got := f.end(t)
	if got.Files.Read != len(files)+4 || got.Duplicate != 4 || len(got.Problems) != 1 || got.Stopped != "" {
		t.Errorf("%+v %+v, %q", got.Files, got.Counts, got.Problems)
	}
	if !strings.Contains(first(got.Problems), "look for new files: access denied") {
		t.Error(first(got.Problems))
	}
}

// wantSoon waits for a number of events, and has no more come than that.
func wantSoon(t *testing.T, f *following, events int) {
	t.Helper()
	waitFor(t, "new events", func() bool { return f.st.Snapshot().Len() >= events })
	if n := f.st.Snapshot().Len(); n != events {
		t.Errorf("%d events, want %d", n, events)
	}
}

// TestPollListsTheLastHoursOnly asks for the folders of the last two hours.
func TestPollListsTheLastHoursOnly(t *testing.T) {
	u := unit{place: placeOf("AWSLogs/111122223333/CloudTrail/eu-west-1/"), folder: "AWSLogs/111122223333/CloudTrail/eu-west-1/"}
	u.within = u.folder
	for _, c := range []struct {
		now   string
		whole bool
		want  []string
	}{
		{"2026-09-02T12:30", true, []string{"2026/09/02/ after "}},
		{"2026-09-02T12:30", false, []string{"2026/09/02/ after 2026/09/02/111122223333_CloudTrail_eu-west-1_20260902T1030"}},
		{"2026-09-02T01:00", false, []string{"2026/09/01/ after 2026/09/01/111122223333_CloudTrail_eu-west-1_20260901T2300", "2026/09/02/ after "}},
	} {
		now, err := time.Parse("2006-01-02T15:04", c.now)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range u.recent(now.Add(-overlap), now, c.whole) {
			got = append(got, strings.TrimPrefix(s.prefix, u.folder)+" after "+strings.TrimPrefix(s.after, u.folder))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: %q", c.now, got)
		}
	}
}

// TestNewRegion finds a region that appears while the trail is open.
func TestNewRegion(t *testing.T) {
	s := s3test.New(t)
	tree := s3test.Small(1, 1)
	s.PutTree(tree)
	var minutes atomic.Int64
	o := options(t, s)
	o.Now = func() time.Time {
		return s3test.Day.Add(24*time.Hour + time.Duration(minutes.Load())*time.Minute)
	}
	f := follow(t, opened(t, o))
	wantSoon(t, f, 40)
	f.rests(t, 20)
	at := s3test.Day.Add(24*time.Hour + 5*time.Minute)
	s.Put(tree.Key("111122223333", "CloudTrail", "sa-east-1", at, "x"), s3test.Zipped(s3test.Event("111122223333", "sa-east-1", at, "x")))
	polled(t, s, 3*40) // of 20 regions and accounts, two folders each
	if n := f.st.Snapshot().Len(); n != 40 {
		t.Errorf("%d events", n)
	}
	minutes.Store(15)
	wantSoon(t, f, 41)
	f.end(t)
}

// TestPollAfterAPause brings what was delivered while the machine slept.
func TestPollAfterAPause(t *testing.T) {
	s := s3test.New(t)
	tree := s3test.Small(1, 1)
	s.PutTree(tree)
	var hours atomic.Int64
	o := options(t, s)
	o.Now = func() time.Time { return s3test.Day.Add(36*time.Hour + time.Duration(hours.Load())*time.Hour) }
	f := follow(t, opened(t, o))
	wantSoon(t, f, 40)
	waitFor(t, "the trail", func() bool { return f.now.Load().Waiting })
	for _, h := range []int{40, 65, 84} {
		at := s3test.Day.Add(time.Duration(h) * time.Hour)
		s.Put(tree.Key("111122223333", "CloudTrail", "eu-west-1", at, "x"), s3test.Zipped(s3test.Event("111122223333", "eu-west-1", at, at.String())))
	}
	hours.Store(50)
	wantSoon(t, f, 43)
	if got := f.end(t); len(got.Problems) != 0 {
		t.Error(first(got.Problems))
	}
}

// TestRefusedAccountStays follows an account that could be listed before.
func TestRefusedAccountStays(t *testing.T) {
	s := s3test.New(t)
	s.PutTree(s3test.Small(1, 1))
	o := options(t, s)
	source := opened(t, o)
	units := len(source.units)
	s.Faults(func(r s3test.Request) s3test.Fault {
		if r.Prefix == "AWSLogs/111122223333/" {
			return s3test.Error(http.StatusForbidden, "AccessDenied")
		}
		return s3test.Fault{}
	})
	later := o.Now().Add(time.Hour)
	err := source.lookAround(t.Context(), later)
	if err == nil || !strings.Contains(err.Error(), "AWSLogs/111122223333/: access denied") {
		t.Error(err)
	}
	if len(source.units) != units {
		t.Errorf("%d of %d regions are followed", len(source.units), units)
	}
	if err := source.lookAround(t.Context(), later); err != nil {
		t.Errorf("it is told again: %v", err)
	}
}

// TestMissedAccountIsOwed has another attempt read all of an account that the
// walk could not list and a later look could.
func TestMissedAccountIsOwed(t *testing.T) {
	s := s3test.New(t)
	s.PutTree(s3test.Small(1, 1))
	s.Faults(func(r s3test.Request) s3test.Fault {
		if r.Prefix == "AWSLogs/111122223333/" {
			return s3test.Error(http.StatusForbidden, "AccessDenied")
		}
		return s3test.Fault{}
	})
	o := options(t, s)
	source := opened(t, o)
	s.Faults(nil)
	if err := source.lookAround(t.Context(), o.Now().Add(time.Hour)); err != nil {
		t.Error(err)
	}
	owed := 0
	for _, m := range source.missed {
		if m.span != nil && strings.HasPrefix(m.folder, "AWSLogs/111122223333/") {
			owed++
		}
	}
	if owed != 5 || len(source.units) != 20 {
		t.Errorf("%d of 5 regions are owed, %d are followed", owed, len(source.units))
	}
}

// TestFollowOddNames brings objects that are not called as CloudTrail calls its
// files, on the day that polls start in too, and each once.
func TestFollowOddNames(t *testing.T) {
	s := s3test.New(t)
	tree := s3test.Small(1, 2)
	tree.Accounts, tree.Regions = tree.Accounts[:1], []string{"eu-west-1"}
	day := "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/09/02/"
	put := func(name string) {
		s.Put(day+name, s3test.Zipped(s3test.Event("111122223333", "eu-west-1", s3test.Day.Add(36*time.Hour), name)))
	}
	put("000-old.json.gz")
	files := 1 + len(s.PutTree(tree))
	var minutes atomic.Int64
	o := options(t, s)
	o.Now = func() time.Time {
		return s3test.Day.Add(36*time.Hour + time.Duration(minutes.Load())*time.Minute)
	}
	f := follow(t, opened(t, o))
	waitFor(t, "the trail", func() bool { return f.now.Load().Waiting && f.now.Load().Files.Read == files })
	put("000-recovered.json.gz")
	put("zzz.json.gz") // behind all
	waitFor(t, "the one behind all", func() bool { return f.now.Load().Files.Read == files+1 })
	for _, later := range []int64{15, 16, 30, 31} {
		minutes.Store(later)
		s.Forget()
		waitFor(t, "two polls", func() bool { return len(s.Requests()) >= 4 })
		waitFor(t, "the one before all", func() bool { return f.now.Load().Files.Read >= files+2 })
	}
	if got := f.end(t); got.Files.Read != files+2 || got.Duplicate != 0 {
		t.Errorf("%d files, want %d; %d duplicates", got.Files.Read, files+2, got.Duplicate)
	}
}
