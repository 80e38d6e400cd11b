package s3

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"
)

const (
	// A trail without a range is read at once when it has no more than this: it
	// takes some seconds.
	blindObjects = 10_000
	blindBytes   = 1 << 30

	// mostCounted is how many objects of a trail without a range are counted, to
	// tell people what is there: 200 requests.
	mostCounted = 200_000

	// mostKept is how many objects are kept from planning to reading. More are
	// listed again, so that memory does not grow with their number.
	mostKept = 16_384
)

// Plan is what reading a trail will cost.
type Plan struct {
	Parts []Part // in the order of folders
	// Objects and Bytes are what will be read, of which Cached and CachedBytes are
	// at hand. With More they were not counted to the end.
	Objects, Cached    int
	Bytes, CachedBytes int64
	More               bool
	// Lists is how many requests listing took, and will take again.
	Lists int
	// First and Last are the days of delivery that are read, zero without a range.
	First, Last time.Time
	// Aside are kinds of folders that are there and are not read.
	Aside []string
	// Missed are folders that could not be listed.
	Missed int
	// Limits say where the search for the trail ended before its end.
	Limits []string
}

// Part is what a plan knows of one region of an account.
type Part struct {
	Account, Region, Kind string
	Folder                string
	Objects               int
	Bytes                 int64
	First, Last           time.Time // days of delivery; zero when unknown
	More                  bool      // not counted to the end
}

// Requests returns how many requests are still to be made.
func (p Plan) Requests() int { return p.Objects - p.Cached }

// errCounted ends a count that has seen enough.
var errCounted = errors.New("counted enough")

// planning is a count under way.
type planning struct {
	*Trail
	plan  Plan
	parts map[string]*Part
	kept  []found
}

// Plan counts what is to be read. Without a range it stops counting where it
// is clear that the trail is a big one.
func (t *Trail) Plan(ctx context.Context) (Plan, error) {
	p := &planning{Trail: t, parts: make(map[string]*Part)}
	for _, u := range t.units {
		p.plan.Parts = append(p.plan.Parts, Part{Account: u.account, Region: u.region, Kind: u.kind, Folder: u.within})
	}
	for i := range p.plan.Parts {
		p.parts[p.plan.Parts[i].Folder] = &p.plan.Parts[i]
	}
	failures := 0
	err := t.each(ctx, t.spans(), p.count, func(span, error) error {
		failures++
		return nil
	})
	if err == errCounted {
		p.plan.More = true
		err = p.probe(ctx)
	}
	if err != nil {
		return Plan{}, err
	}
	return p.finish(failures), nil
}

// spans returns all that is to be listed.
func (t *Trail) spans() []span {
	var out []span
	for _, u := range t.units {
		out = append(out, u.spans(t.period, t.start)...)
	}
	return out
}

// count enters an object.
func (p *planning) count(f found) error {
	if len(p.kept) <= mostKept {
		p.kept = append(p.kept, f)
	}
	if f.isMarker() {
		return nil
	}
	part := p.parts[f.unit.within]
	part.Objects++
	part.Bytes += f.size
	if day := f.unit.dayOf(f.key); !day.IsZero() {
		if part.First.IsZero() {
			part.First = day
		}
		part.Last = day
	}
	p.plan.Objects++
	p.plan.Bytes += f.size
	if p.opts.Cache != nil && p.opts.Cache.has(p.ident(f.object)) {
		p.plan.Cached++
		p.plan.CachedBytes += f.size
	}
	if p.period.open() && !p.opts.All && p.plan.Objects == mostCounted {
		part.More = true
		return errCounted
	}
	return nil
}

// finish keeps the plan.
func (p *planning) finish(failures int) Plan {
	t := p.Trail
	t.mu.Lock()
	defer t.mu.Unlock()
	p.plan.Lists, p.plan.Missed = t.listing, failures+len(t.missed)
	p.plan.Aside, p.plan.Limits = sortedKeys(t.aside), t.limits
	if !t.period.open() {
		p.plan.First, p.plan.Last = t.period.delivery(t.start)
	}
	if len(p.kept) <= mostKept && failures == 0 && !p.plan.More {
		t.kept = p.kept
		if t.kept == nil {
			t.kept = []found{}
		}
	}
	plan := p.plan
	t.plan = &plan
	return plan
}

// probe finds the first and last days of the regions that were not counted.
func (p *planning) probe(ctx context.Context) error {
	slots := make(chan struct{}, listers)
	var running sync.WaitGroup
	var mu sync.Mutex
	var first error
	for i := range p.plan.Parts {
		part, u := &p.plan.Parts[i], p.units[i]
		if part.Objects > 0 && !part.More || u.plain {
			continue
		}
		running.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			from, to, err := p.Trail.days(ctx, u)
			mu.Lock()
			defer mu.Unlock()
			part.First, part.Last, part.More = from, to, true
			first = cmp.Or(first, err)
		})
	}
	running.Wait()
	return first
}

// days returns the first and last day of a unit, going down its folders along
// either side.
func (t *Trail) days(ctx context.Context, u unit) (first, last time.Time, err error) {
	if first, err = t.edge(ctx, u, func(names []string) string { return slices.Min(names) }); err != nil {
		return first, last, err
	}
	last, err = t.edge(ctx, u, func(names []string) string { return slices.Max(names) })
	return first, last, err
}

func (t *Trail) edge(ctx context.Context, u unit, choose func([]string) string) (time.Time, error) {
	folder := u.within
	for placeOf(folder).level < atDay {
		all, err := t.bucket.children(ctx, folder)
		t.listed()
		if err != nil || len(all.folders) == 0 {
			return time.Time{}, err
		}
		folder = choose(all.folders)
		if placeOf(folder).level == outside {
			return time.Time{}, nil
		}
	}
	return u.dayOf(folder), nil
}

// TooMuch returns why the plan should not be carried out without a word: nil
// when there is a range or not much to be read.
func (t *Trail) TooMuch(p Plan) error {
	if !t.period.open() || t.opts.All || p.Objects <= blindObjects && p.Bytes <= blindBytes {
		return nil
	}
	return &NoRange{Plan: p, url: t.url(t.opts.Prefix)}
}

// NoRange is the refusal to read a big trail from its beginning to its end.
type NoRange struct {
	Plan Plan
	url  string
}

// Error returns one line.
func (e *NoRange) Error() string {
	return fmt.Sprintf("%s is big: name a range with --from and --to, or fewer --account and --region, or read all of it with --all", e.url)
}

// Nothing returns why a plan has nothing to read, nil when it has.
func (t *Trail) Nothing(p Plan) error {
	if p.Objects > 0 || p.Missed > 0 {
		return nil
	}
	if t.period.open() {
		return noTrail("%s has folders of a trail and no log files", t.url(t.opts.Prefix))
	}
	return noTrail("nothing was delivered to %s from %s to %s: choose another range; without one it is shown which days there are",
		t.url(t.opts.Prefix), dayName(p.First, "the beginning"), dayName(p.Last, "now"))
}

func dayName(day time.Time, without string) string {
	if day.IsZero() {
		return without
	}
	return day.Format(time.DateOnly)
}
