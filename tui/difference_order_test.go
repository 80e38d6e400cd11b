package tui

import (
	"slices"
	"strings"
	"testing"
)

// TestOrderOfADifference: what was asked for, what came of it and how it ended is seen
// before whose the events are, and last what differs between any two.
func TestOrderOfADifference(t *testing.T) {
	one := event(1, object{"requestParameters": object{"groupName": "readers"}, "userAgent": "Boto3", "eventID": "a"})
	other := event(2, object{"requestParameters": object{"groupName": "administrators"}, "userAgent": "aws-cli", "eventID": "b", "errorCode": "AccessDenied"})
	b := newBench(t, config(newStore(t, "trail.json", []string{one, other})), 80, 50)
	b.press("L m j m d")
	var got []string
	for _, path := range []string{"requestParameters.groupName", "errorCode", "userAgent", "eventTime"} {
		b.want(path)
		got = append(got, path)
	}
	slices.SortStableFunc(got, func(x, y string) int { return strings.Index(b.text(), x) - strings.Index(b.text(), y) })
	if want := "requestParameters.groupName errorCode userAgent eventTime"; strings.Join(got, " ") != want {
		t.Errorf("the order is %s in\n%s", got, b.text())
	}
}

// TestRanksOfPaths: a member by itself, one with items, one that nobody named, a session's
// beginning, and nothing.
func TestRanksOfPaths(t *testing.T) {
	paths := []string{"requestParameters: Statement[0].Action", "responseElements.instancesSet.items[0].instanceId", "errorMessage", "eventName", "resources[0].ARN", "userIdentity.arn", "eventID"}
	for i, path := range paths[1:] {
		if rankOf(path) < rankOf(paths[i]) {
			t.Errorf("%s comes before %s", path, paths[i])
		}
	}
	if rankOf(sessionBegan) != rankOf("eventTime") || rankOf("") != rankOf("eventName") {
		t.Error("when a session began is no identity, and a document without members has its place")
	}
}
