package detail

import "github.com/trailsift/trailsift/store/trail"

// value returns the text of a string, number or truth value as a filter
// compares it. Other nodes, and masked ones, have none.
func (t *tree) value(i int) (text string, ok bool) {
	n := &t.nodes[i]
	switch {
	case n.masked:
		return "", false
	case n.kind == scalar, n.kind == rawLine:
		return string(t.raw(i)), true
	case n.kind == quoted:
		return string(unescape(t.inner(i), -1)), true
	}
	return "", false
}

// json returns the bytes of a node, with the masked values below it replaced.
func (t *tree) json(i int) []byte {
	n := &t.nodes[i]
	src := t.docs[n.doc]
	var out []byte
	from := n.start
	for m := i; m < n.last; m++ {
		if !t.nodes[m].masked {
			continue
		}
		out = append(out, src[from:t.nodes[m].start]...)
		out = append(out, `"`+trail.Mask+`"`...)
		from = t.nodes[m].end
	}
	return append(out, src[from:n.end]...)
}
