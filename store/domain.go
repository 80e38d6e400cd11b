package store

import (
	"hash/maphash"
	"slices"
)

// A domain is what the blocks of one builder share: literals, shapes, columns
// and their dictionaries. Its builder alone adds to it; readers see the part
// that existed when a block was published ([domainView]).
type domain struct {
	schema  *compiledSchema
	limits  limits
	seed    maphash.Seed
	paths   *pathTable
	root    *state
	lits    [][]byte
	litIDs  map[string]uint32
	columns []*column
	byPath  map[pathID]*[leafKinds]*column
	derived []*column
	shapes  []*shape
	books   []recipeBook    // by shape
	recipes []recipeNumbers // by memo, and for the refusal
	trie    int             // bytes of literals and nodes, roughly

	mostPaths int // that there may be at the end of the record being read
}

// column is one (path, kind), or one derived column (path 0).
type column struct {
	id   uint32
	path pathID
	kind leafKind
	dict dict

	published bool // some row has it
}

// shape is the form of a record: its literals and, between them, its leaves.
// Derived columns are not part of it; their words follow the leaves'.
type shape struct {
	id     uint32
	hash   uint64   // of its literals
	lits   []uint32 // one more than cols
	cols   []uint32
	turns  []uint32 // by leaf: how many before it have its column; nil when none has
	inputs []int32  // by schema input: index of its first leaf, or -1

	time      int32 // index of the leaf that says when, or -1
	timed     bool  // its time is stored as seconds
	uuidID    int32 // index of the leaf that is the record's id, if that is a UUID, or -1
	published bool  // some row has it; for the builder only
}

func newDomain(schema *compiledSchema, seed maphash.Seed, limits limits) *domain {
	d := &domain{
		schema: schema,
		limits: limits,
		seed:   seed,
		paths:  newPathTable(),
		root:   &state{},
		litIDs: make(map[string]uint32),
		byPath: make(map[pathID]*[leafKinds]*column),
	}
	for range schema.derived {
		d.derived = append(d.derived, d.addColumn(0, kindText))
	}
	for range len(schema.memos) + 1 {
		d.recipes = append(d.recipes, make(recipeNumbers))
	}
	return d
}

func (d *domain) addColumn(path pathID, kind leafKind) *column {
	c := &column{id: uint32(len(d.columns)), path: path, kind: kind}
	d.columns = append(d.columns, c)
	return c
}

// column returns the column of a path and kind, new or old.
func (d *domain) column(path pathID, kind leafKind) *column {
	kinds := d.byPath[path]
	if kinds == nil {
		kinds = new([leafKinds]*column)
		d.byPath[path] = kinds
	}
	if kinds[kind] == nil {
		kinds[kind] = d.addColumn(path, kind)
	}
	return kinds[kind]
}

// literal returns the number of a literal's text.
func (d *domain) literal(text []byte) uint32 {
	if id, ok := d.litIDs[string(text)]; ok {
		return id
	}
	id := uint32(len(d.lits))
	kept := string(text)
	d.litIDs[kept] = id
	d.lits = append(d.lits, []byte(kept))
	d.trie += 2*len(text) + 64
	return id
}

// grow reads the literal that text[at:] continues with behind state s and
// adds it to the trie if it is new there.
func (d *domain) grow(s *state, text []byte, at int) (*edge, error) {
	t := tokenizer{paths: d.paths, text: text, pos: at, frame: s.frame, want: wantNext}
	if s == d.root {
		t.want = wantRecord
	}
	if s.quoted {
		t.pos++
	}
	found, err := t.next()
	if err != nil {
		return nil, err
	}
	if len(d.paths.names) > d.mostPaths {
		return nil, syntaxError(at, "too many different keys in a record")
	}
	if e := s.find(text[at:found.end], found.scalar); e != nil {
		s.hot = e
		return e, nil
	}
	e := &edge{
		lit:    d.literal(text[at:found.end]),
		from:   s,
		scalar: found.scalar,
		frame:  found.frame,
		path:   found.path,
	}
	e.text = d.lits[e.lit]
	s.add(e)
	d.trie += 512
	return e, nil
}

// step returns the leaf of a kind behind an edge.
func (d *domain) step(e *edge, kind leafKind) *leaf {
	l := &e.leaves[kind]
	if l.next == nil {
		l.column = d.column(e.path, kind)
		l.next = &state{frame: e.frame, quoted: !e.scalar, in: e, kind: kind}
	}
	return l
}

// shapeAt returns the shape of a record that ends at e, new or old.
func (d *domain) shapeAt(e *edge) *shape {
	if e.shape == nil {
		e.shape = d.addShape(e)
	}
	return e.shape
}

