package answers

import (
	"slices"
	"time"

	"github.com/trailsift/trailsift/tui/theme"
)

const (
	margin   = 2 // cells before a line: the mark and a blank
	gap      = 2 // between two columns
	signs    = 3 // behind a time: the sign of failure or of a dry run between blanks
	failSign = 2 // before lines without times: the sign and a blank
	// deepest is how far a tree is indented: as a part of the width.
	deepest = 4
	// maxText is how many lines the sentence, a note or a caveat may take.
	maxText = 12
	// maxLines is how many lines are measured to tell how wide columns are.
	maxLines = 1000
	// maxMeasured is how many cells of a text are measured at most.
	maxMeasured = 200
)

// layOut works out the rows anew, for another answer, size or zone.
func (p *Pane) layOut() {
	p.rows, p.stops, p.spans, p.heads, p.columns, p.aparts = p.rows[:0], p.stops[:0], nil, nil, nil, nil
	if p.answer == nil {
		return
	}
	p.text(noticeRow, p.notice)
	p.text(titleTextRow, p.answer.Title)
	p.text(sentenceRow, p.answer.Sentence)
	told := len(p.rows)
	if p.answer.Strip != nil {
		p.blank()
		p.rows = append(p.rows, row{kind: stripRow}, row{kind: stripAxisRow})
	}
	p.aparts, p.redrawn = make([][]*cuts, len(p.answer.Sections)), 0
	for i := range p.answer.Sections {
		p.section(i)
		p.measureSection(i)
		p.lendBlanks(i)
		p.heads = append(p.heads, p.headsLeft(i))
	}
	lines, limits := len(p.rows), len(p.rows)
	p.sentences(p.answer.Caveats)
	if len(p.answer.Unproven) > 0 {
		limits = len(p.rows)
		p.blank()
		p.rows = append(p.rows, row{kind: noticeRow, text: "Not proven"})
	}
	for _, text := range p.answer.Unproven {
		p.text(caveatRow, text)
	}
	if p.hidesEnd(lines, limits) {
		told += p.pointToEnd(told)
	}
	p.fold(told)
	p.cursor = max(0, min(p.cursor, len(p.stops)-1))
	p.show()
}

// hidesEnd reports whether nothing would say in the first window that there is more to know, from
// a row on: some of the lines, so many rows, are below it too, or it has no row for what is below.
func (p *Pane) hidesEnd(lines, from int) bool {
	if p.height < leastWindow {
		return from+3 > p.height // its heading and one row
	}
	return lines > p.windowFrom(0)
}

// pointToEnd says below the sentence, at a row, that there is more to know at the end,
// which is not in the window: long tables are between. It returns how many rows that takes.
func (p *Pane) pointToEnd(at int) int {
	limits := p.limits()
	if limits == "" {
		return 0
	}
	p.replace(at, at, row{kind: pointRow, text: theme.CleanCut(limits+", see the end (G)", max(0, p.width-margin))})
	return 1
}

// limits says how much there is to know at the end; nothing if there is nothing.
func (p *Pane) limits() string {
	switch n, notes := len(p.answer.Unproven), len(p.answer.Caveats); {
	case n > 0:
		return "Not proven: " + theme.Plural(n, "limit")
	case notes > 0:
		return theme.Plural(notes, "note")
	}
	return ""
}

// replace puts a row in the place of those from one on to before another, above all lines.
func (p *Pane) replace(from, to int, by row) {
	p.rows = slices.Replace(p.rows, from, to, by)
	for i := range p.stops {
		p.stops[i] += 1 - (to - from)
	}
}

// text adds a text in as many rows as it needs.
func (p *Pane) text(kind rowKind, text string) {
	room := p.width - margin - 2
	for _, line := range theme.WrapWords(theme.CleanCut(text, max(0, room)*maxText), room) {
		p.rows = append(p.rows, row{kind: kind, text: line})
	}
}

// sentences adds texts behind an empty row.
func (p *Pane) sentences(all []string) {
	for i, text := range all {
		if i == 0 {
			p.blank()
		}
		p.text(caveatRow, text)
	}
}

