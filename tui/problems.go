package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/theme"
)

// openProblems shows what was not read.
func (a *App) openProblems() tea.Cmd {
	a.mode, a.scroll = readingProblem, 0
	a.faultsSeen = a.progress.faults()
	return nil
}

// faults returns how many problems there are; not all of them may be listed.
func (p Progress) faults() int { return max(p.Faults, len(p.Problems)) }

// Unseen says what could not be loaded, in sentences without their ends: an answer
// knows nothing of that, and its "none" is about the rest. Files that no source has
// named yet are not among them.
func (p Progress) Unseen() (out []string) {
	if unread := p.FilesTotal - p.Files - p.Failed - p.NoEvents; p.Stopped != "" && unread > 0 {
		out = append(out, "loading was stopped, "+theme.Plural(unread, "file")+" not looked at")
	} else if p.Stopped != "" {
		out = append(out, "loading was stopped")
	}
	var parts []string
	if p.Failed > 0 {
		parts = append(parts, theme.Plural(p.Failed, "file"))
	}
	if p.Bad > 0 {
		parts = append(parts, theme.Plural(p.Bad, "record"))
	}
	if len(parts) > 0 {
		out = append(out, strings.Join(parts, " and ")+" could not be read")
	} else if n := p.faults(); n > 0 {
		out = append(out, "reading met "+theme.Plural(n, "problem"))
	}
	return out
}

// problemsText says how many problems there are and what came of them: files of
// which nothing could be read, and records.
func (p Progress) problemsText() string {
	text := theme.Plural(p.faults(), "problem")
	var parts []string
	if p.Failed > 0 {
		parts = append(parts, theme.Plural(p.Failed, "file")+" failed")
	}
	if p.Bad > 0 {
		parts = append(parts, theme.Plural(p.Bad, "bad record"))
	}
	if len(parts) == 0 {
		return text
	}
	return text + ": " + strings.Join(parts, ", ")
}

// problemLine is a line of the list of problems.
type problemLine struct {
	style theme.Style
	text  string
}

// problems draws what could not be read: where and why. All that is known about
// the whole comes first, until it is scrolled away.
func (a *App) problems(w, h int) string {
	head, list := a.problemHead(w), a.progress.Problems
	a.scroll = max(0, min(a.scroll, len(head)+2*len(list)-h))
	block := theme.NewBlock(w, h)
	for i := a.scroll; i < len(head)+2*len(list) && block.Left() > 0; i++ {
		line := problemLine{}
		if at := i - len(head); at < 0 {
			line = head[i]
		} else {
			line = a.problemLine(list[at/2], at%2 == 1, w)
		}
		block.Text(line.style, line.text)
	}
	return block.String()
}

// problemLine is one of the two lines of a problem: where it is, and the reason.
func (a *App) problemLine(p Problem, reason bool, w int) problemLine {
	if reason {
		return problemLine{a.theme.Failed, "    " + theme.CleanCut(p.Reason, w-6)}
	}
	at := theme.CleanCutMiddle(p.Source, w-4-theme.Width(p.Position))
	if p.Position != "" {
		at += "  " + theme.CleanCut(p.Position, w/2)
	}
	return problemLine{text: "  " + at}
}

// problemHead is what stands above the problems: what the sources say about
// themselves, how many problems there are, all counts, and why files and records
// were skipped.
func (a *App) problemHead(w int) (out []problemLine) {
	p := a.progress
	for _, line := range a.noteLines(w) {
		out = append(out, problemLine{text: line})
	}
	title := "Everything was read. There are no problems."
	if p.faults() > 0 {
		title = p.problemsText()
	}
	out = append(out, problemLine{a.theme.Title, " " + title})
	if n := len(p.Problems); n < p.faults() {
		out = append(out, problemLine{a.theme.Dim, "  the first " + theme.Count(n) + " are listed"})
	}
	for _, line := range theme.WrapWords(strings.Join(a.counts(true), ", "), w-4) {
		out = append(out, problemLine{a.theme.Dim, "  " + line})
	}
	for _, reason := range p.Reasons {
		out = append(out, problemLine{a.theme.Dim, "  skipped: " + theme.CleanCut(reason, w-13)})
	}
	return append(out, problemLine{})
}
