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
		{"Filter", "Hide AWS-generated events", "1"},
		{"Filter", "Failures only", "3"},
		{"Go", "Back to where I was", "<"},
		{"Program", "Quit now", "^c"},
	}
}

func newList(items []Item) *List {
	th := theme.New(true)
	l := New(&th)
	l.Set(items)
	return l
}

func TestNarrowing(t *testing.T) {
	l := newList(commands())
	for query, want := range map[string]int{"hide": 0, "fail": 1, "back": 2, "quit": 3, "prog": 3, "FAILURES": 1} {
		l.Find(query)
		l.Found(query, Match(query, l.Items()))
		if got, ok := l.Current(); !ok || got != want {
			t.Errorf("%q finds item %d", query, got)
		}
	}
	l.Find("zzz")
	l.Found("zzz", Match("zzz", l.Items()))
	if _, ok := l.Current(); ok || l.Len() != 0 {
		t.Error("something is like zzz")
	}
	l.Found("hide", []int{0})
	if l.Len() != 0 {
		t.Error("a stale result was taken")
	}
	l.Find("")
	if l.Len() != 4 {
		t.Errorf("without a query %d items", l.Len())
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
	lines := strings.Split(ansi.Strip(l.Render(":", "f", "", 40, 6)), "\n")
	if !strings.HasSuffix(lines[0], " 4 of 4 ") || !strings.HasPrefix(lines[2], "▌ Filter   Failures only") || !strings.HasSuffix(lines[4], " ^c ") {
		t.Errorf("%q", lines)
	}
}

func TestRenderIsAsLargeAsAsked(t *testing.T) {
	var items []Item
	for i := range 200 {
		items = append(items, Item{"gr\x1boup" + strings.Repeat("x", i), strings.Repeat("日\u202e", i), fmt.Sprint(i * 1000)})
	}
	l := newList(items)
	for w := 60; w < 300; w += 31 {
		for h := 3; h < 60; h += 9 {
			l.Move(7)
			lines := strings.Split(ansi.Strip(l.Render(":", "some text", "\x1b", w, h)), "\n")
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
