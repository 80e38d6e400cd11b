package lookup

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail/types"

	"github.com/trailsift/trailsift/loader"
	trailaws "github.com/trailsift/trailsift/loader/aws"
)

// globalRegion is where IAM and other services without a region record.
const globalRegion = "us-east-1"

// Outlook says what Event history lacks, what AWS was asked for, and how long it
// will take at the pace that AWS allows.
func (s *Source) Outlook() loader.Outlook {
	s.mu.Lock()
	regions := s.regions
	s.mu.Unlock()
	var left time.Duration
	for _, p := range regions {
		left = max(left, p.left())
	}
	return loader.Outlook{Notes: s.notes(), Left: left}
}

// notes are in the order of how much depends on them: where there is little room
// the first ones are shown.
func (s *Source) notes() []string {
	var notes []string
	if s.narrowed {
		notes = append(notes, fmt.Sprintf("only %s asked for", s.attribute))
	}
	notes = append(notes,
		fmt.Sprintf("management events of %d days only", historyDays),
		"data events, such as reads of S3 objects, and Insights are not in Event history; AWS answers 2 requests a second and region with 50 events each, newest first",
	)
	switch {
	case s.narrowed:
		notes = append(notes, fmt.Sprintf("AWS was asked for %s, the rest of the filter is applied here: other events are not loaded, whatever the filter", s.attribute))
	case !trailaws.OnlyTime(s.Language, s.Filter):
		notes = append(notes, "AWS was asked for every event of that time, the filter is applied here; it can look up one exact value: event=, key=, id=, service= or readOnly=")
	}
	if len(s.Regions) > 0 && !slices.Contains(fitting([]string{globalRegion}, s.Regions), globalRegion) {
		notes = append(notes, "IAM and other global services record in "+globalRegion+", which is not among the regions read")
	}
	return notes
}

// progress is how far a region has been read.
type progress struct {
	name   string
	number uint64 // in the order of regions
	span   span
	began  time.Time

	// Of the goroutine that reads it: the next request, the tokens met, and the
	// error that AWS ended it with.
	next    *cloudtrail.LookupEventsInput
	seen    trailaws.Tokens
	failure error

	mu     sync.Mutex
	pages  int
	count  int       // events
	oldest time.Time // of the events read
	now    time.Time // when the last page came
	ended  bool
}

// page enters a page.
func (p *progress) page(events int, oldest, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages++
	p.count += events
	p.now = now
	if !oldest.IsZero() {
		p.oldest = oldest
	}
}

// again gets ready for another attempt. A token that AWS does not know any more
// is replaced by a shorter time.
func (p *progress) again(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.now.IsZero() {
		p.began = p.began.Add(now.Sub(p.now))
		p.now = now
	}
	var stale *types.InvalidNextTokenException
	if errors.As(p.failure, &stale) && !p.oldest.IsZero() {
		p.next.NextToken, p.next.EndTime = nil, aws.Time(p.oldest)
	}
	p.failure, p.ended = nil, false
}

func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
}

func (p *progress) events() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.count
}

// left is how long the rest takes when it is as crowded as what was read; 0
// when nobody knows.
func (p *progress) left() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	read, rest := p.span.to.Sub(p.oldest), p.oldest.Sub(p.span.from)
	if p.ended || p.oldest.IsZero() || read <= 0 || rest <= 0 {
		return 0
	}
	took := max(p.now.Sub(p.began), time.Duration(p.pages)*perRequest)
	return time.Duration(float64(took) * float64(rest) / float64(read))
}

// missing says what an error leaves out.
func (p *progress) missing(err error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.oldest.IsZero() {
		return err
	}
	return fmt.Errorf("events of %s and before are missing: %w", p.oldest.UTC().Format(time.RFC3339), err)
}
