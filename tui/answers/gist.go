package answers

import (
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/gist"
	"github.com/trailsift/trailsift/tui/theme"
)

// mostGist is how much of what an event was about other columns have to leave room for,
// and mostEnded of how it ended, where that is all. An account is not cut for sparedGist cells.
const (
	mostGist   = 16
	mostEnded  = 12
	sparedGist = 2
)

// says reports whether a cell is drawn by the parts of what an event was about.
func (line *Line) says(c Column) bool {
	return c.Gist && (line.Gist.Ended != "" || len(line.Gist.Things) > 0 || line.Gist.Aside != "")
}

// leastGist returns in how much room what the events of a column were about can be told.
func leastGist(s *Section, c int) (n int) {
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		if line := &s.Lines[i]; line.says(s.Columns[c]) {
			most := mostGist
			if len(line.Gist.Things) == 0 {
				most = mostEnded
			}
			n = max(n, roomOfGist(gist.Clean(line.Gist), most))
		}
	}
	return n
}

// roomOfGist returns in how much room one can be told, which is no more than some cells.
func roomOfGist(g trail.Gist, most int) int {
	least := gist.Least(g)
	if gist.IsOfAccount(g) && least <= most+sparedGist {
		return least
	}
	return min(least, most)
}

// cellWidth returns how wide a cell would be with all that it says.
func (p *Pane) cellWidth(s *Section, line *Line, c int) int {
	text := p.cellText(s, line, c)
	if line.says(s.Columns[c]) {
		text = gist.Whole(gist.Clean(line.Gist))
	}
	return theme.Width(theme.CleanCut(counted(text), maxMeasured))
}
