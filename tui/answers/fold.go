package answers

import (
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

// fold leaves out as many of the last rows of the sentence as it takes to see the first
// line in a window at the top of the answer; a row says so, and how they come back. Where
// not even one row of the sentence would be left, it stays whole.
func (p *Pane) fold(told int) {
	first := slices.IndexFunc(p.rows, func(r row) bool { return r.kind == lineRow })
	over := first - (p.windowFrom(0) - 1)
	if p.whole || first < 0 || over <= 0 {
		return
	}
	from, to := p.sentence(told)
	kept := to - from - over - 1 // what says so takes a row, too
	if kept < 1 {
		return
	}
	left := theme.Plural(to-from-kept, "more line")
	p.replace(from+kept, to, row{kind: foldRow, text: theme.CleanCut(p.theme.Ellipsis+" "+left+" (k)", max(0, p.width-margin))})
}

// sentence returns the first row of the sentence and the one behind its last.
func (p *Pane) sentence(told int) (from, to int) {
	is := func(r row) bool { return r.kind == sentenceRow }
	from = max(0, slices.IndexFunc(p.rows[:told], is))
	for to = from; to < told && is(p.rows[to]); to++ {
	}
	return from, to
}

// Unfold shows the sentence whole from the top of the answer, if rows of it are left out.
func (p *Pane) Unfold() {
	if !slices.ContainsFunc(p.rows, func(r row) bool { return r.kind == foldRow }) {
		return
	}
	p.whole, p.opening, p.cursor, p.top = true, true, 0, 0
	p.layOut()
}
