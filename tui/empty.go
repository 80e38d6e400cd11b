package tui

import (
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
	case ans.snap.Len() == 0 && a.loading():
		return []string{"Loading", "", "The first events appear here in a moment."}
	case ans.snap.Len() == 0:
		return a.nothingLoaded()
	case ans.sel.Len() == 0 && ans.question == a.work.question:
		return a.nothingMatches()
	}
	return nil
}

// emptyHints are the keys that lead out of emptiness.
func (a *App) emptyHints() []hint {
	if a.answer.snap.Len() > 0 {
		return a.waysOut()
	}
	if len(a.progress.Problems) > 0 {
		return []hint{{"!", "problems"}, {"q", "quit"}}
	}
	return []hint{{"q", "quit"}}
}

// waysOut are the keys that lead out of a filter that nothing matches.
func (a *App) waysOut() []hint {
	out := []hint{{";", "edit filter"}}
	if len(a.filter.undo) > 0 {
		out = append([]hint{{"u", "undo"}}, out...)
	}
	if len(a.stack) > 1 {
		out = append(out, hint{"esc", "back"})
	}
	return out
}

// nothingLoaded tells apart that there was nothing and that nothing could be
// read.
func (a *App) nothingLoaded() []string {
	p := a.progress
	if len(p.Problems) == 0 {
		return []string{
			"Nothing to look at.", "",
			theme.Plural(p.Files, "file") + " read, " + theme.Count(p.Skipped) + " skipped, and no CloudTrail event among them.",
			"", "q   quit; then name the folder that holds the log files",
		}
	}
	first := p.Problems[0]
	where := first.Source
	if first.Position != "" {
		where += ": " + first.Position
	}
	return []string{
		"Nothing could be read.", "",
		"The first of " + theme.Plural(len(p.Problems), "problem") + ":", where, first.Reason,
		"", "!   list all problems", "q   quit",
	}
}

// nothingMatches names the condition to blame, and the ways out.
func (a *App) nothingMatches() []string {
	lines := []string{"Nothing matches.", ""}
	if t := a.conditions(); len(t) > 0 {
		last := t[len(t)-1].expr.String()
		lines = append(lines, "The last condition is "+theme.CleanCut(last, 200), "")
	}
	if doubt := a.doubt(a.conditions()); doubt != "" {
		lines = append(lines, theme.CleanCut(doubt, 200), "")
	}
	says := map[string]string{"u": "u   undo the last narrowing", ";": ";   edit the filter", "esc": "esc one step back"}
	for _, h := range a.waysOut() {
		lines = append(lines, says[h.key])
	}
	return lines
}

// welcome is shown when there is nothing to open.
func (a *App) welcome() []string {
	lines := []string{
		"trailsift opens AWS CloudTrail log files.", "",
		"  trailsift logs/            a folder, read to the bottom",
		"  trailsift a.json.gz b.zip  files and archives: gzip, zstd, tar, zip, plain",
		"  aws s3 cp … - | trailsift -   what another program prints",
		"", "It reads only, and only what you name.", "",
	}
	if a.cfg.Demo != nil {
		lines = append(lines, "d   open the demo: six hours in which a key leaked")
	}
	return append(lines, "q   quit")
}
