package tui

import (
	"regexp"
	"strings"
	"testing"
)

// TestTheRestOfATable: the cursor reaches what a table leaves out, and enter lists it.
func TestTheRestOfATable(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.command("ask denied")
	b.press("tab j j j j j j j j j j")
	if got := lineWith(b.text(), "▌"); !strings.Contains(got, "+37 more") || !strings.Contains(got, " 37 ") {
		t.Fatalf("the cursor is on %q", got)
	}
	b.press("enter")
	b.want("37 of 6,823")
	b.press("esc")
	b.command("ask s3-read")
	b.press("j j j j j j j j j j")
	if got := lineWith(b.text(), "▌"); !strings.Contains(got, "build-agent") || !strings.Contains(got, " 1  08:44:06") {
		t.Errorf("one value is not folded, but the cursor is on %q", got)
	}
	b.press("enter")
	b.want("1 of 6,823")
}

// TestWhatAChainDid: no service is left out silently, what is left out can be listed, and
// a dry run counts as what failed does in filters.
func TestWhatAChainDid(t *testing.T) {
	b := demoBench(t, 80, 44)
	b.command("trace ASIARTX3GSDSWQ4GYLXM")
	b.want("15 services: s3 133", "28 failed (1 dry run)", "+7 more                  12", "failed   yes                      28", "outcome  dry-run                   1")
	b.press("G")
	b.press("enter")
	b.want("1 of 6,823")
	b.press("esc k enter")
	b.want("28 of 6,823")
	b = demoBench(t, 160, 50)
	b.command("profile release-manager/botocore-session-1789463163")
	b.want("28 failed (1 dry run)", "and 28 failures, 1 of them a dry", "55 writes, 149 grant-use", "149 grant-use   28 failed")
	b.press("G")
	b.want("28 failed, 1 of them a dry run", "149 grant-use")
	b.press("k enter")
	b.want("1 of 6,823")
	b.press("esc k enter")
	b.want("28 of 6,823")
}

// TestUnknownIssuer: what the sentence has said is not said again, cut.
func TestUnknownIssuer(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.command("trace bfca4843-9d9e-4f4c-a479-94c29e7b0853")
	b.want("? unknown issuer", "neither key")
	if strings.Count(b.text(), "the record names") != 1 {
		t.Errorf("it is said twice:\n%s", b.text())
	}
}

// TestNumbersOfTables: they stand below each other at their ends, with their heads.
func TestNumbersOfTables(t *testing.T) {
	for ask, want := range map[string]string{
		"s3-read": `(?m)  BYTES  .*\n.*96\.8 MB  .*\n.*91\.6 MB  `, "recon-burst": `MOST IN 10 MIN`, "denied": `  CALLS `,
	} {
		b := demoBench(t, 80, 70)
		b.command("ask " + ask)
		frame := b.text()
		if !regexp.MustCompile(want).MatchString(frame) {
			t.Errorf("%s has no %s:\n%s", ask, want, frame)
		}
		if !endsAlign(frame, strings.TrimSpace(regexp.MustCompile(`BYTES|MOST IN 10 MIN|CALLS `).FindString(frame))) {
			t.Errorf("%s:\n%s", ask, frame)
		}
	}
}

// endsAlign reports whether a column's numbers end where its head does.
func endsAlign(frame, head string) bool {
	lines := strings.Split(frame, "\n")
	for i, l := range lines {
		if at := strings.Index(l, head); at > 0 && i+1 < len(lines) {
			runes := []rune(lines[i+1])
			end := len([]rune(l[:at])) + len(head)
			return end < len(runes) && runes[end-1] != ' ' && runes[end] == ' '
		}
	}
	return false
}

// TestPoliciesSayWhoseAndWho: at the usual width the answer tells which policy and by
// whom.
func TestPoliciesSayWhoseAndWho(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.command("ask iam-policies")
	b.want("WHOSE", "ACTOR", "POLICY", "ratorAccess")
}

// TestValuesOfALifeAreApart: no ellipsis joins two values of an event.
func TestValuesOfALifeAreApart(t *testing.T) {
	b := demoBench(t, 80, 24)
	b.command("who i-0a4d9f1e7c3b52860")
	b.want("1 of 4", "20 × Upda…nformation  198.51.100.201", " userData", "ation false")
	b = demoBench(t, 160, 50)
	b.command("who i-0a4d9f1e7c3b52860")
	b.want("1 of 4 g5.12xlarge ami-0bd45e19af505cc4c  203.0.113.77", "role of its profile  batch-gpu-instance  ")
	b.wantNot("IAM role")
}

