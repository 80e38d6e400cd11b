package facets

import "github.com/trailsift/trailsift/tui/theme"

// Naming says what people call a session that somebody had; ok is false for one whose
// id says that itself.
type Naming func(id, owner string) (called theme.Called, ok bool)

// SetNaming tells what sessions are called whose owners are known, see [Counts].
func (g *Grid) SetNaming(n Naming) { g.naming = n }

// called returns what people call a value of a list, if its text says it to nobody.
func (g *Grid) called(l *list, value string) (called theme.Called, ok bool) {
	owner := l.lines.counts.Owners[value]
	if owner == "" || g.naming == nil {
		return called, false
	}
	return g.naming(value, owner)
}

// cutCalled returns how values are cut that may be called otherwise.
func (g *Grid) cutCalled(l *list) func(value string, width int) string {
	return func(value string, width int) string {
		if called, ok := g.called(l, value); ok {
			return called.CleanCut(width)
		}
		return theme.CleanCutValues(value, width)
	}
}

// longest returns the cells of the longest name of the first n values of a list.
func (g *Grid) longest(l *list, n int) (cells int) {
	for _, v := range l.lines.counts.Values[:max(0, min(len(l.lines.counts.Values), n))] {
		name := v.Value
		if called, ok := g.called(l, name); ok {
			name = called.String()
		}
		cells = max(cells, theme.Width(theme.CleanCut(name, longName)))
	}
	return cells
}
