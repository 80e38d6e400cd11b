package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

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
		{"j y a", "", "no event tells its ARN, which may have a path: IAM role limited of 111122223333"},
	} {
		b := newBench(t, config(newStore(t, "trail.json", ofPaths())), 120, 30)
		b.do(b.inquire(inquiry{kind: askHistory, value: "limit"})) // two things may be meant
		b.want("policy/release/limits")
		want := ""
		if c.text != "" {
			want = clipboard.Direct.Sequence(c.text)
		}
		if got := b.sentLater(c.keys); got != want {
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

// sentLater is sent for what has to be looked up in a command.
func (b *bench) sentLater(keys string) string {
	b.t.Helper()
	found, ok := b.last(keys).(arnsFound)
	if !ok {
		b.t.Fatalf("%s looks nothing up", keys)
	}
	return b.sentBy(found)
}

// last presses keys and runs the command of the last one.
func (b *bench) last(keys string) tea.Msg {
	b.t.Helper()
	all := strings.Fields(keys)
	b.press(strings.Join(all[:len(all)-1], " "))
	_, cmd := b.Update(pressed(all[len(all)-1]))
	if cmd == nil {
		return nil
	}
	return cmd()
}

// sentBy returns what a message writes to the terminal.
func (b *bench) sentBy(msg tea.Msg) string {
	_, cmd := b.Update(msg)
	if cmd == nil {
		return ""
	}
	raw, _ := cmd().(tea.RawMsg)
	return fmt.Sprint(raw.Msg)
}

// TestOnlyTheLastIsCopied: what was wanted before is not copied over it, nor once a line
// is being typed.
func TestOnlyTheLastIsCopied(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", ofPaths())), 120, 30)
	b.do(b.inquire(inquiry{kind: askHistory, value: "limit"}))
	first, second := b.last("y a"), b.last("y a")
	if got := b.sentBy(first); got != "" {
		t.Errorf("the first wish sends %q", got)
	}
	if got := b.sentBy(second); got == "" {
		t.Error("the second one sends nothing")
	}
	stale := b.last("y a")
	b.sent("y k")
	if got := b.sentBy(stale); got != "" {
		t.Errorf("a wish before another kind of copy sends %q", got)
	}
	stale = b.last("y a")
	b.press(":")
	if got := b.sentBy(stale); got != "" {
		t.Errorf("while a command is typed %q is sent", got)
	}
	_, cmd := b.Update(pressed("esc"))
	b.do(cmd)
	b.press("y")
	_, cmd = b.Update(pressed("a"))
	b.later.stop()
	if msg := cmd(); msg != nil {
		t.Errorf("what was given up brings %v", msg)
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
	if got := b.screen().ask.value; got != "arn:aws:iam::111122223333:policy/release/limits" {
		t.Errorf("what is asked about is %s", got)
	}
}
