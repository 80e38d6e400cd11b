package tui

import (
	"fmt"
	"strings"
	"time"

	"github.com/trailsift/trailsift/tui/theme"
)

// statusLine says what happens right now: the line being typed, the answer
// to the last key, how loading goes, or what could not be read.
func (a *App) statusLine() string {
	before, after := a.input.parts()
	switch {
	case a.mode == findingValue || a.mode == searching:
		return " / " + a.theme.Input(before, after, a.width-3)
	case a.note.text != "":
		style := theme.Style{}
		if a.note.bad {
			style = a.theme.Failed
		}
		return style.Paint(theme.Pad(" "+theme.CleanCut(a.note.text, a.width-2), a.width))
	}
	text, style := a.standing()
	return style.Paint(theme.Pad(" "+theme.CleanCut(text, a.width-2), a.width))
}

// standing is what the status line says when nothing else is to say.
func (a *App) standing() (string, theme.Style) {
	p := a.progress
	switch {
	case a.loading():
		return a.loadingText(), a.theme.Dim
	case p.Stopped != "":
		return "Loading stopped after " + a.filesRead() + ": " + p.Stopped + ". What was loaded stays usable.", a.theme.Failed
	case len(p.Problems) > 0:
		return theme.Plural(len(p.Problems), "problem") + " while reading   ! lists them", a.theme.Failed
	}
	return "", theme.Style{}
}

func (a *App) loadingText() string {
	p := a.progress
	parts := []string{"Loading " + theme.Plural(p.Files, "file")}
	if p.FilesTotal > 0 {
		parts[0] = "Loading " + theme.Count(p.Files) + " of " + theme.Plural(p.FilesTotal, "file")
	}
	if p.Rate >= 1 {
		parts = append(parts, theme.Count(int(p.Rate))+" events/s")
	}
	if p.Left > 0 {
		parts = append(parts, leftText(p.Left)+" left")
	}
	if a.answer.snap != nil && a.answer.snap.Len() > 0 {
		parts = append(parts, "everything above is already usable")
	}
	return strings.Join(parts, "   ")
}

// leftText returns a duration as people say it.
func leftText(d time.Duration) string {
	if d < 90*time.Second {
		return fmt.Sprintf("%d s", max(1, int(d.Seconds()+0.5)))
	}
	return fmt.Sprintf("%d min", int(d.Minutes()+0.5))
}

// hint is a key with what it does here, in a word or two.
type hint struct{ key, text string }

// footerLine shows the next keys, as many as fit.
func (a *App) footerLine() string {
	left, right := a.hints()
	end, paintedEnd := a.paintHints(right)
	for n := len(left); ; n-- {
		start, painted := a.paintHints(left[:n])
		if room := a.width - theme.Width(start) - theme.Width(end); room >= 0 || n == 0 {
			return painted + strings.Repeat(" ", max(0, room)) + paintedEnd
		}
	}
}

// hints returns the keys that make sense now, the most useful first, and
// those that always do.
func (a *App) hints() (now, always []hint) {
	always = []hint{{":", "commands"}, {"?", "help"}}
	switch {
	case a.typing():
		return []hint{{"enter", a.enterText()}, {"esc", "leave"}}, nil
	case a.mode != browsing && a.mode != copying:
		return []hint{{"esc", "back"}, {"j k", "move"}}, nil
	case a.mode == browsing && a.emptyText() != nil:
		return a.emptyHints(), always
	}
	for _, b := range a.keys {
		if b.foot.in&a.where() != 0 {
			now = append(now, hint{label(b.keys[0]), b.foot.text})
		}
	}
	return now, always
}

func (a *App) paintHints(hints []hint) (plain, painted string) {
	for _, h := range hints {
		plain += " " + h.key + " " + h.text + " "
		painted += " " + a.theme.Key.Paint(h.key) + " " + h.text + " "
	}
	return plain, painted
}

// enterText says what enter does with the line being typed.
func (a *App) enterText() string {
	switch a.mode {
	case editingFilter:
		return "apply"
	case pickingValue:
		return "only this value"
	case choosing:
		return "run"
	}
	return "keep"
}
