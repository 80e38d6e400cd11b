package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/theme"
)

// Retrier is a [Load] that can try again what failed.
type Retrier interface {
	Load
	// Retry has the files tried again that Progress.Retryable counts. It returns
	// at once.
	Retry()
}

func sourceKeys() []binding {
	return []binding{
		{[]string{"R"}, onData | inList, "Program", "Try failed files again", foot{}, (*App).retryFailed},
	}
}

// retryFailed has another attempt made at what failed.
func (a *App) retryFailed() tea.Cmd {
	load, ok := a.data.Load.(Retrier)
	if text := a.endedText(); text != "" {
		a.say(text)
		return nil
	}
	if !ok || a.progress.Retryable == 0 {
		a.say("nothing failed that could be tried again")
		return nil
	}
	a.say("trying " + theme.Plural(a.progress.Retryable, "failed file") + " again")
	a.retrying = retrying{a.progress.Retryable, a.progress.Retries}
	load.Retry()
	return nil
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
	case p.Retryable > 0:
		return "loading has ended: " + anew + theme.Plural(p.Retryable, "failed file")
	}
	return ""
}

// retrying is another attempt that nobody has heard of yet: at how many files, and
// after how many others.
type retrying struct{ files, after int }

// tellRetried says what came of another attempt, once that has ended.
func (a *App) tellRetried() {
	p, n := a.progress, a.retrying.files
	if n == 0 || p.Retries <= a.retrying.after || !p.Waiting && !p.Done {
		return
	}
	a.retrying = retrying{}
	switch still := p.Retryable; {
	case still == 0:
		a.say("tried again: " + theme.Plural(n, "file") + " could be opened")
	case still == 1 && len(p.Problems) == 1:
		a.warn("tried again: the file cannot be opened: " + p.Problems[0].Reason)
	case still < n:
		a.warn("tried again: " + theme.Plural(n-still, "file") + " could be opened, not " + theme.Count(still) + ": ! says why")
	default:
		a.warn("tried again: " + theme.Plural(still, "file") + " cannot be opened: ! says why")
	}
}

// waitingText is what the status line says when everything was read and more
// may come: new files, or those that failed.
func (a *App) waitingText() (string, theme.Style) {
	p := a.progress
	style := a.theme.Dim
	var parts []string
	if p.Trouble != "" {
		style, parts = a.theme.Failed, append(parts, p.Trouble)
	}
	if p.Following {
		parts = append(parts, "Live: new files appear here as they are delivered")
	}
	if n := p.Retryable; n > 0 {
		style = a.theme.Failed
		parts = append(parts, theme.Plural(n, "file")+" could not be read   R tries again")
	}
	if len(p.Problems) > 0 {
		parts = append(parts, "! lists "+theme.Plural(p.faults(), "problem"))
	} else if len(p.Notes) > 0 {
		parts = append(parts, "! says more")
	}
	return strings.Join(parts, "   "), style
}
