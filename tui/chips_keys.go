package tui

// chipKeys act on the conditions in the filter line.
func chipKeys() []binding {
	return []binding{
		{[]string{"x", "backspace", "delete"}, inChips, "Condition", "Remove the condition", foot{"remove", inChips}, (*App).removeChip},
		{[]string{"X"}, inChips, "Condition", "Turn it into its opposite", foot{"invert", inChips}, (*App).invertChip},
		{[]string{"+"}, inChips, "Condition", "Let other values through too", foot{}, (*App).widenChip},
		{[]string{"space"}, inChips, "Condition", "Switch it off or on", foot{"off or on", inChips}, (*App).switchChip},
		{[]string{"enter", ";"}, inChips, "Condition", "Edit it as text", foot{"edit", inChips}, (*App).editChip},
		{[]string{"l", "right"}, inChips, "Condition", "Next, previous condition", foot{}, (*App).nextChip},
		{[]string{"h", "left"}, inChips, "Condition", "Next, previous condition", foot{}, (*App).previousChip},
		{[]string{"tab"}, inChips, "Condition", "Next, previous pane", foot{}, (*App).paneAfterChips},
		{[]string{"shift+tab"}, inChips, "Condition", "Next, previous pane", foot{}, (*App).paneBeforeChips},
		{[]string{"esc", "q"}, inChips, "Condition", "Back to the screen", foot{"done", inChips}, (*App).back},
	}
}
