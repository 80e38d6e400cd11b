package diff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
)

// value is a JSON value. Members keep their order.
type value struct {
	leaf    bool
	text    string // of a leaf: what a string says, else as it is written
	null    bool
	list    bool
	keys    []string // of an object
	parts   []value  // members or items
	inside  bool     // it was packed into a string
	canonic string   // the same text for equal values
}

// maxNested bounds how many documents may be packed into each other, and
// maxDepth how deep values are nested; deeper ones are compared as text.
const (
	maxNested = 4
	maxDepth  = 100
)

// parse reads a document; text that is none is a leaf.
func parse(doc []byte, depth, nested int) value {
	dec := json.NewDecoder(bytes.NewReader(doc))
	dec.UseNumber()
	v, err := read(dec, depth, nested)
	if err != nil || dec.More() {
		v = value{leaf: true, text: string(doc)}
		v.seal()
	}
	return v
}

func read(dec *json.Decoder, depth, nested int) (value, error) {
	token, err := dec.Token()
	if err != nil {
		return value{}, err
	}
	var v value
	switch token := token.(type) {
	case json.Delim:
		if depth >= maxDepth {
			return value{}, fmt.Errorf("nested too deeply")
		}
		v, err = container(dec, token, depth, nested)
	case string:
		v = text(token, depth, nested)
	case nil:
		v = value{leaf: true, null: true, text: "null"}
	default:
		v = value{leaf: true, text: fmt.Sprint(token)}
	}
	v.seal()
	return v, err
}

func container(dec *json.Decoder, open json.Delim, depth, nested int) (value, error) {
	v := value{list: open == '['}
	for dec.More() {
		if !v.list {
			key, err := dec.Token()
			if err != nil {
				return v, err
			}
			v.keys = append(v.keys, fmt.Sprint(key))
		}
		part, err := read(dec, depth+1, nested)
		if err != nil {
			return v, err
		}
		v.parts = append(v.parts, part)
	}
	_, err := dec.Token()
	return v, err
}

// text is a string, or the document that is packed into it.
func text(s string, depth, nested int) value {
	doc := strings.TrimSpace(s)
	if strings.HasPrefix(doc, "%7B") || strings.HasPrefix(doc, "%5B") {
		if plain, err := url.PathUnescape(doc); err == nil {
			doc = plain
		}
	}
	if nested < maxNested && (strings.HasPrefix(doc, "{") || strings.HasPrefix(doc, "[")) && json.Valid([]byte(doc)) {
		v := parse([]byte(doc), depth, nested+1)
		v.inside = true
		return v
	}
	return value{leaf: true, text: s}
}

// seal works out the text that equal values share.
func (v *value) seal() {
	if v.leaf {
		v.canonic = fmt.Sprintf("%q", v.text)
		return
	}
	parts := make([]string, len(v.parts))
	for i, p := range v.parts {
		parts[i] = p.canonic
		if !v.list {
			parts[i] = fmt.Sprintf("%q:", v.keys[i]) + p.canonic
		}
	}
	if v.list {
		v.canonic = "[" + strings.Join(parts, ",") + "]"
		return
	}
	v.canonic = "{" + strings.Join(sorted(parts), ",") + "}"
}

// member returns the value of a key.
func (v *value) member(key string) (value, bool) {
	for i, k := range v.keys {
		if k == key {
			return v.parts[i], true
		}
	}
	return value{}, false
}
