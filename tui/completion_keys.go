package tui

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
)

// maxPast is how many filters are remembered.
const maxPast = 200

// filterPast is the filters that were typed, and the way through them.
type filterPast struct {
	texts []string // the newest last
	at    int      // the one shown; their number while none is
	draft string   // what was typed before the first was
}

// open starts at the end, with the text as it is.
func (p *filterPast) open(draft string) { p.at, p.draft = len(p.texts), draft }

// add remembers a text as the newest.
func (p *filterPast) add(text string) {
	if text == "" {
		return
	}
	p.texts = append(slices.DeleteFunc(p.texts, func(t string) bool { return t == text }), text)
	p.texts = p.texts[max(0, len(p.texts)-maxPast):]
}

// step goes to an older text, or with 1 to a newer one; ok is false at the
// end.
func (p *filterPast) step(n int, now string) (text string, ok bool) {
	if p.at == len(p.texts) {
		p.draft = now
	}
	to := p.at + n
	if to < 0 || to > len(p.texts) {
		return "", false
	}
	p.at = to
	if to == len(p.texts) {
		return p.draft, true
	}
	return p.texts[to], true
}

// below moves in the completions; above them are the filters typed before.
func (a *App) below(n int) tea.Cmd {
	e := &a.editor
	browsingPast := e.past.at < len(e.past.texts)
	if e.at == none && (n < 0 || browsingPast) {
		return a.recall(n)
	}
	if e.found.number == e.number {
		e.at = max(none, min(e.at+n, len(e.found.offers)-1))
	}
	return nil
}

// recall shows a filter from before, or with 1 a newer one.
func (a *App) recall(n int) tea.Cmd {
	text, ok := a.editor.past.step(n, a.input.String())
	if !ok {
		return nil
	}
	a.input = newLine(text)
	return a.complete()
}

// finishFilter takes the completion under the cursor, or puts the text in
// force.
func (a *App) finishFilter() tea.Cmd {
	if a.editor.at != none {
		return a.takeCompletion()
	}
	text := strings.TrimSpace(a.input.String())
	if e := &a.editor; e.counted { // so it need not be looked for again
		a.work.keep(e.matched.filter, e.matched.sel)
	}
	cmd := a.applyFilter()
	if a.mode == browsing {
		a.editor.past.add(text)
		a.editor.stop()
		return cmd
	}
	a.editor.refused = true
	return cmd
}

// openEnd says whether the text is wrong only because more is to be typed at its end.
type openEnd uint8

const (
	endClosed  openEnd = iota // it is right, or wrong elsewhere
	endMissing                // something is missing there
	endBegun                  // it begins a value that is offered, or may once those are known
)

// unfinished says so of the text being edited, until somebody wants it in force.
func (a *App) unfinished() openEnd {
	problem, at := a.problem()
	text, e := a.input.text, &a.editor
	switch {
	case problem == "" || e.refused || a.input.at < len(text):
		return endClosed
	case at >= len(text) || at == len(text)-1 && (text[at] == '-' || text[at] == '!') || a.wouldClose():
		return endMissing
	case e.slot.field == "" || at < e.slot.from:
		return endClosed
	}
	offered := func(o offer) bool { return strings.HasPrefix(strings.ToLower(o.title), strings.ToLower(e.slot.typed)) }
	if e.found.number != e.number || slices.ContainsFunc(e.found.offers, offered) {
		return endBegun
	}
	return endClosed
}

// wouldClose reports whether the text is right but for the end of a quote or of
// parentheses.
func (a *App) wouldClose() bool {
	return slices.ContainsFunc([]string{`"`, ")", "))", `")`}, func(end string) bool {
		_, err := a.reader().Parse(a.input.String() + end)
		return err == nil
	})
}

// problem says what is wrong with the text being edited and where, counted in
// characters.
func (a *App) problem() (text string, at int) {
	_, err := a.reader().Parse(a.input.String())
	if err == nil {
		return "", 0
	}
	var bad *store.ParseError
	if errors.As(err, &bad) {
		return clockAdvice(bad.Msg), bad.Pos
	}
	return err.Error(), 0
}
