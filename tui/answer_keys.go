package tui

// answerKeys are the keys of the screens that answer questions, and of a
// difference.
func answerKeys() []binding {
	return []binding{
		{[]string{"tab"}, inAnswer, "Move", "Next, previous section", foot{"sections", inAnswer}, (*App).nextSection},
		{[]string{"shift+tab"}, inAnswer, "Move", "Next, previous section", foot{}, (*App).previousSection},
		{[]string{"enter"}, inAnswer, "Go", "Open what the line leads to", foot{"open", inAnswer}, (*App).openAnswerLine},
		{[]string{"enter"}, inDiff, "Go", "List what is equal, or fold", foot{"what is equal", inDiff}, (*App).toggleEqual},
	}
}

// wayBack reports whether the footer says how to go back: where hardly another key
// does anything, and beside the few of a difference.
func (a *App) wayBack() bool {
	return a.where() == inDiff || a.where() == inAnswer && a.answers.Stops() == 0
}

// leadsNowhereInAnswer reports whether a key has nothing to be about in the answer that
// is shown, on the line under the cursor.
func (a *App) leadsNowhereInAnswer(key string) bool {
	line, ok := a.answers.Current()
	switch key {
	case "c": // of a chain it is what is seen
		return a.screen().ask.kind == askChain || !a.hasChain()
	case "p":
		return line.To.Value == "" && !line.To.Event
	case "tab":
		return a.answers.Parts() < 2
	case "enter", "/", "y":
		return !ok
	}
	return false
}

// answerLookKeys are the same screens' keys for searching.
func answerLookKeys() []binding {
	return []binding{
		{[]string{"/"}, inAnswer | inDiff, "Look", "Search in the answer", foot{"search", inAnswer | inDiff}, (*App).searchAnswer},
		{[]string{"n"}, inAnswer | inDiff, "Look", "Next match", foot{}, (*App).nextAnswerMatch},
		{[]string{"N"}, inAnswer | inDiff, "Look", "Previous match", foot{}, (*App).previousAnswerMatch},
	}
}

// pivotKeys are the keys that lead from a value or an event to what it is
// connected with.
func pivotKeys() []binding {
	const withEvents = inEvents | inPreview | inDetail | inAnswer
	return []binding{
		{[]string{"p"}, onData, "Pivot", "Ask about this: menu", foot{"pivot", inOverview | inEvents | inPreview | inDetail | inAnswer | inDiff | inCross | inHeat}, (*App).openPivots},
		{[]string{"c"}, withEvents, "Pivot", "Chain: who is behind it", foot{"chain", inEvents | inDetail | inAnswer}, (*App).openChain},
		{[]string{"m"}, withEvents, "Pivot", "Mark the event, or unmark", foot{}, (*App).toggleMark},
		{[]string{"'"}, withEvents, "Pivot", "Next, previous mark", foot{}, (*App).nextMark},
		{[]string{`"`}, withEvents, "Pivot", "Next, previous mark", foot{}, (*App).previousMark},
		{[]string{"d"}, withEvents, "Pivot", "Difference: marks, policy", foot{}, (*App).openDifference},
	}
}

// menuKeys are the keys of the menu of pivots.
func menuKeys() []binding {
	return []binding{
		{[]string{"p", "enter", "l", "right"}, inMenu, "Menu", "Take it; the first at once", foot{"take it", inMenu}, (*App).takePivot},
		{[]string{"j", "down"}, inMenu, "Menu", "Up and down", foot{"next", inMenu}, (*App).menuDown},
		{[]string{"k", "up"}, inMenu, "Menu", "Up and down", foot{}, (*App).menuUp},
		{[]string{"g", "home"}, inMenu, "Menu", "First and last", foot{}, (*App).menuFirst},
		{[]string{"G", "end"}, inMenu, "Menu", "First and last", foot{}, (*App).menuLast},
		{[]string{"esc", "q", "h", "left"}, inMenu, "Menu", "Back to the screen", foot{"back", inMenu}, (*App).back},
	}
}
