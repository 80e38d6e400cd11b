package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui"
)

// open is the root command: the interface on a terminal, else what info says.
func (a *app) open(ctx context.Context, paths []string) error {
	if len(paths) == 0 && !isTerminal(a.out) {
		return usagef("name a file or folder to open, or - for standard input")
	}
	if len(paths) == 0 {
		return tui.Run(ctx, a.config(trail.Language(), nil))
	}
	sources, err := a.sources(paths)
	if err != nil {
		return err
	}
	return a.show(ctx, strings.Join(paths, " "), sources)
}

// show opens the interface on sources, or prints info about them.
func (a *app) show(ctx context.Context, title string, sources []loader.Source) error {
	if !isTerminal(a.out) {
		l, err := a.loadSources(ctx, sources)
		if l == nil {
			return err
		}
		return errors.Join(a.tellInfo(ctx, l, false), err)
	}
	lang := trail.Language()
	filter, err := a.parseFilter(lang)
	if err != nil {
		return err
	}
	data, err := a.start(ctx, title, sources)
	if err != nil {
		return err
	}
	cfg := a.config(lang, filter)
	cfg.Data = data
	return tui.Run(ctx, cfg)
}

func (a *app) config(lang *store.Language, filter store.Expr) tui.Config {
	cfg := tui.Config{Language: lang, Filter: filter, Secret: trail.Secret}
	if a.reveal {
		cfg.Secret = nil
	}
	cfg.Demo = func(ctx context.Context) (tui.Data, error) {
		return a.start(ctx, demoTitle, []loader.Source{demoSource{}})
	}
	return cfg
}

// start begins loading in the background. The loading ends when it is done,
// when it is cancelled, or with the context.
func (a *app) start(ctx context.Context, title string, sources []loader.Source) (tui.Data, error) {
	opts, err := a.loadOptions()
	if err != nil {
		return tui.Data{}, err
	}
	l := &liveLoad{stop: make(chan struct{}), store: store.New(trail.Schema())}
	opts.Stop = l.stop
	opts.OnProgress = l.report
	go l.run(ctx, opts, sources)
	return tui.Data{Store: l.store, Load: l, Title: title}, nil
}

// liveLoad is a loading that the interface watches. Its goroutine ends with
// the context of the program or when [liveLoad.Cancel] is called.
type liveLoad struct {
	store *store.Store
	stop  chan struct{}
	once  sync.Once

	mu    sync.Mutex
	last  loader.Report
	crash error
}

func (l *liveLoad) run(ctx context.Context, opts loader.Options, sources []loader.Source) {
	defer func() {
		if r := recover(); r != nil {
			l.mu.Lock()
			defer l.mu.Unlock()
			l.crash = fmt.Errorf("internal error while loading: %v", r)
		}
	}()
	report, err := loader.Load(ctx, l.store, opts, sources...)
	report.Done = true
	l.report(report)
	if err != nil && ctx.Err() == nil {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.crash = err
	}
}

func (l *liveLoad) report(r loader.Report) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last = r
}

// Cancel ends the loading and keeps what was loaded.
func (l *liveLoad) Cancel() { l.once.Do(func() { close(l.stop) }) }

// Progress returns how far the loading is.
func (l *liveLoad) Progress() tui.Progress {
	l.mu.Lock()
	r, crash := l.last, l.crash
	l.mu.Unlock()
	counts := l.store.Snapshot().Counts()
	p := tui.Progress{
		Done: r.Done, Files: r.Files.Read, Failed: r.Files.Failed, Skipped: r.Files.Skipped + r.Records.Skipped,
		Bad: r.Records.Bad, Events: counts.Rows, Stopped: r.Stopped, Crash: crash,
	}
	if r.Walked {
		p.FilesTotal = r.Files.Known
	}
	if seconds := r.Elapsed.Seconds(); seconds > 0 {
		p.Rate = float64(counts.Rows) / seconds
		p.Left = left(r)
	}
	for _, problem := range r.Problems {
		p.Problems = append(p.Problems, tui.Problem{Source: problem.Source, Position: problem.Position(), Reason: problem.Err.Error()})
	}
	return p
}

// left estimates the time to the end from the bytes still to be read; 0 while
// nobody knows how many there are.
func left(r loader.Report) time.Duration {
	if r.Done || !r.Walked || r.Bytes.Read == 0 || r.Bytes.Known <= r.Bytes.Read {
		return 0
	}
	return time.Duration(float64(r.Elapsed) * float64(r.Bytes.Known-r.Bytes.Read) / float64(r.Bytes.Read))
}
