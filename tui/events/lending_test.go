package events

import (
	"fmt"
	"maps"
	"strings"
	"testing"
)

// hosts are addresses that have names, all of which tell.
var hosts = []string{"backup7.corp.example.net", "metrics.corp.example.net"}

// deliveries returns a list of events of which every nth is of a service, the others of an
// address, and half are about a bucket, the others about a long name.
func deliveries(t *testing.T, n int, services ...string) *Table {
	t.Helper()
	if len(services) == 0 {
		services = []string{"cloudtrail.amazonaws.com", "guardduty1.amazonaws.com"}
	}
	var events []string
	for i := range 200 {
		ip, bucket := services[i/2%len(services)], "trail-archive-1"
		if i%n != 0 {
			ip = "198.51.100.7"
		}
		if i%2 == 1 {
			bucket = strings.Repeat("trail-archive-", 5)
		}
		events = append(events, fmt.Sprintf(`{"eventVersion":"1.08","eventID":"%d","eventTime":"2026-09-01T10:%02d:00Z","eventSource":"s3.amazonaws.com","eventName":"GetBucketAcl",`+
			`"sourceIPAddress":"%s","awsRegion":"eu-west-1","requestParameters":{"bucketName":"%s"}}`, i, i/4, ip, bucket))
	}
	table := loadedTable(t, events)
	table.SetColumns([]Column{{"event", 22}, {What, 24}, {"ip", 15}})
	table.SetSize(77, 12)
	return table
}

// TestIdleRoomIsLent: what is cut in every line is seen whole where another column has
// room that makes none of its values whole, and nothing moves while one scrolls.
func TestIdleRoomIsLent(t *testing.T) {
	table := deliveries(t, 1, hosts...)
	frame := rendered(table)
	if !strings.Contains(frame, " backup7.corp.example.net") || !strings.Contains(frame, " trail-archive-1 ") {
		t.Errorf("cut beside blanks:\n%s", frame)
	}
	at := starts(frame)
	for range 12 {
		table.Move(table.Page())
		if now := starts(rendered(table)); !maps.Equal(now, at) {
			t.Errorf("further down the columns start at %v, not at %v", now, at)
		}
	}
}

// TestWhatAllLinesSayGivesRoom: a column that says the same in all lines stays where the
// cursor is on it, and is narrow as long as what they were about is cut; nothing moves while
// one scrolls.
func TestWhatAllLinesSayGivesRoom(t *testing.T) {
	table := deliveries(t, 1, "cloudtrail.amazonaws.com")
	table.SetSame(map[string]string{"ip": "cloudtrail.amazonaws.com"})
	table.FocusColumn("ip")
	table.SetSize(68, 12)
	frame := rendered(table)
	at := starts(frame)
	if !strings.Contains(frame, "  cloudtrail.…") || at["IP"]-at["WHAT"] < WidthOf(What)+gap {
		t.Errorf("\n%s", frame)
	}
	for range 12 {
		table.Move(table.Page())
		if now := starts(rendered(table)); !maps.Equal(now, at) {
			t.Errorf("further down the columns start at %v, not at %v", now, at)
		}
	}
	table.SetSize(160, 12)
	if frame := rendered(table); !strings.Contains(frame, "  cloudtrail.amazonaws.com") {
		t.Errorf("cut beside blanks:\n%s", frame)
	}
}

// TestWhoDidItIsNotSaidTwice: beside the column of the actor the address of a service says
// nothing, even where there are several of them; without it that is where they are seen.
func TestWhoDidItIsNotSaidTwice(t *testing.T) {
	table := deliveries(t, 1)
	table.SetColumns([]Column{{"actor", 24}, {What, 24}, {"ip", 15}, {"service", 10}})
	table.SetSize(84, 12)
	if frame := rendered(table); !strings.Contains(frame, " cloudtrai…") || !strings.Contains(frame, " guardduty…") {
		t.Errorf("\n%s", frame)
	}
}

// TestRoomIsNotLentToTheRare: what only scrolls by now and then takes nothing.
func TestRoomIsNotLentToTheRare(t *testing.T) {
	table := deliveries(t, 10, hosts...)
	table.SetSize(68, 12)
	if frame := rendered(table); strings.Contains(frame, "example.net") || !strings.Contains(frame, "198.51.100.7") {
		t.Errorf("\n%s", frame)
	}
}

// TestRoomInUseIsNotLent: it would cut as much as it makes whole.
func TestRoomInUseIsNotLent(t *testing.T) {
	table := deliveries(t, 1, hosts...)
	table.SetSize(66, 12)
	if frame := rendered(table); strings.Contains(frame, "example.net") || !strings.Contains(frame, " trail-archive-1 ") {
		t.Errorf("\n%s", frame)
	}
}
