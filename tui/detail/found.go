package detail

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// SetFinder tells which values the filter was after: find returns the part of
// the value of a path. As long as nothing is searched for these stand out, and
// the next and previous match are among them.
func (p *Pane) SetFinder(find func(field, text string) (part string, ok bool)) {
	p.find = find
	p.findMatches()
}

// findMatches makes the values that the filter was after the matches, unless
// something is searched for.
func (p *Pane) findMatches() {
	if p.query != "" {
		return
	}
	p.matches = nil
	for i := range p.tree.nodes {
		if _, ok := p.found(i); ok {
			p.matches = append(p.matches, i)
		}
	}
}

// found returns the part of a node's value that the filter was after.
func (p *Pane) found(i int) (part string, ok bool) {
	n := &p.tree.nodes[i]
	if p.find == nil || n.field == "" || n.masked {
		return "", false
	}
	text, ok := p.tree.value(i)
	if !ok {
		return "", false
	}
	return p.find(n.field, text)
}

// wanted returns the text that stands out in a node's value, in lower case:
// what is searched for, else what the filter was after.
func (p *Pane) wanted(i int) string {
	if p.query != "" {
		return p.query
	}
	part, ok := p.found(i)
	if !ok {
		return ""
	}
	return strings.ToLower(theme.CleanCut(part, p.width))
}
