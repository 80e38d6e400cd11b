package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	whom "github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/tui/theme"
)

// The column of things calls those of IAM by an id that looks like an ARN and lacks the
// path. What is copied is pasted into a report or a command, where that names nothing.

// arnOf returns a value of a field as events have it, where it is the ARN of something;
// known is false where none has it.
func (a *App) arnOf(field, value string) (arn string, known bool) {
	if a.answer.snap == nil || !strings.HasPrefix(value, "arn:") || a.columnOf(field) != resourceField {
		return value, true
	}
	arns, err := whom.Recorded(a.ctx, a.answer.snap, a.lang, value)
	if err != nil {
		return value, true
	}
	return arns.Of(value)
}

// copyARN copies the ARN under the cursor, or else that of who made the event.
func (a *App) copyARN() tea.Cmd {
	field, values := a.value()
	for _, v := range values {
		if !strings.HasPrefix(v.Text, "arn:") {
			continue
		}
		arn, known := a.arnOf(field, v.Text)
		if !known {
			a.say("no event has its ARN, which may have a path: " + theme.Clean(whom.ARNs{}.Text(v.Text)))
			return nil
		}
		return a.copyText("ARN", theme.Clean(arn))
	}
	arn := ""
	if r, ok := a.record(); ok {
		arn, _ = r.Value(a.lang, "userIdentity.arn")
	}
	return a.copyText("ARN of who did it", theme.Clean(arn))
}
