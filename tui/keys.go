package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// scope is a set of places where a key means something.
type scope uint16

const (
	inWelcome scope = 1 << iota
	inOverview
	inEvents
	inDetail
	inList  // help and problems
	inCopy  // the copy menu
	inChips // the conditions in the filter line
	inTimeline
	inCross  // a table of two fields
	inAnswer // the answer to a question
	inDiff   // where two events differ
	inMenu   // of pivots

	onScreens    = inWelcome | onData
	onData       = inOverview | inTimeline | inEvents | inDetail | inCross | inAnswer | inDiff
	onValues     = inOverview | inEvents | inDetail
	inEverything = onScreens | inList
)

// binding is a command with its keys.
type binding struct {
	keys  []string
	where scope
	group string // in help and palette
	name  string // what it does, as the palette says it
	foot  foot
	run   func(*App) tea.Cmd
}

// foot is what the footer says about a command, and where; empty text leaves
// it out.
type foot struct {
	text string
	in   scope
}

// keymap is all commands; the order is that of help and footer. It is a
// function so that nobody can change it.
func keymap() []binding {
	return byGroup(slices.Concat(moveKeys(), crossKeys("Move"), crossKeys("Go"), openKeys(), answerKeys(), pivotKeys(), crossKeys("Filter"), filterKeys(), chipKeys(), timelineKeys(), facetKeys(), timeKeys(), lookKeys(), answerLookKeys(), menuKeys(), copyKeys(), sourceKeys(), programKeys()))
}

// byGroup puts the commands of a group next to each other, groups in the order
// in which they come first.
func byGroup(keys []binding) []binding {
	var groups []string
	for _, b := range keys {
		if !slices.Contains(groups, b.group) {
			groups = append(groups, b.group)
		}
	}
	slices.SortStableFunc(keys, func(a, b binding) int {
		return slices.Index(groups, a.group) - slices.Index(groups, b.group)
	})
	return keys
}

// onRows reports whether a command acts on the rows of a list.
func (b binding) onRows() bool {
	return b.group == "Move" || b.group == "Copy" ||
		slices.Contains([]string{"enter", "space", "e", "E", "=", "+", "-", "[", "]", "z", "{", "}", "p", "c", "m", "d", "'", `"`}, b.keys[0])
}

// acts reports whether a command does something with the line under the cursor
// that is not undone by another move.
func (b binding) acts() bool {
	return slices.Contains([]string{"enter", "space", "=", "+", "-", "y", "z", "e", "E", "p", "c", "m", "d"}, b.keys[0])
}

func moveKeys() []binding {
	move := func(n int) func(*App) tea.Cmd { return func(a *App) tea.Cmd { return a.move(n) } }
	return []binding{
		{[]string{"j", "down"}, inEverything, "Move", "Up and down", foot{}, move(1)},
		{[]string{"k", "up"}, inEverything, "Move", "Up and down", foot{}, move(-1)},
		{[]string{"g", "home"}, inEverything, "Move", "To the top, the bottom", foot{}, (*App).toTop},
		{[]string{"G", "end"}, inEverything, "Move", "To the top, the bottom", foot{}, (*App).toBottom},
		{[]string{"ctrl+d"}, inEverything, "Move", "Half a page", foot{}, (*App).halfDown},
		{[]string{"ctrl+u"}, inEverything, "Move", "Half a page", foot{}, (*App).halfUp},
		{[]string{"pgdown"}, inEverything, "Move", "A page", foot{}, (*App).pageDown},
		{[]string{"space"}, inEvents | inDetail | inList, "Move", "A page", foot{}, (*App).pageDown},
		{[]string{"b", "pgup"}, inEverything, "Move", "A page", foot{}, (*App).pageUp},
		{[]string{"l", "right"}, inOverview, "Move", "Next, previous facet", foot{}, (*App).nextFacet},
		{[]string{"h", "left"}, inOverview, "Move", "Next, previous facet", foot{}, (*App).previousFacet},
		{[]string{"tab"}, inOverview | inTimeline, "Move", "Next, previous pane", foot{}, (*App).nextPane},
		{[]string{"shift+tab"}, inOverview | inTimeline, "Move", "Next, previous pane", foot{}, (*App).previousPane},
		{[]string{"l", "right"}, inEvents, "Move", "Next, previous column", foot{}, (*App).nextColumn},
		{[]string{"h", "left"}, inEvents, "Move", "Next, previous column", foot{}, (*App).previousColumn},
		{[]string{"l", "right"}, inDetail, "Move", "Unfold", foot{}, (*App).unfold},
		{[]string{"h", "left"}, inDetail, "Move", "Fold; back at the root", foot{}, (*App).fold},
	}
}

func openKeys() []binding {
	return []binding{
		{[]string{"enter"}, inOverview, "Go", "Open its events", foot{"events", inOverview}, (*App).openFacet},
		{[]string{"enter"}, inEvents, "Go", "Open the event's JSON", foot{"JSON", inEvents}, (*App).openLine},
		{[]string{"enter"}, inDetail, "Go", "Unfold, fold; embedded too", foot{"unfold", inDetail}, (*App).toggleFold},
		{[]string{"d"}, inWelcome, "Go", "Open the demo incident", foot{"open the demo", inWelcome}, (*App).openDemo},
		{[]string{"J"}, inDetail, "Go", "Next event", foot{"next event", inDetail}, (*App).nextEvent},
		{[]string{"K"}, inDetail, "Go", "Previous event", foot{"previous", inDetail}, (*App).previousEvent},
		{[]string{"e"}, inEvents, "Go", "Next failure", foot{"next failure", inEvents}, (*App).nextFailure},
		{[]string{"E"}, inEvents, "Go", "Previous failure", foot{}, (*App).previousFailure},
		{[]string{"<"}, onData, "Go", "Back to where I was", foot{}, (*App).historyBack},
		{[]string{">"}, onData, "Go", "Forward again", foot{}, (*App).historyForward},
		{[]string{"esc"}, inEverything, "Go", "One step back", foot{}, (*App).back},
		{[]string{"q"}, inEverything, "Go", "Back; quit at the start", foot{}, (*App).backOrQuit},
	}
}

