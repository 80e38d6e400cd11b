package tui

import (
	"strings"

	"github.com/trailsift/trailsift/store/trail/resource"
	"github.com/trailsift/trailsift/tui/theme"
)

// answerBody draws the answer of the screen, or what stands in for it while it
// is worked out.
func (a *App) answerBody(w, h int) string {
	if a.replyTooEarly() {
		return a.message(a.inquiring(), w, h)
	}
	if a.screen().kind == diffScreen && a.shownReply.diff != nil {
		return a.compared.Render()
	}
	a.answers.SetZone(a.zone())
	a.answers.SetNotice(a.soFar())
	return a.answers.Render()
}

// soFar says that an answer is about a part of the events: loading goes on, was
// stopped, or newer events are being looked through.
func (a *App) soFar() string {
	r, p := a.shownReply, a.progress
	switch {
	case r == nil || r.ask.kind == askQuestions:
		return ""
	case a.loading():
		return "So far, from " + theme.Plural(r.events, "event") + ": loading goes on, and the answer with it."
	case p.Stopped != "":
		return p.Unseen()
	case a.replies.cancel != nil && a.replies.asked == r.ask:
		return "So far, from " + theme.Plural(r.events, "event") + ": the newer ones are being looked through."
	}
	return p.Unseen()
}

// inquiring says what is being done, once it takes long enough to be read.
func (a *App) inquiring() []string {
	if !a.replies.slow || a.answer.snap == nil {
		return []string{""}
	}
	turn := int(a.now().Sub(a.replies.since)/spinEvery) % len(a.theme.Spin)
	return []string{a.theme.Spin[max(0, turn)] + " looking through " + theme.Plural(a.answer.snap.Len(), "event")}
}

// answerFacts says what the answer is about as a whole, for the right end of
// the line of crumbs.
func (a *App) answerFacts() string {
	if a.replyTooEarly() {
		return ""
	}
	var facts []string
	var fewer [][]string
	if d := a.shownReply.diff; d != nil {
		facts = d.Facts
	} else {
		facts, fewer = a.shownReply.words().Facts, a.shownReply.words().Fewer
	}
	return fewerFacts(facts, fewer, a.width*mostFacts/100)
}

// mostFacts is how much of the line the facts may have, in percent: beside them stands what
// they are about.
const mostFacts = 60

// fewerFacts joins facts in so many cells, or what stands for them in less room; the last
// ones of that give way.
func fewerFacts(facts []string, fewer [][]string, width int) string {
	for _, some := range fewer {
		if factsWidth(facts) <= width {
			break
		}
		facts = some
	}
	return joinedFacts(facts, width)
}

// joinedFacts joins facts in so many cells, of which the last give way.
func joinedFacts(facts []string, width int) string {
	for len(facts) > 1 && factsWidth(facts) > width {
		facts = facts[:len(facts)-1]
	}
	return strings.Join(cutFacts(facts), factsGap)
}

// factsGap is between facts.
const factsGap = "   "

// cutFacts cuts what no line has room for.
func cutFacts(facts []string) (out []string) {
	for _, f := range facts {
		out = append(out, theme.CleanCut(f, maxCrumb))
	}
	return out
}

func factsWidth(facts []string) int { return theme.Width(strings.Join(cutFacts(facts), factsGap)) }

// screenNames are what the screens of answers are called, by the keys and pivots that
// lead there too. Who and trace are the words that ask for them, on the command line too.
var screenNames = map[string]string{askHistory: "history", askChain: "chain", askProfile: "profile"}

// answerCrumb names an inquiry among the crumbs, its value in so many cells.
func (a *App) answerCrumb(q inquiry, most int) string {
	switch q.kind {
	case askQuestions:
		return "Questions"
	case askDifference:
		return "Difference"
	}
	if called, ok := a.calledKnown(q.value); ok {
		return crumbOfSession(q, called, most)
	}
	if q.kind == askQuestion {
		return theme.CleanCut(strings.TrimSpace(q.field+" "+q.value), most)
	}
	name := q.value
	if name == "" && q.rows.n > 0 && a.answer.snap != nil {
		name, _ = a.answer.snap.Record(q.rows.row[0]).Value(a.lang, "event")
	}
	if q.kind == askHistory {
		name = resource.Name(name)
	}
	if who := a.calledIn(q); who != "" {
		return screenNames[q.kind] + " " + theme.CleanCutActor(who, most)
	}
	return screenNames[q.kind] + " " + theme.CleanCutMiddle(name, most)
}

// crumbOfSession names an inquiry about a session by what people call that, in so many cells.
func crumbOfSession(q inquiry, called theme.Called, most int) string {
	if q.kind == askQuestion {
		return q.field + " " + inPhrase(called, max(0, most-theme.Width(q.field)-1))
	}
	return screenNames[q.kind] + " " + inPhrase(called, most)
}

// wholeHint says that an answer is about all events, where a filter might make
// people think otherwise. Two events that are compared are no such answer.
func (a *App) wholeHint() string {
	if !a.onAnswer() || a.screen().kind == diffScreen || len(a.conditions()) == 0 {
		return ""
	}
	return "answers look at all events"
}
