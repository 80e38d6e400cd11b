package events

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// record returns an event that is n half hours after noon.
func record(n int) string {
	at := time.Date(2026, 8, 31, 12, 0, 0, 0, time.UTC).Add(time.Duration(n) * 30 * time.Minute)
	failure := ""
	if n%10 == 9 {
		failure = `,"errorCode":"AccessDenied"`
	}
	return fmt.Sprintf(`{"eventID":"id-%d","eventVersion":"1.08","eventTime":"%s","eventName":"Event%03d","eventSource":"s3.amazonaws.com",`+
		`"awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.%d","readOnly":%v,"userAgent":"aws-cli/2.13.0 Python/3.11.4 Linux/5.15.0","userIdentity":{"type":"IAMUser","userName":"mira"},`+
		`"requestParameters":{"bucketName":"bucket-%d"}%s}`, n, at.Format(time.RFC3339), n, n%200, n%3 == 0, n, failure)
}

func snapshot(t testing.TB, n int) *store.Snapshot {
	t.Helper()
	s := store.New(trail.Schema())
	b := s.NewBuilder()
	source := s.AddSource("trail.json", 1)
	for i := range n {
		if _, refused, err := b.Add([]byte(record(i)), store.Origin{Source: source, Record: uint32(i + 1)}); refused != "" || err != nil {
			t.Fatal(refused, err)
		}
	}
	b.Flush()
	if err := s.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s.Snapshot()
}

func newTable(t testing.TB, n, w, h int) *Table {
	t.Helper()
	snap := snapshot(t, n)
	view, err := snap.View(context.Background(), nil, false)
	if err != nil {
		t.Fatal(err)
	}
	th := theme.New(true)
	table := New(&th, trail.Language())
	table.SetSize(w, h)
	table.Set(snap, view, Order{})
	return table
}

func rendered(t *Table) string { return ansi.Strip(t.Render()) }

func TestTableIsAsLargeAsAsked(t *testing.T) {
	table := newTable(t, 200, 80, 20)
	for w := 60; w < 310; w += 17 {
		for h := 8; h < 60; h += 7 {
			table.SetSize(w, h)
			for _, move := range []int{1, 30, -7, 500, -500} {
				table.Move(move)
				table.MoveColumn(move % 5)
				checkTable(t, table, w, h)
			}
		}
	}
}

func checkTable(t *testing.T, table *Table, w, h int) {
	t.Helper()
	lines := strings.Split(rendered(table), "\n")
	if len(lines) != h {
		t.Fatalf("%dx%d: %d lines", w, h, len(lines))
	}
	marks := 0
	for _, line := range lines {
		if theme.Width(line) != w {
			t.Fatalf("%dx%d: %q", w, h, line)
		}
		if strings.HasPrefix(line, "▌") {
			marks++
		}
	}
	if marks != 1 {
		t.Fatalf("%dx%d, cursor %d: %d marked lines\n%s", w, h, table.cursor, marks, strings.Join(lines, "\n"))
	}
}

func TestDatesStandOnLinesOfTheirOwn(t *testing.T) {
	table := newTable(t, 60, 100, 70)
	frame := rendered(table)
	for _, want := range []string{"\n  2026-08-31 ", "\n  2026-09-01 ", "00:00:00   mira"} {
		if strings.Count(frame, want) != 1 {
			t.Errorf("%q is not there once:\n%s", want, frame)
		}
	}
	table.SetSize(100, 10)
	table.MoveTo(50)
	if lines := strings.Split(rendered(table), "\n"); !strings.HasPrefix(lines[1], "  2026-09-01") {
		t.Errorf("the window does not start with its date: %q", lines[1])
	}
}

func TestFailureIsMarkedWithoutColour(t *testing.T) {
	for _, line := range strings.Split(rendered(newTable(t, 30, 140, 40)), "\n") {
		if strings.Contains(line, "✗") != strings.Contains(line, "AccessDenied") {
			t.Errorf("%q", line)
		}
	}
}

