package preview

import (
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// maxFound is how many values are named that the filter was after.
const maxFound = 4

// SetFinder tells what the filter was after: a preview begins with where that
// was found.
func (p *Pane) SetFinder(f *store.Finder) { p.reader.finder = f }

// found lists the values that the filter was after with their paths, unless
// every event in the list has them, or they are what a preview begins with.
func (p Reader) found(r store.Record) []leaf {
	if p.finder == nil {
		return nil
	}
	var out []leaf
	for _, hit := range p.finder.Hits(r, maxLeaves) {
		if _, telling := p.finder.Telling(hit.Field, hit.Text); !telling || len(out) == maxFound || p.heads(hit.Field) {
			continue
		}
		l := leaf{name: hit.Field, field: hit.Field, value: hit.Text, part: hit.Part}
		if p.secret != nil && p.secret(hit.Field) {
			l.value, l.part, l.masked = trail.Mask, "", true
		}
		out = append(out, l)
	}
	return out
}

// heads reports whether a path is one whose value a preview begins with anyway.
func (p Reader) heads(path string) bool {
	if p.lang == nil {
		return false
	}
	return slices.ContainsFunc([]string{"event", "error", "ip"}, func(alias string) bool { return p.lang.Aliases[alias] == path })
}

// foundSection draws what was found, path above value: neither fits beside the
// other.
func (p *Pane) foundSection(leaves []leaf) {
	if len(leaves) == 0 {
		return
	}
	p.text(theme.Style{}, "", leaf{})
	p.text(p.theme.Title, "found", leaf{})
	for _, l := range leaves {
		p.text(p.theme.Dim, " "+theme.CleanCutMiddle(l.name, p.width-3), leaf{})
		p.add("    "+p.theme.Found(theme.Style{}, l.value, l.part, p.width-4), l)
	}
}
