package diff

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/theme"
)

// said writes leaves in short.
func said(leaves []Leaf) string {
	var out []string
	for _, l := range leaves {
		text := l.Path
		if l.Was {
			text += " -" + l.Before
		}
		if l.Is {
			text += " +" + l.After
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

func TestCompare(t *testing.T) {
	for _, c := range []struct{ name, before, after, changed, equal string }{
		{"values", `{"a":1,"b":"x"}`, `{"b":"x","a":2}`, "a -1 +2", "b -x +x"},
		{"a number equals its text", `{"a":1}`, `{"a":"1"}`, "", "a -1 +1"},
		{"members come and go", `{"a":1}`, `{"b":2}`, "a -1; b +2", ""},
		{"what is in them comes and goes too", `{"a":{"b":{"c":1}}}`, `{}`, "a.b.c -1", ""},
		{"one more in front", `["x","y"]`, `["w","x","y"]`, "[0] +w", "[1] -x +x; [2] -y +y"},
		{"one less", `{"l":["w","x","y"]}`, `{"l":["w","y"]}`, "l[1] -x", "l[0] -w +w; l[1] -y +y"},
		{"another in its place", `[{"n":1,"v":"a"},{"n":2}]`, `[{"n":1,"v":"b"},{"n":2}]`, "[0].v -a +b", "[0].n -1 +1; [1].n -2 +2"},
		{"a policy", `{"p":"{\"S\":[{\"A\":\"s3:Get\"}],\"V\":\"1\"}"}`, `{"p":"{\"V\":\"1\",\"S\":[{\"A\":\"s3:*\"}]}"}`, "p: S[0].A -s3:Get +s3:*", "p: V -1 +1"},
		{"an encoded policy", `{"p":"%7B%22V%22%3A1%7D"}`, `{"p":"%7B%22V%22%3A2%7D"}`, "p: V -1 +2", ""},
		{"other kinds of values", `{"a":["x"]}`, `{"a":"x"}`, `a -["x"] +x`, ""},
		{"sets of a policy", `{"Statement":[{"Action":["s3:Get","ec2:Describe*","iam:*"]}]}`, `{"Statement":[{"Action":["ssm:*","iam:*","s3:Get"]}]}`,
			"Statement[0].Action -ec2:Describe* +ssm:*", "Statement[0].Action -s3:Get, iam:* +s3:Get, iam:*"},
		{"sets in another order", `{"p":"{\"Statement\":{\"Resource\":[\"a\",\"b\"]}}"}`, `{"p":"{\"Statement\":{\"Resource\":[\"b\",\"a\",\"b\"]}}"}`,
			"", "p: Statement.Resource -a, b +a, b"},
		{"a set of one", `{"Statement":[{"Principal":{"AWS":"1"}}]}`, `{"Statement":[{"Principal":{"AWS":["1","2","3"]}}]}`,
			"Statement[0].Principal.AWS +2, 3", "Statement[0].Principal.AWS -1 +1"},
		{"no set", `{"Statement":[{"Action":[]}]}`, `{"Statement":[{"Action":[{"a":1}]}]}`, "Statement[0].Action[0].a +1", ""},
		{"null and what has parts", `{"r":null,"l":[1]}`, `{"r":{"a":1,"b":[2]},"l":null}`, "r.a +1; r.b[0] +2; l[0] -1", ""},
		{"null and what has none", `{"r":null}`, `{"r":{}}`, "r -null +{}", ""},
		{"null and nothing", `{"a":null}`, `{}`, "a -null", ""},
		{"empty and nothing", `{"a":{}}`, `{}`, "a -{}", ""},
		{"odd keys", `{"aws:x y":1}`, `{"aws:x y":2}`, `"aws:x y" -1 +2`, ""},
		{"no JSON", `{"a":`, `{}`, ` -{"a": +{}`, ""},
	} {
		d := Compare([]byte(c.before), []byte(c.after))
		if got := said(d.Changed); got != c.changed {
			t.Errorf("%s: changed %s, want %s", c.name, got, c.changed)
		}
		if got := said(d.Equal); got != c.equal {
			t.Errorf("%s: equal %s, want %s", c.name, got, c.equal)
		}
	}
}

func TestNothingBefore(t *testing.T) {
	d := Compare(nil, []byte(`{"a":[1,{"b":2}]}`))
	if got := said(d.Changed); got != "a[0] +1; a[1].b +2" {
		t.Errorf("all of it is new: %s", got)
	}
	if d := Compare(nil, nil); len(d.Changed)+len(d.Equal) != 0 {
		t.Errorf("nothing and nothing differ: %+v", d)
	}
}

// TestComparingSwapsAround holds the comparison to what must not depend on
// which document is the first.
func TestComparingSwapsAround(t *testing.T) {
	docs := []string{`{}`, `{"a":1}`, `{"a":[1,2,3],"b":{"c":"d"}}`, `{"a":[3,2,1],"b":"e"}`, `[[],{},null]`, `"x"`}
	for _, x := range docs {
		for _, y := range docs {
			one, other := Compare([]byte(x), []byte(y)), Compare([]byte(y), []byte(x))
			if len(one.Changed) == 0 != (x == y) || len(one.Equal) != len(other.Equal) {
				t.Errorf("%s and %s: %s / %s", x, y, said(one.Changed), said(other.Changed))
			}
		}
	}
}

func TestFields(t *testing.T) {
	d := Compare([]byte(`{"a":{"l":[{"b":1}]},"p":"{\"x\":1}"}`), []byte(`{"a":{"l":[{"b":2}]},"p":"{\"x\":2}"}`))
	if d.Changed[0].Field != "a.l.b" || d.Changed[1].Field != "" {
		t.Errorf("filters would take %q and %q", d.Changed[0].Field, d.Changed[1].Field)
	}
}

func TestHostileDocuments(t *testing.T) {
	deep := strings.Repeat(`[`, 5000) + strings.Repeat(`]`, 5000)
	packed := `"1"`
	for range 8 {
		packed = fmt.Sprintf("%q", `{"x":`+packed+`}`)
	}
	long := "[" + strings.Repeat("1,", 5000) + "1]"
	for _, doc := range []string{deep, packed, long, strings.Repeat("\x00", 99), `{"a":1,"a":2}`, ""} {
		Compare([]byte(doc), []byte(`{}`))
		if d := Compare([]byte(doc), []byte(doc)); len(d.Changed) > 0 {
			t.Errorf("%.20q differs from itself: %s", doc, said(d.Changed))
		}
	}
}

func newPane(d *Diff, w, h int) *Pane {
	th := theme.New(true)
	p := New(&th)
	p.SetSize(w, h)
	p.Set(d)
	return p
}

func frame(p *Pane) string {
	lines := strings.Split(ansi.Strip(p.Render()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func TestFrame(t *testing.T) {
	d := Compare([]byte(`{"a":1,"b":"x","c":true}`), []byte(`{"a":2,"b":"x"}`))
	d.Words, d.Caveats = []string{"opens it"}, []string{"not all is known"}
	p := newPane(d, 40, 12)
	p.Move(1)
	want := ` opens it
 not all is known

 a
   - 1
   + 2

▌c
▌  - true

 ▸ 1 path is equal`
	if got := strings.TrimRight(frame(p), "\n "); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	p.Move(1)
	p.Toggle()
	p.Move(1)
	if leaf, ok := p.Current(); !ok || leaf.Path != "b" || !strings.Contains(frame(p), "▌    b  x") {
		t.Errorf("the equal path is %+v in\n%s", leaf, frame(p))
	}
}

func TestSearch(t *testing.T) {
	p := newPane(Compare([]byte(`{"a":"x","b":"needle","c":"y"}`), []byte(`{"c":"NEEDLE"}`)), 60, 5)
	for i, want := range []string{"b", "c", "b"} {
		found := p.NextMatch(1)
		if i == 0 {
			found = p.Search("Needle")
		}
		if leaf, _ := p.Current(); !found || leaf.Path != want {
			t.Errorf("found %+v, want %s", leaf, want)
		}
	}
	if p.Search("nothing") {
		t.Error("found what is not there")
	}
	if p := newPane(&Diff{}, 60, 5); p.Search("x") || !strings.Contains(frame(p), "no difference") {
		t.Errorf("of nothing\n%s", frame(p))
	}
}

func TestRenderIsAsLargeAsAsked(t *testing.T) {
	evil := "\u001b[2J\u202e" + strings.Repeat("日", 200)
	d := &Diff{Words: []string{evil}, Caveats: []string{evil},
		Changed: []Leaf{{Path: evil, Before: evil, After: evil, Was: true, Is: true}, {Path: "a"}},
		Equal:   []Leaf{{Path: evil, After: evil}}}
	for _, unicode := range []bool{true, false} {
		th := theme.New(unicode)
		p := New(&th)
		p.Set(d)
		p.Toggle()
		for w := 8; w < 300; w += 29 {
			for h := 1; h < 60; h += 9 {
				p.SetSize(w, h)
				p.Move(1)
				lines := strings.Split(ansi.Strip(p.Render()), "\n")
				if len(lines) != h {
					t.Fatalf("%dx%d: %d lines", w, h, len(lines))
				}
				for _, line := range lines {
					if theme.Width(line) != w || strings.ContainsAny(line, "\x1b\u202e") {
						t.Fatalf("%dx%d: %d cells: %q", w, h, theme.Width(line), line)
					}
				}
			}
		}
	}
}

// TestToggleGoesThere: what is unfolded is seen.
func TestToggleGoesThere(t *testing.T) {
	p := newPane(Compare([]byte(`{"a":1,"b":2,"c":3,"d":4,"same":"x"}`), []byte(`{"same":"x"}`)), 40, 8)
	p.Toggle()
	if got := frame(p); !strings.Contains(got, "▌▾ 1 path is equal") || !strings.Contains(got, "same  x") {
		t.Errorf("unfolded\n%s", got)
	}
}

// TestDocumentWithoutAName: paths in a document that is compared as a whole do not
// begin with the colon that stands behind a name.
func TestDocumentWithoutAName(t *testing.T) {
	if got := said(Compare([]byte(`"{\"x\":1}"`), []byte(`"{\"x\":2}"`)).Changed); got != "x -1 +2" {
		t.Errorf("changed %s", got)
	}
}

// TestItemsOfSetsHaveLines, each with its sign.
func TestItemsOfSetsHaveLines(t *testing.T) {
	th := theme.New(true)
	p := New(&th)
	p.SetSize(40, 12)
	p.Set(Compare([]byte(`{"Statement":{"Action":["a:One","a:Two"]}}`), []byte(`{"Statement":{"Action":["b:Three"]}}`)))
	frame := ansi.Strip(p.Render())
	for _, want := range []string{"- a:One ", "- a:Two ", "+ b:Three "} {
		if !strings.Contains(frame, want) {
			t.Errorf("no %q:\n%s", want, frame)
		}
	}
}
