package events

import (
	"fmt"
	"strings"
	"testing"
)

// sessions returns a list of events of numbered sessions of a role, half of which are about
// a long name.
func sessions(t *testing.T) *Table {
	t.Helper()
	var events []string
	for i := range 120 {
		bucket := "trail-archive-1"
		if i%2 == 1 {
			bucket = strings.Repeat("trail-archive-", 3)
		}
		events = append(events, fmt.Sprintf(`{"eventVersion":"1.08","eventID":"%d","eventTime":"2026-09-01T10:%02d:00Z","eventSource":"s3.amazonaws.com","eventName":"GetBucketAcl",`+
			`"userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/release-manager/botocore-session-17894631%02d"},`+
			`"sourceIPAddress":"198.51.100.%d","awsRegion":"eu-west-%d","requestParameters":{"bucketName":"%s"}}`, i, i/2, i%60, i%9, i%3, bucket))
	}
	return loadedTable(t, events)
}

// TestRolesAreReadInWideLists: before what events were about has more room than most need.
func TestRolesAreReadInWideLists(t *testing.T) {
	table := sessions(t)
	for width := 112; width < 200; width++ {
		table.SetSize(width, 12)
		if frame := rendered(table); table.Drawn("actor") < readRole || !strings.Contains(frame, "GetBucketAcl ") || !strings.Contains(frame, " trail-archive-1") {
			t.Errorf("%d cells: the actor has %d:\n%s", width, table.Drawn("actor"), frame)
		}
	}
	for _, c := range []struct {
		text string
		want int
	}{{"release-manager/botocore-session-1789463163", readRole}, {"cloudtrail.amazonaws.com", 12}, {"mira", 4}} {
		if got := easyActor(c.text, min(len(c.text), 12)); got != c.want {
			t.Errorf("%s in %d cells, want %d", c.text, got, c.want)
		}
	}
}

// TestFoldsOfASecondHaveNoEnd: when all was in the same second, it says nothing more.
func TestFoldsOfASecondHaveNoEnd(t *testing.T) {
	var events []string
	for i := range 6 {
		events = append(events, fmt.Sprintf(`{"eventVersion":"1.08","eventID":"%d","eventTime":"2026-09-01T10:00:0%dZ","eventSource":"s3.amazonaws.com","eventName":"ListBuckets"}`, i, i/3))
	}
	table := loadedTable(t, events)
	table.SetSize(120, 12)
	table.SetFolds(&Folds{[]run{{0, 3}}})
	if frame := rendered(table); strings.Contains(frame, "until") {
		t.Errorf("got\n%s", frame)
	}
	table.SetFolds(&Folds{[]run{{0, 5}}})
	if frame := rendered(table); !strings.Contains(frame, "until 10:00:01") {
		t.Errorf("got\n%s", frame)
	}
}
