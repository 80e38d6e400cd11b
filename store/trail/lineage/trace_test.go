package lineage

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// TestChainsEnd: records that contradict each other lead nowhere, and not
// forever.
func TestChainsEnd(t *testing.T) {
	const back = "breaks: the chain comes back to where it was: the records contradict each other"
	a, b := role("a", "x", "ASIAA", "10:00:00"), role("b", "x", "ASIAB", "10:00:00")
	runRules(t, []ruleTest{
		{"a key that gave itself out", []obj{assume("e", "10:00:00", a, "a", "x", "ASIAA")}, `
			a/x (role): issued key, certain, e
			a/x (role): issued key, certain, e
			` + back},
		{"two keys that gave out each other", []obj{
			record("e", "10:05:00", "ec2", "RunInstances", a), assume("1", "10:00:00", b, "a", "x", "ASIAA"), assume("2", "10:00:00", a, "b", "x", "ASIAB"),
		}, `
			a/x (role): issued key, certain, 1
			b/x (role): issued key, certain, 2
			a/x (role): issued key, certain, 1
			` + back},
		{"two long-lived keys that made each other", []obj{
			record("e", "10:05:00", "ec2", "RunInstances", user("a", "AKIAA", "")),
			record("1", "10:00:00", "iam", "CreateAccessKey", user("b", "AKIAB", ""), obj{"responseElements": obj{"accessKey": obj{"accessKeyId": "AKIAA", "userName": "a"}}}),
			record("2", "10:00:01", "iam", "CreateAccessKey", user("a", "AKIAA", ""), obj{"responseElements": obj{"accessKey": obj{"accessKeyId": "AKIAB", "userName": "b"}}}),
		}, `
			a (person): created key, certain, 1
			b (person): created key, certain, 2
			a (person): created key, certain, 1
			` + back},
		{"two instances that started each other", []obj{
			record("e", "10:05:00", "s3", "ListBuckets", also(role("w", "i-00000001", "ASIAI1", "10:00:00"), obj{"ec2RoleDelivery": "2.0"}, nil)),
			runInstances("1", "10:00:00", also(role("w", "i-00000002", "ASIAI2", "10:00:00"), obj{"ec2RoleDelivery": "2.0"}, nil), "i-00000001"),
			runInstances("2", "10:00:00", also(role("w", "i-00000001", "ASIAI3", "10:00:00"), obj{"ec2RoleDelivery": "2.0"}, nil), "i-00000002"),
		}, `
			i-00000001 (instance): instance role, certain, 1
			w/i-00000001 (role): instance role, certain, 2
			i-00000002 (instance): instance role, certain, 2
			w/i-00000002 (role): instance role, certain, 1
			i-00000001 (instance): instance role, certain, 1
			w/i-00000001 (role): instance role, certain, e
			` + back},
		{"a role that assumes itself", []obj{
			record("e", "10:05:00", "ec2", "RunInstances", a), assume("1", "10:00:00", role("a", "x", "ASIAA0", "10:00:00"), "a", "x", "ASIAA"), assume("0", "10:00:00", mira, "a", "x", "ASIAA0"),
		}, `
			mira (person): recorded, certain, 0
			a/x (role): issued key, certain, 0
			a/x (role): issued key, certain, 1`},
	})
}

// TestLongChain: roles that assume each other in turn to outlive the hour that
// chained sessions last.
func TestLongChain(t *testing.T) {
	const n = 10000
	start := mustTime(t, clock("00:00:00"))
	at := func(i int) string { return start.Add(time.Duration(i) * time.Second).Format("15:04:05") }
	records := []obj{assume("a0", at(0), mira, "r0", "x", "ASIA0")}
	for i := 1; i < n; i++ {
		from := role(fmt.Sprintf("r%d", (i-1)%2), "x", fmt.Sprintf("ASIA%d", i-1), at(i-1))
		records = append(records, assume(fmt.Sprintf("a%d", i), at(i), from, fmt.Sprintf("r%d", i%2), "x", fmt.Sprintf("ASIA%d", i)))
	}
	c := chainOf(t, load(t, records...), fmt.Sprintf("ASIA%d", n-1))
	if len(c.Steps) != n+1 || c.Broken != nil || c.Steps[0].Actor != "mira" || c.Steps[1].EventID != "a0" || c.Steps[n].EventID != fmt.Sprintf("a%d", n-1) {
		t.Errorf("%d steps, breaks %v, from %+v to %+v", len(c.Steps), c.Broken, c.Steps[0], c.Steps[len(c.Steps)-1])
	}
}

