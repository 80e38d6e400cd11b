package tui

import "testing"

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

// TestTheScreenEmptiesTheResult: where the condition that a screen brought along
// is the one to blame, leaving the screen takes it away.
func TestTheScreenEmptiesTheResult(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press("j enter ;")
	b.types(" -actor:deploy-bot")
	b.press("enter")
	b.want("Nothing matches.", "without [actor=deploy-bot].", "esc back, without it")
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
