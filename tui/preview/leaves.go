package preview

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/policy"
)

const (
	// maxLeaves is how many leaves of a section are shown; who wants all of
	// them opens the event.
	maxLeaves = 24
	// maxRead is how much of a part is read for that.
	maxRead = 64 << 10
	// maxName is how many cells of a name are looked at.
	maxName = 400
)

// leaf is a value with its path below the section's object.
type leaf struct {
	name   string // to be shown
	field  string // the path that filters use; empty where they reach none
	value  string
	part   string // of the value, that stands out
	tag    string // the key, of a value that an object has beside its key
	tagKey bool   // it is such a key
	masked bool

	document   *policy.Document // the policy that the value is, or the object called name
	inDocument bool             // it is a part of such an object
}

// sections returns what was asked for and what came of it; of what a service did by itself,
// and of an insight, what that was.
func sections(record []byte, secret func(path string) bool) []section {
	var parts struct {
		Request  json.RawMessage `json:"requestParameters"`
		Response json.RawMessage `json:"responseElements"`
		Extra    json.RawMessage `json:"additionalEventData"`
		Details  json.RawMessage `json:"serviceEventDetails"`
		Insight  json.RawMessage `json:"insightDetails"`
	}
	if json.Unmarshal(record, &parts) != nil {
		return nil
	}
	var out []section
	for _, part := range []struct {
		title, path string
		json        json.RawMessage
	}{
		{"request", "requestParameters", parts.Request},
		{"response", "responseElements", parts.Response},
		{"additional", "additionalEventData", parts.Extra},
		{"details", "serviceEventDetails", parts.Details},
		{"insight", "insightDetails", parts.Insight},
	} {
		if s := read(part.title, part.path, part.json, secret); len(s.leaves) > 0 || s.cut {
			out = append(out, s)
		}
	}
	return out
}

// read lists the leaves of a part in the order of the record. Of a part that
// is longer than what is read, it lists those that were reached.
func read(title, path string, part json.RawMessage, secret func(path string) bool) section {
	w := walker{dec: decoder(part[:min(len(part), maxRead)]), secret: secret}
	_ = w.value("", path) // an unexpected end was made here, the leaves before it count
	return section{title: title, leaves: w.leaves, cut: w.full() || len(part) > maxRead}
}

func decoder(text []byte) *json.Decoder {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	return dec
}

// walker reads leaves. Of each it knows the name to show and the path that
// filters use, which has no array indices.
type walker struct {
	dec    *json.Decoder
	secret func(path string) bool
	leaves []leaf
}

func (w *walker) full() bool { return len(w.leaves) >= maxLeaves }

func (w *walker) value(name, path string) error {
	token, err := w.dec.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('{'):
		return w.object(name, path)
	case json.Delim('['):
		return w.array(name, path)
	case nil:
		return nil
	}
	if w.full() {
		return nil
	}
	l := leaf{name: name, field: path, value: fmt.Sprint(token)}
	if w.secret != nil && w.secret(path) {
		l.value, l.masked = trail.Mask, true
	} else {
		l.document = documentIn(l.value)
	}
	w.leaves = append(w.leaves, l)
	return nil
}

func (w *walker) object(name, path string) error {
	first := len(w.leaves)
	defer func() {
		pair(w.leaves[first:], name)
		markDocument(w.leaves[first:], name)
	}()
	for w.dec.More() && !w.full() {
		token, err := w.dec.Token()
		if err != nil {
			return err
		}
		key, read := fmt.Sprint(token), w.value
		if strings.EqualFold(key, statementKey) {
			read = func(below, under string) error { return w.statement(name, path, below, under) }
		}
		if err := read(below(name, key), path+"."+store.PathSegment(key)); err != nil {
			return err
		}
	}
	return w.end()
}

// array reads the items of a list under the list's name: which of them a
// value belongs to is seen in the event itself.
func (w *walker) array(name, path string) error {
	for w.dec.More() && !w.full() {
		if err := w.value(name, path); err != nil {
			return err
		}
	}
	return w.end()
}

// end reads the closing bracket, unless reading stopped early.
func (w *walker) end() error {
	if w.full() {
		return nil
	}
	_, err := w.dec.Token()
	return err
}

// below returns the name of what a key leads to. EC2 wraps its lists in
// objects with the one key items, which says nothing.
func below(name, key string) string {
	switch {
	case name == "":
		return key
	case key == "items":
		return name
	}
	return name + "." + key
}

// pair ties the key and the value of a tag: leaves of an object called name, in either
// order.
func pair(leaves []leaf, name string) {
	key, value := -1, -1
	for i, l := range leaves {
		switch strings.ToLower(strings.TrimPrefix(l.name, name+".")) {
		case "key":
			key = i
		case "value":
			value = i
		}
	}
	if key >= 0 && value >= 0 && name != "" && !leaves[value].masked {
		leaves[key].tagKey, leaves[value].tag = true, leaves[key].value
	}
}
