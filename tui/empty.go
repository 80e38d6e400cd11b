package tui

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// emptyText says why there is nothing to see and what to do next; nil when
// there is something.
func (a *App) emptyText() []string {
	ans := a.answer
	if a.screen().kind == welcomeScreen || a.screen().kind == detailScreen || a.onAnswer() || ans.snap == nil {
		return nil
	}
	switch {
	case ans.snap.Len() == 0 && a.loading() && !(a.progress.Waiting && a.version == ans.snap.Version()):
		return a.nothingYet()
	case ans.snap.Len() == 0:
		return a.nothingLoaded()
	case ans.sel.Len() == 0 && ans.question == a.work.question:
		return a.nothingMatches()
	}
	return nil
}

// nothingYet is for the moment before there is something, which may be a long
// one where a server does not answer.
func (a *App) nothingYet() []string {
	if trouble := a.progress.Trouble; trouble != "" {
		return []string{"Loading", "", theme.CleanCut(trouble, 200), "", "^x   stop loading"}
	}
	return []string{"Loading", "", "The first events appear here in a moment."}
}

// emptyHints are the keys that lead out of emptiness.
func (a *App) emptyHints() []hint {
	if a.answer.snap.Len() > 0 {
		return a.waysOut()
	}
	if a.progress.again() > 0 {
		return []hint{{"R", "try again"}, {"!", "problems"}, {"q", "quit"}}
	}
	if len(a.progress.Problems) > 0 {
		return []hint{{"!", "problems"}, {"q", "quit"}}
	}
	return []hint{{"q", "quit"}}
}

// What the keys do that are about the condition to blame.
const (
	theNearOne = "the near one"
	takeAway   = "take it away"
	leaveIt    = "back, without it"
)

// waysOut are the keys that lead out of a filter that nothing matches, that
// which takes away what is to blame first.
func (a *App) waysOut() []hint {
	var out []hint
	if a.nearby() != nil {
		out = append(out, hint{"enter", theNearOne})
	}
	if e := a.culprit(); e != nil {
		out = append(out, a.takesAway(e))
	}
	more := []hint{{";", "edit filter"}}
	if len(a.filter.undo) > 0 {
		more = append([]hint{{"u", "undo"}}, more...)
	}
	if len(a.stack) > 1 {
		more = append(more, hint{"esc", "back"})
	}
	for _, h := range more {
		if !slices.ContainsFunc(out, func(o hint) bool { return o.key == h.key }) {
			out = append(out, h)
		}
	}
	return out
}

// nothingLoaded tells apart that there was nothing and that nothing could be
// read.
func (a *App) nothingLoaded() []string {
	p := a.progress
	if len(p.Problems) == 0 && p.Following {
		return []string{"Nothing yet.", "", theme.Plural(p.Files, "file") + " read. New files appear here as they are delivered."}
	}
	if len(p.Problems) == 0 {
		what := theme.Plural(p.Files, "file") + " read, " + theme.Count(p.NoEvents) + " skipped, and no CloudTrail event among them."
		if p.Files+p.NoEvents == 0 {
			what = "No file is there."
		}
		lines := []string{"Nothing to look at.", "", what}
		for _, skip := range p.Skips[:min(len(p.Skips), 3)] {
			lines = append(lines, "Skipped: "+theme.CleanCut(skip.Reason, 200))
		}
		return append(lines, "", "q   quit; then name the folder or bucket of the logs, or another range")
	}
	first := p.Problems[0]
	where := first.Source
	if first.Position != "" {
		where += ": " + first.Position
	}
	lines := []string{"Nothing could be read.", ""}
	if n := p.faults(); n > 1 {
		lines = append(lines, "The first of "+theme.Plural(n, "problem")+":")
	}
	lines = append(lines, theme.CleanCutMiddle(where, a.width-4))
	lines = append(append(lines, theme.WrapWords(theme.Clean(first.Reason), a.width-4)...), "")
	if p.again() > 0 {
		lines = append(lines, "R   try again, once that is mended")
	}
	if p.faults() > 1 || len(p.Skips) > 0 {
		lines = append(lines, "!   list all problems")
	}
	return append(lines, "q   quit")
}

// saysWhatFailed reports whether the screen says that nothing could be read, and there
// is no more to say about loading than that.
func (a *App) saysWhatFailed() bool {
	p := a.progress
	return a.answer.snap != nil && a.answer.snap.Len() == 0 && a.emptyText() != nil &&
		len(p.Problems) > 0 && p.Stopped == "" && p.Trouble == "" && !p.Following
}

// nothingMatches names the condition to blame, and the ways out.
func (a *App) nothingMatches() []string {
	if a.mode == editingFilter { // what is typed may match, or match nothing for another reason
		return []string{""}
	}
	lines := []string{"Nothing matches.", ""}
	if says := a.blameText(); len(says) > 0 {
		lines = append(append(lines, says...), "")
	}
	if zone := a.zoneText(); zone != "UTC" && a.namesTime(a.conditions()) {
		lines = append(lines, "Times in filters are UTC; the screen shows "+zone+". T shows UTC.", "")
	}
	if doubt := a.doubt(a.conditions()); doubt != "" {
		lines = append(append(lines, theme.WrapWords(theme.Clean(sentence(doubt)), a.width-4)...), "")
	}
	out := a.waysOut()
	width := 3
	for _, h := range out {
		width = max(width, theme.Width(h.key))
	}
	for _, h := range out {
		lines = append(lines, theme.Pad(h.key, width)+" "+a.wayOut(h))
	}
	return lines
}

// sentence is a text with what begins and ends a sentence.
func sentence(text string) string {
	text = strings.ToUpper(text[:1]) + text[1:]
	if strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}

// wayOut says at length what a key does that leads out of a filter.
func (a *App) wayOut(h hint) string {
	switch h.text {
	case theNearOne:
		return "look for " + theme.CleanCutMiddle(a.answer.blame.culprits[0].near, 60) + " instead"
	case takeAway:
		return "take " + a.namedChip(a.culprit()).Fit(min(60, a.width-20)) + " away"
	case leaveIt:
		return "back, without " + a.namedChip(a.culprit()).Fit(min(60, a.width-20))
	case "undo":
		return "undo the last narrowing"
	case "edit filter":
		return "edit the filter"
	case "back":
		return "one step back"
	}
	return h.text
}
