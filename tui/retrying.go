package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/theme"
)

// retrying is another attempt that nobody has heard of yet: at how many files, of which
// some are read again only where they have changed, and after how many attempts.
type retrying struct{ files, short, after int }

// again is how many files another attempt is about.
func (p Progress) again() int { return p.Retryable + p.Short }

// againParts says which files another attempt is about, and what would be done with
// those, in two parts.
func (p Progress) againParts() (which, how string) {
	switch {
	case p.Short == 0:
		return theme.Plural(p.Retryable, "file") + " could not be read", "R tries again"
	case p.Retryable == 0:
		return theme.Plural(p.Short, "file") + " failed or cut short", "R reads them again"
	}
	return theme.Plural(p.again(), "file") + " failed or cut short", "R tries again"
}

// againText says which files another attempt is about; "" where there are none.
func (p Progress) againText() string {
	if p.again() == 0 {
		return ""
	}
	which, how := p.againParts()
	return which + "   " + how
}

// retryFailed has another attempt made at what failed.
func (a *App) retryFailed() tea.Cmd {
	load, ok := a.data.Load.(Retrier)
	p := a.progress
	if text := a.endedText(); text != "" {
		a.say(text)
		return nil
	}
	if !ok || p.again() == 0 {
		a.say(a.nothingAgain())
		return nil
	}
	what := "failed file"
	if p.Short > 0 {
		what = "file"
	}
	a.say("trying " + theme.Plural(p.again(), what) + " again")
	a.retrying = retrying{p.again(), p.Short, p.Retries}
	load.Retry()
	return nil
}

// nothingAgain says why nothing is tried again, and what helps where something failed.
func (a *App) nothingAgain() string {
	p := a.progress
	switch {
	case p.Failed == 0:
		return "nothing failed that could be tried again"
	case a.loading() && p.Following:
		return "files that change are read again by themselves"
	case a.loading():
		return "nothing failed so far that could be tried again"
	}
	return "what failed is not read again: ! says why; start trailsift again once it is mended"
}

// endedText says why nothing can be tried again, and what would help, where loading has
// ended and left something: the store is closed then, and its sources with it. It is ""
// where nothing was left.
func (a *App) endedText() string {
	const anew = "start trailsift again for "
	p := a.progress
	switch unread := p.unread(); {
	case a.loading():
		return ""
	case p.Following:
		return "following has ended: " + anew + "new files"
	case p.Stopped != "" && unread > 0:
		return "loading has ended: " + anew + "the other " + theme.Plural(unread, "file")
	case p.Stopped != "":
		return "loading has ended: " + anew + "the rest"
	case p.again() > 0:
		return "loading has ended: " + anew + theme.Plural(p.again(), "failed file")
	}
	return ""
}

// tellRetried says what came of another attempt, once that has ended.
func (a *App) tellRetried() {
	p, r := a.progress, a.retrying
	if r.files == 0 || p.Retries <= r.after || !p.Waiting && !p.Done {
		return
	}
	a.retrying = retrying{}
	done := "opened"
	if r.short > 0 {
		done = "read to the end"
	}
	still := p.again()
	text := "tried again: " + a.came(r.files, still, done)
	if still > 0 {
		a.warn(text)
		return
	}
	a.say(text)
}

// came says of so many files how many could be opened, or read, and how many still
// cannot be.
func (a *App) came(files, still int, done string) string {
	switch p := a.progress; {
	case still == 0:
		return theme.Plural(files, "file") + " could be " + done
	case still == 1 && len(p.Problems) == 1:
		return "the file cannot be " + done + ": " + p.Problems[0].Reason
	case still < files:
		return theme.Plural(files-still, "file") + " could be " + done + ", not " + theme.Count(still) + a.saysWhy()
	}
	return theme.Plural(still, "file") + " cannot be " + done + a.saysWhy()
}

// saysWhy says which key tells why a file cannot be read, where that is not seen.
func (a *App) saysWhy() string {
	if a.mode == readingProblem {
		return ""
	}
	return ": ! says why"
}
