package main

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/store/trail/lineage"
	"github.com/trailsift/trailsift/store/trail/profile"
	"github.com/trailsift/trailsift/store/trail/question"
)

// lookCount is a context that is cancelled when it has been looked at so often.
type lookCount struct {
	context.Context
	looks atomic.Int64
}

func (p *lookCount) Err() error {
	if p.looks.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestAnswersEndEarly cancels every answer at many points of its making, as
// somebody does who leaves the screen: it ends with the context's error or, by
// then complete, without one.
func TestAnswersEndEarly(t *testing.T) {
	snap, lang := demoSnapshot(t), trail.Language()
	for name, answer := range earlyAnswers(snap, lang) {
		for looks := int64(0); ; looks = looks*3/2 + 1 {
			ctx := &lookCount{Context: t.Context()}
			ctx.looks.Store(looks)
			err := answer(ctx)
			if err == nil {
				break
			}
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s, after %d looks: %v", name, looks, err)
				break
			}
		}
	}
}

func earlyAnswers(snap *store.Snapshot, lang *store.Language) map[string]func(context.Context) error {
	out := map[string]func(context.Context) error{
		"profile": func(ctx context.Context) error {
			_, err := profile.Of(ctx, snap, lang, profile.Subject{Kind: profile.Actor, Value: "tomas.lind"})
			return err
		},
	}
	for _, asked := range []string{"i-0c81d2f47ab09e563", "larkfield-customer-exports", "customer", "AKIA3KF6UTOHVO6EYCGY", "nothing"} {
		out["who "+asked] = func(ctx context.Context) error {
			_, err := history.Of(ctx, snap, lang, asked, nil)
			return err
		}
	}
	for _, asked := range []string{"AKIA3KF6UTOHVO6EYCGY", "ASIARTX3GSDSWQ4GYLXM"} {
		out["trace "+asked] = func(ctx context.Context) error {
			_, err := lineage.Trace(ctx, snap, lang, asked)
			return err
		}
	}
	for _, q := range question.Catalogue() {
		out["ask "+q.Name] = func(ctx context.Context) error {
			_, err := q.Ask(ctx, question.Data{Snap: snap, Lang: lang}, demoValues[q.Name])
			return err
		}
	}
	return out
}
