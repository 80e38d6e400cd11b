package s3

import (
	"bytes"
	"context"
	"errors"
	"io"
	"sync"

	"github.com/trailsift/trailsift/loader"
)

// mostVerified is how often an object is read anew when its checksum differs.
const mostVerified = 4

// download is an object that is fetched before the loader asks for it.
type download struct {
	fetch  *fetcher
	object object
	ready  chan struct{} // closed when text or err is set
	text   []byte
	err    error
	held   int64 // of the fetcher's budget
}

// item returns the object as the loader wants it.
func (d *download) item(name string) loader.Item {
	return loader.Item{
		Name:  name,
		Size:  d.object.size,
		Open:  d.open,
		Ready: d.ready,
		Again: func() loader.Item { return d.fetch.ask(d.object).item(name) },
	}
}

// open returns the bytes when they have come.
func (d *download) open(ctx context.Context) (io.ReadCloser, error) {
	select {
	case <-d.ready:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if d.err != nil {
		return nil, d.err
	}
	return &body{Reader: bytes.NewReader(d.text), download: d}, nil
}

// body is a downloaded object that is being read.
type body struct {
	*bytes.Reader
	download *download
	once     sync.Once
}

// Close makes room for another object.
func (b *body) Close() error {
	b.once.Do(func() {
		b.download.text = nil
		b.download.fetch.room.give(b.download.held)
	})
	return nil
}

// run fetches the object.
func (d *download) run(ctx context.Context) {
	defer close(d.ready)
	if d.text, d.err = d.fetch.trail.read(ctx, d.object); d.err != nil {
		d.fetch.room.give(d.held)
	}
	d.fetch.come.Add(d.object.size)
}

// read returns an object's bytes, from the cache or verified.
func (t *Trail) read(ctx context.Context, o object) ([]byte, error) {
	if t.opts.Cache == nil || o.etag == "" {
		return t.readVerified(ctx, o)
	}
	id := t.ident(o)
	if text, ok := t.opts.Cache.get(id, o.size); ok {
		return text, nil
	}
	text, err := t.readVerified(ctx, o)
	if err == nil {
		t.opts.Cache.put(id, text)
	}
	return text, err
}

// readVerified reads an object until its bytes are those that were stored.
//
// A server may make its ETags up so that they look like checksums. Bytes that
// arrive twice the same are not what a connection damaged: they are taken,
// except from AWS, whose ETags are what they look like.
func (t *Trail) readVerified(ctx context.Context, o object) ([]byte, error) {
	var before []byte
	for try := 1; ; try++ {
		text, sums, pieces, err := t.readOnce(ctx, o)
		if err == nil && sums.match(text, pieces) {
			return text, nil
		}
		if err == nil && sums.md5 != "" && t.bucket.elsewhere() != "" && bytes.Equal(text, before) {
			return text, nil
		}
		if err != nil && !errors.Is(err, errChecksum) && !errors.Is(err, errLonger) {
			return nil, err
		}
		if try == mostVerified {
			if err == nil {
				err = errChecksum
			}
			return nil, err
		}
		if before = text; err != nil {
			before = nil
		}
		if err := t.pause(ctx, try, errChecksum); err != nil {
			return nil, err
		}
	}
}

// readOnce reads all of an object, in one or more pieces.
func (t *Trail) readOnce(ctx context.Context, o object) (text []byte, s sums, pieces bool, err error) {
	in := &stream{Trail: t, ctx: ctx, object: o}
	defer in.Close()
	text = make([]byte, o.size)
	for n := 0; ; {
		m, err := in.Read(text[n:])
		n += m
		if err == io.EOF {
			return text, in.sums, in.pieces > 1, nil
		}
		if err != nil {
			return nil, in.sums, false, err
		}
	}
}
