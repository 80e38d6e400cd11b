package detail

import (
	"bytes"
	"net/url"
)

// embedded takes the string that was scanned last apart, if it is a document.
// It always succeeds: a string that is none stays a string.
func (s *scanner) embedded() bool {
	t := s.tree
	at := len(t.nodes) - 1
	if t.nodes[at].masked || s.nested >= maxEmbedded {
		return true
	}
	src, how := unpack(t.inner(at))
	if how == notEmbedded {
		return true
	}
	t.docs = append(t.docs, src)
	sub := scanner{tree: t, src: src, doc: len(t.docs) - 1, nested: s.nested + 1}
	if !sub.packed(at) || len(t.nodes) == at+1 {
		t.nodes, t.docs = t.nodes[:at+1], t.docs[:sub.doc]
		return true
	}
	t.nodes[at].embed = how
	t.nodes[at].last = len(t.nodes)
	return true
}

// packed scans s.src, which begins with a bracket, as the children of the
// string node it came from.
func (s *scanner) packed(parent int) bool {
	ok := false
	if s.space(); s.src[s.pos] == '{' {
		ok = s.children(parent, '}', s.member)
	} else {
		ok = s.children(parent, ']', s.element)
	}
	s.space()
	return ok && s.pos == len(s.src)
}

// unpack returns the document in a string, given between its quotes, if it
// starts like one.
func unpack(inner []byte) (doc []byte, how embedding) {
	start := bytes.ToUpper(bytes.TrimLeft(unescape(inner, 64), " \t\r\n"))
	switch {
	case bytes.HasPrefix(start, []byte("{")), bytes.HasPrefix(start, []byte("[")):
		return unescape(inner, -1), embeddedJSON
	case bytes.HasPrefix(start, []byte("%7B")), bytes.HasPrefix(start, []byte("%5B")):
		decoded, err := url.PathUnescape(string(unescape(inner, -1)))
		if err != nil {
			return nil, notEmbedded
		}
		return []byte(decoded), embeddedURL
	}
	return nil, notEmbedded
}
