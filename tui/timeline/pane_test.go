package timeline

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

func line(first string, step time.Duration, bucket string, counts, failed []int) *store.Timeline {
	at, err := time.Parse(time.RFC3339, first)
	if err != nil {
		panic(err)
	}
	t := &store.Timeline{Bucket: store.Bucket{Name: bucket}, Counts: counts, Overlay: failed}
	for range counts {
		t.Starts = append(t.Starts, at)
		at = at.Add(step)
	}
	return t
}

func rendered(data *store.Timeline, w, h int) string {
	th := theme.New(true)
	p := New(&th)
	p.SetSize(w, h)
	p.Set(data)
	return ansi.Strip(p.Render())
}

func TestColumnsAndFailures(t *testing.T) {
	data := line("2023-07-10T11:42:00Z", time.Minute, "1 min", []int{1, 16, 8, 0}, []int{0, 4, 2, 0})
	frame := strings.Split(rendered(data, 29, 4), "\n")
	for i, want := range []string{
		"     16▏     █████           ",
		"       ▏▁▁▁▁▁██████████      ",
		" ✗    4▏     █████▄▄▄▄▄      ",
	} {
		if frame[i] != want {
			t.Errorf("line %d is %q, want %q", i, frame[i], want)
		}
	}
}

func TestAxisLabels(t *testing.T) {
	many := make([]int, 90)
	for _, c := range []struct {
		first  string
		step   time.Duration
		bucket string
		want   []string
	}{
		{"2023-07-10T11:42:00Z", time.Minute, "1 min", []string{"11:42 ", "11:53 ", "2023-07-10  1 min/bar"}},
		{"2023-07-10T11:42:00Z", time.Second, "1 s", []string{"11:42:00", "2023-07-10  1 s/bar"}},
		{"2023-07-10T22:42:00Z", 5 * time.Minute, "5 min", []string{"07-10 22:42", "07-11 0", " 5 min/bar"}},
		{"2023-07-10T00:00:00Z", 24 * time.Hour, "1 day", []string{"2023-07-10", "2023-07-26", " 1 day/bar"}},
		{"2023-01-01T00:00:00Z", 31 * 24 * time.Hour, "1 month", []string{"2023-01", "2024-", " 1 month/bar"}},
	} {
		lines := strings.Split(rendered(line(c.first, c.step, c.bucket, many, many), 120, 4), "\n")
		for _, want := range c.want {
			if !strings.Contains(lines[3], want) {
				t.Errorf("%s: no %q in %q", c.bucket, want, lines[3])
			}
		}
	}
}

func TestPaneIsAsLargeAsAsked(t *testing.T) {
	for w := 50; w < 300; w += 17 {
		for h := 4; h < 9; h++ {
			for _, n := range []int{0, 1, 2, 40, w - scale - 1, w + 10} {
				counts := make([]int, n)
				for i := range counts {
					counts[i] = i * i * 1000
				}
				lines := strings.Split(rendered(line("2023-07-10T11:42:00Z", time.Hour, "1 h", counts, counts), w, h), "\n")
				if len(lines) != h {
					t.Fatalf("%dx%d, %d buckets: %d lines", w, h, n, len(lines))
				}
				for _, l := range lines {
					if theme.Width(l) != w {
						t.Fatalf("%dx%d, %d buckets: %q", w, h, n, l)
					}
				}
			}
		}
	}
}

func TestNothingToDraw(t *testing.T) {
	if got := rendered(nil, 60, 4); strings.TrimSpace(got) != "" {
		t.Errorf("without data: %q", got)
	}
	if got := rendered(&store.Timeline{Missing: 12}, 60, 4); !strings.Contains(got, "no event has a time (12)") {
		t.Errorf("without times: %q", got)
	}
	data := line("2023-07-10T11:42:00Z", time.Minute, "1 min", []int{3}, []int{0})
	if got := rendered(data, 60, 4); !strings.Contains(got, "nothing failed") {
		t.Errorf("without failures: %q", got)
	}
}
