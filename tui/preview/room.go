package preview

import "strings"

// decides reports whether a leaf names what was asked for. An answer mostly repeats that.
func (l leaf) decides() bool {
	return strings.HasPrefix(l.field, "requestParameters.") && l.names()
}

// broken breaks a value into as many lines as it takes, up to most and some of those to
// spare, or up to a few where the pane is brief: but the message of an error says why. What
// decides has more of those to spare, and others leave it what it needs.
func (p *Pane) broken(value string, room, most int, decides bool) (parts []string, whole bool) {
	breaks, more := wrap, moreLines
	switch brief := !p.focused; {
	case brief && most == mostLines:
		breaks, most, more = wrapBriefly, briefLines, briefMore
		if decides {
			return p.decided(value, room)
		}
	case brief:
		more = 0
	}
	parts, whole = breaks(value, room, most+max(0, min(p.spare-p.needs, more)))
	p.spare -= max(0, len(parts)-most)
	p.cut = p.cut || !whole && more > 0
	if !p.focused {
		trimStarts(parts)
	}
	return parts, whole
}

// trimStarts lets all lines of a value start in one column: where it is looked at briefly a
// blank between two lines is no part of them.
func trimStarts(parts []string) {
	for i := 1; i < len(parts); i++ {
		parts[i] = strings.TrimLeft(parts[i], " ")
	}
}

// decided breaks a value that decides what was done, where the pane is brief. How many
// lines it needs besides is counted until it has them.
func (p *Pane) decided(value string, room int) (parts []string, whole bool) {
	all, _ := wrapBriefly(value, room, briefLines+briefDeciding)
	needs := max(0, len(all)-briefLines)
	if p.spare == 0 {
		p.needs, p.cut = p.needs+needs, p.cut || needs > 0
		return wrapBriefly(value, room, briefLines)
	}
	got := min(needs, p.spare)
	p.spare, p.needs = p.spare-got, max(0, p.needs-needs)
	return wrapBriefly(value, room, briefLines+got)
}
