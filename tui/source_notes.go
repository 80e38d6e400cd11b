package tui

import "github.com/trailsift/trailsift/tui/theme"

// noted puts the first of the sources' notes behind a text of the status line.
func (a *App) noted(text string) string {
	if len(a.progress.Notes) == 0 {
		return text
	}
	note := a.progress.Notes[0] + "   ! says more"
	if text == "" {
		return note
	}
	return text + "   " + note
}

// noteLines are what the sources say about themselves, as lines of a width, with
// a blank one behind them; none when they say nothing.
func (a *App) noteLines(width int) (lines []string) {
	for _, note := range a.progress.Notes {
		for i, part := range theme.WrapWords(theme.Clean(note), width-4) {
			indent := "    "
			if i == 0 {
				indent = "  - "
			}
			lines = append(lines, indent+part)
		}
	}
	if len(lines) > 0 {
		lines = append(append([]string{" About the source"}, lines...), "")
	}
	return lines
}
