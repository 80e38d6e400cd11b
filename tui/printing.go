package tui

import (
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/theme"
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
	lines := printable(text)
	return withoutFrames(func(terminal io.Writer) error {
		_, err := io.WriteString(terminal, "\r\n"+lines+"\r\n\r\n")
		return err
	}, func(error) tea.Msg { return textPrinted{} })
}

// printable returns text as it may go to a terminal outside of a frame: lines
// and tabs stay, and all else that a terminal would obey is written out. Of
// JSON that is an escape of the same value, but for bytes that are no UTF-8.
func printable(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		cells := strings.Split(line, "\t")
		for i, cell := range cells {
			cells[i] = theme.Clean(cell)
		}
		lines[i] = strings.Join(cells, "\t")
	}
	return strings.Join(lines, "\r\n")
}

// textPrinted tells that the text is on the terminal.
type textPrinted struct{}

func (textPrinted) take(a *App) tea.Cmd {
	a.prompt = printedPrompt
	return nil
}
