package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// scope is a set of places where a key means something.
type scope uint32

const (
	inWelcome scope = 1 << iota
	inOverview
	inEvents
	inDetail
	inList  // help and problems
	inCopy  // the copy menu
	inChips // the conditions in the filter line
	inTimeline
	inCross   // a table of two fields
	inAnswer  // the answer to a question
	inDiff    // where two events differ
	inMenu    // of pivots
	inColumns // of the event list, being chosen
	inHeat    // the heat map
	inWrite   // the menu of what is written to a file
	inPreview // of an event, beside the list

	onScreens    = inWelcome | onData
	onData       = inOverview | inTimeline | inEvents | inPreview | inDetail | inCross | inHeat | inAnswer | inDiff
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
	return byGroup(slices.Concat(moveKeys(), crossKeys("Move"), crossKeys("Go"), welcomeKeys(), openKeys(), answerKeys(), pivotKeys(), crossKeys("Filter"), filterKeys(), chipKeys(), chooserKeys(), timelineKeys(), facetKeys(), heatKeys(), timeKeys(), lookKeys(), answerLookKeys(), menuKeys(), copyKeys(), writeKeys(), sourceKeys(), programKeys()))
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
		{[]string{"b", "pgup"}, inEverything, "Move", "A page", foot{}, (*App).pageUp},
		{[]string{"space"}, inEvents | inPreview | inDetail | inAnswer | inDiff | inList, "Move", "A page", foot{}, (*App).pageDown},
		{[]string{"l", "right"}, inOverview, "Move", "Next, previous facet", foot{}, (*App).nextFacet},
		{[]string{"h", "left"}, inOverview, "Move", "Next, previous facet", foot{}, (*App).previousFacet},
		{[]string{"tab"}, inOverview | inTimeline, "Move", "Next, previous pane", foot{}, (*App).nextPane},
		{[]string{"shift+tab"}, inOverview | inTimeline, "Move", "Next, previous pane", foot{}, (*App).previousPane},
		{[]string{"tab"}, inEvents | inPreview, "Move", "Next, previous pane", foot{}, (*App).nextListPane},
		{[]string{"shift+tab"}, inEvents | inPreview, "Move", "Next, previous pane", foot{}, (*App).previousListPane},
		{[]string{"tab", "shift+tab"}, inDetail | inHeat, "Move", "To the filter's conditions", foot{}, (*App).openChips},
		{[]string{"l", "right"}, inEvents, "Move", "Next, previous column", foot{}, (*App).nextColumn},
		{[]string{"h", "left"}, inEvents, "Move", "Next, previous column", foot{}, (*App).previousColumn},
		{[]string{"l", "right"}, inDetail, "Move", "Unfold", foot{}, (*App).unfold},
		{[]string{"h", "left"}, inDetail, "Move", "Fold; back at the root", foot{}, (*App).fold},
	}
}

func openKeys() []binding {
	return []binding{
		{[]string{"enter"}, inOverview, "Go", "Open its events", foot{"events", inOverview}, (*App).openFacet},
		{[]string{"enter"}, inEvents, "Go", "Open the event's JSON", foot{"open", inEvents}, (*App).openLine},
		{[]string{"enter"}, inPreview, "Go", "Open the event's JSON", foot{"open", inPreview}, (*App).openDetail},
		{[]string{"J"}, inPreview, "Go", "Next event", foot{"next event", inPreview}, (*App).nextBeside},
		{[]string{"K"}, inPreview, "Go", "Previous event", foot{}, (*App).previousBeside},
		{[]string{"enter"}, inDetail, "Go", "Unfold, fold; embedded too", foot{"unfold", inDetail}, (*App).toggleFold},
		{[]string{"J"}, inDetail, "Go", "Next event", foot{"next event", inDetail}, (*App).nextEvent},
		{[]string{"K"}, inDetail, "Go", "Previous event", foot{"previous", inDetail}, (*App).previousEvent},
		{[]string{"e"}, inEvents | inPreview, "Go", "Next failure", foot{"next failure", inEvents}, (*App).nextFailure},
		{[]string{"E"}, inEvents | inPreview, "Go", "Previous failure", foot{}, (*App).previousFailure},
		{[]string{"<"}, onData, "Go", "Back to where I was", foot{}, (*App).historyBack},
		{[]string{">"}, onData, "Go", "Forward again", foot{}, (*App).historyForward},
		{[]string{"esc"}, inEverything, "Go", "One step back", foot{"list", inPreview}, (*App).back},
		{[]string{"q"}, inEverything, "Go", "Back; quit at the start", foot{}, (*App).backOrQuit},
	}
}

func filterKeys() []binding {
	return []binding{
		{[]string{"="}, onValues | inAnswer | inPreview, "Filter", "Only this value", foot{"only", onValues | inPreview}, (*App).only},
		{[]string{"+"}, onValues | inAnswer | inPreview, "Filter", "Also this value", foot{"also", inEvents | inDetail}, (*App).also},
		{[]string{"-"}, onValues | inAnswer | inPreview, "Filter", "Without this value", foot{"without", onValues}, (*App).without},
		{[]string{"/"}, inOverview | inTimeline, "Filter", "Find a value in this facet", foot{"find", inOverview}, (*App).findInFacet},
		{[]string{"/"}, inEvents, "Filter", "Find a value to filter by", foot{"find", inEvents}, (*App).pickValue},
		{[]string{"space"}, inOverview, "Filter", "Select it, for = + -", foot{"select", inOverview}, (*App).pick},
		{[]string{";"}, onData, "Filter", "Edit the filter", foot{}, (*App).editFilter},
		{[]string{"backspace"}, onData, "Filter", "Conditions: x X space", foot{}, (*App).openChips},
		{[]string{"u"}, onData | inChips, "Filter", "Undo narrowing, sort, zoom", foot{"undo", inChips}, (*App).undo},
		{[]string{"ctrl+r"}, onData | inChips, "Filter", "Redo what was undone", foot{}, (*App).redo},
		{[]string{"1"}, onData, "Filter", "Hide AWS-generated events", foot{"hide AWS", inOverview}, (*App).toggleAWS},
		{[]string{"2"}, onData, "Filter", "Writes and grant-use only", foot{}, (*App).toggleChanges},
		{[]string{"3"}, onData, "Filter", "Failures only", foot{}, (*App).toggleFailed},
	}
}

