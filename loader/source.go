package loader

import (
	"context"
	"io"
)

// Source is a place where trail files come from.
type Source interface {
	// Walk names the source's files to the sink, always in the same order.
	// What cannot be read or is no file is told to the sink too. An error
	// ends the walk; it is the sink's, or the context's.
	Walk(ctx context.Context, sink Sink) error
}

// Sink takes what a Source finds. It may wait while the workers are behind.
type Sink interface {
	// Item takes a file to be read.
	Item(Item) error
	// Skip counts a file that is not to be read, and why.
	Skip(reason string)
	// Fail counts a file or folder that cannot be read.
	Fail(name string, err error)
}

// Item is a file to be read.
type Item struct {
	// Name is what people know the file by.
	Name string
	// Size is the number of bytes stored, -1 when it is not known.
	Size int64
	// Open starts reading. When the reader is an io.ReaderAt too and Size is
	// known, archives are read from it at random.
	Open func(ctx context.Context) (io.ReadCloser, error)
	// Stream says that opening or reading may wait for somebody else, as a
	// pipe does. Such a file is opened and read in a goroutine that is
	// abandoned on cancellation; Close must be safe during Read.
	Stream bool
}
