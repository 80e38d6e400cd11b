package tui

import "testing"

// TestLinesThatAreEvents: enter opens the event in any table, not a list of it alone, and
// lines that are events begin with their times.
func TestLinesThatAreEvents(t *testing.T) {
	for ask, title := range map[string]string{"iam-policies": "CreatePolicyVersion", "sg-open-world": "AuthorizeSecurityGroupIngress", "trust-widened": "UpdateAssumeRolePolicy"} {
		b := demoBench(t, 160, 80)
		b.command("ask " + ask)
		b.wantNot("  ADDS  BEFORE  EVENTS")
		for range map[string]int{"iam-policies": 3, "sg-open-world": 1, "trust-widened": 1}[ask] {
			b.press("tab")
		}
		b.press("enter")
		b.want(`eventName `, `"`+title+`"`, "opened from the answer")
		b.wantNot("[id=")
	}
	b := demoBench(t, 80, 60)
	b.command("ask iam-policies")
	b.want("TIME       POLICY", "  07:47:47   release-boundary  Allow lambda:")
}

// TestSessionsThatMayBeMeant: none of them is a dead end.
func TestSessionsThatMayBeMeant(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.command("ask session-human arn:aws:iam::111122223333:user/tomas.lind")
	b.want("may be any of 2 sessions", "▌ 11:15–12:48   tomas.lind  ASIA…EJ2S  console login with MFA", "  07:12–09:07   tomas.lind  ASIA…2KNX  console login with MFA", "enter open")
	b.press("down")
	b.press("enter")
	b.want("chain tomas.lind since 07:12:40", "362 events", "tomas.lind (ASIARTX3GSDSYM3M2KNX, in 4 of 362 events)")
}
