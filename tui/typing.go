package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/palette"
	"github.com/trailsift/trailsift/tui/theme"
)

// pickLimit is how many values of a column the picker offers.
const pickLimit = 10000

// typing reports whether keys are text.
func (a *App) typing() bool {
	switch a.mode {
	case editingFilter, findingValue, pickingValue, choosing, choosingField, searching, searchingAnswer, naming, namingFile, goingTo:
		return true
	}
	return false
}

// typed handles a key while a line is being typed.
func (a *App) typed(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "esc":
		return a.leaveLine()
	case "enter":
		return a.finishLine()
	case "tab":
		return a.tabbed()
	case "down", "ctrl+n":
		return a.moveBelow(1)
	case "up", "ctrl+p":
		return a.moveBelow(-1)
	case "pgdown":
		return a.moveBelow(a.bodyHeight() / 2)
	case "pgup":
		return a.moveBelow(-a.bodyHeight() / 2)
	}
	if a.input.key(msg) {
		return a.lineChanged()
	}
	return nil
}

// tabbed completes what is typed, where that can be done.
func (a *App) tabbed() tea.Cmd {
	if a.mode == editingFilter {
		return a.takeCompletion()
	}
	return nil
}

// lineChanged lets what is looked at follow the line.
func (a *App) lineChanged() tea.Cmd {
	switch a.mode {
	case editingFilter:
		a.editor.past.open(a.input.String())
		a.editor.anew = a.editor.anew || a.input.String() == ""
		return a.complete()
	case findingValue:
		a.facets.Find(a.input.String())
		return tea.Batch(a.find(), a.next())
	case pickingValue, choosing:
		return a.findItem()
	case choosingField:
		return a.narrowFields()
	case searching:
		a.tree.Search(a.input.String())
	case searchingAnswer:
		a.findInAnswer()
	case goingTo:
		a.clock.problem, a.clock.refused = "", false
	case namingFile:
		a.writing.problem = ""
	}
	return nil
}

// moveBelow moves in the list that is narrowed by the line.
func (a *App) moveBelow(n int) tea.Cmd {
	switch a.mode {
	case editingFilter:
		return a.below(n)
	case findingValue:
		a.facets.Move(n)
		return a.next()
	case pickingValue, choosing:
		a.list.Move(n)
	case choosingField:
		return a.moveField(n)
	}
	return nil
}

// interrupt quits. What is open over a screen it leaves first, be it a line, a menu
// or the help, as shells do: people who want out of it press this.
func (a *App) interrupt() tea.Cmd {
	if a.mode == browsing {
		return a.quit()
	}
	again := "^c again quits"
	if a.mode == editingFilter && a.lineTyped() {
		again += "; the text is kept: ; " + a.spelled("↑")
	}
	cmd := a.leaveOpen()
	if a.mode == browsing {
		a.say(again)
	}
	return cmd
}

// leaveOpen leaves what is open over the screen, as esc does.
func (a *App) leaveOpen() tea.Cmd {
	if a.typing() {
		return a.leaveLine()
	}
	if b, ok := lookup(a.keys, a.where(), "esc"); ok && a.mode != printed {
		return b.run(a)
	}
	a.mode = browsing
	return nil
}

// lineTyped reports whether the line holds what leaving it would lose.
func (a *App) lineTyped() bool {
	text := strings.TrimSpace(a.input.String())
	if a.mode == editingFilter {
		return text != textOf(a.conditions().expr())
	}
	return text != ""
}

// leaveLine gives up what is being typed. A filter can be had again, with those
// that were in force.
func (a *App) leaveLine() tea.Cmd {
	switch a.mode {
	case editingFilter:
		if a.lineTyped() {
			a.editor.past.add(strings.TrimSpace(a.input.String()))
		}
		a.editor.stop()
	case findingValue:
		a.stopFinding()
		a.mode = browsing
		return a.next()
	case pickingValue:
		a.search.stop()
	case choosing:
		a.arguing.stop()
	case choosingField:
		a.leaveFields()
		a.ahead = nil
		return nil
	case searching:
		a.tree.Search("")
		a.tree.EndSearch()
	case searchingAnswer:
		a.input = line{}
		a.findInAnswer()
		a.endAnswerSearch()
	}
	a.mode, a.ahead = browsing, nil
	return nil
}

