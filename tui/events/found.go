package events

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// SetFinder tells what stands out in the list: the values that the filter was
// after. another says that it is another filter than before.
func (t *Table) SetFinder(f *store.Finder, another bool) {
	t.finder = f
	if another {
		t.texts = nil
	}
}

// found returns the part of a cell's value that stands out, as it is drawn.
func (t *Table) found(column int, value string) string {
	if t.finder == nil || value == "" {
		return ""
	}
	part, ok := t.finder.Telling(t.columns[column].Field, value)
	if !ok {
		return ""
	}
	return theme.CleanCut(part, maxCell)
}

// foundCell is cell with a part of the text standing out. What is cut of the
// text does not; when all of it was meant, what is left does.
func (p *painter) foundCell(column int, style theme.Style, text, part string) {
	at := strings.Index(text, part)
	if part == "" || at < 0 && !strings.Contains(text, "…") {
		p.cell(column, style, text)
		return
	}
	if at < 0 {
		part = strings.TrimRight(text, " ")
		at = 0
	}
	p.cell(column, style, text[:at])
	p.cell(column, p.table.theme.Match, part)
	p.cell(column, style, text[at+len(part):])
}
