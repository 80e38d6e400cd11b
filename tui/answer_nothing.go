package tui

import (
	"context"
	"errors"
	"fmt"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/lineage"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/theme"
)

// nothing is the answer about what is nowhere where it was looked for. What was asked
// may still be in a text: the way there is offered, with how many events it leads to.
func (from sources) nothing(ctx context.Context, asked, sentence string) (*answers.Answer, error) {
	out := &answers.Answer{Sentence: sentence}
	text := store.Text{Pattern: store.Literal(asked)}
	sel, err := from.snap.Select(ctx, from.lang, text, nil)
	switch {
	case err != nil:
		return nil, err
	case sel.Len() == 0:
		out.Caveats = []string{fmt.Sprintf("No event has %q anywhere in its text either: it may be misspelt, or of another account, region or time than what is loaded.", asked)}
		return out, nil
	}
	out.Sections = []answers.Section{{
		Columns: []answers.Column{{Keep: true, Prose: true}, {Right: true}},
		Lines: []answers.Line{{
			Cells: []string{"anywhere in the text: " + text.String(), theme.Plural(sel.Len(), "event")},
			To:    answers.Target{Events: text, Count: sel.Len()},
		}},
	}}
	return out, nil
}

// unknown answers about what a chain could not be found for; other errors stay.
func (q inquiry) unknown(ctx context.Context, from sources, err error) (reply, error) {
	var none *lineage.UnknownError
	if !errors.As(err, &none) {
		return reply{}, err
	}
	out, err := from.nothing(ctx, none.What, err.Error())
	return reply{answer: out}, err
}
