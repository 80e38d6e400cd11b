package tui

import (
	"context"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
	"github.com/trailsift/trailsift/tui/theme"
)

// loop is a role of one name taken in several accounts in one second.
func loop(ids ...string) (out []string) {
	for n, id := range ids {
		account, role, _ := strings.Cut(id, " ")
		out = append(out, event(n, object{"recipientAccountId": account, "userIdentity": object{
			"type": "AssumedRole", "principalId": role + ":mira", "accountId": account, "arn": "arn:aws:sts::" + account + ":assumed-role/OrgAccess/mira",
			"sessionContext": object{
				"sessionIssuer": object{"type": "Role", "principalId": role, "arn": "arn:aws:iam::" + account + ":role/OrgAccess", "accountId": account, "userName": "OrgAccess"},
				"attributes":    object{"creationDate": timeOf(2)},
			},
		}}))
	}
	return out
}

func loopID(role string) string { return role + ":mira@" + timeOf(2) }

// TestSessionsOfOneNameAndSecond: chips, crumbs, columns and facets tell them apart, by the
// account, or where that is the same by the end of the id; one alone has its name only.
func TestSessionsOfOneNameAndSecond(t *testing.T) {
	for name, c := range map[string]struct{ ids, want, short []string }{
		"accounts":    {[]string{"111122223333 AROAONE", "444455556666 AROATWO"}, []string{"of 111122223333", "of 444455556666"}, []string{"3333", "6666"}},
		"one account": {[]string{"111122223333 AROAX0001", "111122223333 AROAX0002"}, []string{"of …0001", "of …0002"}, []string{"0001", "0002"}},
		"longer ends": {[]string{"111122223333 AROA10001", "111122223333 AROA20001"}, []string{"of …10001", "of …20001"}, []string{"10001", "20001"}},
	} {
		cfg := config(newStore(t, "trail.json", loop(c.ids...)))
		cfg.Facets = []string{"session", "region"}
		b := newBench(t, cfg, 160, 30)
		b.want("/mira of …"+c.short[0]+" 22:43:14", "/mira of …"+c.short[1]+" 22:43:14")
		_, first, _ := strings.Cut(c.ids[0], " ")
		_, second, _ := strings.Cut(c.ids[1], " ")
		b.filtered("session=" + loopID(first) + "," + loopID(second))
		b.want("[session=OrgAccess/mira " + c.want[0] + " since 22:43:14,OrgAccess/mira " + c.want[1] + " since 22:43:14]")
		table := question.Table{Heads: []string{"session"}, Lines: []question.Line{{Cells: []string{loopID(first)}}, {Cells: []string{loopID(second)}}}}
		s := tableSection(table, b.lang)
		b.sources().nameSessions(t.Context(), &s, table.Heads)
		for i, want := range c.want {
			if got := s.Lines[i].Cells[0]; got != "OrgAccess/mira "+want+" since 22:43:14" {
				t.Errorf("%s: %q", name, got)
			}
		}
	}
	b := newBench(t, config(newStore(t, "trail.json", loop("111122223333 AROAONE"))), 160, 30)
	b.filtered("session=" + loopID("AROAONE"))
	b.want("[session=OrgAccess/mira since 22:43:14]")
}

// TestOneConditionKnowsOfOtherSessions: a chip of one session says which it is, though
// the other is in no condition; in profiles and lists of commands too.
func TestOneConditionKnowsOfOtherSessions(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", loop("111122223333 AROAONE", "444455556666 AROATWO"))), 160, 44)
	b.filtered("session=" + loopID("AROATWO"))
	b.want("[session=OrgAccess/mira of 444455556666 since 22:43:14]")
	b.command("profile OrgAccess/mira")
	b.want("OrgAccess/mira of 111122223333  since 22:43:14", "OrgAccess/mira of 444455556666  since 22:43:14")
	job := argumentJob{snap: b.answer.snap, lang: b.lang}
	all, err := job.ownersOf(t.Context(), "session")
	if err != nil || all.of[loopID("AROAONE")].actor != "OrgAccess/mira of 111122223333" {
		t.Errorf("%v, %v", all, err)
	}
}

