package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/tui/theme"
)

// info is what `trailsift info` tells. Loaded counts distinct events without
// those in conflict, so that loaded + duplicate + conflict + bad + skipped are
// the records present; what counts as one is said in package loader. A read
// file was opened as a container, also when it was cut short; of a failed one
// nothing could be read.
type info struct {
	Files    filesInfo     `json:"files"`
	Records  recordsInfo   `json:"records"`
	Time     timeInfo      `json:"time"`
	Distinct distinctInfo  `json:"distinct"`
	Bytes    bytesInfo     `json:"bytes"`
	Seconds  secondsInfo   `json:"seconds"`
	Memory   memoryUse     `json:"memory"`
	Skipped  []skipInfo    `json:"skipped"`
	Problems []problemInfo `json:"problems"`
	Notes    []string      `json:"notes"`              // what sources say about themselves
	Stopped  string        `json:"stopped"`            // why loading ended early, empty when it did not
	Matching *int          `json:"matching,omitempty"` // with a filter
}

// filesInfo counts files; the unread ones were named when loading ended early.
type filesInfo struct {
	Read    int `json:"read"`
	Skipped int `json:"skipped"`
	Failed  int `json:"failed"`
	Unread  int `json:"unread"`
}

// String returns the counts in words.
func (f filesInfo) String() string {
	text := fmt.Sprintf("%s read, %s skipped, %s failed", theme.Count(f.Read), theme.Count(f.Skipped), theme.Count(f.Failed))
	if f.Unread > 0 {
		text += ", " + theme.Count(f.Unread) + " not looked at"
	}
	return text
}

type recordsInfo struct {
	Present   int `json:"present"`
	Loaded    int `json:"loaded"`
	Duplicate int `json:"duplicate"`
	Conflict  int `json:"conflict"`
	Bad       int `json:"bad"`
	Skipped   int `json:"skipped"`
	Partial   int `json:"partial"`
}

// timeInfo holds the times of the first and last event, null without any, and
// how many events have a time that cannot be read. They come before all others.
type timeInfo struct {
	First      *time.Time `json:"first"`
	Last       *time.Time `json:"last"`
	Unreadable int        `json:"unreadable"`
}

type distinctInfo struct {
	Accounts int `json:"accounts"`
	Regions  int `json:"regions"`
	Actors   int `json:"actors"`
	Paths    int `json:"paths"`
}

// bytesInfo counts bytes read as stored, and bytes of inflated text.
type bytesInfo struct {
	Read int64 `json:"read"`
	JSON int64 `json:"json"`
}

// secondsInfo has the times until everything could be looked at, and of compressing
// it afterwards.
type secondsInfo struct {
	Load float64 `json:"load"`
	Pack float64 `json:"pack"`
}

// skipInfo counts what was skipped for a reason. Names are the first 20 files, by
// name, that it met: those that are skipped, and those that have the records.
type skipInfo struct {
	Reason string   `json:"reason"`
	Count  int      `json:"count"`
	Names  []string `json:"names"`
}

type problemInfo struct {
	Source   string `json:"source"`
	Position string `json:"position"`
	Error    string `json:"error"`
}

