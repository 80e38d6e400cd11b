package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/clipboard"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/theme"
)

func (a *App) copyMenu() tea.Cmd {
	a.mode = copying
	return nil
}

// copyText puts text on the clipboard of the terminal and says so, with the
// text: where the terminal refuses, it can be copied from there. Where there is
// no clipboard the text is printed.
func (a *App) copyText(what, text string) tea.Cmd {
	a.later.stop() // what was wanted before is not any more
	size := theme.Size(int64(len(text)))
	switch {
	case text == "":
		a.say("there is no " + what + " here to copy")
		return nil
	case a.way == clipboard.Print:
		return a.print(text)
	case len(text) > clipboard.Limit:
		a.warn(fmt.Sprintf("the %s is %s; terminals take %s at most: w writes it to a file", what, size, theme.Size(clipboard.Limit)))
		return nil
	}
	said := a.copiedText(what, size)
	a.advised = true
	if !strings.Contains(text, "\n") { // several lines could not be copied from one
		said += ": " + text
	}
	a.say(said)
	return tea.Raw(a.way.Sequence(text))
}

// copiedText says what was done, and no more than is known: tmux takes a text
// and keeps it to itself, unless it is set to pass it on. That is said once: it would
// take the room of the text.
func (a *App) copiedText(what, size string) string {
	switch {
	case a.way == clipboard.Tmux && !a.advised:
		return "sent the " + what + " to tmux (needs set-clipboard on), " + size
	case a.way == clipboard.Tmux:
		return "sent the " + what + " to tmux, " + size
	}
	return "copied the " + what + ", " + size
}

func (a *App) copyValue() tea.Cmd {
	if a.screen().kind == detailScreen {
		return a.copyNode()
	}
	if a.onAnswer() {
		field, _ := a.value()
		return a.copyValues(field, a.answerTexts())
	}
	field, values := a.value()
	var out []string
	for _, v := range values {
		if !v.None {
			out = append(out, v.Text)
		}
	}
	for _, s := range a.cellParts() {
		out = append(out, s.value)
	}
	return a.copyValues(field, out)
}

// copyNode copies the value under the cursor of an event: an object or a list as
// JSON on one line, where secrets are masked.
func (a *App) copyNode() tea.Cmd {
	switch text, ok := a.tree.Value(); {
	case ok && text == "":
		a.say("the value here is an empty text: there is nothing to copy")
		return nil
	case ok:
		return a.copyText("value", theme.Clean(text))
	}
	text := string(a.tree.JSON())
	if !strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "[") {
		text = "" // null, or a secret
	}
	return a.copyText("value", theme.Clean(lineBreaks.Replace(text)))
}

// cellParts are the values that a cell of a table or of the heat map is of, one
// of each field.
func (a *App) cellParts() []subject {
	if s := a.screen().kind; s != crossScreen && s != heatScreen {
		return nil
	}
	return a.subjects()
}

// fieldsHere are the fields of the values that would be copied.
func (a *App) fieldsHere() []string {
	field, _ := a.value()
	out := []string{field}
	for _, s := range a.cellParts() {
		out = append(out, s.field)
	}
	return slices.DeleteFunc(out, func(field string) bool { return field == "" })
}

// copiesNothing reports whether a key of the copy menu has nothing to copy here.
func (a *App) copiesNothing(key string) bool {
	if key != "j" && key != "a" {
		return false
	}
	_, several := a.severalHere()
	if _, ok := a.record(); ok || several {
		return false
	}
	_, values := a.value()
	return key == "j" || !slices.ContainsFunc(values, func(v facets.Value) bool { return strings.HasPrefix(v.Text, "arn:") })
}

func (a *App) copyField() tea.Cmd {
	if a.screen().kind == detailScreen {
		return a.copyText("field", theme.Clean(a.tree.Key()))
	}
	return a.copyText("field", strings.Join(a.fieldsHere(), "\n"))
}

func (a *App) copyPath() tea.Cmd {
	if a.screen().kind == detailScreen {
		return a.copyText("path", theme.Clean(a.tree.Path()))
	}
	fields := a.fieldsHere()
	for i, field := range fields {
		if a.lang != nil && a.lang.Aliases[field] != "" {
			fields[i] = a.lang.Aliases[field]
		}
	}
	return a.copyText("path", strings.Join(fields, "\n"))
}

