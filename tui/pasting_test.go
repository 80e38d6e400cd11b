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
		{"enter", "203.0.113.66", "203.0.113.66", " 0 of 90"},
		{"3", "  deploy-bot\x1b[2J\t", "; failed:yes deploy-bot[2J", " 0 of 90"},
		{"i", "203.0.113.66\r\n198.51.100.7\r\n", "; (203.0.113.66 OR 198.51.100.7)", "✓ 80 of 90"},
		{"", "event:run*\nregion:ap-south-1 failed:no", "; event:run* region:ap-south-1 failed:no", "✓ 16 of 90"},
		{"3 backspace", "mira", "; failed:yes mira", " 0 of 90"},
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
	b.send(tea.PasteMsg{Content: strings.Repeat("x", maxInput+1)})
	b.want("not pasted: 1 character too long, a line takes 262,144")
	if n := len(b.input.text); n != 0 {
		t.Errorf("the line has %d characters", n)
	}
}

// TestLongFiltersStayWhole: a long list of addresses finds what is at its end,
// and opening its text changes nothing.
func TestLongFiltersStayWhole(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.send(tea.PasteMsg{Content: strings.Repeat("192.0.2.1\n", 1000) + "198.51.100.7"})
	b.press("enter")
	b.want("55 of 90")
	filter := textOf(b.conditions().expr())
	b.press("; enter")
	if textOf(b.conditions().expr()) != filter {
		t.Error("opening the text changed the filter")
	}
	b.want("55 of 90")
}

// TestProblemsOfFiltersAreWhole: on 80 columns too, wherever they are.
func TestProblemsOfFiltersAreWhole(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	for _, bad := range []string{
		`event~"a"b`, `event~(`, `"abc`, `event:`, `event=>x`, `event==x`, `eventt:x`, `!event!:x`, `OR`, `)`, `(a`, `time:yesterday`,
		`time:2026-09-02..1`, `ip:10.0.0.0/99`, `origin:human`, `eventTime:2026-09`, `requestParameters.x>abc`, `x\`, `:y`,
	} {
		for _, lead := range []string{"", "region:eu-central-1 ", "(region:eu-central-1 OR region:eu-west-1) event:Get* ", strings.Repeat("-event:List* ", 8)} {
			b.press("; ctrl+u")
			b.send(tea.PasteMsg{Content: lead + bad})
			problem, _ := b.problem()
			frame := strings.Join(strings.Fields(strings.Replace(b.text(), "^", " ", 1)), " ")
			if want := strings.Join(strings.Fields(strings.Replace(problem, "^", " ", 1)), " "); problem == "" || !strings.Contains(frame, want) {
				t.Errorf("%s%s: %q is not in\n%s", lead, bad, problem, b.text())
			}
			b.press("esc")
		}
	}
}