func filterKeys() []binding {
	return []binding{
		{[]string{"="}, onValues | inAnswer, "Filter", "Only this value", foot{"only", onValues}, (*App).only},
		{[]string{"+"}, onValues | inAnswer, "Filter", "Also this value", foot{"also", onValues}, (*App).also},
		{[]string{"-"}, onValues | inAnswer, "Filter", "Without this value", foot{"without", onValues}, (*App).without},
		{[]string{"space"}, inOverview, "Filter", "Select it, for = + -", foot{}, (*App).pick},
		{[]string{"/"}, inOverview, "Filter", "Find a value in this facet", foot{"find", inOverview}, (*App).findInFacet},
		{[]string{"/"}, inEvents, "Filter", "Find a value to filter by", foot{"find", inEvents}, (*App).pickValue},
		{[]string{";"}, onData, "Filter", "Edit the filter", foot{}, (*App).editFilter},
		{[]string{"backspace"}, onData, "Filter", "Its conditions: x X space", foot{}, (*App).openChips},
		{[]string{"tab", "shift+tab"}, inEvents | inDetail, "Filter", "Its conditions: x X space", foot{}, (*App).openChips},
		{[]string{"u"}, onData | inChips, "Filter", "Undo narrowing, sort, zoom", foot{"undo", inChips}, (*App).undo},
		{[]string{"ctrl+r"}, onData | inChips, "Filter", "Redo it", foot{}, (*App).redo},
		{[]string{"1"}, onData, "Filter", "Hide AWS-generated events", foot{"hide AWS", inOverview}, (*App).toggleAWS},
		{[]string{"2"}, onData, "Filter", "Writes and grant-use only", foot{}, (*App).toggleChanges},
		{[]string{"3"}, onData, "Filter", "Failures only", foot{}, (*App).toggleFailed},
	}
}

func lookKeys() []binding {
	return []binding{
		{[]string{"S"}, inEvents, "Look", "Reverse the order", foot{}, (*App).reverse},
		{[]string{"v"}, inEvents, "Look", "Preview on or off", foot{}, (*App).togglePreview},
		{[]string{"/"}, inDetail, "Look", "Search in the event", foot{"search", inDetail}, (*App).searchDetail},
		{[]string{"n"}, inDetail, "Look", "Next match", foot{}, (*App).nextMatch},
		{[]string{"N"}, inDetail, "Look", "Previous match", foot{}, (*App).previousMatch},
		{[]string{"!"}, onData, "Look", "What could not be read", foot{}, (*App).openProblems},
	}
}

func copyKeys() []binding {
	return []binding{
		{[]string{"y"}, onData, "Copy", "Copy menu", foot{"copy", inEvents | inDetail | inAnswer}, (*App).copyMenu},
		{[]string{"y"}, inCopy, "Copy", "Value, name, path, JSON", foot{"value", inCopy}, (*App).copyValue},
		{[]string{"k"}, inCopy, "Copy", "Value, name, path, JSON", foot{"name", inCopy}, (*App).copyName},
		{[]string{"p"}, inCopy, "Copy", "Value, name, path, JSON", foot{"path", inCopy}, (*App).copyPath},
		{[]string{"j"}, inCopy, "Copy", "Value, name, path, JSON", foot{"JSON", inCopy}, (*App).copyJSON},
	}
}

func programKeys() []binding {
	return []binding{
		{[]string{":"}, onScreens, "Program", "All commands", foot{}, (*App).openPalette},
		{[]string{"?"}, inEverything, "Program", "Help; again: filters", foot{}, (*App).openHelp},
		{[]string{"f2"}, onScreens, "Program", "Mouse on or off", foot{}, (*App).toggleMouse},
		{[]string{"ctrl+c"}, inEverything | inCopy, "Program", "Quit now", foot{}, (*App).quit},
	}
}

// lookup returns the command of a key.
func lookup(keys []binding, where scope, key string) (binding, bool) {
	for _, b := range keys {
		if b.where&where != 0 && slices.Contains(b.keys, key) {
			return b, true
		}
	}
	return binding{}, false
}

// label returns how a key is written for people.
func label(key string) string {
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "pgup":
		return "PgUp"
	case "pgdown":
		return "PgDn"
	case "f2":
		return "F2"
	}
	return strings.Replace(key, "ctrl+", "^", 1)
}

// labels returns the keys of a command for people.
func (b binding) labels() []string {
	out := make([]string, len(b.keys))
	for i, k := range b.keys {
		out[i] = label(k)
		if b.where == inCopy {
			out[i] = "y" + out[i]
		}
	}
	return out
}

// described is a line about keys: commands next to each other that have one
// name, such as up and down, are described together.
type described struct {
	group, name string
	where       scope
	first, more []string // the first key of each command, and the others
}

// describe lists the commands of some places for people.
func describe(keys []binding, where scope) []described {
	var out []described
	for _, b := range keys {
		if b.where&where == 0 {
			continue
		}
		labels := b.labels()
		if n := len(out); n > 0 && out[n-1].name == b.name && out[n-1].group == b.group {
			d := &out[n-1]
			d.first, d.more = append(d.first, labels[0]), append(d.more, labels[1:]...)
			d.where |= b.where
			continue
		}
		out = append(out, described{b.group, b.name, b.where, labels[:1:1], labels[1:]})
	}
	return out
}
