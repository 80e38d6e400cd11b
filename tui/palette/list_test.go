package palette

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/theme"
)

func commands() []Item {
	return []Item{
		{Group: "Filter", Title: "Hide AWS-generated events", Hint: "1"},
		{Group: "Filter", Title: "Failures only", Hint: "3"},
		{Group: "Go", Title: "Back to where I was", Hint: "<"},
		{Group: "Program", Title: "Quit now", Hint: "^c"},
	}
}

func newList(items []Item) *List {
	th := theme.New(true)
	l := New(&th)
	l.Set(NewItems(items))
	return l
}

func TestNarrowing(t *testing.T) {
	l := newList(commands())
	l.Find("i")
	l.Found("i", []int{3, 1})
	if got, ok := l.Current(); !ok || got != 3 || l.Len() != 2 {
		t.Errorf("of %d items the first is %d", l.Len(), got)
	}
	l.Find("zzz")
	if !l.Pending() {
		t.Error("nothing is said to be missing before the result is there")
	}
	l.Found("zzz", nil)
	if _, ok := l.Current(); ok || l.Len() != 0 || l.Pending() {
		t.Error("something is like zzz")
	}
	l.Found("hide", []int{0})
	if l.Len() != 0 {
		t.Error("a stale result was taken")
	}
	l.Find("")
	if l.Len() != 4 || l.Pending() {
		t.Errorf("without a query %d items", l.Len())
	}
}

// TestTailIsBehindWhatIsFound, is no item, and goes with the text that it is about.
func TestTailIsBehindWhatIsFound(t *testing.T) {
	l := newList(commands())
	tail := Item{Group: "as it stands", Title: "i"}
	l.Tail("", tail)
	l.Find("i")
	l.Tail("i", tail)
	if l.Len() != 4 {
		t.Errorf("%d lines before something was found", l.Len())
	}
	l.Found("i", []int{3, 1})
	l.Tail("i", tail)
	l.Move(2)
	if got, _ := l.Current(); got != 4 || l.Len() != 3 {
		t.Errorf("of %d lines the last is %d", l.Len(), got)
	}
	lines := strings.Split(ansi.Strip(l.Render(":", "i", "", "", 60, 6)), "\n")
	if !strings.HasSuffix(lines[0], " 2 of 4 ") || !strings.HasPrefix(lines[3], "▌ as it stands  i ") {
		t.Errorf("%q", lines)
	}
	l.Find("ii")
	l.Found("ii", nil)
	if l.Len() != 0 {
		t.Error("the tail stays when other things are looked for")
	}
}

func TestItemsAreFoundByTitleAndGroup(t *testing.T) {
	items := NewItems(commands())
	if got := items.Text(3); got != "Quit now Program" {
		t.Errorf("the last item is found by %q", got)
	}
	asked := NewItems([]Item{{Group: "Question", Title: "Was it opened?", Hint: "ask", Also: "sg-open firewall"}})
	if got := asked.Text(0); got != "Was it opened? Question" {
		t.Errorf("an item is found by %q", got)
	}
	if asked.Fit("firewall", 0) == 0 || asked.Fit("question open", 0) == 0 || asked.Fit("ask", 0) != 0 {
		t.Error("an item does not fit the words it is found by, or fits others")
	}
}

func TestCursor(t *testing.T) {
	l := newList(commands())
	l.Move(99)
	if i, _ := l.Current(); i != 3 {
		t.Errorf("the last item is %d", i)
	}
	l.Move(-99)
	if i, _ := l.Current(); i != 0 {
		t.Errorf("the first item is %d", i)
	}
	if _, ok := newList(nil).Current(); ok {
		t.Error("an empty list has a current item")
	}
}

func TestRender(t *testing.T) {
	l := newList(commands())
	l.Move(1)
	lines := strings.Split(ansi.Strip(l.Render(":", "f", "", "", 40, 6)), "\n")
	if !strings.HasSuffix(lines[0], " 4 of 4 ") || !strings.HasPrefix(lines[2], "▌ Filter   Failures only") || !strings.HasSuffix(lines[4], " ^c ") {
		t.Errorf("%q", lines)
	}
}

func TestRenderIsAsLargeAsAsked(t *testing.T) {
	var items []Item
	for i := range 200 {
		items = append(items, Item{Group: "gr\x1boup" + strings.Repeat("x", i), Title: strings.Repeat("日\u202e", i), Hint: fmt.Sprint(i * 1000), Value: i%2 == 0})
	}
	l := newList(items)
	for w := 60; w < 300; w += 31 {
		for h := 3; h < 60; h += 9 {
			l.Move(7)
			lines := strings.Split(ansi.Strip(l.Render(":", "some text", "\x1b", "", w, h)), "\n")
			if len(lines) != h {
				t.Fatalf("%dx%d: %d lines", w, h, len(lines))
			}
			for _, line := range lines {
				if theme.Width(line) != w {
					t.Fatalf("%dx%d: %q", w, h, line)
				}
			}
		}
	}
}

