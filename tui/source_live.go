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
	if !ok || a.progress.Retryable == 0 {
		a.say("nothing failed that could be tried again")
		return nil
	}
	a.say("trying " + theme.Plural(a.progress.Retryable, "failed file") + " again")
	a.retrying = retrying{a.progress.Retryable, a.progress.Retries}
	load.Retry()
	return nil
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

// liveWord marks a title whose events are not all of them yet.
const liveWord = "[live]"

// shortTitle returns a title; of a path that has no room its last part, which says
// more than both ends of the whole.
func shortTitle(title string, room int) string {
	path := strings.TrimRight(title, "/")
	at := strings.LastIndexByte(path, '/')
	if at < 0 || theme.Width(theme.Clean(title)) <= room || strings.Contains(title, "://") || strings.Contains(title, " ") {
		return title
	}
	return path[at+1:]
}

// titleText is the title with what belongs to it, as far as there is room: that
// more may come, and what the sources say about themselves.
func (a *App) titleText(room int) string {
	text := shortTitle(a.data.Title, room)
	var more []string
	if a.progress.Following {
		more = append(more, liveWord)
	}
	for _, part := range append(more, a.progress.Notes...) {
		if longer := text + "   " + part; theme.Width(theme.Clean(longer)) <= room {
			text = longer
		}
	}
	return text
}
