package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

const (
	// tickEvery is how often progress is looked at.
	tickEvery = 200 * time.Millisecond
	// refreshEvery is the least time between two questions on newer data.
	refreshEvery = 400 * time.Millisecond
	// refreshShare is how many times as long as it took to answer a question
	// people can look at the answer before the next one.
	refreshShare = 4
	// slowAfter is how long a question may take before a spinner turns.
	slowAfter = 150 * time.Millisecond
	// spinEvery is how fast it turns.
	spinEvery = 120 * time.Millisecond
)

type (
	tickMsg struct{}
	demoMsg struct {
		data Data
		err  error
	}
)

// loading reports whether more events may come.
func (a *App) loading() bool { return a.data.Load != nil && !a.progress.Done }

// tick waits to look at the progress again.
func (a *App) tick() tea.Cmd {
	if !a.loading() {
		return nil
	}
	return a.wait(tickEvery, func(time.Time) tea.Msg { return tickMsg{} })
}

// ticked looks at the progress and, now and then, at the new events.
func (a *App) ticked() tea.Cmd {
	if !a.loading() {
		return nil
	}
	a.progress = a.data.Load.Progress()
	if a.progress.Crash != nil {
		return a.die(a.progress.Crash)
	}
	if a.progress.Done || a.refreshDue() {
		return tea.Batch(a.ask(), a.tick())
	}
	return a.tick()
}

// refreshDue reports whether there is news and time to look at it.
func (a *App) refreshDue() bool {
	if a.work.busy || a.answer.number != a.work.number || a.answer.snap == nil {
		return false
	}
	if a.data.Store.Snapshot().Version() == a.answer.snap.Version() {
		return false
	}
	return a.now().Sub(a.work.since) >= max(refreshEvery, refreshShare*a.work.took)
}

// tellSlow reports after a while that the question is still being answered.
func (a *App) tellSlow() tea.Cmd {
	number := a.work.number
	return a.wait(slowAfter, func(time.Time) tea.Msg { return slow{number} })
}

// grewSlow turns the spinner, as long as it is about the present question.
func (a *App) grewSlow(msg slow) tea.Cmd {
	if msg.number != a.work.number || !a.work.busy {
		return nil
	}
	a.work.slow = true
	return a.wait(spinEvery, func(time.Time) tea.Msg { return msg })
}

// openDemo loads the demo incident.
func (a *App) openDemo() tea.Cmd {
	if a.cfg.Demo == nil {
		return nil
	}
	ctx, open := a.ctx, a.cfg.Demo
	a.say("opening the demo")
	return guard(func() tea.Msg {
		data, err := open(ctx)
		return demoMsg{data, err}
	})
}

func (a *App) demoOpened(msg demoMsg) tea.Cmd {
	if msg.err != nil {
		a.warn("the demo cannot be opened: " + msg.err.Error())
		return nil
	}
	a.note = note{}
	a.show(msg.data)
	a.arrange()
	return a.start()
}
