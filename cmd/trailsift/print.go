package main

import (
	"bufio"
	"context"
	"io"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/export"
	"github.com/trailsift/trailsift/tui/theme"
)

// printer writes events in one of the formats.
type printer struct {
	export.Events
	rows []store.Row
	out  io.Writer

	short bool // the heads of columns are short, see head
}

// rowList is rows as they are exported.
type rowList []store.Row

// Len returns the number of rows.
func (l rowList) Len() int { return len(l) }

// Row returns row i.
func (l rowList) Row(i int) store.Row { return l[i] }

// printer returns what prints some events of what was loaded.
func (a *app) printer(l *loaded, columns []string, rows []store.Row) *printer {
	p := &printer{Events: export.Events{Language: l.lang, Snapshot: l.snap, Columns: columns, Rows: rowList(rows)}, rows: rows, out: a.output()}
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

const (
	tableSample = 1000 // rows that decide the widths of columns
	widestCell  = 40
)

func (p *printer) table(ctx context.Context, w *bufio.Writer) error {
	widths := p.widths()
	header := make([]string, len(p.Columns))
	for i, name := range p.Columns {
		header[i] = strings.ToUpper(p.head(name))
	}
	if err := writeRow(w, header, widths); err != nil {
		return err
	}
	return p.Each(ctx, func(rec store.Record) error { return writeRow(w, p.Cells(rec), widths) })
}

// head is how a column is headed: by its field, or by the last name in the
// field's path where nobody asked for fields.
func (p *printer) head(field string) string {
	if p.short {
		return field[strings.LastIndexByte(field, '.')+1:]
	}
	return field
}

// widths fits the columns to what the first rows hold.
func (p *printer) widths() []int {
	widths := make([]int, len(p.Columns))
	for i, name := range p.Columns {
		widths[i] = theme.Width(p.head(name))
	}
	sample := p.Events // what it masks does not count
	for _, row := range p.rows[:min(len(p.rows), tableSample)] {
		for i, cell := range sample.Cells(p.Snapshot.Record(row)) {
			widths[i] = max(widths[i], min(theme.Width(theme.Clean(cell)), widestCell))
		}
	}
	return widths
}

// writeRow writes cells side by side; what does not fit is cut in the
// middle. The last one is as long as it wants.
func writeRow(w *bufio.Writer, cells []string, widths []int) error {
	last := len(cells) - 1
	for i, cell := range cells[:last] {
		cell = theme.Pad(theme.CutMiddle(theme.Clean(cell), widths[i]), widths[i])
		if _, err := w.WriteString(cell + "  "); err != nil {
			return err
		}
	}
	_, err := w.WriteString(theme.Clean(cells[last]) + "\n")
	return err
}
