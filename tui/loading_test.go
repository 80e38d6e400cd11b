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
	b.want("Loading   0 of 3,871 files", "The first events appear here")
	tick := func() {
		now = now.Add(time.Second)
		b.send(tickMsg{})
	}
	all := incident()
	f.add(t, all[:40]...)
	load.progress = Progress{Files: 1204, FilesTotal: 3871, Rate: 412000, Left: 12 * time.Second}
	tick()
	b.want("40 events", "1,204 files", "Loading ██████▎             ▏  31 %   412,000 events/s   12 s left   1,204 of 3,871 files", "^x stop loading")
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

// TestTopRowStaysUnderTheHand: once a key was pressed in a list, events that come
// before its first one do not push another one under the cursor; until then the
// list starts at its start.
func TestTopRowStaysUnderTheHand(t *testing.T) {
	f, load := newFilling(), &fakeLoad{}
	cfg := config(f.Store)
	cfg.Load = load
	now := noon
	cfg.Clock = func() time.Time { return now }
	all := incident()
	f.add(t, all[60:]...)
	b := newBench(t, cfg, 120, 30)
	come := func(events []string) (store.Row, int) {
		f.add(t, events...)
		now = now.Add(time.Second)
		b.send(tickMsg{})
		row, _ := b.table.Row()
		return row, b.table.Cursor()
	}
	b.press("enter")
	was, _ := b.table.Row()
	if row, at := come(all[40:60]); row == was || at != 0 {
		t.Errorf("an untouched list is at row %v, position %d", row, at)
	}
	b.press("l")
	was, _ = b.table.Row()
	if row, at := come(all[20:40]); row != was || at == 0 {
		t.Errorf("the cursor went from row %v to %v, position %d", was, row, at)
	}
	b.press("g m")
	was, _ = b.table.Row()
	if row, _ := come(all[:20]); row != was || len(b.marks) != 1 || !b.isMarked(row) {
		t.Errorf("the cursor went from row %v to %v, marked is %v", was, row, b.marks)
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
	if got := b.work.number - asked; got < 5 || got > 10 {
		t.Errorf("%d questions in five seconds", got)
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
		{"nothing to load", nil, Progress{Done: true, Files: 3, Skipped: 3, Bare: 3, NoEvents: 3}, "", []string{"Nothing to look at.", "3 files read, 3 skipped"}},
		{"everything failed", nil, Progress{Done: true, Problems: []Problem{problem}}, "",
			[]string{"Nothing could be read.", `logs/a\u001b[2J.json.gz: record 17 at byte 20931`, "unexpected end", "q   quit", "! problems"}},
		{"several things failed", nil, Progress{Done: true, Problems: []Problem{problem, problem}}, "",
			[]string{"The first of 2 problems:", "unexpected end", "!   list"}},
		{"nothing matches", incident(), Progress{Done: true}, "3 j - -", []string{"Nothing matches.", "without [actor!=", "u   undo", ";   edit"}},
		{"problems", incident(), Progress{Done: true, Problems: []Problem{problem, problem}}, "", []string{"2 problems   ! lists them"}},
		{"the list of problems", incident(), Progress{Done: true, Problems: []Problem{problem}}, "!", []string{"1 problem", "record 17 at byte 20931", "unexpected end"}},
		{"stopped", incident(), Progress{Done: true, Files: 234, FilesTotal: 685, Stopped: "memory limit reached: 300.0 MB"}, "",
			[]string{"90 events  234 of 685 files", "Stopped: memory limit reached: 300.0 MB; what is loaded stays"}},
		{"stopped before all files were named", incident(), Progress{Done: true, Files: 2, Stopped: "stopped"}, "", []string{"Stopped: stopped; what is loaded stays", "2 files"}},
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

// TestLoadingIsStopped: by a key that the footer names while it does something.
func TestLoadingIsStopped(t *testing.T) {
	load := &fakeLoad{progress: Progress{Files: 30, FilesTotal: 80, Part: 0.25, Problems: make([]Problem, 3)}}
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Load = load
	b := newBench(t, cfg, 80, 24)
	b.want("Loading ██▌       ▏  25 %   3 problems: !   30 of 80 files", "^x stop loading")
	b.press("!")
	b.want("3 problems")
	b.press("esc enter ctrl+x")
	if !load.cancelled {
		t.Fatal("it goes on")
	}
	b.want("stopping: what was loaded stays")
	load.progress.Done, load.progress.Stopped = true, "stopped"
	b.send(tickMsg{})
	b.press("j")
	b.want("You stopped loading; what is loaded stays", "30 of 80 files", "55 of 90")
	b.wantNot("^x")
	b.press("ctrl+x")
	b.want("nothing is being loaded")
}

// TestProgressFits: at every width what does not fit is left out whole.
func TestProgressFits(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Load = &fakeLoad{progress: Progress{Files: 1_000_000, FilesTotal: 10_000_000, Rate: 12_345_678, Left: time.Hour,
		Problems: make([]Problem, 12345), Notes: []string{"AWS answers 2 requests a second"}}}
	for w := minWidth; w < 260; w += 9 {
		b := newBench(t, cfg, w, 20)
		checkFrame(t, "loading", b, w, 20)
		b.want("  10 %")
	}
}

// TestFramesOfALoading: no more than four a second, of which none is sent when
// nothing is new.
func TestFramesOfALoading(t *testing.T) {
	f, load := newFilling(), &fakeLoad{progress: Progress{FilesTotal: 100}}
	cfg := config(f.Store)
	cfg.Load = load
	now := noon
	cfg.Clock = func() time.Time { return now }
	f.add(t, event(0, nil))
	b := newBench(t, cfg, 120, 30)
	now = now.Add(5 * time.Second)
	frames, last := 0, b.text()
	for n := range 20 { // ten seconds
		f.add(t, event(n+1, nil))
		load.progress.Files++
		now = now.Add(tickEvery)
		for work := []tea.Msg{tickMsg{}}; len(work) > 0; {
			_, cmd := b.Update(work[0])
			work = append(work[1:], messages(cmd)...)
			if text := b.text(); text != last {
				frames, last = frames+1, text
			}
		}
	}
	if frames < 15 || frames > 40 {
		t.Errorf("%d frames in ten seconds", frames)
	}
	now = now.Add(tickEvery)
	if b.send(tickMsg{}); b.text() != last {
		t.Error("a frame differs although nothing is new")
	}
}

// TestNothingIsSaidTooEarly: while an archive is read nobody says that all of it was,
// nor how many events there are a second above a header that has none.
func TestNothingIsSaidTooEarly(t *testing.T) {
	for events, want := range map[int]string{0: " 0 events", 3: " 3 events"} {
		cfg := config(newStore(t, "trail.json", incident()[:events]))
		cfg.Load = &fakeLoad{progress: Progress{Part: 1, FilesTotal: 1, Rate: 9608}}
		b := newBench(t, cfg, 80, 24)
		b.send(tickMsg{})
		b.want(want, "Loading", " 99 %")
		b.wantNot("100 %  ")
		if said := strings.Contains(b.text(), "9,608 events/s"); said != (events > 0) {
			t.Errorf("with %d events the rate is said: %t\n%s", events, said, b.text())
		}
	}
}
