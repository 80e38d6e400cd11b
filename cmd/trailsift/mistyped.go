package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/trailsift/trailsift/store"
)

// meant are the commands for words that other tools have for what they do.
var meant = map[string]string{
	"list": "events", "ls": "events", "cat": "events", "export": "events", "search": "events", "grep": "events", "query": "events",
	"count": "hist", "facets": "hist", "stats": "hist", "top": "hist", "gaps": "heat", "summary": "info", "history": "who", "chain": "trace",
	"actor": "profile", "user": "profile", "questions": "ask", "question": "ask", "policy": "iam-policy",
}

// checkCommand returns an error for a first path that is no file's and looks like a
// command: a single one is wrong anyway, and one beside others when there is a command
// that it is like.
func checkCommand(root *cobra.Command, paths []string) error {
	if len(paths) == 0 || !isWord(paths[0]) {
		return nil
	}
	word := paths[0]
	if _, err := os.Lstat(word); !errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if near := similarCommand(root, word); near != "" {
		return usagef("no command and no file called %s; did you mean %s?", word, near)
	}
	if root.Flags().Lookup(word) != nil {
		return usagef("no command and no file called %s; did you mean --%s?", word, word)
	}
	if len(paths) > 1 {
		return nil
	}
	return fmt.Errorf("no command and no file called %s", word) // a folder that is gone is no wrong usage
}

// isWord reports whether an argument is written as commands are: letters, with dashes
// between them.
func isWord(text string) bool {
	return text != "" && strings.Trim(text, "-") == text && strings.Trim(strings.ToLower(text), "abcdefghijklmnopqrstuvwxyz-") == ""
}

// similarCommand returns the command that a word was meant to be, "" if none is
// likely.
func similarCommand(root *cobra.Command, word string) string {
	if name := meant[strings.ToLower(word)]; name != "" {
		return name
	}
	var names []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return store.Similar(word, names)
}

// checkTopic makes help about what is no command a usage error.
func checkTopic(cmd *cobra.Command, args []string) error {
	root := cmd.Root()
	if len(args) == 0 {
		return nil
	}
	if found, rest, err := root.Find(args); err == nil && found != root {
		if len(rest) > 0 {
			return usagef("help is about one command: leave out %s", rest[0])
		}
		return nil
	}
	if near := similarCommand(root, args[0]); near != "" {
		return usagef("no command called %s; did you mean %s?", args[0], near)
	}
	return usagef("no command called %s", args[0])
}

// flagError is a wrong flag as a usage error. Of one that is not there it says which
// one is like it, or which commands have it.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if wrong := (*pflag.InvalidValueError)(nil); errors.As(err, &wrong) && valuesOf[wrong.GetFlag().Value.Type()] != "" {
		return usagef("--%s: %q is %s", wrong.GetFlag().Name, wrong.GetValue(), valuesOf[wrong.GetFlag().Value.Type()])
	}
	if !errors.As(err, &unknown) {
		return usageError{err}
	}
	if len(unknown.GetSpecifiedName()) < 2 {
		return cmp.Or(strayCondition("-"+unknown.GetSpecifiedShortnames()), error(usageError{err}))
	}
	name := unknown.GetSpecifiedName()
	if having := commandsWith(cmd.Root(), name); having != "" {
		return usagef("%w: it is one of trailsift %s", err, having)
	}
	if near := store.Similar(name, flagNames(cmd)); near != "" {
		return usagef("%w; did you mean --%s?", err, near)
	}
	return usageError{err}
}

// flagNames are the flags that a command takes, its own first.
func flagNames(cmd *cobra.Command) []string {
	var out []string
	add := func(f *pflag.Flag) {
		if !f.Hidden {
			out = append(out, f.Name)
		}
	}
	cmd.LocalFlags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	return out
}

// valuesOf says what is wrong with the value of a flag, by its type.
var valuesOf = map[string]string{"int": "no whole number", "bool": "neither true nor false"}

// commandsWith are the commands that have a flag, "" where none has it.
func commandsWith(root *cobra.Command, flag string) string {
	var out []string
	for _, c := range root.Commands() {
		if !c.Hidden && slices.Contains(flagNames(c), flag) {
			out = append(out, c.Name())
		}
	}
	if f := root.LocalNonPersistentFlags().Lookup(flag); f != nil {
		out = append(out, "PATH...")
	}
	return strings.Join(out, ", ")
}