func TestColumnsScroll(t *testing.T) {
	table := newTable(t, 30, 80, 10)
	columns := Usual()
	for i := range columns {
		columns[i].Width += 4
	}
	table.SetColumns(columns)
	if frame := rendered(table); !strings.Contains(frame, "ACTOR") || strings.Contains(frame, "WHAT") {
		t.Errorf("at the left:\n%s", frame)
	}
	table.MoveColumn(6)
	if frame := rendered(table); !strings.Contains(frame, "WHAT") || !strings.Contains(frame, "bucket-3") || !strings.Contains(frame, "TIME") {
		t.Errorf("in the middle:\n%s", frame)
	}
	table.MoveColumn(99)
	if frame := rendered(table); !strings.Contains(frame, "ERROR") || !strings.Contains(frame, "Event003") || strings.Contains(frame, "ACTOR") {
		t.Errorf("at the right:\n%s", frame)
	}
	table.MoveColumn(-99)
	if frame := rendered(table); !strings.Contains(frame, "ACTOR") {
		t.Errorf("back at the left:\n%s", frame)
	}
}

func TestCell(t *testing.T) {
	table := newTable(t, 30, 80, 10)
	if field, value, has, ok := table.Cell(); field != "time" || len(value) != len("2026-09-01T10:00:00Z") || !has || !ok {
		t.Errorf("the time is %s %q", field, value)
	}
	for i, want := range []string{"actor mira true", "event Event000 true", "service s3 true", "region eu-west-1 true", "ip 198.51.100.0 true", "  false", "error  false"} {
		table.MoveColumn(1)
		field, value, has, ok := table.Cell()
		if got := fmt.Sprintf("%s %s %v", field, value, has); got != want || ok != (field != "") {
			t.Errorf("column %d: %q, want %q", i+1, got, want)
		}
	}
}

func TestSetKeepsTheRow(t *testing.T) {
	table := newTable(t, 100, 80, 12)
	table.MoveTo(40)
	table.MoveColumn(2)
	rendered(table)
	row, _ := table.Row()
	above := table.cursor - table.top
	reversed, err := table.snap.View(context.Background(), nil, true)
	if err != nil {
		t.Fatal(err)
	}
	table.Set(table.snap, reversed, Order{Descending: true})
	if got, _ := table.Row(); got != row || table.Cursor() != 59 || table.cursor-table.top != above {
		t.Errorf("the cursor is on row %v, position %d", got, table.Cursor())
	}
	place := table.Place()
	table.MoveTo(0)
	table.MoveColumn(3)
	table.Restore(place)
	if got, _ := table.Row(); got != row || table.Place().Field != place.Field || place.Field == "time" {
		t.Errorf("restored to row %v, column %d", got, table.column)
	}
}

// TestReversedListFillsTheWindow: the first row of a list is its last one then.
func TestReversedListFillsTheWindow(t *testing.T) {
	table := newTable(t, 100, 80, 12)
	table.MoveTo(1)
	rendered(table)
	reversed, err := table.snap.View(context.Background(), nil, true)
	if err != nil {
		t.Fatal(err)
	}
	table.Set(table.snap, reversed, Order{Descending: true})
	frame := rendered(table)
	if table.Cursor() != 98 || strings.Count(frame, "Event0") != 10 || !strings.Contains(frame, "Event000") {
		t.Errorf("the cursor is at %d in\n%s", table.Cursor(), frame)
	}
	table.SetSize(80, 200) // more than there is: 100 events of three days
	if frame := rendered(table); strings.Count(frame, "Event0") != 100 {
		t.Errorf("not all events are seen:\n%s", frame)
	}
}

