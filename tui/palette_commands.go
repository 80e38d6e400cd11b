package tui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/palette"
)

// canBeTyped says in the empty palette what it takes besides its commands.
const canBeTyped = "a word, a name, an id, an address"

// command is a line of the palette.
type command struct {
	group, name string
	hint        string // its keys, or what it is about
	short       string // the same where its name needs the room
	run         func(*App) tea.Cmd
	also        string // words that it is found by as well
	elsewhere   bool   // it is of another place, and says how to get there
}

// id tells a command from others.
func (c command) id() string { return c.group + "/" + c.name + "/" + c.hint }

// maxRecent is how many commands are remembered, to be listed first.
const maxRecent = 8

// commands returns what can be done here: what has a key, what has none, and
// the filters that were saved.
func (a *App) commands() []command {
	where := a.where()
	places := where
	if where&onData != 0 {
		places |= inCopy | inWrite // menus that can be opened here
	}
	var out []command
	for _, b := range a.keys {
		if b.where&places != 0 && b.group != "Move" && !a.inVain(b) {
			out = withCommand(out, command{group: b.group, name: a.nameHere(b), hint: a.spelled(strings.Join(b.labels(), " ")), run: b.run, also: b.otherWords()})
		}
	}
	if where&onData == 0 {
		return out
	}
	all := slices.Concat(out, a.pivotCommands(), a.verbLines(), a.facetCommands(), a.noiseCommands(), a.conflictCommands(), a.lookCommands(), a.savedCommands())
	return append(all, a.commandsElsewhere(out)...)
}

// inVain reports whether a key of a menu has nothing to be about.
func (a *App) inVain(b binding) bool {
	_, ok := a.record()
	return b.where == inCopy && a.copiesNothing(b.keys[0]) || b.where == inWrite && b.keys[0] == "j" && !ok
}

// otherWords are what people call commands that have another name here.
var otherWords = map[string]string{
	"Write to a file, or stop":    "export save download csv json ndjson",
	"Matches: NDJSON, CSV; event": "export save download json",
	"UTC or local time":           "timezone time zone tz",
	"Choose columns":              "fields",
	"Failures only":               "errors denied",
	"List all events that match":  "everything results matches",
	"who":                         "history",
	"trace":                       "chain lineage origin",
	"Open the event's JSON":       "raw record tree",
	"Copy the event's JSON":       "raw record",
	"Write this event's JSON":     "raw record",
	"Unfold, fold; embedded too":  "tree json",
	"What could not be read":      "problems errors conflicts duplicates skipped notes",
}

// otherWords returns what people call a command that is said together with others, or else
// what they call all of these.
func (b binding) otherWords() string { return cmp.Or(otherWords[b.ownName()], otherWords[b.name]) }

// withCommand adds a command to others. One that has another key somewhere gets
// no second line.
func withCommand(all []command, c command) []command {
	for i := range all {
		if all[i].group == c.group && all[i].name == c.name {
			all[i].hint += " " + c.hint
			return all
		}
	}
	return append(all, c)
}

// ownName returns what a command does where that is not said together with
// what others do, as help does to fit the screen.
func (b binding) ownName() string {
	own := map[string]map[string]string{
		"Remove, move this facet":     {"x": "Remove this facet", "(": "Move this facet back", ")": "Move this facet forward"},
		"Sort it; rare end first":     {"s": "Sort this facet another way", "S": "Reverse this facet: rare end on top"},
		"Sort by column; reverse":     {"s": "Sort by this column", "S": "Reverse the order"},
		"Value, field, path":          {"y": "Copy the value", "k": "Copy the field", "p": "Copy the path"},
		"JSON, ARN, command line":     {"j": "Copy the event's JSON", "a": "Copy the ARN", "q": "Copy a command line with the filter"},
		"Matches: NDJSON, CSV; event": {"n": "Write the events that match as NDJSON", "c": "Write the events that match as CSV", "j": "Write this event's JSON"},
		"Conditions: x X space":       {"backspace": "Go to the filter's conditions: remove, invert"},
		"Select it, for = + -":        {"space": "Select this value, for = + -"},
		"Unfold, fold; embedded too":  {"enter": "Unfold or fold; open an embedded document"},
		"Back; quit at the start":     {"q": "Go back; quit at the first screen"},
		"Back over a gap":             {"{": "Back over the gap before"},
		"Next, previous mark":         {"'": "Next mark", `"`: "Previous mark"},
		"Cross table: mark, choose":   {"m": "Cross table: mark this facet", "#": "Cross table: choose a field"},
	}
	if name := own[b.name][b.keys[0]]; name != "" {
		return name
	}
	return b.name
}

// nameHere returns what a command does on the present screen: an answer has events, and
// no matches.
func (a *App) nameHere(b binding) string {
	name := b.ownName()
	if b.where == inWrite && a.onAnswer() {
		return strings.Replace(name, "the events that match", "the answer's events", 1)
	}
	return name
}

// openPalette opens the list of the commands, in place of help or problems.
func (a *App) openPalette() tea.Cmd {
	a.mode = browsing
	a.listCommands()
	a.mode, a.input = choosing, line{}
	return a.readyOwners()
}

// listCommands lists the commands, those that were run last first.
func (a *App) listCommands() {
	a.arguing.verb = ""
	a.list.Set(palette.NewItems(a.pickCommands()))
}

// pickCommands makes the commands what is picked from, and returns their lines.
func (a *App) pickCommands() []palette.Item {
	all := a.commands()
	slices.SortStableFunc(all, func(x, y command) int { return a.lately(x) - a.lately(y) })
	a.picks = nil
	for _, c := range all {
		a.picks = append(a.picks, pick{id: c.id(), run: c.run, elsewhere: c.elsewhere})
	}
	return itemsOf(all)
}

// itemsOf returns commands as lines of the palette.
func itemsOf(all []command) (items []palette.Item) {
	for _, c := range all {
		items = append(items, palette.Item{Group: c.group, Title: c.name, Hint: c.hint, Short: c.short, Also: c.also})
	}
	return items
}

// lately returns how many commands were run since this one was.
func (a *App) lately(c command) int {
	if i := slices.Index(a.recent, c.id()); i >= 0 {
		return i
	}
	return maxRecent
}

func (a *App) runChosen() tea.Cmd {
	i, ok := a.list.Current()
	if !ok {
		return nil
	}
	a.mode = browsing
	p := a.picks[i]
	if p.id == "" || p.elsewhere { // what completes a line, or does nothing here
		return p.run(a)
	}
	a.recent = slices.Insert(slices.DeleteFunc(a.recent, func(id string) bool { return id == p.id }), 0, p.id)
	a.recent = a.recent[:min(len(a.recent), maxRecent)]
	return p.run(a)
}
