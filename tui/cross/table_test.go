package cross

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// crossOf makes a table of rows by columns values, others and none behind
// them; the cell of row i and column j has 100i + j.
func crossOf(rows, columns int) *store.Cross {
	c := &store.Cross{Fields: [2]string{"actor", "event"}, Events: 9999}
	lines := func(name string, n int) (out []store.CrossLine) {
		for i := range n {
			out = append(out, store.CrossLine{Value: fmt.Sprintf("%s-%02d", name, i), Count: 500 - i})
		}
		return append(out, store.CrossLine{Kind: store.OtherValues, More: 17, Count: 7}, store.CrossLine{Kind: store.NoValue, Count: 3})
	}
	c.Rows, c.Columns = lines("row", rows), lines("column", columns)
	for i := range c.Rows {
		cells := make([]int, len(c.Columns))
		for j := range cells {
			cells[j] = 100*i + j
		}
		c.Cells = append(c.Cells, cells)
	}
	return c
}

func newTable(c *store.Cross, w, h int) *Table {
	th := theme.New(true)
	t := New(&th)
	t.SetSize(w, h)
	if c != nil {
		t.Set(c)
	}
	return t
}

func frame(t *Table) string { return ansi.Strip(t.Render("actor", "event")) }

func TestFrame(t *testing.T) {
	table := newTable(crossOf(2, 2), 62, 9)
	table.Move(2, 1)
	want := ` actor by event                               19 by 19 values
              total  column-00  column-01  17 others  (none)
  total       9,999        500        499          7       3
  row-00        500          ·          1          2       3
▌ row-01        499        100        101        102     103
  17 others       7        200        201        202     203
  (none)          3        300        301        302     303`
	got := strings.Split(frame(table), "\n")
	for i := range got {
		got[i] = strings.TrimRight(got[i], " ")
	}
	if strings.Join(got[:7], "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestCells(t *testing.T) {
	table := newTable(crossOf(3, 3), 80, 20)
	for _, c := range []struct {
		down, across int
		row, column  string
		count        int
	}{
		{0, 0, "", "", 9999}, {0, 1, "", "column-00", 500}, {2, 0, "row-01", "column-00", 100},
		{0, -1, "row-01", "", 499}, {99, 99, "(none)", "(none)", 404}, {-1, 0, "17 others", "(none)", 304}, {-99, -99, "", "", 9999},
	} {
		table.Move(c.down, c.across)
		row, column, ok := table.Current()
		if !ok || (row == nil) != (c.row == "") || (column == nil) != (c.column == "") || table.Count() != c.count {
			t.Errorf("%v: %v, %v, %d", c, row, column, table.Count())
			continue
		}
		if row != nil && name(table.cross.Rows, table.row) != c.row || column != nil && name(table.cross.Columns, table.column) != c.column {
			t.Errorf("%v: %v, %v", c, row, column)
		}
	}
}

func TestBeforeTheCount(t *testing.T) {
	table := newTable(nil, 60, 5)
	table.Move(1, 1)
	if _, _, ok := table.Current(); ok || table.Count() != 0 || !strings.Contains(frame(table), "counting") {
		t.Errorf("%s", frame(table))
	}
}

func TestCursorStaysOnItsValues(t *testing.T) {
	table := newTable(crossOf(5, 5), 80, 20)
	table.Move(3, 4)
	less := crossOf(5, 5)
	less.Rows[0], less.Rows[2] = less.Rows[2], less.Rows[0]
	less.Columns = less.Columns[1:]
	for i := range less.Cells {
		less.Cells[i] = less.Cells[i][1:]
	}
	table.Set(less)
	if row, column, _ := table.Current(); row.Value != "row-02" || column.Value != "column-03" {
		t.Errorf("%v, %v", row, column)
	}
	table.Set(crossOf(0, 0))
	if _, _, ok := table.Current(); !ok || !strings.Contains(frame(table), "▌") {
		t.Errorf("%s", frame(table))
	}
}

func TestScrolling(t *testing.T) {
	table := newTable(crossOf(50, 30), 80, 12)
	for range 31 {
		table.Move(1, 1)
		row, column, _ := table.Current()
		got := frame(table)
		if !strings.Contains(got, "▌ "+name(table.cross.Rows, table.row)) || !strings.Contains(got, name(table.cross.Columns, table.column)) || !strings.Contains(got, "total") {
			t.Fatalf("%v, %v are not seen in\n%s", row, column, got)
		}
	}
	table.Move(-99, -99)
	if got := frame(table); !strings.Contains(got, "row-00") || !strings.Contains(got, "column-00") {
		t.Errorf("%s", got)
	}
}

// TestWhatIsNotSeenIsCounted: a table that does not fit says so on all sides.
func TestWhatIsNotSeenIsCounted(t *testing.T) {
	table := newTable(crossOf(10, 10), 60, 9) // 12 rows and columns, with others and none
	want := func(says bool, texts ...string) {
		t.Helper()
		for _, text := range texts {
			if got := frame(table); strings.Contains(got, text) != says {
				t.Errorf("%q is shown: %v\n%s", text, !says, got)
			}
		}
	}
	want(true, "   24 more › ", "  22 more below and (none)")
	want(false, "‹", "above")
	table.Move(8, 5)
	want(true, "‹ 2 more   22 more › ", "  3 more above   19 more below and (none)")
	table.Move(99, 99)
	want(true, "‹ ", "  7 more above")
	want(false, "›", "below")
	table.SetSize(200, 40)
	want(false, "more")
}

func TestRenderIsAsLargeAsAsked(t *testing.T) {
	c := crossOf(40, 20)
	c.Rows[1].Value, c.Columns[1].Value = strings.Repeat("日\x1b", 99), "\u202e"+strings.Repeat("長", 50)
	c.Columns[0].Count = 123_456_789_012
	table := newTable(c, 0, 0)
	for w := 60; w < 300; w += 13 {
		for h := 6; h < 60; h += 5 {
			table.SetSize(w, h)
			lines := strings.Split(frame(table), "\n")
			if len(lines) != h {
				t.Fatalf("%dx%d: %d lines", w, h, len(lines))
			}
			for _, line := range lines {
				if theme.Width(line) != w {
					t.Fatalf("%dx%d: %d cells: %q", w, h, theme.Width(line), line)
				}
			}
			table.Move(1, 1)
		}
	}
}

// TestLabelsTakeWhatColumnsLeave: a name is not cut beside blanks, and has its room
// wherever the window of columns is.
func TestLabelsTakeWhatColumnsLeave(t *testing.T) {
	c := crossOf(3, 12)
	c.Rows[1].Value = "cloudtrail-delivery.amazonaws.com"
	table := newTable(c, 88, 12)
	for range 12 {
		if got := frame(table); !strings.Contains(got, "  cloudtrail-delivery.amazonaws.com  ") {
			t.Fatalf("in column %d:\n%s", table.column, got)
		}
		for _, line := range strings.Split(frame(table), "\n") {
			if theme.Width(line) != 88 {
				t.Errorf("%q", line)
			}
		}
		table.Move(0, 1)
	}
}

// TestActorsAreCutByTheirParts: whoever has a role is told by the session.
func TestActorsAreCutByTheirParts(t *testing.T) {
	c := crossOf(2, 2)
	c.Fields[0] = "actor"
	c.Rows[0].Value, c.Rows[0].Kind = "AdministratorAccess/priya.raman@example.com", store.OneValue
	table := newTable(c, 60, 9)
	if got := frame(table); !strings.Contains(got, "/priya.raman@") {
		t.Errorf("got\n%s", got)
	}
}

// TestValuesAreCalledByNames: columns of one person's sessions are told apart by when
// these were, in any width.
func TestValuesAreCalledByNames(t *testing.T) {
	table := newTable(crossOf(2, 2), 80, 9)
	called := func(value string) (theme.Called, bool) {
		return theme.Called{Who: "AdministratorAccess/priya.raman@example.com", Since: "11:13:3" + value[len(value)-1:]}, true
	}
	table.SetNames(called, called)
	got := frame(table)
	for _, want := range []string{" 11:13:30", " 11:13:31", "priya", "17 others", "(none)"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for width := 1; width < 200; width++ {
		table.SetSize(width, 9)
		got := frame(table)
		if heads := strings.Split(got, "\n")[1]; width > 60 && strings.Count(heads, "11:13:3") != strings.Count(heads, "priya") {
			t.Errorf("%d cells: since when, of nobody: %q", width, heads)
		}
	}
}

// TestAllColumnsShareTheRoom: names are cut only where there is no room for them.
func TestAllColumnsShareTheRoom(t *testing.T) {
	c := crossOf(2, 3)
	c.Columns[0].Value, c.Columns[2].Value = "delivery.logs.amazonaws.com", "cloudtrail.amazonaws.com"
	head := func(width int) string { return strings.Split(frame(newTable(c, width, 9)), "\n")[1] }
	if got := head(160); !strings.Contains(got, " delivery.logs.amazonaws.com  column-01  cloudtrail.amazonaws.com ") {
		t.Error(got)
	}
	if got := head(90); !strings.Contains(got, "…") || strings.HasSuffix(got, "  ") {
		t.Errorf("%q", got) // no room is left over while something is cut
	}
}
