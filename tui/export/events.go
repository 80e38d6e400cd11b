package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// Rows are events in an order; a [store.View] is.
type Rows interface {
	Len() int
	Row(i int) store.Row
}

// Events is what is written, and how much of it was masked.
type Events struct {
	Language *store.Language
	Snapshot *store.Snapshot
	Rows     Rows
	Columns  []string // of CSV: names as filters call them
	// Secret reports whether the values of a path, or of a column, are masked;
	// nil masks nothing.
	Secret func(path string) bool
	// Progress is told how many events were written, every few thousand; it may
	// be nil.
	Progress func(n int)

	masked  int
	text    []byte
	secrets map[string]bool // by path
}

// What is the column that is made from several fields, as the event list has it:
// the error, if there is one, and the most telling request parameters of the API.
const What = "what"

// Formats are the formats that [Events.Write] knows.
func Formats() []string { return []string{"ndjson", "raw", "json", "csv"} }

// Write writes the events in a format until the context ends.
func (e *Events) Write(ctx context.Context, format string, to io.Writer) error {
	w := bufio.NewWriterSize(to, 1<<16)
	var err error
	switch format {
	case "ndjson":
		err = e.Each(ctx, func(rec store.Record) error { return write(w, onOneLine(e.json(rec)), "\n") })
	case "raw":
		err = e.Each(ctx, func(rec store.Record) error { return write(w, e.json(rec), "\x00") })
	case "json":
		err = e.array(ctx, w)
	case "csv":
		err = e.csv(ctx, w)
	default:
		err = fmt.Errorf("no format %q", format)
	}
	if err != nil {
		return err
	}
	return w.Flush()
}

// Masked returns how many secrets were replaced so far.
func (e *Events) Masked() int { return e.masked }

// progressStep is how many events are written between two reports.
const progressStep = 1 << 12

// Each calls fn with every record until the context ends or fn fails.
func (e *Events) Each(ctx context.Context, fn func(store.Record) error) error {
	for i := range e.Rows.Len() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := fn(e.Snapshot.Record(e.Rows.Row(i))); err != nil {
			return err
		}
		if e.Progress != nil && (i+1)%progressStep == 0 {
			e.Progress(i + 1)
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
func (e *Events) json(rec store.Record) []byte {
	if e.Secret == nil {
		e.text = rec.AppendJSON(e.text[:0])
		return e.text
	}
	var n int
	e.text, n = rec.AppendMasked(e.text[:0], e.secret, trail.Mask)
	e.masked += n
	return e.text
}

// secret is Secret, remembered: every record asks for the same paths.
func (e *Events) secret(path string) bool {
	secret, known := e.secrets[path]
	if !known {
		if e.secrets == nil {
			e.secrets = make(map[string]bool)
		}
		secret = e.Secret(path)
		e.secrets[path] = secret
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

func (e *Events) array(ctx context.Context, w *bufio.Writer) error {
	before := "[\n"
	err := e.Each(ctx, func(rec store.Record) error {
		_, err := w.WriteString(before)
		before = ",\n"
		if err != nil {
			return err
		}
		return write(w, e.json(rec), "")
	})
	if err != nil {
		return err
	}
	if e.Rows.Len() == 0 {
		_, err = w.WriteString("[]\n")
		return err
	}
	_, err = w.WriteString("\n]\n")
	return err
}

// Cells returns the values of the columns, those of one field separated by
// commas, masked where they are secret. They are as in the record, not cleaned.
func (e *Events) Cells(rec store.Record) []string {
	out := make([]string, len(e.Columns))
	for i, name := range e.Columns {
		var texts []string
		for _, v := range e.Values(rec, name) {
			texts = append(texts, v.Text)
		}
		out[i] = strings.Join(texts, ",")
	}
	return out
}

// Values returns the values of a field, masked where they are secret.
func (e *Events) Values(rec store.Record, field string) []store.Value {
	if field == What {
		return []store.Value{{Kind: store.String, Text: trail.Summary(rec)}}
	}
	values := rec.Values(e.Language, field)
	if e.Secret == nil || !e.Secret(field) {
		return values
	}
	e.masked += len(values)
	masked := make([]store.Value, len(values))
	for i, v := range values {
		masked[i] = store.Value{Kind: v.Kind, Text: trail.Mask}
	}
	return masked
}

func (e *Events) csv(ctx context.Context, w *bufio.Writer) error {
	c := csv.NewWriter(w)
	if err := c.Write(e.Columns); err != nil {
		return err
	}
	err := e.Each(ctx, func(rec store.Record) error {
		cells := e.Cells(rec)
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
