package lookup

import (
	"errors"
	"fmt"
	"slices"
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
		left = max(left, p.Left())
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
	trailaws.Progress

	// Of the goroutine that reads it: the next request, the tokens met, and the
	// error that AWS ended it with.
	next    *cloudtrail.LookupEventsInput
	seen    trailaws.Tokens
	failure error
}

// again gets ready for another attempt. A token that AWS does not know any more
// is replaced by a shorter time.
func (p *progress) again(now time.Time) {
	p.Again(now)
	var stale *types.InvalidNextTokenException
	if oldest := p.At(); errors.As(p.failure, &stale) && !oldest.IsZero() {
		p.next.NextToken, p.next.EndTime = nil, aws.Time(oldest)
	}
	p.failure = nil
}
