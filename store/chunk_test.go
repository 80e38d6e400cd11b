package store

import (
	"fmt"
	"strings"
	"testing"
)

// TestTextReaderLetsGo: chunks that were opened do not pile up.
func TestTextReaderLetsGo(t *testing.T) {
	var records []string
	for i := range 1000 {
		records = append(records, fmt.Sprintf(`{"a":"%d%s"}`, i, strings.Repeat("x", 100)))
	}
	st := load(t, records...)
	finish(t, st)
	view := st.Snapshot().views[0]
	v := view.columns[view.byName["a"][0]].values
	r := newTextReader(v)
	last := uint32(v.len() - 1)
	if len(r.chunks) < 2 {
		t.Fatalf("%d chunks", len(r.chunks))
	}
	r.text(0)
	r.open = maxOpen - 1
	if r.text(last); r.open != maxOpen || r.chunks[0] == nil {
		t.Errorf("%d chunks are open", r.open)
	}
	r.chunks[len(r.chunks)-1], r.last = nil, nil
	if got := string(r.text(last)); got != string(v.text(last)) || r.open != 1 || r.chunks[0] != nil {
		t.Errorf("%.9q…, %d chunks are open", got, r.open)
	}
	if got := string(r.text(0)); got != string(v.text(0)) || r.open != 2 {
		t.Errorf("%.9q…, %d chunks are open", got, r.open)
	}
}