// TestRelatedAddressesAreWhole: they are drawn whole or left out.
func TestRelatedAddressesAreWhole(t *testing.T) {
	b := demoBench(t, 80, 40)
	b.command("who i-0b7e1c94d2a86f351")
	cut := regexp.MustCompile(`\d…|…\d+\.\d|…\d+, `)
	if got := lineWith(b.text(), "session as its role"); got == "" || cut.MatchString(got) {
		t.Errorf("the line is %q", got)
	}
}

// TestCellsSayWhatAnswers: at the usual width the point of a cell is seen.
func TestCellsSayWhatAnswers(t *testing.T) {
	for ask, want := range map[string][]string{
		"iam-policies": {"role release-ma…", "  release-boundary", "  Allow lambda:UpdateFunctionC", "  githu…/GitH"}, "console-spray": {" 1–6 hidden, root@…3333", "tomas.lind at 09-15 07:12:40Z", "svc-backup-sync at … 10:52:37Z"},
		"log-complete": {"FROM 09-15  TO  ", "07:00Z      10:00Z  before its first event"}, "s3-ransom": {"7 days to take it back"},
		"trust-widened": {"before not seen", " 999988887777 "}, "admin-granted": {"AdministratorAccess: everything   removed 11:24:16Z", "ors, by its name only"}, "key-credentials AKIA3KF6UTOHVO6EYCGY": {"password of svc-backup-sync"},
		"new-credentials": {"deleted 11:23:07Z", "inactive since 11:23:46Z", "CreateAccessKey AKIA…NPFJ", " ASIA3KF6UTOHX6TXMM2H"}, "sg-open-world": {"tcp 22, 3333 0.0.0.0/0, ::/0"},
		"user-agents": {" +2 ", "build-agent +1"}, "denied": {"DescribeKeyPairs, DescribeSecurityGroups +24", "  AROA…:5c6ba642441f9d3ccf09eab47ac28d0e "}, "cross-account": {" acct 123456789012 …:collector "},
		"logging-tampered": {" d4b1c2e3f5a60798 off ", " d4b1c2e3f5a60798 on "}, "code-execution": {" orders-webhook ", " i-0a4d9f1e7c3b52860 "},
	} {
		b := demoBench(t, 80, 110)
		b.command("ask " + ask)
		b.want(want...)
	}
}

// TestHowSignInsEnded: with a second factor or without is seen at every width.
func TestHowSignInsEnded(t *testing.T) {
	for _, width := range []int{60, 80, 120, 160} {
		b := demoBench(t, width, 60)
		b.command("ask console-logins")
		b.want(" no MFA", ", MFA")
		b.wantNot("Failure, no MFA")
	}
}

// TestHeadsAreWords: the names of fields are parted, and whole where there is room.
func TestHeadsAreWords(t *testing.T) {
	for ask, want := range map[string]string{"console-spray": "ERROR MESSAGE", "s3-read": "BYTES TRANSFERRED OUT", "log-complete": "EVENTS AN HOUR OTHERWISE"} {
		b := demoBench(t, 160, 60)
		b.command("ask " + ask)
		b.want(want)
	}
}

// TestDryRunsInAnswers: they have the sign of the lists.
func TestDryRunsInAnswers(t *testing.T) {
	for _, ask := range []string{"ask spending", "ask instance-lifecycle"} {
		b := demoBench(t, 80, 40)
		b.command(ask)
		b.want("10:06:44 ≈ RunInstances")
	}
}

// TestChainUsesItsRoom: a link has no half of an address, and services are named as far
// as there is room.
func TestChainUsesItsRoom(t *testing.T) {
	b := demoBench(t, 160, 50)
	b.command("trace ASIARTX3GSDSWQ4GYLXM")
	b.want("15 services: s3 133  ec2 19  iam 19  secretsmanager 9  cloudtrail 6")
	b = demoBench(t, 80, 24)
	b.press("; a c t o r : t o m a s . l i n d enter enter c")
	if got := lineWith(b.text(), "console login with"); strings.Contains(got, ".…") || regexp.MustCompile(`\d…`).MatchString(got) {
		t.Errorf("an address is cut: %q", got)
	}
}

// TestSignInsSayWhoAndWhy: whole, before more of the user agents than tells them apart.
func TestSignInsSayWhoAndWhy(t *testing.T) {
	b := demoBench(t, 160, 50)
	b.command("ask console-logins")
	b.want(" finance-readonly/amelie.roux@example.com  198.51", " build-agent→release-support ", "No username found in supplied account  Mozilla/", "  Failed authentication  ")
}

// TestBytesHaveOneUnit: those of an event are said as the sums of them are.
func TestBytesHaveOneUnit(t *testing.T) {
	b := demoBench(t, 160, 90)
	b.command("ask s3-read")
	b.want("96.8 MB", "140.7 kB")
	b.wantNot("140701")
}
