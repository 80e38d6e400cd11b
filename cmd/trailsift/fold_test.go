package main

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// TestRowsGoOnBelow: where a table has no room even with its columns cut, all of its rows
// break before the same column, no line is wider than the terminal, and nothing of what
// comes last is lost.
func TestRowsGoOnBelow(t *testing.T) {
	rows := [][]string{
		{"2026-09-15 10:10:46 – 11:44:12", "used", "", "batch-gpu-instance/i-0a4d9f1e7c3b52860", "20 × UpdateInstanceInformation", ""},
		{"2026-09-15 10:13:08", "changed", "failed", "release-manager/botocore-session-1789463163", "ModifyInstanceAttribute", "Client.IncorrectInstanceState userData"},
		{"    Deny all but s3:GetObject on * to everybody who is not of this organisation, and that without a condition"},
	}
	for line := 60; line < 220; line++ {
		var b strings.Builder
		writeColumns(&b, "  ", space{cell: widestText, line: line}, rows)
		text := b.String()
		for l := range strings.Lines(text) {
			if theme.Width(strings.TrimRight(l, "\n")) > line {
				t.Fatalf("in %d cells:\n%s", line, text)
			}
		}
		for _, word := range []string{"2026-09-15 10:10:46 – 11:44:12", "changed", "Client.IncorrectInstanceState", "userData", "organisation", "condition"} {
			if !strings.Contains(text, word) {
				t.Fatalf("in %d cells no %s:\n%s", line, word, text)
			}
		}
		if one, other := breakOf(text, "2026-09-15 10:10:46"), breakOf(text, "2026-09-15 10:13:08"); line < 130 && one != other {
			t.Fatalf("in %d cells rows break before different columns:\n%s", line, text)
		}
	}
}

// breakOf tells by the words of the line that begins with something where it breaks.
func breakOf(text, start string) int {
	for l := range strings.Lines(text) {
		if strings.HasPrefix(strings.TrimSpace(l), start) {
			n := 0
			for _, word := range []string{"used", "changed", "batch", "relea", "× Up", "Mod"} {
				n += strings.Count(l, word)
			}
			return n
		}
	}
	return -1
}

// TestRowsStayWhole where they have room, and without a terminal.
func TestRowsStayWhole(t *testing.T) {
	rows := [][]string{{"● mira", "2026-09-15 07:12:38Z  IAM user", "certain  recorded"}, {"└─● ci", "assumed", "certain"}}
	for _, room := range []space{{cell: widestText, line: 80}, {cell: longestText}} {
		var b strings.Builder
		writeColumns(&b, "", room, rows)
		if want := "● mira  2026-09-15 07:12:38Z  IAM user  certain  recorded\n└─● ci  assumed                         certain\n"; b.String() != want {
			t.Errorf("%+v:\n%s", room, b.String())
		}
	}
}

// TestNoTerminalIsTooNarrow: however few cells there are, all words are there.
func TestNoTerminalIsTooNarrow(t *testing.T) {
	rows := [][]string{{"2026-09-15 10:10:46", "used", "batch-gpu-instance/i-0a4d9f1e7c3b52860", "日本語 × Update"}, {""}, {}, {"    a text\tof its own"}}
	for line := 1; line < 30; line++ {
		var b strings.Builder
		writeColumns(&b, "  ", space{cell: widestText, line: line}, rows)
		if !strings.Contains(strings.Join(strings.Fields(b.String()), ""), "2026-09-15") || (space{line: line}).prose("a sentence") == "" {
			t.Errorf("in %d cells:\n%s", line, b.String())
		}
	}
}

// TestHang: what has no room goes on below where it began, whole words first.
func TestHang(t *testing.T) {
	for _, c := range []struct {
		before, text string
		width        int
		want         string
	}{
		{"  as  ", "one two", 80, "  as  one two"},
		{"  as  ", "a text that has no room in so few cells", 36, "  as  a text that has no room in so\n      few cells"},
		{"  as  ", "AIDALP6WIGVYT5NYUOWGA@2026-09-15", 36, "  as\n    AIDALP6WIGVYT5NYUOWGA@2026-09-15"},
		{"", "    a line by itself, with blanks before it", 36, "    a line by itself, with blanks\n    before it"},
		{"a-name-that-leaves-no-room  ", "to what follows it", 40, "a-name-that-leaves-no-room\n    to what follows it"},
		{"x  ", strings.Repeat("y", 50), 40, "x  " + strings.Repeat("y", 37) + "\n   " + strings.Repeat("y", 13)},
		{"as  ", "one two", 0, "as  one two"},
		{"", strings.Repeat(" ", 50), 40, ""},
	} {
		if got := strings.Join(hang(c.before, c.text, c.width, 4), "\n"); got != c.want {
			t.Errorf("%q:\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}
