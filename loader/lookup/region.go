package lookup

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail/types"

	trailaws "github.com/trailsift/trailsift/loader/aws"
)

const (
	// eventsAPage is the most that LookupEvents tells at a time.
	eventsAPage = 50

	// pageBits is the room for pages in the order of items: 67 million for each
	// of 256 regions.
	pageBits = 26
)

// things are what is read, as errors call them.
const things = "events"

// reasonNone counts a region in which nothing happened.
const reasonNone = "region without management events in that time"

// region reads one region from its newest event to its oldest. Its error ends
// the walk; what AWS refuses is told to the sink.
func (s *Source) region(ctx context.Context, p *progress, pages *trailaws.Pages) error {
	err := s.read(ctx, p, func(page int, text []byte) error {
		return pages.Put(ctx, fmt.Sprintf("lookup:%s page %d", p.name, page), p.number<<pageBits|uint64(page), text)
	})
	p.End()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return err
	case p.failure != nil:
		pages.Fail("lookup:"+p.name, p.Missing(things, trailaws.Explain(p.failure)))
	case p.Events() == 0:
		pages.Skip("lookup:"+p.name, reasonNone)
	}
	return nil
}

// read reads page after page and hands those that hold events to put, whose
// error it returns. What AWS refuses stays in the progress.
func (s *Source) read(ctx context.Context, p *progress, put func(page int, text []byte) error) error {
	client := s.client(p.name)
	for {
		out, err := client.LookupEvents(ctx, p.next)
		if err != nil {
			p.failure = err
			return nil
		}
		if len(out.Events) > 0 {
			if err := put(p.Next(), container(out.Events)); err != nil {
				return err
			}
		}
		p.Page(len(out.Events), time.Time{}, oldest(out.Events), s.Clock.Now())
		more, err := p.seen.Next(out.NextToken)
		if !more {
			p.failure = err
			return nil
		}
		p.next.NextToken = out.NextToken
	}
}

func (s *Source) client(region string) *cloudtrail.Client {
	pacer := trailaws.NewPacer(s.Clock, perRequest)
	return cloudtrail.NewFromConfig(s.Config, func(o *cloudtrail.Options) {
		o.Region = region
		o.APIOptions = append(o.APIOptions, pacer.EachAttempt)
	})
}

// input is the first request; the others differ from it by their token only.
func (s *Source) input() *cloudtrail.LookupEventsInput {
	in := &cloudtrail.LookupEventsInput{
		MaxResults: aws.Int32(eventsAPage),
		StartTime:  aws.Time(s.span.from),
		EndTime:    aws.Time(s.span.to),
	}
	if s.narrowed {
		in.LookupAttributes = []types.LookupAttribute{{AttributeKey: s.attribute.Key, AttributeValue: aws.String(s.attribute.Value)}}
	}
	return in
}

// container returns the records of a page as the loader reads them: in the form
// in which the AWS CLI prints them. An envelope without a record stays, so that
// it is counted.
func container(events []types.Event) []byte {
	type envelope struct {
		EventID         *string `json:"EventId"`
		CloudTrailEvent *string
	}
	var page struct{ Events []envelope }
	for _, e := range events {
		page.Events = append(page.Events, envelope{e.EventId, e.CloudTrailEvent})
	}
	text, _ := json.Marshal(page) // strings and pointers to strings always can be
	return text
}

// oldest returns the time of the last event that has one.
func oldest(events []types.Event) (t time.Time) {
	for _, e := range events {
		if e.EventTime != nil {
			t = *e.EventTime
		}
	}
	return t
}
