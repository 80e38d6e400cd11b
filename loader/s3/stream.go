package s3

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	trailaws "github.com/trailsift/trailsift/loader/aws"
)

// mostTries is how often a body is asked for without bringing a byte more. The
// SDK asks again for answers that are errors; bodies that end are our own care.
const mostTries = 10

// stream reads an object. Where a connection is lost it goes on from there, and
// only with the same object.
type stream struct {
	*Trail
	ctx    context.Context
	object object
	body   io.ReadCloser
	at     int64
	tries  int
	pieces int // bodies so far
	sums   sums
}

var (
	errShort    = errors.New("the connection ended in the middle of the file, again and again")
	errLonger   = errors.New("more was sent than was listed")
	errLength   = errors.New("another length was sent than was listed")
	errReplaced = errors.New("it was replaced while it was read")
	errChecksum = errors.New("what arrives is not what was stored: its checksum differs, again and again")
)

// Read returns what comes, of the length that was listed.
func (s *stream) Read(p []byte) (int, error) {
	for s.at < s.object.size {
		if err := s.ensure(); err != nil {
			return 0, err
		}
		n, err := s.body.Read(p[:min(int64(len(p)), s.object.size-s.at)])
		s.at += int64(n)
		if n > 0 {
			s.tries = 0
			return n, nil
		}
		if err != nil {
			if err := s.lost(err); err != nil {
				return 0, err
			}
		}
	}
	return 0, s.end()
}

// end reads the end of the body: there the SDK finds out whether the checksum
// is the one that the server sent.
func (s *stream) end() error {
	if s.body == nil {
		return io.EOF
	}
	var more [1]byte
	n, err := io.ReadFull(s.body, more[:])
	switch {
	case n > 0:
		return errLonger
	case err == io.EOF:
		return io.EOF
	case isChecksum(err):
		return errChecksum
	}
	s.pieces++ // all is there, and nobody has compared its checksum yet
	return io.EOF
}

func isChecksum(err error) bool {
	return err != nil && strings.Contains(err.Error(), "checksum did not match")
}

// Close lets go of the connection.
func (s *stream) Close() error {
	if s.body == nil {
		return nil
	}
	return s.body.Close()
}

// ensure has a body to read from.
func (s *stream) ensure() error {
	for s.body == nil {
		err := s.open()
		if !errors.Is(err, errLength) {
			return err
		}
		if err := s.lost(err); err != nil {
			return err
		}
	}
	return nil
}

// open asks for what is missing.
func (s *stream) open() error {
	in := &s3.GetObjectInput{Bucket: &s.bucket.name, Key: &s.object.key, IfMatch: optional(s.object.etag), RequestPayer: s.bucket.pays}
	if s.at == 0 {
		in.ChecksumMode = types.ChecksumModeEnabled
	} else {
		in.Range = aws.String(fmt.Sprintf("bytes=%d-", s.at))
	}
	out, err := call(s.ctx, s.bucket, in, (*s3.Client).GetObject)
	if err != nil {
		return s.refused(err)
	}
	s.body = out.Body
	s.pieces++
	if s.at == 0 {
		s.sums = sumsOf(out)
	}
	if err := s.position(out); err != nil {
		_ = s.Close()
		s.body = nil
		return err
	}
	return nil
}

// position checks that the body is what was asked for. A server that knows no
// ranges sends all of it: what is there already is passed over.
func (s *stream) position(out *s3.GetObjectOutput) error {
	skip, length := int64(0), s.object.size-s.at
	if s.at > 0 && !strings.HasPrefix(aws.ToString(out.ContentRange), fmt.Sprintf("bytes %d-", s.at)) {
		skip, length = s.at, s.object.size
	}
	if out.ContentLength != nil && *out.ContentLength != length {
		return fmt.Errorf("%w: %d bytes, not %d", errLength, *out.ContentLength, length)
	}
	if skip > 0 {
		if _, err := io.CopyN(io.Discard, s.body, skip); err != nil {
			return errLength
		}
	}
	return nil
}

// refused explains a refusal; an object that was replaced has another ETag.
func (s *stream) refused(err error) error {
	if trailaws.StatusOf(err) == http.StatusPreconditionFailed {
		return errReplaced
	}
	return s.hint(err)
}

// lost lets go of a body that ended early, and waits before the next one; its
// error is the end of trying.
func (s *stream) lost(cause error) error {
	if s.body != nil {
		_ = s.body.Close()
		s.body = nil
	}
	s.tries++
	if isChecksum(cause) {
		return errChecksum
	}
	if s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	if s.tries >= mostTries {
		if errors.Is(cause, errLength) {
			return cause
		}
		return errShort
	}
	return s.pause(s.ctx, s.tries, cause)
}

// pause waits before an attempt.
func (t *Trail) pause(ctx context.Context, attempt int, cause error) error {
	delay, err := t.opts.Backoff.BackoffDelay(attempt, cause)
	if err != nil {
		return err
	}
	return trailaws.SystemClock{}.Sleep(ctx, delay)
}
