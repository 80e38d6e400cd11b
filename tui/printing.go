package tui

import (
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// printedPrompt stands below what was printed.
const printedPrompt = "any key goes back to trailsift"

// print leaves the alternate screen and writes text below what the terminal
// showed before, where it can be selected and is still there when the program
// has ended. The next key goes back.
//
// The prompt comes only when the text is there. Were it in a frame before that,
// no later frame would differ, and it would not be drawn again.
func (a *App) print(text string) tea.Cmd {
	a.mode, a.prompt = printed, ""
	lines := strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\r\n")
	return tea.Exec(&printing{text: "\r\n" + lines + "\r\n\r\n"}, func(error) tea.Msg { return textPrinted{} })
}

// textPrinted tells that the text is on the terminal.
type textPrinted struct{}

func (textPrinted) take(a *App) tea.Cmd {
	a.prompt = printedPrompt
	return nil
}

// printing writes text to a terminal that Bubble Tea has let go.
type printing struct {
	text string
	to   io.Writer
}

// Run writes the text.
func (p *printing) Run() error {
	_, err := io.WriteString(p.to, p.text)
	return err
}

// SetStdin is not needed: nothing is read.
func (p *printing) SetStdin(io.Reader) {}

// SetStdout tells where the text goes.
func (p *printing) SetStdout(w io.Writer) { p.to = w }

// SetStderr is not needed either.
func (p *printing) SetStderr(io.Writer) {}
