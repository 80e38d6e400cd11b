package main

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
)

// heads are how the columns are headed: those of an answer by words, as in the interface.
// The paths that somebody asks for stay as they are: capitals would hide the words in them.
func (p *printer) heads() []string {
	if p.seen == nil {
		return p.fieldHeads()
	}
	var out []string
	for _, c := range p.seen {
		head := c.Title
		if head == "" {
			head = p.head(c.Fields[0])
		}
		out = append(out, strings.ToUpper(head))
	}
	return out
}

// head is how the column of a field is headed: in words where nobody asked for fields.
func (p *printer) head(field string) string {
	if !p.short {
		return field
	}
	head := question.Head(field)
	if !strings.Contains(head, " ") {
		head = question.Head("." + head) // that of a field such as errorMessage has words, too
	}
	return head
}

// fieldHeads are the heads of fields that somebody asked for. On a terminal the last name
// of a path does, unless another column has it as well.
func (p *printer) fieldHeads() []string {
	last := make([]string, len(p.Columns))
	for i, field := range p.Columns {
		last[i] = field
		if at := strings.LastIndexByte(field, '.'); at >= 0 && p.line > 0 && !strings.Contains(field, `"`) {
			last[i] = field[at+1:]
		}
	}
	out := slices.Clone(last)
	for i, field := range p.Columns {
		switch same := slices.DeleteFunc(slices.Clone(last), func(l string) bool { return !strings.EqualFold(l, last[i]) }); {
		case !strings.ContainsAny(field, `."`):
			out[i] = strings.ToUpper(field)
		case len(same) > 1:
			out[i] = field
		}
	}
	return out
}

// numberWidths returns the widths of the columns that hold nothing but numbers, of others
// 0: on a terminal they are flush right.
func (p *printer) numberWidths(parts []eventLine, some [][]string) []int {
	out := make([]int, columnsOf(some))
	for _, part := range parts {
		copy(out[part.from:], part.widths)
	}
	last := len(out) - 1
	for _, row := range some {
		out[last] = max(out[last], len(row[last])) // numbers are ASCII, and so are names of fields
	}
	for c, of := range p.fieldsSeen() {
		if !p.numbers(of) {
			out[c] = 0
		}
	}
	return out
}

// fieldsSeen are the fields of each column.
func (p *printer) fieldsSeen() (out [][]string) {
	for _, c := range p.seen {
		out = append(out, c.Fields)
	}
	if p.seen == nil {
		for _, field := range p.Columns {
			out = append(out, []string{field})
		}
	}
	return out
}

// numbers reports whether fields have only numbers, as far as a part of the rows tells.
func (p *printer) numbers(fields []string) (are bool) {
	look := p.Events // what it masks does not count
	for _, row := range p.sampleRows() {
		rec := p.Snapshot.Record(row)
		for _, field := range fields {
			for _, v := range look.Values(rec, field) {
				if are = v.Kind == store.Number && v.Text != trail.Mask; !are {
					return false
				}
			}
		}
	}
	return are
}

// flushRight puts blanks before the cells of columns of numbers.
func flushRight(cells []string, widths []int) []string {
	out := slices.Clone(cells)
	for c, width := range widths {
		out[c] = strings.Repeat(" ", max(0, width-len(out[c]))) + out[c]
	}
	return out
}
