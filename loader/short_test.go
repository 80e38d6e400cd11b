package loader

import (
	"context"
	"io"
	"strings"
	"sync"
	"testing"
	"time"
)

// copied is a source of files that are being copied: what they hold may be set anew.
type copied struct {
	mu      sync.Mutex
	texts   map[string]string
	order   []string
	written time.Time
}

// set changes some files, named before their texts.
func (c *copied) set(namesAndTexts ...string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := 0; i < len(namesAndTexts); i += 2 {
		c.texts[namesAndTexts[i]] = namesAndTexts[i+1]
	}
}

func (c *copied) Walk(_ context.Context, sink Sink) error {
	for _, name := range c.order {
		if err := sink.Item(c.item(name)); err != nil {
			return err
		}
	}
	return nil
}

func (c *copied) item(name string) Item {
	c.mu.Lock()
	defer c.mu.Unlock()
	text := c.texts[name]
	return Item{
		Name: name, Size: int64(len(text)), Changed: c.written.Add(time.Duration(len(text))), Grows: true,
		Open:  func(context.Context) (io.ReadCloser, error) { return randomFile{strings.NewReader(text)}, nil },
		Again: func() Item { return c.item(name) },
	}
}

// TestShortFilesAreReadAgain, once they have changed: what was empty, was cut short or
// could not be read counts once then, and what was met twice is repeated.
func TestShortFilesAreReadAgain(t *testing.T) {
	gz, archive := gzipped(records(20, 29)), tarred("in.json", records(40, 44))
	source := &copied{written: time.Now(), texts: map[string]string{
		"whole": records(1, 2), "empty": "", "empty.gz": "", "cut.gz": gz[:len(gz)-20], "cut": records(30, 34)[:1500],
		"cut.tar": archive[:3000], "damaged": strings.Repeat("\x1f\x8b\x08no gzip", 3), "bad": `{"Records":[` + event(60) + `,null]}`,
	}, order: []string{"whole", "empty", "empty.gz", "cut.gz", "cut", "cut.tar", "damaged", "bad"}}
	retry := make(chan struct{})
	_, now, out := begin(t, Options{Workers: 1, Retry: retry}, source)
	waitFor(t, "the short ones", func() bool { return now.Load().Waiting })
	before := *now.Load()
	if before.Short != 6 || before.Retryable != 0 || before.Files != (Files{Known: 8, Read: 5, Failed: 3}) || before.Records.Bad == 0 {
		t.Errorf("%+v", before)
	}

	retry <- struct{}{} // nothing has changed
	waitFor(t, "another attempt", func() bool { return now.Load().Waiting && now.Load().Retries == 1 })
	if r := *now.Load(); r.Short != 6 || r.Files != before.Files || r.Records != before.Records || r.Faults != before.Faults {
		t.Errorf("%+v, before %+v", r, before)
	}

	source.set("empty", records(3, 4), "cut.gz", gz[:len(gz)-10]) // which is still cut
	retry <- struct{}{}
	waitFor(t, "another attempt", func() bool { return now.Load().Waiting && now.Load().Retries == 2 })
	if r := *now.Load(); r.Short != 5 || r.Files != (Files{Known: 8, Read: 6, Failed: 2}) {
		t.Errorf("%+v", r)
	}

	source.set("empty.gz", gzipped(records(10, 11)), "cut.gz", gz, "cut", records(30, 34), "cut.tar", archive, "damaged", gzipped(records(50, 51)))
	retry <- struct{}{}
	got := <-out // nothing is short any more, so loading ends by itself
	wantFiles(t, got, 8, 0, 0)
	if got.Short != 0 || got.Rows != 2+2+2+10+5+5+2+1 || got.Report.Records.Bad != 1 || len(got.Problems) != 1 || got.Problems[0].Source != "bad" || got.Faults != 1 {
		t.Errorf("%d rows, %+v", got.Rows, got.Report)
	}
}

// TestShortFilesDoNotHoldLoadingUp where nobody can ask for another attempt.
func TestShortFilesDoNotHoldLoadingUp(t *testing.T) {
	if got := load(t, Options{Workers: 1}, &copied{written: time.Now(), texts: map[string]string{"a": "", "b": event(1)}, order: []string{"a", "b"}}); got.Short != 0 || got.Files.Failed != 1 {
		t.Errorf("%+v", got.Report)
	}
}

// TestAShortFileThatIsGone is one that cannot be opened, and counts once as well.
func TestAShortFileThatIsGone(t *testing.T) {
	source := &shortThenGone{copied: &copied{written: time.Now(), texts: map[string]string{"a": records(1, 3)[:900]}, order: []string{"a"}}}
	retry := make(chan struct{})
	_, now, out := begin(t, Options{Workers: 1, Retry: retry}, source)
	waitFor(t, "the short one", func() bool { return now.Load().Waiting && now.Load().Short == 1 })
	source.set("a", records(1, 3))
	source.gone = true
	retry <- struct{}{}
	waitFor(t, "it to be gone", func() bool { return now.Load().Waiting && now.Load().Retries == 1 })
	if r := *now.Load(); r.Short != 0 || r.Retryable != 1 || r.Files != (Files{Known: 1, Failed: 1}) || r.Faults != 1 || len(r.Problems) != 1 {
		t.Errorf("%+v", r)
	}
	source.gone = false
	retry <- struct{}{}
	got := <-out
	wantFiles(t, got, 1, 0, 0)
	if got.Rows != 3 || got.Faults != 0 || got.Retryable != 0 || got.Report.Records.Bad != 0 {
		t.Errorf("%d rows, %+v", got.Rows, got.Report)
	}
}

// shortThenGone is a source whose files cannot be opened while they are gone.
type shortThenGone struct {
	*copied
	gone bool
}

func (s *shortThenGone) Walk(_ context.Context, sink Sink) error { return sink.Item(s.item("a")) }

func (s *shortThenGone) item(name string) Item {
	item := s.copied.item(name)
	if s.gone {
		item.Open = func(context.Context) (io.ReadCloser, error) { return nil, io.ErrClosedPipe }
	}
	item.Again = func() Item { return s.item(name) }
	return item
}

// TestOldFilesGrowNoMore: what was written long ago and is cut short all the same is
// evidence, and loading ends.
func TestOldFilesGrowNoMore(t *testing.T) {
	source := &copied{written: time.Now().Add(-2 * growsFor), texts: map[string]string{"whole": records(1, 2), "empty": "", "cut": records(30, 34)[:1500]}, order: []string{"whole", "empty", "cut"}}
	_, _, out := begin(t, Options{Workers: 1, Retry: make(chan struct{})}, source)
	select {
	case <-out:
	case <-time.After(time.Minute):
		t.Fatal("loading stays open")
	}
}

// TestLookingForChangesEnds where loading does: the files that nobody looked at are
// short as before.
func TestLookingForChangesEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	looked := 0
	item := Item{Size: 1}
	item.Again = func() Item {
		looked++
		cancel()
		return Item{Size: 2}
	}
	f := failures{short: []job{{item, 1}, {item, 2}, {item, 3}}}
	if changed := f.takeChanged(ctx); len(changed) != 1 || looked != 1 || len(f.short) != 2 {
		t.Errorf("%d changed of %d looked at, %d are left", len(changed), looked, len(f.short))
	}
}
