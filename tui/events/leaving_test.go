package events

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// calls returns events of roles' sessions: which event, of whom and from where by turns.
func calls(n int, names, sessions, addresses []string) []string {
	of := func(all []string, i int) string { return all[i%len(all)] }
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf(`{"eventVersion":"1.08","eventID":"%d","eventTime":"2026-09-01T10:%02d:00Z","eventSource":"iam.amazonaws.com","eventName":"%s","awsRegion":"us-east-1",`+
			`"sourceIPAddress":"%s","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE:%[5]s","arn":"arn:aws:sts::111122223333:assumed-role/release-manager/%[5]s"},"requestParameters":{"userName":"vendor-monitoring"}}`,
			i, i, of(names, i), of(addresses, i), of(sessions, i)))
	}
	return out
}

// TestNothingIsCutBesideWhatAllSay: though so much of it is seen that it tells something.
func TestNothingIsCutBesideWhatAllSay(t *testing.T) {
	table := loadedTable(t, calls(3, []string{"UpdateAssumeRolePolicy"}, []string{"botocore-session-1789463163", "GitHubActions-10812399021"}, []string{"203.0.113.77", "192.0.2.121"}))
	table.SetColumns(Narrow(func(string) bool { return false }))
	table.SetChosen(false, func(string) bool { return false })
	table.SetSame(map[string]string{"event": "UpdateAssumeRolePolicy", "service": "iam", "region": "us-east-1"})
	table.SetSize(100, 8)
	if frame := rendered(table); !strings.Contains(frame, " release-manager/botocore-session-1789463163  vendor-monitoring") || !strings.Contains(frame, "EVENT UpdateAssumeRolePolicy") || !strings.Contains(frame, " 192.0.2.121") {
		t.Errorf("got\n%s", frame)
	}
	table.SetSize(200, 8)
	if frame := rendered(table); !strings.Contains(frame, "EVENT UpdateAssumeRolePolicy, SERVICE iam, REGION us-east-1") {
		t.Errorf("the columns depend on how much room there is:\n%s", frame)
	}
	table.FocusColumn("service")
	if frame := rendered(table); !strings.Contains(frame, "  iam  ") || strings.Contains(frame, "SERVICE iam") {
		t.Errorf("the cursor's column is left out:\n%s", frame)
	}
}

// TestWhatAllSayMakesRoomForAColumn that had none.
func TestWhatAllSayMakesRoomForAColumn(t *testing.T) {
	table := loadedTable(t, calls(8, []string{"CreateRole", "CreateLoginProfile", "DeactivateMFADevice"}, []string{"botocore-session-1789463163"}, []string{"203.0.113.77", "2001:db8:5ca1:ab1e::77"}))
	table.SetColumns(Narrow(func(string) bool { return false }))
	table.SetChosen(false, func(string) bool { return false })
	table.SetSame(map[string]string{"actor": "release-manager/botocore-session-1789463163", "service": "iam", "region": "us-east-1"})
	table.FocusColumn("event")
	table.SetSize(72, 8)
	if frame := rendered(table); !strings.Contains(frame, " DeactivateMFADevice  vendor-monitoring  203.0.113.77") {
		t.Errorf("got\n%s", frame)
	}
}

// TestAddressesAreWhole: that of somebody among services, whose names fill the column.
func TestAddressesAreWhole(t *testing.T) {
	for _, at := range []int{1, 2} { // one that is seen only when it is drawn, one of the sample
		table := loadedTable(t, services(200, at))
		for width := 60; width < 200; width++ {
			table.SetSize(width, 9)
			if frame := rendered(table); strings.Contains(frame, " IP") && !strings.Contains(frame, "203.113.226.224") {
				t.Fatalf("%d cells:\n%s", width, frame)
			}
		}
	}
}

// services returns n events of a service, one of which comes from an address.
func services(n, at int) (events []string) {
	for i := range n {
		address := "cloudtrail.amazonaws.com"
		if i == at {
			address = "203.113.226.224"
		}
		events = append(events, fmt.Sprintf(`{"eventVersion":"1.08","eventID":"%d","eventTime":"2026-09-01T10:%02d:%02dZ","eventSource":"s3.amazonaws.com","eventName":"PutObject","awsRegion":"us-east-1","sourceIPAddress":"%s",`+
			`"userIdentity":{"type":"AWSService","invokedBy":"cloudtrail.amazonaws.com"},"requestParameters":{"bucketName":"larkfield-organization-trail","key":"AWSLogs/111122223333/CloudTrail/%040d.json.gz"}}`, i, i/60, i%60, address, i))
	}
	return events
}

// TestCursorGoesWhereColumnsAre: not to those left out, and where it was before stays.
func TestCursorGoesWhereColumnsAre(t *testing.T) {
	table := loadedTable(t, calls(3, []string{"UpdateRole"}, []string{"botocore-session-1789463163", "GitHubActions-10812399021"}, []string{"203.0.113.77", "192.0.2.121"}))
	table.SetColumns(Narrow(func(string) bool { return false }))
	table.SetChosen(false, func(string) bool { return false })
	table.SetSame(map[string]string{"event": "UpdateRole", "service": "iam", "region": "us-east-1"})
	table.FocusColumn("event") // by which one has just filtered
	table.KeepColumn()
	table.SetSize(140, 8)
	head := func() string { return strings.TrimRight(strings.Split(rendered(table), "\n")[0], " ") }
	before := head()
	if !strings.Contains(before, "EVENT") || strings.Contains(before, "SERVICE") {
		t.Fatalf("got %q", before)
	}
	var went []string
	for range 2 {
		table.MoveColumn(1)
		went = append(went, table.columns[table.column].Field)
		if got := head(); got != before {
			t.Errorf("at %s the columns are %q, before %q", table.Field(), got, before)
		}
	}
	if want := []string{What, "ip"}; !slices.Equal(went, want) {
		t.Errorf("the cursor went to %q", went)
	}
	table.MoveColumn(-9)
	if table.column != 0 {
		t.Errorf("the first column is %d", table.column)
	}
}
