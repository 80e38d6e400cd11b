package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
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
	if err := a.checkInterface(); err != nil {
		return err
	}
	if len(paths) == 0 && !isTerminal(a.out) {
		return usagef("without a terminal on standard output, name a source: then what info says is printed; hist, events, who and ask print more")
	}
	if err := a.checkTerminal(); err != nil {
		return err
	}
	if len(paths) == 0 {
		a.makeRoom()
		cfg := a.config(trail.Language(), nil)
		cfg.Near, cfg.OpenNear = near("."), a.openNear
		return tui.Run(ctx, cfg)
	}
	if a.remote.follow && !isTerminal(a.out) {
		return usagef("--follow is for the interface: it needs a terminal")
	}
	sources, err := a.sources(ctx, paths)
	if err != nil {
		return err
	}
	return a.show(ctx, strings.Join(paths, " "), sources)
}

// errDumb says what to do where there is no screen.
var errDumb = errors.New("the terminal is a dumb one (TERM=dumb): the interface needs another; info, hist, events, who and ask print")

// checkTerminal reports terminals on which nothing can be drawn.
func (a *app) checkTerminal() error {
	if isTerminal(a.out) && os.Getenv("TERM") == "dumb" {
		return errDumb
	}
	return nil
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
	a.makeRoom()
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
	a.preset(&cfg)
	if a.reveal {
		cfg.Secret = nil
	}
	cfg.Demo = func(ctx context.Context) (tui.Data, error) {
		data, err := a.start(ctx, demoTitle, []loader.Source{demoSource{}})
		data.Command = []string{"trailsift", "demo"}
		return data, err
	}
	return cfg
}

// spareProcessors is how many processors more than there are the Go scheduler
// is told of while the interface is open. When as many goroutines compute as
// there are processors, whatever a key passes through (reading, handling,
// drawing) waits for one of them to be interrupted, which takes 10 ms each
// time. With a processor for who waits for keys and one for who is woken, the
// system's scheduler decides, and lets those that have waited go first.
const spareProcessors = 2

// makeRoom lets keys be answered beside work that takes all processors.
func (a *app) makeRoom() {
	a.workers = runtime.GOMAXPROCS(0)
	runtime.GOMAXPROCS(a.workers + spareProcessors)
}

// start begins loading in the background. The loading ends when it is done,
// when it is cancelled, or with the context.
func (a *app) start(ctx context.Context, title string, sources []loader.Source) (tui.Data, error) {
	a.stays = true
	opts, err := a.loadOptions()
	if err != nil {
		return tui.Data{}, err
	}
	l := &liveLoad{stop: make(chan struct{}), retry: make(chan struct{}, 1), store: store.New(trail.Schema())}
	opts.Stop, opts.Retry, opts.Follow = l.stop, l.retry, a.interval()
	opts.OnProgress = l.report
	l.follows, a.busy, l.trouble = opts.Follow > 0, true, a.trouble()
	l.trouble.hide()
	go l.run(ctx, opts, sources)
	data := tui.Data{Store: l.store, Load: l, Title: title, Command: a.words}
	if slices.Contains(sources, loader.Source(demoSource{})) {
		data.Hint = demoHint
	}
	return data, nil
}

// liveLoad is a loading that the interface watches. Its goroutine ends with
// the context of the program or when [liveLoad.Cancel] is called.
type liveLoad struct {
	store   *store.Store
	stop    chan struct{}
	retry   chan struct{}
	follows bool
	trouble *trouble
	once    sync.Once

	mu       sync.Mutex
	last     loader.Report
	problems []tui.Problem // those of the last report
	crash    error
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

// report keeps a report for those who ask for the progress. Its problems are
// put into words here, where nobody waits: there may be thousands. While
// loading the list only grows; at its end it is put in order.
func (l *liveLoad) report(r loader.Report) {
	l.mu.Lock()
	known := l.problems
	shorter := r.Retries+r.Mended != l.last.Retries+l.last.Mended // what is tried again is no problem meanwhile
	l.mu.Unlock()
	if r.Done || shorter {
		known = nil
	}
	for _, p := range r.Problems[min(len(known), len(r.Problems)):] {
		known = append(known, tui.Problem{Source: p.Source, Position: p.Position(), Reason: p.Err.Error()})
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last, l.problems = r, known
}

// Cancel ends the loading and keeps what was loaded.
func (l *liveLoad) Cancel() { l.once.Do(func() { close(l.stop) }) }

// Retry has another attempt made at what failed. One that is due is enough.
func (l *liveLoad) Retry() {
	select {
	case l.retry <- struct{}{}:
	default:
	}
}

// Settle gives the memory back that only loading needed.
func (l *liveLoad) Settle() { debug.FreeOSMemory() }

// progressOf is what a report counts, for the interface.
func progressOf(r loader.Report) tui.Progress {
	p := tui.Progress{
		Done: r.Done, Files: r.Files.Read, Failed: r.Files.Failed, NoEvents: r.Files.Skipped,
		Bad: r.Records.Bad, Faults: r.Faults, Stopped: r.Stopped, Notes: r.Notes, Waiting: r.Waiting, Retryable: r.Retryable, Short: r.Short, Retries: r.Retries,
	}
	if r.Walked {
		p.FilesTotal = r.Files.Known
	}
	for _, s := range r.Skips {
		p.Skipped, p.Bare = p.Skipped+s.Count(), p.Bare+s.Bare()
		p.Skips = append(p.Skips, tui.Skip{Reason: fmt.Sprintf("%d × %s", s.Count(), s.Reason), Names: s.Names, More: s.Unnamed()})
	}
	if r.OutOfMemory {
		p.Advice = "To load the rest, give --max-memory more, or load less at a time: fewer folders, " +
			"or of a bucket what --from, --to, --account and --region name."
	}
	return p
}

// Progress returns how far the loading is.
func (l *liveLoad) Progress() tui.Progress {
	l.mu.Lock()
	r, problems, crash := l.last, l.problems, l.crash
	l.mu.Unlock()
	p := progressOf(r)
	p.Problems, p.Crash, p.Following = problems, crash, l.follows
	if !r.Done && (!r.Waiting || l.follows) { // else nothing is asked for just now
		p.Trouble = l.trouble.current()
	}
	if seconds := r.Elapsed.Seconds(); seconds > 0 {
		p.Rate = float64(r.Records.Present) / seconds
		p.Part = part(r)
		p.Left = left(r)
	}
	return p
}

// part returns how much was read of the bytes that are known to be there; 0
// while nobody knows.
func part(r loader.Report) float64 {
	if !r.Walked || r.Bytes.Known == 0 {
		return 0
	}
	return float64(r.Bytes.Read) / float64(r.Bytes.Known)
}

// left estimates the time to the end, from the bytes still to be read where the
// sources do not know better; 0 while nobody knows.
func left(r loader.Report) time.Duration {
	if r.Left > 0 && !r.Done {
		return r.Left
	}
	if r.Done || !r.Walked || r.Bytes.Read == 0 || r.Bytes.Known <= r.Bytes.Read {
		return 0
	}
	return time.Duration(float64(r.Elapsed) * float64(r.Bytes.Known-r.Bytes.Read) / float64(r.Bytes.Read))
}
