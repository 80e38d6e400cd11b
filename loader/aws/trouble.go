package aws

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
)

const (
	// FirstAttempts is how often a call is made while nothing has answered yet: a
	// wrong address is more likely than a lost network, and somebody waits. With the
	// SDK's backoff that takes some 15 seconds where connections are refused, and
	// half a minute more where nobody answers.
	FirstAttempts = 5

	// dialing is how long connecting may take. Two lost packets do.
	dialing = 6 * time.Second

	// patience is how long nothing has to come until that is told.
	patience = 1500 * time.Millisecond
)

// watch tells of calls that are waited for: why they have failed so far, and
// that they are made again. It is safe for concurrent use.
type watch struct {
	to       func(line string)
	answered atomic.Bool // somebody did, be it with an error
	troubled atomic.Bool // something was told
}

// tell tells a line, if there is somebody to tell.
func (w *watch) tell(line string) {
	if w.to != nil {
		w.troubled.Store(true)
		w.to(line)
	}
}

// answer tells that there is an answer, be it an error, and that what was told
// may be over.
func (w *watch) answer(status int) {
	w.answered.Store(true)
	if status < http.StatusInternalServerError && w.troubled.Load() {
		w.to("")
	}
}

// late tells something unless it is stopped within some time. Once it is, nothing is
// told any more.
func (w *watch) late(line func() string) (stop func()) {
	var mu sync.Mutex
	stopped := false
	timer := time.AfterFunc(patience, func() {
		mu.Lock()
		defer mu.Unlock()
		if !stopped {
			w.tell(line())
		}
	})
	return func() {
		timer.Stop()
		mu.Lock()
		defer mu.Unlock()
		stopped = true
	}
}

// watchedRetryer is the SDK's retryer, which tells why it is asked.
type watchedRetryer struct {
	*retry.Standard
	watch *watch
	fixed bool // tests fix the number of attempts
}

// MaxAttempts returns how often a call is made, those that have begun aside.
func (r watchedRetryer) MaxAttempts() int {
	if r.fixed || r.watch.answered.Load() {
		return r.Standard.MaxAttempts()
	}
	return min(FirstAttempts, r.Standard.MaxAttempts())
}

// RetryDelay returns the pause before a call is made again. The SDK asks for it
// when it has decided to.
func (r watchedRetryer) RetryDelay(attempt int, err error) (time.Duration, error) {
	r.watch.tell(fmt.Sprintf("%s: %s; trying again, %d of %d", hostOf(err), reasonOf(err), attempt+1, r.MaxAttempts()))
	return r.Standard.RetryDelay(attempt, err)
}

// watchedClient sends requests, and tells of those that wait for an answer.
type watchedClient struct {
	aws.HTTPClient
	watch *watch
}

// Do sends a request.
func (c watchedClient) Do(r *http.Request) (*http.Response, error) {
	host := r.URL.Host
	stop := c.watch.late(func() string { return host + ": no answer yet; still waiting" })
	out, err := c.HTTPClient.Do(r)
	stop()
	if err == nil {
		c.watch.answer(out.StatusCode)
	}
	return out, err
}

// reasonOf says in some words why a call failed that is made again.
func reasonOf(err error) string {
	var timeout interface{ Timeout() bool }
	var dns *net.DNSError
	switch status := StatusOf(err); {
	case status > 0:
		return cmp.Or(codeOf(err), http.StatusText(status), fmt.Sprint(status))
	case errors.As(err, &dns):
		return dns.Err
	case errors.As(err, &timeout) && timeout.Timeout():
		return "no answer"
	}
	return lastOf(err)
}
