package theme

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestFound(t *testing.T) {
	th := New(true)
	for _, c := range []struct {
		text, part string
		width      int
		want       string
	}{
		{"arn:aws:s3:::logs", "s3", 20, "arn:aws:s3:::logs   "},
		{"arn:aws:s3:::logs", "", 8, "arn:aws…"},
		{"arn:aws:s3:::logs", "no", 8, "arn:aws…"},
		{strings.Repeat("x", 40) + "needle" + strings.Repeat("y", 40), "needle", 20, "…xxxxneedleyyyyyyyy…"},
		{"needle", "needle", 3, "ne…"},
		{"\x1b[2Jneedle\u202e", "needle", 24, `\u001b[2Jneedle\u202e   `},
		{"日本日本日本needle", "needle", 12, "…本needle   "},
		{"anything", "any", 0, ""},
	} {
		got := th.Found(Style{}, c.text, c.part, c.width)
		if plain := ansi.Strip(got); plain != c.want || Width(plain) != c.width {
			t.Errorf("%q in %q, %d cells: %q, want %q", c.part, c.text, c.width, plain, c.want)
		}
	}
	if got := th.Found(Style{}, "a needle", "needle", 8); !strings.Contains(got, th.Match.Paint("needle")) {
		t.Errorf("nothing stands out in %q", got)
	}
}
