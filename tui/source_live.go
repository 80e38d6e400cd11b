package tui

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Retrier is a [Load] that can try again what failed.
type Retrier interface {
	Load
	// Retry has the files tried again that Progress.Retryable and Short count. It returns
	// at once.
	Retry()
}

func sourceKeys() []binding {
	return []binding{
		{[]string{"R"}, onData | inList, "Program", "Try failed files again", foot{}, (*App).retryFailed},
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
	if text := p.againText(); text != "" {
		style, parts = a.theme.Failed, append(parts, text)
	}
	if len(p.Problems) > 0 {
		parts = append(parts, "! lists "+theme.Plural(p.faults(), "problem"))
	} else if len(p.Notes) > 0 {
		parts = append(parts, "! says more")
	}
	return strings.Join(parts, "   "), style
}
