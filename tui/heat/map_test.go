package heat

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

var monday = time.Date(2026, 9, 14, 0, 0, 0, 0, time.UTC)

// line makes a line of rows, of which some are selected.
func line(account, region string, rows, selected []uint32) store.HeatLine {
	l := store.HeatLine{Values: [2]store.PairValue{{Text: account, None: account == ""}, {Text: region, None: region == ""}}, Rows: rows, Selected: selected}
	for i := range rows {
		l.Events += int(rows[i])
		l.Matches += int(selected[i])
	}
	return l
}

// hours makes a map of lines with an hour a bucket.
func hours(lines ...store.HeatLine) *store.Heat {
	n := len(lines[0].Rows)
	all := line("", "", make([]uint32, n), make([]uint32, n))
	out := &store.Heat{Bucket: store.Bucket{Name: "1 h"}, Lines: lines, End: monday.Add(time.Duration(n) * time.Hour)}
	for i := range n {
		out.Starts = append(out.Starts, monday.Add(time.Duration(i)*time.Hour))
		for _, l := range lines {
			all.Rows[i] += l.Rows[i]
			all.Selected[i] += l.Selected[i]
		}
	}
	out.Total = line("", "", all.Rows, all.Selected)
	return out
}

// sample has every kind of cell.
func sample() *store.Heat {
	return hours(
		line("111122223333", "eu-west-1", []uint32{9, 90, 900, 0, 9, 0, 0, 1}, []uint32{9, 90, 900, 0, 0, 0, 0, 1}),
		line("111122223333", "ap-northeast-1", []uint32{0, 2, 0, 0, 0, 0, 3, 0}, []uint32{0, 0, 0, 0, 0, 0, 3, 0}),
		line("", "us-east-1", []uint32{0, 0, 0, 0, 5, 0, 0, 0}, []uint32{0, 0, 0, 0, 5, 0, 0, 0}),
	)
}

func newMap(unicode bool, data *store.Heat, w, h int) *Map {
	th := theme.New(unicode)
	m := New(&th)
	m.SetSize(w, h)
	if data != nil {
		m.Set(data)
	}
	return m
}

func rendered(m *Map) []string {
	return strings.Split(ansi.Strip(m.Render("ACCOUNT", "REGION")), "\n")
}

func TestCells(t *testing.T) {
	for unicode, want := range map[bool][]string{
		true: {
			"  ACCOUNT       REGION         3 lines         2026-09-14 UTC  1 h/cell ",
			"▌ all           up to 900      ●●●▁▁▁███───▁▁▁───▁▁▁▁▁▁",
			"  111122223333  eu-west-1      ▒▒▒▓▓▓███───···──────░░░",
			"                ap-northeast-1    ···────────────░░░   ",
			"  (none)        us-east-1                  ░░░         ",
			"▌ all   2026-09-14 00:00–01:00   9 events",
			" ░ 1+   ▒ 6+   ▓ 30+   █ 165+   · none matches   ─ no events",
		},
		false: {
			"  111122223333  eu-west-1      xxx%%%@@@---,,,------===",
			" = 1+   x 6+   % 30+   @ 165+   , none matches   - no events",
		},
	} {
		frame := strings.Join(rendered(newMap(unicode, sample(), 72, 10)), "\n")
		for _, l := range want {
			if !strings.Contains(frame, l) {
				t.Errorf("no %q in\n%s", l, frame)
			}
		}
	}
}

// TestWordsOfCells: what a cell says, in words.
func TestWordsOfCells(t *testing.T) {
	m := newMap(true, sample(), 80, 10)
	for _, c := range []struct {
		line, bucket int
		want         string
	}{
		{1, 2, "111122223333 eu-west-1   2026-09-14 02:00–03:00   900 events"},
		{1, 4, "0 of 9 events"}, {1, 5, "no events here"}, {0, 3, "no events anywhere"},
		{2, 0, "before its first event"}, {2, 7, "after its last event"}, {3, 4, "(none) us-east-1"},
	} {
		m.Move(-99, -99)
		m.Move(c.line, c.bucket)
		if frame := rendered(m); !strings.Contains(frame[len(frame)-2], c.want) {
			t.Errorf("line %d, bucket %d: %q, want %q", c.line, c.bucket, frame[len(frame)-2], c.want)
		}
	}
}

