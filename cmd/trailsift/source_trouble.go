package main

import (
	"sync"
	"time"
)

const (
	// troubleEvery is the least time between two lines about what is waited for:
	// many downloads may wait for the same.
	troubleEvery = time.Second

	// troubleStays is how long one is shown at least, so that it can be read.
	troubleStays = 2 * time.Second

	// troubleLasts is how long one is of interest to those who look: a little more
	// than the longest pause between two attempts.
	troubleLasts = 25 * time.Second
)

// trouble is what is waited for at AWS, and why. On the command line it is
// printed, in the interface shown while it is new. It is safe for concurrent use.
type trouble struct {
	mu      sync.Mutex
	now     func() time.Time
	print   func(line string) // nil while the interface has the terminal
	line    string
	told    time.Time
	printed time.Time
}

// tell takes a line. An empty one says that there are answers again: what was told
// a while ago is over. While some calls fail and others do not it stays.
func (t *trouble) tell(line string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if line == "" {
		if t.now().Sub(t.told) >= troubleStays {
			t.line = ""
		}
		return
	}
	known := line == t.line
	t.line, t.told = line, t.now()
	if t.print == nil || known || t.told.Sub(t.printed) < troubleEvery {
		return
	}
	t.printed = t.told
	t.print(line)
}

// hide ends printing.
func (t *trouble) hide() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.print = nil
}

// current returns the last line while it is new.
func (t *trouble) current() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.line == "" || t.now().Sub(t.told) > troubleLasts {
		return ""
	}
	return t.line
}

// trouble returns what is waited for, of all sources.
func (a *app) trouble() *trouble {
	if a.remote.trouble == nil {
		a.remote.trouble = &trouble{now: time.Now, print: func(line string) { a.tell("%s", line) }}
	}
	return a.remote.trouble
}
