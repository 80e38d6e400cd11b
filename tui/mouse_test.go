package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// find returns the cell where the frame shows a text first.
func (b *bench) find(text string) (x, y int) {
	b.t.Helper()
	for y, line := range strings.Split(b.text(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			return ansi.StringWidth(before), y
		}
	}
	b.t.Fatalf("the frame does not show %q:\n%s", text, b.text())
	return 0, 0
}

// click clicks on a text of the frame, n times.
func (b *bench) clickOn(text string, n int) {
	b.t.Helper()
	x, y := b.find(text)
	for range n {
		b.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	}
}

func mouseBench(t *testing.T, w, h int) *bench {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Mouse = true
	return newBench(t, cfg, w, h)
}

func TestMouseIsTheTerminalsAtTheStart(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	if b.View().MouseMode != tea.MouseModeNone {
		t.Error("clicks are taken before somebody wants that")
	}
	b.send(tea.KeyPressMsg{Code: tea.KeyF2})
	if b.View().MouseMode == tea.MouseModeNone {
		t.Error("F2 takes no clicks")
	}
	b.want("F2 gives the mouse back")
	b.send(tea.KeyPressMsg{Code: tea.KeyF2})
	if b.View().MouseMode != tea.MouseModeNone {
		t.Error("F2 does not give the mouse back")
	}
}

// TestOtherButtonsDoNothing: who pastes with the middle button does not mean to
// choose.
func TestOtherButtonsDoNothing(t *testing.T) {
	b := mouseBench(t, 120, 30)
	before := b.text()
	x, y := b.find("deploy-bot")
	for _, button := range []tea.MouseButton{tea.MouseRight, tea.MouseMiddle} {
		for range 2 {
			b.send(tea.MouseClickMsg{X: x, Y: y, Button: button})
		}
	}
	if after := b.text(); after != before {
		t.Errorf("from\n%s\nto\n%s", before, after)
	}
	b.clickOn("deploy-bot", 1)
	if b.text() == before {
		t.Error("no click does anything")
	}
}

func TestClicksEditTheFilter(t *testing.T) {
	b := mouseBench(t, 120, 30)
	b.press("3")
	b.send(tea.MouseClickMsg{X: 60, Y: 2, Button: tea.MouseLeft})
	b.want("; failed:yes", "✓ 9 of 90")
	b.send(tea.MouseClickMsg{X: 3 + len("failed"), Y: 2, Button: tea.MouseLeft})
	b.types("x")
	b.want("; failedx:yes", "✗")
	b.press("esc /")
	b.send(tea.MouseClickMsg{X: 60, Y: 2, Button: tea.MouseLeft})
	b.want("› [failed:yes]")
}

func TestClickOnAConditionFocusesIt(t *testing.T) {
	b := mouseBench(t, 120, 30)
	b.press("1 3")
	b.clickOn("[failed:yes]", 1)
	b.want("▌[failed:yes]")
	b.press("x")
	b.wantNot("failed:yes")
	b.press("u")
	b.clickOn("failed:yes", 2)
	b.want("; ", "failed:yes", "✓")
}

func TestClickOnAValueAndOnItsHead(t *testing.T) {
	b := mouseBench(t, 120, 30)
	b.clickOn("ap-south-1", 1)
	b.want("▌ REGION", "▌ ap-south-1")
	b.clickOn("REGION", 1)
	b.want("a-z") // the head of the list that has the focus sorts it
	b.clickOn("SERVICE", 1)
	b.want("▌ SERVICE")
	b.clickOn("ap-south-1", 2)
	b.want("› Events", "region=ap-south-1")
}

func TestTwoSlowClicksAreNoDoubleClick(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	now := noon
	cfg.Clock = func() time.Time { return now }
	b := newBench(t, cfg, 120, 30)
	b.clickOn("ap-south-1", 1)
	now = now.Add(doubleClick)
	b.clickOn("ap-south-1", 1)
	b.want("Overview", "▌ ap-south-1")
	b.wantNot("› Events")
	b.clickOn("ap-south-1", 1)
	b.want("› Events")
}

