package history

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestRecordedInBothAccounts: a call that both accounts recorded is one line, by the one
// who made it there, and both are among the events. What nothing proves to be one call
// is two.
func TestRecordedInBothAccounts(t *testing.T) {
	assume := func(shared string) string {
		return `"requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/release","roleSessionName":"x"},"sharedEventID":"` + shared + `"`
	}
	foreign, own := caller(bert, there), identity("bert", bert, there)
	for _, c := range []struct {
		name  string
		want  string
		steps []step
	}{
		{"once", "2 events, 1 bert of 444455556666", []step{{1, foreign, "sts:AssumeRole", assume("s-1")}, {1, own, "sts:AssumeRole", assume("s-1")}}},
		{"without an id", "2 events, 1 bert of 444455556666", []step{{1, caller("", there), "sts:AssumeRole", assume("s-1")}, {1, own, "sts:AssumeRole", assume("s-1")}}},
		{"twice, folded", "4 events, 2 bert of 444455556666", []step{
			{1, foreign, "sts:AssumeRole", assume("s-1")}, {1, own, "sts:AssumeRole", assume("s-1")},
			{2, foreign, "sts:AssumeRole", assume("s-2")}, {2, own, "sts:AssumeRole", assume("s-2")},
		}},
		{"two calls", "2 events, 1 bert of 444455556666|1 bert", []step{{1, foreign, "sts:AssumeRole", assume("s-1")}, {1, own, "sts:AssumeRole", assume("s-2")}}},
		{"another caller", "2 events, 1 account 444455556666 AIDABERTHERE|1 jan", []step{{1, foreign, "sts:AssumeRole", assume("s-1")}, {1, identity("jan", "AIDAJAN", there), "sts:AssumeRole", assume("s-1")}}},
		{"one account", "2 events, 1 bert|1 jan", []step{{1, identity("bert", bert, here), "sts:AssumeRole", assume("s-1")}, {1, identity("jan", "AIDAJAN", here), "sts:AssumeRole", assume("s-1")}}},
	} {
		a := newWorld(t, c.steps...).who("arn:aws:iam::111122223333:role/release")
		var lines []string
		for _, e := range a.Life {
			lines = append(lines, fmt.Sprint(e.Count, " ", e.Name()))
		}
		if got := fmt.Sprintf("%d events, %s", a.Events.Len(), strings.Join(lines, "|")); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		once := len(lines) == 1
		if said := strings.Contains(strings.Join(a.Caveats, " "), "recorded by both accounts, under one sharedEventID"); said != once {
			t.Errorf("%s: %q", c.name, a.Caveats)
		}
	}
}

// TestOnceHidesNothing: a record gives way to its twin only where that stands in the same
// part of the life, at the same time and with the same outcome.
func TestOnceHidesNothing(t *testing.T) {
	foreign, own := caller(bert, there), identity("bert", bert, there)
	del := `"requestParameters":{"bucketName":"logs"},"sharedEventID":"q"`
	for name, steps := range map[string][]step{
		"the twin only names it": {{1, foreign, "s3:DeleteBucket", del}, {1, own, "s3:DeleteBucket", `"additionalEventData":{"note":"arn:aws:s3:::logs"},"sharedEventID":"q"`}},
		"the twin did not fail":  {{1, foreign, "s3:DeleteBucket", del + `,"errorCode":"AccessDenied"`}, {1, own, "s3:DeleteBucket", del}},
		"at another time":        {{1, foreign, "s3:DeleteBucket", del}, {3000, own, "s3:DeleteBucket", del}},
		"of another service":     {{1, foreign, "s3:DeleteBucket", del}, {1, own, "s3express:DeleteBucket", del}},
		"one of two":             {{1, caller("", there), "s3:DeleteBucket", del}, {1, foreign, "s3:DeleteBucket", del}, {1, own, "s3:DeleteBucket", del}},
	} {
		a, listed := newWorld(t, steps...).who("logs"), 0
		for _, e := range slices.Concat(a.Life, a.Mentioned) {
			listed += e.Count
		}
		if listed != len(steps) || strings.Contains(strings.Join(a.Caveats, " "), "under one sharedEventID") {
			t.Errorf("%s: %d of %d events are listed, %q", name, listed, len(steps), a.Caveats)
		}
	}
}
