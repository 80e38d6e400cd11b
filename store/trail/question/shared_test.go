package question_test

import (
	"slices"
	"strings"
	"testing"
)

// TestSharedWithItself: an account that uses what others shared with it, and one that
// shares with itself, lets nothing out.
func TestSharedWithItself(t *testing.T) {
	taken := func(at int, account, snapshot string) string {
		return event(at, `"userIdentity":{"accountId":"`+account+`","invokedBy":"ec2.amazonaws.com"},"eventType":"AwsServiceEvent",`+call("ec2", "SharedSnapshotVolumeCreated")+`,"serviceEventDetails":{"snapshotId":"`+snapshot+`"}`)
	}
	image := func(at int, account string) string {
		return event(at, user("x", "AKIA1")+","+call("ec2", "ModifyImageAttribute")+`,"requestParameters":{"imageId":"ami-1","launchPermission":{"add":{"items":[{"userId":"`+account+`"}]}}}`)
	}
	own := []string{taken(0, "111122223333", "snap-public"), taken(1, "111122223333", "snap-public"), image(2, "111122223333")}
	a := about(t, load(t, own...), "shared-out", "")
	if a.Text != "No sharing itself is among these events; 1 event shares something with the account that has it already; 2 events show the account itself using a snapshot that somebody shared with it or with everybody, 2026-09-01 10:00:00Z to 10:00:01Z" {
		t.Error(a.Text)
	}
	if got := cells(a, "Used by the account itself"); len(got) != 1 || got[0][0] != "snap-public" {
		t.Errorf("%q", got)
	}
	a = about(t, load(t, append(own, taken(3, "999988887777", "snap-own"), image(4, "999988887777"))...), "shared-out", "")
	if !strings.HasPrefix(a.Text, "1 shared by x, 2026-09-01 10:00:04Z; 1 event shows another account copying or using a snapshot that was shared, 2026-09-01 10:00:03Z; 1 event shares") {
		t.Error(a.Text)
	}
	want := [][]string{
		{"ami-1", "111122223333 (itself)", "ModifyImageAttribute", "x", ""},
		{"snap-own", "999988887777", "SharedSnapshotVolumeCreated", "ec2.amazonaws.com", ""},
		{"ami-1", "999988887777", "ModifyImageAttribute", "x", ""},
	}
	if got := cells(a, "Shared"); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q", got)
	}
}

// TestSecondFactor: only those who got in count for the second factor.
func TestSecondFactor(t *testing.T) {
	login := func(outcome, mfa string) string {
		return event(0, user("x", "AKIA1")+","+call("signin", "ConsoleLogin")+`,"responseElements":{"ConsoleLogin":"`+outcome+`"},"additionalEventData":{"MFAUsed":"`+mfa+`"}`)
	}
	a := about(t, load(t, login("Failure", "No"), login("Failure", "No"), login("Success", "Yes")), "console-logins", "")
	if got := cells(a, "Second factor of those who got in"); len(got) != 1 || got[0][0] != "Yes" || cells(a, "Second factor") != nil {
		t.Errorf("%q", got)
	}
}
