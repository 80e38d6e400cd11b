package logs

import (
	"encoding/json"
	"errors"
	"fmt"
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
	text, _ := json.Marshal(page) // pointers to strings always can be
	return text
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
	return loader.Outlook{Notes: notes, Left: s.progress.Left()}
}

// things are what is read, as errors call them.
const things = "log events"

// progress is how far the group has been read.
type progress struct {
	trailaws.Progress

	// Of the goroutine that reads: the next request, the tokens met, and the error
	// that AWS ended it with.
	next    *cloudwatchlogs.FilterLogEventsInput
	seen    trailaws.Tokens
	failure error
}

// again gets ready for another attempt. A token that AWS does not know any more
// (they are good for a day) is replaced by a shorter time.
func (p *progress) again(now time.Time) {
	p.Again(now)
	var stale *types.InvalidParameterException
	if at := p.At(); errors.As(p.failure, &stale) && !at.IsZero() {
		p.next.NextToken = nil
		if p.NewestFirst {
			p.next.EndTime = aws.Int64(at.UnixMilli())
		} else {
			p.next.StartTime = aws.Int64(at.UnixMilli())
		}
	}
	p.failure = nil
}

// page enters a page.
func (p *progress) page(events []types.FilteredLogEvent, now time.Time) {
	var first, last time.Time
	for _, e := range events {
		if e.Timestamp == nil {
			continue
		}
		last = time.UnixMilli(*e.Timestamp)
		if first.IsZero() {
			first = last
		}
	}
	p.Page(len(events), first, last, now)
}
