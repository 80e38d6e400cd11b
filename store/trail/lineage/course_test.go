package lineage

import (
	"slices"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// TestCallsInTheCourseOfASession: services call with the creation date of the session or of
// the second of one of its calls; of what no loaded call is behind only who acted alone is.
func TestCallsInTheCourseOfASession(t *testing.T) {
	made := func(id, created string) obj {
		return record(id, "10:30:00", "kms", "Decrypt", by(role("deploy", "ci", "ASIAFAS"+id, created), "AWS Internal"))
	}
	call := func(id, at, key, created string) obj {
		return record(id, at, "s3", "GetObject", role("deploy", "ci", key, created))
	}
	one := []obj{call("1", "10:00:10", "ASIAONE", "10:00:00"), call("2", "10:20:00", "ASIAONE", "10:00:00")}
	another := []obj{call("3", "10:10:00", "ASIATWO", "09:00:00")}
	for name, c := range map[string]struct {
		records []obj
		want    string
	}{
		"nothing":                      {nil, "[]"},
		"in the second of a call":      {[]obj{made("a", "10:00:10"), made("b", "10:20:00")}, "[a b]"},
		"with its creation date":       {[]obj{made("a", "10:00:00")}, "[a]"},
		"for a call not loaded":        {[]obj{made("a", "10:05:00")}, "[a]"},
		"before and after":             {[]obj{made("a", "09:59:00"), made("b", "10:21:00")}, "[]"},
		"of another session":           {append(another, made("a", "10:10:00"), made("b", "09:00:00"), made("c", "10:20:00")), "[c]"},
		"of one that began then":       {[]obj{call("3", "10:15:00", "ASIATWO", "10:00:10"), made("a", "10:00:10"), made("b", "10:20:00")}, "[b]"},
		"of one of two":                {append(another, made("a", "10:05:00")), "[]"},
		"of somebody else":             {[]obj{record("a", "10:00:10", "kms", "Decrypt", by(role("deploy", "cd", "ASIAFAS", "10:00:10"), "AWS Internal"))}, "[]"},
		"by a service for its own":     {[]obj{record("a", "10:00:10", "kms", "Decrypt", service("s3"))}, "[]"},
		"with a date of no known form": {[]obj{also(made("a", "10:00:10"), nil, obj{"userIdentity": also(by(role("deploy", "ci", "ASIAFAS", "10:00:10"), "s3"), obj{"attributes": obj{"creationDate": "soon"}}, nil)})}, "[]"},
	} {
		snap := load(t, append(slices.Clone(one), c.records...)...)
		chain := chainOf(t, snap, "ASIAONE")
		if got := idsOf(t, snap, chain.InCourse); got != c.want || chain.Did.Events != 2 || chain.Did.Forwarded != (len(got)-1)/2 {
			t.Errorf("%s: %s, %d of them, want %s; %d events", name, got, chain.Did.Forwarded, c.want, chain.Did.Events)
		}
	}
}

// idsOf lists the ids of the events that fulfil a condition; none fulfils no condition.
func idsOf(t *testing.T, snap *store.Snapshot, e store.Expr) string {
	t.Helper()
	if e == nil {
		return "[]"
	}
	sel, err := snap.Select(t.Context(), trail.Language(), e, nil)
	if err != nil {
		t.Fatal(err)
	}
	facet, err := snap.Facet(t.Context(), trail.Language(), pathEventID, sel, 0)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, v := range facet.Values {
		text += " " + v.Value
	}
	return "[" + text[min(1, len(text)):] + "]"
}

// TestCallsForALongLivedKey: what services did for a user is of the key that it used then.
func TestCallsForALongLivedKey(t *testing.T) {
	snap := load(t,
		record("1", "10:00:10", "s3", "GetObject", user("mira", "AKIAMIRA", "")), record("2", "10:20:00", "s3", "GetObject", user("mira", "AKIAMIRA", "")),
		record("a", "10:00:10", "kms", "Decrypt", by(user("mira", "ASIAFAS", "10:00:10"), "AWS Internal")),
	)
	if c := chainOf(t, snap, "AKIAMIRA"); c.Did.Forwarded != 1 || c.Did.Events != 2 {
		t.Errorf("%d events and %d calls", c.Did.Events, c.Did.Forwarded)
	}
}