func lookKeys() []binding {
	return []binding{
		{[]string{"s"}, inEvents, "Look", "Sort by column; reverse", foot{}, (*App).sortColumn},
		{[]string{"S"}, inEvents, "Look", "Sort by column; reverse", foot{}, (*App).reverse},
		{[]string{"C"}, inEvents | inPreview, "Look", "Choose columns", foot{}, (*App).chooseColumns},
		{[]string{"v"}, inEvents | inPreview, "Look", "Preview on or off", foot{}, (*App).togglePreview},
		{[]string{"\\"}, inOverview | inTimeline | inEvents | inPreview, "Look", "Maximise the pane; back", foot{}, (*App).toggleLarge},
		{[]string{"/"}, inDetail, "Look", "Search in the event", foot{"search", inDetail}, (*App).searchDetail},
		{[]string{"n"}, inDetail, "Look", "Next match", foot{}, (*App).nextMatch},
		{[]string{"N"}, inDetail, "Look", "Previous match", foot{}, (*App).previousMatch},
		{[]string{"!"}, onData, "Look", "What could not be read", foot{}, (*App).openProblems},
	}
}

func copyKeys() []binding {
	return []binding{
		{[]string{"y"}, onData, "Copy", "Copy menu", foot{"copy", inEvents | inDetail | inAnswer | inDiff}, (*App).copyMenu},
		{[]string{"y"}, inCopy, "Copy", "Value, field, path", foot{"value", inCopy}, (*App).copyValue},
		{[]string{"k"}, inCopy, "Copy", "Value, field, path", foot{"field", inCopy}, (*App).copyField},
		{[]string{"p"}, inCopy, "Copy", "Value, field, path", foot{"path", inCopy}, (*App).copyPath},
		{[]string{"j"}, inCopy, "Copy", "JSON, ARN, command line", foot{"JSON", inCopy}, (*App).copyJSON},
		{[]string{"a"}, inCopy, "Copy", "JSON, ARN, command line", foot{"ARN", inCopy}, (*App).copyARN},
		{[]string{"q"}, inCopy, "Copy", "JSON, ARN, command line", foot{"command line", inCopy}, (*App).copyFilter},
		{[]string{"y"}, inList, "Copy", "Copy what was not read", foot{}, (*App).copyProblems},
	}
}

func programKeys() []binding {
	return []binding{
		{[]string{":"}, inEverything, "Program", "All commands", foot{}, (*App).openPalette},
		{[]string{"?"}, inEverything | inColumns | inChips, "Program", "Help; again: filters", foot{}, (*App).openHelp},
		{[]string{"f2"}, onScreens, "Program", "Mouse on or off", foot{}, (*App).toggleMouse},
		{[]string{"ctrl+z"}, inEverything | inColumns | inChips, "Program", "Suspend, to a shell", foot{}, (*App).suspend},
		{[]string{"ctrl+x"}, onData | inList, "Program", "Stop loading, keep events", foot{}, (*App).stopLoading},
		{[]string{"ctrl+c"}, inEverything | inCopy | inWrite | inMenu | inChips | inColumns, "Program", "Quit, or leave what is open", foot{}, (*App).quit},
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

// arrowWords are the arrows where they cannot be drawn.
var arrowWords = map[string]string{"↑": "up", "↓": "down", "←": "left", "→": "right"}

// spelled returns labels as the terminal can draw them. Without Unicode arrows that
// stand beside other keys are left out: nobody looks for them.
func (a *App) spelled(labels string) string {
	if a.theme.Unicode {
		return labels
	}
	all := strings.Fields(labels)
	rest := slices.DeleteFunc(slices.Clone(all), func(label string) bool { return arrowWords[label] != "" })
	if len(rest) > 0 {
		return strings.Join(rest, " ")
	}
	for i, arrow := range all {
		all[i] = arrowWords[arrow]
	}
	return strings.Join(all, " ")
}

// labels returns the keys of a command for people.
func (b binding) labels() []string {
	out := make([]string, len(b.keys))
	for i, k := range b.keys {
		out[i] = label(k)
		switch b.where {
		case inCopy:
			out[i] = "y" + out[i]
		case inWrite:
			out[i] = "w" + out[i]
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
			d.add(labels)
			d.where |= b.where
			continue
		}
		out = append(out, described{b.group, b.name, b.where, labels[:1:1], labels[1:]})
	}
	return out
}

// add adds the keys of a further command; it may have the same elsewhere.
func (d *described) add(labels []string) {
	known := slices.Concat(d.first, d.more)
	if !slices.Contains(known, labels[0]) {
		d.first = append(d.first, labels[0])
	}
	for _, label := range labels[1:] {
		if !slices.Contains(known, label) {
			d.more = append(d.more, label)
		}
	}
}
