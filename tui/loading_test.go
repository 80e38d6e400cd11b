package tui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// fakeLoad is a loading that the test steers.
type fakeLoad struct {
	progress  Progress
	cancelled bool
	settled   int
}

func (l *fakeLoad) Progress() Progress { return l.progress }
func (l *fakeLoad) Cancel()            { l.cancelled = true }
func (l *fakeLoad) Settle()            { l.settled++ }

// filling is a store that a test adds to.
type filling struct {
	*store.Store
	builder *store.Builder
	source  store.SourceID
	added   uint32
}

func newFilling() *filling {
	s := store.New(trail.Schema())
	return &filling{s, s.NewBuilder(), s.AddSource("trail.json", 1), 0}
}

func (f *filling) add(t *testing.T, records ...string) {
	t.Helper()
	for _, r := range records {
		f.added++
		if _, refused, err := f.builder.Add([]byte(r), store.Origin{Source: f.source, Record: f.added}); refused != "" || err != nil {
			t.Fatal(refused, err)
		}
	}
	f.builder.Flush()
}

func TestResultsWhileLoading(t *testing.T) {
	f, load := newFilling(), &fakeLoad{progress: Progress{FilesTotal: 3871}}
	cfg := config(f.Store)
	cfg.Load = load
	now := noon
	cfg.Clock = func() time.Time { return now }
	b := newBench(t, cfg, 120, 30)
	b.want("Loading 0 of 3,871 files", "The first events appear here")
	tick := func() {
		now = now.Add(time.Second)
		b.send(tickMsg{})
	}
	all := incident()
	f.add(t, all[:40]...)
	load.progress = Progress{Files: 1204, FilesTotal: 3871, Rate: 412000, Left: 12 * time.Second}
	tick()
	b.want("40 events", "1,204 files", "Loading 1,204 of 3,871 files   412,000 events/s   12 s left", "already usable")
	b.press("j")
	_, before, _ := b.facets.Current()
	f.add(t, all[40:]...)
	tick()
	b.want("90 of 90")
	if _, after, _ := b.facets.Current(); after.Text != before.Text {
		t.Errorf("the cursor went from %v to %v", before, after)
	}
	if load.settled > 0 {
		t.Error("the loading is settled before its end")
	}
	load.progress.Done = true
	tick()
	b.wantNot("Loading")
	b.press("j 1 1")
	if load.settled != 1 {
		t.Errorf("the loading is settled %d times", load.settled)
	}
	for _, column := range f.Snapshot().Fields() {
		if column.Name == "resource" && column.Unknown {
			t.Error("the resources are not worked out")
		}
	}
}

func TestCursorStaysOnItsEventWhileLoading(t *testing.T) {
	f, load := newFilling(), &fakeLoad{}
	cfg := config(f.Store)
	cfg.Load = load
	now := noon
	cfg.Clock = func() time.Time { return now }
	all := incident()
	f.add(t, all[45:]...)
	b := newBench(t, cfg, 120, 30)
	b.press("enter")
	first, _ := b.table.Row()
	b.press("j j j j j")
	row, _ := b.table.Row()
	f.add(t, all[:45]...)
	now = now.Add(time.Second)
	b.send(tickMsg{})
	if got, _ := b.table.Row(); got != row || b.table.Cursor() < 20 {
		t.Errorf("the cursor is on row %v, position %d", got, b.table.Cursor())
	}
	b.press("g")
	if got, _ := b.table.Row(); got == first {
		t.Error("no earlier event has come")
	}
}

// messages runs a command and returns what it brings, without giving it to
// the App.
func messages(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	batch, ok := cmd().(tea.BatchMsg)
	if !ok {
		return []tea.Msg{cmd()}
	}
	var out []tea.Msg
	for _, c := range batch {
		out = append(out, messages(c)...)
	}
	return out
}

func TestAFrameIsAboutOneMoment(t *testing.T) {
	f, load := newFilling(), &fakeLoad{}
	cfg := config(f.Store)
	cfg.Load = load
	now := noon
	cfg.Clock = func() time.Time { return now }
	all := incident()
	f.add(t, all[:45]...)
	b := newBench(t, cfg, 120, 30)
	b.want("45 of 45", "111122223333    █████   45")
	f.add(t, all[45:]...)
	now = now.Add(time.Second)
	frames := 0
	for work := []tea.Msg{tickMsg{}}; len(work) > 0; frames++ {
		_, cmd := b.Update(work[0])
		work = append(work[1:], messages(cmd)...)
		old := strings.Contains(b.text(), "45 of 45")
		if lists := strings.Contains(b.text(), "111122223333    █████   45"); lists != old || !old && !strings.Contains(b.text(), "90 of 90") {
			t.Fatalf("after %d messages:\n%s", frames, b.text())
		}
	}
	b.want("90 of 90")
	if frames < 5 {
		t.Errorf("all came at once, in %d messages", frames)
	}
}

func TestStaleListsAreMarkedAfterAWhile(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	_, cmd := b.Update(pressed("3"))
	b.want("ACTOR                    3")
	b.send(slow{b.work.number})
	b.want("ACTOR                    …")
	b.do(cmd)
	b.want("ACTOR                    1")
}

