package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/trailsift/trailsift/tui/theme"
)

// The exit codes.
const (
	exitAnswered = 0 // also when the answer is empty
	exitFailed   = 1 // nothing could be loaded, or the command failed
	exitUsage    = 2 // the command line is wrong
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, configHome: configHome()}))
}

// streams are what the program reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
	// configHome is the folder below which settings are, empty for none.
	configHome string
}

// usageError is an error of the command line.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// Unwrap returns the cause.
func (e usageError) Unwrap() error { return e.error }

// helpFor is what helps with an error of the command line.
func helpFor(err error) string {
	var settings settingsError
	if errors.As(err, &settings) {
		return "help config"
	}
	return "--help"
}

// run executes a command line and returns the exit code.
func run(ctx context.Context, args []string, s streams) int {
	a := &app{streams: s}
	defer a.sealCache()
	root := newRoot(a)
	root.SetArgs(append([]string{}, args...)) // for nil it would take those of the process
	err := cmp.Or(root.ExecuteContext(ctx), a.endOutput())
	if err == nil {
		return exitAnswered
	}
	if ctx.Err() != nil {
		err = errors.New("interrupted")
	}
	_, _ = fmt.Fprintln(s.err, "trailsift:", theme.Clean(err.Error()))
	var usage usageError
	if errors.As(err, &usage) {
		_, _ = fmt.Fprintf(s.err, "Try 'trailsift %s'.\n", helpFor(err))
		return exitUsage
	}
	return exitFailed
}
