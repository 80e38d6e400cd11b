package question

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// TestDropRunIDs compares it with a regular expression, on texts in which ids
// follow each other, are cut off, and are nearly ids.
func TestDropRunIDs(t *testing.T) {
	id := regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
	rng := rand.New(rand.NewPCG(1, 2))
	parts := []string{"0a1b2c3d-0a1b-2c3d-4e5f-0123456789ab", "0a1b2c3d-0a1b-2c3d-4e5f-0123456789", "0A1b2c3d-0a1b-2c3d-4e5f-0123456789ab", "ab", "-", " ", "aws-cli/2", "…"}
	for range 3000 {
		var text strings.Builder
		for range rng.IntN(6) {
			text.WriteString(parts[rng.IntN(len(parts))])
		}
		if got, want := dropRunIDs(text.String()), id.ReplaceAllString(text.String(), "…"); got != want {
			t.Fatalf("%q: %q, want %q", text.String(), got, want)
		}
	}
}

// TestOddFilter finds each of the words that something is said about.
func TestOddFilter(t *testing.T) {
	filter := oddFilter().String()
	for _, word := range append(append([]string(nil), tools...), bare...) {
		if oddWord("["+strings.ToUpper(word)+" more") == "" {
			t.Errorf("%s: nothing is said about it", word)
		}
		if quoted := strings.ReplaceAll(word, " ", `\ `); !strings.Contains(filter, word) && !strings.Contains(filter, quoted) {
			t.Errorf("%s: not in %s", word, filter)
		}
	}
}
