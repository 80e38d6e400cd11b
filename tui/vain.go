package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// A value of several in a condition that no event has, as of a slip, goes unnoticed beside those
// that some have. That is said when the filter is applied; where nothing matches at all the
// empty result says why.

// maxVain is how many values of a filter are tried at most.
const maxVain = 40

// vainFound brings the values that no event has, as conditions of one.
type vainFound struct {
	terms string // that it is about
	vain  []string
}

// findVain looks for values of lists in the filter that no event has.
func (a *App) findVain() tea.Cmd {
	snap, lang, ctx, filter := a.answer.snap, a.lang, a.ctx, a.filter.terms.expr()
	tried := oneByOne(nil, filter)
	if snap == nil || len(tried) == 0 {
		return nil
	}
	msg := vainFound{terms: textOf(filter)}
	return guard(func() tea.Msg {
		if all, err := snap.Select(ctx, lang, filter, nil); err != nil || all.Len() == 0 {
			return nil
		}
		for _, m := range tried {
			sel, err := snap.Select(ctx, lang, m, nil)
			if err != nil {
				return nil
			}
			if sel.Len() == 0 {
				msg.vain = append(msg.vain, m.String())
			}
		}
		return msg
	})
}

// oneByOne adds the conditions of one value each that a filter's lists are.
func oneByOne(to []store.Match, e store.Expr) []store.Match {
	switch e := e.(type) {
	case store.And:
		for _, part := range e {
			to = oneByOne(to, part)
		}
	case store.Or:
		for _, part := range e {
			to = oneByOne(to, part)
		}
	case store.Match:
		if e.Op == store.NotEqual || len(e.Values) < 2 {
			return to
		}
		for _, v := range e.Values {
			if len(to) < maxVain {
				to = append(to, store.Match{Field: e.Field, Op: e.Op, Values: []store.Pattern{v}})
			}
		}
	}
	return to
}

func (msg vainFound) take(a *App) tea.Cmd {
	if len(msg.vain) > 0 && a.mode == browsing && textOf(a.filter.terms.expr()) == msg.terms {
		a.say("no loaded event has " + theme.Clean(strings.Join(msg.vain, ", nor ")))
	}
	return nil
}
