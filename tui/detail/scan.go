package detail

import (
	"bytes"
	"encoding/json"

	"github.com/trailsift/trailsift/store"
)

const (
	// maxDepth bounds the recursion over nested values. Deeper ones are kept
	// as they are, in one piece. CloudTrail nests about ten deep.
	maxDepth = 200
	// maxEmbedded bounds how many documents may be packed into each other.
	maxEmbedded = 4
	// maxField is the longest filter path that nodes remember. Without a
	// bound, long keys nested deeply would take memory in the square of the
	// record's size. Values with a longer path cannot be filtered by.
	maxField = 1024
)

// scanner takes a document apart.
type scanner struct {
	tree   *tree
	masked func(field string) bool
	src    []byte
	pos    int
	doc    int
	nested int // how many documents this one is packed into
}

// parse returns the tree of a record, or its lines of text when it is not JSON.
// masked may be nil.
func parse(raw []byte, masked func(field string) bool) *tree {
	t := &tree{docs: [][]byte{raw}}
	s := scanner{tree: t, masked: masked, src: raw}
	if !s.document(node{parent: -1, index: -1, depth: -1}) {
		return parseText(raw)
	}
	return t
}

// parseText returns a tree with a node for each line.
func parseText(raw []byte) *tree {
	t := &tree{docs: [][]byte{raw}}
	t.nodes = append(t.nodes, node{end: len(raw), parent: -1, index: -1, last: 1, depth: -1, kind: rawLine})
	for pos := 0; pos < len(raw); {
		end, next := len(raw), len(raw)
		if i := bytes.IndexByte(raw[pos:], '\n'); i >= 0 {
			end, next = pos+i, pos+i+1
		}
		t.nodes = append(t.nodes, node{start: pos, end: end, index: -1, last: len(t.nodes) + 1, kind: rawLine})
		pos = next
	}
	t.nodes[0].last = len(t.nodes)
	return t
}

// document scans all of s.src as one value with the place that n has.
func (s *scanner) document(n node) bool {
	s.space()
	if !s.value(n) {
		return false
	}
	s.space()
	return s.pos == len(s.src)
}

func (s *scanner) space() {
	for s.pos < len(s.src) {
		switch s.src[s.pos] {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return
		}
	}
}

// accept steps over c, if that is what comes next.
func (s *scanner) accept(c byte) bool {
	if s.pos < len(s.src) && s.src[s.pos] == c {
		s.pos++
		return true
	}
	return false
}

// value scans one value and adds its nodes. n holds the place: key, index,
// parent, depth and field.
func (s *scanner) value(n node) bool {
	if s.pos >= len(s.src) {
		return false
	}
	n.doc, n.start = s.doc, s.pos
	switch c := s.src[s.pos]; {
	case (c == '{' || c == '[') && n.depth >= maxDepth:
		n.kind = opaque
		return s.skip() && s.leaf(n)
	case c == '{':
		n.kind = object
		return s.container(n, '}', s.member)
	case c == '[':
		n.kind = array
		return s.container(n, ']', s.element)
	case c == '"':
		n.kind = quoted
		_, ok := s.text()
		return ok && s.leaf(n) && s.embedded()
	}
	return s.word(n)
}

// leaf adds a node whose value ends here.
func (s *scanner) leaf(n node) bool {
	n.end = s.pos
	n.last = len(s.tree.nodes) + 1
	s.tree.nodes = append(s.tree.nodes, n)
	return true
}

// word scans a number, true, false or null.
func (s *scanner) word(n node) bool {
	for s.pos < len(s.src) && bytes.IndexByte([]byte(" \t\n\r,]}"), s.src[s.pos]) < 0 {
		s.pos++
	}
	raw := s.src[n.start:s.pos]
	n.kind = scalar
	if string(raw) == "null" {
		n.kind = null
	}
	return json.Valid(raw) && s.leaf(n)
}

// text scans a string and returns what is between its quotes. Escapes are not
// checked: what they are wrong about is shown as it stands.
func (s *scanner) text() (inner span, ok bool) {
	if !s.accept('"') {
		return span{}, false
	}
	start := s.pos
	for s.pos < len(s.src) {
		switch s.src[s.pos] {
		case '"':
			s.pos++
			return span{start, s.pos - 1}, true
		case '\\':
			s.pos++
		}
		s.pos++
	}
	s.pos = len(s.src)
	return span{}, false
}

// container scans an object or array, one child at a time.
func (s *scanner) container(n node, closing byte, child func(parent, index int) bool) bool {
	at := len(s.tree.nodes)
	s.tree.nodes = append(s.tree.nodes, n)
	if !s.children(at, closing, child) {
		return false
	}
	if n.masked {
		s.tree.nodes = s.tree.nodes[:at+1]
	}
	s.tree.nodes[at].end = s.pos
	s.tree.nodes[at].last = len(s.tree.nodes)
	return true
}

// children scans what is between two brackets, as children of a node.
func (s *scanner) children(parent int, closing byte, child func(parent, index int) bool) bool {
	s.pos++
	s.space()
	for i := 0; !s.accept(closing); i++ {
		if i > 0 && !s.accept(',') {
			return false
		}
		s.space()
		if !child(parent, i) {
			return false
		}
		s.space()
	}
	return true
}

func (s *scanner) member(parent, _ int) bool {
	key, ok := s.text()
	if !ok {
		return false
	}
	s.space()
	if !s.accept(':') {
		return false
	}
	s.space()
	p := &s.tree.nodes[parent]
	segment := store.PathSegment(string(unescape(s.src[key.start:key.end], -1)))
	field := s.fieldBelow(p, segment)
	return s.value(node{
		key: key, index: -1, parent: parent, depth: p.depth + 1,
		field: field, noField: field == "", masked: s.secret(field, segment),
	})
}

func (s *scanner) element(parent, index int) bool {
	p := &s.tree.nodes[parent]
	return s.value(node{index: index, parent: parent, depth: p.depth + 1, field: p.field, noField: p.noField})
}

// secret reports whether what a key holds is to be masked. Where the path is too
// long to be known, the key alone decides.
func (s *scanner) secret(field, segment string) bool {
	if field == "" {
		field = segment
	}
	return s.masked != nil && s.masked(field)
}

// fieldBelow returns the filter path of a segment below p, or "" where it has
// none: in an embedded document, and where it is too long to be remembered.
func (s *scanner) fieldBelow(p *node, segment string) string {
	prefix := ""
	if p.field != "" {
		prefix = p.field + "."
	}
	if s.doc > 0 || p.noField || len(prefix)+len(segment) > maxField {
		return ""
	}
	return prefix + segment
}

// skip steps over a value, however deep, by its brackets alone.
func (s *scanner) skip() bool {
	for depth := 0; s.pos < len(s.src); {
		switch s.src[s.pos] {
		case '"':
			if _, ok := s.text(); !ok {
				return false
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		s.pos++
		if depth == 0 {
			return true
		}
	}
	return false
}
