package tui

import (
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/facets"
)

func parsed(t *testing.T, text string) terms {
	t.Helper()
	e, err := trail.Language().Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return termsOf(e)
}

func values(texts ...string) []facets.Value {
	var out []facets.Value
	for _, text := range texts {
		out = append(out, facets.Value{Text: text, None: text == "(none)"})
	}
	return out
}

func TestChangesByValue(t *testing.T) {
	lang := trail.Language()
	for _, c := range []struct {
		start, op, field string
		values           []facets.Value
		want             string
	}{
		{"", "=", "ip", values("10.0.0.7"), "ip=10.0.0.7"},
		{"ip:10.* actor=a", "=", "ip", values("10.0.0.7"), "ip=10.0.0.7 actor=a"},
		{"actor=a ip!=1 -ip:2 ip=3", "=", "ip", values("x"), "actor=a ip=x"},
		{"sourceIPAddress=1", "=", "ip", values("x"), "ip=x"},
		{"", "=", "error", values("(none)"), "-error:*"},
		{"", "=", "error", values("(none)", "AccessDenied"), "(error=AccessDenied OR -error:*)"},
		{"", "=", "ua", values("a b,c"), `ua="a b,c"`},
		{"", "+", "ip", values("x"), "ip=x"},
		{"ip=1 actor=a", "+", "ip", values("2"), "ip=1,2 actor=a"},
		{"ip=1", "+", "ip", values("1", "2", "2"), "ip=1,2"},
		{"ip:1*", "+", "ip", values("2"), "(ip:1* OR ip=2)"},
		{"ip!=1", "+", "ip", values("2"), "ip=2"},
		{"ip=1 ip!=2,3", "+", "ip", values("2"), "ip=1,2 ip!=3"},
		{"ip=1 sourceIPAddress!=2", "+", "ip", values("2"), "ip=1,2"},
		{"error=a", "+", "error", values("(none)"), "(error=a OR -error:*)"},
		{"", "-", "ip", values("1"), "ip!=1"},
		{"ip=1,2", "-", "ip", values("1", "3"), "ip=1,2 ip!=1,3"},
		{"", "-", "error", values("(none)"), "error:*"},
		{"ip!=1", "-", "ip", values("1"), "ip!=1"},
	} {
		start := parsed(t, c.start)
		before := start.text()
		var got terms
		switch c.op {
		case "=":
			got = start.only(lang, c.field, c.values)
		case "+":
			got = start.also(lang, c.field, c.values)
		case "-":
			got = start.without(c.field, c.values)
		}
		if got.text() != parsed(t, c.want).text() {
			t.Errorf("%q %s %s %v: %q, want %q", c.start, c.op, c.field, c.values, got.text(), c.want)
		}
		if start.text() != before {
			t.Errorf("%q was changed to %q", before, start.text())
		}
	}
}

// text is the terms as the filter line would have them.
func (t terms) text() string { return textOf(t.expr()) }

func TestUndoAndRedo(t *testing.T) {
	v := investigation{}
	if v.back() || v.forward() {
		t.Error("there is something to undo at the start")
	}
	a, b := parsed(t, "ip=1"), parsed(t, "ip=1 actor=a")
	if !v.set(a) || !v.set(b) || v.set(b) {
		t.Error("a change is not taken, or no change is")
	}
	for _, step := range []struct {
		do   func() bool
		want string
	}{{v.back, "ip=1"}, {v.back, ""}, {v.forward, "ip=1"}, {v.forward, "ip=1 actor=a"}, {v.back, "ip=1"}} {
		if !step.do() || v.terms.text() != step.want {
			t.Errorf("%q, want %q", v.terms.text(), step.want)
		}
	}
	v.set(parsed(t, "x"))
	if v.forward() {
		t.Error("what was undone can be redone after another change")
	}
}

func TestToggle(t *testing.T) {
	v := terms{}
	for _, e := range []store.Expr{changes, noConsoleReads, onlyFailed, changes} {
		v = v.toggled(e)
	}
	if want := "-(origin:console-read verb:read) failed:yes"; v.text() != want {
		t.Errorf("%q, want %q", v.text(), want)
	}
	if e, err := trail.Language().Parse(v.text()); err != nil || e.String() != v.text() {
		t.Errorf("the text does not read back: %v %v", e, err)
	}
}
