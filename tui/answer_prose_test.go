package tui

import (
	"strings"
	"testing"
)

// TestSearchFindsSentences: an answer is more than the lines that lead somewhere, and what
// is found of it is seen.
func TestSearchFindsSentences(t *testing.T) {
	for _, height := range []int{15, 24, 50} {
		b := pivotBench(t, 80, height)
		b.command("sg-open-world")
		ans := b.answers.Answer()
		texts := append([]string{ans.Sentence}, ans.Unproven...)
		texts = append(texts, ans.Caveats...)
		for _, text := range texts {
			words := strings.Fields(text)
			text = strings.Join(words[len(words)/2:min(len(words)/2+3, len(words))], " ")
			b.press("g /")
			b.types(strings.ToUpper(text))
			b.press("enter")
			b.wantNot("nothing found")
			if drawn := strings.Join(strings.Fields(b.text()), " "); !strings.Contains(drawn, text) {
				t.Errorf("%d lines: %q is not seen:\n%s", height, text, b.text())
			}
			b.press("n")
			b.wantNot("nothing found")
		}
		b.press("/")
		b.types("zzz")
		b.press("enter")
		b.want("nothing found")
		b.press("n")
		b.want("nothing found: / searches")
	}
}
