package timeline

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/theme"
)

// bursts has two bursts, at 11:44 to 11:46 and at 11:50.
func bursts() *Pane {
	counts := []int{1, 0, 20, 30, 20, 0, 1, 0, 40, 0, 0, 2}
	failed := []int{0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 2}
	th := theme.New(true)
	p := New(&th)
	p.SetSize(80, 4)
	p.SetFocus(true)
	p.Set(line("2023-07-10T11:42:00Z", time.Minute, "1 min", counts, failed), nil)
	return p
}

// words is what is said of the cursor, without what the axis has no room for.
func words(p *Pane) string {
	text := strings.TrimRight(ansi.Strip(p.Words(100, "")), " ")
	for _, context := range p.contexts() {
		text = strings.TrimSuffix(text, context)
	}
	return strings.TrimRight(text, " ")
}

func TestCursorInWords(t *testing.T) {
	p := bursts()
	for _, c := range []struct {
		move int
		want string
	}{
		{0, "▌ 2023-07-10 11:42–11:43   1 event"},
		{1, "▌ 2023-07-10 11:43–11:44   no event"},
		{1, "▌ 2023-07-10 11:44–11:45   20 events   4 failed"},
		{99, "▌ 2023-07-10 11:53–11:54   2 events   2 failed"},
		{-99, "▌ 2023-07-10 11:42–11:43   1 event"},
	} {
		p.Move(c.move)
		if got := words(p); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	p.SetFocus(false)
	if got := words(p); got != "" {
		t.Errorf("without the focus: %q", got)
	}
}

func TestBursts(t *testing.T) {
	p := bursts()
	for _, c := range []struct {
		step, want int
		ok         bool
	}{{-1, 0, false}, {1, 3, true}, {1, 8, true}, {1, 8, false}, {-1, 3, true}, {-1, 3, false}} {
		if ok := p.MoveBurst(c.step); ok != c.ok || p.cursor() != c.want {
			t.Errorf("step %d leads to bar %d, %v; want %d", c.step, p.cursor(), ok, c.want)
		}
	}
}

// TestSparseBursts: where there are few events a single one is no burst.
func TestSparseBursts(t *testing.T) {
	p := bursts()
	counts := make([]int, 40) // a single event is more than twice the average
	counts[1], counts[4], counts[9] = 9, 1, 5
	p.Set(line("2023-07-10T11:42:00Z", time.Minute, "1 min", counts, make([]int, 40)), nil)
	for _, want := range []int{1, 9} {
		if !p.MoveBurst(1) || p.cursor() != want {
			t.Errorf("the next burst is bar %d, want %d", p.cursor(), want)
		}
	}
}

// TestBurstsOfFailures: where calls come evenly, what failed may not.
func TestBurstsOfFailures(t *testing.T) {
	p := bursts()
	counts, failed := make([]int, 40), make([]int, 40)
	for i := range counts {
		counts[i], failed[i] = 200, 3
	}
	failed[7] = 71
	p.Set(line("2023-07-10T11:42:00Z", time.Minute, "1 min", counts, failed), nil)
	if !p.MoveBurst(1) || p.cursor() != 7 {
		t.Errorf("71 failures where 3 are usual are passed over: bar %d", p.cursor())
	}
	failed[7] = 9
	p.MoveTo(time.Time{})
	if p.MoveBurst(1) {
		t.Errorf("a few failures are a burst: bar %d", p.cursor())
	}
}

func TestRange(t *testing.T) {
	p := bursts()
	p.Move(2)
	p.SetFrom()
	if got := words(p); !strings.HasSuffix(got, "   [11:44–] 113 events") {
		t.Errorf("open range: %q", got)
	}
	p.Move(2)
	p.SetTo()
	if got := words(p); !strings.HasSuffix(got, "   [11:44–11:47] 70 events") {
		t.Errorf("range: %q", got)
	}
	axis := strings.Split(ansi.Strip(p.Render()), "\n")[3]
	if axis[scale+2*p.cells()] != '[' || axis[scale+5*p.cells()-1] != ']' {
		t.Errorf("the range is not marked: %q", axis)
	}
	p.to = p.to.AddDate(0, 0, 1)
	if got := words(p); !strings.HasSuffix(got, "   [07-10 11:44–07-11 11:47] 113 events") {
		t.Errorf("range of two days: %q", got)
	}
	p.to = p.to.AddDate(0, 0, -1)
	p.Move(3)
	p.SetFrom() // behind the end
	if from, to, ok := p.Range(); !ok || from.Minute() != 49 || !to.IsZero() {
		t.Errorf("range %v to %v", from, to)
	}
	p.Move(-5)
	p.SetTo() // before the start
	if from, to, ok := p.Range(); !ok || !from.IsZero() || to.Minute() != 45 {
		t.Errorf("range %v to %v", from, to)
	}
	if !p.ClearRange() || p.ClearRange() || strings.Contains(words(p), "[") {
		t.Error("the range stays")
	}
}

// TestCursorKeepsItsTime gives the pane other bars.
func TestCursorKeepsItsTime(t *testing.T) {
	p := bursts()
	p.Move(8)
	p.Set(line("2023-07-10T11:00:00Z", time.Hour, "1 h", []int{3, 4}, []int{0, 0}), nil)
	if got := words(p); !strings.Contains(got, "11:00–12:00") {
		t.Errorf("%q", got)
	}
	p.Set(line("2023-07-10T11:49:00Z", time.Second*30, "30 s", []int{3, 4, 5, 6}, []int{0, 0, 0, 0}), nil)
	if got := words(p); !strings.Contains(got, "11:50:00–11:50:30") {
		t.Errorf("%q", got)
	}
}

// TestMarksFit moves cursor and range about on panes of every size.
func TestMarksFit(t *testing.T) {
	for w := 50; w < 200; w += 13 {
		for _, n := range []int{1, 2, 13, 41, w - scale - 1, w + 10} {
			th := theme.New(w%2 == 0)
			p := New(&th)
			p.SetSize(w, 5)
			p.SetFocus(true)
			counts := make([]int, n)
			p.Set(line("2023-12-31T23:42:00Z", time.Minute, "1 min", counts, counts), nil)
			for _, move := range []int{0, 3, 7, -2, 100, -40} {
				p.Move(move)
				p.SetFrom()
				p.Move(move / 2)
				p.SetTo()
				for _, l := range append(strings.Split(p.Render(), "\n"), p.Words(w, "")) {
					if got := theme.Width(ansi.Strip(l)); got != w {
						t.Fatalf("%d buckets in %d cells: a line of %d: %q", n, w, got, l)
					}
				}
			}
		}
	}
}

// TestDryRunsAreNamed: what the row of failures counts is said, and which of it was
// refused nothing.
func TestDryRunsAreNamed(t *testing.T) {
	p := bursts()
	p.Set(p.data, []int{0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2})
	p.Move(2)
	if got := words(p); got != "▌ 2023-07-10 11:44–11:45   20 events   4 failed, 1 of them a dry run" {
		t.Errorf("%q", got)
	}
	p.Move(99)
	if got := words(p); got != "▌ 2023-07-10 11:53–11:54   2 events   ≈ 2 failed, all of them dry runs" {
		t.Errorf("%q", got)
	}
	if frame := ansi.Strip(p.Render()); !strings.Contains(frame, "✗   4") {
		t.Errorf("failures and dry runs:\n%s", frame)
	}
	p.Set(p.data, p.data.Overlay)
	if frame := ansi.Strip(p.Render()); !strings.Contains(frame, "≈   4") || strings.Contains(frame, "✗") {
		t.Errorf("only dry runs:\n%s", frame)
	}
}
