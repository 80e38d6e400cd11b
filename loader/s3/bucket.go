package s3

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	trailaws "github.com/trailsift/trailsift/loader/aws"
)

// bucket makes the two calls that are made. It finds the bucket's region by
// itself, and gets credentials anew when they have expired and somebody asks
// for another attempt.
type bucket struct {
	name    string
	pays    types.RequestPayer
	connect func(context.Context) (aws.Config, error)

	mu     sync.Mutex
	config aws.Config
	client *s3.Client
	server string // its URL where it takes the place of AWS's own
	broken error  // why no call can succeed
}

// open makes a client with the credentials of now.
func (b *bucket) open(ctx context.Context) error {
	config, err := b.connect(ctx)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.broken = err; err != nil {
		return err
	}
	if b.config.Region != "" {
		config.Region = b.config.Region // that of the bucket
	}
	b.config = config
	b.renew()
	return nil
}

// renew makes a client of the configuration. A server in place of AWS may have
// been named on the command line, in the environment or in the profile; buckets
// are then named in paths. mu is held.
func (b *bucket) renew() {
	b.client = s3.NewFromConfig(b.config, func(o *s3.Options) {
		b.server = aws.ToString(o.BaseEndpoint)
		o.UsePathStyle = b.server != ""
		o.DisableLogOutputChecksumValidationSkipped = true
	})
}

// revive gets new credentials when the last ones were refused.
func (b *bucket) revive(ctx context.Context) {
	b.mu.Lock()
	broken := b.broken
	b.mu.Unlock()
	if broken != nil {
		_ = b.open(ctx) // why not is kept, and told by the next call
	}
}

// current returns the client, or why there is no use in one.
func (b *bucket) current() (*s3.Client, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.client, b.broken
}

// elsewhere returns the URL of the server in place of AWS's own, empty for AWS.
func (b *bucket) elsewhere() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.server
}

// call makes a call, in the bucket's region. Its error is explained.
func call[In, Out any](ctx context.Context, b *bucket, in In, method func(*s3.Client, context.Context, In, ...func(*s3.Options)) (Out, error)) (Out, error) {
	for moved := false; ; moved = true {
		client, err := b.current()
		if err != nil {
			return *new(Out), err
		}
		out, err := method(client, ctx, in)
		if err == nil {
			return out, nil
		}
		if region := regionIn(err); !moved && region != "" && b.move(region, client) {
			continue
		}
		return out, b.explain(ctx, err, client)
	}
}

// move has calls go to another region, and reports whether that is news. Others
// may have found out at the same time.
func (b *bucket) move(region string, from *s3.Client) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.client != from {
		return true
	}
	if b.config.Region == region {
		return false
	}
	b.config.Region = region
	b.renew()
	return true
}

// explain puts an error into words, and remembers one that all calls will meet.
func (b *bucket) explain(ctx context.Context, err error, from *s3.Client) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	err = trailaws.Explain(err)
	if trailaws.Lasting(err) {
		b.mu.Lock()
		defer b.mu.Unlock()
		if b.client == from { // else somebody has logged in meanwhile
			b.broken = err
		}
	}
	return err
}

// expecting is how S3 names the right region in a message.
var expecting = regexp.MustCompile(`expecting '([a-z0-9-]+)'`)

// regionIn returns the region that an answer says the bucket is in.
func regionIn(err error) string {
	switch trailaws.StatusOf(err) {
	case http.StatusMovedPermanently, http.StatusTemporaryRedirect, http.StatusBadRequest:
	default:
		return ""
	}
	var answer *smithyhttp.ResponseError
	if errors.As(err, &answer) && answer.Response != nil {
		if region := answer.Response.Header.Get("x-amz-bucket-region"); region != "" {
			return region
		}
	}
	if m := expecting.FindStringSubmatch(err.Error()); m != nil {
		return m[1]
	}
	return ""
}

// object is an object as it was listed.
type object struct {
	key  string
	size int64
	etag string
}

// page is a part of a listing.
type page struct {
	objects []object
	folders []string
	next    string // token of the next page; empty at the end
	more    bool   // of a whole folder: it has more than was looked at
}

// listing says what to list, and how far that has come.
type listing struct {
	prefix, after, delimiter string
	seen                     trailaws.Tokens
}

// list asks for a page. What comes with an error is true, and not all.
func (b *bucket) list(ctx context.Context, l listing, token string) (page, error) {
	in := &s3.ListObjectsV2Input{
		Bucket: &b.name, Prefix: optional(l.prefix), Delimiter: optional(l.delimiter), RequestPayer: b.pays,
		EncodingType: types.EncodingTypeUrl, // XML has no way to write some characters
	}
	if in.ContinuationToken = optional(token); token == "" {
		in.StartAfter = optional(l.after)
	}
	out, err := call(ctx, b, in, (*s3.Client).ListObjectsV2)
	if err != nil {
		return page{}, err
	}
	p := page{objects: make([]object, 0, len(out.Contents))}
	for _, o := range out.Contents {
		name, size := decoded(o.Key, out.EncodingType), aws.ToInt64(o.Size)
		if size < 0 {
			return p, fmt.Errorf("the server lists %q with a size of %d bytes, so what follows is unknown", name, size)
		}
		p.objects = append(p.objects, object{name, size, aws.ToString(o.ETag)})
	}
	for _, f := range out.CommonPrefixes {
		p.folders = append(p.folders, decoded(f.Prefix, out.EncodingType))
	}
	if !aws.ToBool(out.IsTruncated) {
		return p, nil
	}
	p.next = aws.ToString(out.NextContinuationToken)
	if p.next == "" || !l.seen.Add(p.next) {
		return p, errRepeats
	}
	return p, nil
}

// decoded returns a name as it is. Servers that know of no encoding send none.
func decoded(name *string, how types.EncodingType) string {
	text := aws.ToString(name)
	if how != types.EncodingTypeUrl {
		return text
	}
	plain, err := url.QueryUnescape(text)
	if err != nil {
		return text
	}
	return plain
}

// errRepeats ends a listing that would not end by itself.
var errRepeats = errors.New("the server repeats a page of its list for ever, so what follows is unknown")

// children lists one folder: all of it, or as much as is looked at.
func (b *bucket) children(ctx context.Context, folder string) (all page, err error) {
	l := listing{prefix: folder, delimiter: "/", seen: make(trailaws.Tokens)}
	for token := ""; ; {
		p, err := b.list(ctx, l, token)
		if err != nil {
			return all, err
		}
		all.objects = append(all.objects, p.objects...)
		all.folders = append(all.folders, p.folders...)
		token, all.more = p.next, p.next != ""
		if !all.more || len(all.folders)+len(all.objects) > mostChildren {
			return all, nil
		}
	}
}

// mostChildren is how much of one folder is looked at when looking for a trail.
// No folder of a trail above its days has a hundred.
const mostChildren = 20_000

func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
