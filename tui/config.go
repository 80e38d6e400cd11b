package tui

import (
	"context"
	"io"
	"time"

	"github.com/charmbracelet/colorprofile"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/clipboard"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/theme"
)

// Load is a loading under way, or one that has ended.
type Load interface {
	// Progress returns how far it is. It is called a few times a second and
	// must be cheap and safe beside the loading.
	Progress() Progress
	// Cancel asks it to stop; what was loaded stays.
	Cancel()
	// Settle is called once, when loading has ended and nothing is looked at
	// any more that is from before its end. It runs beside the interface and
	// may take time.
	Settle()
}

// Progress is how far a loading is.
type Progress struct {
	Done       bool
	Files      int           // opened as a container so far
	FilesTotal int           // 0 while nobody knows
	Failed     int           // files of which nothing could be read
	Skipped    int           // records that are not events, and files in which none is counted
	Bare       int           // the files among them
	NoEvents   int           // all files that are skipped as a whole
	Skips      []Skip        // why they were skipped, most frequent first
	Bad        int           // records that could not be read
	Part       float64       // of the bytes, up to 1, that were read; 0 while nobody knows
	Rate       float64       // events a second
	Left       time.Duration // 0 while nobody knows
	Problems   []Problem
	Faults     int      // all problems, where the list has only the first ones
	Notes      []string // what the sources say about themselves, a sentence each
	// Trouble is what is waited for just now, and why: a server that does not
	// answer. It is empty when all goes well.
	Trouble string
	// Waiting says that everything was read that is there, and loading goes on:
	// for new files when Following, for those that failed and can be tried again,
	// of which there are Retryable, and for those that failed or were cut short, of
	// which there are Short, and are read again where they have changed. Retries is
	// how often they were.
	Waiting   bool
	Following bool
	Retryable int
	Short     int
	Retries   int
	// Stopped says why loading ended before everything was read, and Advice how
	// the rest could be loaded; empty where somebody wanted no more.
	Stopped string
	Advice  string
	// Crash is set when loading died of a fault in the program. The interface
	// ends and [Run] returns it.
	Crash error
}

// Problem is something that could not be read.
type Problem struct {
	Source   string // file, or where else it comes from
	Position string // "record 17 at byte 20931", or empty
	Reason   string
}

// Skip is a reason not to read files or records.
type Skip struct {
	Reason string   // with how many it met: "3 × not CloudTrail"
	Names  []string // of the first files that it met, or that have the records
	More   int      // files that it met beside those
}

// Data is something to look at.
type Data struct {
	Store *store.Store
	Load  Load // nil when the store is complete
	Title string
	// Hint says where to begin, on the overview until somebody did; empty for
	// nothing.
	Hint string
	// Command is the command line that opens it, in words and without a filter;
	// nil where nobody knows.
	Command []string
}

// Config says what [Run] shows, and on what.
type Config struct {
	// Data is shown at once; without a store a welcome is.
	Data
	Language *store.Language
	// Filter is in force at the start; nil shows everything.
	Filter store.Expr
	// Facets are the fields that the overview lists; none means the usual ones.
	Facets []string
	// Columns are those of the event list behind the time; none means the usual
	// ones. Sort is what the list is sorted by.
	Columns []events.Column
	Sort    events.Order
	// Demo opens the demo incident; nil does not offer it.
	Demo func(ctx context.Context) (Data, error)
	// Near is what the welcome offers to open, with OpenNear.
	Near     []Near
	OpenNear func(ctx context.Context, path string) (Data, error)
	// Secret reports whether the values of a JSON path, brackets dropped, are
	// masked; nil masks nothing.
	Secret func(path string) bool

	// Background is the variant of the theme; Unknown asks the terminal.
	Background theme.Background
	// ASCII draws without other characters, or with them; nil goes by the
	// locale.
	ASCII *bool
	// LocalTime shows times in the local zone at the start, not in UTC.
	LocalTime bool
	// NoPreview lists events without the one under the cursor beside them.
	NoPreview bool
	// Mouse takes clicks from the start.
	Mouse bool
	// Copy is how text gets to the clipboard; nil goes by the terminal.
	Copy *clipboard.Way

	// What follows is for tests; the zero values mean the real terminal.
	Input  io.Reader
	Output io.Writer
	// Env is the environment, NAME=value; nil is the process's own.
	Env []string
	// GOOS is the operating system; empty is the one it runs on.
	GOOS string
	// Width and Height fix the size of a terminal that cannot be asked.
	Width, Height int
	// Profile fixes the colours; nil detects them.
	Profile *colorprofile.Profile
	// Zone is the local zone; nil is the machine's.
	Zone *time.Location
	// Resumable reports whether a shell could resume the program once it is
	// suspended; nil asks the system.
	Resumable func() bool
	// Clock returns the time; nil is the wall clock.
	Clock func() time.Time
}
