package detail

import (
	"slices"
	"strconv"
	"strings"
)

// path returns where node i is, as jq writes it: keys that jq would not take
// bare are in quotes, exactly as in the record, and an embedded document is
// entered through |fromjson| or |@urid|fromjson| (@urid needs jq after 1.6).
func (t *tree) path(i int) string {
	var b strings.Builder
	start := true
	for _, at := range t.ancestry(i) {
		step := t.step(at)
		if start && step[0] == '[' {
			b.WriteByte('.')
		}
		b.WriteString(step)
		start = false
		if n := &t.nodes[at]; at != i && n.embed != notEmbedded {
			b.WriteString(n.entry())
			start = true
		}
	}
	if start {
		return "."
	}
	return b.String()
}

// ancestry returns the nodes on the way from the record to node i: without the
// record, with the node.
func (t *tree) ancestry(i int) []int {
	var way []int
	for ; i > 0 && t.nodes[i].kind != rawLine; i = t.nodes[i].parent {
		way = append(way, i)
	}
	slices.Reverse(way)
	return way
}

// step returns the way from a node's parent to the node.
func (t *tree) step(i int) string {
	n := &t.nodes[i]
	if n.index >= 0 {
		return "[" + strconv.Itoa(n.index) + "]"
	}
	key := string(t.rawKey(i))
	if isIdentifier(key) {
		return "." + key
	}
	return `."` + key + `"`
}

// entry returns what comes between the path of an embedding string and the
// path of what is in it.
func (n *node) entry() string {
	switch n.embed {
	case embeddedJSON:
		return "|fromjson|"
	case embeddedURL:
		return "|@urid|fromjson|"
	}
	return ""
}

// isIdentifier reports whether jq takes a key without quotes.
func isIdentifier(key string) bool {
	for i, r := range key {
		letter := r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return key != ""
}
