package logs

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"

	"github.com/trailsift/trailsift/loader"
	trailaws "github.com/trailsift/trailsift/loader/aws"
)

// container returns the messages of a page as the loader reads them: in the form
// in which the AWS CLI prints them.
func container(events []types.FilteredLogEvent) []byte {
	type message struct {
		Message *string `json:"message"`
	}
	var page struct {
		Events []message `json:"events"`
	}
	for _, e := range events {
		page.Events = append(page.Events, message{e.Message})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(page) // pointers to strings always can be
	return b.Bytes()
}

// Outlook says what AWS was asked for, and how long it will take.
func (s *Source) Outlook() loader.Outlook {
	var notes []string
	if s.pattern != "" {
		notes = append(notes, "only messages with "+s.pattern+" asked for")
	}
	if !s.To.IsZero() {
		notes = append(notes, fmt.Sprintf("log events are found by their stamps, not by the time of their events: those up to %.0f hours later than asked for are read too", stampedLate.Hours()))
	}
	switch {
	case s.pattern != "":
		notes = append(notes, fmt.Sprintf("CloudWatch Logs was asked for messages with %s, the rest of the filter is applied here: other events are not loaded, whatever the filter", s.pattern))
	case !trailaws.OnlyTime(s.Language, s.Filter):
		notes = append(notes, "CloudWatch Logs was asked for every message of that time, the filter is applied here; it can look for exact values, written with = as in event=RunInstances")
	}
	return loader.Outlook{Notes: notes, Left: s.progress.left()}
}

// progress is how far the group has been read.
type progress struct {
	newest   bool // first
	from, to time.Time

	// Of the goroutine that reads: the next request, the tokens met, and the error
	// that AWS ended it with.
	next    *cloudwatchlogs.FilterLogEventsInput
	seen    trailaws.Tokens
	failure error

	mu    sync.Mutex
	pages int
	began time.Time
	now   time.Time // when the last page came
	at    time.Time // stamp of the last log event
	first time.Time // stamp of the first one
	count int
	ended bool
}

func (p *progress) begin(now time.Time, first *cloudwatchlogs.FilterLogEventsInput) {
	p.next, p.seen = first, make(trailaws.Tokens)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.began = now
}

// again gets ready for another attempt. A token that AWS does not know any more
// (they are good for a day) is replaced by a shorter time.
func (p *progress) again(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.now.IsZero() {
		p.began = p.began.Add(now.Sub(p.now))
		p.now = now
	}
	var stale *types.InvalidParameterException
	if errors.As(p.failure, &stale) && !p.at.IsZero() {
		p.next.NextToken = nil
		if p.newest {
			p.next.EndTime = aws.Int64(p.at.UnixMilli())
		} else {
			p.next.StartTime = aws.Int64(p.at.UnixMilli())
		}
	}
	p.failure, p.ended = nil, false
}

// page enters a page.
func (p *progress) page(events []types.FilteredLogEvent, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now = now
	p.pages++
	p.count += len(events)
	for _, e := range events {
		if e.Timestamp == nil {
			continue
		}
		p.at = time.UnixMilli(*e.Timestamp)
		if p.first.IsZero() {
			p.first = p.at
		}
	}
}

func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
}

func (p *progress) found() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.count
}

// left is how long the rest takes when it is as crowded as what was read; 0
// when nobody knows.
func (p *progress) left() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	read, rest := p.at.Sub(p.start()), p.to.Sub(p.at)
	if p.newest {
		read, rest = p.to.Sub(p.at), p.at.Sub(p.from)
	}
	if p.ended || p.at.IsZero() || read <= 0 || rest <= 0 {
		return 0
	}
	return time.Duration(float64(p.now.Sub(p.began)) * float64(rest) / float64(read))
}

// start is where reading from the oldest started.
func (p *progress) start() time.Time {
	if p.from.IsZero() {
		return p.first
	}
	return p.from
}

// missing says what an error leaves out.
func (p *progress) missing(err error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.at.IsZero() {
		return err
	}
	side := "after"
	if p.newest {
		side = "before"
	}
	return fmt.Errorf("log events of %s and %s are missing: %w", p.at.UTC().Format(time.RFC3339), side, err)
}
