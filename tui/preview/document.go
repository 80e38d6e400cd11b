package preview

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store/trail/policy"
	"github.com/trailsift/trailsift/tui/theme"
)

// documentLines is how many lines the meaning of a policy takes at most.
const documentLines = 4

// statementKey is the member by which an object is a policy.
const statementKey = "Statement"

// documentIn returns the policy that a value is; nil for none.
func documentIn(value string) *policy.Document {
	start := strings.TrimSpace(value)
	if start == "" || !strings.ContainsRune(`{%"`, rune(start[0])) {
		return nil
	}
	return document([]byte(value))
}

func document(text []byte) *policy.Document {
	d, ok := policy.Parse(text)
	if !ok || len(d.Brief(1)) == 0 {
		return nil
	}
	return &d
}

// statement reads the statements of an object that may be a policy: their leaves, and
// before them the one that stands for the object. It has no field: filters reach the
// values in it only.
func (w *walker) statement(name, path, below, under string) error {
	var text json.RawMessage
	if err := w.dec.Decode(&text); err != nil {
		return err
	}
	inner := walker{dec: decoder(text), secret: w.secret}
	_ = inner.value(below, under) // it was decoded once
	d := document(slices.Concat([]byte(`{"Statement":`), text, []byte("}")))
	masked := slices.ContainsFunc(inner.leaves, func(l leaf) bool { return l.masked })
	if d != nil && !masked && (w.secret == nil || !w.secret(path)) {
		w.leaves = append(w.leaves, leaf{name: name, document: d})
	}
	w.leaves = append(w.leaves, inner.leaves...)
	w.leaves = w.leaves[:min(len(w.leaves), maxLeaves)]
	return nil
}

// markDocument marks the parts of an object called name that is a policy.
func markDocument(leaves []leaf, name string) {
	if !slices.ContainsFunc(leaves, func(l leaf) bool { return l.isDocument(name) }) {
		return
	}
	for i, l := range leaves {
		leaves[i].inDocument = !l.isDocument(name)
	}
}

// isDocument reports whether a leaf stands for an object called name.
func (l leaf) isDocument(name string) bool {
	return l.document != nil && l.field == "" && l.name == name
}

// saysTheSame reports whether two leaves are policies that say the same, however they are
// written.
func (l leaf) saysTheSame(other leaf) bool {
	return l.document != nil && other.document != nil && slices.Equal(l.document.Lines(), other.document.Lines())
}

// document draws what a policy says below its name: beside it there is room for a few words.
// Each statement is cut at its end. The lines that one leaves are there for the next ones.
func (p *Pane) document(l leaf, name string) {
	const indent, further = "   ", "     "
	p.add("  "+p.theme.Dim.Paint(theme.Pad(name, p.width-2)), l)
	says, left := l.document.Brief(documentLines), documentLines
	for i, statement := range says {
		parts, _ := wrap(statement, p.width-len(further), left/(len(says)-i))
		left -= len(parts)
		before := indent
		for _, part := range parts {
			p.add(before+theme.Pad(part, p.width-len(before)), leaf{})
			p.lines[len(p.lines)-1].goesOn = true
			before = further
		}
	}
}
