package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// longActor is an actor that has no room in a column, and differs from another one in
// the middle.
const longActor = "a-role-with-a-long-name/%s-who-goes-by-a-name-that-is-longer-than-any-column"

func TestWriteColumns(t *testing.T) {
	one, two := fmt.Sprintf(longActor, "maria"), fmt.Sprintf(longActor, "martin")
	rows := [][]string{{"1", one, "", "last of the first"}, {"2", two, "", "b"}, {"3", "short\x1b", "", "c"}, {"a line by itself, as long as it wants, whatever the room is"}}
	for _, c := range []struct {
		room int
		want []string
	}{
		{40, []string{"> 1  a-role-with-a…aria-who", "> 2  a-role-with-a…artin-who", "> 3  short\\u001b  ", "> a line by itself, as long as it wants, whatever the room is"}},
		{longestText, []string{"> 1  " + one + "   last of the first", "> 2  " + two + "  b"}},
	} {
		var b strings.Builder
		writeColumns(&b, "> ", space{cell: c.room}, rows)
		for _, want := range c.want {
			if !strings.Contains(b.String(), want) {
				t.Errorf("no %q in\n%s", want, b.String())
			}
		}
		oneBelowOther(t, b.String(), "last of the first", "b\n", "c\n")
	}
}

// oneBelowOther fails unless texts begin in the same cell of their lines, which are the first
// ones.
func oneBelowOther(t *testing.T, text string, texts ...string) {
	t.Helper()
	want := -1
	for i, line := range strings.SplitAfter(text, "\n")[:len(texts)] {
		at := strings.LastIndex(line, texts[i])
		if at >= 0 {
			at = theme.Width(line[:at])
		}
		if want < 0 {
			want = at
		}
		if at < 0 || at != want {
			t.Errorf("%q is not below what is above it:\n%s", texts[i], text)
		}
	}
}

// longActors is a file of events whose second actor is wider than any column of a
// terminal.
func longActors(t *testing.T) string {
	t.Helper()
	var lines []string
	for n, actor := range []string{"mira", fmt.Sprintf(longActor, "maria")} {
		lines = append(lines, fmt.Sprintf(`{"eventVersion":"1.08","eventTime":"2026-09-01T1%d:00:00Z","eventID":"e-%d","eventSource":"s3.amazonaws.com","eventName":"PutObject",`+
			`"awsRegion":"eu-west-1","recipientAccountId":"%s","userIdentity":{"type":"IAMUser","userName":"%[3]s"},"sourceIPAddress":"203.0.113.7",`+
			`"requestParameters":{"bucketName":"vault"}}`, n, n, actor))
	}
	return trailFile(t, "x.json", records(lines...))
}

// tables are command lines, and what follows the actor in their rows.
var tables = []struct{ args, next string }{
	{"events --columns actor,event,ip", "PutObject"},
	{"hist actor,event", "PutObject"},
	{"heat", "eu-west-1"},
	{"who vault", "PutObject"},
}

// inLine fails unless what follows two actors is in the same place of their lines.
func inLine(t *testing.T, text, one, other, next string) {
	t.Helper()
	if first, second := placeBehind(text, one, next), placeBehind(text, other, next); first < 0 || first != second {
		t.Errorf("%q is in the cells %d and %d of\n%s", next, first, second, text)
	}
}

// placeBehind returns the cell in which something is in the line of a name; -1 where
// there is no such line.
func placeBehind(text, name, next string) int {
	for line := range strings.Lines(text) {
		if _, behind, found := strings.Cut(line, name); found && strings.Contains(behind, next) {
			return theme.Width(line[:strings.LastIndex(line, next)])
		}
	}
	return -1
}

// TestTablesStayInLine: where no terminal is, a long value makes its column wide, and
// is whole.
func TestTablesStayInLine(t *testing.T) {
	path := longActors(t)
	for _, c := range tables {
		inLine(t, answer(t, append(strings.Fields(c.args), path)...), "mira", fmt.Sprintf(longActor, "maria"), c.next)
	}
}

// TestLinesFitTheTerminal: names are cut as far as lines fit then, times are not, and
// a line that would not fit whatever is cut decides nothing.
func TestLinesFitTheTerminal(t *testing.T) {
	const caller = "github-deploy/GitHubActions-10812399021"
	rows := [][]string{
		{"2026-09-15 07:47:49", "changed", caller, "AuthorizeSecurityGroupIngress"},
		{"2026-09-15 07:47:49", "changed", "mira", "CreateTags"},
	}
	for line, want := range map[int]string{80: "github-d…12399021", 83: "github-de", 120: caller} {
		var b strings.Builder
		writeColumns(&b, "  ", space{cell: widestText, line: line}, rows)
		if !strings.Contains(b.String(), want) || !strings.Contains(b.String(), "2026-09-15 07:47:49") {
			t.Errorf("in %d cells no %q:\n%s", line, want, b.String())
		}
		for text := range strings.Lines(b.String()) {
			if theme.Width(strings.TrimRight(text, "\n")) > line {
				t.Errorf("in %d cells:\n%s", line, b.String())
			}
		}
	}
	var b strings.Builder
	writeColumns(&b, "  ", space{cell: widestText, line: 80}, [][]string{{"1", caller, strings.Repeat("x", 90)}})
	if !strings.Contains(b.String(), caller) {
		t.Errorf("cut for nothing:\n%s", b.String())
	}
}
