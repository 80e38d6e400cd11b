package tui

import (
	"fmt"
	"strings"
	"testing"
)

func TestConsoleReadsFold(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", consoleEvents())), 120, 30)
	b.press("enter")
	lines := strings.Split(b.text(), "\n")
	if !strings.Contains(lines[5], "5 console reads") || !strings.Contains(lines[6], "AssumeRole") {
		t.Fatalf("%q\n%q", lines[5], lines[6])
	}
	b.want("14 of 14", "GetSecretValue", "Decrypt", "GetObject", "GetPasswordData", "✗", "RunInstances", "DescribeInstances")
	b.want("enter open")
	b.press("=") // all that the line is one of
	b.want("[origin:console-read]", "[verb:read]", "8 of 14", "DescribeInstances")
	b.press("u")
	b.want("5 console reads")
	b.press("-")
	b.want("origin:console-read verb:read", "6 of 14", "AssumeRole")
	b.wantNot("DescribeInstances")
	b.press("u")
	b.want("5 console reads")
	b.press("p") // of whose session they are
	b.want("── mira ──", "profile of mira")
	b.press("esc j enter")
	b.want("6 of 14", "AssumeRole")
	b.press("K")
	b.want("5 of 14", "DescribeInstances")
	b.press("esc") // to the line that the event is in
	b.want("▌ 22:40:00", "5 console reads")
	b.press("enter")
	b.wantNot("5 console reads")
	b.want("14 of 14", "› Events", "u folds them again")
	b.press("g enter")
	b.want("1 of 14", "DescribeInstances")
}

func TestFoldingCanBeSwitchedOff(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", consoleEvents())), 120, 30)
	b.press("enter :")
	b.types("fold console")
	b.press("enter")
	b.wantNot("console reads")
	b.press("u")
	b.want("5 console reads")
	b.press("S")
	b.want("5 console reads")
	b.press("G enter")
	b.wantNot("console reads")
	b.press("S")
	b.wantNot("console reads") // it is the same five that are open
}

func TestOnlyOneSessionFolds(t *testing.T) {
	records := consoleEvents()[:5]
	other := object{"type": "AssumedRole", "principalId": "AROAEXAMPLE:other", "sessionContext": object{"attributes": object{"creationDate": "2026-08-31T20:00:00Z"}}}
	for n := range 3 { // as few as fold
		records = append(records, event(5+n, object{"userIdentity": other, "eventName": "DescribeVpcs", "userAgent": "Mozilla/5.0"}))
	}
	records = append(records, event(8, nil))
	b := newBench(t, config(newStore(t, "trail.json", records)), 120, 30)
	b.press("h enter") // all of one region
	b.want("5 console reads", "3 console reads")
}

// TestGapAmongFoldedEvents: the line with the gap in it is opened, so that the
// event behind the gap is the one that the cursor is on.
func TestGapAmongFoldedEvents(t *testing.T) {
	records := consoleEvents()[:5]
	for n := range 3 {
		records = append(records, event(5+n, object{"eventTime": fmt.Sprintf("2026-09-01T02:1%d:00Z", n),
			"eventName": "DescribeInstances", "userAgent": "Mozilla/5.0", "sessionCredentialFromConsole": "true"}))
	}
	records = append(records, event(300, nil))
	b := newBench(t, config(newStore(t, "trail.json", records)), 120, 30)
	b.press("h enter")
	b.want("8 console reads")
	b.press("}")
	b.want("nothing here from 2026-08-31", "to 09-01 02:10:00", "▌ 02:10:00")
	b.wantNot("console reads")
}

// pagesDrawn are console reads of two events in turn, and something else behind them.
func pagesDrawn(other object) []string {
	var out []string
	for n := range 6 {
		out = append(out, event(n, object{"eventSource": "ec2.amazonaws.com", "eventName": []string{"DescribeVpcs", "DescribeSubnets"}[n%2],
			"userAgent": "Mozilla/5.0", "sessionCredentialFromConsole": "true", "sourceIPAddress": fmt.Sprintf("198.51.100.%d", n)}))
	}
	return append(out, event(6, other))
}

func TestWhatIsAskedForIsNotFolded(t *testing.T) {
	failed := object{"eventName": "DescribeVpcs", "eventSource": "ec2.amazonaws.com", "errorCode": "Client.UnauthorizedOperation"}
	for _, filter := range []string{"event=DescribeVpcs,DescribeSubnets", "eventName:Describe*", "origin:console-read,direct"} {
		b := newBench(t, config(newStore(t, "trail.json", pagesDrawn(failed))), 120, 30)
		b.press(";")
		b.types(filter)
		b.press("enter enter")
		b.want("7 of 7", "DescribeSubnets")
		b.wantNot("console reads")
		b.press(":")
		b.types("fold console")
		b.press("enter")
		b.want("nothing is folded here: the filter asks for these events")
		if b.filter.unfolded {
			t.Errorf("%s: the next list is not folded", filter)
		}
	}
	b := newBench(t, config(newStore(t, "trail.json", pagesDrawn(failed))), 120, 30)
	b.press(";")
	b.types("region=eu-central-1 event!=GetObject") // that is no wish to see them
	b.press("enter enter")
	b.want("6 console reads")
}

func TestListOfConsoleReadsIsNotFolded(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", pagesDrawn(nil)[:6])), 120, 30)
	b.press("enter")
	b.want("6 of 6", "DescribeSubnets")
	b.wantNot("console reads")
}

// TestFoldedLineSaysWhatItsEventsShare, and offers the keys that have something to be
// about.
func TestFoldedLineSaysWhatItsEventsShare(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", pagesDrawn(nil))), 120, 30)
	b.press("enter")
	line := strings.Split(b.text(), "\n")[5]
	if !strings.Contains(line, "6 console reads  ec2 ") || strings.Contains(line, "198.51") {
		t.Fatalf("%q", line)
	}
	b.want("in all lines: REGION eu-central-1")
	b.table.FocusColumn("ip")
	b.press("k") // nothing is above
	b.wantNot("= only")
	b.want("p pivot")
	b.table.FocusColumn("region")
	b.press("k")
	b.want("= only", "p pivot")
	b.press("=")
	b.want("[region=eu-central-1]")
}
