package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/diff"
)

// An answer screen shows what a question about all events came to, whatever
// filter is on: the life of a resource, who is behind a session, the profile of
// somebody, one of the questions of the catalogue, the difference of two
// events. The question is an inquiry; it is answered by a command, and what was
// answered is kept for those who come back.

// inquiry is a question as a screen keeps it; equal inquiries have equal
// answers on one snapshot.
type inquiry struct {
	kind  string  // of the inquirers
	value string  // what it is about
	field string  // of the value, or the name of a question
	rows  rowPair // the events that it is about, if it is about events
}

// rowPair is up to two events.
type rowPair struct {
	row [2]store.Row
	n   int
}

// events returns the pair of some events, at most two.
func rowsOf(rows ...store.Row) rowPair {
	p := rowPair{n: min(len(rows), 2)}
	copy(p.row[:], rows)
	return p
}

// reply is the answer to an inquiry: one of the two, or the reason why there
// is none.
type reply struct {
	ask     inquiry
	version uint64 // of the snapshot it is about
	events  int    // of that snapshot
	zone    *time.Location
	answer  *answers.Answer
	diff    *diff.Diff
	problem string
	called  string // what people call whom it is about, whatever was asked for
	about   evidence
}

// keptReplies is how many answers are remembered, so that going back does not
// work them out again.
const keptReplies = 16

// replies is the work on inquiries: one at a time, the newest.
type replies struct {
	number int
	cancel context.CancelFunc
	asked  inquiry
	zone   *time.Location // of its times
	since  time.Time
	slow   bool
	kept   []reply // the newest first
}

// replied brings the answer to an inquiry.
type replied struct {
	number int
	reply
}

// sources is what inquiries are answered from.
type sources struct {
	snap   *store.Snapshot
	lang   *store.Language
	secret func(path string) bool
	clock  phrase.Clock // of the times in sentences
}

func (a *App) sources() sources {
	return sources{a.answer.snap, a.lang, a.cfg.Secret, phrase.Clock{Zone: a.zone()}}
}

// inquire opens the screen with the answer to an inquiry.
func (a *App) inquire(q inquiry) tea.Cmd {
	if a.answer.snap == nil {
		a.say("nothing is loaded yet")
		return nil
	}
	kind := answerScreen
	if q.kind == askDifference {
		kind = diffScreen
	}
	return a.enter(screen{kind: kind, ask: q})
}

// onAnswer reports whether the screen shows the answer to an inquiry.
func (a *App) onAnswer() bool {
	return a.screen().kind == answerScreen || a.screen().kind == diffScreen
}

// lookUp finds what the screen needs besides the list: the answer that it is about, and
// whose sessions it names.
func (a *App) lookUp() tea.Cmd { return tea.Batch(a.nameSessions(), a.lookUpReply()) }

// lookUpReply shows the answer that the screen is about, and works it out where
// that was not done on the newest events.
func (a *App) lookUpReply() tea.Cmd {
	if !a.onAnswer() {
		a.replies.stop()
		return nil
	}
	if a.answer.snap == nil {
		return nil
	}
	q, version := a.screen().ask, a.answer.snap.Version()
	known := a.replies.find(q)
	a.showReply(known)
	w := &a.replies
	switch {
	case known != nil && known.version == version && known.zone == a.zone():
		w.stop()
		return nil
	case w.cancel != nil && w.asked == q && w.zone == a.zone(): // when it is there, newer events are looked at
		return nil
	}
	w.stop()
	w.number++
	w.asked, w.zone, w.since, w.slow = q, a.zone(), a.now(), false
	var ctx context.Context
	ctx, w.cancel = context.WithCancel(a.ctx)
	number, from := w.number, a.sources()
	return tea.Batch(a.tellReplySlow(number), guard(func() tea.Msg {
		r, err := q.answer(ctx, from)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			r = reply{problem: err.Error()}
		}
		r.ask, r.version, r.events, r.zone = q, version, from.snap.Len(), from.clock.Zone
		return replied{number, r}
	}))
}

// stop gives up the inquiry under way.
func (w *replies) stop() {
	if w.cancel != nil {
		w.cancel()
	}
	w.cancel, w.slow = nil, false
}

// find returns the kept answer to an inquiry; nil when there is none.
func (w *replies) find(q inquiry) *reply {
	for i := range w.kept {
		if w.kept[i].ask == q {
			return &w.kept[i]
		}
	}
	return nil
}

// keep remembers an answer as the newest.
func (w *replies) keep(r reply) {
	out := []reply{r}
	for _, k := range w.kept {
		if k.ask != r.ask && len(out) < keptReplies {
			out = append(out, k)
		}
	}
	w.kept = out
}

// take shows an answer, unless another one is waited for by now.
func (msg replied) take(a *App) tea.Cmd {
	w := &a.replies
	if msg.number != w.number || w.cancel == nil {
		return nil
	}
	w.stop()
	w.keep(msg.reply)
	if !a.onAnswer() || a.screen().ask != msg.ask {
		return nil
	}
	a.showReply(w.find(msg.ask))
	return tea.Batch(a.catchUp(), a.lookUp())
}

// showReply shows an answer, or that there is none yet.
func (a *App) showReply(r *reply) {
	if a.shownReply != nil && (r == nil || a.shownReply.ask != r.ask) {
		a.answers.Reset()
		a.compared.Reset()
	}
	first := a.shownReply == nil || r != nil && a.shownReply.ask != r.ask
	a.shownReply = r
	if r == nil {
		return
	}
	if r.diff != nil {
		a.compared.Set(r.diff)
	} else {
		a.answers.Set(r.words())
	}
	if first {
		a.resumeReply()
	}
}

// words returns the answer, or says why there is none.
func (r *reply) words() *answers.Answer {
	if r.answer == nil {
		return &answers.Answer{Title: r.ask.value, Sentence: r.problem}
	}
	return r.answer
}

// resumeReply puts the cursor where the screen had it. Below a list that a line led to,
// it stays on that line.
func (a *App) resumeReply() {
	if !a.onAnswer() {
		return
	}
	a.answers.SetCursor(a.screen().line)
	a.compared.SetCursor(a.screen().line)
}

// replyTooEarly reports whether the answer of the screen is still being worked
// out.
func (a *App) replyTooEarly() bool {
	return a.shownReply == nil || a.shownReply.ask != a.screen().ask
}

// replySlow tells that an inquiry has been worked on for a while.
type replySlow struct{ number int }

func (a *App) tellReplySlow(number int) tea.Cmd {
	return a.wait(slowAfter, func(time.Time) tea.Msg { return replySlow{number} })
}

// take turns the spinner, as long as it is about the inquiry under way.
func (msg replySlow) take(a *App) tea.Cmd {
	if msg.number != a.replies.number || a.replies.cancel == nil {
		return nil
	}
	a.replies.slow = true
	return a.wait(spinEvery, func(time.Time) tea.Msg { return msg })
}
