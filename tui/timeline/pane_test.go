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
	t.End = at
	return t
}

func rendered(data *store.Timeline, w, h int) string {
	th := theme.New(true)
	p := New(&th)
	p.SetSize(w, h)
	p.Set(data, nil)
	return ansi.Strip(p.Render())
}

func TestColumnsAndFailures(t *testing.T) {
	data := line("2023-07-10T11:42:00Z", time.Minute, "1 min", []int{1, 16, 8, 0}, []int{0, 4, 2, 0})
	frame := strings.Split(rendered(data, 29, 4), "\n")
	for i, want := range []string{
		"    16▏     █████            ",
		"      ▏▁▁▁▁▁██████████       ",
		" ✗   4▏     █████▄▄▄▄▄       ",
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
		want   string
	}{
		{"2023-07-10T11:42:00Z", time.Minute, "1 min", "  11:42   11:50     12:00     12:10     12:20     12:30     12:40     12:50     13:00     13:10   "},
		{"2023-07-10T11:42:31Z", time.Second, "1 s", "  11:42:31      11:42:45       11:43:00       11:43:15       11:43:30       11:43:45       11:44:00  "},
		{"2023-07-10T22:40:00Z", 5 * time.Minute, "5 min", "      07-10 23:00 07-11       01:00       02:00       03:00       04:00       05:00       06:00   "},
		{"2023-12-31T22:40:00Z", 5 * time.Minute, "5 min", "      2023-12-31 23:00        2024-01-01 01:00        03:00       04:00       05:00       06:00  "},
		{"2023-07-12T00:00:00Z", 24 * time.Hour, "1 day", "  07-17         07-31         08-14         08-28         09-11         09-25         10-09  "},
		{"2023-12-20T00:00:00Z", 24 * time.Hour, "1 day", "  2023-12-20  2024-01-01    01-15         01-29         02-12         02-26         03-11  "},
		{"2023-07-01T00:00:00Z", 31 * 24 * time.Hour, "1 month", "  2023  2024        2025        2026        2027        2028       2029        2030        2031  "},
	} {
		lines := strings.Split(rendered(line(c.first, c.step, c.bucket, many, many), 108, 4), "\n")
		if !strings.Contains(lines[3], c.want) {
			t.Errorf("%s: no %q in\n%q", c.bucket, c.want, lines[3])
		}
	}
}

// TestLabelsAreBelowAllBars: what they leave out stands beside the bars where these end
// early, else below the axis, in what is left beside the words there.
func TestLabelsAreBelowAllBars(t *testing.T) {
	for _, c := range []struct {
		bars, width int
		hint        string
		axis, below string
	}{
		{72, 80, "", "  07:00       08:00       09:00       10:00       11:00       12:00", "2023-07-10 UTC  5 min/bar"},
		{72, 80, "a key has leaked: try  : recon  enter  or  : denied  enter", "12:00", "enter    07-10  5 min/bar"},
		{60, 74, "a key has leaked: try  : recon  enter  or  : denied  enter", "11:00", "  5 min/bar"},
		{72, 64, "a key has leaked: try  : recon  enter  or  : denied  enter", "", "or  : denied  enter"},
		{40, 80, "", "10:00      2023-07-10 UTC  5 min/bar", ""},
	} {
		counts, th := make([]int, c.bars), theme.New(true)
		p := New(&th)
		p.SetSize(c.width, 4)
		p.Set(line("2023-07-10T07:00:00Z", 5*time.Minute, "5 min", counts, counts), nil)
		drawn := strings.Split(ansi.Strip(p.Render()), "\n")[3]
		if !strings.Contains(drawn, c.axis) {
			t.Errorf("%d bars in %d cells: %q", c.bars, c.width, drawn)
		}
		below := ansi.Strip(p.Words(c.width, c.hint))
		if got := strings.TrimRight(below, " "); !strings.HasSuffix(got, c.below) || c.below == "" && got != "" || !strings.Contains(got, c.hint) {
			t.Errorf("%d bars in %d cells: below %q", c.bars, c.width, below)
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

func TestScaleText(t *testing.T) {
	for n, want := range map[int][2]string{
		0: {"0", "0"}, 999: {"999", "999"}, 1999: {"1,999", "1.9k"}, 3640: {"3,640", "3.6k"}, 9_999: {"9,999", "9.9k"},
		12_345: {"12.3k", "12k"}, 99_949: {"99.9k", "99k"}, 123_456: {"123k", "123k"}, 4_560_000: {"4.6M", "4.6M"}, 45_600_000: {"45.6M", "45M"},
	} {
		if got := [2]string{scaleText(n, 5), scaleText(n, 4)}; got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// TestThePeakOfFailuresIsWhole, however many they are: half of a number is another one.
func TestThePeakOfFailuresIsWhole(t *testing.T) {
	for n := 1; n < 1_000_000_000; n = n*3 + 1 {
		frame := rendered(line("2023-07-10T11:42:00Z", time.Minute, "1 min", []int{n}, []int{n}), 40, 4)
		if strings.Contains(frame, "…") || !strings.Contains(frame, "✗"+theme.PadLeft(scaleText(n, 4), 4)+"▏") {
			t.Errorf("%d:\n%s", n, frame)
		}
	}
}

// TestBarsStayBars: what there is of one second does not look like much.
func TestBarsStayBars(t *testing.T) {
	frame := rendered(line("2023-07-10T11:42:00Z", time.Second, "1 s", []int{5}, []int{0}), 80, 4)
	if first, _, _ := strings.Cut(frame, "\n"); strings.Count(first, "█") != widest {
		t.Errorf("%q", first)
	}
}

// TestUntimedEventsAreCounted: they stand above no bar.
func TestUntimedEventsAreCounted(t *testing.T) {
	data := line("2023-07-10T11:42:00Z", time.Minute, "1 min", []int{5, 6}, []int{0, 0})
	if frame := rendered(data, 80, 4); strings.Contains(frame, "without") {
		t.Error(frame)
	}
	data.Missing = 1_234
	if frame := rendered(data, 80, 4); !strings.Contains(frame, "  1,234 without a time  2023-07-10 UTC  1 min/bar ") {
		t.Error(frame)
	}
}
