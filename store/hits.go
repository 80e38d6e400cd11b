package store

import "bytes"

// Finder tells which values of a record a filter was after: those that fit one
// of its conditions. Conditions that are negated, or on presence or time, are
// after none. It is safe for concurrent use.
type Finder struct {
	snap  *Snapshot
	lang  *Language
	parts []findPart
}

// findPart is a condition of the filter.
type findPart struct {
	column string // path or column; empty where the whole record is searched
	test   matcher
	word   string // plain text that is searched for, in any part of a value
	sole   bool   // every record that matches has this one value
}

// Hit is a value that a filter was after.
type Hit struct {
	Field string // column or JSON path
	Text  string
	Part  string // of the text: what was searched for, or all of it
}

// Finder returns the finder of a filter; one of nil finds nothing.
func (s *Snapshot) Finder(lang *Language, filter Expr) *Finder {
	f := &Finder{snap: s, lang: lang}
	c := &compiler{snap: s, lang: lang, meant: make(map[string]string)}
	f.add(c, filter, true)
	return f
}

// add adds the conditions of an expression. must says that every record that
// matches fulfils it.
func (f *Finder) add(c *compiler, e Expr, must bool) {
	switch e := e.(type) {
	case And:
		for _, part := range e {
			f.add(c, part, must)
		}
	case Or:
		for _, part := range e {
			f.add(c, part, must && len(e) == 1)
		}
	case Text:
		word, _ := e.Pattern.Plain()
		f.parts = append(f.parts, findPart{test: textMatcher(e.Pattern), word: word})
	case Match:
		f.addMatch(c, e, must)
	}
}

func (f *Finder) addMatch(c *compiler, m Match, must bool) {
	column := f.column(m.Field)
	if m.Op == NotEqual || m.Op == Present || column == timeColumn {
		return
	}
	test, err := c.matcher(m, column)
	if err != nil {
		return // a filter that cannot be evaluated finds nothing
	}
	sole := must && len(m.Values) == 1 && m.Op == Equal
	if m.Op == Like && must && len(m.Values) == 1 {
		_, sole = m.Values[0].Plain()
	}
	f.parts = append(f.parts, findPart{column: column, test: test, sole: sole})
}

// column returns the path or the column that a name means.
func (f *Finder) column(name string) string {
	field := f.snap.field(f.lang, name)
	if path := field.path(); path != "" {
		return path
	}
	return field.name
}

// Empty reports whether the filter was after no value at all.
func (f *Finder) Empty() bool { return len(f.parts) == 0 }

// noColumn stands for text that is no field's value.
const noColumn = "\x00"

// In returns which part of a field's value was searched for; ok is false when
// none was. Field is a column or a path.
func (f *Finder) In(field, text string) (part string, ok bool) {
	return f.find(field, text, true)
}

// Telling is In without what every matching record has anyway, as after
// actor=mira: in a list that would only repeat itself. Text of no field at all,
// but made from values, has an empty one.
func (f *Finder) Telling(field, text string) (part string, ok bool) {
	if field == "" {
		return f.find(noColumn, text, false)
	}
	return f.find(f.column(field), text, false)
}

func (f *Finder) find(field, text string, all bool) (part string, ok bool) {
	for i := range f.parts {
		p := &f.parts[i]
		if p.column != "" && p.column != field || p.sole && !all || !p.test.match([]byte(text)) {
			continue
		}
		return p.partOf(text), true
	}
	return "", false
}

// partOf returns what stands out in a value that fits.
func (p *findPart) partOf(text string) string {
	word := fold(p.word)
	if len(word) == 0 {
		return text
	}
	for first := range text {
		if n := foldedPrefix(text[first:], word); n > 0 {
			return text[first : first+n]
		}
	}
	return text
}

// foldedPrefix returns how many bytes of a text fit a folded word at its start;
// 0 when it does not.
func foldedPrefix(text string, word []byte) int {
	at := 0
	for len(word) > 0 {
		if at == len(text) {
			return 0
		}
		r, n := decodeFolded([]byte(text[at:min(len(text), at+4)]))
		folded := []byte(string(r))
		if !bytes.HasPrefix(word, folded) {
			return 0
		}
		word, at = word[len(folded):], at+n
	}
	return at
}

// Hits returns the values of a record that the filter was after, at most so
// many, in the order of the record.
func (f *Finder) Hits(r Record, most int) []Hit {
	var out []Hit
	if f.Empty() {
		return nil
	}
	for leaf, col := range r.shape.cols {
		path := r.view.columns[col].name
		value := r.leafValue(leaf, col)
		if part, ok := f.In(path, value.Text); ok {
			if out = append(out, Hit{path, value.Text, part}); len(out) == most {
				break
			}
		}
	}
	return out
}