func TestClickOnTheTimeline(t *testing.T) {
	b := mouseBench(t, 120, 30)
	x := 8 + 30
	b.send(tea.MouseClickMsg{X: x, Y: b.layout.timeline.y, Button: tea.MouseLeft})
	if !b.timelineFocused() {
		t.Fatal("the timeline has no focus")
	}
	first := b.timeline.At()
	b.send(tea.MouseClickMsg{X: x + 20, Y: b.layout.timeline.y, Button: tea.MouseLeft})
	if !b.timeline.At().After(first) {
		t.Errorf("a click further right goes from %v to %v", first, b.timeline.At())
	}
	b.send(tea.MouseClickMsg{X: x + 20, Y: b.layout.timeline.y, Button: tea.MouseLeft})
	b.want("› Events")
}

func TestClickInTheEventList(t *testing.T) {
	b := mouseBench(t, 120, 30)
	b.press("enter")
	line := strings.Split(b.text(), "\n")[8]
	b.send(tea.MouseClickMsg{X: 3, Y: 8, Button: tea.MouseLeft})
	if got := strings.Split(b.text(), "\n")[8]; !strings.HasPrefix(got, "▌") || got[len("▌"):] != line[1:] {
		t.Errorf("a click on %q leads to %q", line, got)
	}
	if b.table.Column() != 0 {
		t.Errorf("a click on the time puts the cursor on column %d", b.table.Column())
	}
	b.clickOn("SERVICE", 1)
	if b.table.Field() != "service" {
		t.Errorf("a click on the head of SERVICE puts the cursor on %q", b.table.Field())
	}
	b.send(tea.MouseClickMsg{X: 3, Y: 4, Button: tea.MouseLeft}) // the line of a date
	b.send(tea.MouseClickMsg{X: 3, Y: 9, Button: tea.MouseLeft})
	b.send(tea.MouseClickMsg{X: 3, Y: 9, Button: tea.MouseLeft})
	b.want("eventVersion")
}

func TestClickInTheTree(t *testing.T) {
	b := mouseBench(t, 80, 24)
	b.press("enter enter")
	b.clickOn("awsRegion", 1)
	b.want(".awsRegion ")
	x, y := b.find("▾ userIdentity")
	b.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	b.want("▸ userIdentity", ".userIdentity ")
	b.clickOn("userIdentity", 2)
	b.want("▾ userIdentity")
}

func TestClickInLists(t *testing.T) {
	b := mouseBench(t, 80, 24)
	b.press(":")
	b.types("failures")
	b.clickOn("Failures only", 2)
	b.want("[failed:yes]")
	b.press("u p")
	b.clickOn("events that mention", 2)
	b.want("› Events")
}

func TestClickOnTheFooter(t *testing.T) {
	b := mouseBench(t, 80, 24)
	b.clickOn("? help", 1)
	b.want("esc back")
	b.clickOn("esc back", 1)
	b.clickOn("/ find", 1)
	b.want("esc leave")
	b.clickOn("esc leave", 1)
	b.clickOn("enter events", 1)
	b.want("› Events")
}

