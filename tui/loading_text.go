package tui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/theme"
)

// stopLoading ends the loading; what was loaded stays.
func (a *App) stopLoading() tea.Cmd {
	if !a.loading() {
		a.say(a.idleText())
		return nil
	}
	a.cancelLoad()
	a.stopped = true
	a.say("stopping: what was loaded stays")
	return nil
}

// idleText says why there is nothing to stop.
func (a *App) idleText() string {
	if a.stopped && a.stateText() != "" {
		return "following was stopped already"
	}
	return "nothing is being loaded"
}

// tellStopped says what came of stopping where everything that was there had been read,
// so that nothing else says it; else the status line does so for good.
func (a *App) tellStopped() {
	a.note = note{}
	if a.progress.Following && a.progress.Stopped == "" {
		a.say("following is stopped: nothing new is read any more")
	}
}

// stoppedWhy says that the loading ended early, and why.
func (a *App) stoppedWhy() string {
	if a.stopped {
		return "You stopped loading"
	}
	return "Stopped: " + a.progress.Stopped
}

// stoppedText is what the status line says of it, as far as there is room; after
// how many files is said by the header.
func (a *App) stoppedText() string {
	const stays, says = "; what is loaded stays", "   ! says more"
	why, lists := a.stoppedWhy(), says
	if n := a.progress.faults(); n > 0 {
		lists = "   ! lists " + theme.Plural(n, "problem")
	}
	if a.mode == readingProblem {
		return why + stays
	}
	for _, more := range []string{stays + lists, lists} {
		if theme.Width(theme.Clean(why+more))+2 <= a.width {
			return why + more
		}
	}
	return why + says
}

// The room for the bar of a loading: what it gets, and from which width of the
// terminal on twice that.
const (
	barRoom = 10
	barWide = 120
)

// almost is the most that is said to be done by bytes: all those of an archive may
// have been taken in long before the last of its files has been read.
const almost = 0.99

// loadingLine says how far the loading is, as far as there is room: the bar, the
// rate, what is left, what is waited for and could not be read; then what can be seen elsewhere
// too.
func (a *App) loadingLine() string {
	p := a.progress
	line, used := theme.NewRuns(), 0
	add := func(style theme.Style, text string) {
		if text = theme.CleanCut(text, a.width); text == "" || used+theme.Width(text)+1 > a.width {
			return
		}
		line.Add(style, text)
		used += theme.Width(text)
	}
	part := func(style theme.Style, text string) {
		if text != "" {
			add(style, "   "+text)
		}
	}
	add(a.theme.Dim, " Loading")
	if done := p.part(); done > 0 {
		add(theme.Style{}, " "+a.progressBar(done))
		add(a.theme.Dim, fmt.Sprintf("%4d %%", int(done*100)))
	}
	part(a.theme.Failed, p.Trouble)
	if p.faults() > 0 {
		part(a.theme.Failed, theme.Plural(p.faults(), "problem")+": !")
	}
	usable := a.answer.snap != nil && a.answer.snap.Len() > 0
	if usable { // else the header says that there are none
		part(a.theme.Dim, rateText(p.Rate))
	}
	part(a.theme.Dim, leftText(p.Left))
	part(a.theme.Dim, a.filesText())
	if usable {
		part(a.theme.Dim, "everything above is already usable")
	}
	part(a.theme.Dim, a.noted(""))
	line.Add(theme.Style{}, strings.Repeat(" ", max(0, a.width-used)))
	return line.String()
}

// progressBar draws a part of 1, with its end marked.
func (a *App) progressBar(part float64) string {
	room := barRoom
	if a.width >= barWide {
		room *= 2
	}
	const fine = 10_000
	return a.theme.Bar(int(part*fine), fine, room) + a.theme.Axis
}

// part returns how much of the loading is done, of 1; 0 while nobody knows.
func (p Progress) part() float64 {
	switch {
	case p.Part > 0:
		return min(p.Part, almost)
	case p.FilesTotal > 0:
		return min(float64(p.Files)/float64(p.FilesTotal), 1)
	}
	return 0
}

// filesText says how many files were read, of how many.
func (a *App) filesText() string {
	p := a.progress
	if p.FilesTotal > 0 {
		return theme.Count(p.Files) + " of " + theme.Plural(p.FilesTotal, "file")
	}
	return theme.Plural(p.Files, "file")
}

// rateText returns events a second; it is empty before there is a rate.
func rateText(rate float64) string {
	if rate < 1 {
		return ""
	}
	return theme.Count(int(rate)) + " events/s"
}

// leftText says how much time is left; it is empty while nobody knows.
func leftText(d time.Duration) string {
	switch {
	case d <= 0:
		return ""
	case d < 90*time.Second:
		return fmt.Sprintf("%d s left", max(1, int(d.Seconds()+0.5)))
	}
	return fmt.Sprintf("%d min left", int(d.Minutes()+0.5))
}
