package detail

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// at moves the cursor to the line with a path.
func at(t *testing.T, p *Pane, path string) {
	t.Helper()
	for i := range p.tree.nodes {
		if i > 0 && p.tree.path(i) == path {
			p.goTo(i)
			return
		}
	}
	t.Fatalf("no path %s", path)
}

func TestUnderTheCursor(t *testing.T) {
	tests := []struct {
		path, field, key, value, json string
		none                          bool // no value
	}{
		{path: ".eventName", field: "eventName", key: "eventName", value: "RunInstances", json: `"RunInstances"`},
		{path: ".readOnly", field: "readOnly", key: "readOnly", value: "false", json: `false`},
		{path: ".resources", field: "resources", key: "resources", none: true, json: `null`},
		{path: ".userIdentity.sessionContext.sessionIssuer", field: "userIdentity.sessionContext.sessionIssuer", key: "sessionIssuer", none: true, json: `{}`},
		{path: ".responseElements.instancesSet.items[1].instanceId", field: "responseElements.instancesSet.items.instanceId", key: "instanceId", value: "i-2", json: `"i-2"`},
		{path: ".responseElements.instancesSet.items[1]", field: "responseElements.instancesSet.items", key: "items", none: true, json: `{"instanceId":"i-2"}`},
		{path: `.requestParameters."aws:s3:arn"`, field: `requestParameters."aws:s3:arn"`, key: "aws:s3:arn", value: "x", json: `"x"`},
		{path: ".requestParameters.encoded", field: "requestParameters.encoded", key: "encoded", value: "%7B%22Version%22%3A%222012-10-17%22%7D", json: `"%7B%22Version%22%3A%222012-10-17%22%7D"`},
		{path: ".requestParameters.encoded|@urid|fromjson|.Version", key: "Version", value: "2012-10-17", json: `"2012-10-17"`},
		{path: ".requestParameters.policyDocument|fromjson|.Statement[0]", key: "Statement", none: true, json: `{"Effect":"Allow"}`},
	}
	p := newPane(record, 100, 20)
	for _, test := range tests {
		t.Run(test.path, func(t *testing.T) {
			at(t, p, test.path)
			if p.Path() != test.path || p.Field() != test.field || p.Key() != test.key {
				t.Errorf("path %s, field %s, key %s", p.Path(), p.Field(), p.Key())
			}
			if value, ok := p.Value(); value != test.value || ok == test.none {
				t.Errorf("value %q, %v; want %q", value, ok, test.value)
			}
			if got := string(p.JSON()); got != test.json {
				t.Errorf("JSON %s, want %s", got, test.json)
			}
		})
	}
}

// TestUnescapeLikeJSON holds unescape against the standard library, which makes
// one character of all halves of surrogate pairs.
func TestUnescapeLikeJSON(t *testing.T) {
	for _, s := range []string{``, `abc`, `\"\\\/\b\f\n\r\t`, `\u0041\u00e9\u20ac`, `\ud83d\ude00`, `\ud800`, `\uD800\u0041`, `\ude00x`, `é東😀`} {
		var want string
		if err := json.Unmarshal([]byte(`"`+s+`"`), &want); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(want, "\ufffd") {
			half := strings.ToLower(s[:6])
			want = strings.Replace(want, "\ufffd", half, 1)
		}
		if got := string(unescape([]byte(s), -1)); got != want {
			t.Errorf("unescape(%s) = %q, want %q", s, got, want)
		}
		for limit := range len(want) {
			if got := string(unescape([]byte(s), limit)); !strings.HasPrefix(want, got) || len(got) < limit {
				t.Errorf("unescape(%s, %d) = %q", s, limit, got)
			}
		}
	}
}

