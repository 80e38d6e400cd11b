package tui

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/facets"
)

// BenchmarkUse measures what somebody feels who uses the interface on a tree
// of gzip files, which TRAILSIFT_BENCH names:
//
//	go run ./cmd/trailgen -n 1000000 -o /tmp/trail
//	TRAILSIFT_BENCH=/tmp/trail go test ./tui -run '^$' -bench Use -benchtime 100x
//
// p50, p99 and max are times of the event loop, drawing included: what it
// cannot do anything else in. A filter's figures are the times until the
// focused list, and until all lists of the overview have their counts. values
// and loading take seconds each time: -benchtime 3x is enough for them.
func BenchmarkUse(b *testing.B) {
	dir := os.Getenv("TRAILSIFT_BENCH")
	if dir == "" {
		b.Skip("TRAILSIFT_BENCH names no folder")
	}
	st := store.New(trail.Schema())
	if err := readTree(st, dir); err != nil {
		b.Fatal(err)
	}
	b.Run("key", func(b *testing.B) { benchKeys(b, st) })
	b.Run("filter", func(b *testing.B) { benchFilters(b, st) })
	b.Run("typing", func(b *testing.B) { benchTyping(b, st) })
	b.Run("values", func(b *testing.B) { benchValues(b, st) })
	b.Run("loading", func(b *testing.B) { benchLoading(b, dir) })
}

func benchKeys(b *testing.B, st *store.Store) {
	for _, c := range []struct{ name, way, keys string }{
		{"overview/down", "", "j"},
		{"overview/next-facet", "", "tab"},
		{"overview/end-of-facet", "", "G g"},
		{"overview/hide-aws", "", "1"},
		{"overview/hide-aws-and-on", "", "1 j tab k"},
		{"overview/find", "", "/ e backspace esc"},
		{"overview/events-and-back", "", "enter esc"},
		{"overview/heat-map-and-back", "", "H esc"},
		{"heat/right", "H", "l"},
		{"overview/chips", "3", "backspace space space esc"},
		{"events/down", "enter", "j"},
		{"events/page-down", "tab enter", "pgdown"},
		{"events/ends", "tab enter", "G g"},
		{"events/column", "enter", "l"},
		{"events/reverse", "enter", "S"},
		{"events/next-failure", "tab enter", "e"},
		{"events/pick", "enter", "/ e x esc"},
		{"events/detail-and-back", "enter", "enter esc j"},
		{"detail/next", "enter enter", "J"},
		{"detail/search", "enter enter", "/ e esc"},
	} {
		b.Run(c.name, func(b *testing.B) {
			u := newUser(b, config(st), 160, 50)
			u.press(c.way)
			u.rest()
			u.steps = nil
			for b.Loop() {
				u.press(c.keys)
				u.drain()
			}
			u.report(b)
			u.rest()
		})
	}
}

// benchFilters gives a filter that nothing is known of to an interface at
// rest.
func benchFilters(b *testing.B, st *store.Store) {
	lang := trail.Language()
	for _, filter := range []string{
		"region=us-east-1", "requestParameters.bucketName:*", "resources.ARN:arn*", "-origin:service", "failed:yes",
		"ua:*boto*", "ip:10.0.0.0/8", "event:Run*,Create*", "requestParameters.key:*1*", "xyzzy", "getobject",
	} {
		b.Run(filter, func(b *testing.B) {
			expr, err := lang.Parse(filter)
			if err != nil {
				b.Fatal(err)
			}
			u := newUser(b, config(st), 160, 50)
			u.rest()
			u.steps = nil
			var focused, all []time.Duration
			for b.Loop() {
				u.filter.terms, u.work.kept = nil, nil
				u.do(u.ask())
				u.rest()
				start := time.Now()
				u.do(u.narrow(termsOf(expr)))
				u.until(func() bool { return u.knows(u.facets.Focus()) })
				focused = append(focused, time.Since(start))
				u.until(u.knowsAll)
				all = append(all, time.Since(start))
				u.rest()
			}
			b.ReportMetric(milliseconds(share(focused, 0.5)), "focused-ms")
			b.ReportMetric(milliseconds(share(all, 0.5)), "all-ms")
			u.report(b)
		})
	}
}

// benchValues goes to the end of lists of hundreds of thousands of values,
// which the overview has not, and searches them.
func benchValues(b *testing.B, st *store.Store) {
	for _, field := range []string{"id", "resources.ARN"} {
		b.Run(field, func(b *testing.B) {
			u := newUser(b, config(st), 160, 50)
			u.facets = facets.New(&u.theme, []facets.Field{{Name: "region", Title: "REGION"}, {Name: field, Title: "VALUES"}})
			u.filter.lists = u.facets.Names()
			u.facets.SetFocus(1)
			u.forget()
			u.arrange()
			u.do(u.ask())
			u.rest()
			u.steps = nil
			for b.Loop() {
				u.press("G k / e 0 1")
				u.rest()
				u.press("esc g 1")
				u.rest()
			}
			u.report(b)
		})
	}
}

