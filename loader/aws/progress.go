package aws

import (
	"fmt"
	"sync"
	"time"
)

// Progress is how much of a stretch of time has been read, page after page, from
// its newest event or from its oldest. It is safe for concurrent use.
type Progress struct {
	// From and To are where the stretch begins and ends. A From of zero is the
	// first event there is.
	From, To    time.Time
	NewestFirst bool
	// Every is the least time that a page takes.
	Every time.Duration

	mu     sync.Mutex
	pages  int
	events int
	began  time.Time
	now    time.Time // when the last page came
	first  time.Time // of the event read first
	at     time.Time // of the one read last
	ended  bool
}

// Begin starts to measure.
func (p *Progress) Begin(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.began = now
}

// Again goes on after an end. The time since the last page does not count.
func (p *Progress) Again(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.now.IsZero() {
		p.began = p.began.Add(now.Sub(p.now))
		p.now = now
	}
	p.ended = false
}

// Page enters a page of so many events, and the times of the first and the last of
// them that have one; zero when none has.
func (p *Progress) Page(events int, first, last, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages++
	p.events += events
	p.now = now
	if p.first.IsZero() {
		p.first = first
	}
	if !last.IsZero() {
		p.at = last
	}
}

// End says that no page follows, unless reading goes on again.
func (p *Progress) End() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
}

// Next is the number of the next page; the first one is 1.
func (p *Progress) Next() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.pages + 1
}

// Events is the number of events read.
func (p *Progress) Events() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.events
}

// At is the time of the event read last; zero when there is none.
func (p *Progress) At() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.at
}

// Left is how long the rest takes when it is as crowded as what was read; 0
// when nobody knows.
func (p *Progress) Left() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	from := p.From
	if from.IsZero() {
		from = p.first
	}
	read, rest := p.at.Sub(from), p.To.Sub(p.at)
	if p.NewestFirst {
		read, rest = rest, read
	}
	if p.ended || p.at.IsZero() || read <= 0 || rest <= 0 {
		return 0
	}
	took := max(p.now.Sub(p.began), time.Duration(p.pages)*p.Every)
	return time.Duration(float64(took) * float64(rest) / float64(read))
}

// Missing says which of the things that are read an error leaves out.
func (p *Progress) Missing(things string, err error) error {
	at := p.At()
	if at.IsZero() {
		return err
	}
	side := "after"
	if p.NewestFirst {
		side = "before"
	}
	return fmt.Errorf("%s of %s and %s are missing: %w", things, at.UTC().Format(time.RFC3339), side, err)
}
