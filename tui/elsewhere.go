package tui

import tea "charm.land/bubbletea/v2"

// neighbours are where a key that means nothing here may mean something, the nearest
// first, and the key that leads there; none where no single one does.
var neighbours = []struct {
	here, there scope
	of, by      string
}{
	{inPreview | inColumns, inEvents, "the list", "esc"},
	{inTimeline, inOverview, "the lists of values", "tab"},
	{inOverview, inTimeline, "the timeline", "i"},
	{inOverview, inEvents, "a list of events", "enter"},
	{inTimeline, inEvents, "a list of events", "enter"},
	{inHeat | inCross, inEvents, "a list of events", "enter"},
	{inDetail, inEvents, "the list of events", "esc"},
	{inEvents | inPreview, inDetail, "an event's JSON", "enter"},
	{inOverview | inTimeline | inHeat | inCross, inDetail, "an event's JSON", "enter twice"},
	{inEvents | inPreview | inDetail | inHeat | inCross, inOverview, "the overview", "esc"},
	{inAnswer | inDiff, inEvents, "a list of events", ""},
	{inAnswer | inDiff, inDetail, "an event's JSON", ""},
	{inAnswer | inDiff, inOverview, "the overview", ""},
}

// commandsElsewhere returns the commands that keys have in places beside this one and none
// here: who looks for one by its name is told where it is.
func (a *App) commandsElsewhere(here []command) (out []command) {
	known := make(map[[2]string]bool)
	for _, c := range here {
		known[[2]string{c.group, c.name}] = true
	}
	for _, n := range neighbours {
		for _, b := range a.keys {
			if n.here&a.where() == 0 || b.where&n.there == 0 || b.where&a.where() != 0 || b.group == "Move" {
				continue
			}
			key := b.keys[0]
			c := command{group: b.group, name: a.nameHere(b), hint: a.spelled(label(key)) + ", in " + n.of, also: b.otherWords(), elsewhere: true}
			c.run = func(a *App) tea.Cmd {
				a.sayElsewhere(key)
				return nil
			}
			if name := [2]string{c.group, c.name}; !known[name] {
				known[name] = true
				out = append(out, c)
			}
		}
	}
	return out
}

// sayElsewhere says where a key means something that means nothing here, and the way
// there if that is beside.
func (a *App) sayElsewhere(key string) {
	if _, ok := lookup(a.keys, a.screenScope(), key); ok && a.mode == onChips {
		a.say(a.spelled(label(key)) + " is a key of the screen below the conditions: esc leads there")
		return
	}
	for _, n := range neighbours {
		b, ok := lookup(a.keys, n.there, key)
		if !ok || n.here&a.where() == 0 || n.by == "" && b.group == "Move" { // which every place has its own of
			continue
		}
		by := n.by
		if n.there == inOverview && by == "esc" {
			by = a.wayHome()
		}
		if by != "" {
			by = ": " + by + " leads there"
		}
		a.say(a.spelled(label(key)) + " is a key of " + n.of + by)
		return
	}
}

// wayHome says how esc leads to the overview.
func (a *App) wayHome() string {
	steps := len(a.stack) - 1
	if a.previewFocused() {
		steps++ // to the list first
	}
	switch {
	case steps > 2:
		return "esc, step by step,"
	case steps == 2:
		return "esc twice"
	}
	return "esc"
}

// onMenu reports whether a menu is open over the screen: its keys count then, and those
// of the screen do not.
func (a *App) onMenu() bool { return a.where()&(inCopy|inWrite|inMenu) != 0 }

// notInMenu answers a key that an open menu does not have. What leads back leaves the
// menu; any other was meant for it, or for the screen below: it stays open, and says so.
func (a *App) notInMenu(key string) tea.Cmd {
	if key == "esc" || key == "q" {
		return a.back()
	}
	a.say(a.spelled(label(key)) + " is not in this menu")
	return nil
}
