package diff

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/theme"
)

// TestSaysWhatIsBelow: until the end is seen, and the leaf under the cursor is above that.
func TestSaysWhatIsBelow(t *testing.T) {
	var before, after []string
	for i := range 20 {
		before, after = append(before, fmt.Sprintf(`"k%02d":"was"`, i)), append(after, fmt.Sprintf(`"k%02d":"is"`, i))
	}
	th := theme.New(true)
	for height := 1; height < 30; height++ {
		p := New(&th)
		p.SetSize(40, height)
		p.Set(Compare([]byte("{"+strings.Join(before, ",")+"}"), []byte("{"+strings.Join(after, ",")+"}")))
		for i := range 20 {
			p.SetCursor(i)
			frame := ansi.Strip(p.Render())
			if !strings.Contains(frame, fmt.Sprintf("▌k%02d", i)) || height > 4 && !strings.Contains(frame, "▌  + is") {
				t.Fatalf("%d lines: leaf %d is not seen:\n%s", height, i, frame)
			}
			last := strings.Contains(frame, "k19") && strings.HasSuffix(strings.TrimRight(frame, " "), "+ is")
			if height >= leastWindow && strings.Contains(frame, " below (space)") == last {
				t.Fatalf("%d lines, leaf %d:\n%s", height, i, frame)
			}
		}
	}
	p := New(&th)
	p.SetSize(40, 12)
	p.Set(Compare([]byte(`{"a":1,"b":1,"c":1,"d":1,"e":1}`), []byte(`{"a":2,"b":2,"c":2,"d":2,"e":2}`)))
	if frame := ansi.Strip(p.Render()); !strings.Contains(frame, "  2 more paths below (space)") {
		t.Error(frame)
	}
}

// TestProseIsBrokenAtBlanks: as far as that keeps lines from being short.
func TestProseIsBrokenAtBlanks(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
	}{
		{"is not authorized to perform", "is not|authorized|to perform"},
		{"perform on resource", "perform on|resource"},
		{"arn:aws:iam::1:role/x", "arn:aws:ia|m::1:role/|x"},
		{"a arn:aws:iam::1", "a arn:aws:|iam::1"},
		{"exactly-10 and more", "exactly-10|and more"},
		{"", ""},
	} {
		lines, rest := broken(c.text, 10, 9)
		if got := strings.Join(lines, "|"); got != c.want || rest != "" {
			t.Errorf("%q is %q, %q", c.text, got, rest)
		}
	}
	if lines, rest := broken("one two three", 5, 1); len(lines) != 1 || rest != "two three" {
		t.Errorf("%q, %q", lines, rest)
	}
}