// copyJSON copies the whole event as it is exported, or each that a line of the list
// stands for, one a line.
func (a *App) copyJSON() tea.Cmd {
	if rows, ok := a.severalHere(); ok {
		return a.copySeveral(rows)
	}
	r, ok := a.record()
	if !ok {
		return a.copyText("JSON", "")
	}
	return a.copyText("JSON", a.jsonOf(r))
}

// jsonOf returns an event on one line, as it is exported.
func (a *App) jsonOf(r store.Record) string {
	text := r.AppendJSON(nil)
	if a.cfg.Secret != nil {
		text, _ = r.AppendMasked(nil, a.cfg.Secret, trail.Mask)
	}
	return lineBreaks.Replace(string(text))
}

// copySeveral copies events, one a line. No more are read than a terminal takes, and
// one that says so.
func (a *App) copySeveral(rows events.Several) tea.Cmd {
	var text strings.Builder
	for i := 0; i < rows.Len() && text.Len() <= clipboard.Limit; i++ {
		if i > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(a.jsonOf(a.answer.snap.Record(rows.Row(i))))
	}
	if text.Len() > clipboard.Limit {
		a.warn(rows.Says() + " are more than " + theme.Size(clipboard.Limit) + ", which terminals take at most: w j writes them")
		return nil
	}
	return a.copyText("JSON of "+rows.Says(), text.String())
}

// severalHere returns the events that the line under the cursor of the list stands
// for; ok is false where that is one event, or what has the focus is.
func (a *App) severalHere() (rows events.Several, ok bool) {
	if a.screen().kind != eventsScreen || a.previewFocused() {
		return events.Several{}, false
	}
	rows, _, ok = a.table.Folding()
	return rows, ok
}

// copyFilter copies a command line that opens the same data with the same
// filter.
func (a *App) copyFilter() tea.Cmd {
	words := a.data.Command
	if len(words) == 0 {
		words = []string{"trailsift"}
	}
	if e := a.conditions().expr(); e != nil {
		words = append(words[:len(words):len(words)], "-f", e.String())
	}
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = shellQuoted(word)
	}
	return a.copyText("command line", strings.Join(quoted, " "))
}

// copyProblems copies the list of what could not be read, as far as a terminal
// takes it.
func (a *App) copyProblems() tea.Cmd {
	if a.mode != readingProblem {
		return nil
	}
	const wide, rest = 1000, 64 // cells for a line, bytes for the last one
	var text strings.Builder
	for _, line := range a.problemHead(wide) {
		text.WriteString(strings.TrimRight(line.text, " ") + "\n")
	}
	for i, p := range a.progress.Problems {
		line := strings.Join(strings.Fields(theme.Clean(p.Source+" "+p.Position+" "+p.Reason)), " ")
		if text.Len()+len(line)+rest > clipboard.Limit {
			text.WriteString("and " + theme.Count(len(a.progress.Problems)-i) + " more\n")
			break
		}
		text.WriteString(line + "\n")
	}
	for _, line := range a.problemTail(wide) {
		if text.Len()+len(line.text) < clipboard.Limit {
			text.WriteString(line.text + "\n")
		}
	}
	return a.copyText("list", strings.TrimSpace(text.String()))
}

// shellQuoted returns a word as a POSIX shell takes it for one. What may not be
// drawn, as in the name of a file, is written byte by byte.
func shellQuoted(word string) string {
	if theme.Clean(word) != word {
		return shellEscaped(word)
	}
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-+=./:,@%", r)
	}
	if word != "" && strings.TrimLeftFunc(word, plain) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// shellEscaped returns a word as $'...', which shells know since POSIX 2024, and
// most did before.
func shellEscaped(word string) string {
	var b strings.Builder
	b.WriteString("$'")
	for _, c := range []byte(word) {
		switch {
		case c == '\'' || c == '\\':
			b.WriteString(`\` + string(c))
		case c >= ' ' && c <= '~':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, `\%03o`, c)
		}
	}
	return b.String() + "'"
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
	case diffScreen:
		return a.laterRecord()
	case detailScreen:
		if a.answer.snap != nil {
			return a.answer.snap.Record(s.row), true
		}
	}
	return store.Record{}, false
}
