//go:build !windows

package main

import (
	"encoding/json"
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
	t.Run("background", func(t *testing.T) { lookFor(t, program) })
	t.Run("errors of a bucket", func(t *testing.T) { openingErrors(t, program) })
	t.Run("tables", func(t *testing.T) { tablesInLine(t, program) })
	t.Run("a narrow terminal", func(t *testing.T) { narrow(t, program) })
	t.Run("hostile text", func(t *testing.T) { hostile(t, program) })
	t.Run("hostile events", func(t *testing.T) { hostileEvents(t, program) })
	t.Run("ctrl+c while loading", func(t *testing.T) { interrupt(t, program, byKey) })
	t.Run("lost connection while loading", func(t *testing.T) { interrupt(t, program, byHangup) })
	t.Run("killed while loading", func(t *testing.T) { interrupt(t, program, byTerm) })
	t.Run("terminal gone", func(t *testing.T) { terminalGone(t, program) })
	t.Run("terminal that does not read", func(t *testing.T) { deafTerminal(t, program) })
	t.Run("resize storm", func(t *testing.T) { resizeStorm(t, program) })
	t.Run("suspend and resume", func(t *testing.T) { suspend(t, program) })
	t.Run("suspend without a shell", func(t *testing.T) { suspendAlone(t, program) })
	t.Run("standard input closed", func(t *testing.T) { withoutInput(t, program) })
	t.Run("dumb terminal", func(t *testing.T) { dumb(t, program) })
	t.Run("print instead of copy", func(t *testing.T) { printCopy(t, program) })
	t.Run("print a hostile record", func(t *testing.T) { printHostile(t, program) })
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
	term.WaitText("Overview", "tomas.lind", "6,823 of 6,823")
	if !term.AltScreen() {
		t.Error("the program does not draw on the alternate screen")
	}
	term.Press("enter")
	term.WaitText("› Events", "TIME ▾")
	term.Press("enter")
	term.WaitText(".eventVersion ")
	term.Press("j")
	term.WaitNoText(".eventVersion ")
	term.Press("esc")
	term.WaitText("› Events", "TIME ▾")
	term.Press("esc")
	term.WaitText("Overview", "ACTOR", "enter events")
	term.Press("q")
	if err := term.WaitExit(); err != nil {
		t.Errorf("exit: %v", err)
	}
	term.WaitClean()
	if text := strings.TrimSpace(term.Text()); text != "" {
		t.Errorf("the program leaves text on the screen:\n%s", text)
	}
}

// attack sets a title, clears the screen, switches modes and turns the line
// around.
const attack = "\x1b]0;owned\x07\x1b[2J\x1b[?1003h\u009b1m\u202eevil\u200b"

// hostile looks at a record and a file that attack the terminal, one of the
// values with a megabyte.
func hostile(t *testing.T, program string) {
	event, err := json.Marshal(map[string]any{
		"eventVersion": "1.08", "eventTime": "2026-09-01T10:00:00Z", "eventID": "e-1" + attack,
		"eventSource": "s3.amazonaws.com" + attack, "eventName": attack, "awsRegion": attack,
		"sourceIPAddress": attack, "errorCode": attack,
		"userAgent":         strings.Repeat(attack+"\x1b[Hx\n", 1<<20/len(attack)),
		"userIdentity":      map[string]string{"type": "IAMUser", "userName": attack, "arn": attack},
		"requestParameters": map[string]string{attack: attack},
	})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "a\x1b]0;owned\x07\u202e.json")
	if err := os.WriteFile(name, []byte(`{"Records":[`+string(event)+`]}`), 0o600); err != nil {
		t.Skipf("no such file names here: %v", err)
	}
	term := tuitest.Start(t, exec.Command(program, name), 80, 24)
	term.WaitText("1 of 1", `\u001b]0;ow`)
	for _, step := range []struct{ key, shows string }{
		{"enter", "TIME ▾"}, {"enter", "eventVersion"}, {"G", ".userIdentity.userName"},
		{"esc", "TIME ▾"}, {"esc", "enter events"}, {":", "Open its events"}, {"esc", "enter events"},
	} {
		wholeFrame(t, term)
		term.Press(step.key)
		term.WaitText(step.shows)
	}
	wholeFrame(t, term)
	term.Press("ctrl+c")
	if err := term.WaitExit(); err != nil {
		t.Errorf("exit: %v", err)
	}
	term.WaitClean()
}

// wholeFrame checks that the frame is whole, once all of it has come, and nothing
// was obeyed.
func wholeFrame(t *testing.T, term *tuitest.Terminal) {
	t.Helper()
	term.WaitFor("a whole frame", func(text string) bool {
		return strings.Contains(strings.SplitN(text, "\n", 2)[0], "trailsift")
	})
	text := term.Text()
	if strings.Contains(term.Title(), "owned") {
		t.Errorf("the title is %q", term.Title())
	}
	if i := strings.IndexAny(text, "\x1b\x07\u009b\u202e\u200b"); i >= 0 {
		t.Errorf("%q is on the screen:\n%s", text[i:i+3], text)
	}
}

// hostileEvents prints a record that attacks the terminal, in every format.
func hostileEvents(t *testing.T, program string) {
	record := `{"eventTime":"2026-09-01T10:00:00Z","eventName":"X","eventID":"e","awsRegion":"` + "\u009b2Jevil\u202e" + `"}`
	path := filepath.Join(t.TempDir(), "x.json")
	if err := os.WriteFile(path, []byte(record), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range formats {
		term := tuitest.Start(t, exec.Command(program, "events", "-o", format, "--columns", "id,region", path), 200, 24)
		term.WaitText(`\u009b2Jevil\u202e`)
		if err := term.WaitExit(); err != nil {
			t.Errorf("%s: exit: %v", format, err)
		}
		if text := term.Text(); strings.ContainsAny(text, "\u009b\u202e") {
			t.Errorf("%s: %q", format, text)
		}
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
