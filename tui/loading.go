package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

const (
	// tickEvery is how often progress is looked at: with an answer each time
	// that makes four frames a second. At first, for tickSoonFor, it is tickSoon, so
	// that what is loaded in no time is seen in no time.
	tickEvery   = 500 * time.Millisecond
	tickSoon    = 150 * time.Millisecond
	tickSoonFor = 600 * time.Millisecond
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
	// progressed brings how far loading is, and the version of what is there.
	progressed struct {
		progress Progress
		version  uint64
	}
	demoMsg struct {
		data Data
		err  error
		what string
	}
)

// loading reports whether more events may come.
func (a *App) loading() bool { return a.data.Load != nil && !a.progress.Done }

// tick waits to look at the progress again.
func (a *App) tick() tea.Cmd {
	if !a.loading() {
		return nil
	}
	every := tickEvery
	if a.now().Sub(a.began) < tickSoonFor || a.stopped {
		every = tickSoon
	}
	return a.wait(every, func(time.Time) tea.Msg { return tickMsg{} })
}

// look asks how far loading is.
func (a *App) look() tea.Cmd {
	if !a.loading() {
		return nil
	}
	load, st := a.data.Load, a.data.Store
	return guard(func() tea.Msg { return progressed{load.Progress(), st.Snapshot().Version()} })
}

// takeProgress shows how far loading is and, now and then, asks about the new
// events.
func (a *App) takeProgress(msg progressed) tea.Cmd {
	if !a.loading() {
		return nil
	}
	a.progress, a.version = msg.progress, msg.version
	if a.progress.Done && a.stopped {
		a.tellStopped()
	}
	a.tellRetried()
	if a.progress.Crash != nil {
		return a.die(a.progress.Crash)
	}
	if a.progress.Done || a.refreshDue(msg.version) {
		return tea.Batch(a.ask(), a.tick())
	}
	return a.tick()
}

// settle tells the loading that its end has been seen, once, and gets pivots
// ready.
func (a *App) settle() tea.Cmd {
	if a.data.Load == nil || a.settled || a.loading() {
		return nil
	}
	a.settled = true
	load, ctx, lang, snap := a.data.Load, a.ctx, a.lang, a.data.Store.Snapshot()
	return guard(func() tea.Msg {
		load.Settle()
		if snap.Len() <= readyRows {
			// An error is that of a program that ends.
			_, _ = snap.LateValues(ctx, lang, "resource", func(string) bool { return false })
		}
		return nil
	})
}

// readyRows is for how many events the resources are worked out before somebody
// asks for them: that takes a second and 30 MB for a million.
const readyRows = 4_000_000

// refreshDue reports whether there is news and time to look at it.
func (a *App) refreshDue(version uint64) bool {
	if a.work.busy || a.coming.number != a.work.number || a.coming.snap == nil || a.coming.snap.Version() == version {
		return false
	}
	return a.now().Sub(a.work.since) >= max(refreshEvery, refreshShare*a.work.took)
}

// tellSlow reports after a while that the question is still being answered.
func (a *App) tellSlow() tea.Cmd {
	number := a.work.number
	return a.wait(slowAfter, func(time.Time) tea.Msg { return slow{number} })
}

// grewSlow turns the spinner, as long as it is about the present question and
// what is shown is not an answer to it.
func (a *App) grewSlow(msg slow) tea.Cmd {
	if msg.number != a.work.number || !a.work.busy || a.refreshing() && !a.reordering() {
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
		return demoMsg{data, err, "the demo"}
	})
}

func (a *App) demoOpened(msg demoMsg) tea.Cmd {
	if msg.err != nil {
		a.warn(msg.what + " cannot be opened: " + msg.err.Error())
		return nil
	}
	a.note = note{}
	a.show(msg.data)
	a.arrange()
	return a.start()
}
