package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// errNothing is the failure of a command that had nothing to answer from.
var errNothing = errors.New("nothing could be loaded")

// loaded is a store at rest and what was said of its making.
type loaded struct {
	snap   *store.Snapshot
	lang   *store.Language
	report loader.Report
	filter store.Expr
	sel    *store.Selection
}

// load reads the sources, tells their problems to standard error, and
// selects what the filter asks for. With errNothing it returns the report
// nevertheless.
func (a *app) load(ctx context.Context, paths []string) (*loaded, error) {
	sources, err := a.sources(ctx, paths)
	if err != nil {
		return nil, err
	}
	return a.loadSources(ctx, sources)
}

// loadWhole is load for commands that look at everything, whatever the filter, and
// say so: it would hide from them what they are about.
func (a *app) loadWhole(ctx context.Context, paths []string, command, hidden string) (*loaded, error) {
	l, err := a.load(ctx, paths)
	if err == nil && l.filter != nil {
		a.tell("%s looks at all that is loaded: a filter would hide %s", command, hidden)
	}
	return l, err
}

func (a *app) loadSources(ctx context.Context, sources []loader.Source) (*loaded, error) {
	l := &loaded{lang: trail.Language()}
	filter, err := a.parseFilter(l.lang)
	if err != nil {
		return nil, err
	}
	opts, err := a.loadOptions()
	if err != nil {
		return nil, err
	}
	opts.OnProgress = (&patience{app: a, next: patient / 5}).look
	st := store.New(trail.Schema())
	if l.report, err = loader.Load(ctx, st, opts, sources...); err != nil {
		return nil, err
	}
	l.snap, l.filter = st.Snapshot(), filter
	a.tellProblems(l.report)
	if l.sel, err = l.snap.Select(ctx, l.lang, filter, nil); err != nil {
		return nil, err
	}
	if l.snap.Len() == 0 && (l.report.Files.Read == 0 || l.report.Faults > 0) {
		return l, nothingLoaded(l.report)
	}
	a.warnUnknownPaths(l)
	if l.sel.Len() == 0 {
		err = a.warnUnlikelyValues(ctx, l)
	}
	return l, err
}

// unseen says that not everything could be loaded: answers have it too, since what
// was told to standard error is not there where they are read.
func (l *loaded) unseen() []string {
	if text := progressOf(l.report).Unseen(); text != "" {
		return []string{text}
	}
	return nil
}

// nothingLoaded is errNothing with what there was instead.
func nothingLoaded(r loader.Report) error {
	var skips []string
	for _, s := range r.Skips {
		skips = append(skips, fmt.Sprintf("%d × %s", s.Count(), s.Reason))
	}
	switch {
	case len(skips) == 0 && r.Files == (loader.Files{}) && r.Faults == 0:
		return fmt.Errorf("%w: no file is there", errNothing)
	case len(skips) == 0:
		return errNothing
	}
	return fmt.Errorf("%w; skipped %s", errNothing, strings.Join(skips, ", "))
}

// loadOptions also has the garbage collected in time for the memory limit.
func (a *app) loadOptions() (loader.Options, error) {
	limit, err := a.memoryLimit()
	if err == nil && limit > 0 {
		debug.SetMemoryLimit(int64(limit - programText))
	}
	return loader.Options{MaxMemory: limit, Used: usedMemory, Beside: programText, Workers: a.workers, Pack: a.stays}, err
}

// parseFilter reads --filter, --from and --to, which are conditions like any
// other; nil selects everything.
func (a *app) parseFilter(lang *store.Language) (store.Expr, error) {
	var parts store.And
	for _, part := range []func(*store.Language) (store.Expr, error){a.filterFlag, a.rangeFlags} {
		e, err := part(lang)
		if err != nil {
			return nil, err
		}
		if and, ok := e.(store.And); ok {
			parts = append(parts, and...)
		} else {
			parts = append(parts, e)
		}
	}
	switch len(parts) {
	case 0:
		return nil, nil
	case 1:
		return parts[0], nil
	}
	return parts, nil
}

func (a *app) filterFlag(lang *store.Language) (store.Expr, error) {
	e, err := parseFlag(lang, "--filter", "", a.filter)
	if joined := strings.ReplaceAll(a.filter, ",\n", ","); err != nil && joined != a.filter {
		return parseFlag(lang, "--filter", "", joined) // as an answer on a terminal has it
	}
	return e, err
}

