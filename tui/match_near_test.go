package tui

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestSlipsAreForgiven: one letter too many, too few, wrong or swapped, also in one
// of several words; not two, and not in a short word.
func TestSlipsAreForgiven(t *testing.T) {
	in := names{"autoscaling.amazonaws.com", "arn:aws:iam::111122223333:role/aws-service-role/automation-ci-long-name", "ec2.amazonaws.com", "iam.amazonaws.com"}
	for text, want := range map[string][]int{
		"autoscailng": {0}, "autscaling": {0}, "autoscalling": {0}, "autoscbling": {0}, "utaoscaling": {0}, "amazon autoscailng": {0},
		"autsoclaing": {}, "ec3": {}, "automatoin": {1},
	} {
		if got, ok := match(context.Background(), text, in); !ok || !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", text, got, want)
		}
	}
}

// TestAbbreviations: the letters of long texts in any order that comes along are
// none.
func TestAbbreviations(t *testing.T) {
	for _, c := range []struct {
		letters, text string
		want          bool
	}{
		{"dbt", "deploy-bot", true},
		{"sgi", "AuthorizeSecurityGroupIngress", true},
		{"rupo", "PutRolePolicy", false},
		{"ropo", "PutRolePolicy", true},
		{"dbt", "arn:aws:sts::111122223333:assumed-role/web-db/vault", false},
		{"acs", "arn:aws:s3:::one-two-three-cloud/six", false},
		{"straße", "Straße", true},
		{"é", "cafés", false},
		{"", "x", false},
		{"x", "", false},
	} {
		if got := abbreviates(c.letters, c.text); got != c.want {
			t.Errorf("%q of %q: %v", c.letters, c.text, got)
		}
	}
}

// TestNearIsWhatItSays compares both ways to be near with the plain definitions of
// them.
func TestNearIsWhatItSays(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	some := func(n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = "abcA-"[r.IntN(5)]
		}
		return string(b)
	}
	for range 20_000 {
		word, text := strings.ToLower(some(1+r.IntN(7))), some(r.IntN(14))
		if got, want := newSlip(word).in(strings.ToLower(text)), slipsInto(word, strings.ToLower(text)); got != want {
			t.Fatalf("%q in %q: %v", word, text, got)
		}
		if got, want := abbreviates(word, text), shortFor(word, text); got != want {
			t.Fatalf("%q for %q: %v", word, text, got)
		}
	}
}

// slipsInto is what [slip.in] is to return.
func slipsInto(word, text string) bool {
	for _, w := range oneSlip(word) {
		if strings.Contains(text, w) {
			return true
		}
	}
	if len(word) < slipFrom {
		return false
	}
	for i := range text { // a wrong letter, or one too many
		for j := 1; j < len(word); j++ {
			for _, rest := range []string{word[j:], word[j+1:]} {
				if strings.HasPrefix(text[i:], word[:j]) && len(text) > i+j && strings.HasPrefix(text[i+j+1:], rest) {
					return true
				}
			}
		}
	}
	return false
}

// oneSlip returns a word without one of its letters, with two swapped, and as it is.
func oneSlip(word string) []string {
	out := []string{word}
	if len(word) < slipFrom {
		return out
	}
	for i := range word {
		out = append(out, word[:i]+word[i+1:])
		if i > 0 {
			out = append(out, word[:i-1]+word[i:i+1]+word[i-1:i]+word[i+1:])
		}
	}
	return out
}

// shortFor is what [abbreviates] is to return, by trying everything.
func shortFor(letters, text string) bool {
	w := wordsOf(text)
	number, n := make([]int, len(text)), 0
	for i := range text {
		if w.starts[i] {
			n++
		}
		number[i] = n
	}
	var from func(k, at, loose int) bool
	from = func(k, at, loose int) bool {
		if loose > len(letters)/looseOf {
			return false
		}
		if k == len(letters) {
			return true
		}
		for i := at + 1; i < len(text); i++ {
			switch {
			case w.lower[i] != letters[k]:
			case i == at+1 && from(k+1, i, loose):
				return true
			case w.starts[i] && number[i]-number[at] <= maxSkipped+1 && from(k+1, i, loose):
				return true
			case number[i] == number[at] && from(k+1, i, loose+1):
				return true
			}
		}
		return false
	}
	for i := range text {
		if w.starts[i] && w.lower[i] == letters[0] && from(1, i, 0) {
			return true
		}
	}
	return false
}
