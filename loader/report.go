package loader

import (
	"fmt"
	"strings"
	"time"
)

// Report says what has been read so far, or in the end.
type Report struct {
	Files   Files
	Records Records
	Bytes   Bytes
	Skips   []Skip // most frequent first

	// Problems are the first 10,000 faults, in the order of their sources and
	// positions when loading has ended; Faults counts all of them.
	Problems []Problem
	Faults   int

	// Notes are what the sources say about themselves, a sentence each, and Left
	// how long those expect to take that know better than by bytes; 0 is unknown.
	Notes []string
	Left  time.Duration

	// Retryable is how many files and folders failed and can be tried again, see
	// Options.Retry, and Short how many files failed or were cut short, and are read
	// again when they have changed until then, see [Item]; Retries is how often these
	// two were. Mended is how often a file with faults was read again and these withdrawn,
	// see [Reading]. Whenever Retries or Mended grows, problems have left the list.
	Retryable int
	Short     int
	Retries   int
	Mended    int

	// Elapsed is the time until everything could be looked at, or so far; Packing that
	// of Options.Pack, which comes afterwards.
	Elapsed, Packing time.Duration
	// Walked says that the sources have named all their files: Files.Known
	// and Bytes.Known do not grow any more, members of archives aside.
	Walked bool
	// Waiting says that everything named so far has been dealt with, and loading
	// stays open for new files or another attempt.
	Waiting bool
	// Done says that loading has ended, and Stopped why it ended early; it
	// is empty when everything was read. OutOfMemory says that it was at
	// Options.MaxMemory.
	Done        bool
	Stopped     string
	OutOfMemory bool
}

// Files counts files. The members of an archive count, the archive does not.
type Files struct {
	Known   int // named so far; each will be read, skipped or failed
	Read    int // opened as a container, also when cut short
	Skipped int // no events in it
	Failed  int // nothing could be read
}

// Records counts the places of records, see doc.go. Those that became rows or
// repeat one are counted by the store; when loading has ended, and was not
// cancelled, they are Present without Bad and Skipped.
type Records struct {
	Present int // in the texts read so far, to their end
	Bad     int // damaged, or no JSON object
	Skipped int // not CloudTrail events, or of a kind that is not read
}

// Bytes counts bytes.
type Bytes struct {
	Known int64 // stored in files whose size is known
	Read  int64 // as stored
	JSON  int64 // inflated
}

// Problem is a fault in the input.
type Problem struct {
	Source string
	// Record is the number of the record concerned, 0 for none.
	Record int
	// Byte is the offset in the (inflated) text, -1 for none. In a record
	// that was wrapped in a string it counts from the start of that string,
	// decoded bytes from there on.
	Byte int64
	Err  error

	of *Reading // nil where the file is not named again
}

// Position returns where in the source the fault is, empty when it concerns
// the whole.
func (p Problem) Position() string {
	var parts []string
	if p.Record > 0 {
		parts = append(parts, fmt.Sprintf("record %d", p.Record))
	}
	if p.Byte >= 0 {
		parts = append(parts, fmt.Sprintf("byte %d", p.Byte))
	}
	return strings.Join(parts, " at ")
}

// Error returns the fault in one line, the source's name as it is.
func (p Problem) Error() string {
	text := "read " + p.Source + ": "
	if p.Record == 0 && p.Byte >= 0 {
		text += "at "
	}
	if at := p.Position(); at != "" {
		text += at + ": "
	}
	return text + p.Err.Error()
}

// Unwrap returns the cause.
func (p Problem) Unwrap() error { return p.Err }