func TestSecretsStayHidden(t *testing.T) {
	th := theme.New(true)
	secret := func(field string) bool {
		return field == "responseElements.credentials.sessionToken" || field == "requestParameters"
	}
	p := New(&th, secret)
	p.SetSize(100, 60)
	p.Show(p.Reader().Read([]byte(record), ""))
	if frame := p.Render(); strings.Contains(frame, "very secret") || strings.Contains(frame, "maxCount") {
		t.Errorf("a secret is shown:\n%s", frame)
	}
	if p.Search("very secret") || p.Search("aws:s3:arn") {
		t.Errorf("a secret is found at %s", p.Path())
	}
	at(t, p, ".responseElements.credentials")
	if got := string(p.JSON()); got != `{"accessKeyId":"ASIAEXAMPLE","sessionToken":"`+trail.Mask+`"}` {
		t.Errorf("JSON %s", got)
	}
	p.Fold()
	if strings.Contains(p.Render(), "very secret") {
		t.Error("a secret is in a summary")
	}
	at(t, p, ".responseElements.credentials.sessionToken")
	if value, ok := p.Value(); ok || string(p.JSON()) != `"`+trail.Mask+`"` {
		t.Errorf("value %q", value)
	}
	if got := string(p.tree.json(0)); strings.Contains(got, "maxCount") || !json.Valid([]byte(got)) {
		t.Errorf("record %s", got)
	}
}

// TestSecretBelowALongPath: a path too long to be remembered hides its secrets
// all the same.
func TestSecretBelowALongPath(t *testing.T) {
	th := theme.New(true)
	p := New(&th, trail.Secret)
	p.SetSize(100, 20)
	p.Show(p.Reader().Read([]byte(`{"`+strings.Repeat("k", 2*maxField)+`":{"x":[{"sessionToken":"very secret"}]}}`), ""))
	p.Search("sessiontoken")
	if frame := p.Render(); !strings.Contains(frame, trail.Mask) || strings.Contains(frame, "very secret") {
		t.Errorf("not masked:\n%s", frame)
	}
	if p.Field() != "" {
		t.Errorf("field %.40q", p.Field())
	}
}

func TestFoldGoesUpAndOut(t *testing.T) {
	p := newPane(record, 100, 20)
	at(t, p, ".responseElements.instancesSet.items[1].instanceId")
	want := []string{
		".responseElements.instancesSet.items[1]", ".responseElements.instancesSet.items[1]",
		".responseElements.instancesSet.items", ".responseElements.instancesSet.items",
		".responseElements.instancesSet", ".responseElements.instancesSet",
		".responseElements", ".responseElements",
	}
	for _, path := range want {
		if !p.Fold() || p.Path() != path {
			t.Fatalf("at %s, want %s", p.Path(), path)
		}
	}
	if p.Fold() {
		t.Errorf("folding at the root went to %s", p.Path())
	}
}

func TestUnfoldGoesIn(t *testing.T) {
	p := newPane(record, 100, 20)
	at(t, p, ".requestParameters.policyDocument")
	lines := len(p.lines)
	p.Unfold()
	if len(p.lines) <= lines || p.Path() != ".requestParameters.policyDocument" {
		t.Errorf("%d lines, at %s", len(p.lines), p.Path())
	}
	p.Unfold()
	if p.Path() != ".requestParameters.policyDocument|fromjson|.Version" {
		t.Errorf("at %s", p.Path())
	}
	p.Unfold()
	if p.Path() != ".requestParameters.policyDocument|fromjson|.Version" {
		t.Errorf("a leaf unfolded to %s", p.Path())
	}
}

// TestSearchWhileTyping: what a part of the text was found in is not where the
// search goes on.
func TestSearchWhileTyping(t *testing.T) {
	th := theme.New(true)
	p := New(&th, nil)
	p.SetSize(80, 20)
	p.Show(p.Reader().Read([]byte(`{"a":"ec2","b":"east","c":"ec3","d":"ec2"}`), ""))
	at(t, p, ".b")
	p.BeginSearch()
	for _, step := range [][2]string{{"e", ".b"}, {"ec", ".c"}, {"ec2", ".d"}, {"ec3", ".c"}, {"ec34", ".b"}, {"ea", ".b"}} {
		p.Search(step[0])
		if p.Path() != step[1] {
			t.Errorf("%s: at %s, want %s", step[0], p.Path(), step[1])
		}
	}
	p.Search("ec2")
	p.EndSearch()
	if p.Search("e"); p.Path() != ".d" {
		t.Errorf("a search afterwards starts at %s", p.Path())
	}
}

