package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/loader/s3"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// How sources that are no files start.
const (
	schemeS3     = "s3://"
	schemeLookup = "lookup:"
	schemeLogs   = "logs:"
)

// isRemote reports whether a source is reached by network.
func isRemote(path string) bool {
	return strings.HasPrefix(path, schemeS3) || strings.HasPrefix(path, schemeLookup) || strings.HasPrefix(path, schemeLogs)
}

// sources turns arguments into sources, in their order. Those that are reached
// by network are found first, so that what is wrong with them is said at once.
func (a *app) sources(ctx context.Context, paths []string) ([]loader.Source, error) {
	if err := a.checkPaths(paths); err != nil {
		return nil, err
	}
	if err := a.checkRemote(paths); err != nil {
		return nil, err
	}
	var out []loader.Source
	var files []string
	for _, path := range paths {
		if !isRemote(path) {
			files = append(files, path)
			continue
		}
		if len(files) > 0 {
			out, files = append(out, a.files(files)), nil
		}
		source, err := a.remoteSource(ctx, path)
		if err != nil {
			return nil, err
		}
		out = append(out, source)
	}
	if len(files) > 0 {
		out = append(out, a.files(files))
	}
	return out, nil
}

// files is the source of files and folders.
func (a *app) files(paths []string) loader.Source {
	if a.remote.follow {
		return file.Followed(paths, a.in)
	}
	return file.Paths(paths, a.in)
}

func (a *app) remoteSource(ctx context.Context, path string) (loader.Source, error) {
	if strings.HasPrefix(path, schemeS3) {
		return a.trailSource(ctx, path)
	}
	return a.askedSource(ctx, path)
}

