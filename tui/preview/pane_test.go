package preview

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

const identity = `"eventID":"1","eventVersion":"1.08","eventTime":"2026-08-31T12:03:24Z","eventSource":"ec2.amazonaws.com","awsRegion":"eu-west-1",` +
	`"sourceIPAddress":"198.51.100.7","userAgent":"Terraform/1.5","userIdentity":{"type":"IAMUser","userName":"mira","accessKeyId":"AKIAEXAMPLE000000001"}`

func record(t *testing.T, text string) store.Record {
	t.Helper()
	s := store.New(trail.Schema())
	b := s.NewBuilder()
	if _, refused, err := b.Add([]byte(text), store.Origin{Source: s.AddSource("trail.json", 1), Record: 1}); refused != "" || err != nil {
		t.Fatal(refused, err)
	}
	b.Flush()
	return s.Snapshot().Record(0)
}

// preview draws an event as it is seen from the list.
func preview(t *testing.T, text string, w, h int) string {
	t.Helper()
	return drawn(t, pane(t, text, w, h), w, h)
}

// all draws an event as it is with the focus, but for the cursor's sign.
func all(t *testing.T, text string, w, h int) string {
	t.Helper()
	p := pane(t, text, w, h)
	p.SetFocus(true)
	return strings.Replace(drawn(t, p, w, h), p.theme.Mark, " ", 1)
}