// finishLine does what the line is for.
func (a *App) finishLine() tea.Cmd {
	switch a.mode {
	case editingFilter:
		return a.finishFilter()
	case findingValue:
		a.mode = browsing
		a.leaveVain()
		return a.next()
	case pickingValue:
		return a.takePick()
	case choosing:
		return a.runChosen()
	case choosingField:
		return a.takeField()
	case naming:
		return a.saveFilter()
	case namingFile:
		return a.writeFile()
	case goingTo:
		return a.jumpTo()
	case searching:
		if _, total := a.tree.Matches(); total == 0 && a.input.String() != "" {
			a.say("nothing found")
		}
		a.tree.EndSearch()
	case searchingAnswer:
		found := a.findInAnswer()
		a.endAnswerSearch()
		if text := a.input.String(); !found && !a.findProse(text) && text != "" {
			a.say("nothing found")
		}
	}
	a.mode = browsing
	return nil
}

// leaveVain ends a search in the focused list that found nothing: there would
// be nothing to choose, and only esc to see the values again.
func (a *App) leaveVain() {
	if a.mode != browsing || !a.facets.Vain() {
		return
	}
	text, hint := a.facets.Finding(), ""
	if a.isCondition(text) {
		hint = "; press ; to filter"
	}
	a.say("nothing like " + theme.CleanCut(text, 40) + " in this facet" + hint)
	a.stopFinding()
}

// isCondition reports whether a text is one condition on a field, as filters have them.
func (a *App) isCondition(text string) bool {
	e, err := a.lang.Parse(text)
	_, is := e.(store.Match)
	return err == nil && is
}

// findInFacet searches the facet that has the focus, or had it before the timeline.
func (a *App) findInFacet() tea.Cmd {
	a.mode, a.input = findingValue, newLine(a.facets.Finding())
	return a.focusTimeline(false)
}

func (a *App) searchDetail() tea.Cmd {
	a.mode, a.input = searching, line{}
	a.tree.BeginSearch()
	return nil
}

// pick is a value that the picker offers.
type pick struct {
	field string
	value string
	id    string             // of a command, in the palette
	run   func(*App) tea.Cmd // the same

	elsewhere bool // a command of another place
}

// pickValue lists the values of the columns of the event list.
func (a *App) pickValue() tea.Cmd {
	a.list.Set(palette.NewItems(nil))
	a.picks, a.pickFor = nil, ""
	a.mode, a.input = pickingValue, line{}
	snap, sel, lang := a.answer.snap, a.answer.sel, a.lang
	if snap == nil {
		return nil
	}
	ctx, number := a.search.start(a.ctx, wanted{})
	return guard(func() tea.Msg {
		var all []*store.Facet
		for _, field := range a.columnFields() {
			f, err := snap.Facet(ctx, lang, field, sel, pickLimit)
			if err != nil {
				return nil
			}
			all = append(all, f)
		}
		return offerOf(number, all)
	})
}

// offered brings the values that the picker lists.
type offered struct {
	number int
	items  *palette.Items
	picks  []pick
}

// offerOf lists the values of facets, the most frequent first.
func offerOf(number int, all []*store.Facet) offered {
	type candidate struct {
		field string
		store.ValueCount
	}
	var found []candidate
	for _, f := range all {
		for _, v := range f.Values {
			found = append(found, candidate{f.Field, v})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return b.Count - a.Count })
	items, picks := make([]palette.Item, len(found)), make([]pick, len(found))
	for i, c := range found {
		items[i] = palette.Item{Group: c.field, Title: c.Value, Hint: theme.Count(c.Count), Value: true}
		picks[i] = pick{field: c.field, value: c.Value}
	}
	return offered{number, palette.NewItems(items), picks}
}

func (a *App) takeOffered(msg offered) tea.Cmd {
	if a.mode != pickingValue || msg.number != a.search.number {
		return nil
	}
	if a.pickFor != "" && len(msg.picks) == 0 {
		a.mode, a.ahead = browsing, nil
		a.say("no event that matches the other conditions has another value of " + a.pickFor)
		return nil
	}
	a.list.Set(msg.items)
	a.picks = msg.picks
	if a.input.String() == "" {
		return a.catchUp()
	}
	return a.findItem()
}

// asTyped is the line of the picker for what was typed itself: it may be in fields that
// are no columns.
func asTyped(typed string) palette.Item {
	return palette.Item{Group: "text", Title: typed, Hint: mentioning, Value: true}
}

// onTyped reports whether the cursor of the picker is on what was typed itself.
func (a *App) onTyped() bool {
	i, ok := a.list.Current()
	return ok && i == len(a.picks)
}

// takePick adds the chosen value to the filter.
func (a *App) takePick() tea.Cmd {
	i, ok := a.list.Current()
	if !ok {
		return nil
	}
	a.mode = browsing
	if a.onTyped() {
		return a.narrow(a.filter.terms.with(anywhere(strings.TrimSpace(a.input.String()))))
	}
	p := a.picks[i]
	if a.pickFor != "" {
		return a.takeOther(p)
	}
	return a.narrow(a.filter.terms.only(a.lang, p.field, []facets.Value{{Text: p.value}}))
}