// trailSource finds a trail in S3 and says what reading it will cost. Of a big
// one it asks for a range.
func (a *app) trailSource(ctx context.Context, path string) (loader.Source, error) {
	o, err := a.trailOptions(path)
	if err != nil {
		return nil, err
	}
	for {
		source, plan, err := a.plan(ctx, o)
		var big *s3.NoRange
		if errors.As(err, &big) {
			if err := a.chooseRange(big, &o); err != nil {
				return nil, err
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		a.tellPlan(path, plan)
		return source, nil
	}
}

// trailOptions are what the command line says of a trail in S3. The range of
// time is that of --from, --to and --filter.
func (a *app) trailOptions(path string) (s3.Options, error) {
	bucket, prefix, err := s3.ParseURL(path)
	if err != nil {
		return s3.Options{}, usageError{err}
	}
	lang := trail.Language()
	filter, err := a.parseFilter(lang)
	if err != nil {
		return s3.Options{}, err
	}
	r := a.remote
	o := s3.Options{
		Bucket: bucket, Prefix: prefix, Accounts: r.accounts, Regions: r.regions, All: r.all, Insights: r.insights, Network: r.network,
		RequesterPays: r.requesterPays, Connect: a.connect, Now: a.clock,
	}
	o.From, o.To = lang.TimeRange(filter, a.clock())
	if r.dealing.trail != nil {
		r.dealing.trail(&o)
	}
	return o, nil
}

// plan finds the trail and counts what is to be read.
func (a *app) plan(ctx context.Context, o s3.Options) (*s3.Trail, s3.Plan, error) {
	source, err := s3.Open(ctx, o)
	if err != nil {
		return nil, s3.Plan{}, err
	}
	if o.Cache == nil { // not before the trail is found, since that makes a folder
		source.UseCache(a.cache())
	}
	plan, err := source.Plan(ctx)
	if err == nil {
		err = source.Nothing(plan)
	}
	if err == nil {
		err = source.TooMuch(plan)
	}
	return source, plan, err
}

// tellPlan says what will be read and what that costs.
func (a *app) tellPlan(path string, p s3.Plan) {
	text := fmt.Sprintf("%s: %s, %s", path, theme.Plural(p.Objects, "object"), theme.Size(p.Bytes))
	if p.Cached > 0 {
		text += fmt.Sprintf(", of which %s are cached", theme.Count(p.Cached))
	}
	text += fmt.Sprintf("; costs %s to list and %s to read", theme.Plural(p.Lists, "request"), theme.Count(p.Requests()))
	if !p.Last.IsZero() {
		text += "; " + delivered(p)
	}
	a.tell("%s", text)
	if len(p.Aside) > 0 {
		a.tell("not read: %s (see --insights and --network)", strings.Join(p.Aside, ", "))
	}
	for _, limit := range p.Limits {
		a.tell("%s", limit)
	}
}

// delivered says which days of delivery a plan reads.
func delivered(p s3.Plan) string {
	first := "the beginning"
	if !p.First.IsZero() {
		first = p.First.Format(time.DateOnly)
	}
	return fmt.Sprintf("delivered from %s to %s; AWS may deliver later", first, p.Last.Format(time.DateOnly))
}

// chooseRange shows what there is and asks which part of it to read. Where
// nobody can be asked that is an error.
func (a *app) chooseRange(big *s3.NoRange, o *s3.Options) error {
	if err := a.showParts(big.Plan); err != nil {
		return err
	}
	if !isTerminal(a.in) || !isTerminal(a.err) {
		return usageError{big}
	}
	for {
		answer, err := a.prompt("Which time? (2026-09-01, 2026-09-01..2026-09-03, last2d, all) ")
		switch answer = strings.TrimSpace(answer); {
		case err != nil || answer == "":
			return usageError{big}
		case answer == "all":
			o.All = true
			return nil
		}
		lang := trail.Language()
		asked, err := lang.Parse("time:" + answer)
		if err != nil {
			a.tell("%v", err)
			continue
		}
		o.From, o.To = lang.TimeRange(asked, a.clock())
		a.filter = strings.TrimSpace(a.filter + " time:" + answer)
		return nil
	}
}

// showParts lists the accounts and regions of a trail, with their days.
func (a *app) showParts(p s3.Plan) error {
	rows := [][]string{{"ACCOUNT", "REGION", "DAYS", "OBJECTS", "BYTES"}}
	for _, part := range p.Parts {
		objects, bytes := theme.Count(part.Objects), theme.Size(part.Bytes)
		if part.More {
			objects, bytes = atLeast(part.Objects, objects), atLeast(part.Objects, bytes)
		}
		rows = append(rows, []string{part.Account, part.Region, days(part), objects, bytes})
	}
	total := "in all"
	if p.More {
		total = "counted so far"
	}
	rows = append(rows, []string{total, "", "", theme.Count(p.Objects), theme.Size(p.Bytes)})
	var b strings.Builder
	for _, c := range []int{3, 4} {
		alignRight(rows, c)
	}
	writeColumns(&b, "", space{cell: longestText}, rows)
	_, err := io.WriteString(a.err, b.String())
	return err
}

// alignRight puts blanks before the cells of a column so that they end below each other.
func alignRight(rows [][]string, c int) {
	widest := 0
	for _, row := range rows {
		widest = max(widest, theme.Width(row[c]))
	}
	for _, row := range rows {
		row[c] = theme.PadLeft(row[c], widest)
	}
}

// atLeast is a number that was not counted to the end.
func atLeast(n int, text string) string {
	if n == 0 {
		return "not counted"
	}
	return "≥ " + text
}

func days(p s3.Part) string {
	if p.First.IsZero() {
		return "none"
	}
	return p.First.Format(time.DateOnly) + " … " + p.Last.Format(time.DateOnly)
}

// prompt asks a question on the terminal.
func (a *app) prompt(question string) (string, error) {
	if _, err := fmt.Fprint(a.err, question); err != nil {
		return "", err
	}
	if a.lines == nil {
		a.lines = bufio.NewReader(a.in)
	}
	line, err := a.lines.ReadString('\n')
	return strings.TrimSpace(line), err
}
