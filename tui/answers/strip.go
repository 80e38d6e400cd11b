package answers

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Strip is when something happened, as a row of columns over all that is loaded.
type Strip struct {
	Title    string
	Counts   []uint32 // by equal parts of the time; an even number of them
	From, To string   // where the time starts and ends
}

// fitted returns the counts, two in one where there is no room for all.
func (s *Strip) fitted(room int) []uint32 {
	if len(s.Counts) <= room {
		return s.Counts
	}
	out := make([]uint32, (len(s.Counts)+1)/2)
	for i, n := range s.Counts {
		out[i/2] += n
	}
	return out[:min(len(out), max(0, room))]
}

// stripLine draws the strip.
func (p *Pane) stripLine() string {
	s, line := p.answer.Strip, theme.NewRuns()
	title := theme.CleanCut(" "+s.Title+"  ", p.width)
	counts := s.fitted(p.width - theme.Width(title) - 1)
	line.Add(p.theme.Dim, title)
	var b strings.Builder
	for _, n := range counts {
		b.WriteString(p.theme.Level(int(n), int(slices.Max(counts)), 0, 1))
	}
	line.Add(theme.Style{}, b.String())
	line.Add(theme.Style{}, strings.Repeat(" ", max(0, p.width-theme.Width(title)-len(counts))))
	return line.String()
}

// stripAxis returns where the time of the strip starts and ends, below it.
func (p *Pane) stripAxis() string {
	s := p.answer.Strip
	title := theme.Width(theme.CleanCut(" "+s.Title+"  ", p.width))
	room := len(s.fitted(p.width - title - 1))
	from := theme.CleanCut(s.From, room)
	to := theme.CleanCut(s.To, room)
	return strings.Repeat(" ", title) + theme.Spread(startOf(from, to, room-theme.Width(to)-gap), to, room)
}

// startOf returns a time in less room: without the zone, if the end names it as well, then
// without its seconds or its time, or nothing.
func startOf(from, to string, room int) string {
	for n := 0; theme.Width(from) > room; n++ {
		at := strings.LastIndexAny(from, " :")
		if at < 0 || n == 0 && !strings.HasSuffix(to, from[at:]) && from[at] == ' ' {
			return ""
		}
		from = from[:at]
	}
	return from
}
