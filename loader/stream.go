package loader

import (
	"context"
	"io"
	"time"
)

// detached reads an Item that may wait for somebody else, in a goroutine of
// its own. The kernel cannot be asked to give up a read of a pipe or a
// terminal, so on cancellation that goroutine is abandoned: it ends, and
// closes the file, as soon as the read returns. No other goroutine of this
// package can outlive Load.
type detached struct {
	w      *worker
	chunks chan []byte // filled in turn from two buffers
	err    error       // valid when chunks is closed
	rest   []byte
}

// detach starts reading the item.
func (w *worker) detach(item Item) *detached {
	d := &detached{w: w, chunks: make(chan []byte)}
	go d.run(w.ctx, item)
	return d
}

func (d *detached) run(ctx context.Context, item Item) {
	defer close(d.chunks)
	src, err := item.Open(ctx)
	if err != nil {
		d.err = err
		return
	}
	defer src.Close()
	// Some files give up waiting when they are closed.
	defer context.AfterFunc(ctx, func() { src.Close() })()
	d.err = d.copy(ctx, src)
}

// copy hands chunks over. While the reader looks at one buffer the other one
// is filled.
func (d *detached) copy(ctx context.Context, src io.Reader) error {
	buffers := [2][]byte{make([]byte, storedChunk), make([]byte, storedChunk)}
	for i := 0; ; i++ {
		buf := buffers[i%2]
		n, err := src.Read(buf)
		if n > 0 {
			select {
			case d.chunks <- buf[:n]:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		if err != nil {
			return err
		}
	}
}

// Read returns what has arrived. While it waits it has rows published that
// are due: a slow stream shows all it has sent.
func (d *detached) Read(p []byte) (int, error) {
	for len(d.rest) == 0 {
		due := time.NewTimer(d.w.flushAt.Sub(d.w.opts.now()))
		select {
		case chunk, ok := <-d.chunks:
			due.Stop()
			if !ok {
				return 0, d.err
			}
			d.rest = chunk
		case <-due.C:
			if err := d.w.pulse(); err != nil {
				return 0, err
			}
		case <-d.w.ctx.Done():
			due.Stop()
			return 0, context.Cause(d.w.ctx)
		}
	}
	n := copy(p, d.rest)
	d.rest = d.rest[n:]
	return n, nil
}

// Close does nothing: the goroutine that opened the file closes it.
func (d *detached) Close() error { return nil }
