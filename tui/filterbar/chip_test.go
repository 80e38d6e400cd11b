package filterbar

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// several is a condition of three parts, of which one has three values.
func several() Chip {
	return Chip{Text: "resource=i-05c30218156bcc246 event=DescribeInstances,DescribeInstanceAttribute actor=bert-jan", Parts: []Part{
		{Text: "resource=i-05c30218156bcc246"},
		{Text: "event=DescribeInstances,DescribeInstanceAttribute", Shorter: []string{"event=DescribeInstances +1"}},
		{Text: "actor=bert-jan"},
	}}
}

// TestNoValueIsMadeOfTwo: what is cut is cut value by value, and what is left out is
// counted.
func TestNoValueIsMadeOfTwo(t *testing.T) {
	for width, want := range map[int]string{
		120: "resource=i-05c30218156bcc246 event=DescribeInstances,DescribeInstanceAttribute actor=bert-jan",
		75:  "resource=i-05c30218156bcc246 event=DescribeInstances +1 actor=bert-jan",
		50:  "resource=i-0…c246 event=Descr…es +1 actor=bert-jan",
		26:  "resou…cc246 event…es +1 +1",
	} {
		got := several().Fit(width)
		if got != want {
			t.Errorf("in %d cells %q, want %q", width, got, want)
		}
	}
	for width := range 200 {
		got := several().Fit(width)
		if ansi.StringWidth(got) > width && width > 4 {
			t.Fatalf("in %d cells %q", width, got)
		}
	}
	if got := (Chip{Text: strings.Repeat("x", 5000), Parts: slices.Repeat([]Part{{Text: "event=RunInstances"}}, 1000)}).Fit(40); !strings.HasSuffix(got, " +997") {
		t.Errorf("of very many parts %q", got)
	}
}

// TestShortChipsMakeRoom: before a chip is left out, notes go and long ones are said in
// fewer words; the one under the cursor is said as it is.
func TestShortChipsMakeRoom(t *testing.T) {
	aws := "-origin:service,linked-role,forwarded"
	chips := []Chip{
		{Text: aws, Parts: []Part{{Text: aws, Shorter: []string{"hide AWS"}}}, Hides: 247},
		{Text: "verb:write,grant-use", Hides: 21}, {Text: "actor=mira"},
	}
	for _, c := range []struct {
		cursor, width int
		want          string
	}{
		{NoChip, 120, " › [" + aws + "] hides 247 [verb:write,grant-use] hides 21 [actor=mira]"},
		{NoChip, 80, " › [" + aws + "] [verb:write,grant-use] [actor=mira]"},
		{NoChip, 60, " › [hide AWS] [verb:write,grant-use] [actor=mira]"},
		{1, 60, " › [hide AWS]▌[verb:write,grant-use] [actor=mira]"},
		{0, 78, " ›▌[" + aws + "] [verb:write,grant-use] [actor=mira]"},
	} {
		if got := strings.TrimRight(ansi.Strip(newBar().Chips(chips, c.cursor, Hint{}, c.width)), " "); got != c.want {
			t.Errorf("in %d cells %q, want %q", c.width, got, c.want)
		}
	}
}

// TestTimesAreCutLast: half of one is another one.
func TestTimesAreCutLast(t *testing.T) {
	c := Chip{Text: "principal=github-preview/GitHubActions-10888271336 time:07:20:15..07:20:22", Parts: []Part{
		{Text: "principal=github-preview/GitHubActions-10888271336"}, {Text: "time:07:20:15..07:20:22", Whole: true},
	}}
	if got, want := c.Fit(50), "principal=github-…88271336 time:07:20:15..07:20:22"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for width := range 90 {
		if got := c.Fit(width); ansi.StringWidth(got) > width && width > 4 {
			t.Fatalf("in %d cells %q", width, got)
		}
	}
}
