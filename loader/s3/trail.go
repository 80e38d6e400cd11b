package s3

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)

// Options say which part of which trail to read.
type Options struct {
	Bucket, Prefix string
	// Accounts and Regions are patterns of names; none means all.
	Accounts, Regions []string
	// From and To limit the time of events: From included, To not; zero is no
	// limit.
	From, To time.Time
	// All reads everything when there is no range, however much that is, and
	// objects outside of a trail's layout when there is no trail.
	All bool
	// Insights and Network read Insights and network activity events too.
	Insights, Network bool
	// RequesterPays says that whoever reads agrees to pay for it.
	RequesterPays bool
	// Connect returns the SDK's configuration, once at the start and again when
	// credentials were refused and another attempt is asked for. The server that it
	// names in place of AWS's own is a part of what the cache knows an object by.
	Connect func(context.Context) (aws.Config, error)
	// Cache keeps objects that were read; nil keeps none.
	Cache *Cache

	// Backoff returns the pause before a download is resumed; nil is the SDK's
	// exponential backoff with jitter.
	Backoff retry.BackoffDelayer
	// Now returns the time; nil is the wall clock.
	Now func() time.Time
	// Downloads is how many run at a time; 0 is [DefaultDownloads].
	Downloads int
}

// DefaultDownloads is how many downloads run at a time. One stream from S3
// brings some ten megabytes a second, and a small object's first byte takes
// 20 to 50 ms: this many fill two processors.
const DefaultDownloads = 48

// longestPause is the longest pause before a download is resumed.
const longestPause = 20 * time.Second

// Trail is a trail in a bucket. It is a source of the loader, that can be
// polled for new objects and tried again.
type Trail struct {
	opts   Options
	bucket *bucket
	period period
	start  time.Time // of the trail's being opened
	units  []unit
	aside  map[string]int // folders of kinds that were not asked for
	limits []string       // of the search for units

	fetch *fetcher

	mu      sync.Mutex
	closed  bool
	missed  []missed             // folders that could not be listed
	seen    map[string]bool      // keys that a poll may meet again, and whether they are odd
	fault   string               // of the last poll
	polled  map[string]time.Time // by unit, when a poll last listed it whole
	looked  time.Time            // when regions and accounts were looked for
	whole   time.Time            // when days were listed from their beginning
	plan    *Plan                // when it was made
	kept    []found              // what the plan found, when that is little
	listing int                  // requests made so far
}

// missed is a folder that could not be listed.
type missed struct {
	folder string
	err    error
	span   *span // what of it; nil when it was looked into for regions
}

// ParseURL reads s3://bucket/prefix.
func ParseURL(text string) (bucket, prefix string, err error) {
	rest, ok := strings.CutPrefix(text, "s3://")
	bucket, prefix, _ = strings.Cut(rest, "/")
	if !ok || bucket == "" {
		return "", "", fmt.Errorf("%q names no bucket: write s3://bucket or s3://bucket/prefix", text)
	}
	return bucket, strings.TrimLeft(prefix, "/"), nil
}

// Open finds the trail: it gets credentials and lists folders. The error says
// in one line what to do.
func Open(ctx context.Context, o Options) (*Trail, error) {
	o.Downloads = cmp.Or(o.Downloads, DefaultDownloads)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Backoff == nil {
		o.Backoff = retry.NewExponentialJitterBackoff(longestPause)
	}
	b := &bucket{name: o.Bucket, connect: o.Connect}
	if o.RequesterPays {
		b.pays = types.RequestPayerRequester
	}
	if err := b.open(ctx); err != nil {
		return nil, err
	}
	t := &Trail{opts: o, bucket: b, period: period{o.From, o.To}, start: o.Now(), whole: o.Now(), aside: make(map[string]int)}
	if err := t.find(ctx); err != nil {
		return nil, err
	}
	return t, nil
}

// UseCache has objects kept in a cache; nil keeps none. It is for those who open
// none before the trail is found, and comes before all else.
func (t *Trail) UseCache(c *Cache) { t.opts.Cache = c }

// Close ends the goroutines of the trail and waits for them. What they brought
// is in the cache then.
func (t *Trail) Close() error {
	t.mu.Lock()
	f := t.fetch
	t.closed = true
	t.mu.Unlock()
	if f != nil {
		f.close()
	}
	if t.opts.Cache != nil {
		t.opts.Cache.Seal()
	}
	return nil
}

// url returns what people know a key or folder by.
func (t *Trail) url(key string) string { return "s3://" + t.bucket.name + "/" + key }

// listers is how many listings run at a time. Each page of 1,000 keys takes a
// tenth of a second or two, so that these are well ahead of any download.
const listers = 8
