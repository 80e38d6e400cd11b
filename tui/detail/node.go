package detail

// kind is what a node's bytes are.
type kind uint8

const (
	object kind = iota
	array
	quoted  // a string
	scalar  // number, true, false
	null    // null
	opaque  // a value nested too deeply to be taken apart
	rawLine // a line of a record that is not JSON
)

// embedding is how a string holds a document.
type embedding uint8

const (
	notEmbedded embedding = iota
	embeddedJSON
	embeddedURL // JSON, URL-encoded, as IAM returns its policies
)

// node is a value in a document. Nodes lie in the order of the text, so the
// nodes from one up to its last are its subtree.
type node struct {
	doc        int // which of the tree's documents the offsets are in
	start, end int // the value's bytes
	key        span
	index      int // position in the array; -1 for a member of an object
	parent     int // -1 for the record itself
	last       int // index after the subtree
	depth      int // how far its line is indented
	column     int // where the values of its children are drawn
	kind       kind
	embed      embedding
	masked     bool
	open       bool
	noField    bool   // neither it nor what is below has a filter path
	field      string // filter path; see maxField
}

// span is a stretch of a document's bytes; of a key, without its quotes.
type span struct{ start, end int }

// hasChildren reports whether n, which is at index i, can be unfolded into a
// tree.
func (n *node) hasChildren(i int) bool { return n.last > i+1 }

// tree is a record taken apart.
type tree struct {
	docs  [][]byte // the record, then the documents embedded in it
	nodes []node   // nodes[0] is the record
}

// raw returns the bytes of a node's value.
func (t *tree) raw(i int) []byte {
	n := &t.nodes[i]
	return t.docs[n.doc][n.start:n.end]
}

// rawKey returns a node's key as it stands between its quotes.
func (t *tree) rawKey(i int) []byte {
	n := &t.nodes[i]
	return t.docs[n.doc][n.key.start:n.key.end]
}

// inner returns the text between the quotes of a string node.
func (t *tree) inner(i int) []byte {
	raw := t.raw(i)
	return raw[1 : len(raw)-1]
}

// children calls visit for each child of node i until it returns false.
func (t *tree) children(i int, visit func(child int) bool) {
	for c := i + 1; c < t.nodes[i].last; c = t.nodes[c].last {
		if !visit(c) {
			return
		}
	}
}

// count returns the number of children of node i.
func (t *tree) count(i int) int {
	n := 0
	t.children(i, func(int) bool { n++; return true })
	return n
}
