package lookup

import (
	"context"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/trailsift/trailsift/loader"
	trailaws "github.com/trailsift/trailsift/loader/aws"
	"github.com/trailsift/trailsift/store"
)

// perRequest is the time between requests to a region: two a second.
const perRequest = 500 * time.Millisecond

// Options say what to look up.
type Options struct {
	// Config is that of the SDK's clients. Connect makes a new one for another
	// attempt, when credentials may have expired; nil keeps the old one.
	Config  aws.Config
	Connect func(context.Context) (aws.Config, error)
	// Regions are looked at; none means all that are enabled for the account, and
	// one with a star those of them that fit, as in eu-*.
	Regions []string
	// From and To bound the time of events, To excluded; zero is no bound.
	From, To time.Time
	// Filter is what will be asked of the events, read by Language. It only
	// narrows what AWS is asked for.
	Filter   store.Expr
	Language *store.Language
	// Clock is the time; nil is the machine's clock.
	Clock trailaws.Clock
}

// Source is Event history as a source of events.
type Source struct {
	Options
	span      span
	attribute Attribute
	narrowed  bool // there is an attribute

	mu      sync.Mutex
	regions []*progress // being read, in order
}

// regionName is what a region is called: us-east-1, us-gov-west-1,
// eusc-de-east-1. A regionPattern stands for some.
var (
	regionName    = regexp.MustCompile(`^[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}$`)
	regionPattern = regexp.MustCompile(`^[a-z0-9-]*\*[a-z0-9*-]*$`)
)

// New returns Event history as a source. It refuses a region that cannot be one
// and a time that Event history does not have. Nothing is asked of AWS yet.
func New(o Options) (*Source, error) {
	if o.Clock == nil {
		o.Clock = trailaws.SystemClock{}
	}
	for _, name := range o.Regions {
		if !regionName.MatchString(name) && !regionPattern.MatchString(name) {
			return nil, fmt.Errorf("%q is no region: write lookup:us-east-1,eu-west-1, or lookup: for all", name)
		}
	}
	s := &Source{Options: o}
	var err error
	if s.span, err = spanOf(o.From, o.To, o.Clock.Now()); err != nil {
		return nil, err
	}
	s.attribute, s.narrowed = Choose(o.Language, o.Filter)
	return s, nil
}

// Walk reads all regions at a time. One that fails is told to the sink.
func (s *Source) Walk(ctx context.Context, sink loader.Sink) error {
	pages := trailaws.NewPages(sink)
	names, err := s.names(ctx)
	if err != nil {
		if ctx.Err() == nil {
			pages.Fail("lookup:", err)
		}
		return ctx.Err()
	}
	return s.regionsAtOnce(ctx, s.start(names), pages)
}

// Retry goes on in the regions that failed, where each of them ended.
func (s *Source) Retry(ctx context.Context, sink loader.Sink) error {
	if s.Connect != nil {
		cfg, err := s.Connect(ctx)
		if err != nil {
			s.failAgain(trailaws.NewPages(sink), err)
			return ctx.Err()
		}
		s.Config = cfg
	}
	if s.regions == nil {
		return s.Walk(ctx, sink)
	}
	failed := s.failed()
	for _, p := range failed {
		p.again(s.Clock.Now())
	}
	return s.regionsAtOnce(ctx, failed, trailaws.NewPages(sink))
}

// failAgain tells of what failed before that it still does.
func (s *Source) failAgain(pages *trailaws.Pages, err error) {
	if s.regions == nil {
		pages.Fail("lookup:", err)
	}
	for _, p := range s.failed() {
		pages.Fail("lookup:"+p.name, p.Missing(things, trailaws.Explain(err)))
	}
}

func (s *Source) regionsAtOnce(ctx context.Context, regions []*progress, pages *trailaws.Pages) error {
	var reading sync.WaitGroup
	ends := make([]error, len(regions))
	for i, p := range regions {
		reading.Go(func() { ends[i] = s.region(ctx, p, pages) })
	}
	reading.Wait()
	return errors.Join(ends...)
}

// start sets up the progress of regions.
func (s *Source) start(names []string) []*progress {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.regions = nil
	for i, name := range names {
		p := &progress{name: name, number: uint64(i), next: s.input(), seen: make(trailaws.Tokens)}
		p.From, p.To, p.NewestFirst, p.Every = s.span.from, s.span.to, true, perRequest
		p.Begin(s.Clock.Now())
		s.regions = append(s.regions, p)
	}
	return s.regions
}

// failed lists the regions that failed.
func (s *Source) failed() (out []*progress) {
	for _, p := range s.regions {
		if p.failure != nil {
			out = append(out, p)
		}
	}
	return out
}

// names lists the regions to look at, each once.
func (s *Source) names(ctx context.Context) ([]string, error) {
	names := slices.Clone(s.Regions)
	if len(names) == 0 || slices.ContainsFunc(names, isPattern) {
		enabled, err := enabledRegions(ctx, s.Config)
		if err != nil {
			return nil, fmt.Errorf("cannot list the account's regions, so name some, as in lookup:us-east-1,eu-west-1: %w", trailaws.Explain(err))
		}
		names = fitting(enabled, s.Regions)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no region of the account is called %s: write lookup: for all", strings.Join(s.Regions, " or "))
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

func isPattern(name string) bool { return strings.Contains(name, "*") }

// fitting returns the enabled regions that are asked for. One that is named in
// full is asked for even if it is not enabled, so that AWS says so.
func fitting(enabled, asked []string) (out []string) {
	if len(asked) == 0 {
		return enabled
	}
	for _, pattern := range asked {
		if !isPattern(pattern) {
			out = append(out, pattern)
			continue
		}
		for _, name := range enabled {
			if fits, err := path.Match(pattern, name); fits && err == nil {
				out = append(out, name)
			}
		}
	}
	return out
}
