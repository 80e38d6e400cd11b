package tui

import (
	"strings"
	"testing"
)

// TestWhatEmptiesTheResult: not the condition that comes last, but those without
// which something matches are named, with the key that takes the first away.
func TestWhatEmptiesTheResult(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(";")
	b.types("actor:mira actor:deploy-bot verb:*")
	b.press("enter")
	b.want("Nothing matches.", "without [actor:mira].", "without [actor:deploy-bot].", "x   take actor:", "x take it away")
	b.wantNot("without [verb:*]")
	lists := len(b.filter.lists)
	b.press("F s m # / tab esc")
	b.want("Nothing matches.")
	b.press("x")
	b.wantNot("Nothing matches")
	if len(b.filter.lists) != lists || len(b.filter.sorts) > 0 {
		t.Errorf("facets out of sight were changed: %v %v", b.filter.lists, b.filter.sorts)
	}

	b.press(";")
	b.types(" actor:nobody")
	b.press("enter")
	b.want("without [actor:nobody]: no event has it.", "u   undo it")
	b.press("u")
	b.wantNot("Nothing matches")
}

// TestTimesOutsideOfWhatIsLoaded: who asks for another day is told which there are.
func TestTimesOutsideOfWhatIsLoaded(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 40)
	for _, filter := range []string{"time:2020-01-01", "time>=2040-01-01 actor:mira", "NOT time:1970.."} {
		b.press("; ctrl+u")
		b.types(filter)
		b.press("enter")
		b.want("Nothing matches.", "The loaded events are of 2026-08-31 22:40:00 to 2026-09-01 01:03:53.")
	}
}

// TestTheScreenEmptiesTheResult: where the condition that a screen brought along
// is the one to blame, leaving the screen takes it away.
func TestTheScreenEmptiesTheResult(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j enter ;")
	b.types(" -actor:deploy-bot")
	b.press("enter")
	b.want("Nothing matches.", "without [actor=deploy-bot].", "esc back, without actor=deploy-bot")
	b.press("esc")
	b.wantNot("Nothing matches")
}

// TestConditionsThatMatchOnlyTogetherNothing: no single one is to blame.
func TestConditionsThatMatchOnlyTogetherNothing(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(";")
	b.types("actor:mira actor:deploy-bot actor:orders")
	b.press("enter")
	b.want("Nothing matches.")
	if b.answer.blame == nil {
		t.Fatal("it is not known what is to blame")
	}
}

// TestMisspeltValue: a value that no event has, beside one that some have.
func TestMisspeltValue(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(";")
	b.types("verb:* actor=Mria")
	b.press("enter")
	b.want("without [actor=Mria]: no event has it. Is it mira?", "enter look for mira instead", "x     take actor=Mria away", "enter the near one")
	b.press("enter")
	b.want("[verb:*] [actor=mira]")
	b.wantNot("Nothing matches")
	b.press("u")
	b.want("[actor=Mria]", "Nothing matches.")

	for _, filter := range []string{"actor=nobody-at-all", "actor:mri?", "-actor:*", "ip=203.0.113.0/24", "time:1999-01-01", "nosuchfield=mria"} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
		b.press(";")
		b.types(filter)
		b.press("enter")
		b.wantNot("Is it ", "instead")
		b.press("enter") // leads nowhere
	}
}

// TestMisspeltWord: a free word that is near what somebody is called, or did.
func TestMisspeltWord(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(";")
	b.types("verb:* deploybto")
	b.press("enter")
	b.want("without [deploybto]: no event has it. Is it deploy-bot?", "enter look for deploy-bot instead")
	b.press("enter")
	b.want("[verb:*] [deploy-bot]")
	b.wantNot("Nothing matches")
	b.press("u ;")
	b.types(" RunInstacnes")
	b.press("enter")
	b.want("No event at all has [RunInstacnes]. Is it RunInstances?")
}

// TestWhatIsMeantIsSeenWhole: the value that is near stands in a line of its own where
// it has no room beside what is wrong.
func TestWhatIsMeantIsSeenWhole(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", []string{event(1, object{"eventName": "DescribeInstanceInformation"})})), 80, 24)
	b.press(";")
	b.types("event:DescribeInstanceInformaton")
	b.press("enter")
	b.want("1 event without [event:DescribeInstanceInformaton]: no event has it.", "Is it DescribeInstanceInformation?")
	for _, line := range strings.Split(b.text(), "\n")[3:] {
		if strings.Contains(line, "…") {
			t.Errorf("%q is cut", line)
		}
	}
}

// TestAFieldThatNothingHasIsBlamedOnce: it is not said of the condition too that no
// event has it.
func TestAFieldThatNothingHasIsBlamedOnce(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press(";")
	b.types("verb:* foo.bar:x")
	b.press("enter")
	b.want("events without [foo.bar:x].", "No event has foo.bar.")
	b.wantNot("no event has it")
}

// TestBlameIsOfTheFilterInForce: while another is typed nothing is blamed.
func TestBlameIsOfTheFilterInForce(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press(";")
	b.types("actor:nobody")
	b.press("enter")
	b.want("Nothing matches.")
	b.press(";")
	b.types("zzz") // which nothing completes, so that the body is seen
	b.wantNot("Nothing matches.", "without [actor:nobody]", "edit the filter")
	b.press("esc")
	b.want("Nothing matches.")
}

// TestNothingReadIsSaidOnce: one problem is not the first of one, and neither it nor
// what helps is said again in the status line.
func TestNothingReadIsSaidOnce(t *testing.T) {
	cfg := config(newStore(t, "trail.json", nil))
	problems := []Problem{{Source: "/nonexist", Reason: "no such file or directory"}}
	cfg.Load = &fakeLoad{progress: Progress{Waiting: true, Failed: 1, Retryable: 1, Problems: problems}}
	b := newBench(t, cfg, 80, 24)
	b.send(tickMsg{})
	b.want("Nothing could be read.", "/nonexist", "R   try again")
	b.wantNot("The first of", "R tries again", "lists 1 problem", "! lists them")
}
