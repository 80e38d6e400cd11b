package aws

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader"
)

// stopwatch is time that passes when somebody sleeps.
type stopwatch struct{ now time.Time }

func (s *stopwatch) Now() time.Time { return s.now }

func (s *stopwatch) Sleep(ctx context.Context, d time.Duration) error {
	s.now = s.now.Add(max(d, 0))
	return ctx.Err()
}

func TestPacer(t *testing.T) {
	clock := &stopwatch{now: time.Unix(1000, 0)}
	p := NewPacer(clock, 500*time.Millisecond)
	for i, late := range []time.Duration{0, 500, 1000, 1500} { // a request right away
		if err := p.Wait(t.Context()); err != nil || clock.now.Sub(time.Unix(1000, 0)) != late*time.Millisecond {
			t.Errorf("request %d at %v, %v", i, clock.now, err)
		}
	}
	clock.now = clock.now.Add(time.Minute)
	before := clock.now
	if err := p.Wait(t.Context()); err != nil || clock.now != before {
		t.Errorf("waits %v after a pause", clock.now.Sub(before))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := p.Wait(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestSystemClock(t *testing.T) {
	var c SystemClock
	start := c.Now()
	if err := c.Sleep(t.Context(), 10*time.Millisecond); err != nil || c.Now().Sub(start) < 10*time.Millisecond {
		t.Error(err, c.Now().Sub(start))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if err := c.Sleep(ctx, time.Hour); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	if err := c.Sleep(ctx, 0); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

// taker is a sink that keeps items for later.
type taker struct {
	mu    sync.Mutex
	items []loader.Item
	other []string
	t     *testing.T
}

func (k *taker) alone() func() {
	if !k.mu.TryLock() {
		k.t.Error("the sink is told of two things at a time")
	}
	return k.mu.Unlock
}

func (k *taker) Item(i loader.Item) error {
	defer k.alone()()
	k.items = append(k.items, i)
	return nil
}

func (k *taker) Skip(_, reason string) {
	defer k.alone()()
	k.other = append(k.other, reason)
}

func (k *taker) Fail(name string, err error) {
	defer k.alone()()
	k.other = append(k.other, name+": "+err.Error())
}

// TestPagesAreBounded has those who fetch wait for those who read.
func TestPagesAreBounded(t *testing.T) {
	sink := &taker{t: t}
	pages := NewPages(sink)
	big := make([]byte, unread/2)
	for n := range 2 {
		if err := pages.Put(t.Context(), fmt.Sprint(n), uint64(n)+1, big); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := pages.Put(ctx, "no room", 3, big); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("%v: a third half fits", err)
	}
	done := make(chan error)
	go func() { done <- pages.Put(t.Context(), "2", 3, big) }()
	r, err := sink.items[0].Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil || len(text) != len(big) {
		t.Errorf("%d bytes, %v", len(text), err)
	}
	for range 2 { // closing twice makes no more room than closing once
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
	if err := <-done; err != nil || len(sink.items) != 3 || sink.items[2].Order != 3 || sink.items[2].Size != int64(len(big)) {
		t.Errorf("%v, %+v", err, sink.items)
	}
	ctx, cancel = context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := pages.Put(ctx, "no room", 4, big); err == nil {
		t.Error("closing twice made room twice")
	}
}

// TestLargestPage comes through although it is larger than all room.
func TestLargestPage(t *testing.T) {
	pages := NewPages(&taker{t: t})
	if err := pages.Put(t.Context(), "large", 1, make([]byte, unread+1)); err != nil {
		t.Error(err)
	}
}

// TestPagesOneByOne never tells a sink of two things at a time.
func TestPagesOneByOne(t *testing.T) {
	sink := &taker{t: t}
	pages := NewPages(sink)
	var all sync.WaitGroup
	for n := range 30 {
		all.Go(func() {
			pages.Skip("region", "nothing")
			pages.Fail("region", errors.New("no"))
			if err := pages.Put(t.Context(), fmt.Sprint(n), 0, nil); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if len(sink.items) != 30 || len(sink.other) != 60 {
		t.Errorf("%d items, %d others", len(sink.items), len(sink.other))
	}
}

func TestTokens(t *testing.T) {
	seen := make(Tokens)
	if !seen.Add("a") || !seen.Add("b") || seen.Add("a") {
		t.Error(seen)
	}
	again, fresh, none := "a", "c", ""
	for token, want := range map[*string]error{nil: nil, &none: nil, &fresh: nil, &again: ErrRepeats} {
		if more, err := seen.Next(token); more != (token == &fresh) || err != want {
			t.Errorf("more %t, %v; want %v", more, err, want)
		}
	}
}
