package answers

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Where all moments in a section are of one day, that day is said once: in the title of the
// first column that has some. Where they are of several days of one year, so is the year, if
// that is needed for all columns to be read.

// dayAndTime returns the day of a moment and when on it that was, as short as it can.
func dayAndTime(text string) (day, clock string) {
	day, clock, _ = strings.Cut(text, " ")
	if isMoment(text) {
		_, clock, _ = strings.Cut(shortMoment(text), " ")
	}
	return day, clock
}

// isWhen reports whether all that a column has is moments.
func (c *column) isWhen() bool { return c.When != NoTime || c.moment > 0 }

// oneDay returns the day that all moments in the columns of a section are of, and notes
// how much room the times of that day take; "" where there are several.
func (p *Pane) oneDay(s *Section, all []*column) (day string) {
	for i, c := range all {
		if !c.isWhen() {
			continue
		}
		for k := range s.Lines[:min(len(s.Lines), maxLines)] {
			text := p.cellText(s, &s.Lines[k], i)
			if s.Lines[k].Whole || text == "" {
				continue
			}
			on, clock := dayAndTime(text)
			if day != "" && on != day {
				return ""
			}
			day, c.clock = on, max(c.clock, len(clock))
		}
	}
	if len(s.Lines) > maxLines {
		return ""
	}
	return day
}

// oneYear returns the year that all times in the columns of a section are of; "" where there
// are several.
func (p *Pane) oneYear(s *Section, all []*column) (year string) {
	if len(s.Lines) > maxLines {
		return ""
	}
	for i, c := range all {
		for k := range s.Lines {
			text := p.cellText(s, &s.Lines[k], i)
			if c.When == NoTime || s.Lines[k].Whole || text == "" {
				continue
			}
			of, _, _ := strings.Cut(text, "-")
			if year != "" && of != year {
				return ""
			}
			year = of
		}
	}
	return year
}

// shortenYear takes that year from the times, where not all columns can be read with it.
func shortenYear(all []*column, year string, room int) {
	if year == "" || wanted(all, (*column).readable) <= room {
		return
	}
	head := " " + year
	for _, c := range all {
		if c.When == NoTime || c.width == 0 || c.timeOnly {
			continue
		}
		c.title, c.yearless = c.Title+head, true
		c.head = theme.Width(c.title)
		c.width, head = max(c.width-len(year+"-"), c.head), ""
	}
}

// shortenDay leaves only the times of moments that are all of one day.
func shortenDay(all []*column, day string) {
	if day == "" {
		return
	}
	_, short, _ := strings.Cut(day, "-")
	first := true
	for _, c := range all {
		if !c.isWhen() || c.width == 0 {
			continue
		}
		head := c.Title
		if first {
			head += " " + short
		}
		width := max(c.clock, theme.Width(theme.CleanCut(head, maxMeasured)))
		if first && (c.Title == "" || width >= c.width) { // nothing would be gained
			return
		}
		c.head, c.width, c.timeOnly, c.title = theme.Width(head), min(c.width, width), true, head
		first = false
	}
}
