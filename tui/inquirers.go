package tui

import (
	"context"
	"fmt"

	"github.com/trailsift/trailsift/store"
	life "github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/store/trail/lineage"
	"github.com/trailsift/trailsift/store/trail/profile"
	"github.com/trailsift/trailsift/store/trail/question"
	"github.com/trailsift/trailsift/tui/answers"
)

// The kinds of inquiries.
const (
	askHistory    = "who"
	askChain      = "trace"
	askProfile    = "profile"
	askQuestion   = "ask"
	askQuestions  = "questions"
	askDifference = "difference"
)

// answer works an inquiry out. The error is the context's, or says why there is
// no answer.
func (q inquiry) answer(ctx context.Context, from sources) (reply, error) {
	switch q.kind {
	case askHistory:
		return q.history(ctx, from)
	case askChain:
		return q.chain(ctx, from)
	case askProfile:
		return q.profile(ctx, from)
	case askQuestion:
		return q.question(ctx, from)
	case askQuestions:
		return reply{answer: questionList()}, nil
	case askDifference:
		return q.difference(ctx, from)
	}
	return reply{}, fmt.Errorf("%s is not asked in this way", q.kind)
}

func (q inquiry) history(ctx context.Context, from sources) (reply, error) {
	h, err := life.OfIn(ctx, from.snap, from.lang, from.clock, q.value, nil)
	if err != nil {
		return reply{}, err
	}
	return reply{answer: historyAnswer(h)}, nil
}

func (q inquiry) chain(ctx context.Context, from sources) (reply, error) {
	trace := func() (*lineage.Chain, error) { return lineage.Trace(ctx, from.snap, from.lang, q.value) }
	if q.rows.n > 0 {
		trace = func() (*lineage.Chain, error) { return lineage.TraceRow(ctx, from.snap, from.lang, q.rows.row[0]) }
	}
	c, err := trace()
	if err != nil {
		return reply{}, err
	}
	return reply{answer: from.chainAnswer(ctx, q.value, c)}, nil
}

func (q inquiry) profile(ctx context.Context, from sources) (reply, error) {
	kind, ok := profileKind(q.field)
	if !ok {
		return reply{}, fmt.Errorf("there are no profiles of %s", q.field)
	}
	p, err := profile.OfIn(ctx, from.snap, from.lang, from.clock, profile.Subject{Kind: kind, Value: q.value})
	if err != nil {
		return reply{}, err
	}
	out := from.profileAnswer(p)
	out.Strip, err = q.activity(ctx, from)
	return reply{answer: out}, err
}

// activityParts is how many parts the time of all events has in an activity
// strip.
const activityParts = 96

// activity returns when what is asked about was active; nil where no time is
// known.
func (q inquiry) activity(ctx context.Context, from sources) (*answers.Strip, error) {
	first, last, ok := from.snap.Span()
	if !ok {
		return nil, nil
	}
	counts, err := from.snap.Sparks(ctx, from.lang, q.field, []store.PairValue{{Text: q.value}}, nil, activityParts)
	if err != nil {
		return nil, err
	}
	return &answers.Strip{Title: "active", Counts: counts[0], From: from.clock.Moment(first), To: from.clock.Moment(last)}, nil
}

func (q inquiry) question(ctx context.Context, from sources) (reply, error) {
	asked, ok := question.Find(q.field)
	if !ok {
		return reply{}, fmt.Errorf("there is no question called %s", q.field)
	}
	a, err := asked.Ask(ctx, question.Data{Snap: from.snap, Lang: from.lang, Clock: from.clock}, q.value)
	if err != nil {
		return reply{}, err
	}
	var view *store.View
	if a.Rows != nil {
		if view, err = from.snap.View(ctx, a.Rows, false); err != nil {
			return reply{}, err
		}
	}
	return reply{answer: questionAnswer(a, from, view)}, nil
}
