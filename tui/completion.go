package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
)

// editor is what is known while the filter's text is being edited. Every
// change of the text starts two commands, which count what it matches and
// find what completes it, and gives up those of the text before. Values, which
// take as long to find as to count, wait for the count.
type editor struct {
	number int // tells the answers to the newest text from others
	cancel context.CancelFunc

	slot    slot
	found   completed   // for the slot, once its number is that of the text
	at      int         // the completion under the cursor, none while negative
	matched textCounted // by a text
	counted bool        // it is the present one

	refused bool       // somebody wanted the text in force, which cannot be
	revived store.Expr // a condition that was off until its text was opened; nil for none
	anew    bool       // the text was deleted whole, so that what is typed now takes the place of all

	past  filterPast
	store *store.Store // that the names are of
	names *fieldNames  // kept from text to text, as long as they hold
	words *fieldValues
}

// none is the cursor of the completions when it is not among them.
const none = -1

// editFilter opens the filter's text, ready for one more condition.
func (a *App) editFilter() tea.Cmd { return a.editText(a.conditions()) }

// editText opens conditions as text, with the cursor behind a space.
func (a *App) editText(t terms) tea.Cmd {
	a.mode, a.input = editingFilter, newLine(textOf(t.expr()))
	a.editor.past.open(a.input.String())
	if len(a.input.text) > 0 {
		a.input.insert(" ")
	}
	a.editor.matched, a.editor.revived, a.editor.anew = textCounted{}, nil, false
	return a.complete()
}

// complete starts to count what the text matches and to look for what
// completes it.
func (a *App) complete() tea.Cmd {
	e := &a.editor
	e.stop()
	e.number++
	e.at, e.counted, e.refused = none, false, false
	e.slot = slotAt(a.lang, a.input.text, a.input.at)
	snap := a.answer.snap
	if snap == nil {
		e.found = completed{number: e.number}
		return nil
	}
	if e.store != a.data.Store {
		e.store, e.names, e.words = a.data.Store, nil, nil
	}
	var ctx context.Context
	ctx, e.cancel = context.WithCancel(a.ctx)
	counted := make(chan struct{})
	return tea.Batch(a.countText(ctx, snap, counted), a.findCompletions(ctx, snap, counted))
}

// stop gives up what is being worked on.
func (e *editor) stop() {
	if e.cancel != nil {
		e.cancel()
	}
	e.cancel = nil
}

// textCounted brings how many events the text being edited matches.
type textCounted struct {
	number int
	filter store.Expr
	sel    *store.Selection
	of     int // events that there were
}

// countText counts what the text matches, and closes done when it has.
func (a *App) countText(ctx context.Context, snap *store.Snapshot, done chan<- struct{}) tea.Cmd {
	filter, err := a.reader().Parse(a.input.String())
	if err != nil {
		close(done)
		return nil
	}
	lang, number, earlier := a.lang, a.editor.number, a.work.earlier(filter)
	return guard(func() tea.Msg {
		defer close(done)
		sel, err := snap.Select(ctx, lang, filter, earlier)
		if err != nil {
			return nil
		}
		return textCounted{number, filter, sel, snap.Len()}
	})
}

func (msg textCounted) take(a *App) tea.Cmd {
	if msg.number == a.editor.number {
		a.editor.matched, a.editor.counted = msg, true
	}
	return nil
}

// findCompletions looks for what completes the text.
func (a *App) findCompletions(ctx context.Context, snap *store.Snapshot, counted <-chan struct{}) tea.Cmd {
	e := &a.editor
	if !e.slot.open {
		e.found = completed{number: e.number}
		return nil
	}
	c := completing{number: e.number, slot: e.slot, snap: snap, lang: a.reader(), counted: counted, names: e.names, words: e.words}
	if rest, err := a.reader().Parse(e.slot.rest); err == nil { // else it is half a condition: rather all events than none
		c.rest, c.earlier = rest, a.work.earlier(rest)
	}
	return guard(func() tea.Msg {
		msg, err := c.run(ctx)
		if err != nil {
			return nil
		}
		return msg
	})
}

// take shows what completes the text, and runs the keys that were typed before
// it was there.
func (msg completed) take(a *App) tea.Cmd {
	if msg.number != a.editor.number || a.mode != editingFilter {
		return nil
	}
	a.editor.found, a.editor.names, a.editor.words = msg, msg.names, msg.words
	return a.catchUp()
}

// completesTooEarly reports whether a key is about completions before those
// for the text are there, or come after one that does.
func (a *App) completesTooEarly(key string) bool {
	e := &a.editor
	if a.mode != editingFilter || key == "esc" || e.cancel == nil {
		return false
	}
	takes := key == "tab" || key == "down" || key == "ctrl+n"
	return len(a.ahead) > 0 || takes && e.found.number != e.number
}

// takeCompletion puts the completion under the cursor, or the first, into the
// text.
func (a *App) takeCompletion() tea.Cmd {
	e := &a.editor
	i := max(0, e.at)
	if e.found.number != e.number || i >= len(e.found.offers) {
		return nil
	}
	a.input.at = e.slot.from
	a.input.cut(e.slot.from, e.slot.to)
	a.input.insert(e.found.offers[i].text)
	return a.complete()
}
