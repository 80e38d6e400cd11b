package diff

import (
	"cmp"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Pane shows a difference. The zero value is not usable; see [New].
type Pane struct {
	theme         *theme.Theme
	width, height int

	diff   *Diff // nil while it is worked out
	open   bool  // what is equal is listed
	rows   []row
	stops  []int // the first row of each leaf, and that of what is equal
	cursor int
	top    int
	query  string
	typing bool // what is searched for is being typed
	origin int  // the stop that it is looked for from meanwhile

	pathRoom int // of the paths of what is equal
}

type rowKind uint8

const (
	blankRow rowKind = iota
	wordsRow
	pathRow
	beforeRow
	afterRow
	equalRow
	foldRow
	caveatRow
)

// row is a line of the pane, with the leaf that it is of.
type row struct {
	kind rowKind
	text string // clean
	leaf *Leaf
	more bool // it goes on with the row before
}

// New returns a pane without a difference.
func New(t *theme.Theme) *Pane { return &Pane{theme: t} }

// SetSize tells how many cells the pane has.
func (p *Pane) SetSize(width, height int) {
	if width != p.width || height != p.height {
		p.width, p.height = width, height
		p.layOut()
	}
}

// Reset forgets the difference.
func (p *Pane) Reset() { *p = Pane{theme: p.theme, width: p.width, height: p.height} }

// Set shows a difference.
func (p *Pane) Set(d *Diff) {
	p.diff = d
	p.layOut()
}

// Cursor returns the number of the line under the cursor, for [Pane.SetCursor].
func (p *Pane) Cursor() int { return p.cursor }

// SetCursor puts the cursor on a line.
func (p *Pane) SetCursor(n int) {
	p.cursor = max(0, min(n, len(p.stops)-1))
	p.show()
}

// Current returns the leaf under the cursor; ok is false when there is none.
func (p *Pane) Current() (leaf Leaf, ok bool) {
	if p.cursor >= len(p.stops) || p.rows[p.stops[p.cursor]].leaf == nil {
		return Leaf{}, false
	}
	return *p.rows[p.stops[p.cursor]].leaf, true
}

// Page returns how many lines a page has.
func (p *Pane) Page() int { return max(1, p.height/4) }

// Move moves the cursor by n leaves; at the end it moves what is seen, and so it does by
// half a window where the leaf under the cursor goes on beyond that.
func (p *Pane) Move(n int) {
	last := len(p.stops) - 1
	if last >= 0 && max(n, -n) <= p.Page() && p.scrollLeaf(n) {
		return
	}
	if last < 0 || n > 0 && p.cursor == last || n < 0 && p.cursor == 0 {
		p.top = max(0, min(p.top+n, len(p.rows)-p.height))
		return
	}
	p.cursor = max(0, min(p.cursor+n, last))
	p.show()
}

// Folds reports whether there is something equal to list.
func (p *Pane) Folds() bool { return p.diff != nil && len(p.diff.Equal) > 0 }

// Open reports whether what is equal is listed.
func (p *Pane) Open() bool { return p.open }

// Toggle lists what is equal and goes there, or folds it.
func (p *Pane) Toggle() {
	p.open = !p.open
	p.layOut()
	if p.diff == nil || !p.open || len(p.diff.Equal) == 0 {
		return
	}
	p.cursor = len(p.diff.Changed)
	p.top = min(p.stops[p.cursor]-p.height/2, max(0, len(p.rows)-p.height))
	p.show()
}

// BeginSearch lets searches start at the cursor as it is now until
// [Pane.EndSearch]: the text is being typed, and where a part of it was found
// says nothing.
func (p *Pane) BeginSearch() { p.typing, p.origin = true, p.cursor }

// EndSearch leaves the cursor where the text was found.
func (p *Pane) EndSearch() { p.typing = false }

// Search looks for text, without regard to case, and goes to the first leaf
// that has it at the cursor or behind; it reports whether there is one.
func (p *Pane) Search(text string) bool {
	p.query = strings.ToLower(text)
	if p.typing && p.cursor != p.origin {
		p.SetCursor(p.origin)
	}
	return p.seek(p.cursor, 1)
}

// NextMatch goes to the next leaf that has what is searched for, or with -1 to
// the one before, and reports whether there is one.
func (p *Pane) NextMatch(n int) bool { return p.seek(p.cursor+n, n) }

func (p *Pane) seek(from, n int) bool {
	count := len(p.stops)
	for k := range count {
		i := ((from+k*n)%count + count) % count
		if p.query != "" && p.holds(i) {
			p.cursor = i
			p.show()
			return true
		}
	}
	return false
}

func (p *Pane) holds(i int) bool {
	leaf := p.rows[p.stops[i]].leaf
	return leaf != nil && strings.Contains(strings.ToLower(leaf.Path+"\n"+leaf.Before+"\n"+leaf.After), p.query)
}

// maxLines is how many lines a value may take.
const maxLines = 40

// layOut works out the rows anew.
func (p *Pane) layOut() {
	p.rows, p.stops = p.rows[:0], p.stops[:0]
	if p.diff == nil {
		return
	}
	for _, words := range p.diff.Words {
		p.text(wordsRow, words, nil)
	}
	for _, c := range p.diff.Caveats { // before the lines that they are about
		p.text(caveatRow, c, nil)
	}
	for i := range p.diff.Changed {
		p.leaf(&p.diff.Changed[i])
	}
	if len(p.diff.Changed) == 0 {
		p.blank()
		p.text(wordsRow, "there is no difference", nil)
	}
	p.equal()
	p.cursor = max(0, min(p.cursor, len(p.stops)-1))
	p.show()
}

func (p *Pane) blank() {
	if len(p.rows) > 0 {
		p.rows = append(p.rows, row{})
	}
}

// leaf adds a path with what it was and is.
func (p *Pane) leaf(l *Leaf) {
	p.blank()
	p.stops = append(p.stops, len(p.rows))
	p.text(pathRow, l.Path, l)
	if l.Was {
		p.texts(beforeRow, l.gone, l.Before, l)
	}
	if l.Is {
		p.texts(afterRow, l.come, l.After, l)
	}
}

// texts adds the items of a set, each with its sign, or the one text of what is none.
func (p *Pane) texts(kind rowKind, items []string, one string, l *Leaf) {
	if len(items) == 0 {
		items = []string{cmp.Or(one, `""`)}
	}
	for _, item := range items {
		p.text(kind, item, l)
	}
}

// equal adds what does not differ, folded to one line or leaf by leaf.
func (p *Pane) equal() {
	if len(p.diff.Equal) == 0 {
		return
	}
	p.blank()
	p.stops = append(p.stops, len(p.rows))
	says := "paths are equal"
	if len(p.diff.Equal) == 1 {
		says = "path is equal"
	}
	p.pathRoom = p.measure()
	p.rows = append(p.rows, row{kind: foldRow, text: theme.Count(len(p.diff.Equal)) + " " + says})
	for i := range p.diff.Equal {
		if p.open {
			l := &p.diff.Equal[i]
			p.stops = append(p.stops, len(p.rows))
			p.rows = append(p.rows, row{kind: equalRow, leaf: l})
		}
	}
}

// text adds text in as many rows as it needs.
func (p *Pane) text(kind rowKind, text string, leaf *Leaf) {
	room := max(1, p.width-5)
	if kind == wordsRow || kind == caveatRow {
		for _, line := range theme.WrapWords(theme.CleanCut(text, room*maxLines), p.width-2) {
			p.rows = append(p.rows, row{kind: kind, text: line})
		}
		return
	}
	lines, rest := broken(theme.CleanCut(text, room*maxLines+1), room, maxLines)
	if rest != "" {
		lines[len(lines)-1] = theme.Cut(lines[len(lines)-1]+"  ", room-1) + "…"
	}
	if len(lines) == 0 {
		lines = []string{""}
	}
	for i, line := range lines {
		p.rows = append(p.rows, row{kind: kind, text: line, leaf: leaf, more: i > 0})
	}
}

// extent returns the first row of the leaf under the cursor, and the first behind it.
func (p *Pane) extent() (first, end int) {
	first, end = p.stops[p.cursor], len(p.rows)
	if p.cursor+1 < len(p.stops) {
		end = p.stops[p.cursor+1]
	}
	return first, end
}

// least returns the smallest top with which the row before end is seen.
func (p *Pane) least(end int) int {
	top := end - p.height
	if top+p.window(top) < end { // the last line is for what is below
		top++
	}
	return max(0, top)
}

// scrollLeaf shows more of the leaf under the cursor in the direction of n; false where
// there is no more of it.
func (p *Pane) scrollLeaf(n int) bool {
	first, end := p.extent()
	switch half := max(1, p.height/2); {
	case n > 0 && p.top < p.least(end):
		p.top = min(p.top+half, p.least(end))
	case n < 0 && p.top > first:
		p.top = max(p.top-half, first)
	default:
		return false
	}
	return true
}

// show scrolls so that the leaf under the cursor is seen, whole if it fits.
func (p *Pane) show() {
	if len(p.stops) == 0 || p.height <= 0 {
		return
	}
	first, end := p.extent()
	if p.cursor == 0 && end <= p.height {
		p.top = 0
	}
	p.top = min(p.top, max(0, len(p.rows)-p.height))
	p.top = min(max(p.top, p.least(end)), first)
}
