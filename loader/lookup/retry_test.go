package lookup

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/aws/apitest"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// TestRetry goes on where regions ended, with new credentials.
func TestRetry(t *testing.T) {
	tests := []struct {
		name       string
		code       string
		connect    error // of the first attempt to connect again
		duplicates int
	}{
		{"expired", "ExpiredTokenException", nil, 0},
		{"expired for longer", "ExpiredTokenException", errors.New("log in first"), 0},
		{"token forgotten", "InvalidNextTokenException", nil, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			history := apitest.History{"us-east-1": events("us-east-1", 130, time.Minute), "eu-west-1": events("eu-west-1", 40, time.Minute)}
			s := serve(t, history)
			var good atomic.Bool
			s.Fault = func(c apitest.Call) *apitest.Error {
				if c.Body["NextToken"] != nil && c.Operation == "LookupEvents" && !good.Load() {
					return &apitest.Error{Code: test.code, Message: "no more"}
				}
				return nil
			}
			connects := 0
			s.opts.Connect = func(context.Context) (aws.Config, error) {
				if connects++; connects == 1 && test.connect != nil {
					return aws.Config{}, test.connect
				}
				good.Store(true)
				return s.opts.Config, nil
			}
			st, report := loadRetrying(t, s.opts)
			want := len(history["us-east-1"]) + len(history["eu-west-1"])
			if st.Len() != want || st.Counts().Duplicate != test.duplicates || report.Files.Failed != 0 {
				t.Errorf("%d events, %d duplicates, %+v", st.Len(), st.Counts().Duplicate, report)
			}
		})
	}
}

// loadRetrying asks for another attempt as long as something has failed.
func loadRetrying(t *testing.T, o Options) (*store.Snapshot, loader.Report) {
	t.Helper()
	source, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	retry := make(chan struct{})
	go func() {
		for {
			select {
			case retry <- struct{}{}:
			case <-ctx.Done():
				return
			}
		}
	}()
	st := store.New(trail.Schema())
	report, err := loader.Load(ctx, st, loader.Options{Retry: retry}, source)
	if err != nil {
		t.Fatal(err)
	}
	return st.Snapshot(), report
}

// TestRetryWithoutRegions lists the regions again.
func TestRetryWithoutRegions(t *testing.T) {
	s := serve(t, apitest.History{"us-east-1": events("us-east-1", 3, time.Minute)})
	n := 0
	s.Fault = func(c apitest.Call) *apitest.Error {
		if n++; n == 1 {
			return &apitest.Error{Code: "AccessDeniedException", Message: "no"}
		}
		return nil
	}
	source, _ := New(s.opts)
	sink := &failures{}
	if err := source.Walk(context.Background(), sink); err != nil || sink.n != 1 {
		t.Fatal(err, sink.n)
	}
	source.Connect = func(context.Context) (aws.Config, error) { return aws.Config{}, errors.New("not yet") }
	if err := source.Retry(context.Background(), sink); err != nil || sink.n != 2 {
		t.Fatal(err, sink.n)
	}
	source.Connect = nil
	if got := loadSource(t, retried{source}, nil); len(got.ids) != 3 {
		t.Errorf("%v", got.ids)
	}
}

// retried is a source of which only another attempt is made.
type retried struct{ *Source }

func (r retried) Walk(ctx context.Context, sink loader.Sink) error { return r.Source.Retry(ctx, sink) }
