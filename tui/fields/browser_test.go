package fields

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

func someFields() *Fields {
	return NewFields([]Field{
		{Name: "event", Path: "eventName", Rows: 100}, {Name: "actor", Rows: 100},
		{Name: "requestParameters.bucketName", Rows: 12}, {Name: "requestParameters.x"},
	}, 100)
}

func newBrowser(f *Fields) *Browser {
	th := theme.New(true)
	b := New(&th)
	b.Set(f, func(name string) bool { return name == "actor" })
	return b
}

func frame(b *Browser, w, h int) string {
	return ansi.Strip(b.Render("F", "buc", "", func(name string) bool { return strings.HasSuffix(name, "token") }, w, h))
}

func TestNarrowing(t *testing.T) {
	b := newBrowser(someFields())
	b.Move(3)
	b.Narrow("buc", []int{2})
	if f, ok := b.Current(); !ok || f.Name != "requestParameters.bucketName" || b.Len() != 1 {
		t.Errorf("found %v of %d", f, b.Len())
	}
	b.Narrow("zzz", nil)
	if _, ok := b.Current(); ok || !strings.Contains(frame(b, 80, 20), "nothing like this") {
		t.Error("something is like zzz")
	}
	b.Narrow("", nil)
	if b.Len() != 4 {
		t.Errorf("%d fields", b.Len())
	}
	if text := b.Fields().Text(0); text != "event eventName" {
		t.Errorf("found by %q", text)
	}
}

func TestNothingYet(t *testing.T) {
	b := newBrowser(nil)
	b.Move(1)
	b.Narrow("x", nil)
	if _, ok := b.Current(); ok || len(b.Uncounted(9)) > 0 || !strings.Contains(frame(b, 80, 20), "looking for fields") {
		t.Errorf("without fields:\n%s", frame(b, 80, 20))
	}
}

func TestCountsOfTheScreenComeFirst(t *testing.T) {
	var all []Field
	for i := range 100 {
		all = append(all, Field{Name: fmt.Sprintf("f%02d", i), Rows: 1})
	}
	b := newBrowser(NewFields(all, 1))
	b.Move(60)
	frame(b, 80, 24)
	first := b.Uncounted(5)
	if len(first) != 5 || slices.Contains(first, "f00") {
		t.Errorf("first %v", first)
	}
	for n := 0; ; n++ {
		names := b.Uncounted(7)
		if len(names) == 0 {
			break
		}
		if b.Count(names, make([]int, len(names))); n > 100 {
			t.Fatal("counting does not end")
		}
	}
	b.Narrow("", nil)
	if strings.Contains(frame(b, 80, 24), "looking") || len(b.distinct) != 100 {
		t.Errorf("%d fields are counted", len(b.distinct))
	}
}

func TestExamples(t *testing.T) {
	b := newBrowser(someFields())
	b.Move(2)
	name, ok := b.WantsExample()
	if !ok || name != "requestParameters.bucketName" {
		t.Fatalf("wants %q", name)
	}
	b.Example(name, &store.Facet{Distinct: 40, Values: []store.ValueCount{{Value: "logs\x1b[2J", Count: 9}}})
	if _, ok := b.WantsExample(); ok {
		t.Error("wants it again")
	}
	for _, w := range []int{80, 160} {
		got := frame(b, w, 20)
		for _, want := range []string{"requestParameters.bucketName", "40 values", `logs\u001b[2J`, " 12.0 %"} {
			if !strings.Contains(got, want) {
				t.Errorf("no %q in\n%s", want, got)
			}
		}
	}
	b.Set(b.Fields(), func(string) bool { return false })
	b.Move(2)
	if _, ok := b.WantsExample(); ok {
		t.Error("what is known of the same fields is forgotten")
	}
}

func TestSecretsAreMasked(t *testing.T) {
	b := newBrowser(NewFields([]Field{{Name: "session.token", Rows: 1}}, 1))
	b.Example("session.token", &store.Facet{Distinct: 1, Values: []store.ValueCount{{Value: "topsecret", Count: 9}}})
	if got := frame(b, 80, 20); strings.Contains(got, "topsecret") || !strings.Contains(got, trail.Mask) {
		t.Errorf("%s", got)
	}
}

