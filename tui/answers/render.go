package answers

import (
	"strings"
	"time"

	"github.com/trailsift/trailsift/tui/gist"
	"github.com/trailsift/trailsift/tui/theme"
)

// Render draws the window, exactly as large as it was told to be.
func (p *Pane) Render() string {
	block := theme.NewBlock(p.width, p.height)
	at := -1
	if p.cursor < len(p.stops) {
		at = p.stops[p.cursor]
	}
	end := p.end()
	for i := p.top; i < end; i++ {
		p.row(block, p.rows[i], i == at)
	}
	if p.window() < p.height {
		for block.Left() > 1 {
			block.Text(theme.Style{}, "")
		}
		block.Text(p.theme.Dim, p.below(end))
	}
	return block.String()
}

func (p *Pane) row(block *theme.Block, r row, cursor bool) {
	t := p.theme
	switch r.kind {
	case blankRow:
		block.Text(theme.Style{}, "")
	case noticeRow:
		block.Text(t.Title, " "+r.text)
	case titleTextRow:
		block.Text(t.Dim, " "+r.text)
	case sentenceRow:
		block.Text(t.Strong, " "+r.text)
	case titleRow:
		block.Line(p.titleLine(r.section))
	case headerRow:
		block.Text(t.Dim, p.header(r.section))
	case dateRow:
		room := max(0, p.width-margin)
		block.Text(t.Dim, "  "+theme.Cut(r.text+p.besideDate(r, room-theme.Width(r.text)), room))
	case noteRow:
		block.Text(t.Dim, "  "+r.text)
	case caveatRow, foldRow, pointRow:
		block.Text(t.Dim, " "+r.text)
	case stripRow:
		block.Line(p.stripLine())
	case stripAxisRow:
		block.Text(t.Dim, p.stripAxis())
	case lineRow:
		block.Line(p.line(r, cursor))
	}
}

// header returns the titles of the columns.
func (p *Pane) header(section int) string {
	s, widths := &p.answer.Sections[section], p.spans[section]
	text := strings.Repeat(" ", margin) + theme.Pad(s.timeTitle(), widths[0])
	behind := ""
	for i, c := range s.Columns {
		width := widths[i+1]
		if width == 0 {
			continue
		}
		text += behind
		behind = strings.Repeat(" ", gap)
		left := min(p.heads[section][i], max(0, blanksBehind(text)-gap))
		text, width = text[:len(text)-left], width+left
		text += fitted(Column{Right: c.Right}, cutHead(p.columns[section][i].title, width), width)
	}
	return text
}

// timeTitle heads the times before the lines.
func (s *Section) timeTitle() string {
	if s.Timed {
		return "TIME"
	}
	return ""
}

// fitted returns a cell's text in exactly width cells.
func fitted(c Column, text string, width int) string {
	if c.Right {
		return theme.PadLeft(theme.CleanCut(text, width), width)
	}
	return theme.Pad(shortened(c, text, width), width)
}

// shortened returns a cell's text in at most width cells.
func shortened(c Column, text string, width int) string {
	if c.Parts {
		text = leaveOutParts(text, width)
	}
	switch {
	case c.Prose:
		return theme.CleanCutProse(text, width)
	case aSession.MatchString(text):
		return cutSession(text, width)
	case ofAnother.MatchString(text):
		return cutOwned(text, width)
	case c.Names, isList(text):
		return cutNames(text, width)
	}
	if bare := bareAddress(text); bare != "" && len(text) > width {
		text = wholeAddress(bare, width)
	}
	if len(text) > width {
		text = withoutYears(shortMoment(text))
	}
	switch {
	case aRandomEnd.MatchString(text):
		return theme.CleanCut(text, width)
	case c.Many:
		return theme.CleanCutValues(text, width)
	}
	return theme.CleanCutMiddle(text, width)
}

// cutHead is a head in at most width cells, of which the last words go.
func cutHead(head string, width int) string {
	head = theme.CleanCut(head, maxMeasured)
	for theme.Width(head) > width {
		at := strings.LastIndexByte(head, ' ')
		if at <= 0 {
			return theme.CutMiddle(head, width)
		}
		head = head[:at]
	}
	return head
}

// wholeAddress returns an address, or nothing where it has too little room: half of it
// is another one.
func wholeAddress(address string, width int) string {
	if len(address) > width {
		return ""
	}
	return address
}

// line draws a line of a section.
func (p *Pane) line(r row, cursor bool) string {
	s, widths := &p.answer.Sections[r.section], p.spans[r.section]
	line := &s.Lines[r.line]
	out := painter{pane: p, cursor: cursor}
	out.start(p.marked(line.To))
	switch {
	case s.Timed:
		p.when(&out, line, widths[0])
	case widths[0] > 0:
		out.add(p.theme.Failed, theme.Pad(p.sign(line), widths[0]))
	}
	if line.Whole && len(line.Cells) > 0 {
		out.found(p.theme.Dim, theme.CleanCut(line.Cells[0], p.width))
		return out.String()
	}
	p.cells(&out, r)
	return out.String()
}

