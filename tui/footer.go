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
	case a.mode == naming:
		return " name " + a.theme.Input(before, after, a.width-6)
	case a.mode == findingValue || a.mode == searching || a.mode == searchingAnswer:
		return " / " + a.theme.Input(before, after, a.width-3)
	case a.mode == goingTo:
		return a.promptLine()
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
	case a.loading() && p.Waiting:
		return a.waitingText()
	case a.loading():
		return a.loadingText(), a.theme.Dim
	case p.Stopped != "":
		return "Loading stopped after " + a.filesRead() + ": " + p.Stopped + ". What was loaded stays usable.", a.theme.Failed
	case len(p.Problems) > 0:
		return theme.Plural(len(p.Problems), "problem") + " while reading   ! lists them", a.theme.Failed
	}
	return a.noted(a.foundText()), a.theme.Dim
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
	return a.noted(strings.Join(parts, "   "))
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
		return a.typingHints(), nil
	case a.mode != browsing && a.mode != copying && a.mode != onChips && a.mode != pivoting:
		return a.readingHints(), nil
	case a.mode == browsing && a.emptyText() != nil:
		return a.emptyHints(), always
	}
	for _, b := range a.keys {
		if b.foot.in&a.where() != 0 {
			now = append(now, hint{label(b.keys[0]), a.footText(b)})
		}
	}
	return now, always
}

// readingHints are the keys of what is read, and of lists.
func (a *App) readingHints() []hint {
	hints := []hint{{"esc", "back"}, {"j k", "move"}, {"space", "page"}}
	switch a.mode {
	case readingHelp:
		return append(hints, hint{"?", "filter language"})
	case readingFilters:
		return append(hints, hint{"?", "keys"})
	}
	return hints
}

// footText says what a command does, on the line under the cursor.
func (a *App) footText(b binding) string {
	if b.keys[0] == "enter" && a.where() == inEvents && a.table.Folded() > 1 {
		return "unfold"
	}
	return b.foot.text
}

func (a *App) paintHints(hints []hint) (plain, painted string) {
	for _, h := range hints {
		plain += " " + h.key + " " + h.text + " "
		painted += " " + a.theme.Key.Paint(h.key) + " " + h.text + " "
	}
	return plain, painted
}

// typingHints are the keys while a line is being typed.
func (a *App) typingHints() []hint {
	hints := []hint{{"enter", a.enterText()}}
	if a.mode == editingFilter {
		hints = append(hints, hint{"tab", "complete"}, hint{"↓", "choose"}, hint{"↑", "earlier filters"})
	}
	return append(hints, hint{"esc", "leave"})
}

// enterText says what enter does with the line being typed.
func (a *App) enterText() string {
	switch a.mode {
	case editingFilter:
		if a.editor.at != none {
			return "complete"
		}
		return "apply"
	case naming:
		return "save"
	case pickingValue:
		return "only this value"
	case choosing:
		return "run"
	case choosingField:
		return "choose it"
	case goingTo:
		return "go there"
	}
	return "keep"
}