// TestLegendOfAll: without Unicode the line of all has marks that nobody knows, and the
// legend names them.
func TestLegendOfAll(t *testing.T) {
	legend := func(unicode bool) string {
		frame := rendered(newMap(unicode, sample(), 80, 10))
		return frame[len(frame)-1]
	}
	if got := legend(false); !strings.Contains(got, " .:+# all ") {
		t.Errorf("%q", got)
	}
	if got := legend(true); strings.Contains(got, "all") {
		t.Errorf("%q", got)
	}
}

func TestMapIsAsLargeAsAsked(t *testing.T) {
	var lines []store.HeatLine
	for i := range 90 {
		rows := make([]uint32, 200)
		rows[i], rows[i+9] = uint32(i+1), 1<<31
		lines = append(lines, line(fmt.Sprintf("\x1b[2J日本%d", i/9), strings.Repeat("é", i), rows, rows))
	}
	long := hours(lines...)
	long.More, long.Missing = 12_345_678, 12_345_678
	for _, data := range []*store.Heat{nil, new(store.Heat), sample(), long} {
		for w := 60; w < 310; w += 17 {
			for _, h := range []int{10, 11, 19, 45, 95} {
				m := newMap(w%2 == 0, data, w, h)
				for _, move := range [][2]int{{0, 0}, {1, 3}, {50, 100}, {999, 999}} {
					m.Move(move[0], move[1])
					checkSize(t, m, w, h)
				}
			}
		}
	}
}

func checkSize(t *testing.T, m *Map, w, h int) {
	t.Helper()
	frame := rendered(m)
	if len(frame) != h {
		t.Fatalf("%dx%d: %d lines", w, h, len(frame))
	}
	marks := 0
	for _, l := range frame {
		if theme.Width(l) != w {
			t.Fatalf("%dx%d: a line has %d cells: %q", w, h, theme.Width(l), l)
		}
		if strings.HasPrefix(l, m.theme.Mark) {
			marks++
		}
	}
	if m.bars() > 0 && marks != 2 { // the line, and its words
		t.Fatalf("%dx%d: %d marks in\n%s", w, h, marks, strings.Join(frame, "\n"))
	}
}

func TestGaps(t *testing.T) {
	m := newMap(true, sample(), 80, 10)
	m.Move(1, 0)
	for i, want := range []int{3, 5} {
		if !m.MoveGap(1) || m.cursor() != want {
			t.Errorf("gap %d is at %d", i, m.cursor())
		}
	}
	if !m.MoveGap(1) || m.line != 2 || m.cursor() != 2 {
		t.Errorf("behind the last gap of a line comes bucket %d of line %d", m.cursor(), m.line)
	}
	if m.MoveGap(1) || m.line != 2 || m.cursor() != 2 {
		t.Errorf("after the last gap the cursor is at %d of line %d", m.cursor(), m.line)
	}
	if !m.MoveGap(-1) || m.line != 1 || m.cursor() != 6 {
		t.Errorf("back, the cursor is at %d of line %d", m.cursor(), m.line)
	}
}

// TestQuietMinutesAreNoGap: deliveries come minutes apart.
func TestQuietMinutesAreNoGap(t *testing.T) {
	data := sample()
	for i := range data.Starts {
		data.Starts[i] = data.Starts[0].Add(time.Duration(i) * 20 * time.Minute)
	}
	data.End = data.Starts[0].Add(160 * time.Minute)
	m := newMap(true, data, 80, 10)
	if !m.MoveGap(1) || m.line != 2 || m.cursor() != 2 { // four buckets, the others are one or two
		t.Errorf("the first gap of an hour is at %d of line %d", m.cursor(), m.line)
	}
	if m.MoveGap(1) {
		t.Errorf("another one is at %d of line %d", m.cursor(), m.line)
	}
}

// TestCursorStays: on its line and at its time, whatever the counts are.
func TestCursorStays(t *testing.T) {
	m := newMap(true, sample(), 80, 10)
	m.Move(2, 5)
	other := sample()
	other.Lines[0], other.Lines[1] = other.Lines[1], other.Lines[0]
	m.Set(other)
	if v, ok := m.Values(); !ok || v[1].Text != "ap-northeast-1" || m.line != 1 || m.cursor() != 5 {
		t.Errorf("the cursor is on %v, bucket %d", v, m.cursor())
	}
	other = sample()
	other.Lines = other.Lines[2:]
	m.Set(other)
	if _, ok := m.Values(); ok || m.Count() != 0 {
		t.Error("the cursor is on a line that is gone")
	}
}

