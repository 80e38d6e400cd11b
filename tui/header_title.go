package tui

import (
	"cmp"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// What marks a title whose events are not all of them yet, and one that was followed
// and is not any more.
const (
	liveWord    = "[live]"
	stoppedWord = "[stopped]"
)

// stateText says whether new events may still come where sources are followed; "" where
// they never were.
func (a *App) stateText() string {
	switch {
	case !a.progress.Following:
		return ""
	case a.loading():
		return liveWord
	}
	return stoppedWord
}

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
// more may come, and what the sources say about themselves. Of title and state the
// title gives way: whether the numbers still move is no detail.
func (a *App) titleText(room int) string {
	text, state := shortTitle(a.data.Title, room), a.stateText()
	if state != "" {
		text = titleBeside(a.data.Title, state, room)
	}
	for _, part := range a.progress.Notes {
		if longer := text + "   " + part; theme.Width(theme.Clean(longer)) <= room {
			text = longer
		}
	}
	return text
}

// titleBeside is a title in what a state leaves of the room, with the state behind it:
// rather close to it than without the folders before its last part.
func titleBeside(title, state string, room int) string {
	const apart, close = "   ", " "
	for _, name := range []string{title, shortTitle(title, 0)} {
		for _, gap := range []string{apart, close} {
			if theme.Width(theme.Clean(name)+gap+state) <= room {
				return name + gap + state
			}
		}
	}
	left := room - theme.Width(close+state)
	short := theme.CleanCutMiddle(shortTitle(title, 0), max(0, left))
	return cmp.Or(short, theme.CleanCut(title, 1)) + close + state
}