func TestRenderIsAsLargeAsAsked(t *testing.T) {
	all := []Field{{Name: "event", Path: "eventName", Rows: 100}, {Name: strings.Repeat("日.\x1b", 90), Path: strings.Repeat("x", 200), Rows: 3}}
	for i := range 60 {
		all = append(all, Field{Name: fmt.Sprint("f\u202e", i), Rows: i})
	}
	b := newBrowser(NewFields(all, 100))
	b.Count([]string{"event"}, []int{12_345_678})
	b.Example("event", &store.Facet{Distinct: 90, Values: []store.ValueCount{{Value: strings.Repeat("日", 300), Count: 1_000_000}}})
	for w := 60; w < 310; w += 13 {
		for h := 10; h < 60; h += 7 {
			lines := strings.Split(frame(b, w, h), "\n")
			if len(lines) != h {
				t.Fatalf("%dx%d: %d lines", w, h, len(lines))
			}
			for _, line := range lines {
				if theme.Width(line) != w {
					t.Fatalf("%dx%d: %d cells: %q", w, h, theme.Width(line), line)
				}
			}
			b.Move(1)
		}
	}
}

// TestSlowFieldsComeLast: what has to be worked out first holds up no other field
// on the screen.
func TestSlowFieldsComeLast(t *testing.T) {
	b := newBrowser(nil)
	frame(b, 80, 20) // as it is while fields are looked for
	b.Set(NewFields([]Field{{Name: "resource", Unknown: true}, {Name: "actor", Rows: 50}, {Name: "ip", Rows: 9}}, 100), b.taken)
	for _, want := range [][]string{{"actor", "ip"}, {"resource"}, nil} {
		got := b.Uncounted(9)
		if !slices.Equal(got, want) {
			t.Errorf("counted next are %q, want %q", got, want)
		}
		b.Count(got, make([]int, len(got)))
	}
}

// TestUnknownEvents: a field whose events are not known shows none, and then
// what was found.
func TestUnknownEvents(t *testing.T) {
	b := newBrowser(NewFields([]Field{{Name: "resource", Unknown: true}, {Name: "actor", Rows: 50}}, 100))
	line := func() string {
		lines := strings.Split(frame(b, 80, 20), "\n")
		return lines[2:][slices.IndexFunc(lines[2:], func(l string) bool { return strings.Contains(l, "resource") })]
	}
	if got := line(); strings.ContainsAny(got, "%0123456789") {
		t.Errorf("before: %q", got)
	}
	if got := b.Unknown([]string{"actor", "resource"}); !slices.Equal(got, []string{"resource"}) {
		t.Errorf("unknown are %q", got)
	}
	b.Found("resource", 25)
	b.Count([]string{"resource"}, []int{7})
	if got := line(); !strings.Contains(got, "25.0 %") || !strings.Contains(got, "7") {
		t.Errorf("after: %q", got)
	}
	if b.Set(b.Fields(), func(string) bool { return false }); !strings.Contains(line(), "25.0 %") || b.Unknown([]string{"resource"}) != nil {
		t.Errorf("opened again: %q", line())
	}
}

// TestTheOrderIsSaid: what stands above fields of more events is named.
func TestTheOrderIsSaid(t *testing.T) {
	b := newBrowser(NewFields([]Field{{Name: "session", Unknown: true}, {Name: "account", Rows: 9}, {Name: "error", Rows: 2}}, 9))
	if got := frame(b, 80, 20); !strings.Contains(got, "FIELD  session, then by events") {
		t.Error(got)
	}
	b.Narrow("acc", []int{1})
	if got := frame(b, 80, 20); !strings.Contains(got, "FIELD  the best match first") {
		t.Error(got)
	}
}

// TestFieldsAmongMatches: what is known of all events is not said of those that a
// filter leaves, and the other way round; the order stays.
func TestFieldsAmongMatches(t *testing.T) {
	all := someFields()
	b := newBrowser(all)
	b.Count([]string{"event"}, []int{55})
	b.Set(all.Among(12_345), func(string) bool { return false })
	got := frame(b, 80, 20)
	if !strings.Contains(got, "OF 12,345 MATCHING") || !strings.Contains(got, "by all events") || strings.Contains(got, "%") || strings.Contains(got, " 55") {
		t.Errorf("before they are counted:\n%s", got)
	}
	names := b.Uncounted(9)
	if unknown := b.Unknown(names); len(names) != 4 || !slices.Equal(unknown, names) {
		t.Errorf("of %q unknown are %q", names, unknown)
	}
	b.Found("event", 12_345)
	b.Found("requestParameters.bucketName", 0)
	b.Count(names, []int{4, 1, 0, 1})
	if got = frame(b, 80, 20); !strings.Contains(got, "100.0 %        4") || !strings.Contains(got, " 0.0 %        0") {
		t.Errorf("counted:\n%s", got)
	}
	b.Set(all, func(string) bool { return false })
	if got = frame(b, 80, 20); !strings.Contains(got, "OF ALL EVENTS") || !strings.Contains(got, "12.0 %") {
		t.Errorf("of all events again:\n%s", got)
	}
}