func newInfo(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "info PATH...",
		Short:   "Say what was loaded, skipped, bad and duplicate",
		Example: "  trailsift info ~/logs\n  trailsift info --json ~/logs | jq .records",
		Args:    sourceArgs(),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.info(cmd.Context(), args, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}

func (a *app) info(ctx context.Context, paths []string, asJSON bool) error {
	a.stays = true // as the interface, whose memory it tells
	l, err := a.load(ctx, paths)
	if l == nil {
		return err
	}
	return errors.Join(a.tellInfo(ctx, l, asJSON), err)
}

// tellInfo writes what there is to tell, in either form.
func (a *app) tellInfo(ctx context.Context, l *loaded, asJSON bool) error {
	out, err := l.info(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		return writeJSON(a.output(), out)
	}
	return out.print(a.output())
}

// info gathers what there is to tell. Time and distinct values are those of
// the events that match the filter.
func (l *loaded) info(ctx context.Context) (*info, error) {
	c := l.snap.Counts()
	r := l.report
	out := &info{
		Files:    filesInfo{r.Files.Read, r.Files.Skipped, r.Files.Failed, unread(r)},
		Records:  recordsInfo{r.Records.Present, c.Rows - c.Conflict, c.Duplicate, c.Conflict, r.Records.Bad, r.Records.Skipped, c.Partial},
		Bytes:    bytesInfo{r.Bytes.Read, r.Bytes.JSON},
		Seconds:  secondsInfo{r.Elapsed.Seconds(), r.Packing.Seconds()},
		Skipped:  skipsOf(r),
		Problems: problemsOf(r),
		Notes:    append([]string{}, r.Notes...),
		Stopped:  r.Stopped,
	}
	if l.filter != nil {
		n := l.sel.Len()
		out.Matching = &n
	}
	freed := freeMemory()
	err := l.describe(ctx, out)
	<-freed
	if err != nil {
		return nil, err
	}
	out.Memory = measureMemory()
	runtime.KeepAlive(l.snap) // what is in use is, above all, the store
	return out, nil
}

func (l *loaded) describe(ctx context.Context, out *info) error {
	for _, f := range []struct {
		field string
		count *int
	}{
		{"account", &out.Distinct.Accounts}, {"region", &out.Distinct.Regions}, {"actor", &out.Distinct.Actors},
	} {
		facet, err := l.snap.Facet(ctx, l.lang, f.field, l.sel, 1)
		if err != nil {
			return err
		}
		*f.count = facet.Distinct
	}
	for _, f := range l.snap.Fields() {
		if !f.Derived {
			out.Distinct.Paths++
		}
	}
	if first, last, ok := l.snap.SpanOf(l.sel); ok {
		out.Time.First, out.Time.Last = &first, &last
	}
	times, err := l.snap.Timeline(ctx, l.sel, nil, 1, time.UTC)
	if err != nil {
		return err
	}
	out.Time.Unreadable = times.Missing
	return nil
}

// unread returns how many files were named but not read, skipped or failed.
func unread(r loader.Report) int {
	return max(0, r.Files.Known-r.Files.Read-r.Files.Skipped-r.Files.Failed)
}

func skipsOf(r loader.Report) []skipInfo {
	out := []skipInfo{}
	for _, s := range r.Skips {
		out = append(out, skipInfo{s.Reason, s.Count(), append([]string{}, s.Names...)})
	}
	return out
}

func problemsOf(r loader.Report) []problemInfo {
	out := []problemInfo{}
	for _, p := range r.Problems {
		out = append(out, problemInfo{p.Source, p.Position(), p.Err.Error()})
	}
	return out
}

// print writes the text form: what was loaded first, then what was not.
func (i *info) print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	line := func(name, format string, args ...any) {
		_, _ = fmt.Fprintf(t, "%s\t%s\n", name, fmt.Sprintf(format, args...))
	}
	r := i.Records
	if i.Stopped != "" {
		line("stopped", "%s; this is about a part of the files", theme.Clean(i.Stopped))
	}
	kept := theme.Count(r.Loaded) + " loaded"
	if r.Conflict > 0 { // events of the store too
		kept += ", " + theme.Count(r.Conflict) + " more in conflict"
	}
	line("events", "%s, %s duplicate, %s bad, %s skipped", kept, theme.Count(r.Duplicate), theme.Count(r.Bad), theme.Count(r.Skipped))
	if r.Partial > 0 {
		line("", "%s of them partial: from a form that lacks fields", theme.Count(r.Partial))
	}
	line("files", "%s", i.Files)
	if i.Matching != nil {
		match, whose := "events match", "theirs"
		if *i.Matching == 1 {
			match, whose = "event matches", "its own"
		}
		line("filter", "%s %s; times and names below are %s", theme.Count(*i.Matching), match, whose)
	}
	if i.Time.First != nil {
		line("time", "%s to %s UTC", i.Time.First.Format(time.DateTime), i.Time.Last.Format(time.DateTime))
	}
	if n := i.Time.Unreadable; n > 0 {
		line("", "%s without a time that could be read; they come before all others", theme.Plural(n, "event"))
	}
	d := i.Distinct
	paths := theme.Plural(d.Paths, "JSON path")
	if i.Matching != nil {
		paths = "of all events " + paths
	}
	line("names", "%s, %s, %s, %s", theme.Plural(d.Accounts, "account"), theme.Plural(d.Regions, "region"),
		theme.Plural(d.Actors, "actor"), paths)
	line("bytes", "%s read, %s of JSON, in %.2f s", theme.Size(i.Bytes.Read), theme.Size(i.Bytes.JSON), i.Seconds.Load)
	line("memory", "%s in use, compressed in %.2f s", theme.Size(int64(i.Memory.Heap)), i.Seconds.Pack)
	for n, s := range i.Skipped {
		line(firstOnly(n, "skipped"), "%s × %s", theme.Count(s.Count), theme.Clean(s.Reason))
	}
	if n := len(i.Notes); n > 0 {
		line("notes", "%s, listed above", theme.Count(n))
	}
	if n := len(i.Problems); n > 0 {
		line("problems", "%s, listed above", theme.Count(n))
	}
	return t.Flush()
}

func firstOnly(n int, name string) string {
	if n > 0 {
		return ""
	}
	return name
}
