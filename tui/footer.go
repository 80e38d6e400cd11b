package tui

import (
	"cmp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// statusLine says what happens right now: the line being typed, the answer
// to the last key, how loading goes, or what could not be read.
func (a *App) statusLine() string {
	before, after := a.input.parts()
	switch {
	case a.mode == naming:
		return " name " + a.theme.Input(before, after, a.width-6)
	case a.mode == findingValue || a.mode == searching || a.mode == searchingAnswer:
		found := a.foundCount()
		if text := a.similarText(); text != "" {
			found = "  " + text + " "
		}
		return " / " + a.theme.Input(before, after, a.width-3-theme.Width(found)) + a.theme.Dim.Paint(found)
	case a.mode == goingTo:
		return a.promptLine()
	case a.mode == namingFile:
		return a.fileLine()
	case a.note.text == "" && a.mode == readingHelp:
		return a.legend()
	case a.note.text != "":
		style := theme.Style{}
		if a.note.bad {
			style = a.theme.Failed
		}
		return style.Paint(theme.Pad(" "+theme.CleanCut(a.note.text, a.width-2), a.width))
	}
	if a.writing.file != nil {
		return theme.Pad(" "+theme.CleanCut(a.writingText(), a.width-2), a.width)
	}
	if a.loading() && !a.progress.Waiting {
		return a.loadingLine()
	}
	text, style := a.standing()
	if before, ok := strings.CutSuffix(text, listsThem); ok && theme.Width(text)+2 <= a.width {
		return style.Paint(" "+before+"  ") + a.paintHints([]hint{{"!", "lists them"}}) +
			theme.Pad("", a.width-theme.Width(text)-2)
	}
	return style.Paint(theme.Pad(" "+theme.CleanCut(text, a.width-2), a.width))
}

// listsThem is what leads from the number of problems to the problems.
const listsThem = "   ! lists them"

// standing is what the status line says when nothing else is to say.
func (a *App) standing() (string, theme.Style) {
	p := a.progress
	switch {
	case a.mode == browsing && a.saysWhatFailed():
		return "", theme.Style{} // the screen says it, and what to do about it
	case a.loading() && p.Waiting && (p.Following || p.Trouble != "" || p.faults() > a.faultsSeen):
		return a.waitingText()
	case p.Stopped != "":
		return a.stoppedText(), a.theme.Failed
	case p.faults() > a.faultsSeen && a.mode != readingProblem: // whose head says so
		return p.problemsText(a.width-len(listsThem)-2) + listsThem, a.theme.Failed
	}
	text := cmp.Or(a.foundText(), a.cutText(), a.similarText())
	if text == "" && a.mode == browsing && a.beginning() && a.layout.timeline.h == 0 {
		text = a.data.Hint
	}
	if match := a.foundCount(); match != "" {
		text = strings.TrimSpace(match) + "   n next match, N previous"
	}
	return a.noted(text), a.theme.Dim
}

// beginning reports whether somebody may still want to know where to begin: on the
// overview of everything.
func (a *App) beginning() bool {
	return a.screen().kind == overviewScreen && len(a.conditions()) == 0
}

// hint is a key with what it does here, in a word or two.
type hint struct{ key, text string }

// footerLine shows the next keys, as many as fit.
func (a *App) footerLine() string {
	left, room, right := a.fittingHints()
	return a.paintHints(left) + strings.Repeat(" ", room) + a.paintHints(right)
}

// fittingHints returns the hints that fit, and the room between both kinds.
func (a *App) fittingHints() (left []hint, room int, right []hint) {
	left, right = a.hints()
	room = a.width
	for _, h := range slices.Concat(left, right) {
		room -= h.width()
	}
	for room < 0 && len(left) > 0 {
		i := len(left) - 1
		if i > 0 && left[i].key == "esc" {
			i-- // the way out is the last to go
		}
		room += left[i].width()
		left = slices.Delete(left, i, i+1)
	}
	return left, max(0, room), right
}

// width returns the cells that a hint takes.
func (h hint) width() int { return theme.Width(h.key) + theme.Width(h.text) + 3 }

// hints returns the keys that make sense now, the most useful first, and
// those that always do.
func (a *App) hints() (now, always []hint) {
	always = []hint{{":", "commands"}, {"?", "help"}}
	switch {
	case a.typing():
		return a.typingHints(), nil
	case a.mode != browsing && a.mode != copying && a.mode != choosingWrite && a.mode != onChips && a.mode != pivoting && a.mode != choosingColumns:
		return a.readingHints(), a.readingPlace()
	case a.mode == browsing && a.emptyText() != nil:
		return a.emptyHints(), a.withStop(always)
	}
	if a.mode == browsing && a.screen().large {
		now = append(now, hint{`\`, "all panes"})
	}
	for _, b := range a.keys {
		if b.foot.in&a.where() == 0 {
			continue
		}
		if text := a.footText(b); text != "" {
			now = append(now, hint{a.spelled(label(b.keys[0])), text})
		}
	}
	switch {
	case a.hidesTimeline():
		now = slices.Insert(now, min(1, len(now)), hint{"i", "timeline"})
	case a.where() == inEvents && a.layout.preview.w > 0:
		now = slices.Insert(now, min(1, len(now)), hint{"tab", "event"})
	case a.wayBack():
		now = append(now, hint{"esc", "back"})
	}
	always = slices.DeleteFunc(always, func(h hint) bool {
		_, ok := lookup(a.keys, a.where(), h.key)
		return !ok
	})
	if a.mode == copying || a.mode == choosingWrite {
		now = append(now, hint{"esc", "leave"})
	}
	return now, a.withStop(always)
}

// hidesTimeline reports whether the overview has no room for the timeline beside
// the list that has the focus.
func (a *App) hidesTimeline() bool {
	l := a.layout
	return a.mode == browsing && a.where() == inOverview && l.charted && l.timeline.h == 0 && !a.screen().large
}

// withStop puts how to stop loading before the other hints, while that can be
// done and something is read or waited for besides another attempt.
func (a *App) withStop(hints []hint) []hint {
	if b, ok := lookup(a.keys, a.where(), "ctrl+x"); ok && a.loading() && !(a.progress.Waiting && !a.progress.Following) {
		what := "stop loading"
		if a.progress.Waiting {
			what = "stop following"
		}
		return append([]hint{{b.labels()[0], what}}, hints...)
	}
	return hints
}

// readingHints are the keys of what is read, and of lists.
func (a *App) readingHints() []hint {
	hints := []hint{{"esc", "back"}}
	lines, h := a.readLines()
	if lines > h {
		hints = append(hints, hint{"space", "page"})
	}
	switch a.mode {
	case readingProblem:
		if lines > h {
			hints = append(hints, hint{"j k", "move"})
		}
		if a.progress.again() > 0 {
			hints = append(hints, hint{"R", "try again"})
		}
		return append(hints, hint{"y", "copy"})
	case readingHelp:
		return append(hints, hint{"?", "filter language"})
	case readingFilters:
		return append(hints, hint{"?", "keys"})
	}
	return hints
}

// readingPlace says which lines of the help are seen, where those are not all.
func (a *App) readingPlace() []hint {
	lines, h := a.readLines()
	if lines <= h || a.mode == readingProblem {
		return nil
	}
	dash := "-"
	if a.looks.Unicode {
		dash = "–"
	}
	first := min(a.scroll, lines-h)
	return []hint{{"", theme.Count(first+1) + dash + theme.Count(first+h) + " of " + theme.Count(lines)}}
}

// wideFooter is the width from which on there is room for more than what a place is for.
const wideFooter = 100

// footText says what a command does, on the line under the cursor; "" where it is
// not worth a place.
func (a *App) footText(b binding) string {
	if a.leadsNowhere(b.keys[0]) {
		return ""
	}
	if b.keys[0] == "}" && a.where() == inHeat && !a.heat.HasGaps() {
		return ""
	}
	if b.keys[0] == "e" && a.where() == inTimeline && a.width < wideFooter { // the others are what it is for
		return ""
	}
	if b.keys[0] == "enter" && a.where() == inDetail {
		return a.foldText()
	}
	if b.keys[0] == "enter" && a.where() == inDiff && a.compared.Open() {
		return "fold"
	}
	if _, several := a.severalHere(); several && b.where == inWrite && b.keys[0] == "j" {
		return "these events"
	}
	if b.where == inWrite && a.onAnswer() {
		return strings.Replace(b.foot.text, "matches", "its events", 1)
	}
	return b.foot.text
}

// leadsNowhere reports whether a key has nothing to be about here.
func (a *App) leadsNowhere(key string) bool {
	switch where := a.where(); {
	case where == inAnswer:
		return a.leadsNowhereInAnswer(key)
	case where == inCopy:
		return a.copiesNothing(key)
	case key == "Z" && where&(inTimeline|inHeat) != 0:
		return !a.zoomed()
	case where == inEvents && a.table.Folded() > 1:
		return a.leadsNowhereFolded(key)
	case key == "enter" && where == inDiff:
		return !a.compared.Folds()
	case key == "j" && where == inWrite:
		_, ok := a.record()
		return !ok
	}
	return false
}

// leadsNowhereFolded reports whether a key has nothing to be about on a line that
// stands for several events: they may differ in what the cell is about. They are
// of one session, which always leads on.
func (a *App) leadsNowhereFolded(key string) bool {
	switch key {
	case "=", "+", "-":
		_, _, _, ok := a.table.Cell()
		return !ok && !a.table.Counting()
	case "c":
		return !a.hasChain()
	}
	return false
}

func (a *App) paintHints(hints []hint) (painted string) {
	for _, h := range hints {
		painted += " " + a.theme.Key.Paint(h.key) + " " + h.text + " "
	}
	return painted
}

// typingHints are the keys while a line is being typed.
func (a *App) typingHints() []hint {
	var hints []hint
	if !a.nothingToTake() {
		hints = append(hints, hint{"enter", a.enterText()})
	}
	if a.mode == editingFilter {
		hints = append(hints, hint{"tab", "complete"}, hint{a.spelled("↓"), "choose"}, hint{a.spelled("↑"), "earlier filters"})
	}
	return append(hints, hint{"esc", "leave"})
}

// nothingToTake reports whether the line narrows a list in which nothing is left
// that enter could take.
func (a *App) nothingToTake() bool {
	switch a.mode {
	case findingValue:
		return a.facets.Vain()
	case choosing, pickingValue:
		return a.list.Len() == 0
	case choosingField:
		return a.browser.Len() == 0
	}
	return false
}

// enterText says what enter does with the line being typed.
func (a *App) enterText() string {
	switch a.mode {
	case editingFilter:
		if a.editor.at != none {
			return "complete"
		}
		return "apply"
	case naming:
		return "save"
	case namingFile:
		return "write"
	case pickingValue:
		switch {
		case a.pickFor != "":
			return "also this value"
		case a.onTyped():
			return "only what mentions it"
		}
		return "only this value"
	case choosing:
		return "run"
	case choosingField:
		return "choose it"
	case goingTo:
		return "go there"
	}
	return "keep"
}
