package question

import (
	"fmt"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

const bytesOut = "additionalEventData.bytesTransferredOut"

// bytesRead sums up how much was read out of S3, by whom and of what.
func bytesRead(d *desk) (*finding, error) {
	f, err := d.found(d.q.Filter)
	if err != nil {
		return nil, err
	}
	if f.Rows.Len() == 0 {
		f.Text, err = d.sentence(f)
		return f, err
	}
	fields := []string{"actor", "requestParameters.bucketName"}
	sums, err := d.Snap.Sums(d.ctx, d.Lang, bytesOut, f.Rows, fields...)
	if err != nil {
		return nil, err
	}
	if f.Text, err = d.readersSentence(f, sums[0]); err != nil {
		return nil, err
	}
	total := 0.0
	for i, field := range fields {
		t, sum, err := d.bytesBy(f, field, sums[i])
		if err != nil {
			return nil, err
		}
		total = max(total, sum)
		f.addTable(t)
	}
	f.Text += fmt.Sprintf("; %s went out", phrase.Size(total))
	from, err := d.byValue(f, "ip")
	f.addTable(from)
	return f, err
}

// readersSentence is the sentence with those first who read most, as in the table: the
// most calls are often those of a job that reads a little at a time.
func (d *desk) readersSentence(f *finding, sums []store.ValueSum) (string, error) {
	if len(sums) == 0 || sums[0].Sum == 0 { // no sizes recorded
		return d.sentence(f)
	}
	var readers []string
	for _, s := range sums {
		if !s.None {
			readers = append(readers, s.Value)
		}
	}
	return d.sentenceBy(f, phrase.List(phrase.First(readers, mostNamed)))
}

// bytesBy is the table of a field's values with the bytes that went out, most
// first, and how many in all. CloudTrail writes them as integers or
// floats.
func (d *desk) bytesBy(f *finding, field string, sums []store.ValueSum) (Table, float64, error) {
	t := Table{Title: titles[field], Heads: []string{Head(field), "bytes"}}
	total := 0.0
	for _, s := range sums {
		total += s.Sum
		if len(t.Lines) == tableLines || s.None {
			t.More++
			continue
		}
		line, err := d.counted(f, store.Equals(field, s.Value), s.Value, phrase.Size(s.Sum))
		if err != nil {
			return t, 0, err
		}
		t.Lines = append(t.Lines, line)
	}
	return t, total, nil
}
