package store

import "slices"

// Tagged returns the values that a row has in a late column, each once with
// each of its tags, in the order of the record. They are worked out from the
// record alone. A field that is no late column has none.
func (r Record) Tagged(lang *Language, field string) []TaggedValue {
	f := r.snap.field(lang, field)
	if f.late < 0 {
		return nil
	}
	return r.late(&r.snap.schema.late[f.late])
}

func (r Record) late(l *compiledLate) []TaggedValue {
	given := r.given(l)
	var out []TaggedValue
	add := func(text string, tag uint8) {
		if v := (TaggedValue{text, tag}); !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	for leaf, col := range r.shape.cols {
		if path := r.view.columns[col].name; l.From(path) {
			l.Compute(given, path, r.leafValue(leaf, col), add)
		}
	}
	return out
}

// given returns the values that a late column is given of the record.
func (r Record) given(l *compiledLate) []Value {
	var out []Value
	for n := range l.given {
		if leaf := l.leaf(r.view, r.shape, n); leaf >= 0 {
			out = append(out, r.leafValue(leaf, r.shape.cols[leaf]))
		} else {
			out = append(out, Value{})
		}
	}
	return out
}

// lateValue returns the values of a late column without their tags.
func (r Record) lateValue(i int) []Value {
	var out []Value
	for _, v := range r.late(&r.snap.schema.late[i]) {
		if value := (Value{String, v.Text}); !slices.Contains(out, value) {
			out = append(out, value)
		}
	}
	return out
}