// lineOf is the line of a row.
func (p *Pane) lineOf(r row) *Line { return &p.answer.Sections[r.section].Lines[r.line] }

// when draws the time and the sign of how it ended in width cells.
func (p *Pane) when(out *painter, line *Line, width int) {
	clock := p.clock(line)
	if theme.Width(clock) > width-signs && !line.At.IsZero() { // when it began tells more than half of each
		clock = line.At.In(p.zone).Format(time.TimeOnly)
	}
	out.add(theme.Style{}, theme.Pad(clock, max(0, width-signs)))
	out.add(theme.Style{}, " ")
	if line.Failed {
		out.add(p.theme.Failed, p.sign(line))
	} else {
		out.add(theme.Style{}, p.sign(line))
	}
	out.add(theme.Style{}, " ")
}

// sign stands before what failed or only asked whether it would succeed.
func (p *Pane) sign(line *Line) string {
	switch {
	case line.Failed:
		return p.theme.Fail
	case line.DryRun:
		return p.theme.DryRun
	}
	return " "
}

func (p *Pane) cell(out *painter, r row, i, width int) {
	s := &p.answer.Sections[r.section]
	line, c := &s.Lines[r.line], s.Columns[i]
	branch, text := p.cellTexts(r, i, width)
	if branch != "" {
		out.add(p.theme.Dim, branch)
	}
	if !s.Timed && i == 0 && line.Failed {
		c.Look = ByVerb
	}
	if line.Rest {
		c.Look = Muted
	}
	out.found(p.style(c, line), text)
}

// cellTexts returns what is drawn of a cell in exactly width cells, and what is drawn of the
// tree before it.
func (p *Pane) cellTexts(r row, i, width int) (branch, shown string) {
	s := &p.answer.Sections[r.section]
	line, c := &s.Lines[r.line], s.Columns[i]
	text := p.cellText(s, line, i)
	switch drawn := p.columns[r.section][i]; {
	case text == "":
	case drawn.timeOnly:
		_, text = dayAndTime(text)
	case drawn.yearless:
		_, text, _ = strings.Cut(text, "-")
	}
	if i == 0 {
		branch = theme.Cut(p.branch(line), width)
		width -= theme.Width(branch)
	}
	if line.says(c) {
		return branch, theme.Pad(gist.Cut(gist.Clean(line.Gist), width), width)
	}
	return branch, p.cellIn(r, i, c, text, width)
}

func (p *Pane) style(c Column, line *Line) theme.Style {
	switch c.Look {
	case Muted:
		return p.theme.Dim
	case Strong:
		return p.theme.Strong
	case ByVerb:
		return p.theme.Verb(line.Verb, line.Failed)
	}
	return theme.Style{}
}

// branch returns what stands before the first cell of a line: its place in a
// tree and its sign.
func (p *Pane) branch(line *Line) string {
	t := p.theme
	corner := "`-"
	if t.Unicode {
		corner = "└─"
	}
	text := ""
	if line.Depth > 0 {
		text = strings.Repeat(" ", min(2*(line.Depth-1), p.width/deepest)) + corner
	}
	switch line.Sign {
	case Node:
		return text + t.Node + " "
	case Unknown:
		return text + "? "
	}
	if text != "" {
		return text + " "
	}
	return ""
}

// painter draws a line in runs of one style; the cursor's is reversed as a
// whole.
type painter struct {
	pane   *Pane
	cursor bool
	used   int
	lead   string
	runs   theme.Runs
}

// start draws what is before the cells.
func (out *painter) start(marked bool) {
	t := out.pane.theme
	out.lead = " "
	if out.cursor {
		out.lead = t.Mark
	}
	out.used = 1
	sign := " "
	if marked {
		sign = t.Picked
	}
	out.add(theme.Style{}, sign)
}

// add draws clean text as far as there is room.
func (out *painter) add(style theme.Style, text string) {
	text = theme.Cut(text, max(0, out.pane.width-out.used))
	out.used += theme.Width(text)
	if out.cursor {
		style = out.pane.theme.Cursor
	}
	out.runs.Add(style, text)
}

// found is add with what is searched for standing out.
func (out *painter) found(style theme.Style, text string) {
	query, lower := out.pane.query, strings.ToLower(text)
	at := strings.Index(lower, query)
	if query == "" || at < 0 || out.cursor || len(lower) != len(text) {
		out.add(style, text)
		return
	}
	out.add(style, text[:at])
	out.add(out.pane.theme.Match, text[at:at+len(query)])
	out.add(style, text[at+len(query):])
}

// String returns the line, filled up to the pane's width.
func (out *painter) String() string {
	out.add(theme.Style{}, strings.Repeat(" ", max(0, out.pane.width-out.used)))
	return out.lead + out.runs.String()
}