// rangeFlags makes one condition of --from and --to, so that it is one thing
// to be removed: time:from..to. Two that cannot be written as one stay two.
func (a *app) rangeFlags(lang *store.Language) (store.Expr, error) {
	from, start, err := timeFlag(lang, "--from", store.AtLeast, a.from)
	if err != nil {
		return nil, err
	}
	to, end, err := timeFlag(lang, "--to", store.Before, a.to)
	if err != nil || blank(a.from) && blank(a.to) {
		return store.And{}, err
	}
	if chip, err := lang.Parse("time:" + start + ".." + end); err == nil {
		return chip, nil
	}
	return a.checkedRange(lang, from, to)
}

// checkedRange are both conditions of a range, which does not end before it begins.
func (a *app) checkedRange(lang *store.Language, from, to store.Expr) (store.Expr, error) {
	start, end := lang.TimeRange(store.And{from, to}, a.clock())
	if !start.Before(end) {
		return nil, usagef("--to: %s is not after %s; name a later time", a.to, a.from)
	}
	return store.And{from, to}, nil
}

// timeFlag reads a flag that is one time, also with a space before its hour, as
// times are printed and pasted; anything more would be a filter by accident.
// Text is the time as a filter has it.
func timeFlag(lang *store.Language, name string, op store.Op, flag string) (e store.Expr, text string, err error) {
	flag = strings.TrimSpace(flag)
	before := map[store.Op]string{store.AtLeast: "time>=", store.Before: "time<"}[op]
	if e, err = parseFlag(lang, name, before, flag); err != nil || flag == "" {
		return e, "", err
	}
	m, ok := e.(store.Match)
	if !ok || m.Op != op || len(m.Values) != 1 {
		return nil, "", usagef("%s: %q is not one time: write 2026-09-01 or 2026-09-01T10:20", name, flag)
	}
	text, _ = m.Values[0].Plain()
	return e, strings.Replace(text, " ", "T", 1), nil
}

// parseFlag reads a flag's part of a filter; without text that is everything. Where the
// rest of that filter is not what somebody wrote, no place in it is named.
func parseFlag(lang *store.Language, name, before, text string) (store.Expr, error) {
	if blank(text) {
		return store.And{}, nil
	}
	part, err := lang.Parse(before + text)
	var wrong *store.ParseError
	switch {
	case before != "" && errors.As(err, &wrong):
		advice, _, _ := strings.Cut(wrong.Msg, " or last") // a length of time is no time
		return nil, usagef("%s: %s", name, advice)
	case err != nil:
		return nil, usagef("%s: %w", name, err)
	}
	return part, nil
}

func blank(text string) bool { return strings.TrimSpace(text) == "" }

// checkField makes an unknown field a usage error with a suggestion.
func checkField(lang *store.Language, name string) error {
	if name == "" {
		return usagef("no field is named: is there a comma too many, or a variable of the shell not set?")
	}
	if _, ok, similar := lang.Resolve(name); !ok {
		if similar != "" {
			return usagef("no field %q: did you mean %s?", name, similar)
		}
		return usagef("no field %q: write a short name such as actor, a path such as requestParameters.bucketName, or in quotes a key of records that is no field of CloudTrail's: '%q'", name, name)
	}
	return nil
}

// tell writes a line to standard error.
func (a *app) tell(format string, args ...any) {
	_, _ = fmt.Fprintln(a.err, "trailsift:", theme.Clean(fmt.Sprintf(format, args...)))
}

// tellProblems lists what could not be read, and counts it.
func (a *app) tellProblems(r loader.Report) {
	for _, p := range r.Problems {
		_, _ = fmt.Fprintln(a.err, theme.Clean(p.Error()))
	}
	if r.Faults > 0 {
		var parts []string
		if r.Files.Failed > 0 {
			parts = append(parts, fmt.Sprintf("%d of %d files could not be read at all", r.Files.Failed, r.Files.Known))
		}
		if r.Records.Bad > 0 {
			parts = append(parts, theme.Plural(r.Records.Bad, "bad record"))
		}
		if other := r.Faults - r.Files.Failed - r.Records.Bad; other > 0 {
			parts = append(parts, theme.Plural(other, "other fault"))
		}
		a.tell("%s: %s", theme.Plural(r.Faults, "problem"), strings.Join(parts, ", "))
	}
	if r.Stopped != "" {
		a.tell("loading ended early: %s; %s not looked at; what follows is about the part that was loaded",
			r.Stopped, theme.Plural(unread(r), "file"))
	}
}
