package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWhatIsSkippedCountsOnce: a text without events, and a log whose only record is no
// event, are two things that were passed over, as the list of problems shows them.
func TestWhatIsSkippedCountsOnce(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"good.json": records(first), "notes.txt": "hello", "odd.json": `{"Records":[{"eventID":1}]}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	data := live(t, &app{}, dir)
	await(t, "the folder", func() bool { return data.Load.Progress().Done })
	p := data.Load.Progress()
	if p.Skipped != 2 || p.Bare != 1 || p.NoEvents != 2 || p.Files != 1 {
		t.Errorf("%d skipped, %d of them files, of %d files without events; %d files read", p.Skipped, p.Bare, p.NoEvents, p.Files)
	}
	var reasons []string
	for _, s := range p.Skips {
		reasons = append(reasons, s.Reason)
	}
	if len(reasons) != 2 || reasons[0] != "1 × not a CloudTrail event" || reasons[1] != "1 × not CloudTrail" {
		t.Errorf("%q", reasons)
	}
}
