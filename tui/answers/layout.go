package answers

import (
	"slices"
	"time"

	"github.com/trailsift/trailsift/tui/theme"
)

const (
	margin   = 2 // cells before a line: the mark and a blank
	gap      = 2 // between two columns
	signs    = 3 // behind a time: the sign of failure between blanks
	failSign = 2 // before lines without times: the sign of failure and a blank
	// leastColumn is how narrow a column is made at most to fit others.
	leastColumn = 8
	// widest is the most room that a column gets before the last one, unless it
	// is prose: a part of the width.
	widest = 3
	// enoughColumn is how much of a column tells what is in it, enoughKept of one
	// that is kept.
	enoughColumn = 22
	enoughKept   = 48
	// mostKept is the most room that a column gets which is kept: a part of the
	// width.
	mostKept = 2
	// leastLast is the room that the last column gets if it wants it.
	leastLast = 16
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
	p.rows, p.stops, p.spans = p.rows[:0], p.stops[:0], nil
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
	for i := range p.answer.Sections {
		p.section(i)
		p.spans = append(p.spans, p.widths(i))
	}
	limits := len(p.rows)
	p.sentences(p.answer.Caveats)
	if len(p.answer.Unproven) > 0 {
		limits = len(p.rows)
		p.blank()
		p.rows = append(p.rows, row{kind: noticeRow, text: "Not proven"})
	}
	for _, text := range p.answer.Unproven {
		p.text(caveatRow, text)
	}
	if limits+2 > p.height {
		p.pointToEnd(told)
	}
	p.cursor = max(0, min(p.cursor, len(p.stops)-1))
	p.show()
}

