package tui

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/fields"
)

// countTogether is how many fields are counted by one command: the first ones
// are on the screen at once, the others follow.
const countTogether = 32

// browse is the field browser being used, or nothing.
type browse struct {
	prompt string
	taken  func(name string) bool             // what has been chosen before
	from   mode                               // that it was opened in
	then   func(a *App, field string) tea.Cmd // what enter does

	number int // tells its answers from those to earlier uses
	wish   int // number of the last wish for examples
	cancel context.CancelFunc
	ctx    context.Context
	snap   *store.Snapshot  // that the fields are of
	sel    *store.Selection // of it, that they are counted in; nil for all
}

// facetMsg is an answer that knows what to do with itself.
type facetMsg interface{ take(*App) tea.Cmd }

// The answers to the field browser's questions.
type (
	fieldsListed struct {
		number int
		fields *fields.Fields
	}
	fieldsCounted struct {
		number   int
		names    []string
		distinct []int
		rows     map[string]int // by name, where they were unknown
	}
	exampleWanted struct{ number, wish int }
	exampleFound  struct {
		number int
		name   string
		facet  *store.Facet
		owners map[string]string // of the sessions among them
	}
)

// openFields opens the field browser to choose a list of the overview; enter
// hands the chosen field to then.
func (a *App) openFields(prompt string, then func(a *App, field string) tea.Cmd) tea.Cmd {
	return a.openFieldsOf(prompt, a.isFacet, then)
}

// openFieldsOf opens the field browser. taken tells what has been chosen before.
func (a *App) openFieldsOf(prompt string, taken func(name string) bool, then func(a *App, field string) tea.Cmd) tea.Cmd {
	snap := a.answer.snap
	if snap == nil {
		a.say("nothing is loaded yet")
		return nil
	}
	b := &a.browse
	b.stop()
	b.number++
	b.prompt, b.taken, b.from, b.then = prompt, taken, a.mode, then
	b.ctx, b.cancel = context.WithCancel(a.ctx)
	a.mode, a.input = choosingField, line{}
	sel := a.answer.sel
	if sel.Len() == snap.Len() {
		sel = nil
	}
	if b.snap == snap && b.sel == sel && a.browser.Fields() != nil {
		a.browser.Set(a.browser.Fields(), taken)
		return tea.Batch(a.countFields(), a.wantExample())
	}
	b.snap, b.sel = snap, sel
	a.browser.Set(nil, taken)
	ctx, number, lang := b.ctx, b.number, a.lang
	return guard(func() tea.Msg {
		found, err := listFields(ctx, snap, lang, sel)
		if err != nil {
			return nil
		}
		return fieldsListed{number, found}
	})
}

// stop gives up what the browser has under way.
func (b *browse) stop() {
	if b.cancel != nil {
		b.cancel()
	}
	b.cancel = nil
}

// isFacet reports whether a field has a list.
func (a *App) isFacet(name string) bool { return a.facetOf(name) >= 0 }

// facetOf returns the number of the list of a field, however it is called; -1
// when there is none.
func (a *App) facetOf(name string) int {
	for i := range a.facets.Len() {
		if sameField(a.lang, a.facets.Field(i).Name, name) {
			return i
		}
	}
	return -1
}

// fieldStats returns all that filters can name: the columns that are no field of
// the JSON, the time and the source among them, and the JSON's paths.
func fieldStats(ctx context.Context, snap *store.Snapshot, lang *store.Language) ([]store.FieldStat, error) {
	timed, err := snap.Select(ctx, lang, store.Match{Field: "time", Op: store.Present}, nil)
	if err != nil {
		return nil, err
	}
	return append(snap.Fields(),
		store.FieldStat{Name: "time", Derived: true, Rows: timed.Len()},
		store.FieldStat{Name: "source", Derived: true, Rows: snap.Len()}), nil
}

// listFields returns all columns and paths under the names that filters use,
// those of most events first, behind the columns that are worked out when
// somebody asks: they stay in their place when their events are known, of all or of a
// selection.
func listFields(ctx context.Context, snap *store.Snapshot, lang *store.Language, sel *store.Selection) (*fields.Fields, error) {
	stats, err := fieldStats(ctx, snap, lang)
	if err != nil {
		return nil, err
	}
	var out, late []fields.Field
	for _, f := range stats {
		field := fields.Field{Name: lang.Name(f.Name), Rows: f.Rows, Unknown: f.Unknown}
		if field.Name != f.Name && !f.Derived {
			field.Path = f.Name
		}
		if f.Late {
			late = append(late, field)
			continue
		}
		out = append(out, field)
	}
	slices.SortStableFunc(out, func(a, b fields.Field) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.Name, b.Name))
	})
	found := fields.NewFields(append(late, out...), snap.Len())
	if sel != nil {
		found = found.Among(sel.Len())
	}
	return found, nil
}

func (msg fieldsListed) take(a *App) tea.Cmd {
	if msg.number != a.browse.number {
		return nil
	}
	a.browser.Set(msg.fields, a.browse.taken)
	return tea.Batch(a.narrowFields(), a.countFields())
}

// narrowFields shows the fields that match what is typed.
func (a *App) narrowFields() tea.Cmd {
	all := a.browser.Fields()
	text := a.input.String()
	if all == nil {
		return nil
	}
	var hits []int
	if text != "" {
		hits, _ = match(a.ctx, text, all)
		slices.SortStableFunc(hits, func(x, y int) int {
			return cmp.Compare(unlike(all.At(x), text), unlike(all.At(y), text))
		})
	}
	a.browser.Narrow(text, hits)
	return a.wantExample()
}

