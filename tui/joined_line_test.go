package tui

import (
	"slices"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
)

// calledTwice are calls of somebody who is called zoe at home and by an id elsewhere, among more than
// are listed.
func calledTwice() []string {
	own := object{"type": "IAMUser", "principalId": "AIDA1", "accountId": "444455556666", "userName": "zoe"}
	abroad := object{"type": "AWSAccount", "principalId": "AIDA1", "accountId": "444455556666"}
	out := []string{event(1, object{"userIdentity": own, "recipientAccountId": "444455556666", "sharedEventID": "a"})}
	for n := range 3 {
		out = append(out, event(2+n, object{"userIdentity": abroad, "sharedEventID": "a"}))
	}
	for n := range 12 {
		out = append(out, event(10+n, object{"userIdentity": object{"type": "IAMUser", "userName": "u" + string(rune('a'+n)), "principalId": "AIDA" + string(rune('A'+n))}}))
	}
	return out
}

// onZoe is the profile of the address, the cursor on zoe.
func onZoe(t *testing.T) *bench {
	b := newBench(t, config(newStore(t, "trail.json", calledTwice())), 120, 50)
	b.command("profile 198.51.100.7")
	b.onLine("zoe")
	return b
}

// onLine moves to a line of the answer that says a text.
func (b *bench) onLine(text string) {
	b.t.Helper()
	b.press("g")
	for range b.answers.Stops() {
		if strings.Contains(b.answers.Text(), text) {
			return
		}
		b.press("j")
	}
	b.t.Fatalf("no line says %q", text)
}

// TestKeysMeanAllNamesOfALine: a line that counts two names of one caller finds, leaves out
// and copies both, and those that are not listed are neither.
func TestKeysMeanAllNamesOfALine(t *testing.T) {
	const both = `actor=zoe,"account 444455556666 AIDA1"`
	for keys, want := range map[string][]string{
		"enter": {"4 of 16", "AIDA1"},
		"=":     {"[" + both + "]", "4 of 16"},
		"+":     {"[" + both + "]", "4 of 16"},
		"-":     {`[actor!=zoe,"account 444455556666 AIDA1"]`, "12 of 16"},
	} {
		b := onZoe(t)
		b.press(keys)
		if keys != "enter" {
			b.press("esc")
		}
		b.want(want...)
	}
	b := onZoe(t)
	if got := decoded(t, b.sent("y y")); got != "zoe\naccount 444455556666 AIDA1" {
		t.Errorf("copied %q", got)
	}
}

// TestTheRestOfAProfileHasNoneOfTheNames: the events that the last line leads to are none
// of those above it.
func TestTheRestOfAProfileHasNoneOfTheNames(t *testing.T) {
	b := onZoe(t)
	b.onLine(" more")
	line, _ := b.answers.Current()
	rest, err := b.answer.snap.Select(t.Context(), b.lang, line.To.Events, nil)
	if err != nil || rest.Len() != line.To.Count || rest.Len() == 0 {
		t.Fatalf("%v, %v, %v", rest, err, line.To)
	}
	names, err := b.answer.snap.Facet(t.Context(), b.lang, "actor", rest, 0)
	if err != nil || slices.ContainsFunc(names.Values, func(v store.ValueCount) bool { return v.Value == "zoe" || strings.Contains(v.Value, "AIDA1") }) {
		t.Errorf("%v, %v", names, err)
	}
}
