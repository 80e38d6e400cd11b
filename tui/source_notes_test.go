package tui

import (
	"fmt"
	"strings"
	"testing"
)

// TestNotes shows what sources say: beside the title where there is room, and
// before the problems.
func TestNotes(t *testing.T) {
	f, load := newFilling(), &fakeLoad{progress: Progress{Done: true, Notes: []string{
		"management events of 90 days only", "data events, such as reads of \x1b[31mS3 objects, and Insights are not in Event history; AWS answers 2 requests a second and region",
	}}}
	f.add(t, `{"eventVersion":"1.11","eventTime":"2026-09-15T10:00:00Z","eventName":"RunInstances","eventSource":"ec2.amazonaws.com","eventID":"e-1"}`)
	cfg := config(f.Store)
	cfg.Title, cfg.Load = "lookup:", load
	b := newBench(t, cfg, 100, 20)
	b.want("management events of 90 days only   ! says more")
	b.press("!")
	b.want("About the source", "- management events of 90 days only", "- data events, such as reads of", "Everything was read")
	if strings.Contains(b.View().Content, "\x1b[31mS3") {
		t.Error("a note reaches the terminal as it is")
	}

	for i := range 20 {
		load.progress.Problems = append(load.progress.Problems, Problem{Source: fmt.Sprint("lookup:region-", i), Reason: "denied"})
	}
	b = newBench(t, cfg, 140, 20)
	b.want("lookup:   management events of 90 days only")
	b.press("!")
	b.want("About the source", "20 problems", "lookup:region-0")
	b.press("G")
	b.want("lookup:region-19")
	b.wantNot("About the source")
}
