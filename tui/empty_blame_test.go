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
