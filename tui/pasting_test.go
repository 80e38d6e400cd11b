package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestPastedTextIsAFilter(t *testing.T) {
	for _, c := range []struct{ way, text, line, matches string }{
		{"", "arn:aws:iam::111122223333:user/deploy-bot\n", "; arn:aws:iam::111122223333:user/deploy-bot", "✓ 25 of 90"},
		{"", "00000000-0000-4000-8000-000000000005", "; 00000000-0000-4000-8000-000000000005", "✓ 1 of 90"},
		{"enter", "203.0.113.66", "203.0.113.66", "✓ 0 of 90"},
		{"3", "  deploy-bot\x1b[2J\t", "; failed:yes deploy-bot[2J", "✓ 0 of 90"},
		{"i", "203.0.113.66\r\n198.51.100.7\r\n", "; (203.0.113.66 OR 198.51.100.7)", "✓ 80 of 90"},
		{"", "event:run*\nregion:ap-south-1 failed:no", "; event:run* region:ap-south-1 failed:no", "✓ 16 of 90"},
		{"3 backspace", "mira", "; failed:yes mira", "✓"},
	} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
		b.press(c.way)
		b.send(tea.PasteMsg{Content: c.text})
		b.want(c.line, c.matches)
	}
}

func TestPastedTextIsNoKeys(t *testing.T) {
	for _, way := range []string{"?", "y", "w", "p", "!"} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
		b.press(way)
		before := b.text()
		b.send(tea.PasteMsg{Content: "q"})
		if b.text() != before {
			t.Errorf("after %s pasted text changes the frame:\n%s", way, b.text())
		}
	}
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.send(tea.PasteMsg{Content: " \n"})
	b.wantNot("; ")
	b.press(";")
	b.send(tea.PasteMsg{Content: strings.Repeat("x", 2*maxInput)})
	if n := len(b.input.text); n != maxInput {
		t.Errorf("the line has %d characters", n)
	}
}
