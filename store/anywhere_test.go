package store

import (
	"fmt"
	"testing"
)

// TestShortText searches for one and two characters that all rows have in
// values they share, that all but one have there, and that one row has, in a
// value of its own.
func TestShortText(t *testing.T) {
	const n = 34 * rawPiece
	var records []string
	for i := range n {
		shared, own := "shared", fmt.Sprintf("%060d", i)
		switch i {
		case n / 2:
			shared, own = "sAred", own+"-HE"
		case n / 3:
			own += "-zQ"
		}
		records = append(records, fmt.Sprintf(`{"eventID":"%d","x":%q,"y":%q}`, i, shared, own))
	}
	st := load(t, records...)
	for range 2 {
		s := st.Snapshot()
		if f := s.field(nil, "y"); f.dicts[0].values.pieces() <= 32 {
			t.Fatal("values of their own are in few pieces")
		}
		for text, want := range map[string]int{"s": n, "ar": n, "RE": n, "h": n, "he": 1, "ha": n - 1, "z": 1, "zq": 1, "q": 1, "-": 2, "k": 0} {
			sel, err := s.Select(t.Context(), nil, Text{Literal(text)}, nil)
			if err != nil || sel.Len() != want {
				t.Errorf("%q: %d rows, want %d, %v", text, sel.Len(), want, err)
			}
		}
		finish(t, st)
	}
}
