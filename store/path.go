package store

import "strings"

// pathID names a JSON path within one domain; 0 is the record itself.
type pathID uint32

// pathTable interns JSON paths, brackets dropped: the elements of an array
// have the path of the array.
type pathTable struct {
	names []string // dotted, by id
	ids   map[pathKey]pathID
}

type pathKey struct {
	parent pathID
	key    string
}

func newPathTable() *pathTable {
	return &pathTable{names: []string{""}, ids: make(map[pathKey]pathID)}
}

// child returns the path of a key below a path.
func (t *pathTable) child(parent pathID, key string) pathID {
	if id, ok := t.ids[pathKey{parent, key}]; ok {
		return id
	}
	id := pathID(len(t.names))
	t.ids[pathKey{parent, key}] = id
	name := PathSegment(key)
	if parent != 0 {
		name = t.names[parent] + "." + name
	}
	t.names = append(t.names, name)
	return id
}

// PathSegment writes an object key as a segment of a dotted path: bare when
// it holds letters, digits, _ - $ only, else quoted as in a filter.
func PathSegment(key string) string {
	if key != "" && !strings.ContainsFunc(key, needsQuote) {
		return key
	}
	return quote(key)
}

func needsQuote(r rune) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		return false
	}
	return r != '_' && r != '-' && r != '$'
}
