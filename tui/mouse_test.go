package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestClicksEditTheFilter(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	if b.View().MouseMode != tea.MouseModeNone {
		t.Error("clicks are taken before somebody wants that")
	}
	b.send(tea.KeyPressMsg{Code: tea.KeyF2})
	if b.View().MouseMode == tea.MouseModeNone {
		t.Error("F2 takes no clicks")
	}
	b.press("3")
	b.send(tea.MouseClickMsg{X: 5, Y: 7})
	b.want("› [failed:yes]")
	b.send(tea.MouseClickMsg{X: 5, Y: 2})
	b.want("; failed:yes", "✓ 9 of 90")
	b.send(tea.MouseClickMsg{X: 3 + len("failed"), Y: 2})
	b.types("x")
	b.want("; failedx:yes", "✗")
	b.press("esc /")
	b.send(tea.MouseClickMsg{X: 5, Y: 2})
	b.want("› [failed:yes]")
}