// addShape registers the shape that ends at e.
func (d *domain) addShape(e *edge) *shape {
	s := &shape{
		id:     uint32(len(d.shapes)),
		lits:   []uint32{e.lit},
		inputs: make([]int32, len(d.schema.inputs)),
	}
	for at := e.from; at.in != nil; at = at.in.from {
		s.lits = append(s.lits, at.in.lit)
		s.cols = append(s.cols, at.in.leaves[at.kind].column.id)
	}
	slices.Reverse(s.lits)
	slices.Reverse(s.cols)
	s.lits, s.cols = slices.Clone(s.lits), slices.Clone(s.cols)
	s.hash = d.hashOf(s.lits)
	s.countTurns()
	for i := range s.inputs {
		s.inputs[i] = -1
	}
	for leaf, col := range s.cols {
		in, ok := d.schema.inputOf[d.paths.names[d.columns[col].path]]
		if ok && s.inputs[in] < 0 {
			s.inputs[in] = int32(leaf)
		}
	}
	s.time = s.inputs[d.schema.timesIn[0]]
	if s.time < 0 {
		s.time = s.inputs[d.schema.timesIn[1]]
	}
	s.timed = s.time >= 0 && d.columns[s.cols[s.time]].kind == kindTime
	s.uuidID = s.inputs[d.schema.idIn]
	if s.uuidID >= 0 && d.columns[s.cols[s.uuidID]].kind != kindUUID {
		s.uuidID = -1
	}
	d.shapes = append(d.shapes, s)
	d.books = append(d.books, d.makeBook(s))
	d.trie += 8*len(s.lits) + 128
	return s
}

// publish notes that rows of a shape become visible. What else is in the
// domain was met in records that are not kept, and has no names for readers.
func (d *domain) publish(s *shape) {
	if s.published {
		return
	}
	s.published = true
	for _, col := range s.cols {
		d.columns[col].published = true
	}
}

// countTurns notes which leaves are not the first of their column.
func (s *shape) countTurns() {
	seen := make(map[uint32]uint32, len(s.cols))
	for leaf, col := range s.cols {
		turn := seen[col]
		seen[col]++
		if turn > 0 && s.turns == nil {
			s.turns = make([]uint32, len(s.cols))
		}
		if turn > 0 {
			s.turns[leaf] = turn
		}
	}
}

// turn returns how many leaves before a leaf have its column.
func (s *shape) turn(leaf int) uint32 {
	if s.turns == nil {
		return 0
	}
	return s.turns[leaf]
}

// crowded reports whether the domain has passed a limit that one record after
// the other can break.
func (d *domain) crowded() bool {
	return len(d.shapes) > d.limits.shapes || d.trie > d.limits.trie || len(d.paths.names) > d.limits.paths
}

// full reports whether the domain has passed one of its limits.
func (d *domain) full() bool {
	if d.crowded() {
		return true
	}
	for _, c := range d.columns {
		if len(c.dict.slabs) > d.limits.slabs {
			return true
		}
	}
	return false
}

// domainView is what readers see of a domain: everything that the blocks
// published so far refer to.
type domainView struct {
	schema  *compiledSchema
	lits    [][]byte
	shapes  []*shape
	columns []columnView
	byName  map[string][]uint32 // columns by path, of those that some row has
}

// columnView is a reader's column.
type columnView struct {
	name    string
	kind    leafKind
	derived bool   // words are one above the code; 0 means no value
	named   bool   // some row has it, so that its path is a name
	values  values // nil for kinds without dictionary
}

// values is the text of a dictionary by code.
type values interface {
	len() int
	// each calls fn with the values from code first on until it returns false;
	// the text is only valid during the call.
	each(first int, fn func(code uint32, text []byte) bool)
	// text returns a value; it must not be changed.
	text(code uint32) []byte
	// pieces returns how many pieces there are to open.
	pieces() int
	// pieceEnd returns the code behind the last value of a piece.
	pieceEnd(piece int) int
	// open calls fn with the stretches of a piece, which are only valid during
	// the call; buf belongs to the caller and is used again.
	open(piece int, buf *opened, fn func(*stretch))
	// sieve returns the hashes of the values, nil without any.
	sieve() sieve
}

func (d *domain) view() *domainView {
	v := &domainView{
		schema: d.schema,
		lits:   d.lits[:len(d.lits):len(d.lits)],
		shapes: d.shapes[:len(d.shapes):len(d.shapes)],
	}
	v.columns = make([]columnView, len(d.columns))
	for i, c := range d.columns {
		v.columns[i] = columnView{name: d.paths.names[c.path], kind: c.kind, named: c.published}
		if c.kind == kindText || c.kind == kindScalar {
			v.columns[i].values = c.dict.view()
		}
	}
	for i, c := range d.derived {
		v.columns[c.id].name = d.schema.derived[i].Name
		v.columns[c.id].derived = true
	}
	v.index()
	return v
}

// index prepares the look-up of columns by name.
func (v *domainView) index() {
	v.byName = make(map[string][]uint32, len(v.columns))
	for i := range v.columns {
		if c := &v.columns[i]; c.named {
			v.byName[c.name] = append(v.byName[c.name], uint32(i))
		}
	}
}

// derived returns the column of a derived column's index in the schema.
func (v *domainView) derived(i int) uint32 { return uint32(i) }
