package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestLineEditing(t *testing.T) {
	special := map[string]tea.KeyPressMsg{
		"<left>": {Code: tea.KeyLeft}, "<right>": {Code: tea.KeyRight},
		"<home>": {Code: tea.KeyHome}, "<end>": {Code: tea.KeyEnd},
		"<bs>": {Code: tea.KeyBackspace}, "<del>": {Code: tea.KeyDelete},
		"<^u>": {Code: 'u', Mod: tea.ModCtrl}, "<^k>": {Code: 'k', Mod: tea.ModCtrl},
		"<^w>": {Code: 'w', Mod: tea.ModCtrl},
	}
	for _, c := range []struct{ keys, want string }{
		{"a b c", "abc|"},
		{"a b <left> c", "ac|b"},
		{"a b <home> <del> c", "c|b"},
		{"a <bs> <bs>", "|"},
		{"<right> <del> a", "a|"},
		{"a b c <left> <^u>", "|c"},
		{"a b c <home> <right> <^k>", "a|"},
		{"a SPACE b c SPACE <^w> d", "a d|"},
		{"ä 日 <left> <bs>", "|日"},
		{"a b <home> <end> c", "abc|"},
	} {
		l := line{}
		for _, k := range strings.Fields(c.keys) {
			msg, ok := special[k]
			if !ok {
				k = strings.ReplaceAll(k, "SPACE", " ")
				msg = tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
			}
			if !l.key(msg) {
				t.Errorf("%s: %s means nothing", c.keys, k)
			}
		}
		before, after := l.parts()
		if got := before + "|" + after; got != c.want {
			t.Errorf("%s: %q, want %q", c.keys, got, c.want)
		}
	}
}

func TestLineTakesNoControls(t *testing.T) {
	l := line{}
	l.insert("a\nb\tc\x1b[2Jd\u009be")
	if got := l.String(); got != "a b c[2Jde" {
		t.Errorf("pasted text became %q", got)
	}
}

// TestEditingChangesNothing: a filter on a value that cannot be shown as it is
// is the same after it was opened as text, brought back or chosen as a chip.
func TestEditingChangesNothing(t *testing.T) {
	for _, name := range []string{"Evil\u009b\u009bName", "a\u202eb", "line\nfeed\x7f\x1b", "zero\u200bwidth", "\u00a0", "\u202e,\u202e"} {
		hostile := object{"eventName": name}
		for _, way := range []string{"; enter", "backspace enter enter", "; esc", "; enter = ; up up enter", "= backspace enter enter"} {
			b := newBench(t, config(newStore(t, "trail.json", []string{event(1, hostile), event(2, hostile), event(3, nil)})), 120, 30)
			for range 9 {
				if field, _ := b.value(); field == "event" {
					break
				}
				b.press("l")
			}
			b.press("g =")
			before := textOf(b.conditions().expr())
			b.press(way)
			b.View()
			if after := textOf(b.conditions().expr()); after != before {
				t.Errorf("%q, %s: %s became %s", name, way, before, after)
			}
			b.want("2 of 3")
		}
	}
}

// TestLineIsNotCut: half of a list would be another filter.
func TestLineIsNotCut(t *testing.T) {
	l := line{}
	l.insert("a\nb")
	if over := l.insert(strings.Repeat("x", maxInput)); over != 3 || l.String() != "a b" {
		t.Errorf("%d characters over in a line of %d", over, len(l.text))
	}
	if over := l.insert(strings.Repeat("x", maxInput-3)); over != 0 || len(l.text) != maxInput || l.at != maxInput {
		t.Errorf("%d over; %d runes, cursor at %d", over, len(l.text), l.at)
	}
	if l := newLine(strings.Repeat("x", maxInput+9)); len(l.text) != maxInput+9 {
		t.Errorf("what is there was cut to %d characters", len(l.text))
	}
}

func TestLineIgnoresOtherKeys(t *testing.T) {
	l := newLine("abc")
	if l.key(tea.KeyPressMsg{Code: tea.KeyF1}) || l.String() != "abc" {
		t.Errorf("F1 made %q", l.String())
	}
}

// TestInterruptLosesNothing: ^c leaves what is open over a screen, and quits from
// all screens.
func TestInterruptLosesNothing(t *testing.T) {
	for _, way := range []string{
		"; x", ": x", "/ x", "enter t 1", "F x", ";", "1 ;", "F", "y", "w", "p", "?", "? ?", "!", "enter C", "1 backspace",
	} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
		b.press(way)
		if _, cmd := b.Update(pressed("ctrl+c")); quits(cmd) {
			t.Errorf("%s: it quits", way)
		}
		b.want("^c again quits")
		if b.mode != browsing {
			t.Errorf("%s: it is not left", way)
		}
		if _, cmd := b.Update(pressed("ctrl+c")); !quits(cmd) {
			t.Errorf("%s: the second time does not quit", way)
		}
	}
	for _, way := range []string{"enter", "enter enter", "H", "i", "enter c"} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
		b.press(way)
		if _, cmd := b.Update(pressed("ctrl+c")); !quits(cmd) {
			t.Errorf("%s: it does not quit, though nothing is open", way)
		}
	}
}

// TestInterruptOneAtATime: what is open over something else leads there, and it does
// not say that the next time quits.
func TestInterruptOneAtATime(t *testing.T) {
	for _, way := range []string{"enter C ?", "enter C F"} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
		b.press(way + " ctrl+c")
		if b.mode != choosingColumns {
			t.Errorf("%s leads to mode %d", way, b.mode)
		}
		b.wantNot("again quits")
	}
}

// TestInterruptKeepsText: a filter that was left can be had again, and that is said.
func TestInterruptKeepsText(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("; x ctrl+c")
	b.want("^c again quits; the text is kept: ; ↑")
}

// quits reports whether a command ends the program.
func quits(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	_, ok := cmd().(tea.QuitMsg)
	return ok
}

// TestFiltersLeftCanBeHadAgain: also when they cannot be read.
func TestFiltersLeftCanBeHadAgain(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	for _, key := range []string{"esc", "ctrl+c"} {
		b.press(";")
		b.types("actor:(" + key)
		b.press(key + " ; up")
		if got := b.input.String(); got != "actor:("+key {
			t.Errorf("after %s there is %q", key, got)
		}
		b.press("ctrl+u esc")
	}
}
