package lineage

import (
	"testing"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// TestTheEventAskedAboutIsInItsChain: whichever event of the demo is asked about, a step tells
// of it, or it is one of those that the session did; what a service called for somebody is
// the last step, and counted beside the session's own.
func TestTheEventAskedAboutIsInItsChain(t *testing.T) {
	st := store.New(trail.Schema())
	if _, err := loader.Load(t.Context(), st, loader.Options{}, file.Paths([]string{"../../../testdata/demo.tar.zst"}, nil)); err != nil {
		t.Fatal(err)
	}
	snap := st.Snapshot()
	view, err := snap.View(t.Context(), nil, false)
	if err != nil {
		t.Fatal(err)
	}
	among := membership(t, snap)
	forwarded := 0
	for i := range view.Len() {
		row := view.Row(i)
		h := newTracer(t.Context(), snap, trail.Language()).read(row)
		if !h.forwarded() && i%10 > 0 { // each takes a while
			continue
		}
		c, err := TraceRow(t.Context(), snap, trail.Language(), row)
		if err != nil {
			t.Fatal(err)
		}
		own := among(c.Own, row)
		if !own && !tells(c, h) {
			t.Errorf("%s: no step and none of the %d events of %s, %s to %s, is that of %s", h.eventID, c.Did.Events, c.Session.Actor, c.Did.First, c.Did.Last, h.time)
		}
		if last, ok := c.Forwarded(); ok {
			forwarded++
			if last.Row != row || !last.Time.Equal(h.time) || own || !among(c.InCourse, row) {
				t.Errorf("%s: the last step is %s at %s; one of its own events: %t", h.eventID, last.EventID, last.Time, own)
			}
		}
	}
	if forwarded < 200 {
		t.Errorf("only %d calls for somebody", forwarded)
	}
}

// tells reports whether a step is that of the event somebody acted in.
func tells(c *Chain, h holder) bool {
	for _, s := range c.Steps {
		if s.EventID == h.eventID && s.Row == h.row {
			return true
		}
	}
	return false
}

// membership returns a function that reports whether a condition finds a row, and finds what
// each condition does once.
func membership(t *testing.T, snap *store.Snapshot) func(store.Expr, store.Row) bool {
	found := make(map[string]*store.Selection)
	return func(e store.Expr, row store.Row) bool {
		if e == nil {
			return false
		}
		sel, known := found[e.String()]
		if !known {
			var err error
			if sel, err = snap.Select(t.Context(), trail.Language(), e, nil); err != nil {
				t.Fatal(err)
			}
			found[e.String()] = sel
		}
		return sel.Both(snap.SelectRows([]store.Row{row})).Len() > 0
	}
}

// TestACallLongAfterTheSession: the step of a service tells of the call asked about, which may
// be after all that the session did itself, and names what it rests on; the session's events
// are counted as if one of them had been asked about.
func TestACallLongAfterTheSession(t *testing.T) {
	refresh := func(id, at string) obj {
		return record(id, at, "health", "DescribeEvents", by(user("mira", "ASIAFAS"+id, "10:00:00"), "health"), obj{"sourceIPAddress": "health.amazonaws.com"})
	}
	used := []obj{record("f", "10:06:00", "ec2", "DescribeVpcs", user("mira", "ASIACONSOLE1", "10:00:00")), refresh("d", "10:05:00"), refresh("e", "12:07:00")}
	for name, records := range map[string][]obj{
		"signed in":             append(used[:3:3], login("l", "10:00:00", user("mira", "", ""), "Success")),
		"sign-in is not loaded": used,
	} {
		c := chainOf(t, load(t, records...), "e")
		last, ok := c.Forwarded()
		if !ok || last.EventID != "e" || last.Time != mustTime(t, clock("12:07:00")) || last.Event != "DescribeEvents" || last.Address != "health.amazonaws.com" || last.RestsOn != "f" {
			t.Errorf("%s: the last step is %+v", name, last)
		}
		if c.Session.Key != "ASIACONSOLE1" || c.Did.Events != 1 || c.Did.Forwarded != 2 || !c.Did.Last.Equal(mustTime(t, clock("10:06:00"))) {
			t.Errorf("%s: %+v did %+v", name, c.Session, c.Did)
		}
	}
}

// TestACallOfARecordWithoutCreationDate: the session is known by the key; the call is asked
// about all the same.
func TestACallOfARecordWithoutCreationDate(t *testing.T) {
	bare := by(user("mira", "ASIACONSOLE1", ""), "AWS Internal")
	c := chainOf(t, load(t, record("f", "10:06:00", "s3", "ListBuckets", user("mira", "ASIACONSOLE1", "10:00:00")), record("e", "12:07:00", "s3", "GetStorageLensConfiguration", bare)), "e")
	if last, ok := c.Forwarded(); !ok || last.EventID != "e" || last.RestsOn != "f" || c.Session.Created != mustTime(t, clock("10:00:00")) || c.Did.Events != 1 {
		t.Errorf("%+v", c)
	}
}

// TestCallsOfASessionThatOnlySignedIn: services called in the course of a session of which no
// other event is loaded, and asking for the sign-in counts them too.
func TestCallsOfASessionThatOnlySignedIn(t *testing.T) {
	snap := load(t, login("l", "10:00:00", user("mira", "", ""), "Success"),
		record("e", "10:07:00", "health", "DescribeEvents", by(user("mira", "ASIAFAS", "10:00:00"), "health")))
	for _, what := range []string{"e", "l", "AIDAMIRA@2026-09-01T10:00:00Z"} {
		if c := chainOf(t, snap, what); c.Did.Events != 0 || c.Did.Forwarded != 1 || c.Session.ID != "AIDAMIRA@2026-09-01T10:00:00Z" {
			t.Errorf("%s: %+v did %+v", what, c.Session, c.Did)
		}
	}
}