// TestNamesOfSessionsFollowTheEvents: in more of them somebody else made most of the calls.
func TestNamesOfSessionsFollowTheEvents(t *testing.T) {
	var k sessionsKnown
	if got := k.lacking([]string{aSession}, 1); len(got) != 1 {
		t.Fatal(got)
	}
	k.learn(map[string]string{aSession: "forged"})
	k.tell([]string{aSession}, 1)
	if got := k.lacking([]string{aSession}, 1); len(got) != 0 {
		t.Error("asked again in the same events")
	}
	if got := k.lacking([]string{aSession}, 2); len(got) != 1 || k.owners[aSession] != "forged" {
		t.Error("not asked in more events, or forgotten meanwhile")
	}
}

// TestSessionsThatWereNotFoundOut: what failed is looked for again, and of very many all
// are looked for in the end.
func TestSessionsThatWereNotFoundOut(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", pivotStory())), 80, 24)
	b.filtered("session=" + aSession)
	b.sessions = sessionsKnown{}
	if b.nameSessions() == nil || b.nameSessions() != nil {
		t.Error("not looked for, or twice at a time")
	}
	b.Update(sessionsNamed{ids: []string{aSession}, version: b.answer.snap.Version(), err: context.Canceled})
	if b.nameSessions() == nil {
		t.Error("what failed is taken for known")
	}
}

// TestNamesInConditions: a name takes no other value's place, nor looks like another
// condition.
func TestNamesInConditions(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", pivotStory())), 80, 24)
	b.sessions.learn(map[string]string{aSession: "x] [actor=root"})
	if got := b.nameIn("session="+aSession+",X"+aSession, []string{aSession}); got != `session="x] [actor=root since 22:43:14",X`+aSession {
		t.Error(got)
	}
}

// TestAllThatSaysConditionsCallsSessions: what is to blame, the way back from it, and what
// a filter keeps that is edited.
func TestAllThatSaysConditionsCallsSessions(t *testing.T) {
	const called = "session=deploy/ci-4711 since 22:43:14"
	cfg := config(newStore(t, "trail.json", pivotStory()))
	cfg.Facets = []string{"session", "region"}
	b := newBench(t, cfg, 120, 30)
	b.filtered("actor=nobody session=" + aSession)
	b.want("Nothing matches.")
	b.wantNot("AROAEXAMPLE0000001")
	e, err := b.lang.Parse("session=" + aSession)
	if err != nil {
		t.Fatal(err)
	}
	b.answer.blame = &blame{culprits: []culprit{{expr: e, events: 3}}}
	for _, text := range append(b.accuses(culprit{expr: e, events: 3}), append(b.accuses(culprit{expr: e}), b.wayOut(hint{"esc", leaveIt}), b.wayOut(hint{"x", takeAway}))...) {
		if !strings.Contains(text, called) {
			t.Error(text)
		}
	}
	chip := b.chipOfAnswer(store.And{store.Equals("region", "x"), e}, told{own: store.Equals("region", "x"), asked: [2]string{"q", "q"}})
	if got := chip.Parts[0].Text; !strings.Contains(got, called) {
		t.Error(got)
	}
}

// TestLittleRoomForSessions: when they began tells three of one role apart, in whatever room
// that has; then which account.
func TestLittleRoomForSessions(t *testing.T) {
	for _, since := range []string{"11:13:30", "2026-09-15 11:13:30"} {
		for width := range 60 {
			got := theme.Call("AdministratorAccess/priya of 444455556666", since).CleanCut(width)
			if theme.Width(got) > width || width >= 8 && !strings.HasSuffix(got, "11:13:30") || width >= 45 && !strings.Contains(got, "6666") {
				t.Errorf("%d cells: %q", width, got)
			}
		}
	}
	if _, _, ok := trail.ParseSessionID(loopID("AROAONE")); !ok {
		t.Error("no session")
	}
}
