package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/tui/theme"
)

// Who asks about what is not there needs to know what to ask instead. A pointer is a
// line that says so, with a command that answers.

// answering are the commands that tell of the values of a field.
var answering = []struct{ field, called, command string }{
	{"resource", "resource", "who"}, {"actor", "actor", "profile"}, {"ip", "address", "profile"}, {"principal", "principal", "profile"},
	{"key", "access key", "trace"}, {"session", "session", "trace"}, {"id", "event", "trace"},
}

const whatThereIs = "what there is: trailsift hist resource lists what the events name, trailsift hist actor who acted, trailsift hist FIELD any field"

// pointers says what to ask instead of what a command knows nothing of: where that
// text is the value of something else, what it is near to, or how to see what there
// is. Values that were offered already are left out.
func (l *loaded) pointers(ctx context.Context, asked, command string, offered []string) ([]string, error) {
	for _, look := range []func(context.Context, string, string) ([]pointer, error){l.otherwise, l.nearby} {
		found, err := look(ctx, asked, command)
		if err != nil {
			return nil, err
		}
		found = slices.DeleteFunc(found, func(p pointer) bool { return slices.Contains(offered, p.value) })
		if len(found) > 0 {
			return pointerLines(found), nil
		}
	}
	if len(offered) > 0 {
		return nil, nil
	}
	return []string{whatThereIs}, nil
}

// pointer is a value that events have, and a command that tells of it.
type pointer struct{ says, value, command string }

func pointerLines(found []pointer) []string {
	var out []string
	for _, p := range found {
		line := p.says + " trailsift " + p.command + " " + argument(p.value)
		if !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

// otherwise points to the fields that have exactly what was asked for and that other
// commands tell of.
func (l *loaded) otherwise(ctx context.Context, asked, command string) ([]pointer, error) {
	var out []pointer
	for _, a := range answering {
		if a.command == command {
			continue
		}
		rows, err := l.snap.Select(ctx, l.lang, store.Equals(a.field, asked), nil)
		if err != nil {
			return nil, err
		}
		if n := rows.Len(); n > 0 {
			out = append(out, pointer{fmt.Sprintf("it is the %s of %s:", a.called, phrase.Plural(n, "event")), asked, a.command})
		}
	}
	return out, nil
}

// nearby points to the values that were probably meant, those that the command tells
// of first.
func (l *loaded) nearby(ctx context.Context, asked, command string) ([]pointer, error) {
	var own, others []pointer
	for _, a := range answering {
		near, err := l.snap.LikelyValue(ctx, l.lang, store.Equals(a.field, asked))
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(slices.Concat(own, others), func(p pointer) bool { return p.value == near && p.command == a.command }) {
			continue // a principal without an id has the name of its actor
		}
		p := pointer{"did you mean the " + a.called + " " + near + "?", near, a.command}
		switch {
		case near == "":
		case a.command == command:
			own = append(own, p)
		default:
			others = append(others, p)
		}
	}
	return append(own, others...), nil
}

// argument is a value as a shell wants it.
func argument(value string) string {
	if strings.Trim(strings.ToLower(value), "abcdefghijklmnopqrstuvwxyz0123456789.:/@_-+=,") == "" && value != "" {
		return value
	}
	return inShell(value)
}

// writePointers adds pointers below an answer.
func writePointers(w io.Writer, lines []string) error {
	for i, line := range lines {
		before := ""
		if i == 0 {
			before = "\n"
		}
		if _, err := fmt.Fprintln(w, before+room(w).prose(theme.Clean(line))); err != nil {
			return err
		}
	}
	return nil
}