func TestNextFailure(t *testing.T) {
	table := newTable(t, 50, 80, 12)
	failed, err := table.snap.Select(context.Background(), trail.Language(),
		store.Match{Field: "failed", Op: store.Like, Values: []store.Pattern{store.Literal("yes")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		from, step, want int
		ok               bool
	}{{0, 1, 9, true}, {9, 1, 19, true}, {49, 1, 49, false}, {9, -1, 9, false}, {12, -1, 9, true}} {
		if at, ok := NextFailure(table.View(), failed, c.from, c.step); at != c.want || ok != c.ok {
			t.Errorf("from %d by %d: %d, %v", c.from, c.step, at, ok)
		}
	}
}

func TestEmptyTable(t *testing.T) {
	th := theme.New(true)
	table := New(&th, trail.Language())
	table.SetSize(80, 5)
	table.Move(3)
	if _, ok := table.Record(); ok || table.Len() != 0 {
		t.Error("there is a record in an empty table")
	}
	if lines := strings.Split(rendered(table), "\n"); len(lines) != 5 {
		t.Errorf("%q", lines)
	}
	full := newTable(t, 5, 80, 12)
	full.Reset()
	if full.Len() != 0 || strings.Contains(rendered(full), "mira") {
		t.Error("after a reset rows are left")
	}
}

// BenchmarkScroll measures what one line of scrolling costs.
func BenchmarkScroll(b *testing.B) {
	table := newTable(b, 20000, 160, 47)
	i := 0
	for b.Loop() {
		i++
		table.MoveTo(i % 20000)
		table.Render()
	}
}

// BenchmarkPage measures what a page costs whose rows were never read.
func BenchmarkPage(b *testing.B) {
	table := newTable(b, 20000, 160, 47)
	i := 0
	for b.Loop() {
		i += 47
		table.texts = nil
		table.MoveTo(i % 20000)
		table.Render()
	}
}

// titles returns where the titles of the columns start.
func starts(frame string) map[string]int {
	out := make(map[string]int)
	head, _, _ := strings.Cut(frame, "\n")
	for _, title := range strings.Fields(head) {
		out[title] = theme.Width(head[:strings.Index(head, title)])
	}
	return out
}

// TestColumnsTakeWhatTheirValuesNeed: short values leave their room to others, a
// value that is cut gets what is to spare, and a width that somebody gave stays.
func TestColumnsTakeWhatTheirValuesNeed(t *testing.T) {
	table := newTable(t, 300, 80, 10)
	at := starts(rendered(table))
	if at["EVENT"]-at["ACTOR"] > len("ACTOR")+orderSign+gap || at["WHAT"] == 0 {
		t.Errorf("the columns start at %v", at)
	}
	for range 3 {
		table.Move(table.Page())
		if now := starts(rendered(table)); !maps.Equal(now, at) {
			t.Errorf("further down the columns start at %v, not at %v", now, at)
		}
	}
	table.SetColumns([]Column{{"actor", 12}, {"event", WidthOf("event")}, {What, 24}})
	if at := starts(rendered(table)); at["EVENT"]-at["ACTOR"] != 12+gap {
		t.Errorf("a column of 12 cells: %v", at)
	}
	table.SetColumns([]Column{{"ua", WidthOf("ua")}, {"actor", 15}})
	if frame := rendered(table); !strings.Contains(frame, "aws-cli/2.13.0 Python/3.11.4 Linux/5.15.0 ") {
		t.Errorf("an agent is cut where there is room:\n%s", frame)
	}
}

// TestWhatBelongsTogetherStandsTogether: no column takes room that its values do
// not need, on however wide a screen; one without a value is as wide as its title.
func TestWhatBelongsTogetherStandsTogether(t *testing.T) {
	table := newTable(t, 300, 250, 20)
	at := starts(rendered(table))
	if room := at["ERROR"] - at["WHAT"]; room > WidthOf(What)+gap {
		t.Errorf("what was done takes %d cells", room)
	}
	for _, field := range []string{"actor", "event", What} {
		if got := table.Drawn(field); got < len("ACTOR") || got > WidthOf(field) {
			t.Errorf("%s is drawn %d cells wide", field, got)
		}
	}
	table.SetColumns([]Column{{"vpce", WidthOf("vpce")}, {"actor", WidthOf("actor")}})
	if at := starts(rendered(table)); at["ACTOR"]-at["VPCE"] != len("VPCE")+gap {
		t.Errorf("a column without a value: %v", at)
	}
}

// TestOrderIsNamedOutOfSight: where the column that a list is sorted by is not drawn,
// the title of the time names it.
func TestOrderIsNamedOutOfSight(t *testing.T) {
	table := newTable(t, 40, 60, 12)
	view, err := table.snap.ViewBy(t.Context(), trail.Language(), nil, "actor", true)
	if err != nil {
		t.Fatal(err)
	}
	table.Set(table.snap, view, Order{Field: "actor", Descending: true})
	head := func() string { return strings.Split(rendered(table), "\n")[0] }
	if got := head(); strings.Contains(got, " by ") || !strings.Contains(got, "ACTOR ▴") {
		t.Errorf("%q", got)
	}
	table.MoveColumn(6)
	if got := head(); !strings.HasPrefix(got, "  TIME  by ACTOR ▴ ") || theme.Width(got) != 60 {
		t.Errorf("%q", got)
	}
	table.order.Field = "requestParameters.aVeryLongNameOfAField"
	if got := head(); !strings.HasPrefix(got, "  TIME  by aVer") || theme.Width(got) != 60 {
		t.Errorf("%q", got)
	}
}

// TestOrderIsNamedInPlaceOfTheTime where there is no room for both.
func TestOrderIsNamedInPlaceOfTheTime(t *testing.T) {
	for _, c := range []struct{ field, want string }{{"ip", "  by IP ▾ "}, {"actor", "  by ACTOR ▾ "}, {"requestParameters.bucketName", "  by bu…me ▾ "}} {
		table := newTable(t, 4, 60, 12)
		table.MoveColumn(6)
		table.order = Order{Field: c.field}
		cols := table.spans(6)
		if table.dated() {
			t.Fatal("the times have dates")
		}
		title, by := table.leadTitle(cols)
		if got := "  " + title + by + " "; got != c.want || theme.Width(got) > table.lead() {
			t.Errorf("%s: %q, want %q", c.field, got, c.want)
		}
	}
}

// TestAnAddressIsSeenWhole: what was done, and to what, is cut before an address at
// the edge of the list is.
func TestAnAddressIsSeenWhole(t *testing.T) {
	table := newTable(t, 40, 60, 12)
	table.SetColumns([]Column{{"event", WidthOf("event")}, {What, WidthOf(What)}, {"ua", WidthOf("ua")}, {"ip", WidthOf("ip")}})
	for w := 60; w < 120; w++ {
		table.SetSize(w, 12)
		if got := rendered(table); strings.Contains(got, " IP") && !strings.Contains(got, "198.51.100.7 ") {
			t.Errorf("%d: no address is whole in\n%s", w, got)
		}
	}
}

// TestErrorIsSaidOnce: beside the column of the error the telling one says to what it
// happened; without that it says both.
func TestErrorIsSaidOnce(t *testing.T) {
	for width, both := range map[int]bool{140: false, 58: true} {
		table := failedTable(t, width)
		frame := rendered(table)
		if n := strings.Count(frame, "AccessDenied"); n != 1 || !strings.Contains(frame, "trail-archive") || strings.Contains(frame, "AccessDenied trail-archive") != both {
			t.Errorf("%d wide, the error is said %d times:\n%s", width, n, frame)
		}
	}
}

// failedTable returns a list of one event that failed, and another.
func failedTable(t *testing.T, width int) *Table {
	t.Helper()
	st := store.New(trail.Schema())
	b := st.NewBuilder()
	source := st.AddSource("trail.json", 1)
	for i, failure := range []string{`,"errorCode":"AccessDenied"`, ""} {
		text := `{"eventVersion":"1.08","eventID":"` + string(rune('a'+i)) + `","eventTime":"2026-09-01T10:00:00Z","eventSource":"s3.amazonaws.com","eventName":"GetBucketAcl",` +
			`"awsRegion":"eu-west-1","requestParameters":{"bucketName":"trail-archive"}` + failure + `}`
		if _, _, err := b.Add([]byte(text), store.Origin{Source: source, Record: uint32(i)}); err != nil {
			t.Fatal(err)
		}
	}
	b.Flush()
	if err := st.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	snap, lang, th := st.Snapshot(), trail.Language(), theme.New(true)
	sel, err := snap.Select(t.Context(), lang, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	view, err := snap.View(t.Context(), sel, false)
	if err != nil {
		t.Fatal(err)
	}
	table := New(&th, lang)
	table.SetColumns([]Column{{"event", WidthOf("event")}, {What, 40}, {"error", WidthOf("error")}})
	table.SetSize(width, 12)
	table.Set(snap, view, Order{})
	return table
}

// TestColumnsInSightDoNotScroll: who goes to one that is narrower than it could be
// still sees what happened.
func TestColumnsInSightDoNotScroll(t *testing.T) {
	table := failedTable(t, 80)
	table.SetColumns(Narrow(func(string) bool { return false })[1:])
	table.order = Order{Field: "event"}
	first := ""
	for range len(table.columns) {
		head := strings.SplitN(rendered(table), "\n", 2)[0]
		if first == "" {
			first = head
		}
		title := table.columns[table.column].Title()
		if !strings.Contains(head, "EVENT") || !strings.Contains(head, title) {
			t.Errorf("on %s: %q", title, head)
		}
		if strings.Contains(first, title) && head != first {
			t.Errorf("on %s, which was in sight: %q, was %q", title, head, first)
		}
		table.MoveColumn(1)
	}
}

// TestColumnsAreWholeOrLeftOut: half a region or error tells nothing.
func TestColumnsAreWholeOrLeftOut(t *testing.T) {
	table := newTable(t, 60, 80, 20)
	for _, columns := range [][]Column{Narrow(func(string) bool { return false }), Narrow(func(f string) bool { return f == "actor" }), Usual()} {
		table.SetColumns(columns)
		for width := 60; width < 200; width++ {
			table.SetSize(width, 20)
			rendered(table)
			spans := table.spans(table.left)
			last := spans[len(spans)-1]
			if field := table.columns[last.column].Field; field != What && len(spans) > 1 && last.width < table.usual(last.column)-orderSign {
				t.Errorf("at %d cells %s has %d of %d", width, field, last.width, table.usual(last.column))
			}
		}
	}
}

// TestDryRunHasASignOfItsOwn: it was refused nothing, so that it is not red.
func TestDryRunHasASignOfItsOwn(t *testing.T) {
	var events []string
	for i, code := range []string{"Client.DryRunOperation", "Client.UnauthorizedOperation", ""} {
		events = append(events, strings.Replace(record(i), `"requestParameters"`, `"errorCode":"`+code+`","requestParameters"`, 1))
	}
	loaded := loadedTable(t, events)
	for _, unicode := range []bool{true, false} {
		th := theme.New(unicode)
		table := New(&th, trail.Language())
		table.SetSize(100, 10)
		table.Set(loaded.snap, loaded.view, Order{})
		table.Blur(true)
		lines := strings.Split(table.Render(), "\n")
		for i, sign := range []string{th.DryRun, th.Fail, " "} {
			plain := ansi.Strip(lines[i+2])
			if !strings.Contains(plain, ":00 "+sign+" mira") {
				t.Errorf("no %q in %q", sign, plain)
			}
			if red := strings.Contains(lines[i+2], strings.SplitN(th.Failed.Paint("x"), "x", 2)[0]); red != (sign == th.Fail) {
				t.Errorf("red is %v in %q", red, lines[i+2])
			}
		}
	}
}

// TestLinesAreUnderTextOnly: where a name is underlined the room behind it is not.
func TestLinesAreUnderTextOnly(t *testing.T) {
	th := theme.New(true)
	under := th.Match
	p := painter{table: &Table{theme: &th}}
	p.add(under, "name    ")
	p.add(theme.Style{}, "  ")
	p.add(under, "more ")
	if got, want := p.finish(), under.Paint("name      more")+" "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	p = painter{table: &Table{theme: &th}}
	p.add(under, "name    ")
	p.add(theme.Style{}, "other  ")
	if got, want := p.finish(), under.Paint("name")+"    other  "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestMovedSaysHowFar the rows went: every row that is drawn before and after a step is
// found as many lines further up as it says, in either direction, with and without dates.
func TestMovedSaysHowFar(t *testing.T) {
	for _, order := range []Order{{}, {Field: "event"}} {
		table := newTable(t, 200, 100, 24)
		table.Set(table.snap, table.view, order)
		moves := 0
		before := strings.Split(ansi.Strip(table.Render()), "\n")
		for _, step := range []int{1, 3, -1, -3} {
			for range 60 {
				table.Move(step)
				now := strings.Split(ansi.Strip(table.Render()), "\n")
				moved, fixed := table.Moved()
				for y := fixed; y < len(now); y++ {
					old := y + moved
					if old < fixed || old >= len(before) || strings.HasPrefix(before[old]+now[y], "▌") || strings.Contains(now[y], "▌") || strings.HasPrefix(now[y], "  20") {
						continue // it has the cursor now or had it, or it is a date
					}
					if before[old] != now[y] {
						t.Fatalf("step %d at %d: line %d was %q %d lines below, and is %q", step, table.cursor, y, before[old], moved, now[y])
					}
				}
				if before = now; moved != 0 {
					moves++
				}
			}
		}
		if moves < 60 {
			t.Errorf("it moved %d times", moves)
		}
	}
}

// TestAFailedEventIsOneRunOfColour from its sign to its name: each run that begins
// costs bytes whenever its line is drawn.
func TestAFailedEventIsOneRunOfColour(t *testing.T) {
	th := theme.Look{Unicode: true, Profile: colorprofile.ANSI256, Background: theme.Dark}.Theme()
	table := newTable(t, 20, 150, 24)
	table.theme = &th
	for _, line := range strings.Split(table.Render(), "\n") {
		if !strings.Contains(line, th.Fail) {
			continue
		}
		from, _, _ := strings.Cut(th.Failed.Paint("x"), "x")
		red := line[strings.Index(line, from):]
		red = red[:strings.Index(red, "\x1b[m")]
		if strings.Count(line, from) != 1 || !strings.Contains(red, th.Fail) || !strings.Contains(red, "mira") || !strings.Contains(red, "Event") {
			t.Errorf("%q", line)
		}
	}
}

// TestTheErrorGetsTheRoomOfItsName: beside the column of the error the telling one is
// as wide as what it says without it, and the error has the rest.
func TestTheErrorGetsTheRoomOfItsName(t *testing.T) {
	table := failedTable(t, 60)
	table.SetColumns([]Column{{"event", WidthOf("event")}, {What, WidthOf(What)}, {"error", WidthOf("error")}})
	table.Render()
	if n := table.needs[2]; n.all != theme.Width("AccessDenied trail-archive") || n.behindError != theme.Width("trail-archive") {
		t.Errorf("needs %+v", n)
	}
	if got := table.lacks(span{column: 2, width: 10, apart: true}); got != theme.Width("trail-archive")-10 {
		t.Errorf("beside the error it lacks %d cells", got)
	}
}

// TestWhatIsSeveralValues: each is cut by itself, so that no id is drawn that no event
// has.
func TestWhatIsSeveralValues(t *testing.T) {
	table := newTable(t, 1, 80, 5)
	table.SetColumns([]Column{{Field: What, Width: 25}})
	_ = table.Render()
	table.read(0).cells[len(table.columns)-1] = cell{known: true, about: &trail.Gist{
		Things: []trail.Thing{{Text: "i-0a4d9f1e7c3b52860"}, {Text: "g5.12xlarge"}, {Text: "ami-0bd45e19af505cc4c"}}}}
	if got := rendered(table); !strings.Contains(got, "i-0a4d9f1e7c3b52860 …") || strings.Contains(got, "cc4c") {
		t.Errorf("got\n%s", got)
	}
}