// pointToEnd says below the sentence, at a row, that there is more to know at the end,
// which is not in the window: long tables are between.
func (p *Pane) pointToEnd(at int) {
	text := ""
	switch n, notes := len(p.answer.Unproven), len(p.answer.Caveats); {
	case n > 0:
		text = "Not proven: " + theme.Plural(n, "limit") + ", see the end (G)"
	case notes > 0:
		text = theme.Plural(notes, "note") + ", see the end (G)"
	default:
		return
	}
	p.rows = slices.Insert(p.rows, at, row{kind: caveatRow, text: theme.CleanCut(text, max(0, p.width-margin))})
	for i := range p.stops {
		p.stops[i]++
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
			p.rows = append(p.rows, row{kind: dateRow, section: i, text: d})
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

// widths returns the room for the times, if there are any, and for each
// column. Where it is too little for all, the widest columns give way.
func (p *Pane) widths(i int) []int {
	s := &p.answer.Sections[i]
	out := []int{0}
	room := p.width - margin - 1
	if s.Timed {
		out[0] = p.lead(s) + signs
	} else if s.failed() {
		out[0] = failSign
	}
	room -= out[0]
	for c := range s.Columns {
		out = append(out, p.natural(s, c))
	}
	p.leaveOut(s, out[1:], room)
	s.leaveOutLast(out[1:], room)
	return share(s, out, room)
}

// failed reports whether a line says that it failed.
func (s *Section) failed() bool {
	return slices.ContainsFunc(s.Lines, func(l Line) bool { return l.Failed })
}

// leaveOut drops the columns that say something again, then spare ones from the
// right, until the others fit.
func (p *Pane) leaveOut(s *Section, widths []int, room int) {
	for i, c := range s.Columns {
		if c.Again && wanted(readable(s, widths)) > room {
			widths[i] = 0
		}
	}
	for i := len(widths) - 1; i > 0 && wanted(readable(s, widths)) > room; i-- {
		if s.Columns[i].Spare {
			widths[i] = 0
		}
	}
}

// leaveOutLast drops the last column where what is kept would have to be
// shortened for it.
func (s *Section) leaveOutLast(widths []int, room int) {
	last, kept := len(widths)-1, false
	least := slices.Clone(widths)
	for i, c := range s.Columns {
		if kept = kept || c.Keep; !c.Keep {
			least[i] = min(widths[i], leastColumn)
		}
	}
	if kept && !s.Columns[last].Keep && last > 0 && wanted(least) > room {
		widths[last] = 0
	}
}

// readable returns what columns need to be read at a glance.
func readable(s *Section, widths []int) []int {
	out := slices.Clone(widths)
	for i := range out {
		enough := enoughColumn
		if s.Columns[i].Keep {
			enough = enoughKept
		}
		out[i] = min(out[i], enough)
	}
	return out
}

// wanted returns the room that columns take with the gaps between them.
func wanted(widths []int) int {
	sum := -gap
	for _, w := range widths {
		if w > 0 {
			sum += w + gap
		}
	}
	return sum
}

// share divides the room among the columns: the last one that is drawn takes
// what the others leave.
func share(s *Section, out []int, room int) []int {
	last := len(out) - 1
	for last > 1 && out[last] == 0 {
		last--
	}
	if last < 1 {
		return out
	}
	room -= wanted(out[1:last]) + gap
	sum := 0
	for _, w := range out[1:last] {
		sum += w
	}
	least := min(out[last], leastLast)
	if s.Columns[last-1].Keep || s.Columns[last-1].When != NoTime {
		least = out[last]
	}
	s.giveWay(out[1:last+1], sum+room-least, room+sum)
	for _, w := range out[1:last] {
		sum -= w
	}
	room += sum
	if s.Columns[last-1].Right || s.Columns[last-1].When != NoTime {
		room = min(room, out[last])
	}
	out[last] = max(room, 0)
	return out
}

// giveWay makes columns narrower, to fit the last one as it is wanted. Those
// that are kept give way when the others, the last among them, are as narrow
// as they get.
func (s *Section) giveWay(widths []int, room, whole int) {
	last := len(widths) - 1
	var others, kept []int // their places
	for i := range widths[:last] {
		switch {
		case s.Columns[i].uncut():
		case s.Columns[i].Keep:
			kept = append(kept, i)
		default:
			others = append(others, i)
		}
	}
	if len(kept) == 0 {
		narrow(widths[:last], others, room)
		return
	}
	if !s.Columns[last].Keep {
		others = append(others, last)
	}
	narrow(widths, others, whole)
	narrow(widths, kept, whole)
}

// uncut reports whether a column keeps its width: of half a time nobody can tell
// which it is.
func (c *Column) uncut() bool { return c.Whole || c.When != NoTime }

// narrow shrinks the columns at some places until all fit.
func narrow(widths, places []int, room int) {
	sum, part := 0, make([]int, len(places))
	for _, w := range widths {
		sum += w
	}
	for k, i := range places {
		part[k] = widths[i]
		sum -= widths[i]
	}
	shrink(part, room-sum)
	for k, i := range places {
		widths[i] = part[k]
	}
}

// natural returns the cells that a column would take.
func (p *Pane) natural(s *Section, c int) int {
	w := theme.Width(theme.CleanCut(s.Columns[c].Title, maxMeasured))
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		if s.Lines[i].Whole {
			continue
		}
		n := theme.Width(theme.CleanCut(p.cellText(s, &s.Lines[i], c), maxMeasured))
		if c == 0 {
			n += theme.Width(p.branch(&s.Lines[i]))
		}
		w = max(w, n)
	}
	switch {
	case s.Columns[c].When != NoTime:
	case s.Columns[c].Keep:
		w = min(w, max(p.width/mostKept, leastLast))
	case !s.Columns[c].Prose && c < len(s.Columns)-1 && (c > 0 || !s.isTree()):
		w = min(w, max(p.width/widest, leastLast))
	}
	return w
}

// isTree reports whether lines are below each other in a tree.
func (s *Section) isTree() bool {
	return slices.ContainsFunc(s.Lines, func(l Line) bool { return l.Depth > 0 })
}

// shrink makes columns narrower, the widest first, until they fit.
func shrink(widths []int, room int) {
	for {
		sum, widest := 0, -1
		for i, w := range widths {
			sum += w
			if w > leastColumn && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if sum <= room || widest < 0 {
			return
		}
		widths[widest]--
	}
}

// show scrolls so that the row under the cursor is seen; near the ends also
// what is before the first and behind the last.
func (p *Pane) show() {
	if len(p.stops) == 0 || p.height <= 0 {
		return
	}
	at, last := p.stops[p.cursor], len(p.rows)-p.height
	first := at
	for first > 0 && p.rows[first-1].kind != lineRow && p.rows[first-1].kind != blankRow {
		first-- // a title or a date stays with its line
	}
	switch {
	case p.cursor == 0 && at < p.height:
		p.top = 0
	case p.cursor == len(p.stops)-1:
		p.top = max(p.top, min(last, at))
	}
	p.top = max(0, min(p.top, first), at-p.height+1)
	p.top = max(0, min(p.top, max(last, 0)))
}
