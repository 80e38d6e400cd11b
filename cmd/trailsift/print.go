package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"io"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// printer writes events in one of the formats.
type printer struct {
	*app
	*loaded
	ctx     context.Context
	columns []string
	rows    []store.Row
	out     io.Writer
	masked  int // secrets replaced so far
	text    []byte
	secrets map[string]bool // by path
}

func (p *printer) print(format string) error {
	w := bufio.NewWriterSize(p.out, 1<<16)
	var err error
	switch format {
	case "ndjson":
		err = p.each(func(rec store.Record) error { return write(w, onOneLine(p.json(rec)), "\n") })
	case "raw":
		err = p.each(func(rec store.Record) error { return write(w, p.json(rec), "\x00") })
	case "json":
		err = p.array(w)
	case "csv":
		err = p.csv(w)
	default:
		err = p.table(w)
	}
	if err != nil {
		return err
	}
	return w.Flush()
}

// each calls fn with every record until the context ends.
func (p *printer) each(fn func(store.Record) error) error {
	for _, row := range p.rows {
		if err := p.ctx.Err(); err != nil {
			return err
		}
		if err := fn(p.snap.Record(row)); err != nil {
			return err
		}
	}
	return nil
}

func write(w *bufio.Writer, text []byte, end string) error {
	if _, err := w.Write(text); err != nil {
		return err
	}
	_, err := w.WriteString(end)
	return err
}

// json returns a record's bytes, secrets masked unless they are wanted. They
// are valid until the next call.
func (p *printer) json(rec store.Record) []byte {
	if p.reveal {
		p.text = rec.AppendJSON(p.text[:0])
		return p.text
	}
	var n int
	p.text, n = rec.AppendMasked(p.text[:0], p.secret, trail.Mask)
	p.masked += n
	return p.text
}

// secret is trail.Secret, remembered: every record asks for the same paths.
func (p *printer) secret(path string) bool {
	secret, known := p.secrets[path]
	if !known {
		secret = trail.Secret(path)
		p.secrets[path] = secret
	}
	return secret
}

// onOneLine turns every line break into one space. JSON has line breaks only
// between tokens.
func onOneLine(text []byte) []byte {
	out, before := text[:0], byte(0)
	for _, c := range text {
		switch {
		case c == '\n' && before == '\r':
		case c == '\n' || c == '\r':
			out = append(out, ' ')
		default:
			out = append(out, c)
		}
		before = c
	}
	return out
}

func (p *printer) array(w *bufio.Writer) error {
	before := "[\n"
	err := p.each(func(rec store.Record) error {
		_, err := w.WriteString(before)
		before = ",\n"
		if err != nil {
			return err
		}
		return write(w, p.json(rec), "")
	})
	if err != nil {
		return err
	}
	if len(p.rows) == 0 {
		_, err = w.WriteString("[]\n")
		return err
	}
	_, err = w.WriteString("\n]\n")
	return err
}

// cells returns the values of the chosen columns, those of one field
// separated by commas, masked where they are secret.
func (p *printer) cells(rec store.Record) []string {
	out := make([]string, len(p.columns))
	for i, name := range p.columns {
		var texts []string
		for _, v := range rec.Values(p.lang, name) {
			if !p.reveal && trail.Secret(name) {
				v.Text = trail.Mask
				p.masked++
			}
			texts = append(texts, v.Text)
		}
		out[i] = strings.Join(texts, ",")
	}
	return out
}

func (p *printer) csv(w *bufio.Writer) error {
	c := csv.NewWriter(w)
	if err := c.Write(p.columns); err != nil {
		return err
	}
	err := p.each(func(rec store.Record) error {
		cells := p.cells(rec)
		for i := range cells {
			cells[i] = harmless(theme.Clean(cells[i]))
		}
		return c.Write(cells)
	})
	c.Flush()
	if err != nil {
		return err
	}
	return c.Error()
}

// harmless keeps a spreadsheet from taking a cell for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

const (
	tableSample = 1000 // rows that decide the widths of columns
	widestCell  = 40
)

func (p *printer) table(w *bufio.Writer) error {
	widths := p.widths()
	header := make([]string, len(p.columns))
	for i, name := range p.columns {
		header[i] = strings.ToUpper(name)
	}
	if err := writeRow(w, header, widths); err != nil {
		return err
	}
	return p.each(func(rec store.Record) error { return writeRow(w, p.cells(rec), widths) })
}

// widths fits the columns to what the first rows hold.
func (p *printer) widths() []int {
	widths := make([]int, len(p.columns))
	for i, name := range p.columns {
		widths[i] = theme.Width(name)
	}
	masked := p.masked
	for _, row := range p.rows[:min(len(p.rows), tableSample)] {
		for i, cell := range p.cells(p.snap.Record(row)) {
			widths[i] = max(widths[i], min(theme.Width(theme.Clean(cell)), widestCell))
		}
	}
	p.masked = masked
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
