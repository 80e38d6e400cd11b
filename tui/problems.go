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

// otherFaults returns how many problems are neither a file that failed nor a bad
// record: an archive that ends too early, a wrong checksum, text beside records.
func (p Progress) otherFaults() int { return max(0, p.faults()-p.Failed-p.Bad) }

// unread returns how many of the files that are known were not looked at.
func (p Progress) unread() int {
	return max(0, p.FilesTotal-p.Files-p.Failed-p.NoEvents)
}

// Unseen says that an answer knows only a part, and of what; "" when everything was
// read. It is a sentence, since an answer's "none" is about that part alone. Files
// that no source has named yet are not counted.
func (p Progress) Unseen() string {
	var why []string
	if p.Stopped != "" {
		why = append(why, "loading was stopped")
	}
	var parts []string
	if p.Failed > 0 {
		parts = append(parts, theme.Plural(p.Failed, "file"))
	}
	if p.Bad > 0 {
		parts = append(parts, theme.Plural(p.Bad, "record"))
	}
	if len(parts) > 0 {
		why = append(why, strings.Join(parts, " and ")+" could not be read")
	} else if n := p.faults(); n > 0 && p.Stopped == "" { // else they are what that cut off
		why = append(why, "reading met "+theme.Plural(n, "problem"))
	}
	if len(why) == 0 {
		return ""
	}
	text := "The answer covers only what was loaded"
	if all := p.FilesTotal - p.NoEvents; all > p.Files {
		text += ", " + theme.Count(p.Files) + " of " + theme.Plural(all, "file")
	}
	return text + ": " + strings.Join(why, "; ") + "."
}

// problemsText says how many problems there are and what came of them: files of
// which nothing could be read, records, and what else there is; in full words as
// far as there is room.
func (p Progress) problemsText(room int) string {
	text := theme.Plural(p.faults(), "problem")
	var long, short []string
	part := func(n int, full, brief string) {
		if n > 0 {
			long, short = append(long, full), append(short, brief)
		}
	}
	part(p.Failed, theme.Plural(p.Failed, "file")+" failed", theme.Plural(p.Failed, "file"))
	part(p.Bad, theme.Plural(p.Bad, "bad record"), theme.Plural(p.Bad, "record"))
	if len(long) == 0 {
		return text
	}
	other := p.otherFaults()
	part(other, theme.Plural(other, "other fault"), theme.Count(other)+" other")
	if full := text + ": " + strings.Join(long, ", "); theme.Width(full) <= room {
		return full
	}
	return text + ": " + strings.Join(short, ", ")
}

// problemLine is a line of the list of problems.
type problemLine struct {
	style theme.Style
	text  string
}

// problems draws what could not be read: where and why, then what was skipped. All
// that is known about the whole comes first, until it is scrolled away.
func (a *App) problems(w, h int) string {
	head, list, tail := a.problemHead(w), a.progress.Problems, a.problemTail(w)
	end := len(head) + 2*len(list)
	a.scroll = max(0, min(a.scroll, end+len(tail)-h))
	block := theme.NewBlock(w, h)
	for i := a.scroll; i < end+len(tail) && block.Left() > 0; i++ {
		line := problemLine{}
		switch at := i - len(head); {
		case at < 0:
			line = head[i]
		case i < end:
			line = a.problemLine(list[at/2], at%2 == 1, w)
		default:
			line = tail[i-end]
		}
		block.Text(line.style, line.text)
	}
	return block.String()
}