// TestEveryCellCanBeClicked clicks everywhere on every screen.
func TestEveryCellCanBeClicked(t *testing.T) {
	if testing.Short() {
		t.Skip("long; it draws one frame after the other")
	}
	t.Chdir(t.TempDir()) // one of the clicks writes a file
	for _, way := range []string{"", "i", "enter", "enter enter", "m tab m", "p", "p p", "?", ":", ";", "/", "y", "w", "F", "!", "3 backspace", "H", "enter C"} {
		for y := range 24 {
			b := mouseBench(t, 80, 24)
			b.press(way)
			for x := y % 5; x < 80; x += 9 {
				b.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
				b.send(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
				b.View()
			}
		}
	}
}

// TestWheelFloodsAreOneMove turns the wheel a hundred notches before a frame
// can be drawn.
func TestWheelFloodsAreOneMove(t *testing.T) {
	b := mouseBench(t, 120, 30)
	var due []tea.Msg
	b.wait = func(_ time.Duration, msg func(time.Time) tea.Msg) tea.Cmd {
		due = append(due, msg(noon))
		return nil
	}
	b.press("enter")
	due = nil
	notch := tea.MouseWheelMsg{X: 20, Y: 10, Button: tea.MouseWheelDown}
	b.send(notch)
	if got := b.table.Cursor(); got != wheelLines {
		t.Errorf("the first notch moves to %d", got)
	}
	b.View()
	for range 10 {
		b.send(notch)
		if b.dirty {
			t.Fatal("a notch that is collected has a frame drawn")
		}
	}
	b.send(tea.MouseWheelMsg{X: 20, Y: 10, Button: tea.MouseWheelUp})
	for len(due) > 0 {
		msg := due[0]
		due = due[1:]
		b.send(msg)
	}
	if got := b.table.Cursor(); got != 10*wheelLines {
		t.Errorf("ten notches more, and one back, move to %d", got)
	}
	b.send(notch)
	if got := b.table.Cursor(); got != 11*wheelLines {
		t.Errorf("after a pause a notch moves to %d", got)
	}
}

func TestWheelMovesWhatIsUnderThePointer(t *testing.T) {
	b := mouseBench(t, 120, 30)
	x, y := b.find("EVENT ")
	b.send(tea.MouseWheelMsg{X: x, Y: y + 1, Button: tea.MouseWheelDown})
	if f, v, _ := b.facets.Current(); f.Name != "event" || v.Text != "CreateUser" {
		t.Errorf("the cursor is on %s %q", f.Name, v.Text)
	}
	b.press("?")
	b.send(wheelMsg{})
	b.send(tea.MouseWheelMsg{X: 9, Y: 9, Button: tea.MouseWheelUp})
	b.want("esc back")
}

func TestClickInATableOfTwoFields(t *testing.T) {
	b := mouseBench(t, 120, 30)
	b.press("m tab m")
	x, y := b.find("deploy-bot")
	across, _ := b.find("ec2")
	b.send(tea.MouseClickMsg{X: across, Y: y, Button: tea.MouseLeft})
	row, column, _ := b.cross.Current()
	if row == nil || column == nil {
		t.Fatalf("the cursor is on %v, %v:\n%s", row, column, b.text())
	}
	got := []string{row.Value, column.Value}
	if !slices.Contains(got, "deploy-bot") || !slices.Contains(got, "ec2") {
		t.Errorf("the cursor is on %q", got)
	}
	b.send(tea.MouseClickMsg{X: x, Y: b.layout.body.y, Button: tea.MouseLeft}) // the title
	b.send(tea.MouseClickMsg{X: across, Y: y, Button: tea.MouseLeft})
	b.send(tea.MouseClickMsg{X: across, Y: y, Button: tea.MouseLeft})
	b.want("› Events", "deploy-bot")
}

func TestClickInAnAnswer(t *testing.T) {
	b := mouseBench(t, 120, 30)
	b.press("p p")
	if b.screen().kind != answerScreen {
		t.Fatalf("there is no answer:\n%s", b.text())
	}
	b.press("G")
	last := b.answers.Cursor()
	b.press("g")
	for y := b.layout.status.y - 1; y > b.layout.filter.y && b.answers.Cursor() == 0; y-- {
		b.send(tea.MouseClickMsg{X: 9, Y: y, Button: tea.MouseLeft})
		b.want("▌")
	}
	if got := b.answers.Cursor(); got == 0 || got > last {
		t.Errorf("the cursor is on line %d of %d", got, last)
	}
}

func TestClickInADifference(t *testing.T) {
	b := mouseBench(t, 120, 40)
	b.press("enter m j j j j m d")
	if b.screen().kind != diffScreen {
		t.Fatalf("there is no difference:\n%s", b.text())
	}
	x, y := b.find("eventTime")
	b.send(tea.MouseClickMsg{X: x, Y: y + 1, Button: tea.MouseLeft}) // its value
	if leaf, ok := b.compared.Current(); !ok || leaf.Path != "eventTime" {
		t.Errorf("the cursor is on %+v", leaf)
	}
}

func TestClickOnAField(t *testing.T) {
	b := mouseBench(t, 120, 30)
	b.press("F")
	b.types("instanceType")
	b.clickOn("requestParameters.instanceType", 2)
	b.want("p4d.24xlarge", "▌  requestParameters.instanceType")
}

func TestClickOnACompletion(t *testing.T) {
	b := mouseBench(t, 120, 30)
	b.press(";")
	b.types("event:")
	b.clickOn("RunInstances", 1)
	b.want("; event:RunInstances", "✓ 16 of 90")
}
