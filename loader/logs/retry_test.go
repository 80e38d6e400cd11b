package logs

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

// TestRetry goes on where the group ended, with new credentials, oldest or
// newest first.
func TestRetry(t *testing.T) {
	tests := []struct {
		name, code string
		from       time.Time
		connect    error // of the first attempt to connect again
		duplicates int
	}{
		{"expired", "ExpiredTokenException", time.Time{}, nil, 0},
		{"expired for longer", "ExpiredTokenException", time.Time{}, errors.New("log in first"), 0},
		{"token forgotten", "InvalidParameterException", time.Time{}, nil, 1},
		{"token forgotten, newest first", "InvalidParameterException", noon.AddDate(0, 0, -7), nil, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, messagesOf(230, time.Minute))
			s.opts.From = test.from
			var good atomic.Bool
			s.Fault = func(c apitest.Call) *apitest.Error {
				if c.Body["nextToken"] != nil && !good.Load() {
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
			counts, report := loadRetrying(t, s.opts)
			if counts.Rows != 230 || counts.Duplicate != test.duplicates || report.Files.Failed != 0 || connects == 0 {
				t.Errorf("%+v, %+v", counts, report)
			}
		})
	}
}

// loadRetrying asks for another attempt as long as something has failed.
func loadRetrying(t *testing.T, o Options) (store.Counts, loader.Report) {
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
	return st.Snapshot().Counts(), report
}