func TestCancelled(t *testing.T) {
	snap := load(t, assume("a", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY"), record("e", "10:05:00", "ec2", "RunInstances", deploy))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, what := range []string{"e", "ASIADEPLOY", "mira", "nobody", "AIDAMIRA@2026-09-01T09:00:00Z"} {
		if c, err := Trace(ctx, snap, trail.Language(), what); c != nil || !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v, %v", what, c, err)
		}
	}
	if sessions, _, err := Sessions(ctx, snap, trail.Language(), nil, 0); sessions != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("sessions: %v, %v", sessions, err)
	}
}

// TestQuestions: a session can be named in several ways.
func TestQuestions(t *testing.T) {
	snap := load(t,
		record("e", "10:05:00", "ec2", "RunInstances", deploy),
		record("f", "10:06:00", "kms", "Decrypt", by(also(deploy, nil, obj{"accessKeyId": "ASIAFAS"}), "ec2")),
		assume("a", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY"),
		assume("b", "11:00:00", mira, "admin", "unused", "ASIAUNUSED"),
		record("g", "11:30:00", "s3", "ListBuckets", role("admin", "x", "ASIAX", "11:20:00")),
		record("h", "12:30:00", "s3", "ListBuckets", role("admin", "x", "ASIAY", "12:20:00")),
	)
	for what, session := range map[string]string{
		"e": "AROADEPLOY:ci@2026-09-01T10:00:00Z", " ASIADEPLOY\n": "AROADEPLOY:ci@2026-09-01T10:00:00Z",
		"AROADEPLOY:ci@2026-09-01T10:00:00Z": "AROADEPLOY:ci@2026-09-01T10:00:00Z", "AROADEPLOY:ci": "AROADEPLOY:ci@2026-09-01T10:00:00Z",
		"arn:aws:sts::111122223333:assumed-role/deploy/ci": "AROADEPLOY:ci@2026-09-01T10:00:00Z", roleArn("deploy"): "AROADEPLOY:ci@2026-09-01T10:00:00Z",
		"deploy/ci": "AROADEPLOY:ci@2026-09-01T10:00:00Z", "f": "AROADEPLOY:ci@2026-09-01T10:00:00Z", "ASIAFAS": "AROADEPLOY:ci@2026-09-01T10:00:00Z",
		"ASIAUNUSED": "AROAADMIN:unused@2026-09-01T11:00:00Z", "AROAADMIN:unused@2026-09-01T11:00:00Z": "AROAADMIN:unused@2026-09-01T11:00:00Z",
		"mira": "AKIAMIRA", "AKIAMIRA": "AKIAMIRA", "arn:aws:iam::111122223333:user/mira": "AKIAMIRA", "a": "AKIAMIRA",
	} {
		if c := chainOf(t, snap, what); c.Session.ID != session {
			t.Errorf("%q means session %q (candidates %+v), want %q", what, c.Session.ID, c.Candidates, session)
		}
	}
	for _, what := range []string{"AROAADMIN", "admin/x", "arn:aws:sts::111122223333:assumed-role/admin/x", roleArn("admin"), "AROAADMIN:x"} {
		if c := chainOf(t, snap, what); len(c.Candidates) != 2 || c.Candidates[0].ID != "AROAADMIN:x@2026-09-01T11:20:00Z" || len(c.Steps) > 0 {
			t.Errorf("%q means %+v", what, c)
		}
	}
	var many []obj
	for i := range MostCandidates + 3 {
		at := fmt.Sprintf("10:%02d:00", i)
		many = append(many, record(fmt.Sprint(i), at, "s3", "ListBuckets", role("deploy", "ci", "ASIA"+fmt.Sprint(i), at)))
	}
	if c := chainOf(t, load(t, many...), "deploy/ci"); len(c.Candidates) != MostCandidates || c.More != 3 {
		t.Errorf("%d candidates and %d more", len(c.Candidates), c.More)
	}
	for _, what := range []string{"", "nobody", "ASIANOBODY", "AROADEPLOY:ci@2026-09-01T10:00:01Z", "*", "ASIA*"} {
		c, err := Trace(t.Context(), snap, trail.Language(), what)
		if unknown := new(UnknownError); c != nil || !errors.As(err, &unknown) || !strings.Contains(err.Error(), fmt.Sprintf("%q", what)) {
			t.Errorf("%q: %+v, %v", what, c, err)
		}
	}
}

func TestForwardedCall(t *testing.T) {
	snap := load(t, record("e", "10:05:00", "ec2", "RunInstances", deploy), assume("a", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY"),
		record("f", "10:05:00", "kms", "CreateGrant", by(also(role("deploy", "ci", "ASIAFAS", "10:05:00"), nil, nil), "ec2")))
	c := chainOf(t, snap, "f")
	if got, want := c.text(), lines(`
		mira (person): recorded, certain, a
		deploy/ci (role): issued key, certain, a
		ec2.amazonaws.com (service): service forward, likely, e`); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if c.Session.ID != "AROADEPLOY:ci@2026-09-01T10:00:00Z" || c.Did.Events != 1 || c.Steps[2].How != "CreateGrant by ec2.amazonaws.com in the course of RunInstances" {
		t.Errorf("session %+v did %+v, %s", c.Session, c.Did, c.Steps[2].How)
	}
}

func TestSessions(t *testing.T) {
	snap := load(t,
		record("1", "10:05:00", "ec2", "RunInstances", deploy), record("2", "10:06:00", "ec2", "StopInstances", deploy),
		record("3", "10:07:00", "kms", "Decrypt", by(role("deploy", "ci", "ASIAFAS", "10:06:00"), "ec2")),
		record("4", "09:01:00", "s3", "ListBuckets", console), record("5", "09:00:30", "s3", "ListBuckets", user("mira", "ASIA2", "09:00:00")),
		record("6", "09:02:00", "s3", "ListBuckets", also(console, obj{"attributes": obj{"creationDate": "20260901T090000Z"}}, nil)),
		login("l", "09:00:00", user("mira", "", ""), "Success"), record("7", "08:00:00", "s3", "ListBuckets", mira),
	)
	got, total, err := Sessions(t.Context(), snap, trail.Language(), nil, 0)
	var b strings.Builder
	for _, s := range got {
		fmt.Fprintf(&b, "%s %s %d %s %s..%s %s %q %s\n", s.ID, s.Actor, s.Events, s.Key, s.First.Format("15:04:05"), s.Last.Format("15:04:05"), s.Principal, s.Began, s.Rule)
	}
	want := lines(`
		AIDAMIRA@2026-09-01T09:00:00Z mira 3 ASIA2 09:00:30..09:02:00 AIDAMIRA "console login with MFA from 198.51.100.7" console login
		AROADEPLOY:ci@2026-09-01T10:00:00Z deploy/ci 2 ASIADEPLOY 10:05:00..10:06:00 AROADEPLOY ""
		AKIAMIRA mira 1 AKIAMIRA 08:00:00..08:00:00 AIDAMIRA ""`)
	if err != nil || total != 3 || lines(b.String()) != want {
		t.Errorf("%d sessions, %v\ngot\n%swant\n%s", total, err, b.String(), want)
	}
	ofMira := store.Match{Field: "actor", Op: store.Equal, Values: []store.Pattern{store.Literal("mira")}}
	if got, total, err = Sessions(t.Context(), snap, trail.Language(), ofMira, 1); err != nil || total != 2 || len(got) != 1 || got[0].Actor != "mira" {
		t.Errorf("of mira: %+v of %d, %v", got, total, err)
	}
}

// TestSharedKey: a key is one principal's. Where the records say otherwise,
// what another did with it is not the session's.
func TestSharedKey(t *testing.T) {
	snap := load(t,
		record("1", "10:00:00", "s3", "ListBuckets", user("mira", "AKIAONE", "")), record("2", "10:01:00", "s3", "ListBuckets", user("noah", "AKIAONE", "")),
		record("3", "10:02:00", "s3", "ListBuckets", obj{"type": "IAMUser", "userName": "mira", "accessKeyId": "AKIAONE"}),
		record("4", "10:03:00", "s3", "ListBuckets", also(user("mira", "AKIAONE", ""), nil, obj{"accountId": other})),
	)
	for what, want := range map[string]struct {
		actor string
		did   int
		note  string
	}{
		"1": {"mira", 2, "2 more with"}, "2": {"noah", 2, "2 more with"}, "AKIAONE": {"mira", 2, "2 more with"}, "AIDANOAH": {"noah", 2, "2 more with"},
	} {
		c := chainOf(t, snap, what)
		if c.Session.Actor != want.actor || c.Did.Events != want.did || !strings.HasPrefix(strings.Join(c.Notes[1:], ""), want.note) {
			t.Errorf("%s: %s did %+v, notes %q", what, c.Session.Actor, c.Did, c.Notes)
		}
	}
}

// TestSessionsOfASharedKey: both principals that used a key are listed, with
// what names none as that of the one who used it most.
func TestSessionsOfASharedKey(t *testing.T) {
	snap := load(t,
		record("1", "10:00:00", "s3", "ListBuckets", user("noah", "AKIAONE", "")),
		record("2", "10:01:00", "s3", "ListBuckets", user("mira", "AKIAONE", "")), record("3", "10:02:00", "s3", "ListBuckets", user("mira", "AKIAONE", "")),
		record("4", "10:03:00", "s3", "ListBuckets", obj{"type": "IAMUser", "accessKeyId": "AKIAONE"}),
	)
	got, total, err := Sessions(t.Context(), snap, trail.Language(), nil, 0)
	if err != nil || total != 2 || got[0].Actor != "mira" || got[0].Events != 3 || got[1].Actor != "noah" || got[1].Events != 1 || got[0].Key != got[1].Key {
		t.Errorf("%d sessions, %v: %+v", total, err, got)
	}
	ofNoah := store.Match{Field: "actor", Op: store.Equal, Values: []store.Pattern{store.Literal("noah")}}
	if got, total, err = Sessions(t.Context(), snap, trail.Language(), ofNoah, 0); err != nil || total != 1 || got[0].Actor != "noah" {
		t.Errorf("of noah %d, %v: %+v", total, err, got)
	}
}

// TestDryRunIsAmongTheFailures: a call that only asked whether it would succeed counts as
// failed:yes does, and is told apart.
func TestDryRunIsAmongTheFailures(t *testing.T) {
	c := chainOf(t, load(t, record("e", "10:00:00", "ec2", "RunInstances", mira, obj{"errorCode": "Client.DryRunOperation"}),
		record("f", "10:00:01", "ec2", "RunInstances", mira, obj{"errorCode": "Client.UnauthorizedOperation"})), "e")
	if c.Did.Events != 2 || c.Did.Ended != (phrase.Ended{Failed: 2, DryRuns: 1}) {
		t.Errorf("did %+v", c.Did)
	}
}

// TestConflict: which of two records with one id is meant, nobody knows.
func TestConflict(t *testing.T) {
	snap := load(t, record("e", "10:00:00", "s3", "ListBuckets", mira), record("e", "10:00:00", "s3", "ListBuckets", user("noah", "AKIANOAH", "")), record("f", "10:00:00", "s3", "ListBuckets", mira))
	const note = "2 records have the event id e and differ: the chain is of one of them"
	if c := chainOf(t, snap, "e"); !slices.Contains(c.Notes, note) {
		t.Errorf("notes %q", c.Notes)
	}
	if c := chainOf(t, snap, "f"); len(c.Notes) != 1 {
		t.Errorf("notes %q", c.Notes)
	}
}

// TestOriginWithoutTime: when a long-lived key was made is not known, and
// dates do not run backwards.
func TestOriginWithoutTime(t *testing.T) {
	c := chainOf(t, load(t, record("e", "10:05:00", "ec2", "RunInstances", deploy), assume("a", "10:00:00", mira, "deploy", "ci", "ASIADEPLOY")), "e")
	if !c.Steps[0].Time.IsZero() || c.Steps[0].EventID != "a" || c.Steps[1].Time.IsZero() {
		t.Errorf("steps %+v", c.Steps)
	}
}
