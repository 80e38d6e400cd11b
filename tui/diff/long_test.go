package diff

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// TestLongValuesAreReadToTheirEnd: of a value that is longer than the window each row comes
// into sight on the way down, and what is behind it, too.
func TestLongValuesAreReadToTheirEnd(t *testing.T) {
	look := theme.New(true)
	var before, after []string
	for i := range 300 {
		before, after = append(before, fmt.Sprintf("w%03da", i)), append(after, fmt.Sprintf("v%03db", i))
	}
	const record = `{"aaa":"first-%d","text":"%s","zzz":"last-%d","same":"x"}`
	d := Compare(fmt.Appendf(nil, record, 1, strings.Join(before, " "), 1), fmt.Appendf(nil, record, 2, strings.Join(after, " "), 2))
	for _, height := range []int{1, 3, 5, 6, 8, 20, 60, 200} {
		p := New(&look)
		p.SetSize(60, height)
		p.Set(d)
		seen := p.Render()
		for range 2 * len(p.rows) {
			p.Move(1)
			seen += p.Render()
		}
		for _, r := range p.rows {
			if !strings.Contains(seen, r.text) {
				t.Fatalf("%d lines: %q is never seen", height, r.text)
			}
		}
		if p.Cursor() != len(p.stops)-1 {
			t.Errorf("%d lines: the cursor ends at %d of %d", height, p.Cursor(), len(p.stops))
		}
		for range len(p.rows) {
			p.Move(-1)
		}
		if p.Cursor() != 0 || p.top != 0 {
			t.Errorf("%d lines: the way back ends at %d, row %d", height, p.Cursor(), p.top)
		}
	}
}
