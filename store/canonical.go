package store

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// canonical writes JSON text with sorted keys and without white space.
// Repeated keys keep their order, numbers their spelling; strings have one
// spelling each, so that equal texts are equal records and no others are.
// Members of the record that are aside, by their key, are left out.
func canonical(text []byte, aside func(key string) bool) string {
	c := canonicalReader{text: text, dec: json.NewDecoder(bytes.NewReader(text))}
	c.dec.UseNumber()
	if aside == nil {
		aside = func(string) bool { return false }
	}
	if _, err := c.dec.Token(); err != nil {
		return string(text)
	}
	out, err := c.object(aside)
	if err != nil {
		return string(text)
	}
	return out
}

// canonicalReader reads text token by token. The decoder says where a string
// ends; it is read here, as the decoder makes one character of all halves of
// surrogate pairs.
type canonicalReader struct {
	text []byte
	dec  *json.Decoder
}

func (c *canonicalReader) value() (string, error) {
	start := c.dec.InputOffset()
	tok, err := c.dec.Token()
	if err != nil {
		return "", err
	}
	switch tok := tok.(type) {
	case json.Delim:
		if tok == '{' {
			return c.object(func(string) bool { return false })
		}
		return c.array()
	case json.Number:
		return tok.String(), nil
	case string:
		return c.quoted(start), nil
	}
	out, err := json.Marshal(tok)
	return string(out), err
}

// quoted returns the string that was just read in its one spelling: as it is
// where nothing is escaped. Before it, from start on, are punctuation and
// white space.
func (c *canonicalReader) quoted(start int64) string {
	raw := c.text[start:c.dec.InputOffset()]
	raw = raw[bytes.IndexByte(raw, '"')+1 : len(raw)-1]
	return `"` + string(appendEscaped(nil, string(unescapeWith(raw, appendLoneBytes)))) + `"`
}

func (c *canonicalReader) object(aside func(key string) bool) (string, error) {
	type member struct{ key, value string }
	var members []member
	for c.dec.More() {
		start := c.dec.InputOffset()
		tok, err := c.dec.Token()
		if err != nil {
			return "", err
		}
		key := c.quoted(start)
		value, err := c.value()
		if err != nil {
			return "", err
		}
		if name, ok := tok.(string); !ok || !aside(name) {
			members = append(members, member{key, value})
		}
	}
	if _, err := c.dec.Token(); err != nil {
		return "", err
	}
	slices.SortStableFunc(members, func(a, b member) int { return strings.Compare(a.key, b.key) })
	var b strings.Builder
	for _, m := range members {
		b.WriteString(m.key + ":" + m.value + ",")
	}
	return "{" + b.String() + "}", nil
}

func (c *canonicalReader) array() (string, error) {
	var b strings.Builder
	for c.dec.More() {
		value, err := c.value()
		if err != nil {
			return "", err
		}
		b.WriteString(value + ",")
	}
	_, err := c.dec.Token()
	return "[" + b.String() + "]", err
}
