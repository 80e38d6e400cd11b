package main

import (
	"bufio"
	"context"
	"io"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
	"github.com/trailsift/trailsift/tui/export"
	"github.com/trailsift/trailsift/tui/theme"
)

// printer writes events in one of the formats.
type printer struct {
	export.Events
	rows []store.Row
	out  io.Writer

	short bool // the heads of columns are words, see head
	whole bool // cells are never cut: what reads them is a program, or a file
	line  int  // the width of the terminal; 0 is none

	// seen are the columns as a table has them, where several fields are one; nil
	// when each is its own.
	seen []question.Joint
}

// rowList is rows as they are exported.
type rowList []store.Row

// Len returns the number of rows.
func (l rowList) Len() int { return len(l) }

// Row returns row i.
func (l rowList) Row(i int) store.Row { return l[i] }

// printer returns what prints some events of what was loaded.
func (a *app) printer(l *loaded, columns []string, rows []store.Row) *printer {
	p := &printer{Events: export.Events{Language: l.lang, Snapshot: l.snap, Columns: columns, Rows: rowList(rows)}, rows: rows, out: a.output(), whole: !isTerminal(a.out), line: room(a.output()).line}
	if !a.reveal {
		p.Secret = trail.Secret
	}
	return p
}

func (p *printer) print(ctx context.Context, format string) error {
	p.Rows = rowList(p.rows)
	if format != "table" {
		return p.Write(ctx, format, p.out)
	}
	w := bufio.NewWriterSize(p.out, 1<<16)
	if err := p.table(ctx, w); err != nil {
		return err
	}
	return w.Flush()
}

// tableSample is how many rows decide the widths of columns, at the least: the first
// ones, and as many that lie evenly among the others.
const tableSample = 1000

func (p *printer) table(ctx context.Context, w *bufio.Writer) error {
	header := p.heads()
	write := p.writer(w, header)
	if err := write(header); err != nil {
		return err
	}
	return p.Each(ctx, func(rec store.Record) error { return write(p.cells(&p.Events, rec)) })
}

// writer returns what writes a row: on a terminal rows that do not fit go on below.
func (p *printer) writer(w *bufio.Writer, header []string) func(cells []string) error {
	if p.line > 0 {
		some := append([][]string{header}, p.sample()...)
		parts := linesFor(some, p.line)
		right := p.numberWidths(parts, some)
		return func(cells []string) error { return writeParts(w, flushRight(cells, right), parts, p.line) }
	}
	widths := p.widths()
	return func(cells []string) error { return p.writeRow(w, cells, widths) }
}

// cells are those of an event: fields that are seen as one column are one cell, and
// a failure without a code is called one.
func (p *printer) cells(of *export.Events, rec store.Record) []string {
	if p.seen == nil {
		return of.Cells(rec)
	}
	read := func(field string) []store.Value { return of.Values(rec, field) }
	out := make([]string, len(p.seen))
	for i, c := range p.seen {
		if len(c.Fields) > 1 {
			// Of rules each has a port and a peer, and many have the same.
			out[i] = strings.Join(c.Values(read, 0), ",")
			continue
		}
		var texts []string
		for _, v := range read(c.Fields[0]) {
			texts = append(texts, v.Text)
		}
		if out[i] = strings.Join(texts, ","); out[i] == "" && c.Fields[0] == "error" && failed(of.Language, rec) {
			out[i] = "Failure"
		}
	}
	return out
}

// failed reports whether a call failed: some do without an error code.
func failed(lang *store.Language, rec store.Record) bool {
	value, _ := rec.Value(lang, "failed")
	return value == "yes"
}

// widths fits the columns to what a part of the rows holds.
func (p *printer) widths() []int {
	heads := p.heads()
	widths := make([]int, len(heads))
	for i, head := range heads {
		widths[i] = theme.Width(head)
	}
	most := longestText
	if !p.whole {
		most = widestCell
	}
	for _, row := range p.sample() {
		for i, cell := range row {
			widths[i] = max(widths[i], min(theme.Width(theme.Clean(cell)), most))
		}
	}
	return widths
}

// sample returns the cells of a part of the rows: by the first ones alone the columns of
// a long trail would shift where somebody with a longer name comes.
func (p *printer) sample() (out [][]string) {
	sample := p.Events // what it masks does not count
	for _, row := range p.sampleRows() {
		out = append(out, p.cells(&sample, p.Snapshot.Record(row)))
	}
	return out
}

// sampleRows returns a part of the rows.
func (p *printer) sampleRows() []store.Row {
	out := slices.Clone(p.rows[:min(len(p.rows), tableSample)])
	rest := p.rows[len(out):]
	for i := 0; i < len(rest); i += max(1, len(rest)/tableSample) {
		out = append(out, rest[i])
	}
	return out
}

// writeRow writes cells side by side; what does not fit a terminal is cut in the
// middle. The last one is as long as it wants.
func (p *printer) writeRow(w *bufio.Writer, cells []string, widths []int) error {
	last := len(cells) - 1
	for i, cell := range cells[:last] {
		width := widths[i]
		if cell = theme.Clean(cell); p.whole {
			width = max(width, theme.Width(cell))
		}
		if _, err := w.WriteString(theme.Pad(theme.CutMiddle(cell, width), width) + "  "); err != nil {
			return err
		}
	}
	_, err := w.WriteString(theme.Clean(cells[last]) + "\n")
	return err
}
