package loader

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"
)

// growing is a source of one file that has another text each time it is named.
type growing struct {
	texts []string
	last  *Reading
}

func (g *growing) item() Item {
	text := g.texts[0]
	g.texts, g.last = g.texts[1:], g.last.Instead()
	return Item{Name: "log", Size: int64(len(text)), Reading: g.last, Open: func(context.Context) (io.ReadCloser, error) {
		return randomFile{strings.NewReader(text)}, nil
	}}
}

func (g *growing) Walk(_ context.Context, sink Sink) error { return sink.Item(g.item()) }

func (g *growing) Poll(_ context.Context, sink Sink) error {
	if len(g.texts) == 0 {
		return nil
	}
	return sink.Item(g.item())
}

// TestReadingAgain reads a file again and again: what was told of it before goes.
func TestReadingAgain(t *testing.T) {
	const digest = `{"digestS3Bucket":"b","logFiles":[]}`
	other := `{"Records":[{"no":"event"},` + event(1) + `]}`
	files := map[string]string{
		"whole": `{"Records":[` + event(1) + `,` + event(2) + `]}`,
		"cut":   `{"Records":[` + event(1) + `,` + event(2)[:20],
		"bad":   `{"Records":[` + event(1) + `,1,2,3]}`,
		"empty": "", "digest": digest, "other": other,
	}
	for first, before := range files {
		for second, after := range files {
			want := load(t, Options{}, &growing{texts: []string{after}})
			got := followed(t, before, after)
			if got.Files != want.Files || got.Bad() != want.Bad() || got.Faults != want.Faults || len(got.Problems) != len(want.Problems) || len(got.Skips) != len(want.Skips) {
				t.Errorf("%s, then %s:\n%+v\nwant\n%+v", first, second, got.Report, want.Report)
			}
		}
	}
}

// followed loads a file that has one text after the other.
func followed(t *testing.T, texts ...string) loaded {
	polls, stop, ticks := make(chan time.Time), make(chan struct{}), make(chan time.Time)
	st, now, out := begin(t, Options{Follow: time.Hour, polls: polls, Stop: stop, ticks: ticks}, &growing{texts: texts})
	waiting := func() bool {
		ticks <- time.Time{}
		ticks <- time.Time{} // the report of the one before is there
		return now.Load().Waiting
	}
	waitFor(t, "the first text", waiting)
	for range len(texts) {
		polls <- time.Time{} // the one before is over
	}
	waitFor(t, "the last text", waiting)
	close(stop)
	got := <-out
	if n := st.Snapshot().Len(); n != got.Rows || got.Stopped != "" {
		t.Errorf("%d rows, %+v", n, got.Report)
	}
	return got
}

// Bad returns what was told of records that are no rows.
func (l loaded) Bad() [2]int { return [2]int{l.Report.Records.Bad, l.Report.Records.Skipped} }

// TestReadingsInAnyOrder ends the later reading of a file before the first one.
func TestReadingsInAnyOrder(t *testing.T) {
	tally := newTally(time.Now)
	first := (*Reading)(nil).Instead()
	second := first.Instead()
	one, two := account{tally: tally}, account{tally: tally}
	one.begin(first)
	one.fileRead()
	one.problem(Problem{Source: "log", Err: errEmpty})
	two.begin(second)
	two.fileRead()
	two.end(false)
	if r := tally.snapshot(); r.Faults != 1 || r.Files.Read != 2 || r.Mended != 0 {
		t.Errorf("%+v", r)
	}
	one.end(false)
	if r := tally.snapshot(); r.Faults != 0 || len(r.Problems) != 0 || r.Files.Read != 1 || r.Mended != 1 {
		t.Errorf("%+v", r)
	}
}

// TestReadingAgainCutOff ends loading while a file is read again: what was told of it
// before stays, since nobody found it gone.
func TestReadingAgainCutOff(t *testing.T) {
	tally := newTally(time.Now)
	a := account{tally: tally}
	first := (*Reading)(nil).Instead()
	read := func(r *Reading, cut bool, faults int) Report {
		tally.known(1, 0)
		a.begin(r)
		a.fileRead()
		for range faults {
			a.problem(Problem{Source: "log", Err: errEmpty})
		}
		a.end(cut)
		return tally.snapshot()
	}
	read(first, false, 2)
	if r := read(first.Instead(), true, 1); r.Faults != 2 || len(r.Problems) != 2 || r.Problems[0].of != first || r.Files != (Files{Known: 2, Read: 1}) {
		t.Errorf("%+v", r)
	}
	if r := read((*Reading)(nil).Instead(), true, 1); r.Faults != 3 || r.Files != (Files{Known: 3, Read: 2}) {
		t.Errorf("a first reading that was cut off is all there is: %+v", r)
	}
}