// benchLoading filters, moves about and opens lists while the tree is read.
func benchLoading(b *testing.B, dir string) {
	var steps, all []time.Duration
	for b.Loop() {
		load := new(reading)
		cfg := config(store.New(trail.Schema()))
		cfg.Load = load
		go func() {
			defer load.done.Store(true)
			load.err = readTree(cfg.Store, dir)
		}()
		u := newUser(b, cfg, 160, 50)
		u.until(func() bool { return u.answer.snap.Len() > 0 })
		for u.loading() {
			start := time.Now()
			u.press("3 j tab")
			u.until(u.knowsAll)
			all = append(all, time.Since(start))
			u.press("enter j pgdown")
			u.rest()
			u.press("esc")
			u.rest()
		}
		if load.err != nil {
			b.Fatal(load.err)
		}
		steps = append(steps, u.steps...)
	}
	b.ReportMetric(milliseconds(share(all, 0.5)), "all-ms")
	(&user{steps: steps}).report(b)
}

// reading is a loading in another goroutine.
type reading struct {
	done atomic.Bool
	err  error
}

func (r *reading) Progress() Progress { return Progress{Done: r.done.Load()} }
func (r *reading) Cancel()            {}
func (r *reading) Settle()            {}

// user drives an App as Bubble Tea does: one message after the other, every
// command in a goroutine of its own.
type user struct {
	*App
	messages chan tea.Msg
	steps    []time.Duration // what each message took
}

func newUser(b *testing.B, cfg Config, w, h int) *user {
	cfg.Clock = time.Now
	ctx, cancel := context.WithCancel(context.Background())
	b.Cleanup(cancel)
	u := &user{App: New(ctx, cfg), messages: make(chan tea.Msg, 1024)}
	u.send(tea.WindowSizeMsg{Width: w, Height: h})
	u.do(u.Init())
	u.rest()
	return u
}

// send gives a message to the App and notes how long that took.
func (u *user) send(msg tea.Msg) {
	start := time.Now()
	_, cmd := u.Update(msg)
	u.View()
	u.steps = append(u.steps, time.Since(start))
	u.do(cmd)
}

func (u *user) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range msg {
				u.do(c)
			}
		default:
			u.messages <- msg
		}
	}()
}

func (u *user) press(keys string) {
	for _, k := range strings.Fields(keys) {
		u.send(pressed(k))
	}
}

// drain handles the messages that are there.
func (u *user) drain() {
	for len(u.messages) > 0 {
		u.send(<-u.messages)
	}
}

func (u *user) until(done func() bool) {
	for !done() {
		u.send(<-u.messages)
	}
}

// rest waits until nothing is being worked on.
func (u *user) rest() {
	u.until(func() bool {
		return u.answer.number == u.work.number && u.answer.complete && !u.work.busy && !u.facets.Searching()
	})
}

func (u *user) knows(list int) bool {
	return u.answer.number == u.work.number && u.answer.facets[u.facets.Field(list).Name] != nil
}

func (u *user) knowsAll() bool {
	return u.answer.number == u.work.number && !u.lacksFacets()
}

func (u *user) report(b *testing.B) {
	b.ReportMetric(milliseconds(share(u.steps, 0.5)), "p50-ms")
	b.ReportMetric(milliseconds(share(u.steps, 0.99)), "p99-ms")
	b.ReportMetric(milliseconds(slices.Max(u.steps)), "max-ms")
}

// share returns the time that a share of times does not exceed.
func share(times []time.Duration, part float64) time.Duration {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[int(part*float64(len(sorted)-1))]
}

func milliseconds(d time.Duration) float64 { return d.Seconds() * 1000 }

// readTree reads all gzip files below a folder into a store, two at a time.
func readTree(st *store.Store, dir string) error {
	var files []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".gz") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		return err
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	errs := make([]error, 2)
	for w := range errs {
		wg.Go(func() {
			builder := st.NewBuilder()
			defer builder.Flush()
			for i := int(next.Add(1)) - 1; i < len(files) && errs[w] == nil; i = int(next.Add(1)) - 1 {
				errs[w] = readFile(st, builder, files[i], i)
			}
		})
	}
	wg.Wait()
	return errors.Join(errs[0], errs[1], st.Finish(context.Background()))
}

// readFile adds the records of a file like {"Records":[...]}.
func readFile(st *store.Store, builder *store.Builder, name string, order int) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	source := st.AddSource(name, uint64(order))
	text = text[bytes.IndexByte(text, '[')+1:]
	for record := uint32(1); ; record++ {
		if text = bytes.TrimLeft(text, ", \t\r\n"); len(text) == 0 || text[0] == ']' {
			return nil
		}
		n, refused, err := builder.Add(text, store.Origin{Source: source, Record: record})
		if err != nil || refused != "" {
			return fmt.Errorf("read %s: record %d: refused %q, error %v", name, record, refused, err)
		}
		text = text[n:]
	}
}