// TestLevels: every number has a shade, and more never a paler one.
func TestLevels(t *testing.T) {
	for _, most := range []uint32{1, 2, 3, 4, 5, 16, 1000, 1<<32 - 1} {
		l := levelsOf(hours(line("a", "b", []uint32{most}, []uint32{most})))
		if l.of(most) != len(l)-1 || most > 1 && l.of(1) != 0 || l[0] != 1 {
			t.Errorf("up to %d: %v, 1 has shade %d, the most %d", most, l, l.of(1), l.of(most))
		}
		for i := 1; i < len(l); i++ {
			if l[i] < l[i-1] {
				t.Errorf("up to %d: %v", most, l)
			}
		}
	}
}

// TestLinesOutOfSight: the map says how many lines it has no room for, above and
// below.
func TestLinesOutOfSight(t *testing.T) {
	var lines []store.HeatLine
	for i := range 12 {
		lines = append(lines, line("111122223333", fmt.Sprint("region-", i), []uint32{1, 1}, []uint32{1, 1}))
	}
	m := newMap(true, hours(lines...), 80, 10)
	says := func(want string) {
		t.Helper()
		frame := rendered(m)
		if got := strings.TrimSpace(frame[len(frame)-3]); got != want {
			t.Errorf("the line below the map says %q, not %q:\n%s", got, want, strings.Join(frame, "\n"))
		}
	}
	says("+8 more")
	m.Move(6, 0)
	says("3–6 of 12 lines")
	m.Move(99, 0)
	says("9–12 of 12 lines")
	m.data.More = 5
	says("9–12 of 17 lines")
	m.SetSize(80, 30)
	if frame := strings.Join(rendered(m), "\n"); !strings.Contains(frame, "+5 lines of fewer events") {
		t.Error(frame)
	}
	m.data.More = 0
	m.SetSize(80, 17)
	if frame := strings.Join(rendered(m), "\n"); strings.Contains(frame, "more") || !strings.Contains(frame, "region-11") {
		t.Error(frame)
	}
}

// TestLegendSaysAllOrNothing: what blank cells are is said with its meaning, or not.
func TestLegendSaysAllOrNothing(t *testing.T) {
	for w := 60; w < 140; w++ {
		frame := rendered(newMap(true, sample(), w, 10))
		if legend := frame[len(frame)-1]; strings.Contains(legend, "blank") && !strings.Contains(legend, "blank: before") || w == 130 && !strings.Contains(legend, "blank: before") {
			t.Errorf("%d wide: %q", w, legend)
		}
	}
}

// TestTheLineOfAllIsNotInTheLegend: it has its own scale, so that it must not be
// drawn with signs that the legend explains, and says which it is.
func TestTheLineOfAllIsNotInTheLegend(t *testing.T) {
	for _, unicode := range []bool{false, true} {
		m := newMap(unicode, sample(), 80, 15)
		m.Move(1, 0) // the cursor has a sign of its own
		lines := rendered(m)
		legend := lines[len(lines)-1]
		_, cells, ok := strings.Cut(lines[2], "up to 900      ")
		if !ok {
			t.Fatalf("no scale in %q", lines[2])
		}
		for i, glyph := range m.theme.Shades {
			drawn := i < len(m.theme.Shades)-1 || !unicode // a full cell is one in both, and the most in both
			if drawn && strings.Contains(cells, glyph) || !strings.Contains(legend, glyph+" ") {
				t.Errorf("%s of the legend %q in %q", glyph, legend, cells)
			}
		}
	}
}

// TestTotalsStandBesideTheCells: on a wide screen, too.
func TestTotalsStandBesideTheCells(t *testing.T) {
	for _, line := range rendered(newMap(true, sample(), 160, 20)) {
		if drawn := theme.Width(strings.TrimRight(line, " ")); strings.Contains(line, "up to") && drawn != scale+8*widest+totalWidth {
			t.Errorf("the total ends at cell %d: %q", drawn, line)
		}
		if theme.Width(line) != 160 {
			t.Errorf("%d cells: %q", theme.Width(line), line)
		}
	}
}

// TestTotalsHaveAHead where no time stands in their place, and end below it.
func TestTotalsHaveAHead(t *testing.T) {
	headed := 0
	for width := totalsFrom - 5; width < 240; width++ {
		lines := rendered(newMap(true, sample(), width, 20))
		head, all := strings.TrimRight(lines[1], " "), strings.TrimRight(lines[2], " ")
		if !strings.HasSuffix(head, "events") {
			continue
		}
		if headed++; width < totalsFrom || theme.Width(head) != theme.Width(all) {
			t.Errorf("width %d:\n%s\n%s", width, head, all)
		}
	}
	if headed == 0 {
		t.Error("they have none at any width")
	}
}