// unlike tells fields that are called as was typed from those that start so,
// and these from all others: people who type a whole name mean that field,
// whatever else has the letters in it.
func unlike(f fields.Field, text string) int {
	text = strings.ToLower(text)
	name, path := strings.ToLower(f.Name), strings.ToLower(f.Path)
	switch {
	case name == text || path == text:
		return 0
	case strings.HasPrefix(name, text) || strings.HasPrefix(path, text):
		return 1
	}
	return 2
}

// countFields counts the values of some fields that have not been counted.
func (a *App) countFields() tea.Cmd {
	names := a.browser.Uncounted(countTogether)
	if len(names) == 0 || a.mode != choosingField {
		return nil
	}
	unknown := a.browser.Unknown(names)
	ctx, number, snap, sel, lang := a.browse.ctx, a.browse.number, a.browse.snap, a.browse.sel, a.lang
	return guard(func() tea.Msg {
		distinct, err := snap.Distinct(ctx, lang, names, sel)
		if err != nil {
			return nil
		}
		rows, err := countRows(ctx, snap, lang, unknown, sel)
		if err != nil {
			return nil
		}
		return fieldsCounted{number, names, distinct, rows}
	})
}

// countRows counts the events of a selection, nil for all, that have some fields.
func countRows(ctx context.Context, snap *store.Snapshot, lang *store.Language, names []string, sel *store.Selection) (map[string]int, error) {
	having := snap.Select
	if sel != nil {
		having = snap.SelectIn
	}
	out := make(map[string]int)
	for _, name := range names {
		have, err := having(ctx, lang, store.Match{Field: name, Op: store.Present}, sel)
		if err != nil {
			return nil, err
		}
		out[name] = have.Len()
	}
	return out, nil
}

func (msg fieldsCounted) take(a *App) tea.Cmd {
	if msg.number != a.browse.number {
		return nil
	}
	for name, rows := range msg.rows {
		a.browser.Found(name, rows)
	}
	a.browser.Count(msg.names, msg.distinct)
	return a.countFields()
}

func (a *App) moveField(n int) tea.Cmd {
	a.browser.Move(n)
	return a.wantExample()
}

// wantExample asks for examples when the cursor has come to rest.
func (a *App) wantExample() tea.Cmd {
	if _, ok := a.browser.WantsExample(); !ok {
		return nil
	}
	a.browse.wish++
	msg := exampleWanted{a.browse.number, a.browse.wish}
	return a.wait(previewDelay, func(time.Time) tea.Msg { return msg })
}

func (msg exampleWanted) take(a *App) tea.Cmd {
	name, ok := a.browser.WantsExample()
	if !ok || msg.number != a.browse.number || msg.wish != a.browse.wish || a.mode != choosingField {
		return nil
	}
	ctx, snap, sel, lang := a.browse.ctx, a.browse.snap, a.browse.sel, a.lang
	return guard(func() tea.Msg {
		f, err := snap.Facet(ctx, lang, name, sel, fields.ExampleLimit)
		if err != nil {
			return nil
		}
		found := exampleFound{number: msg.number, name: name, facet: f}
		if sameField(lang, name, "session") {
			found.owners = sessionOwners(ctx, snap, lang, valuesOf(f))
		}
		return found
	})
}

func (msg exampleFound) take(a *App) tea.Cmd {
	if msg.number == a.browse.number {
		a.browser.Example(msg.name, msg.facet)
		if called := a.namer(a.browse.snap, msg.name, msg.owners); called != nil {
			a.browser.Call(msg.name, called)
		}
	}
	return nil
}

func valuesOf(f *store.Facet) (out []string) {
	for _, v := range f.Values {
		out = append(out, v.Value)
	}
	return out
}

// leaveFields closes the browser.
func (a *App) leaveFields() {
	a.browse.stop()
	a.mode = a.browse.from
}

// takeField does with the chosen field what the browser was opened for.
func (a *App) takeField() tea.Cmd {
	f, ok := a.browser.Current()
	if !ok {
		return nil
	}
	a.leaveFields()
	if a.secret(f.Name) {
		a.warn(f.Name + " holds secrets: start with --reveal-secrets to see them")
		return nil
	}
	return a.browse.then(a, f.Name)
}

// secret reports whether the values of a field are masked.
func (a *App) secret(name string) bool {
	if a.cfg.Secret == nil {
		return false
	}
	if column, ok, _ := a.lang.Resolve(name); ok {
		name = column
	}
	return a.cfg.Secret(name)
}

func (a *App) browseFacets() tea.Cmd { return a.openFields("F", (*App).addFacet) }

// facetHere opens the facet of the column or path under the cursor: an overview
// of the same events, with its list.
func (a *App) facetHere() tea.Cmd {
	name := ""
	switch {
	case a.previewFocused():
		name, _, _ = a.beside.Value()
	case a.screen().kind == eventsScreen:
		name = a.table.Field()
	case a.screen().kind == detailScreen:
		name = a.tree.Field()
	}
	switch {
	case name == "time":
		a.say("time: see the timeline (esc, i)")
		return nil
	case name == "" || !a.answer.snap.Has(a.lang, name):
		a.say("there is no field here")
		return nil
	case len(a.answer.snap.Below(a.lang, name)) > 0:
		a.say("this holds other fields: go to one of them")
		return nil
	case a.secret(name):
		a.warn(name + " holds secrets: start with --reveal-secrets to count them")
		return nil
	}
	name = a.aliasOf(name)
	add := a.addFacet(name)
	return tea.Batch(add, a.enter(screen{kind: overviewScreen}))
}

// aliasOf returns how filters call a field.
func (a *App) aliasOf(name string) string {
	if a.lang == nil {
		return name
	}
	if column, ok, _ := a.lang.Resolve(name); ok {
		return a.lang.Name(column)
	}
	return name
}