// problemLines returns how many lines that are.
func (a *App) problemLines() int {
	return len(a.problemHead(a.width)) + 2*len(a.progress.Problems) + len(a.problemTail(a.width))
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
// themselves, how many problems there are, all counts, and above more problems than have
// room why files and records were skipped.
func (a *App) problemHead(w int) (out []problemLine) {
	p := a.progress
	for _, line := range a.noteLines(w) {
		out = append(out, problemLine{text: line})
	}
	out = append(out, a.stoppedLines(w)...)
	for _, line := range theme.WrapWords(a.problemTitle(w-2), w-2) {
		out = append(out, problemLine{a.theme.Title, " " + line})
	}
	if n := len(p.Problems); n < p.faults() {
		out = append(out, problemLine{a.theme.Dim, "  the first " + theme.Count(n) + " are listed"})
	}
	said := append([]string{strings.Join(a.counts(true), ", ")}, a.repeatsText()...)
	if p.again() > 0 {
		which, how := p.againParts()
		said = append(said, which+": "+how)
	}
	for _, text := range said {
		for _, line := range theme.WrapWords(text, w-4) {
			out = append(out, problemLine{a.theme.Dim, "  " + line})
		}
	}
	if n := len(p.Problems); n > 0 && len(out)+1+2*n >= a.readHeight() { // else they are seen below
		for _, skip := range p.Skips {
			out = append(out, a.skipLine(skip, w))
		}
	}
	return append(out, problemLine{})
}

// repeatsText says what became of records that came more than once: who sees thousands of
// duplicates wants to know whether they are counted twice.
func (a *App) repeatsText() (out []string) {
	c := a.held()
	if c.Duplicate > 0 {
		out = append(out, "a duplicate is a record that was loaded already: it counts once")
	}
	if c.Conflict > 0 {
		out = append(out, "in conflict are records of one event id and different content: each counts, and : conflict lists them")
	}
	return out
}

// skipLine says why something was skipped.
func (a *App) skipLine(skip Skip, w int) problemLine {
	return problemLine{a.theme.Dim, "  skipped: " + theme.CleanCut(skip.Reason, w-13)}
}

// problemTail is what stands below the problems: which files were skipped, and in
// which ones records were, by reason.
func (a *App) problemTail(w int) (out []problemLine) {
	for i, skip := range a.progress.Skips {
		if i > 0 || len(a.progress.Problems) > 0 {
			out = append(out, problemLine{})
		}
		out = append(out, a.skipLine(skip, w))
		for _, name := range skip.Names {
			out = append(out, problemLine{text: "    " + theme.CleanCutMiddle(name, w-6)})
		}
		if skip.More > 0 && len(skip.Names) > 0 {
			out = append(out, problemLine{a.theme.Dim, "    and " + theme.Count(skip.More) + " more"})
		}
	}
	return out
}

// problemTitle says how many problems there are, and of what they are all. When
// loading has ended early without any there is nothing to say beside that.
func (a *App) problemTitle(room int) string {
	p := a.progress
	switch {
	case p.faults() > 0:
		return p.problemsText(room)
	case p.Stopped != "":
		return ""
	case !a.loading() && p.Skipped > 0: // of which nothing was read, whatever they are
		return "There are no problems. " + a.skippedText()
	case !a.loading():
		return "Everything was read. There are no problems."
	case p.Waiting && p.unread() == 0 && p.Skipped > 0:
		return "There are no problems so far. " + a.skippedText()
	case p.Waiting && p.unread() == 0:
		return "Everything that is there was read. There are no problems so far."
	}
	return "No problems so far; " + a.filesText() + " read"
}

// skippedText says what was passed over: files, and records of others. What
// is in them nobody knows: a damaged log may be among them.
func (a *App) skippedText() string {
	p := a.progress
	var parts []string
	if p.Bare > 0 {
		parts = append(parts, theme.Plural(p.Bare, "file"))
	}
	if n := p.Skipped - p.Bare; n > 0 {
		parts = append(parts, theme.Plural(n, "record"))
	}
	were := " were"
	if p.Skipped == 1 {
		were = " was"
	}
	return strings.Join(parts, " and ") + were + " skipped, not read."
}

// stoppedLines say that loading ended early, how much was not looked at, and what
// would help.
func (a *App) stoppedLines(w int) (out []problemLine) {
	p := a.progress
	if p.Stopped == "" {
		return nil
	}
	text := a.stoppedWhy()
	if n := p.unread(); n > 0 {
		text += "; " + theme.Plural(n, "file") + " not looked at"
	}
	for _, line := range theme.WrapWords(theme.Clean(text), w-2) {
		out = append(out, problemLine{a.theme.Failed, " " + line})
	}
	for _, line := range theme.WrapWords(p.Advice, w-4) {
		out = append(out, problemLine{text: "  " + line})
	}
	return append(out, problemLine{})
}
