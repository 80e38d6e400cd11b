package tui

import (
	"testing"

	"github.com/trailsift/trailsift/tui/clipboard"
)

// ofPaths are events of a policy whose ARN has a path, and of a role that is only named.
func ofPaths() []string {
	const arn = "arn:aws:iam::111122223333:policy/release/limits"
	iam := func(n int, name string, parameters object) string {
		return event(n, object{"eventSource": "iam.amazonaws.com", "eventName": name, "recipientAccountId": "111122223333", "requestParameters": parameters})
	}
	return []string{iam(1, "CreatePolicyVersion", object{"policyArn": arn}), iam(2, "DeletePolicyVersion", object{"policyArn": arn}), iam(3, "GetRole", object{"roleName": "limited"})}
}

// TestARNsAreCopiedAsRecorded: with the path of the name; where no event has the ARN,
// none is made up. What is copied finds the events.
func TestARNsAreCopiedAsRecorded(t *testing.T) {
	const arn = "arn:aws:iam::111122223333:policy/release/limits"
	for _, c := range []struct{ keys, text, says string }{
		{"y y", arn, "copied the value"},
		{"y a", arn, "copied the ARN"},
		{"j y a", "", "no event has its ARN, which may have a path: IAM role limited of 111122223333"},
	} {
		b := newBench(t, config(newStore(t, "trail.json", ofPaths())), 120, 30)
		b.do(b.inquire(inquiry{kind: askHistory, value: "limit"})) // two things may be meant
		b.want("policy/release/limits")
		want := ""
		if c.text != "" {
			want = clipboard.Direct.Sequence(c.text)
		}
		if got := b.sent(c.keys); got != want {
			t.Errorf("%s sends %q, want %q", c.keys, got, want)
		}
		b.want(c.says)
	}
	b := newBench(t, config(newStore(t, "trail.json", ofPaths())), 120, 30)
	b.do(b.inquire(inquiry{kind: askHistory, value: arn}))
	b.want("CreatePolicyVersion", "DeletePolicyVersion")
	if rows, err := b.answer.snap.Select(t.Context(), b.lang, named(arn), nil); err != nil || rows.Len() != 2 {
		t.Errorf("it finds %d events, %v", rows.Len(), err)
	}
}

// TestThingsAreOfferedAsRecorded: the picker tells of them as the answer does.
func TestThingsAreOfferedAsRecorded(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", ofPaths())), 120, 30)
	b.press(":")
	b.types("who limit")
	b.want("arn:aws:iam::111122223333:policy/release/limits", "IAM role limited of 111122223333")
	b.press("enter")
	b.want("CreatePolicyVersion", "DeletePolicyVersion")
}
