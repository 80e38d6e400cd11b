package aws

import (
	"context"
	"sync"
	"time"

	"github.com/aws/smithy-go/middleware"
)

// Pacer keeps requests apart, where AWS allows so many a second. It is safe for
// concurrent use.
type Pacer struct {
	clock Clock
	every time.Duration

	mu   sync.Mutex
	next time.Time
}

// NewPacer returns a pacer that lets a request pass every so often.
func NewPacer(clock Clock, every time.Duration) *Pacer {
	return &Pacer{clock: clock, every: every}
}

// Wait returns when it is the caller's turn.
func (p *Pacer) Wait(ctx context.Context) error {
	p.mu.Lock()
	now := p.clock.Now()
	turn := now
	if p.next.After(now) {
		turn = p.next
	}
	p.next = turn.Add(p.every)
	p.mu.Unlock()
	return p.clock.Sleep(ctx, turn.Sub(now))
}

// EachAttempt is an option of the SDK's clients: every attempt waits for its
// turn, also those that repeat one, which count against the limit too.
func (p *Pacer) EachAttempt(stack *middleware.Stack) error {
	pace := func(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (out middleware.FinalizeOutput, m middleware.Metadata, err error) {
		if err := p.Wait(ctx); err != nil {
			return out, m, err
		}
		return next.HandleFinalize(ctx, in)
	}
	return stack.Finalize.Insert(middleware.FinalizeMiddlewareFunc("Pace", pace), "Retry", middleware.After)
}
