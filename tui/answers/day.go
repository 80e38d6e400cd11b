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

// eachMoment calls fn with every moment in the columns of a section until it returns false.
func (p *Pane) eachMoment(s *Section, all []*column, fn func(c *column, text string) bool) {
	for i, c := range all {
		if !c.isWhen() {
			continue
		}
		for k := range s.Lines[:min(len(s.Lines), maxLines)] {
			text := p.cellText(s, &s.Lines[k], i)
			if !s.Lines[k].Whole && text != "" && !fn(c, text) {
				return
			}
		}
	}
}

// oneOf returns what part returns of all moments in the columns of a section; "" where that
// is not the same of all, or not known as there are too many lines.
func (p *Pane) oneOf(s *Section, all []*column, part func(c *column, text string) string) (same string) {
	if len(s.Lines) > maxLines {
		return ""
	}
	p.eachMoment(s, all, func(c *column, text string) bool {
		of := part(c, text)
		if same != "" && of != same {
			same = ""
			return false
		}
		same = of
		return true
	})
	return same
}

// oneDay returns the day that all moments in the columns of a section are of, and notes
// how much room the times of that day take; "" where there are several.
func (p *Pane) oneDay(s *Section, all []*column) string {
	return p.oneOf(s, all, func(c *column, text string) string {
		day, clock := dayAndTime(text)
		c.clock = max(c.clock, len(clock))
		return day
	})
}

// oneYear returns the year that all of them are of; "" where there are several.
func (p *Pane) oneYear(s *Section, all []*column) string {
	return p.oneOf(s, all, func(_ *column, text string) string {
		year, _, _ := strings.Cut(text, "-")
		return year
	})
}

// shortenYear takes the one year from the times, where not all columns can be read with it.
func (p *Pane) shortenYear(s *Section, all []*column, room int) {
	if wanted(all, (*column).readable) <= room {
		return
	}
	year := p.oneYear(s, all)
	if year == "" {
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
