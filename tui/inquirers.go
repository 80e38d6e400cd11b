package tui

import (
	"context"
	"fmt"

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
	about, err := from.ofLife(ctx, h)
	return reply{answer: historyAnswer(h), about: about}, err
}

func (q inquiry) chain(ctx context.Context, from sources) (reply, error) {
	trace := func() (*lineage.Chain, error) { return lineage.Trace(ctx, from.snap, from.lang, q.value) }
	if q.rows.n > 0 {
		trace = func() (*lineage.Chain, error) { return lineage.TraceRow(ctx, from.snap, from.lang, q.rows.row[0]) }
	}
	c, err := trace()
	if err != nil {
		return q.unknown(ctx, from, err)
	}
	about, err := from.ofChain(ctx, c)
	return reply{answer: from.chainAnswer(ctx, q.value, c), about: about}, err
}

func (q inquiry) profile(ctx context.Context, from sources) (reply, error) {
	who, err := q.subject(ctx, from)
	if err != nil {
		return reply{}, err
	}
	p, err := profile.OfIn(ctx, from.snap, from.lang, from.clock, who)
	if err != nil {
		return reply{}, err
	}
	if p.Events == 0 && len(p.Similar) == 0 && len(p.Principals) == 0 {
		out, err := from.nothing(ctx, who.Value, p.Text)
		return reply{answer: out}, err
	}
	out := from.profileAnswer(ctx, p)
	if out.Strip, err = activity(ctx, from, p); err != nil {
		return reply{}, err
	}
	about, err := from.evidenceOf(ctx, p.Rows)
	return reply{answer: out, about: about, called: nameOf(p)}, err
}

// activityParts is how many parts the time of all events has in an activity
// strip.
const activityParts = 96

// activity returns when the subject of a profile was active; nil where no time
// is known.
func activity(ctx context.Context, from sources, p *profile.Profile) (*answers.Strip, error) {
	first, last, ok := from.snap.Span()
	if !ok || p.Events == 0 {
		return nil, nil
	}
	values, err := wholeNetwork(ctx, from, p)
	if err != nil {
		return nil, err
	}
	sparks, err := from.snap.Sparks(ctx, from.lang, p.Subject.Kind.Field(), values, nil, activityParts)
	if err != nil {
		return nil, err
	}
	counts := sparks[0]
	for _, more := range sparks[1:] {
		for i, n := range more {
			counts[i] += n
		}
	}
	return &answers.Strip{Title: "active", Counts: counts, From: from.clock.Moment(first), To: from.clock.Moment(last)}, nil
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
	about, err := from.evidenceOf(ctx, a.Rows)
	if err != nil {
		return reply{}, err
	}
	return reply{answer: questionAnswer(ctx, a, from, about.rows), about: about}, nil
}
