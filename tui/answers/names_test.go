package answers

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// TestNamesAreCounted: of a list of names those that have no room are counted.
func TestNamesAreCounted(t *testing.T) {
	const odd = "release-manager/botocore-session-1789463163, orders-web-instance/i-0b7e1c94d2a86f351 and 1 more"
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{odd, 16, "rel…/bot…3163 +2"},
		{odd, 46, "release-manager/botocore-session-1789463163 +2"},
		{odd, 66, "release-manager/botocore-session-1789463163, order…/i-0b7…6f351 +1"},
		{"build-agent and tomas.lind", 24, "build-agent, tomas.lind"},
		{"build-agent and tomas.lind", 20, "build-agent +1"},
		{"build-agent and tomas.lind", 26, "build-agent and tomas.lind"},
		{"build-agent and release-manager/audit", 32, "build-agent, release-mana…/audit"},
		{"AdministratorAccess/priya.raman", 16, "Adm…/priya.raman"},
		{"svc and more", 11, "svc, more"},
		{"a, b and c", 4, "a +2"},
		{"hidden user 203.0.113.14", 18, "hidden user …"},
		{"account 123456789012 AROARE62EPPPUQFS4DRI7:collector", 20, "acct …9012 …:col…tor"},
		{"account 123456789012 AIDAKZOYVQ6KHNIDLVENH", 24, "acct …9012 AIDAKZ…DLVENH"},
		{"ec2.amazonaws.com and account 123456789012 AIDAKZOYVQ6KHNIDLVENH", 41, "ec2.amazonaws.com, acct …9012 AIDAK…LVENH"},
		{"root@111122223333", 14, "root@…3333"},
		{"build-agent of 777788889999", 20, "build-age…7788889999"},
		{strings.Repeat("role/", 1) + strings.Repeat("x", 250) + ", b and 4 more", 20, "…/xxxxxxxxxxxxxx… +5"},
	} {
		if got := cutNames(c.text, c.width); got != c.want {
			t.Errorf("%q in %d cells is %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// TestListsAreCounted: also where a column has sentences.
func TestListsAreCounted(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"DescribeKeyPairs, DescribeSecurityGroups, DescribeSnapshots and 22 more", 28, "DescribeKeyPairs +24"},
		{"DescribeKeyPairs, DescribeSecurityGroups, DescribeSnapshots and 22 more", 40, "DescribeKeyPairs, DescribeSecurityG… +23"},
		{"AssumeRole, GetCostAndUsage and GetCostForecast", 30, "AssumeRole, GetCostAndUsage +1"},
		{"PutUserPolicy sync and that allows everything", 26, "PutUserPolicy sync and …"},
	} {
		if got := strings.TrimRight(fitted(Column{Keep: true, Many: true}, c.text, c.width), " "); got != c.want {
			t.Errorf("%q in %d cells is %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// TestPartsBehindBlanks: a text that begins with blanks has a first part.
func TestPartsBehindBlanks(t *testing.T) {
	for text, want := range map[string]string{"   bob of the other account": "bob", "one  two  three": "one", "  ": ""} {
		if got := leaveOutParts(text, 5); !strings.Contains(got, want) {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// TestSessionsKeepWhenTheyBegan: in a column two of one person are told apart by that.
func TestSessionsKeepWhenTheyBegan(t *testing.T) {
	for text, since := range map[string]string{
		"AdministratorAccess/priya.raman@example.com since 11:13:30": "11:13:30",
		"somebody with blanks since 2026-09-15 11:13:30":             "2026-09-15 11:13:30",
	} {
		for width := range 70 {
			got := shortened(Column{Many: true}, text, width)
			if theme.Width(got) > width || width >= len(since)+9 && !strings.HasSuffix(got, " "+since) {
				t.Errorf("%q in %d cells", got, width)
			}
		}
		if got := shortened(Column{}, text, len(text)); got != text {
			t.Errorf("%q, want %q", got, text)
		}
	}
}

// TestListsAreCountedOneWay: whether names of a list are cut or not.
func TestListsAreCountedOneWay(t *testing.T) {
	for text, want := range map[string]string{
		"GetUser, AddUserToGroup and 12 more": "GetUser, AddUserToGroup +12", "mira and 3 more": "mira +3", "mira and jonas": "mira and jonas",
		"this and 3 more words": "this and 3 more words", "mira": "mira",
	} {
		if got := cutNames(text, 60); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