func TestSearch(t *testing.T) {
	p := newPane(record, 100, 20)
	if !p.Search("ALLOW") || p.Path() != ".requestParameters.policyDocument|fromjson|.Statement[0].Effect" {
		t.Errorf("at %s", p.Path())
	}
	if !strings.Contains(p.Render(), "Allow") {
		t.Error("the match is not in the frame")
	}
	p.Move(-len(p.lines))
	p.Search("instanceid")
	first := p.Path()
	if at, total := p.Matches(); at != 1 || total != 2 {
		t.Errorf("match %d of %d", at, total)
	}
	for i, move := range []func() bool{p.NextMatch, p.NextMatch, p.PreviousMatch, p.PreviousMatch} {
		if before := p.Path(); !move() || p.Path() == before {
			t.Errorf("step %d stays at %s", i, before)
		}
	}
	if p.Path() != first {
		t.Errorf("at %s, want %s", p.Path(), first)
	}
	if p.Search("no such text") || p.Path() != first || p.NextMatch() {
		t.Errorf("found what is not there, at %s", p.Path())
	}
	if p.Search("") {
		t.Error("nothing was found")
	}
}

// TestFoundTextIsSeen though it stands far into a long value, which unfolded and
// without a search starts at its start.
func TestFoundTextIsSeen(t *testing.T) {
	long := strings.Repeat("日本 x", 4000) + "Needle" + strings.Repeat("y", 400)
	p := newPane(`{"a":"`+long+`","b":"needle","c":"`+strings.Repeat("z", 400)+`"}`, 60, 10)
	if frame := plainFrame(p); !strings.Contains(frame, `"日本 x`) {
		t.Errorf("without a search\n%s", frame)
	}
	p.Search("needle")
	checkFrame(t, p, 60, 10)
	if frame := plainFrame(p); !strings.Contains(frame, "Needleyyy") || !strings.Contains(frame, `"…`) || !strings.Contains(frame, `"zzz`) {
		t.Errorf("the text is not seen in\n%s", frame)
	}
	p.Search("")
	if frame := plainFrame(p); strings.Contains(frame, "Needle") {
		t.Errorf("when the search has ended\n%s", frame)
	}
}

func TestReplaceStaysOnThePath(t *testing.T) {
	p := newPane(record, 100, 20)
	at(t, p, ".userIdentity.sessionContext")
	p.Fold()
	at(t, p, ".responseElements.instancesSet.items[1].instanceId")
	other := strings.NewReplacer(`"i-2"`, `"i-9"`, `"eventVersion":"1.08",`, "").Replace(record)
	p.Replace(p.Reader().Read([]byte(other), "b.json"))
	if value, _ := p.Value(); value != "i-9" {
		t.Errorf("at %s: %q", p.Path(), value)
	}
	if strings.Contains(p.Render(), "attributes") {
		t.Error("what was folded is open again")
	}
	p.Replace(p.Reader().Read([]byte(`{"responseElements":{"x":1}}`), "c.json"))
	if p.Path() != ".responseElements" {
		t.Errorf("at %s", p.Path())
	}
	p.Replace(p.Reader().Read([]byte("not JSON"), "d.json"))
	if value, ok := p.Value(); p.Path() != "." || !ok || value != "not JSON" {
		t.Errorf("at %s: %q", p.Path(), value)
	}
}