// TestLongValuesDiffer: values that are the same but for their middle or end are not
// cut there.
func TestLongValuesDiffer(t *testing.T) {
	var items []Item
	for i := range 5 {
		items = append(items, Item{Group: "resource", Title: fmt.Sprintf("arn:aws:s3:::larkfield-customer-exports/exports/2026/0%d/customers-and-more.csv.gz", i), Hint: "in 3 events", Value: true})
	}
	seen := make(map[string]bool)
	for _, line := range strings.Split(ansi.Strip(newList(items).Render(":", "", "", "a word", 60, 6)), "\n")[1:] {
		if seen[strings.TrimLeft(line, "▌ ")] {
			t.Errorf("%q is there twice", line)
		}
		seen[strings.TrimLeft(line, "▌ ")] = true
	}
}

// TestHintsStayNear: a wide terminal puts no hundred blank cells between a title and
// its hint, and a title that needs the room has it; the hints of all lines end together.
func TestHintsStayNear(t *testing.T) {
	long := "a question that needs " + strings.Repeat("many ", 20) + "words"
	l := newList([]Item{{Group: "Program", Title: "Quit now", Hint: "^c"}, {Group: "Question", Title: long, Hint: "ask long"}})
	whole := 2 + 8 + 2 + len(long) + 2 + len("ask long") + 1
	for _, c := range []struct{ width, height, move, want int }{
		{200, 2, 0, usualWide}, // the long title is not seen
		{200, 2, 1, whole},
		{200, 2, -1, whole}, // as one scrolls they stay
		{200, 4, 0, whole},
		{120, 4, 0, 120}, // the screen ends there
	} {
		l.Move(c.move)
		lines := strings.Split(ansi.Strip(l.Render(":", "q", "", "", c.width, c.height)), "\n")
		for i, line := range lines[:min(c.height, 3)] {
			if got := theme.Width(strings.TrimRight(line, " ")) + 1; got != c.want {
				t.Errorf("%+v: line %d takes %d cells: %q", c, i, got, line)
			}
		}
	}
	l.Find("quit")
	l.Found("quit", []int{0})
	if line := strings.Split(ansi.Strip(l.Render(":", "q", "", "", 200, 4)), "\n")[1]; theme.Width(strings.TrimRight(line, " "))+1 != usualWide {
		t.Errorf("narrowed to short titles: %q", line)
	}
	if head, _, _ := strings.Cut(ansi.Strip(l.Render(":", strings.Repeat("x", 120), "", "", 200, 4)), "\n"); !strings.Contains(head, strings.Repeat("x", 120)) {
		t.Errorf("what is typed is cut: %q", head)
	}
}

// TestHintsUseWhatTitlesLeave: a third of the line is not all that they have.
func TestHintsUseWhatTitlesLeave(t *testing.T) {
	item := Item{Group: "instance", Title: "i-0b7e1c94d2a86f351", Hint: "124 calls with its role", Value: true}
	for width := 57; width < 130; width++ {
		got := ansi.Strip(newList([]Item{item}).Render(":", "", "", "", width, 3))
		if !strings.Contains(got, item.Title+" ") || !strings.Contains(got, item.Hint+" ") || !Fits(item, len(item.Group), width) {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
	if Fits(item, len(item.Group), 56) {
		t.Error("a cell less is enough")
	}
}

// TestTitlesUseTheirRoom: a value that has room in its own line is whole, however long the
// hint of another is.
func TestTitlesUseTheirRoom(t *testing.T) {
	items := []Item{
		{Group: "session", Title: "AdministratorAccess/priya.raman@example.com", Hint: "in 3 events", Value: true},
		{Group: "key", Title: strings.Repeat("x", 60), Hint: "used in 1,173,000 events", Value: true},
	}
	got := ansi.Strip(newList(items).Render(":", "", "", "", 72, 4))
	if !strings.Contains(got, items[0].Title+"  ") {
		t.Errorf("got\n%s", got)
	}
	if room := TitleRoom(72, GroupRoom(items), items[0].Hint); room != 72-2-7-2-2-11-1 {
		t.Errorf("room %d", room)
	}
}

// TestHintsGiveWay: a title that is not whole beside its hint has one that is shorter.
func TestHintsGiveWay(t *testing.T) {
	l := newList([]Item{{Group: "Question", Title: "Was it opened?", Hint: "ask sg-open", Short: "sg-open"}})
	for width, want := range map[int]string{
		60: "Was it opened? ask sg-open",
		39: "Was it opened? sg-open",
	} {
		line := strings.Split(ansi.Strip(l.Render(":", "", "", "", width, 2)), "\n")[1]
		if got := strings.Join(strings.Fields(line)[2:], " "); got != want {
			t.Errorf("%d cells: %q", width, got)
		}
	}
}

// TestPromptSaysWhatCanBeTyped: until something is, and where there is room.
func TestPromptSaysWhatCanBeTyped(t *testing.T) {
	l := newList([]Item{{Group: "Program", Title: "Quit now", Hint: "^c"}})
	for _, c := range []struct {
		before string
		width  int
		want   bool
	}{{"", 60, true}, {"q", 60, false}, {"", 12, false}} {
		line, _, _ := strings.Cut(ansi.Strip(l.Render(":", c.before, "", "a word, an id", c.width, 4)), "\n")
		if got := strings.Contains(line, "a word, an id"); got != c.want || theme.Width(line) != c.width {
			t.Errorf("%q in %d cells: %q", c.before, c.width, line)
		}
	}
}