func drawn(t *testing.T, p *Pane, w, h int) string {
	t.Helper()
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

// TestEventsWithoutARequest: of what a service did by itself, and of an insight, the pane
// says what that was, and nothing of what they do not have.
func TestEventsWithoutARequest(t *testing.T) {
	for text, want := range map[string]string{
		`{"eventID":"1","eventTime":"2026-08-31T12:03:24Z","eventType":"AwsCloudTrailInsight","insightDetails":{"state":"Start","eventName":"RunInstances"}}`: ` AwsCloudTrailInsight
 2026-08-31 12:03:24 UTC                 ok

 insight
  state      Start
  eventName  RunInstances`,
		`{"eventID":"1","eventTime":"2026-08-31T12:03:24Z","eventName":"AbuseNotice","sourceIPAddress":"AWS Internal","userAgent":"AWS Internal","userIdentity":{"invokedBy":"health.amazonaws.com"},"serviceEventDetails":{"accessKeyId":"AKIAEXAMPLE000000001"}}`: ` AbuseNotice                          write
 2026-08-31 12:03:24 UTC                 ok
 health.amazonaws.com
 from AWS Internal

 details
  accessKeyId  AKIAEXAMPLE000000001`,
	} {
		if got := preview(t, text, 44, 20); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// TestIdsAreNotBroken: the names beside them give way.
func TestIdsAreNotBroken(t *testing.T) {
	text := `{` + identity + `,"eventName":"RunInstances","readOnly":false,
		"requestParameters":{"instancesSet":{"items":[{"imageId":"ami-05c30218156bcc246"}]},"networkInterfaceIdentifier":"eni-05c30218156bcc246","name":"the-name-of-something-that-is-longer"}}`
	for width := 38; width < 60; width++ {
		got := preview(t, text, width, 24)
		for _, id := range []string{"  ami-05c30218156bcc246", "  eni-05c30218156bcc246"} {
			if !strings.Contains(got, id) {
				t.Errorf("%d cells without %q:\n%s", width, id, got)
			}
		}
	}
}

func TestEssence(t *testing.T) {
	got := preview(t, `{`+identity+`,"eventName":"RunInstances","readOnly":false,
		"requestParameters":{"instanceType":"t3.micro","maxCount":1,"tags":null,"sets":[{"key":"Name","value":"x"}]},
		"responseElements":{"instancesSet":{"items":[{"instanceId":"i-05c30218156bcc246"}]},"ok":true}}`, 44, 20)
	want := ` RunInstances                         write
 2026-08-31 12:03:24 UTC                 ok
 mira (IAMUser, AKIA…0001)
 from 198.51.100.7  Terraform/1.5

 request
  instanceType  t3.micro
  maxCount      1
  sets          Name=x

 response
  …instanceId  i-05c30218156bcc246
  ok           true`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFailureSaysWhy(t *testing.T) {
	got := preview(t, `{`+identity+`,"eventName":"CreateUser","errorCode":"AccessDenied","errorMessage":"not authorized to perform iam:CreateUser on it"}`, 40, 12)
	for _, want := range []string{"AccessDenied\n", " not authorized to perform\n iam:CreateUser on it"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestSecretsAreMasked(t *testing.T) {
	got := all(t, `{`+identity+`,"eventName":"AssumeRole","responseElements":{"credentials":{"accessKeyId":"ASIAX","sessionToken":"topsecret"}}}`, 60, 12)
	if strings.Contains(got, "topsecret") || !strings.Contains(got, trail.Mask) || !strings.Contains(got, "ASIAX") {
		t.Errorf("%s", got)
	}
}

func TestManyAndHugeLeaves(t *testing.T) {
	var many []string
	for i := range 500 {
		many = append(many, fmt.Sprintf(`"p%03d":%d`, i, i))
	}
	got := all(t, `{`+identity+`,"eventName":"X","requestParameters":{`+strings.Join(many, ",")+`}}`, 40, 60)
	if !strings.Contains(got, "p023") || strings.Contains(got, "p024") || !strings.Contains(got, "enter shows all") {
		t.Errorf("%s", got)
	}
	got = all(t, `{`+identity+`,"eventName":"X","requestParameters":{"a":1,"b":"`+strings.Repeat("x", 1<<20)+`","c":2}}`, 40, 60)
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

// pane shows an event.
func pane(t *testing.T, text string, w, h int) *Pane {
	t.Helper()
	th := theme.New(true)
	p := New(&th, trail.Language(), trail.Secret)
	p.SetSize(w, h)
	p.Show(p.Reader().Read(record(t, text)))
	return p
}

func TestCursorGoesOverTheValues(t *testing.T) {
	p := pane(t, `{`+identity+`,"eventName":"PutThing","errorCode":"AccessDenied","errorMessage":"not you",
		"requestParameters":{"name":"x","a b":{"items":[{"c":1}]},"none":null},"responseElements":{"credentials":{"sessionToken":"topsecret"}}}`, 60, 30)
	p.SetFocus(true)
	var got []string
	for range 9 {
		field, value, ok := p.Value()
		got = append(got, fmt.Sprint(field, "=", value, " ", ok))
		p.Move(1)
	}
	want := []string{
		"event=PutThing true", "error=AccessDenied true", "actor=mira true", "ip=198.51.100.7 true", "errorMessage=not you true",
		"requestParameters.name=x true", `requestParameters."a b".items.c=1 true`,
		"responseElements.credentials.sessionToken=" + trail.Mask + " false", "responseElements.credentials.sessionToken=" + trail.Mask + " false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// TestCursorIsSeen: at every size, on every value, with the lines before the first
// and behind the last.
func TestCursorIsSeen(t *testing.T) {
	p := pane(t, `{`+identity+`,"eventName":"PutThing","requestParameters":{"a":1,"b":2,"c":3,"d":4},"additionalEventData":{"e":5,"f":6}}`, 30, 4)
	if got := ansi.Strip(p.Render()); strings.Contains(got, "▌") {
		t.Errorf("without the focus:\n%s", got)
	}
	p.SetFocus(true)
	for h := 1; h < 20; h++ {
		p.SetSize(30, h)
		for _, n := range []int{0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -2, -3, 99, -99} {
			p.Move(n)
			frame := strings.Split(ansi.Strip(p.Render()), "\n")
			marks := 0
			for _, line := range frame {
				if strings.HasPrefix(line, "▌") {
					marks++
				}
				if theme.Width(line) != 30 {
					t.Fatalf("%q is %d wide", line, theme.Width(line))
				}
			}
			if marks != 1 || len(frame) != h {
				t.Fatalf("%d lines, after %d: %d marks in\n%s", h, n, marks, strings.Join(frame, "\n"))
			}
			if n == -99 && !strings.Contains(frame[0], "PutThing") || n == 99 && !strings.Contains(strings.Join(frame, "\n"), "f  6") {
				t.Errorf("%d lines, after %d:\n%s", h, n, strings.Join(frame, "\n"))
			}
		}
	}
}

// TestCursorStaysOnItsField from event to event, and goes to the top where the
// other event lacks it, and without the focus.
func TestCursorStaysOnItsField(t *testing.T) {
	p := pane(t, `{`+identity+`,"eventName":"One","requestParameters":{"a":1,"b":2}}`, 30, 12)
	other := p.Reader().Read(record(t, `{`+identity+`,"eventName":"Two","requestParameters":{"x":0,"y":0,"b":3}}`))
	third := p.Reader().Read(record(t, `{`+identity+`,"eventName":"Three"}`))
	p.SetFocus(true)
	p.Move(99)
	p.Show(other)
	if field, value, _ := p.Value(); field != "requestParameters.b" || value != "3" {
		t.Errorf("the cursor is on %s, %s", field, value)
	}
	p.Show(third)
	if field, _, _ := p.Value(); field != "event" {
		t.Errorf("where there is no such field it is on %s", field)
	}
	p.Show(other)
	p.Move(99)
	p.SetFocus(false)
	p.Show(other)
	p.SetFocus(true)
	if field, _, _ := p.Value(); field != "event" {
		t.Errorf("after the focus was elsewhere it is on %s", field)
	}
}

// TestLongValuesAreWrapped: an agent and a URL are read whole, below where they
// begin, on a few lines.
func TestLongValuesAreWrapped(t *testing.T) {
	text := `{` + strings.Replace(identity, "Terraform/1.5", "aws-cli/2.15.30 Python/3.11.8 Linux/6.5.0 exe/x86_64 prompt/off", 1) + `,"eventName":"Put",
		"requestParameters":{"url":"https://bucket.s3.eu-central-1.amazonaws.com/a/b.json","doc":"` + strings.Repeat("word ", 60) + `","last":1}}`
	got := all(t, text, 40, 15)
	want := ` Put                              write
 2026-08-31 12:03:24 UTC             ok
 mira (IAMUser, AKIA…0001)
 from 198.51.100.7
   aws-cli/2.15.30 Python/3.11.8
   Linux/6.5.0 exe/x86_64 prompt/off

 request
  url   https://bucket.s3.eu-central-1.
        amazonaws.com/a/b.json
  doc   word word word word word word
        word word word word word word
        word word word word word word
        word word word word word word …
  last  1`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestBriefLinesStartInOneColumn: a blank where an agent is broken does not start a line.
func TestBriefLinesStartInOneColumn(t *testing.T) {
	for width := 30; width < 60; width++ {
		got := preview(t, `{`+strings.Replace(identity, "Terraform/1.5", "aws-cli/2.17.40 md/awscrt#0.21.2 ua/2.0 os/linux#6.5.0 md/arch#x86_64 md/prompt#off md/command#sts", 1)+`,"eventName":"Get"}`, width, 12)
		if agent := got[strings.Index(got, "aws-cli"):]; strings.Contains(agent, "\n    ") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
}

// TestMessagesNameTheAction, however long the name of who was denied is.
func TestMessagesNameTheAction(t *testing.T) {
	got := preview(t, `{`+identity+`,"eventName":"GetSecretValue","errorCode":"AccessDenied","errorMessage":"User: arn:aws:sts::111122223333:assumed-role`+
		`/release-manager/botocore-session-1789463163 is not authorized to perform: secretsmanager:GetSecretValue on resource: prod/root/break-glass because `+strings.Repeat("of this ", 30)+`"}`, 40, 10)
	if !strings.Contains(got, "secretsmanager:GetSecretValue") || strings.Count(got, "\n") != 9 {
		t.Errorf("%s", got)
	}
}

// TestWrappedValueIsOne: the cursor stands on all lines of it, a click on any of them
// puts it there, all of them are seen, and only what is left out is called cut.
func TestWrappedValueIsOne(t *testing.T) {
	p := pane(t, `{`+identity+`,"eventName":"Put","requestParameters":{"url":"`+strings.Repeat("x", 60)+`","doc":"`+strings.Repeat("y", 400)+`","z":1}}`, 40, 6)
	p.SetFocus(true)
	p.Move(3)
	if field, _, _ := p.Value(); field != "requestParameters.url" {
		t.Fatalf("the cursor is on %s", field)
	}
	if _, cut := p.Cut(); cut {
		t.Error("what is there whole is called cut")
	}
	frame := strings.Split(p.Render(), "\n")
	for _, i := range []int{4, 5} {
		if !strings.Contains(ansi.Strip(frame[i]), "xxx") || !strings.Contains(frame[i], "\x1b[7") {
			t.Errorf("line %d is %q", i, frame[i])
		}
	}
	p.Move(1)
	if value, cut := p.Cut(); !cut || len(value) != 400 {
		t.Errorf("of a value of which lines are left out it says %v", cut)
	}
	if !p.Put(1) {
		t.Fatal("nothing to click on")
	}
	if field, _, _ := p.Value(); field != "requestParameters.url" {
		t.Errorf("a click on its second line leads to %s", field)
	}
}

// TestDryRunIsSaid: a call that only asked is neither fine nor failed.
func TestDryRunIsSaid(t *testing.T) {
	got := preview(t, `{`+identity+`,"eventName":"RunInstances","readOnly":false,"errorCode":"Client.DryRunOperation"}`, 44, 8)
	if second := strings.Split(got, "\n")[1]; !strings.HasSuffix(second, "dry run") {
		t.Error(got)
	}
}

// TestTimesAreWhole: an error that has no room beside the time stands below it, with
// its field, and in full.
func TestTimesAreWhole(t *testing.T) {
	for code, want := range map[string]string{
		"AccessDenied":       "2026-08-31 12:03:24 UTC     AccessDenied\n mira",
		"NoSuchBucketPolicy": "2026-08-31 12:03:24 UTC\n NoSuchBucketPolicy\n mira",
		"Client.InvalidPermission.Duplicate.OfASecurityGroup": "2026-08-31 12:03:24 UTC\n Client.InvalidPermission.Duplicate.OfASe\n curityGroup\n mira",
	} {
		text := `{` + identity + `,"eventName":"GetBucketPolicyStatus","errorCode":"` + code + `"}`
		if got := preview(t, text, 42, 20); !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
		p := pane(t, text, 42, 20)
		p.Move(1)
		if field, value, ok := p.Value(); field != "error" || value != code || !ok {
			t.Errorf("%s: the cursor is on %s %q", code, field, value)
		}
	}
}

// TestValuesTakeTheLinesLeft: nothing is cut above empty lines, and where lines are
// wanting a long value leaves some to the others.
func TestValuesTakeTheLinesLeft(t *testing.T) {
	words := strings.Repeat("agent/1.0 ", 24)
	text := `{` + strings.Replace(identity, "Terraform/1.5", words, 1) + `,"eventName":"E","requestParameters":{"a":"` + words + `","last":"seen"}}`
	if got := all(t, text, 40, 50); strings.Count(got, "…") > 1 || strings.Count(got, "agent/1.0") != 48 { // the key has one
		t.Errorf("cut:\n%s", got)
	}
	got := all(t, text, 40, 17)
	if !strings.Contains(got, "seen") || strings.Count(got, "…") < 2 || strings.Count(got, "\n") != 16 {
		t.Errorf("not all lines are used, or the last value is out of sight:\n%s", got)
	}
}
