package detail

import (
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// Render returns the window of the tree and below it the path of the cursor
// with the record's source, exactly as large as it was told to be.
func (p *Pane) Render() string {
	block := theme.NewBlock(p.width, p.height)
	rows := p.rows()
	p.scroll(rows)
	for i := p.top; i < min(len(p.lines), p.top+rows); i++ {
		block.Line(p.line(i))
	}
	for block.Left() > 1 {
		block.Text(theme.Style{}, "")
	}
	block.Line(p.theme.Dim.Paint(p.footer()))
	return block.String()
}

// rows returns how many lines of the tree are seen.
func (p *Pane) rows() int { return max(p.height-1, min(p.height, 1)) }

// scroll makes the cursor's line visible in a number of rows and leaves no
// room below the last line unused.
func (p *Pane) scroll(rows int) {
	p.top = min(p.top, p.cursor, len(p.lines)-rows)
	p.top = max(p.top, p.cursor-rows+1, 0)
}

// footer returns the path and the source. The path has the right of way, but
// leaves a third of the line to a long source.
func (p *Pane) footer() string {
	path := theme.Clean(p.Path())
	room := max(p.width-theme.Width(path)-4, p.width/3)
	source := theme.CleanCutMiddle(p.source, room)
	left := p.width - theme.Width(source) - 1
	return theme.Pad(theme.Pad(" "+theme.CutMiddle(path, left-3), left)+source, p.width)
}

// line draws line i.
func (p *Pane) line(i int) string {
	l := p.lines[i]
	out := row{theme: p.theme, width: p.width, query: p.query, cursor: i == p.cursor}
	switch n := &p.tree.nodes[l.node]; {
	case l.more:
		out.to(p.wrapAt(l.node))
		out.found(theme.Style{}, l.part)
	case n.parent < 0, n.kind == rawLine:
		p.value(&out, l.node)
	default:
		p.key(&out, l.node)
		p.value(&out, l.node)
	}
	return out.String()
}

// key draws the sign for folding and the key.
func (p *Pane) key(out *row, i int) {
	n := &p.tree.nodes[i]
	if n.hasChildren(i) {
		out.to(keyAt(n.depth, p.width) - 2)
		out.add(p.theme.Dim, p.sign(n))
	}
	out.to(keyAt(n.depth, p.width))
	out.found(theme.Style{}, p.tree.key(i, p.keyRoom(i)))
}

// sign shows whether a node is folded.
func (p *Pane) sign(n *node) string {
	switch {
	case n.open:
		return p.theme.Down
	case p.theme.Unicode:
		return "▸"
	}
	return ">"
}

// value draws what is to the right of the key.
func (p *Pane) value(out *row, i int) {
	n := &p.tree.nodes[i]
	out.to(p.valueAt(i))
	out.query = p.wanted(i)
	switch {
	case n.masked:
		out.add(p.theme.Dim, trail.Mask)
	case n.hasChildren(i):
		out.add(p.theme.Dim, p.tree.content(i, out.left()))
	case n.open:
		out.add(p.theme.Dim, theme.Size(int64(n.end-n.start)))
	case n.kind == null, n.kind == opaque:
		out.add(p.theme.Dim, p.tree.shown(i, out.left()))
	case n.kind == quoted:
		out.found(p.style(n), `"`+p.tree.shownFor(i, out.query, out.left()-2)+`"`)
	default:
		out.found(p.style(n), p.tree.shown(i, out.left()))
	}
}

// style makes what went wrong stand out.
func (p *Pane) style(n *node) theme.Style {
	if n.field == "errorCode" || n.field == "errorMessage" {
		return p.theme.Failed
	}
	return theme.Style{}
}

// content returns what the line of a node with children says about them.
func (t *tree) content(i, width int) string {
	n := &t.nodes[i]
	said := ""
	switch n.embed {
	case embeddedJSON:
		said = "embedded JSON"
	case embeddedURL:
		said = "embedded URL-encoded JSON"
	}
	if said != "" && (!n.open || t.isList(i)) {
		said += " "
	}
	switch {
	case !n.open:
		return said + t.summary(i, width-len(said))
	case t.isList(i):
		return said + theme.Plural(t.count(i), "item")
	}
	return said
}
