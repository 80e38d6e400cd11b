package facets

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestSharing(t *testing.T) {
	for _, c := range []struct {
		room  int
		needs []int
		want  []int
	}{
		{14, []int{20, 20}, []int{7, 7}},
		{15, []int{20, 20}, []int{8, 7}},
		{35, []int{101, 101, 6}, []int{15, 14, 6}},
		{20, []int{4, 101, 3}, []int{4, 13, 3}},
		{60, []int{4, 9, 3}, []int{4, 9, 3}},
		{5, []int{101}, []int{5}},
		{9, nil, []int{}},
	} {
		if got := share(c.room, c.needs); !slices.Equal(got, c.want) {
			t.Errorf("%d lines for %v: %v, want %v", c.room, c.needs, got, c.want)
		}
	}
}

// unevenGrid has ten lists like those of a trail: most with many values, verb and
// origin at the end with few.
func unevenGrid() *Grid {
	g := newGrid(10)
	for i, n := range []int{7, 145, 30, 191, 109, 11, 53, 3, 3, 5} {
		g.Set(i, facet(min(n, 100), 0, n))
	}
	return g
}

// TestShortListsLeaveTheirRoom: no line below the values of a short row is blank
// while a list in another row is cut off, whatever the size.
func TestShortListsLeaveTheirRoom(t *testing.T) {
	g := unevenGrid()
	for w := 60; w <= 300; w += 20 {
		for h := 7; h < 100; h += 3 {
			g.SetSize(w, h)
			g.SetFocus(9)
			spans, needs := g.spans(), g.needs()
			used, cut := 0, false
			for _, s := range spans {
				if s.lines > needs[s.row] {
					t.Errorf("%dx%d: row %d has %d lines, of use are %d", w, h, s.row, s.lines, needs[s.row])
				}
				used, cut = s.y+s.lines, cut || s.lines < needs[s.row]
			}
			if cut && used != h {
				t.Errorf("%dx%d: lists are cut off at line %d: %v of %v", w, h, used, spans, needs)
			}
			checkSize(t, g, w, h)
		}
	}
}

// titles returns the lines that have a title on them.
func titles(g *Grid) (at []int) {
	for y, line := range strings.Split(rendered(g), "\n") {
		if strings.Contains(line, "FIELD") {
			at = append(at, y)
		}
	}
	return at
}

// TestRowsStay: neither a filter nor the focus moves a title.
func TestRowsStay(t *testing.T) {
	for _, size := range [][2]int{{80, 14}, {80, 40}, {160, 37}, {200, 50}, {300, 90}} {
		g := unevenGrid()
		g.SetSize(size[0], size[1])
		before := titles(g)
		for i := range g.Len() {
			if g.SetFocus(i); g.top == 0 && !slices.Equal(titles(g), before) {
				t.Errorf("%v: with the focus on %d the titles are at %v, before at %v", size, i, titles(g), before)
			}
		}
		g.SetFocus(0)
		before = titles(g)
		for i := range g.Len() {
			g.Set(i, facet(1, 3, 1))
		}
		if after := titles(g); !slices.Equal(before, after) {
			t.Errorf("%v: under a filter the titles are at %v, before at %v", size, after, before)
		}
		g.Clear()
		for i := range g.Len() {
			g.Set(i, facet(1, 3, 1))
		}
		if after := titles(g); slices.Equal(before, after) {
			t.Errorf("%v: other data have the rows of those before: %v", size, after)
		}
	}
}

// TestHitsFollowTheRows: what is clicked is what is drawn there.
func TestHitsFollowTheRows(t *testing.T) {
	g := unevenGrid()
	g.SetSize(160, 37)
	for y, line := range strings.Split(rendered(g), "\n") {
		spot, ok := g.At(2, y)
		if head := strings.Contains(line, "FIELD"); head != (ok && spot.Head) {
			t.Errorf("line %d, %q: %+v %v", y, line, spot, ok)
		}
		if cell, _, _ := strings.Cut(line, "│"); strings.Contains(cell, "value-") {
			want := fmt.Sprintf("value-%02d", spot.Line)
			if !ok || !spot.Value || !strings.Contains(cell, want) {
				t.Errorf("line %d, %q: %+v %v", y, cell, spot, ok)
			}
		}
	}
}
