package tui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	whom "github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/tui/theme"
)

// The column of things calls those of IAM by an id that looks like an ARN and lacks the
// path. What is copied is pasted into a report or a command, where that names nothing. The
// ARN is looked for in all events, which takes longer than a frame may.

// copyLater is the wish to copy what has to be looked up: one at a time, the newest.
type copyLater struct {
	number int
	cancel context.CancelFunc // nil when none is under way
}

// stop gives up what is being looked up.
func (w *copyLater) stop() {
	if w.cancel != nil {
		w.cancel()
	}
	w.cancel = nil
}

// spelling returns how to write a value: the ARN of a thing, where that is known.
type spelling func(value string) (text string, known bool)

// arnsFound brings the ARNs of what is to be copied.
type arnsFound struct {
	number int
	arns   whom.ARNs
	copy   func(spelling) tea.Cmd
}

// withARNs copies values of a field, when it is known how to write them.
func (a *App) withARNs(field string, values []string, copy func(spelling) tea.Cmd) tea.Cmd {
	w := &a.later
	w.stop()
	snap, lang := a.answer.snap, a.lang
	var ids []string
	for _, v := range values {
		if whom.MayHavePath(v) {
			ids = append(ids, v)
		}
	}
	if snap == nil || len(ids) == 0 || a.columnOf(field) != resourceField {
		return copy(func(value string) (string, bool) { return value, true })
	}
	w.number++
	number := w.number
	var ctx context.Context
	ctx, w.cancel = context.WithCancel(a.ctx)
	return guard(func() tea.Msg {
		arns, err := whom.Recorded(ctx, snap, lang, ids...)
		if err != nil {
			return nil
		}
		return arnsFound{number, arns, copy}
	})
}

// take copies what was looked up, unless something else is wanted by now: what prints for
// want of a clipboard would take the screen from a line that is being typed.
func (msg arnsFound) take(a *App) tea.Cmd {
	w := &a.later
	if msg.number != w.number || w.cancel == nil {
		return nil
	}
	w.stop()
	if a.mode != browsing {
		return nil
	}
	return msg.copy(msg.arns.Of)
}

// copyValues copies values of a field, one a line.
func (a *App) copyValues(field string, values []string) tea.Cmd {
	return a.withARNs(field, values, func(spell spelling) tea.Cmd {
		var out []string
		for _, v := range values {
			text, _ := spell(v)
			out = append(out, theme.Clean(text))
		}
		return a.copyText("value", strings.Join(out, "\n"))
	})
}

// copyARN copies the ARN under the cursor, or else that of who made the event.
func (a *App) copyARN() tea.Cmd {
	field, values := a.value()
	for _, v := range values {
		if strings.HasPrefix(v.Text, "arn:") {
			return a.withARNs(field, []string{v.Text}, func(spell spelling) tea.Cmd { return a.copyThing(v.Text, spell) })
		}
	}
	arn := ""
	if r, ok := a.record(); ok {
		arn, _ = r.Value(a.lang, "userIdentity.arn")
	}
	return a.copyText("ARN of who did it", theme.Clean(arn))
}

// copyThing copies the ARN of a thing, where it is known: the id of one without is none.
func (a *App) copyThing(id string, spell spelling) tea.Cmd {
	arn, known := spell(id)
	if !known {
		a.say("no event tells its ARN, which may have a path: " + theme.Clean(whom.ARNs{}.Text(id)))
		return nil
	}
	return a.copyText("ARN", theme.Clean(arn))
}
