package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

func (a *App) copyMenu() tea.Cmd {
	a.mode = copying
	return nil
}

// copyText puts text on the clipboard of the terminal and says so, with the
// text: where the terminal refuses, it can be copied from there.
func (a *App) copyText(what, text string) tea.Cmd {
	if text == "" {
		a.say("there is no " + what + " here to copy")
		return nil
	}
	a.say(fmt.Sprintf("copied the %s, %s: %s", what, theme.Size(int64(len(text))), text))
	return tea.SetClipboard(text)
}

func (a *App) copyValue() tea.Cmd {
	if a.screen().kind == detailScreen {
		text, _ := a.tree.Value()
		return a.copyText("value", theme.Clean(text))
	}
	if a.onAnswer() {
		return a.copyText("value", theme.Clean(a.answerText()))
	}
	_, values := a.value()
	var out []string
	for _, v := range values {
		if !v.None {
			out = append(out, theme.Clean(v.Text))
		}
	}
	return a.copyText("value", strings.Join(out, "\n"))
}

func (a *App) copyName() tea.Cmd {
	if a.screen().kind == detailScreen {
		return a.copyText("name", theme.Clean(a.tree.Key()))
	}
	field, _ := a.value()
	return a.copyText("name", field)
}

func (a *App) copyPath() tea.Cmd {
	if a.screen().kind == detailScreen {
		return a.copyText("path", theme.Clean(a.tree.Path()))
	}
	field, _ := a.value()
	if a.lang != nil && a.lang.Aliases[field] != "" {
		field = a.lang.Aliases[field]
	}
	return a.copyText("path", field)
}

// copyJSON copies the whole event as it is exported.
func (a *App) copyJSON() tea.Cmd {
	r, ok := a.record()
	if !ok {
		return a.copyText("JSON", "")
	}
	text := r.AppendJSON(nil)
	if a.cfg.Secret != nil {
		text, _ = r.AppendMasked(nil, a.cfg.Secret, trail.Mask)
	}
	return a.copyText("JSON", lineBreaks.Replace(string(text)))
}

// lineBreaks puts a record on one line. JSON has line breaks between tokens
// only.
var lineBreaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")

// record returns the event that is open, or under the cursor of the list.
func (a *App) record() (store.Record, bool) {
	switch s := a.screen(); s.kind {
	case eventsScreen:
		return a.table.Record()
	case answerScreen:
		return a.answerRecord()
	case detailScreen:
		if a.answer.snap != nil {
			return a.answer.snap.Record(s.row), true
		}
	}
	return store.Record{}, false
}
