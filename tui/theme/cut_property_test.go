package theme

import (
	"math/rand"
	"strings"
	"testing"
)

// TestCutsOfAnyText: whatever stands in a log, what is drawn is no wider than asked, clean,
// and where something is left out it says so.
func TestCutsOfAnyText(t *testing.T) {
	pieces := []string{"a", "日", "e\u0301", "🇩🇪", " ", "  ", "/", ":", ",", "@", "×", " × ", "20 × ", "203.0.113.7", "123456789012", "root@123456789012",
		"AKIARTX3GSDSXSYTNPFJ", "arn:aws:iam::123456789012:role/x/y", "i-0a4d9f1e7c3b52860", " from ", " at ", "2026-09-15 07:12:40Z", "with", ";", "\x1b[31m", "\u202e", "\xff", "\t",
		"longwordwithoutanythinginitatall", "account ", ".amazonaws.com", "                              "}
	cuts := map[string]func(string, int) string{"actor": CleanCutActor, "values": CleanCutValues, "prose": CleanCutProse}
	r := rand.New(rand.NewSource(1))
	for range 20_000 {
		var b strings.Builder
		for n := r.Intn(12); n >= 0; n-- {
			b.WriteString(pieces[r.Intn(len(pieces))])
		}
		text, width := b.String(), r.Intn(80)
		for name, cut := range cuts {
			if got := cut(text, width); Width(got) > width || Clean(got) != got {
				t.Fatalf("%s: %q in %d cells is %q", name, text, width, got)
			} else if width >= leastTold && got == "" && strings.TrimSpace(text) != "" {
				t.Fatalf("%s: %q in %d cells is nothing", name, text, width)
			}
		}
	}
}
