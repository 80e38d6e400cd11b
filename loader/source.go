package loader

import (
	"context"
	"io"
	"time"
)

// Source is a place where trail files come from.
type Source interface {
	// Walk names the source's files to the sink, always in the same order or
	// with an [Item.Order]. What cannot be read or is no file is told to the
	// sink too. An error ends the walk; it is the sink's, or the context's.
	Walk(ctx context.Context, sink Sink) error
}

// Informer is a source that can say more about itself than which files it has.
type Informer interface {
	Source
	// Outlook is asked often, also while Walk runs, and answers soon.
	Outlook() Outlook
}

// Outlook is what a source says about itself.
type Outlook struct {
	// Notes are what people should know about what they see, a sentence each.
	Notes []string
	// Left is how long the source expects to take; 0 while it cannot know.
	Left time.Duration
}

// Poller is a Source in which new files may appear.
type Poller interface {
	Source
	// Poll names the files that have appeared since Walk or the last Poll. An
	// error is a fault of this poll; there will be others.
	Poll(ctx context.Context, sink Sink) error
}

// Retryer is a Source that can look again at what its walk could not.
type Retryer interface {
	Source
	// Retry names the files of all folders that it told to Sink.Fail before.
	// Those that fail once more are told again. It is called whenever somebody
	// asks for another attempt, before files are.
	Retry(ctx context.Context, sink Sink) error
}

// Reviver is a Source that may have to get ready before files can be opened again
// that failed, as with new credentials.
type Reviver interface {
	Source
	// Revive is called while Walk waits in its sink. Why it fails is told by the
	// files.
	Revive(ctx context.Context)
}

// Sink takes what a Source finds. It may wait while the workers are behind.
type Sink interface {
	// Item takes a file to be read.
	Item(Item) error
	// Skip counts a file that is not to be read, and why.
	Skip(name, reason string)
	// Fail counts a file or folder that cannot be read.
	Fail(name string, err error)
}

// Item is a file to be read.
type Item struct {
	// Name is what people know the file by.
	Name string
	// Size is the number of bytes stored, -1 when it is not known.
	Size int64
	// Order is the item's place in its source, from 1 to [MaxOrder], where items
	// are named as they are found. The others are in the order of their naming.
	Order uint64
	// Open starts reading. When the reader is an io.ReaderAt too and Size is
	// known, archives are read from it at random.
	Open func(ctx context.Context) (io.ReadCloser, error)
	// Stream says that opening or reading may wait for somebody else, as a
	// pipe does. Such a file is opened and read in a goroutine that is
	// abandoned on cancellation; Close must be safe during Read.
	Stream bool
	// Ready is closed when Open need not wait any more; nil says that it never
	// does. Rows that were read before are published meanwhile.
	Ready <-chan struct{}
	// Again returns the item for one more attempt after Open has failed, or more of the
	// file may have come; nil says that there is no use in that.
	Again func() Item
	// Grows says that more of the file may come. Where nothing could be read of it, or
	// it was cut short, what Again returns is read if its size or time is another.
	Grows bool
	// Changed is when the file was last written; zero when that is not known.
	Changed time.Time
	// Reading takes what is told of the file, where a source may name it again.
	Reading *Reading
}
