package loader

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
)

// table reads a text as CSV. Its header decides whether it is one of ours:
//
//   - a column that holds whole records (Logs Insights, CloudTrail Lake, Splunk)
//     gives a record a row;
//   - the columns of the console's download or of an Athena query give a
//     partial record a row, see cells.go.
//
// Other text is no trail.
func (t *text) table() error {
	if t.isBinary() {
		return nil
	}
	rows := &rowLimit{src: t.win}
	r := csv.NewReader(rows)
	r.ReuseRecord = true
	base := t.win.offset()
	header, err := r.Read()
	if err != nil {
		return t.endOfLoading()
	}
	read := t.rowReader(slices.Clone(header))
	if read == nil {
		return nil
	}
	t.prove()
	for {
		rows.n = 0
		at := base + r.InputOffset()
		row, err := r.Read()
		if err != nil {
			if err = t.badRow(at, base+r.InputOffset()-at, err); err == io.EOF {
				return t.endOfLoading()
			}
		} else {
			err = read(row, at)
		}
		if err != nil {
			return err
		}
	}
}

// isBinary looks for a zero byte, which no CSV has.
func (t *text) isBinary() bool {
	head := t.win.rest()
	return bytes.IndexByte(head[:min(len(head), headSize)], 0) >= 0
}

// badRow counts a row that is not CSV, or not there to its end, and returns
// what ends the table. Size is how much of the row was read.
func (t *text) badRow(at, size int64, err error) error {
	p := Problem{Source: t.name, Byte: at, Err: err}
	var parse *csv.ParseError
	switch {
	case errors.As(err, &parse):
		p.Err = parse.Err
		return t.bad(p)
	case err == errTooLarge:
		p.Err = errors.New("a row larger than 16 MiB: the rest is lost")
	case err == io.EOF || size == 0 || t.endOfLoading() != nil:
		return io.EOF
	}
	t.lost = true
	_ = t.bad(p)
	return io.EOF
}

// rowReader returns what reads a row of a table with this header, or nil when
// the table is none of ours.
func (t *text) rowReader(header []string) func(row []string, at int64) error {
	for i, name := range header {
		switch name {
		case "@message", "eventJson", "eventjson", "_raw":
			return func(row []string, at int64) error { return t.wholeRow(row[i], at) }
		}
	}
	columns := columnsOf(header)
	if columns == nil {
		return nil
	}
	var record []byte
	return func(row []string, at int64) error {
		record = columns.appendRecord(record[:0], row)
		_, _, err := t.within(record, at, func() (bool, error) { return true, t.add(1, true) })
		return unlessFault(err)
	}
}

// wholeRow reads a cell that holds a record.
func (t *text) wholeRow(cell string, at int64) error {
	counted, err := t.document([]byte(cell), at, 0)
	if !counted {
		t.other()
	}
	return err
}

// rowLimit bounds what is read for one row: a quote that is never closed
// would else make the rest of the file one cell.
type rowLimit struct {
	src io.Reader
	n   int // since the row began
}

// Read fails with errTooLarge when the row has more bytes than a record may have.
func (r *rowLimit) Read(p []byte) (int, error) {
	if r.n > maxRecord {
		return 0, errTooLarge
	}
	n, err := r.src.Read(p)
	r.n += n
	return n, err
}
