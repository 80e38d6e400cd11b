package tuitest

import (
	"strings"
	"testing"
	"time"
)

const (
	// patience is how long the screen may stand still before it shows what is
	// waited for, on a machine that does much else; and most is how long that
	// may take where the screen keeps changing.
	patience = 20 * time.Second
	most     = 2 * time.Minute
	// rest is the time between the first looks at the screen, and longest that
	// between later ones: to read a large screen takes time itself.
	rest    = 5 * time.Millisecond
	longest = 100 * time.Millisecond
	// stillLooks is how many looks in a row find nothing new before a screen counts as
	// still. They are counted, since on a busy machine time passes without the
	// program having its turn.
	stillLooks = 30
)

// Terminal is a program at work and the screen it draws on.
type Terminal struct {
	*Screen
	t      testing.TB
	press  func(key)
	resize func(width, height int)
	raw    func() bool     // whether the terminal is in raw mode
	hangUp func()          // nil where there is no line
	work   *work           // of a model
	done   <-chan struct{} // closed when the program has ended
	err    error           // why it ended, once done is closed
}

// Press presses keys, one after the other, by their names as Bubble Tea writes
// them ("enter", "ctrl+c", "shift+tab") or by the character they type.
func (term *Terminal) Press(names ...string) {
	term.t.Helper()
	for _, name := range names {
		term.press(parseKey(term.t, name))
	}
}

// Type presses the keys of a text.
func (term *Terminal) Type(text string) {
	term.t.Helper()
	for _, r := range text {
		term.Press(strings.ReplaceAll(string(r), " ", "space"))
	}
}

// Resize changes the size of the terminal and tells the program.
func (term *Terminal) Resize(width, height int) {
	term.Screen.resize(width, height)
	term.resize(width, height)
}

// WaitFor waits until ok holds for the screen's text. The test fails if that
// takes too long.
func (term *Terminal) WaitFor(what string, ok func(text string) bool) {
	term.t.Helper()
	if !term.within(func() bool { return ok(term.Text()) }) {
		term.t.Fatalf("the screen never shows %s:\n%s", what, term.Text())
	}
}

// WaitText waits until the screen shows all of the texts.
func (term *Terminal) WaitText(texts ...string) {
	term.t.Helper()
	for _, text := range texts {
		term.WaitFor(text, func(screen string) bool { return strings.Contains(screen, text) })
	}
}

// WaitNoText waits until the screen does not show a text.
func (term *Terminal) WaitNoText(text string) {
	term.t.Helper()
	term.WaitFor("no "+text, func(screen string) bool { return !strings.Contains(screen, text) })
}

// WaitStill waits until all that was begun has come: for a test of what depends on that,
// where no text tells it. A model is asked; of a program nobody knows more than that
// nothing is sent any more. It gives up on one that goes on sending.
func (term *Terminal) WaitStill() {
	if term.work != nil {
		term.within(term.work.idle)
		return
	}
	last := term.Written()
	waited := time.Duration(0)
	for looks := 0; looks < stillLooks && waited < patience; looks++ {
		time.Sleep(rest)
		waited += rest
		if now := term.Written(); now != last {
			last, looks = now, 0
		}
	}
}

// HangUp closes the terminal, as a lost connection does. The screen stays as it
// was.
func (term *Terminal) HangUp() { term.hangUp() }

// WaitCooked waits until the terminal is not in raw mode.
func (term *Terminal) WaitCooked() {
	term.t.Helper()
	if !term.within(func() bool { return !term.raw() }) {
		term.t.Error("the terminal stays in raw mode")
	}
}

// WaitExit waits until the program has ended and returns its error.
func (term *Terminal) WaitExit() error {
	term.t.Helper()
	for waited := time.Duration(0); waited < most; waited += longest {
		select {
		case <-term.done:
			return term.err
		case <-time.After(longest):
		}
	}
	term.t.Fatalf("the program does not end:\n%s", term.Text())
	return nil
}

// WaitClean waits until the terminal, whose program has ended, is as it was
// before: screen, cursor, modes, and the line discipline.
func (term *Terminal) WaitClean() {
	term.t.Helper()
	if !term.within(func() bool { return len(term.Left()) == 0 && !term.raw() }) {
		term.t.Errorf("the program leaves behind: %v, raw mode %v", term.Left(), term.raw())
	}
}

// within reports whether ok holds before patience ends. What counts is the time
// between looks, not the clock's: a machine may stand still.
func (term *Terminal) within(ok func() bool) bool {
	last, still, waited := "", time.Duration(0), time.Duration(0)
	for pause := rest; !ok(); pause = min(pause*3/2, longest) {
		if text := term.Text(); text != last {
			last, still = text, 0
		}
		if still > patience || waited > most {
			return ok()
		}
		time.Sleep(pause)
		still, waited = still+pause, waited+pause
	}
	return true
}
