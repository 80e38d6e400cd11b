//go:build !windows

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/tuitest"
)

// startDemo shows the demo's overview.
func startDemo(t *testing.T, program string) (*tuitest.Terminal, *exec.Cmd) {
	t.Helper()
	cmd := exec.Command(program, "demo")
	term := tuitest.Start(t, cmd, 80, 24)
	term.WaitText("Overview", "tomas.lind", "6,823 of 6,823")
	return term, cmd
}

// terminalGone closes the terminal.
func terminalGone(t *testing.T, program string) {
	term, _ := startDemo(t, program)
	term.HangUp()
	if err := term.WaitExit(); err != nil {
		t.Errorf("exit: %v", err)
	}
}

// deafTerminal ends the program while its output is stuck.
func deafTerminal(t *testing.T, program string) {
	term, cmd := startDemo(t, program)
	release := term.Hold()
	defer release()
	for range 40 { // frames, until no more go into the line
		term.Press("enter")
		time.Sleep(20 * time.Millisecond)
		term.Press("esc")
		time.Sleep(20 * time.Millisecond)
	}
	cmd.Process.Signal(syscall.SIGHUP)
	if err := term.WaitExit(); err != nil {
		t.Errorf("exit: %v", err)
	}
	term.WaitCooked()
}

// resizeStorm drags the corner of the window.
func resizeStorm(t *testing.T, program string) {
	term, _ := startDemo(t, program)
	for i := range 100 {
		term.Resize(50+i, 10+i/2)
	}
	term.Resize(100, 30)
	// A frame of 92x31 that came late ends in the same footer: the width tells.
	term.WaitFor("a frame of the last size", func(text string) bool {
		lines := strings.Split(text, "\n")
		return strings.HasSuffix(lines[29], "? help") && ansi.StringWidth(lines[29]) == 99 &&
			strings.Contains(lines[0], "trailsift") && strings.Contains(text, "ACTOR")
	})
	wholeFrame(t, term)
	term.Press("ctrl+c")
	if err := term.WaitExit(); err != nil {
		t.Errorf("exit: %v", err)
	}
	term.WaitClean()
}

// suspend sends the program to the background of a shell, and back.
func suspend(t *testing.T, program string) {
	sh := exec.Command("sh", "-i", "-m")
	sh.Env = []string{"PROGRAM=" + program, "PS1=prompt: ", "ENV="}
	term := tuitest.Start(t, sh, 80, 24)
	term.WaitText("prompt:")
	term.Type(`"$PROGRAM" demo`)
	term.Press("enter")
	term.WaitText("Overview", "tomas.lind", "6,823 of 6,823")
	term.Press("ctrl+z")
	term.WaitText("Stopped") // until then the program reads the keys
	term.Type("echo it is $((1+1)) now")
	term.Press("enter")
	term.WaitText("it is 2 now")
	if term.AltScreen() {
		t.Error("the shell is on the alternate screen")
	}
	term.Type("fg")
	term.Press("enter")
	term.WaitText("Overview", "tomas.lind", "6,823 of 6,823", "enter events")
	term.Press("enter")
	term.WaitText("› Events", "TIME ▾")
	term.Press("ctrl+c")
	// The shell's screen comes back before the program has ended, and until then
	// it takes the keys.
	term.WaitFor("the prompt after all", func(text string) bool {
		return strings.Contains(text, "it is 2 now") && strings.HasSuffix(strings.TrimSpace(text), "prompt:")
	})
	term.Type("exit")
	term.Press("enter")
	term.WaitExit() // with the status of whatever ran last
}

// suspendAlone presses ctrl-z where nothing could resume the program.
func suspendAlone(t *testing.T, program string) {
	term, _ := startDemo(t, program)
	term.Press("ctrl+z")
	term.WaitText("no shell here")
	term.Press("enter")
	term.WaitText("› Events")
	term.Press("ctrl+c")
	if err := term.WaitExit(); err != nil {
		t.Errorf("exit: %v", err)
	}
	term.WaitClean()
}

// withoutInput starts the program without standard input: keys come from the
// terminal nevertheless.
func withoutInput(t *testing.T, program string) {
	for _, input := range []string{"<&-", "</dev/null"} {
		sh := exec.Command("sh", "-c", `"$PROGRAM" demo `+input)
		sh.Env = []string{"PROGRAM=" + program}
		term := tuitest.Start(t, sh, 80, 24)
		term.WaitText("Overview", "tomas.lind", "6,823 of 6,823")
		term.Press("enter")
		term.WaitText("› Events")
		term.Press("ctrl+c")
		if err := term.WaitExit(); err != nil {
			t.Errorf("%s: exit: %v", input, err)
		}
		term.WaitClean()
	}
}

// dumb starts the program where nothing can be drawn.
func dumb(t *testing.T, program string) {
	for _, args := range [][]string{{"demo"}, {}, {"."}} {
		cmd := exec.Command(program, args...)
		cmd.Env = []string{"TERM=dumb"}
		term := tuitest.Start(t, cmd, 200, 24)
		term.WaitText("trailsift: the terminal is a dumb one (TERM=dumb)", "events, who and ask print")
		if err := term.WaitExit(); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}

// printCopy copies on a console, which has no clipboard.
func printCopy(t *testing.T, program string) {
	cmd := exec.Command(program, "demo")
	cmd.Env = []string{"TERM=linux"}
	term := tuitest.Start(t, cmd, 80, 24)
	term.WaitText("Overview", "tomas.lind", "6,823 of 6,823")
	term.Press("y", "q")
	term.WaitText("trailsift demo", "any key goes back")
	if term.AltScreen() || strings.Contains(term.Text(), "Overview") {
		t.Errorf("what is copied is not printed on the main screen:\n%s", term.Text())
	}
	term.Press("x")
	term.WaitText("Overview", "tomas.lind")
	term.Press("q")
	if err := term.WaitExit(); err != nil {
		t.Errorf("exit: %v", err)
	}
	term.WaitText("trailsift demo") // it stays to be read
	term.WaitClean()
}

// printHostile prints a record that attacks the terminal, in place of a copy.
func printHostile(t *testing.T, program string) {
	path := filepath.Join(t.TempDir(), "x.json")
	record := `{"eventTime":"2026-09-01T10:00:00Z","eventID":"e","eventName":"X","userAgent":"` + "a\u009b2Jb\u009d0;owned\u009c\u202e" + `"}`
	if err := os.WriteFile(path, []byte(record), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, path)
	cmd.Env = []string{"TERM=linux"}
	term := tuitest.Start(t, cmd, 200, 24)
	term.WaitText("Overview", "1 of 1")
	term.Press("enter")
	term.WaitText("> Events")
	term.Press("y", "j")
	term.WaitText(`"userAgent":"a\u009b2Jb\u009d0;owned\u009c\u202e`, "any key goes back")
	if strings.Contains(term.Title(), "owned") {
		t.Errorf("the title is %q", term.Title())
	}
	term.Press("x")
	term.WaitText("> Events")
	term.Press("ctrl+c")
	if err := term.WaitExit(); err != nil {
		t.Errorf("exit: %v", err)
	}
}