// blank adds an empty row, unless there is nothing above it.
func (p *Pane) blank() {
	if len(p.rows) > 0 {
		p.rows = append(p.rows, row{})
	}
}

func (p *Pane) section(i int) {
	s := &p.answer.Sections[i]
	p.blank()
	if s.Title != "" {
		p.rows = append(p.rows, row{kind: titleRow, section: i})
	}
	if s.headed() {
		p.rows = append(p.rows, row{kind: headerRow, section: i})
	}
	date := ""
	for k := range s.Lines {
		line := &s.Lines[k]
		if d := p.date(line.At); s.Timed && d != date && d != "" {
			date = d
			p.rows = append(p.rows, row{kind: dateRow, section: i, line: k, text: d})
		}
		if line.To.Leads() {
			p.stops = append(p.stops, len(p.rows))
		}
		p.rows = append(p.rows, row{kind: lineRow, section: i, line: k})
	}
	p.text(noteRow, s.Note)
	p.sentences(s.Says)
}

// headed reports whether the columns have titles.
func (s *Section) headed() bool {
	for _, c := range s.Columns {
		if c.Title != "" {
			return true
		}
	}
	return false
}

// cellText returns what a cell says, not yet cleaned.
func (p *Pane) cellText(s *Section, line *Line, c int) string {
	if s.joined && c >= len(s.Columns)-2 {
		return line.joined(s, c)
	}
	at := line.At
	switch s.Columns[c].When {
	case NoTime:
		if c < len(line.Cells) {
			return line.Cells[c]
		}
		return ""
	case Last:
		at = line.Until
	}
	if at.IsZero() {
		return ""
	}
	return at.In(p.zone).Format("2006-01-02 15:04:05")
}

func (p *Pane) date(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.In(p.zone).Format(time.DateOnly)
}

// clock says when a line was: its time, or the first and the last of several
// events to the minute, or to the day.
func (p *Pane) clock(line *Line) string {
	if line.At.IsZero() {
		return ""
	}
	const minutes = "15:04"
	at, until := line.At.In(p.zone), line.Until.In(p.zone)
	switch {
	case line.Until.IsZero() || at.Truncate(time.Minute).Equal(until.Truncate(time.Minute)):
		return at.Format(time.TimeOnly)
	case at.Format(time.DateOnly) == until.Format(time.DateOnly):
		return at.Format(minutes) + p.to() + until.Format(minutes)
	}
	return at.Format(minutes) + p.to() + until.Format("01-02")
}

// to stands between two times.
func (p *Pane) to() string {
	if p.theme.Unicode {
		return "–"
	}
	return "-"
}

// lead returns the room that the times of a section take.
func (p *Pane) lead(s *Section) int {
	w := 0
	for i := range s.Lines {
		w = max(w, theme.Width(p.clock(&s.Lines[i])))
	}
	return w
}

// widths works out the room for the times of a section, if there are any, and for each
// column that is drawn; see fit.
func (p *Pane) widths(i int) (lead int, all []*column) {
	s := &p.answer.Sections[i]
	if s.Timed {
		lead = p.lead(s) + signs
	} else if s.signed() {
		lead = failSign
	}
	s.joined = false
	s.joined = p.joins(s, p.width-margin-1-lead)
	all = p.fit(s, p.width-margin-1-lead)
	if lead, squeezed := p.squeeze(s, all); squeezed != nil {
		return lead, squeezed
	}
	return lead, all
}

// measureSection keeps how wide the columns of a section are, and how they are drawn.
func (p *Pane) measureSection(i int) {
	lead, all := p.widths(i)
	spans := []int{lead}
	for _, c := range all {
		spans = append(spans, c.width)
	}
	p.spans = append(p.spans, spans)
	p.columns = append(p.columns, all)
}

// signed reports whether a line says that it failed or was a dry run.
func (s *Section) signed() bool {
	return slices.ContainsFunc(s.Lines, func(l Line) bool { return l.Failed || l.DryRun })
}
