package s3

import (
	"context"
	"errors"
	"hash"
	"io"
)

// errDoubtful is told when all of a large object has been handed on: it cannot
// be taken back.
var errDoubtful = errors.New("what arrived is not what was stored, its checksum differs: do not rely on this file's events, and open it once more")

// verified reads an object of any size as it comes, and verifies it at its end.
type verified struct {
	stream
	hash hash.Hash // of what has come; nil when the server says nothing of its bytes
	done bool
}

// Read returns what comes. The end is an error when it was not what is stored.
func (v *verified) Read(p []byte) (int, error) {
	n, err := v.stream.Read(p)
	if v.hash == nil && v.stream.pieces > 0 {
		v.hash = v.sums.start()
	}
	if v.hash != nil {
		v.hash.Write(p[:n])
	}
	switch {
	case err == io.EOF && !v.done:
		v.done = true
		return n, v.verdict()
	case errors.Is(err, errChecksum):
		return n, errDoubtful
	}
	return n, err
}

// verdict compares the checksums. An ETag that a server made up is no proof: who
// gets the same bytes twice has what is stored.
func (v *verified) verdict() error {
	if v.hash == nil || v.sums.equal(v.hash) {
		return io.EOF
	}
	if v.sums.md5 == "" || v.bucket.elsewhere() == "" {
		return errDoubtful
	}
	same, err := v.sameAgain(v.ctx)
	if err != nil {
		return err
	}
	if !same {
		return errDoubtful
	}
	return io.EOF
}

// sameAgain reads the object once more, and reports whether its bytes are the
// same.
func (v *verified) sameAgain(ctx context.Context) (bool, error) {
	again := &stream{Trail: v.Trail, ctx: ctx, object: v.object}
	defer again.Close()
	sum := v.sums.start()
	if _, err := io.Copy(sum, again); err != nil {
		return false, err
	}
	return string(sum.Sum(nil)) == string(v.hash.Sum(nil)), nil
}
