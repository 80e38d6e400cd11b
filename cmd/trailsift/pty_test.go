//go:build !windows

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/trailsift/trailsift/tui/tuitest"
)

// TestTerminal runs the real program in a pseudo-terminal.
func TestTerminal(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	program := build(t)
	t.Run("demo", func(t *testing.T) { drillDown(t, program) })
	t.Run("ctrl+c while loading", func(t *testing.T) { interrupt(t, program, byKey) })
	t.Run("lost connection while loading", func(t *testing.T) { interrupt(t, program, byHangup) })
	t.Run("killed while loading", func(t *testing.T) { interrupt(t, program, byTerm) })
}

func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "trailsift")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return program
}

// drillDown goes from the overview to one event's JSON and back.
func drillDown(t *testing.T, program string) {
	term := tuitest.Start(t, exec.Command(program, "demo"), 80, 24)
	term.WaitText("Overview", "ACTOR", "enter")
	if !term.AltScreen() {
		t.Error("the program does not draw on the alternate screen")
	}
	term.Press("enter")
	term.WaitText("› Events", "TIME")
	term.Press("enter")
	term.WaitText(`eventVersion`, ".eventVersion")
	term.Press("j")
	term.WaitNoText(" .eventVersion ")
	term.Press("esc")
	term.WaitText("› Events", "TIME")
	term.Press("esc")
	term.WaitText("Overview", "ACTOR")
	term.WaitNoText("TIME ")
	term.Press("q")
	if err := term.WaitExit(); err != nil {
		t.Errorf("exit: %v", err)
	}
	term.WaitClean()
	if text := strings.TrimSpace(term.Text()); text != "" {
		t.Errorf("the program leaves text on the screen:\n%s", text)
	}
}

// The ways to end a program.
func byKey(term *tuitest.Terminal, _ *os.Process) { term.Press("ctrl+c") }
func byHangup(_ *tuitest.Terminal, p *os.Process) { p.Signal(syscall.SIGHUP) }
func byTerm(_ *tuitest.Terminal, p *os.Process)   { p.Signal(syscall.SIGTERM) }

// interrupt ends the program while it reads from a pipe that has no end.
func interrupt(t *testing.T, program string, end func(*tuitest.Terminal, *os.Process)) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skipf("no named pipes: %v", err)
	}
	// Open for both ends: the program's reading begins, and never ends.
	writer, err := os.OpenFile(pipe, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	if _, err := writer.WriteString(`{"Records":[`); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, pipe)
	term := tuitest.Start(t, cmd, 80, 24)
	term.WaitText("trailsift", "Loading")
	end(term, cmd.Process)
	if err := term.WaitExit(); err != nil {
		t.Errorf("exit: %v", err)
	}
	term.WaitClean()
}
