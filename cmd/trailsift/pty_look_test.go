//go:build !windows

package main

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/tuitest"
)

// tablesInLine prints tables with a value that is longer than its column: it is cut,
// and what follows stays where it is.
func tablesInLine(t *testing.T, program string) {
	path := longActors(t)
	for _, c := range tables {
		term := tuitest.Start(t, exec.Command(program, append(strings.Fields(c.args), path)...), 250, 50)
		if err := term.WaitExit(); err != nil {
			t.Errorf("%s: exit: %v", c.args, err)
		}
		term.WaitFor(c.next+" in one column", func(text string) bool { // it may come after the exit
			at := placeBehind(text, "mira", c.next)
			return at >= 0 && at == placeBehind(text, "…", c.next)
		})
	}
}

// lookFor looks at the demo on a terminal that says that it is black, with
// colours and without.
func lookFor(t *testing.T, program string) {
	const greyOnDark = "38;5;247m"
	for _, c := range []struct {
		name, env string
		dark      bool
	}{
		{"asked", "X=", true},
		{"no colours", "NO_COLOR=please", false},
	} {
		cmd := exec.Command(program, "demo")
		cmd.Env = []string{c.env}
		term := tuitest.Start(t, cmd, 80, 24)
		term.WaitText("Overview", "ACTOR")
		term.WaitFor(c.name, func(string) bool { return strings.Contains(term.Styled(), greyOnDark) == c.dark })
		if coloured := strings.Contains(term.Styled(), "\x1b[3"); coloured != c.dark {
			t.Errorf("%s: colours %v in %q", c.name, coloured, term.Styled())
		}
		term.Press("ctrl+c")
		term.WaitExit()
	}
}