func TestRefreshIsRare(t *testing.T) {
	f, load := newFilling(), &fakeLoad{}
	cfg := config(f.Store)
	cfg.Load = load
	now := noon
	cfg.Clock = func() time.Time { return now }
	f.add(t, event(1, nil))
	b := newBench(t, cfg, 120, 30)
	asked := b.work.number
	for n := range 10 {
		f.add(t, event(n+2, nil))
		now = now.Add(tickEvery)
		b.send(tickMsg{})
	}
	if got := b.work.number - asked; got < 3 || got > 5 {
		t.Errorf("%d questions in two seconds", got)
	}
	number := b.work.number
	now = now.Add(time.Minute)
	b.send(tickMsg{})
	b.send(tickMsg{})
	if b.work.number > number+1 {
		t.Error("a question is asked although nothing is new")
	}
}

func TestStaleAnswersAreDropped(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	_, old := b.Update(pressed("3"))
	_, newer := b.Update(pressed("3"))
	b.do(newer)
	b.want("90 of 90")
	b.do(old) // it was cancelled
	b.want("90 of 90")
	stale := selected{number: b.work.number - 1, snap: b.answer.snap}
	b.send(stale)
	b.want("90 of 90")
}

func TestSpinnerOnlyAfterAWhile(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.Update(pressed("3")) // the answer never comes
	b.wantNot("◐")
	b.send(slow{b.work.number})
	b.want("◐")
	b.send(slow{b.work.number - 1})
	b.press("3")
	b.wantNot("◐")
	b.send(slow{b.work.number})
	b.wantNot("◐")
}

func TestCrashOfLoadingEndsTheInterface(t *testing.T) {
	load := &fakeLoad{}
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Load = load
	b := newBench(t, cfg, 120, 30)
	load.progress.Crash = errors.New("loading died")
	_, look := b.Update(tickMsg{})
	_, cmd := b.Update(look())
	if cmd == nil || b.crash == nil {
		t.Fatal("the interface goes on")
	}
	if _, ok := cmd().(tea.QuitMsg); !ok {
		t.Error("it does not quit")
	}
}

func TestCrashOfACommandEndsTheInterface(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	msg := guard(func() tea.Msg { panic("a fault") })()
	_, cmd := b.Update(msg)
	if _, ok := cmd().(tea.QuitMsg); !ok || !strings.Contains(b.crash.Error(), "internal error: a fault") {
		t.Errorf("the interface goes on; error %v", b.crash)
	}
}

func TestQuitCancelsLoading(t *testing.T) {
	for _, key := range []string{"q", "ctrl+c"} {
		load := &fakeLoad{}
		cfg := config(newStore(t, "trail.json", incident()))
		cfg.Load = load
		b := newBench(t, cfg, 120, 30)
		_, cmd := b.Update(pressed(key))
		if _, ok := cmd().(tea.QuitMsg); !ok || !load.cancelled {
			t.Errorf("%s: cancelled %v", key, load.cancelled)
		}
	}
}

func TestEmptyStates(t *testing.T) {
	problem := Problem{Source: "logs/a\x1b[2J.json.gz", Position: "record 17 at byte 20931", Reason: "unexpected end"}
	for _, c := range []struct {
		name     string
		records  []string
		progress Progress
		keys     string
		want     []string
	}{
		{"nothing to load", nil, Progress{Done: true, Files: 3, Skipped: 3}, "", []string{"Nothing to look at.", "3 files read, 3 skipped"}},
		{"everything failed", nil, Progress{Done: true, Problems: []Problem{problem}}, "",
			[]string{"Nothing could be read.", `logs/a\u001b[2J.json.gz: record 17 at byte 20931`, "unexpected end", "!   list"}},
		{"nothing matches", incident(), Progress{Done: true}, "3 j - -", []string{"Nothing matches.", "The last condition is actor!=", "u   undo", ";   edit"}},
		{"problems", incident(), Progress{Done: true, Problems: []Problem{problem, problem}}, "", []string{"2 problems while reading   ! lists them"}},
		{"the list of problems", incident(), Progress{Done: true, Problems: []Problem{problem}}, "!", []string{"1 problem", "record 17 at byte 20931", "unexpected end"}},
		{"stopped", incident(), Progress{Done: true, Files: 234, FilesTotal: 685, Stopped: "memory limit reached: 300.0 MB"}, "",
			[]string{"90 events  234 of 685 files", "Loading stopped after 234 of 685 files: memory limit reached: 300.0 MB."}},
		{"stopped before all files were named", incident(), Progress{Done: true, Files: 2, Stopped: "stopped"}, "", []string{"Loading stopped after 2 files: stopped."}},
	} {
		cfg := config(newStore(t, "trail.json", c.records))
		cfg.Load = &fakeLoad{progress: c.progress}
		b := newBench(t, cfg, 80, 24)
		b.press(c.keys)
		frame := b.text()
		for _, want := range c.want {
			if !strings.Contains(frame, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, frame)
			}
		}
		checkFrame(t, c.name, b, 80, 24)
	}
}

func TestWelcomeOpensTheDemo(t *testing.T) {
	cfg := config(nil)
	b := newBench(t, cfg, 80, 24)
	b.want("Welcome", "q   quit")
	b.wantNot("demo")
	b.press("d")
	cfg.Demo = func(context.Context) (Data, error) { return Data{}, errors.New("it is missing") }
	b = newBench(t, cfg, 80, 24)
	b.want("d   open the demo", "d open the demo")
	b.press("d")
	b.want("the demo cannot be opened: it is missing")
	cfg.Demo = func(context.Context) (Data, error) {
		return Data{Store: newStore(t, "demo", incident()), Title: "demo"}, nil
	}
	b = newBench(t, cfg, 80, 24)
	b.press("d")
	b.want("demo", "90 of 90", "ACTOR")
}