// TestReplaceGoesIntoDocuments, which are folded in a record that is opened, and
// finds a path again behind a record that lacks it, unless somebody moved.
func TestReplaceGoesIntoDocuments(t *testing.T) {
	policy := func(effect string) string {
		return `{"a":{"policy":"{\"Statement\":[{\"Effect\":\"` + effect + `\"}]}"},"z":1}`
	}
	const path = `.a.policy|fromjson|.Statement[0].Effect`
	p := newPane(policy("Allow"), 80, 20)
	at(t, p, path)
	p.Replace(p.Reader().Read([]byte(policy("Deny")), ""))
	if text, _ := p.Value(); p.Path() != path || text != "Deny" {
		t.Fatalf("the cursor is on %s, %s", p.Path(), text)
	}
	lacks := p.Reader().Read([]byte(`{"a":{"b":1},"z":2}`), "")
	p.Replace(lacks)
	if p.Path() != ".a" {
		t.Errorf("without it the cursor is on %s", p.Path())
	}
	p.Replace(p.Reader().Read([]byte(policy("Allow")), ""))
	if p.Path() != path {
		t.Errorf("back in the policy the cursor is on %s", p.Path())
	}
	p.Replace(lacks)
	p.Move(1)
	p.Replace(p.Reader().Read([]byte(policy("Allow")), ""))
	if p.Path() == path {
		t.Error("the cursor goes back though somebody moved it")
	}
}

func TestResizeKeepsTheNode(t *testing.T) {
	p := newPane(record, 100, 20)
	at(t, p, ".readOnly")
	p.Render()
	p.SetSize(40, 5)
	if p.Path() != ".readOnly" || !strings.Contains(p.Render(), "readOnly") {
		t.Errorf("at %s:\n%s", p.Path(), p.Render())
	}
}

func TestEmptyPane(t *testing.T) {
	th := theme.New(true)
	p := New(&th, nil)
	p.Move(1)
	p.Unfold()
	p.Toggle()
	if p.Fold() || p.Path() != "." || p.Field() != "" || p.Key() != "" || len(p.JSON()) != 0 || p.Search("a") {
		t.Error("an empty pane has something in it")
	}
	if p.Render() != "" {
		t.Errorf("%q", p.Render())
	}
}

func FuzzParse(f *testing.F) {
	for _, raw := range corpus() {
		f.Add([]byte(raw))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		tree := parse(raw, nil)
		isText := tree.nodes[0].kind == rawLine
		if json.Valid(raw) && isText {
			t.Errorf("%q is JSON", raw)
		}
		for i := range tree.nodes {
			checkNode(t, tree, i)
			if n := &tree.nodes[i]; n.kind != rawLine && json.Valid(raw) && n.doc == 0 && !json.Valid(tree.json(i)) {
				t.Errorf("node %d of %q: %q", i, raw, tree.json(i))
			}
		}
		p := newPane(string(raw), 37, 9)
		checkFrame(t, p, 37, 9)
	})
}

// TestUnfoldedIsSeen: what was unfolded at the lower edge is scrolled to, as much of
// it as there is room for below its own line.
func TestUnfoldedIsSeen(t *testing.T) {
	const path = ".requestParameters.policyDocument"
	for h, want := range map[int]string{4: "Statement", 12: "Allow"} {
		p := newPane(record, 100, h)
		at(t, p, path)
		p.top = p.cursor - p.rows() + 1 // the last line that is seen
		p.Toggle()
		lines := strings.Split(ansi.Strip(p.Render()), "\n")
		if last := lines[len(lines)-2]; !strings.Contains(last, want) {
			t.Errorf("the last line of %d is not of %s:\n%s", h, want, strings.Join(lines, "\n"))
		}
		if p.Path() != path {
			t.Errorf("the cursor is on %s", p.Path())
		}
	}
}

// TestNamesAreCutInTheMiddle: those of ARNs that differ at their ends are told apart;
// a sentence is cut at its end, and what was searched for is seen in both.
func TestNamesAreCutInTheMiddle(t *testing.T) {
	text := `{"arn":"arn:aws:sts::111122223333:assumed-role/release-manager/botocore-session-1694163163",` +
		`"errorMessage":"User: mira is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::1:role/x"}`
	p := newPane(text, 60, 4)
	got := p.Render()
	for _, want := range []string{`"arn:aws:sts::1111`, `…`, `session-1694163163"`, `"User: mira is not authorized to perform`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	p.Search("assumed-role")
	p.Move(1)
	if got := p.Render(); !strings.Contains(got, "assumed-role") {
		t.Errorf("what was found is not seen:\n%s", got)
	}
}
