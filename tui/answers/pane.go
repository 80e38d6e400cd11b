package answers

import (
	"strings"
	"time"

	"github.com/trailsift/trailsift/tui/theme"
)

// Pane shows an answer. The zero value is not usable; see [New].
type Pane struct {
	theme         *theme.Theme
	zone          *time.Location
	width, height int

	answer  *Answer // nil while it is looked for
	notice  string  // above it
	marked  func(Target) bool
	rows    []row
	stops   []int // the rows that lead somewhere
	cursor  int   // among the stops
	top     int   // first row drawn
	whole   bool  // the sentence is shown whole, whatever room that leaves, see fold
	opening bool  // the answer is read from its top: its first line may be below the window
	query   string
	hits    []int // stops that have what is searched for
	typing  bool  // what is searched for is being typed
	origin  int   // the stop that it is looked for from meanwhile
	spans   [][]int
	heads   [][]int     // by section and column, see headsLeft
	columns [][]*column // by section
	aparts  [][]*cuts   // by section and column, see apartIn
	redrawn int         // lines that blanks were looked for in, see lendBlanks
}

// row is a line of the pane: a line of a section, or something that belongs to
// it or to the answer.
type row struct {
	kind    rowKind
	section int
	line    int
	text    string // clean, of the kinds that are text
}

type rowKind uint8

const (
	blankRow rowKind = iota
	noticeRow
	titleTextRow
	sentenceRow
	titleRow
	headerRow
	dateRow
	lineRow
	noteRow
	caveatRow
	pointRow
	foldRow
	stripRow
	stripAxisRow
)

// New returns a pane without an answer.
func New(t *theme.Theme) *Pane {
	return &Pane{theme: t, zone: time.UTC, marked: func(Target) bool { return false }}
}

// SetSize tells how many cells the pane has.
func (p *Pane) SetSize(width, height int) {
	if width == p.width && height == p.height {
		return
	}
	p.width, p.height = width, height
	p.layOut()
}

// SetZone tells which zone times are shown in; it is UTC until then.
func (p *Pane) SetZone(zone *time.Location) {
	if zone != p.zone {
		p.zone = zone
		p.layOut()
	}
}

// SetNotice tells what has to be known before the answer is read; empty for
// nothing.
func (p *Pane) SetNotice(text string) {
	if text != p.notice {
		p.notice = text
		p.layOut()
	}
}

// SetMarked tells which lines are marked.
func (p *Pane) SetMarked(marked func(Target) bool) { p.marked = marked }

// Reset forgets the answer, for another question.
func (p *Pane) Reset() {
	*p = Pane{theme: p.theme, zone: p.zone, marked: p.marked, width: p.width, height: p.height}
}

// Set shows an answer. In place of an earlier one to the same question it
// keeps the cursor on its line, if that is still there.
func (p *Pane) Set(a *Answer) {
	before, had := p.Current()
	p.answer = a
	p.opening = p.opening || !had
	p.layOut()
	if had {
		p.seek(before)
	}
	p.find()
}

// seek puts the cursor on a line that leads where another one did.
func (p *Pane) seek(to Line) {
	for i := range p.stops {
		if same(p.stop(i).To, to.To) {
			p.opening = p.opening && i == 0
			p.cursor = i
			p.show()
			return
		}
	}
}

func same(a, b Target) bool {
	text := func(t Target) string {
		if t.Events == nil {
			return ""
		}
		return t.Events.String()
	}
	return a.Event == b.Event && a.Row == b.Row && a.Ask == b.Ask && a.Field == b.Field && a.Value == b.Value && text(a) == text(b)
}

// Answer returns what is shown; nil while it is looked for.
func (p *Pane) Answer() *Answer { return p.answer }

// Cursor returns the number of the line under the cursor, for
// [Pane.SetCursor].
func (p *Pane) Cursor() int { return p.cursor }

// SetCursor puts the cursor on a line.
func (p *Pane) SetCursor(n int) {
	p.cursor = max(0, min(n, len(p.stops)-1))
	p.top, p.opening = 0, p.cursor == 0
	p.show()
}

// Stops returns how many lines lead somewhere.
func (p *Pane) Stops() int { return len(p.stops) }

// Parts returns how many sections have such lines.
func (p *Pane) Parts() int { return len(p.starts()) }

// starts returns the first stop of each section that has one.
func (p *Pane) starts() []int {
	var out []int
	for i, at := range p.stops {
		if i == 0 || p.rows[at].section != p.rows[p.stops[i-1]].section {
			out = append(out, i)
		}
	}
	return out
}

// stop returns the line of a stop.
func (p *Pane) stop(i int) *Line {
	r := p.rows[p.stops[i]]
	return &p.answer.Sections[r.section].Lines[r.line]
}

// Current returns the line under the cursor; ok is false when none leads
// anywhere.
func (p *Pane) Current() (line Line, ok bool) {
	if p.answer == nil || p.cursor >= len(p.stops) || p.isBelow() {
		return Line{}, false // nobody acts on what is not seen
	}
	return *p.stop(p.cursor), true
}

// Text returns the line under the cursor as text.
func (p *Pane) Text() string {
	line, _ := p.Current()
	return strings.Join(line.Cells, "  ")
}

// Page returns how many lines a page has.
func (p *Pane) Page() int { return max(1, p.height-2) }

// BeginSearch lets searches start at the cursor as it is now until
// [Pane.EndSearch]: the text is being typed, and where a part of it was found
// says nothing.
func (p *Pane) BeginSearch() { p.typing, p.origin = true, p.cursor }

// EndSearch leaves the cursor where the text was found.
func (p *Pane) EndSearch() { p.typing = false }

// Search looks for text in the lines, without regard to case, and goes to the
// first that has it at the cursor or behind; an empty text ends the search. It
// reports whether there is one.
func (p *Pane) Search(text string) bool {
	p.query = strings.ToLower(text)
	p.find()
	if p.typing && p.cursor != p.origin {
		p.SetCursor(p.origin)
	}
	return p.toHit(p.cursor, 1)
}

// NextMatch goes to the next line that has what is searched for, or with -1
// the one before, and reports whether there is one.
func (p *Pane) NextMatch(n int) bool { return p.toHit(p.cursor+n, n) }

// find looks for the lines that have what is searched for.
func (p *Pane) find() {
	p.hits = nil
	if p.query == "" || p.answer == nil {
		return
	}
	for i := range p.stops {
		for _, cell := range p.stop(i).Cells {
			if strings.Contains(strings.ToLower(cell), p.query) {
				p.hits = append(p.hits, i)
				break
			}
		}
	}
}

// toHit goes to the nearest hit from a stop on, in a direction; behind the last
// the first comes.
func (p *Pane) toHit(from, n int) bool {
	if len(p.hits) == 0 {
		return false
	}
	at := p.hits[0]
	if n < 0 {
		at = p.hits[len(p.hits)-1]
	}
	for _, h := range p.hits {
		if n > 0 && h >= from {
			at = h
			break
		}
		if n < 0 && h <= from {
			at = h
		}
	}
	if n < 0 && from < p.hits[0] {
		at = p.hits[len(p.hits)-1]
	}
	p.jump(at)
	return true
}
