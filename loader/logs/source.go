package logs

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"

	"github.com/trailsift/trailsift/loader"
	trailaws "github.com/trailsift/trailsift/loader/aws"
	"github.com/trailsift/trailsift/store"
)

const (
	// perRequest is the time between requests: AWS allows five a second for an
	// account and region, more in some.
	perRequest = 200 * time.Millisecond

	// stampedLate is how much later than its event a log event may be stamped.
	// CloudTrail delivers within some minutes; it promises nothing.
	stampedLate = 2 * time.Hour
)

// backwards is since when log events can be had newest first.
var backwards = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)

// reasonNone counts a group in which nothing was found.
const reasonNone = "log group without matching log events in that time"

// Options say what to read.
type Options struct {
	// Config is that of the SDK's client; an ARN has a region of its own. Connect
	// makes a new one for another attempt, when credentials may have expired; nil
	// keeps the old one.
	Config  aws.Config
	Connect func(context.Context) (aws.Config, error)
	// Group is the name or the ARN of a log group.
	Group string
	// From and To bound the time of events, To excluded; zero is no bound.
	From, To time.Time
	// Filter is what will be asked of the events, read by Language. It only
	// narrows what AWS is asked for.
	Filter   store.Expr
	Language *store.Language
	// Clock is the time; nil is the machine's clock.
	Clock trailaws.Clock
}

// Source is a log group as a source of events.
type Source struct {
	Options
	group    group
	pattern  string
	progress progress
}

// New returns a log group as a source. It refuses what cannot be one. Nothing
// is asked of AWS yet.
func New(o Options) (*Source, error) {
	if o.Clock == nil {
		o.Clock = trailaws.SystemClock{}
	}
	g, err := parseGroup(o.Group)
	if err != nil {
		return nil, err
	}
	now := o.Clock.Now()
	if err := trailaws.CheckTime(o.From, o.To, now); err != nil {
		return nil, err
	}
	s := &Source{Options: o, group: g, pattern: Pattern(o.Language, o.Filter)}
	p := &s.progress
	p.From, p.To, p.NewestFirst, p.Every = o.From, now, s.newestFirst(), perRequest
	if !o.To.IsZero() && o.To.Add(stampedLate).Before(now) {
		p.To = o.To.Add(stampedLate)
	}
	return s, nil
}

func (s *Source) newestFirst() bool { return !s.From.Before(backwards) }

// Walk reads page after page. What AWS refuses is told to the sink.
func (s *Source) Walk(ctx context.Context, sink loader.Sink) error {
	s.progress.Begin(s.Clock.Now())
	s.progress.next, s.progress.seen = s.input(), make(trailaws.Tokens)
	return s.goOn(ctx, sink)
}

// Retry goes on where the group failed.
func (s *Source) Retry(ctx context.Context, sink loader.Sink) error {
	if s.progress.failure == nil {
		return nil
	}
	if s.Connect != nil {
		cfg, err := s.Connect(ctx)
		if err != nil {
			trailaws.NewPages(sink).Fail("logs:"+s.group.name, s.progress.Missing(things, trailaws.Explain(err)))
			return ctx.Err()
		}
		s.Config = cfg
	}
	s.progress.again(s.Clock.Now())
	return s.goOn(ctx, sink)
}

func (s *Source) goOn(ctx context.Context, sink loader.Sink) error {
	pages := trailaws.NewPages(sink)
	err := s.read(ctx, pages)
	s.progress.End()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return err
	case s.progress.failure != nil:
		pages.Fail("logs:"+s.group.name, s.progress.Missing(things, trailaws.Explain(s.progress.failure)))
	case s.progress.Events() == 0:
		pages.Skip("logs:"+s.group.name, reasonNone)
	}
	return nil
}

// read hands page after page to the sink, whose error it returns. What AWS
// refuses stays in the progress.
func (s *Source) read(ctx context.Context, pages *trailaws.Pages) error {
	client, p := s.client(), &s.progress
	for {
		out, err := client.FilterLogEvents(ctx, p.next)
		if err != nil {
			p.failure = err
			return nil
		}
		if len(out.Events) > 0 {
			name := fmt.Sprintf("logs:%s page %d", s.group.name, p.Next())
			if err := pages.Put(ctx, name, 0, container(out.Events)); err != nil {
				return err
			}
		}
		p.page(out.Events, s.Clock.Now())
		more, err := p.seen.Next(out.NextToken)
		if !more {
			p.failure = err
			return nil
		}
		p.next.NextToken = out.NextToken
	}
}

func (s *Source) client() *cloudwatchlogs.Client {
	pacer := trailaws.NewPacer(s.Clock, perRequest)
	return cloudwatchlogs.NewFromConfig(s.Config, func(o *cloudwatchlogs.Options) {
		o.Region = cmp.Or(s.group.region, o.Region)
		o.APIOptions = append(o.APIOptions, pacer.EachAttempt)
	})
}

// input is the first request; the others differ from it by their token only.
func (s *Source) input() *cloudwatchlogs.FilterLogEventsInput {
	in := &cloudwatchlogs.FilterLogEventsInput{}
	if s.group.arn != "" {
		in.LogGroupIdentifier = aws.String(s.group.arn)
	} else {
		in.LogGroupName = aws.String(s.group.name)
	}
	if s.pattern != "" {
		in.FilterPattern = aws.String(s.pattern)
	}
	if !s.From.IsZero() {
		in.StartTime = aws.Int64(s.From.UnixMilli())
	}
	in.EndTime = aws.Int64(s.progress.To.UnixMilli())
	if s.newestFirst() {
		in.StartFromHead = aws.Bool(false)
	}
	return in
}
