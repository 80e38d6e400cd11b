package store

import (
	"slices"
	"testing"
)

// TestRoomFor makes room behind a list, for what comes at once and later.
func TestRoomFor(t *testing.T) {
	list := []int{1, 2, 3}
	for _, test := range []struct{ n, inAll, least, most int }{
		{1, 0, 4, 4}, {5, 20, 20, 20}, {5, 1000, 8 * mostGrowth, 8 * mostGrowth}, {0, 9, 3, 3},
	} {
		got := roomFor(list[:3:3], test.n, test.inAll)
		if !slices.Equal(got, list) || cap(got) < test.least || cap(got) > test.most {
			t.Errorf("%+v: %v with room for %d", test, got, cap(got))
		}
	}
	if got := roomFor(list[:1], 2, 9); &got[0] != &list[0] {
		t.Error("a list was moved that had room")
	}
}
