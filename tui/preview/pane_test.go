package preview

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

const identity = `"eventID":"1","eventVersion":"1.08","eventTime":"2026-08-31T12:03:24Z","eventSource":"ec2.amazonaws.com","awsRegion":"eu-west-1",` +
	`"sourceIPAddress":"198.51.100.7","userAgent":"Terraform/1.5","userIdentity":{"type":"IAMUser","userName":"mira","accessKeyId":"AKIAEXAMPLE000000001"}`

func preview(t *testing.T, text string, w, h int) string {
	t.Helper()
	s := store.New(trail.Schema())
	b := s.NewBuilder()
	if _, refused, err := b.Add([]byte(text), store.Origin{Source: s.AddSource("trail.json", 1), Record: 1}); refused != "" || err != nil {
		t.Fatal(refused, err)
	}
	b.Flush()
	th := theme.New(true)
	p := New(&th, trail.Language(), trail.Secret)
	p.SetSize(w, h)
	p.Show(p.Reader().Read(s.Snapshot().Record(0)))
	lines := strings.Split(ansi.Strip(p.Render()), "\n")
	if len(lines) != h {
		t.Fatalf("%d lines", len(lines))
	}
	for i, line := range lines {
		if theme.Width(line) != w {
			t.Fatalf("%d cells: %q", theme.Width(line), line)
		}
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

func TestEssence(t *testing.T) {
	got := preview(t, `{`+identity+`,"eventName":"RunInstances","readOnly":false,
		"requestParameters":{"instanceType":"t3.micro","maxCount":1,"tags":null,"sets":[{"key":"Name","value":"x"}]},
		"responseElements":{"instancesSet":{"items":[{"instanceId":"i-05c30218156bcc246"}]},"ok":true}}`, 44, 20)
	want := ` RunInstances                         write
 2026-08-31 12:03:24 UTC                 ok
 mira (IAMUser, AKIAE…000001)
 from 198.51.100.7  Terraform/1.5

 request
  instanceType  t3.micro
  maxCount      1
  sets.key      Name
  sets.value    x

 response
  instance…stanceId  i-05c30218156bcc246
  ok                 true`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFailureSaysWhy(t *testing.T) {
	got := preview(t, `{`+identity+`,"eventName":"CreateUser","errorCode":"AccessDenied","errorMessage":"not authorized to perform iam:CreateUser on it"}`, 40, 12)
	for _, want := range []string{"AccessDenied\n", " not authorized to perform iam:CreateUs\n er on it"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestSecretsAreMasked(t *testing.T) {
	got := preview(t, `{`+identity+`,"eventName":"AssumeRole","responseElements":{"credentials":{"accessKeyId":"ASIAX","sessionToken":"topsecret"}}}`, 60, 12)
	if strings.Contains(got, "topsecret") || !strings.Contains(got, trail.Mask) || !strings.Contains(got, "ASIAX") {
		t.Errorf("%s", got)
	}
}

func TestManyAndHugeLeaves(t *testing.T) {
	var many []string
	for i := range 500 {
		many = append(many, fmt.Sprintf(`"p%03d":%d`, i, i))
	}
	got := preview(t, `{`+identity+`,"eventName":"X","requestParameters":{`+strings.Join(many, ",")+`}}`, 40, 60)
	if !strings.Contains(got, "p023") || strings.Contains(got, "p024") || !strings.Contains(got, "enter shows all") {
		t.Errorf("%s", got)
	}
	got = preview(t, `{`+identity+`,"eventName":"X","requestParameters":{"a":1,"b":"`+strings.Repeat("x", 1<<20)+`","c":2}}`, 40, 60)
	if !strings.Contains(got, "a  1") || !strings.Contains(got, "enter shows all") {
		t.Errorf("%s", got)
	}
}

func TestHostileText(t *testing.T) {
	got := preview(t, `{`+identity+`,"eventName":"\u001b[2J","errorMessage":"\u202e日本語日本語日本語日本語日本語日本語日本語日本語","requestParameters":{"\u001b]0;x\u0007":"\u009b31m"}}`, 40, 20)
	for _, r := range got {
		if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == '\u202e' {
			t.Fatalf("%U in\n%s", r, got)
		}
	}
}

func TestNothingToShow(t *testing.T) {
	th := theme.New(true)
	p := New(&th, trail.Language(), nil)
	p.SetSize(10, 2)
	if got := p.Render(); got != strings.Repeat(" ", 10)+"\n"+strings.Repeat(" ", 10) {
		t.Errorf("%q", got)
	}
	p.Clear()
	p.SetSize(5, 1)
	if got := p.Render(); got != "     " {
		t.Errorf("after a change of size %q", got)
	}
}

func TestScroll(t *testing.T) {
	th := theme.New(true)
	p := New(&th, trail.Language(), nil)
	p.SetSize(30, 3)
	p.Scroll(5)
	if got := ansi.Strip(p.Render()); strings.TrimSpace(got) != "" || strings.Count(got, "\n") != 2 {
		t.Errorf("nothing scrolled: %q", got)
	}
	p.Show(&Event{name: "Run", who: "mira", from: "from here", message: "last"})
	p.SetFocus(true)
	if got := ansi.Strip(p.Render()); !strings.HasPrefix(got, "▌Run") {
		t.Errorf("the focus is not seen:\n%s", got)
	}
	p.Scroll(1 << 40)
	if got := ansi.Strip(p.Render()); !strings.HasPrefix(got, " mira") || !strings.Contains(got, " last") {
		t.Errorf("at the end:\n%s", got)
	}
	p.Scroll(-1)
	if got := ansi.Strip(p.Render()); !strings.HasPrefix(got, " no time") {
		t.Errorf("one line up:\n%s", got)
	}
	p.Show(&Event{name: "Other"})
	if got := ansi.Strip(p.Render()); !strings.HasPrefix(got, "▌Other") {
		t.Errorf("another event:\n%s", got)
	}
}
