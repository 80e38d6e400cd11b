package main

import (
	"bufio"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/lineage"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/tui/theme"
)

var treeRows = [][]string{
	{"● build-agent", "IAM user, long-lived key AKIA3KF6UTOHVO6EYCGY from 203.0.113.77", "certain  recorded         a1023046-01fe-46af-9111-578533351532"},
	{"└─● release-manager/botocore-1", `2026-09-15 09:06:03Z  AssumeRole, session "botocore-1" from 203.0.113.77`, "certain  issued key       a1023046-01fe-46af-9111-578533351532"},
	{"  └─ 210 events", "s3 133 · ec2 19 · secretsmanager 9 · cloudtrail 6 · +10 more   writes 55   failures 27", ""},
	{"", "2026-09-15 09:06:27Z .. 2026-09-15 12:19:03Z   from 203.0.113.77 195", ""},
}

func tree(line int) string {
	var b strings.Builder
	writeTree(&b, line, treeRows)
	return b.String()
}

// TestTreeGoesOnBelow: without room for its columns the cells of a tree stand below their
// holders, the parts of one apart.
func TestTreeGoesOnBelow(t *testing.T) {
	const want = `● build-agent
    IAM user, long-lived key AKIA3KF6UTOHVO6EYCGY from 203.0.113.77
    certain  recorded         a1023046-01fe-46af-9111-578533351532
└─● release-manager/botocore-1
      2026-09-15 09:06:03Z  AssumeRole, session "botocore-1" from 203.0.113.77
      certain  issued key       a1023046-01fe-46af-9111-578533351532
  └─ 210 events
       s3 133 · ec2 19 · secretsmanager 9 · cloudtrail 6 · +10 more
       writes 55
       failures 27
       2026-09-15 09:06:27Z .. 2026-09-15 12:19:03Z   from 203.0.113.77 195
`
	if got := tree(80); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for line := 50; line < 200; line++ {
		for l := range strings.Lines(tree(line)) {
			if theme.Width(strings.TrimRight(l, "\n")) > line {
				t.Fatalf("in %d cells:\n%s", line, tree(line))
			}
		}
	}
}

// TestTreeHangs: with some room they stand in their column, with enough in one line.
func TestTreeHangs(t *testing.T) {
	if got := tree(110); !strings.Contains(got, "\n"+strings.Repeat(" ", 32)+"certain  recorded ") || !strings.Contains(got, "● build-agent                   IAM user") {
		t.Error(got)
	}
	for _, line := range []int{0, 200} {
		if got := tree(line); strings.Count(got, "\n") != len(treeRows) {
			t.Errorf("in %d cells:\n%s", line, got)
		}
	}
}

// TestFilterBreaks behind blanks and commas that are not quoted, and is still one.
func TestFilterBreaks(t *testing.T) {
	const filter = `service:iam event:CreateUser,DeleteUser,AttachUserPolicy actor:"a, b" failed:yes`
	got := space{line: 30}.filter(filter)
	const want = "service:iam event:CreateUser,\nDeleteUser,AttachUserPolicy \nactor:\"a, b\" failed:yes"
	if got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	lang := trail.Language()
	one, err := (&app{filter: filter}).filterFlag(lang)
	if err != nil {
		t.Fatal(err)
	}
	if other, err := (&app{filter: got}).filterFlag(lang); err != nil || one.String() != other.String() {
		t.Errorf("%v, %v", other, err)
	}
	if got := (space{}).filter(filter); got != filter {
		t.Errorf("without a terminal %q", got)
	}
}

// TestCountStays with the names that it counts where a row breaks.
func TestCountStays(t *testing.T) {
	rows := [][]string{{"2026-09-15 10:10:46 – 11:44:12", "used", "", "bert-jan", "16 ×", "DescribeInstances, DescribeInstanceTypes"}}
	var b strings.Builder
	writeColumns(&b, "  ", space{cell: widestText, line: 80}, rows)
	if want := "bert-jan\n      16 ×  DescribeInstances, DescribeInstanceTypes\n"; !strings.HasSuffix(b.String(), want) {
		t.Error(b.String())
	}
}

// TestCountsFlushRight on a terminal.
func TestCountsFlushRight(t *testing.T) {
	rows := func() [][]string { return [][]string{{"EVENTS", "a"}, {"116", "b"}, {"1,005", "c"}} }
	for line, want := range map[int]string{80: "EVENTS,   116, 1,005", 0: "EVENTS,116,1,005"} {
		var cells []string
		for _, row := range (space{line: line}).flushRight(rows(), 0) {
			cells = append(cells, row[0])
		}
		if got := strings.Join(cells, ","); got != want {
			t.Errorf("in %d cells %q, want %q", line, got, want)
		}
	}
}

// TestEventsGoOnBelow: rows of events break before one column, their times are whole, and
// no line is too long.
func TestEventsGoOnBelow(t *testing.T) {
	some := [][]string{
		{"TIME", "ACTOR", "EVENT", "SERVICE", "REGION", "IP", "ERROR"},
		{"2026-09-15T09:57:03Z", "release-manager/botocore-session-1789463163", "DeleteAccountPublicAccessBlock", "s3", "eu-west-1", "203.0.113.77", "AccessDenied"},
		{"2026-09-15T07:00:03Z", "mira", "GetObject", "s3", "eu-west-1", "10.20.1.10", ""},
	}
	for line := 60; line < 160; line++ {
		var b strings.Builder
		w := bufio.NewWriter(&b)
		for _, row := range some {
			writeParts(w, row, linesFor(some, line), line)
		}
		w.Flush()
		for l := range strings.Lines(b.String()) {
			if theme.Width(strings.TrimRight(l, "\n")) > line {
				t.Fatalf("in %d cells:\n%s", line, b.String())
			}
		}
		if !strings.Contains(b.String(), "2026-09-15T09:57:03Z") || !strings.Contains(b.String(), "AccessDenied") {
			t.Fatalf("in %d cells:\n%s", line, b.String())
		}
		oneBelowOther(t, strings.Join(whichHave(b.String(), "203.0", "10.20"), ""), "203.0", "10.20")
	}
}

// whichHave returns the lines that have one of some texts.
func whichHave(text string, some ...string) (out []string) {
	for l := range strings.Lines(text) {
		for _, s := range some {
			if strings.Contains(l, s) {
				out = append(out, l)
				break
			}
		}
	}
	return out
}

// TestSubjectHasDryRuns among the failures, where there are any.
func TestSubjectHasDryRuns(t *testing.T) {
	for dry, want := range map[int]string{0: "mira  (ASIAX, 3 events, 0 writes, 2 failed)", 1: "mira  (ASIAX, 3 events, 0 writes, 2 failed, 1 of them a dry run)"} {
		chain := &lineage.Chain{Session: lineage.Session{Actor: "mira", Key: "ASIAX"}, Did: lineage.Activity{Events: 3, Ended: phrase.Ended{Failed: 2, DryRuns: dry}}}
		if got := subject(chain); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
