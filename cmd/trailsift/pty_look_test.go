//go:build !windows

package main

import (
	"os/exec"
	"path/filepath"
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

// narrow prints where there are 80 cells: sentences and flags break between words, numbers
// end below each other, and values go on below themselves.
func narrow(t *testing.T, program string) {
	demo := filepath.Join("..", "..", "testdata", "demo.tar.zst")
	for _, c := range []struct{ args, want string }{
		{"hist requestParameters.bucketName,additionalEventData.bytesTransferredOut --limit 5 " + demo,
			"6,823 events, 1,403 distinct pairs of requestParameters.bucketName and\nadditionalEventData.bytesTransferredOut, 1,398 not shown\n"},
		{"hist actor,event --limit 2 " + demo, "396  #         cloudtrail.amazonaws.com     PutObject\n247  #         delivery.logs.amazonaws.com  PutObject\n"},
		{"hist ua --limit 3 " + demo, "#                     [S3Console/0.4, aws-internal/3\n                             aws-sdk-java/1.12.750"},
		{"profile tomas.lind " + demo, "               100  2026-09-15 07:28:34 – 12:36:11  iam\n                78  2026-09-15"},
		{"help hist", "in place of AWS, such as\n                              http://127.0.0.1:9000\n"},
	} {
		term := tuitest.Start(t, exec.Command(program, strings.Fields(c.args)...), 80, 70)
		if err := term.WaitExit(); err != nil {
			t.Errorf("%s: exit: %v", c.args, err)
		}
		term.WaitFor(c.args, func(text string) bool { return strings.Contains(withoutEnds(text), c.want) })
	}
}

// withoutEnds is text without the blanks at the ends of its lines.
func withoutEnds(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return b.String()
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
