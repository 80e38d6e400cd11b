package history

import (
	"context"
	"errors"
	"reflect"
	"sync/atomic"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
)

// endsSoon is a context that ends after it was looked at some times.
type endsSoon struct {
	context.Context
	looks atomic.Int64
}

func (c *endsSoon) Err() error {
	if c.looks.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestAskedAgain: an answer that is called off, wherever that is, also while the
// column of resources is made, is not there; asked again it is that of a store
// where nothing was called off.
func TestAskedAgain(t *testing.T) {
	var steps []step
	for i := range 600 {
		bucket := []string{"logs", "exports"}[i%2]
		steps = append(steps, step{i, "mira", "s3:GetBucketAcl", `"requestParameters":{"bucketName":"` + bucket + `"}`})
	}
	want := newWorld(t, steps...).who("logs")
	w := newWorld(t, steps...)
	off := 0
	for looks := int64(0); ; looks++ {
		ctx := &endsSoon{Context: t.Context()}
		ctx.looks.Store(looks)
		got, err := Of(ctx, w.snap, trail.Language(), "logs", nil)
		if err == nil {
			if got.Sentence != want.Sentence || got.Events.Len() != 300 || !reflect.DeepEqual(got.Life, want.Life) {
				t.Errorf("after %d that were called off: %s\n%v\nwant %s\n%v", off, got.Sentence, got.Life, want.Sentence, want.Life)
			}
			break
		}
		if off++; got != nil || !errors.Is(err, context.Canceled) {
			t.Fatalf("%d looks: %v, %v", looks, got, err)
		}
	}
	if off < 10 {
		t.Errorf("%d were called off", off)
	}
}
