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
	l := newLine("a\nb\tc\x1b[2Jd\u009be")
	if got := l.String(); got != "a b c[2Jde" {
		t.Errorf("pasted text became %q", got)
	}
}

// TestLineIsNotCut: half of a list would be another filter.
func TestLineIsNotCut(t *testing.T) {
	l := newLine("a\nb")
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
