package tui

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// culprit is a condition without which something would match.
type culprit struct {
	expr   store.Expr
	events int    // that match without it
	alone  bool   // it matches nothing even by itself
	near   string // a value that events have, and that its own is misspelt from
}

// blame is what is known of why nothing matches.
type blame struct {
	number   int
	culprits []culprit // those that no event has first, then those that most match without
}

// lacksBlame reports whether nothing matches and it is not known yet why.
func (a *App) lacksBlame() bool {
	ans := a.coming
	return ans.sel.Len() == 0 && ans.snap.Len() > 0 && ans.blame == nil && a.conditions().expr() != nil
}

// findBlame looks for the conditions to blame.
func (a *App) findBlame() tea.Cmd {
	q := blaming{number: a.work.number, snap: a.coming.snap, lang: a.lang}
	for _, c := range a.conditions() {
		if !c.off {
			q.parts = append(q.parts, c.expr)
		}
	}
	ctx := a.work.ctx
	return guard(func() tea.Msg {
		b, err := q.run(ctx)
		if err != nil {
			return nil
		}
		return b
	})
}

// blaming is the wish to know which of several conditions empty a result.
type blaming struct {
	number int
	snap   *store.Snapshot
	lang   *store.Language
	parts  []store.Expr
}

// run takes each condition away in turn. The error is the context's.
func (q blaming) run(ctx context.Context) (blame, error) {
	out := blame{number: q.number}
	for i := range q.parts {
		found, guilty, err := q.judge(ctx, i)
		if err != nil {
			return out, err
		}
		if guilty {
			out.culprits = append(out.culprits, found)
		}
	}
	slices.SortStableFunc(out.culprits, func(x, y culprit) int {
		if x.alone != y.alone {
			return map[bool]int{true: -1, false: 1}[x.alone]
		}
		return cmp.Compare(y.events, x.events)
	})
	return out, nil
}

// judge takes condition i away.
func (q blaming) judge(ctx context.Context, i int) (found culprit, guilty bool, err error) {
	found.expr = q.parts[i]
	found.events, err = q.count(ctx, slices.Delete(slices.Clone(q.parts), i, i+1))
	if err != nil {
		return found, false, err
	}
	by, err := q.count(ctx, q.parts[i:i+1])
	if err != nil || by > 0 {
		return found, found.events > 0, err
	}
	found.alone = true
	found.near, err = trail.Likely(ctx, q.snap, q.lang, found.expr)
	return found, true, err
}

func (q blaming) count(ctx context.Context, parts []store.Expr) (int, error) {
	sel, err := q.snap.Select(ctx, q.lang, store.And(parts), nil)
	if err != nil {
		return 0, err
	}
	return sel.Len(), nil
}

// take shows what is to blame.
func (msg blame) take(a *App) tea.Cmd {
	if msg.number != a.work.number {
		return nil
	}
	a.work.busy = false
	a.coming.blame = &msg
	return tea.Batch(a.next(), a.caughtUp())
}

// maxCulprits is how many conditions are named.
const maxCulprits = 3

// blameText says without which conditions something would match.
func (a *App) blameText() []string {
	b := a.answer.blame
	if b == nil {
		return nil
	}
	if len(b.culprits) == 0 {
		return []string{"Taking one condition away is not enough: together they match nothing."}
	}
	var out []string
	for _, c := range b.culprits[:min(len(b.culprits), maxCulprits)] {
		out = append(out, a.accuses(c)...)
	}
	return out
}

// accuses says what a condition is to blame for, and which value was meant, which is
// seen whole: it has lines of its own where it does not fit beside the rest.
func (a *App) accuses(c culprit) []string {
	text := theme.Plural(c.events, "event") + " without [" + a.namedChip(c.expr).Fit(max(20, a.width-30)) + "]"
	switch {
	case c.events == 0:
		text = "No event at all has [" + a.namedChip(c.expr).Fit(max(20, a.width-30)) + "]." + a.loadedSpan(c.expr)
	case c.alone && a.doubt(terms{{expr: c.expr}}) == "": // else that says so
		text += ": no event has it." + a.loadedSpan(c.expr)
	default:
		text += "."
	}
	if near := c.nearText(); near != "" && theme.Width(text+near) <= a.width-4 {
		return []string{text + near}
	} else if near != "" {
		return append(theme.WrapWords(text, a.width-4), theme.WrapWords(strings.TrimSpace(near), a.width-4)...)
	}
	return theme.WrapWords(text, a.width-4)
}

// loadedSpan says of when the events are that were loaded, where a condition is about that.
func (a *App) loadedSpan(e store.Expr) string {
	first, last, ok := a.answer.snap.Span()
	if !ok || !a.timed(e) {
		return ""
	}
	text := " The loaded events are of " + first.In(a.zone()).Format(time.DateTime)
	if day := time.DateOnly; first.In(a.zone()).Format(day) == last.In(a.zone()).Format(day) {
		return text + " to " + last.In(a.zone()).Format(time.TimeOnly) + "."
	}
	return text + " to " + last.In(a.zone()).Format(time.DateTime) + "."
}

// culprit returns the condition to blame first; nil when none is, or that is not
// known yet.
func (a *App) culprit() store.Expr {
	if b := a.answer.blame; b != nil && len(b.culprits) > 0 {
		return b.culprits[0].expr
	}
	return nil
}

// takesAway returns the key that takes a condition away, which is the one that
// does nothing else: the last step back, undo, or the conditions themselves.
func (a *App) takesAway(e store.Expr) hint {
	undo, at := a.filter.undo, a.filter.terms.index(e)
	drills := a.drills()
	last := len(drills) > 0 && drills[len(drills)-1].String() == e.String() && a.screen().drill != nil
	switch {
	case last && at < 0:
		return hint{"esc", leaveIt}
	case len(undo) > 0 && at >= 0 && undo[len(undo)-1].terms.equal(a.filter.terms.removed(at)):
		return hint{"u", "undo it"}
	}
	return hint{"x", takeAway}
}

// nothingHere reports whether the screen says that nothing matches, in the place
// of lists and bars.
func (a *App) nothingHere() bool {
	return a.mode == browsing && a.answer.snap != nil && a.answer.snap.Len() > 0 && a.emptyText() != nil
}

// unseen reports whether a command acts on facets or bars, which are out of sight
// where nothing matches.
func (a *App) unseen(b binding) bool {
	if a.screen().kind != overviewScreen || b.group == "Copy" || b.group == "Pivot" { // which say so, or are about the filter
		return false
	}
	return b.onRows() || slices.Contains([]string{"F", "(", ")", "s", "S", "#", "f", "/", "i", "C", "v", `\`}, b.keys[0])
}

// onNothing is what keys do that would act on what is out of sight: x takes away
// what is to blame, and tab leads to the conditions, which can be seen.
func (a *App) onNothing(key string) tea.Cmd {
	e := a.culprit()
	switch {
	case strings.HasSuffix(key, "tab"):
		return a.openChips()
	case key == "enter" && a.nearby() != nil:
		return a.narrow(a.nearby())
	case key != "x":
		a.say("nothing matches, so there is nothing here to act on")
		return nil
	case e == nil:
		a.say("no single condition is to blame: backspace leads to them")
		return nil
	}
	a.chipAt = a.chipOf(e)
	return a.removeChip()
}

// chipOf returns the number of a condition among those in the filter line, the
// last when it is none of them.
func (a *App) chipOf(e store.Expr) int {
	all := a.chips()
	if e != nil {
		for i, c := range all {
			if !c.off && c.expr.String() == e.String() {
				return i
			}
		}
	}
	return len(all) - 1
}
