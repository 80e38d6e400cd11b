package store

import "bytes"

// state is a position between two literals: behind a leaf value, or before
// the record. Its edges are the literals seen there.
type state struct {
	frame  *frame // nil before the record
	quoted bool   // the literals start with the quote that ends a string
	hot    *edge  // the edge taken last
	edges  []*edge
	stems  *[len(stemSizes)]map[string][]*edge // when there are more than linearEdges, by how they start
	exact  map[string]*edge                    // the same by their text: many may start alike

	in   *edge    // the literal before the value that leads here; nil before the record
	kind leafKind // of that value
}

// edge is a literal and what follows it.
type edge struct {
	text   []byte
	lit    uint32 // number of the text in the domain
	from   *state
	scalar bool // a number or truth value follows, else a string
	frame  *frame
	path   pathID
	leaves [leafKinds]leaf // where the leaf leads, by kind
	again  *leaf           // of the dictionary value seen last, and its hash
	hash   uint64
	shape  *shape // set when the record ends here
}

// leaf is one kind of value behind a literal.
type leaf struct {
	column *column
	next   *state
	last   []byte // value seen last, and its word
	word   uint32
}

// linearEdges is how many siblings are compared one by one.
const linearEdges = 6

// maxAlike is how many siblings that start alike are compared one by one. The
// others are found by their text, once the tokenizer has told where that ends.
const maxAlike = 16

// stemSizes are the numbers of bytes by which siblings are told apart first.
// Each is known by the longest of these that it has: what is behind a value is
// often "requestParameters", and then differs.
var stemSizes = [...]int{32, 12, 4, 1}

// match returns the edge that text continues with, or nil. No literal that
// fits is a prefix of another one: what follows a scalar's is the scalar.
func (s *state) match(text []byte) *edge {
	if s.hot != nil && s.hot.fits(text) {
		return s.hot
	}
	if s.stems == nil {
		return s.among(s.edges, text)
	}
	for i, size := range stemSizes {
		if s.stems[i] == nil || len(text) < size {
			continue
		}
		edges := s.stems[i][string(text[:size])]
		if e := s.among(edges[:min(len(edges), maxAlike)], text); e != nil {
			return e
		}
	}
	return nil
}

// among returns which of some edges text continues with, or nil.
func (s *state) among(edges []*edge, text []byte) *edge {
	for _, e := range edges {
		if e.fits(text) {
			s.hot = e
			return e
		}
	}
	return nil
}

func (e *edge) fits(text []byte) bool {
	n := len(e.text)
	if len(text) < n || !bytes.Equal(text[:n], e.text) {
		return false
	}
	return !e.scalar || len(text) > n && isScalarStart(text[n])
}

// repeats returns the offset behind a value that equals the one seen last, 0
// if it does not. Half of all do.
func (e *edge) repeats(text []byte, p int) int {
	l := e.again
	if l == nil {
		return 0
	}
	end := p + len(l.last)
	if end < len(text) && endsLeaf(text[end], e.scalar) && string(text[p:end]) == string(l.last) {
		return end
	}
	return 0
}

// endsLeaf reports whether a leaf value ends before c. A string that equals a
// whole one up to here ends where a quote follows: the quote is not escaped.
func endsLeaf(c byte, scalar bool) bool {
	if scalar {
		return endsScalar(c)
	}
	return c == '"'
}

// find returns the edge with exactly this literal.
func (s *state) find(lit []byte, scalar bool) *edge {
	if s.exact != nil {
		if e := s.exact[string(lit)]; e != nil && e.scalar == scalar {
			return e
		}
		return nil
	}
	for _, e := range s.edges {
		if e.scalar == scalar && bytes.Equal(e.text, lit) {
			return e
		}
	}
	return nil
}

func (s *state) add(e *edge) {
	s.edges = append(s.edges, e)
	s.hot = e
	if len(s.edges) <= linearEdges {
		return
	}
	if s.stems != nil {
		s.enter(e)
		return
	}
	s.stems, s.exact = new([len(stemSizes)]map[string][]*edge), make(map[string]*edge)
	for _, e := range s.edges {
		s.enter(e)
	}
}

func (s *state) enter(e *edge) {
	s.exact[string(e.text)] = e
	for i, size := range stemSizes {
		if len(e.text) < size {
			continue
		}
		if s.stems[i] == nil {
			s.stems[i] = make(map[string][]*edge)
		}
		stem := string(e.text[:size])
		s.stems[i][stem] = append(s.stems[i][stem], e)
		return
	}
}
