package tui

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// TestTypedValueNeedsNoCompletion: while completions take long, what is typed can
// be asked about as it is; what was typed before that waits for the best of them.
func TestTypedValueNeedsNoCompletion(t *testing.T) {
	b := pivotBench(t, 120, 30)
	var later tea.Msg
	b.wait = func(_ time.Duration, msg func(time.Time) tea.Msg) tea.Cmd {
		later = msg(noon)
		return nil
	}
	b.press(":")
	b.types("who i-01234567")
	_, looks := b.Update(pressed("8"))
	b.wantNot("looking for more")
	b.send(later)
	b.want("as typed", "i-012345678", "looking for more")
	b.press("enter")
	b.want("› history i-012345678", "which one is meant?")
	b.do(looks) // too late
	b.want("› history i-012345678")

	b.press(":")
	b.types("who sg-01234567")
	_, looks = b.Update(pressed("8"))
	b.Update(pressed("enter"))
	b.send(later)
	b.wantNot("› history sg-")
	b.do(looks)
	b.want("› history sg-0123456789abcdef0")
}

// TestTypedValueThatNothingHas: it is offered, and said to be nowhere.
func TestTypedValueThatNothingHas(t *testing.T) {
	b := pivotBench(t, 120, 30)
	for _, c := range []struct{ line, want string }{
		{"who zzz-nothing", `no event contains "zzz-nothing"`},
		{"profile zzz-nothing", "Nothing is loaded of actor zzz-nothing"},
		{"ask key-used AKIAZZZZZZZZZZZZZZZZ", "no event names AKIAZZZZZZZZZZZZZZZZ at all"},
		{"ask quiet-regions zzz", "zzz is not a region"},
		{"key-used AKIAZZZZZZZZZZZZZZZZ", "no event names AKIAZZZZZZZZZZZZZZZZ at all"}, // as if ask stood before it
		{"Quiet-Regions zzz", "zzz is not a region"},
	} {
		b.press(":")
		b.types(c.line)
		b.want("as typed", "no loaded value has it")
		b.press("end enter")
		b.want(c.want)
		b.press("esc")
	}
	b.command("profile 203.0.113.66") // what is there says nothing of the sort
	b.press("esc :")
	b.types("who i-0123")
	b.wantNot("no loaded value has it")
}

// TestProfilesAsOnTheCommandLine: what names a role, a network or part of a name
// is found in the interface as well.
func TestProfilesAsOnTheCommandLine(t *testing.T) {
	b := pivotBench(t, 120, 30)
	for _, c := range []struct{ who, want string }{
		{"203.0.113.0/24", "network 203.0.113.0/24: 9 events"},
		{"deploy", "role deploy: 9 events"},
		{"arn:aws:sts::111122223333:assumed-role/deploy/ci-4711", "ARN arn:aws:sts::111122223333:assumed-role/deploy/ci-4711: 9 events"},
		{"ci-47", "Nothing is loaded of actor ci-47"},
	} {
		b.do(b.profileOf(c.who))
		b.want(c.want)
		b.press("esc")
	}
	b.do(b.profileOf("ci-47"))
	b.want("it may be", "deploy/ci-4711")
	b.press("enter")
	b.want("actor deploy/ci-4711: 9 events")
}

// manyKeys are events of more access keys than are listed, some of them without one.
func manyKeys() []string {
	var out []string
	for n := range 3 * maxOffers {
		key := fmt.Sprintf("AKIAEXAMPLE%09d", n)
		if n%10 == 0 {
			key = ""
		}
		out = append(out, event(n, object{"userIdentity": object{"type": "IAMUser", "userName": "mira", "accessKeyId": key}}))
	}
	return out
}

// TestValuesOfQuestion: none of them is empty, and those that are not listed count.
func TestValuesOfQuestion(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", manyKeys())), 120, 30)
	b.press(":")
	b.types("ask key-used ")
	b.wantNot("in 60 events")
	b.want("199 of 540, the most frequent")
	b.types("AKIAEXAMPLE0000005")
	b.want("91 of 91 ")
}

// TestNetworkIsCounted: no event has a network as its address, and events come from it.
func TestNetworkIsCounted(t *testing.T) {
	b := pivotBench(t, 120, 30)
	b.press(":")
	b.types("ask from-address 203.0.113.0/24")
	b.want("as typed", "9 events from there")
	b.press("enter")
	b.want("9 events from 203.0.113.0/24")
	b.press("esc :")
	b.types("ask from-address 192.0.200.0/24")
	b.want("as typed", "no loaded value has it")
}
