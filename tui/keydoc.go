package tui

import (
	"slices"
	"strings"
)

// KeysMarkdown returns the table of all keys, as the README shows it.
func KeysMarkdown() string {
	var b strings.Builder
	b.WriteString("| key | where | what it does |\n|---|---|---|\n")
	for _, d := range describe(keymap(), ^scope(0)) {
		keys := strings.Join(slices.Concat(d.first, d.more), "` `")
		b.WriteString("| `" + keys + "` | " + d.where.String() + " | " + d.name + " |\n")
	}
	return b.String()
}

// String names the places of a scope.
func (s scope) String() string {
	if s&onScreens == onScreens {
		return "everywhere"
	}
	if s&inOverview != 0 {
		s &^= inTimeline // which is a part of it
	}
	if s&inEvents != 0 {
		s &^= inPreview
	}
	var out []string
	for _, p := range []struct {
		bit  scope
		name string
	}{
		{inWelcome, "welcome"}, {inOverview, "overview"}, {inEvents, "events"}, {inPreview, "preview"}, {inDetail, "detail"},
		{inList, "lists"}, {inCopy, "copy"}, {inWrite, "write"}, {inChips, "conditions"}, {inTimeline, "timeline"}, {inCross, "table"}, {inHeat, "heat map"}, {inAnswer, "answers"}, {inDiff, "difference"}, {inMenu, "menu"}, {inColumns, "columns"},
	} {
		if s&p.bit != 0 {
			out = append(out, p.name)
		}
	}
	return strings.Join(out, ", ")
}
