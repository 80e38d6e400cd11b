package tui

import "testing"

// TestProfilesOfIDsAreNamed: in the menu, the crumb and the sentence, from a line that says
// whose the id is and from an event; what is copied and asked about stays the id.
func TestProfilesOfIDsAreNamed(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", burst("2026-09-15"))), 120, 30)
	b.command("ask recon-burst")
	b.onLine("anna")
	b.press("p")
	b.want("── anna (AIDAEXAMPLE00009) ──", "▌ profile of anna ")
	b.press("p")
	b.want("› profile anna ", "principal anna (AIDAEXAMPLE00009): 28 events")
	if ask := b.screen().ask; ask.value != "AIDAEXAMPLE00009" || ask.field != "principal" {
		t.Errorf("%+v is asked", ask)
	}
}

// TestProfileOfARoleIsNamedAfterIt: its sessions are many. The id of a session has its name.
func TestProfileOfARoleIsNamedAfterIt(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", pivotStory())), 120, 30)
	row := b.answer.view.Row(0)
	for i := range b.answer.view.Len() {
		if actor, _ := b.answer.snap.Record(b.answer.view.Row(i)).Value(b.lang, "actor"); actor == "deploy/ci-4711" {
			row = b.answer.view.Row(i)
		}
	}
	for field, c := range map[string][2]string{
		"principal":                {"AROAEXAMPLE0000001", "deploy"},
		"userIdentity.principalId": {"AROAEXAMPLE0000001:ci-4711", "deploy/ci-4711"},
	} {
		all := b.pivotsOf(subject{field: field, value: c[0], row: row, event: true})
		if got := all[0].title; got != "profile of "+c[1] {
			t.Errorf("%s: %q", field, got)
		}
		b.do(all[0].run(b.App))
		b.want("› profile "+c[1]+" ", "principal "+c[1]+" ("+c[0]+"): 9 events")
	}
}

// TestCrumbOfAProfileKeepsRoleAndSession, as all names are cut.
func TestCrumbOfAProfileKeepsRoleAndSession(t *testing.T) {
	b := demoBench(t, 80, 24)
	const who = "release-manager/botocore-session-1789463163"
	b.do(b.profileOf(who))
	for q, want := range map[inquiry]string{
		b.screen().ask: "profile relea…/boto…63163",
		{kind: askProfile, field: "actor", value: who}:                                       "profile relea…/boto…63163",
		{kind: askProfile, field: "actor", value: "account 111122223333 AROAEXAMPLE01:5c6b"}: "profile acct …3333 …:5c6b",
	} {
		if got := b.answerCrumb(q, 17); got != want {
			t.Errorf("%+v: %q, want %q", q, got, want)
		}
	}
}

// TestEveryLineOfAnAnswerHasItsMenu, lines that lead to no events too.
func TestEveryLineOfAnAnswerHasItsMenu(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", pivotStory())), 120, 30)
	for _, ask := range []string{"who i-0123456789abcdef0", "profile deploy/ci-4711", "trace ASIAEXAMPLE000000003", "ask sg-open-world"} {
		b.command(ask)
		for range 40 {
			b.press("p esc j")
		}
	}
}
