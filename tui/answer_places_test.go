package tui

import (
	"strings"
	"testing"
)

// column returns where in a line of the frame a text starts; the line is the first that has
// another text.
func (b *bench) column(line, text string) int {
	b.t.Helper()
	row := lineWith(b.text(), line)
	at := strings.Index(row, text)
	if at < 0 {
		b.t.Fatalf("no %q in the line of %q: %q", text, line, row)
	}
	return len([]rune(row[:at]))
}

// TestWhatIsTakenAwayIsNotAdded: rights stand below the head that says what became of them.
func TestWhatIsTakenAwayIsNotAdded(t *testing.T) {
	for _, width := range []int{120, 160, 200} {
		b := demoBench(t, width, 80)
		b.command("ask iam-policies")
		if at, head := b.column("09:27:18   release-boundary", "Allow lambda"), b.column("TAKES AWAY", "TAKES AWAY"); at != head {
			t.Errorf("%d cells: the rights stand at %d, their head at %d:\n%s", width, at, head, b.text())
		}
	}
}

// TestEventsStandBelowWhoDidThem: what services call for a session is no holder of its own,
// and the events of the session are not its.
func TestEventsStandBelowWhoDidThem(t *testing.T) {
	b := demoBench(t, 160, 50)
	b.command("trace ASIARTX3GSDS2D6LTXI3")
	service := b.column("AWS Internal  ", "└─")
	for _, line := range []string{"15 services: s3", "that AWS made"} {
		if at := b.column(line, "└─"); at != service {
			t.Errorf("%s stand at %d, the call beside them at %d:\n%s", line, at, service, b.text())
		}
	}
	b.command("ask session-human ASIARTX3GSDS2D6LTXI3")
	b.want("; 210 events of", "release-manager/botocore-session-1789463163, of which 55 writes")
}

// TestWaysSayWhatTheyAre: what was made stands there, wherever its API writes it.
func TestWaysSayWhatTheyAre(t *testing.T) {
	for _, width := range []int{80, 160} {
		b := demoBench(t, width, 40)
		b.command("ask network-changes")
		b.want("CreateNatGateway", "nat-0f2f943571c97279a", "rtb-0c73a8f4cb21f919a 0.0.0.0/0")
	}
}
