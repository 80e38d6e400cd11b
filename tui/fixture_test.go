package tui

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/tuitest"
)

// noon is what the clock of the tests says.
var noon = time.Date(2026, 9, 1, 12, 0, 0, 0, time.UTC)

// object is a JSON object.
type object map[string]any

// event returns a record with what every test needs, and more.
func event(n int, more object) string {
	at := time.Date(2026, 8, 31, 22, 40, 0, 0, time.UTC).Add(time.Duration(n) * 97 * time.Second)
	e := object{
		"eventVersion": "1.08", "eventID": fmt.Sprintf("00000000-0000-4000-8000-%012d", n),
		"eventTime": at.Format("2006-01-02T15:04:05Z"), "awsRegion": "eu-central-1", "eventType": "AwsApiCall",
		"sourceIPAddress": "198.51.100.7", "userAgent": "aws-cli/2.15.30 Python/3.11.8", "recipientAccountId": "111122223333",
		"eventSource": "s3.amazonaws.com", "eventName": "ListBuckets", "readOnly": true, "eventCategory": "Management",
		"userIdentity": object{"type": "IAMUser", "userName": "mira", "accountId": "111122223333",
			"accessKeyId": "AKIAEXAMPLE000000001", "arn": "arn:aws:iam::111122223333:user/mira", "principalId": "AIDAEXAMPLE00001"},
	}
	for k, v := range more {
		e[k] = v
	}
	text, err := json.Marshal(e)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// incident is a few dozen events of a small story.
func incident() []string {
	intruder := object{"type": "IAMUser", "userName": "deploy-bot", "accountId": "111122223333",
		"accessKeyId": "AKIAEXAMPLE000000002", "arn": "arn:aws:iam::111122223333:user/deploy-bot", "principalId": "AIDAEXAMPLE00002"}
	service := object{"type": "AWSService", "invokedBy": "cloudtrail.amazonaws.com"}
	var out []string
	for n := range 90 {
		switch {
		case n%9 == 0:
			out = append(out, event(n, object{"userIdentity": service, "eventName": "GetBucketAcl",
				"sourceIPAddress": "cloudtrail.amazonaws.com", "userAgent": "cloudtrail.amazonaws.com",
				"requestParameters": object{"bucketName": "trail-archive"}}))
		case n%5 == 0:
			out = append(out, event(n, object{"userIdentity": intruder, "awsRegion": "ap-south-1", "eventSource": "ec2.amazonaws.com",
				"eventName": "RunInstances", "readOnly": false, "sourceIPAddress": "203.0.113.66", "userAgent": "Boto3/1.34",
				"requestParameters": object{"instanceType": "p4d.24xlarge", "maxCount": 8},
				"responseElements":  object{"instancesSet": object{"items": []object{{"instanceId": fmt.Sprintf("i-%017d", n)}}}}}))
		case n%7 == 0:
			out = append(out, event(n, object{"userIdentity": intruder, "eventSource": "iam.amazonaws.com", "eventName": "CreateUser",
				"readOnly": false, "errorCode": "AccessDenied", "errorMessage": "User is not authorized to perform: iam:CreateUser",
				"sourceIPAddress": "203.0.113.66", "requestParameters": object{"userName": "backdoor"}, "responseElements": nil}))
		case n%11 == 0:
			out = append(out, event(n, object{"eventSource": "sts.amazonaws.com", "eventName": "AssumeRole",
				"requestParameters": object{"roleArn": "arn:aws:iam::111122223333:role/admin", "roleSessionName": "mira"},
				"responseElements":  object{"credentials": object{"accessKeyId": "ASIAEXAMPLE000000003", "sessionToken": "topsecret"}}}))
		default:
			out = append(out, event(n, nil))
		}
	}
	return out
}

// hostile is events whose values attack the terminal, one with a value of a
// megabyte, one without a time.
func hostile() []string {
	evil := "\x1b[2J\x1b]0;owned\x07\u202e\u200b\u0085日本語🏴‍☠️"
	return []string{
		event(901, object{"userAgent": evil + strings.Repeat("x", 1<<20), "eventName": evil, "awsRegion": evil}),
		event(902, object{"userIdentity": object{"type": "IAMUser", "userName": evil}, "errorCode": evil, "errorMessage": evil,
			"requestParameters": object{evil: evil, "list": []string{evil, evil}}}),
		event(903, object{"eventTime": evil, "sourceIPAddress": strings.Repeat("日", 400)}),
	}
}

// newStore returns a store with records, as one file of the given name.
func newStore(t testing.TB, name string, records []string) *store.Store {
	t.Helper()
	s := store.New(trail.Schema())
	b := s.NewBuilder()
	source := s.AddSource(name, 1)
	for i, text := range records {
		if _, refused, err := b.Add([]byte(text), store.Origin{Source: source, Record: uint32(i + 1)}); refused != "" || err != nil {
			t.Fatalf("record %d: refused %q, error %v", i, refused, err)
		}
	}
	b.Flush()
	if err := s.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// config returns a configuration with everything pinned.
func config(s *store.Store) Config {
	return Config{
		Data: Data{Store: s, Title: "~/ir/logs"}, Language: trail.Language(), Secret: trail.Secret,
		Env: tuitest.Env(), GOOS: "linux", Clock: func() time.Time { return noon },
	}
}

// bench drives an App without a terminal: commands run at once, and what
// waits for time to pass does not come, but for what follows the cursor.
type bench struct {
	*App
	t testing.TB
}

func newBench(t testing.TB, cfg Config, w, h int) *bench {
	b := &bench{New(context.Background(), cfg), t}
	b.wait = func(d time.Duration, msg func(time.Time) tea.Msg) tea.Cmd {
		if d != previewDelay && d != cutDelay {
			return nil
		}
		return func() tea.Msg { return msg(noon) }
	}
	b.send(tea.WindowSizeMsg{Width: w, Height: h})
	b.do(b.Init())
	return b
}

// send gives a message to the App and runs what follows from it.
func (b *bench) send(msg tea.Msg) {
	_, cmd := b.Update(msg)
	b.do(cmd)
}

func (b *bench) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			b.do(c)
		}
	default:
		b.send(msg)
	}
}

// press presses keys by their names, separated by blanks.
func (b *bench) press(keys string) {
	b.t.Helper()
	for _, k := range strings.Fields(keys) {
		b.send(pressed(k))
	}
}

// typed types text.
func (b *bench) types(text string) {
	for _, r := range text {
		b.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// screen returns the frame as plain text.
func (b *bench) text() string { return ansi.Strip(b.View().Content) }

// want fails unless the frame shows all of the texts.
func (b *bench) want(texts ...string) {
	b.t.Helper()
	frame := b.text()
	for _, text := range texts {
		if !strings.Contains(frame, text) {
			b.t.Errorf("the frame does not show %q:\n%s", text, frame)
		}
	}
}

// wantNot fails if the frame shows one of the texts.
func (b *bench) wantNot(texts ...string) {
	b.t.Helper()
	frame := b.text()
	for _, text := range texts {
		if strings.Contains(frame, text) {
			b.t.Errorf("the frame shows %q:\n%s", text, frame)
		}
	}
}

// pressed returns the message of a key, by its name.
func pressed(name string) tea.KeyPressMsg {
	special := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace,
	}
	if code, ok := special[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	if name == "shift+tab" {
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(rest)[0], Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}
