package answers

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// unseen is what of an answer is below the window.
type unseen struct {
	lines  int      // before the first of the titles
	titles []string // of sections
	limits bool     // what it does not prove, and notes
}

// unseenFrom tells what there is from a row on.
func (p *Pane) unseenFrom(at int) (out unseen) {
	for _, r := range p.rows[at:] {
		switch {
		case r.kind == titleRow:
			out.titles = append(out.titles, p.answer.Sections[r.section].Title)
		case r.kind == lineRow && len(out.titles) == 0:
			out.lines++
		case r.kind == noticeRow, r.kind == caveatRow:
			out.limits = true
		}
	}
	return out
}

// below says what is below the window, from a row on, and the key that leads there.
func (p *Pane) below(at int) string {
	left := p.unseenFrom(at)
	var what []string
	if left.lines > 0 {
		what = append(what, theme.Plural(left.lines, "more line"))
	}
	if n := len(left.titles); n > 0 {
		more := map[bool]string{true: "more ", false: ""}[left.lines == 0]
		what = append(what, theme.Plural(n, more+"section"))
	}
	key := p.keyTo(left)
	text := strings.Repeat(" ", margin)
	switch {
	case len(what) > 0:
		text += strings.Join(what, " and ") + " below"
	case left.limits:
		text += p.limitsBelow(at)
	default:
		text += "more below"
	}
	return theme.Cut(text+p.names(left.titles, p.width-theme.Width(text+key))+key, p.width)
}

// limitsBelow says that what the answer does not prove is below, or the rest of that; once, where
// the window says it below the sentence too.
func (p *Pane) limitsBelow(at int) string {
	is := func(kind rowKind) func(row) bool { return func(r row) bool { return r.kind == kind } }
	blank := p.rows[at].kind == blankRow || at > 0 && p.rows[at-1].kind == blankRow
	starts := blank || slices.ContainsFunc(p.rows[at:], is(noticeRow))
	if starts && p.limits() != "" && !slices.ContainsFunc(p.rows[p.top:at], is(pointRow)) {
		return p.limits() + " below"
	}
	return "more below"
}

// keyTo names the key that leads to what is below.
func (p *Pane) keyTo(left unseen) string {
	starts := p.starts()
	switch {
	case p.whole && p.isBelow(): // they were there before the sentence was unfolded
		return " (j)"
	case len(left.titles) > 0 && len(starts) > 0 && starts[len(starts)-1] > p.cursor:
		return " (tab)"
	case left.lines == 0 && len(left.titles) == 0 && left.limits:
		return " (G)"
	}
	return " (space)"
}

// names lists titles as far as there is room, each whole; behind the last is what says that
// there are more.
func (p *Pane) names(titles []string, room int) string {
	more, text := " "+p.theme.Ellipsis, ""
	for i, title := range titles {
		longer := text + map[bool]string{true: ": ", false: ", "}[i == 0] + theme.CleanCut(title, maxMeasured)
		need := theme.Width(longer)
		if i+1 < len(titles) {
			need += theme.Width(more)
		}
		switch {
		case need > room && text == "": // how many there are is said
			return ""
		case need > room:
			return text + more
		}
		text = longer
	}
	return text
}
