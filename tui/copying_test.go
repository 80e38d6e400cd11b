package tui

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/clipboard"
)

// sent returns what keys, the last of them alone, write to the terminal.
func (b *bench) sent(keys string) string {
	b.t.Helper()
	all := strings.Fields(keys)
	b.press(strings.Join(all[:len(all)-1], " "))
	_, cmd := b.Update(pressed(all[len(all)-1]))
	if cmd == nil {
		return ""
	}
	raw, ok := cmd().(tea.RawMsg)
	if !ok {
		return ""
	}
	return fmt.Sprint(raw.Msg)
}

func TestCopies(t *testing.T) {
	for _, c := range []struct{ keys, text, says string }{
		{"y y", "mira", "copied the value, 4 B: mira"},
		{"y k", "actor", "copied the field, 5 B: actor"},
		{"y q", "trailsift '/ir/it'\\''s here'", "copied the command line"},
		{"3 y q", "trailsift '/ir/it'\\''s here' -f failed:yes", "copied the command line"},
		{"- y q", "trailsift '/ir/it'\\''s here' -f 'actor!=mira'", "copied the command line"},
		{"enter enter y a", "arn:aws:iam::111122223333:user/mira", "copied the ARN of who did it"},
		{"y a", "", "there is no ARN"},
		{"y j", "", "there is no JSON here to copy"},
	} {
		cfg := config(newStore(t, "trail.json", incident()))
		cfg.Command = []string{"trailsift", "/ir/it's here"}
		b := newBench(t, cfg, 120, 30)
		want := ""
		if c.text != "" {
			want = clipboard.Direct.Sequence(c.text)
		}
		if got := b.sent(c.keys); got != want {
			t.Errorf("%s sends %q, want %q", c.keys, got, want)
		}
		b.want(c.says)
	}
}

// TestCopyingPartsOfAnEvent copies a list and an object as one line of JSON,
// without what is secret in them.
func TestCopyingPartsOfAnEvent(t *testing.T) {
	text := "{\"eventTime\":\"2026-09-15T09:00:00Z\",\"eventID\":\"1\",\"eventName\":\"X\",\n \"requestParameters\":{\"tags\":[1,\n\"\u202e\"],\"password\":\"hunter2\",\"none\":null,\"note\":\"\"}}"
	cfg := config(newStore(t, "trail.json", []string{text}))
	cfg.Secret = func(path string) bool { return strings.HasSuffix(path, "password") }
	b := newBench(t, cfg, 120, 30)
	b.press("enter enter")
	for _, c := range []struct{ path, copied, says string }{
		{".requestParameters", `{"tags":[1, "\u202e"],"password":"` + trail.Mask + `","none":null,"note":""}`, "copied"},
		{".requestParameters.tags", `[1, "\u202e"]`, "copied"},
		{".requestParameters.password", "", "there is no value here"},
		{".requestParameters.none", "", "there is no value here"},
		{".requestParameters.note", "", "an empty text"},
	} {
		b.press("g")
		for range 10 {
			if b.tree.Path() == c.path {
				break
			}
			b.press("j")
		}
		if b.tree.Path() != c.path {
			t.Fatalf("no line of %s", c.path)
		}
		want := ""
		if c.copied != "" {
			want = clipboard.Direct.Sequence(c.copied)
		}
		if got := b.sent("y y"); got != want {
			t.Errorf("of %s %q is sent, want %q", c.path, got, want)
		}
		b.want(c.says)
	}
}

// TestCopyingAnEvent copies it as one line, without what is secret in it.
func TestCopyingAnEvent(t *testing.T) {
	text := "{\"eventTime\":\"2026-09-15T09:00:00Z\",\r\n\"eventID\":\"1\",\"eventName\":\"X\",\n\"requestParameters\":{\"password\":\"hunter2\"}}"
	cfg := config(newStore(t, "trail.json", []string{text}))
	cfg.Secret = func(path string) bool { return strings.HasSuffix(path, "password") }
	b := newBench(t, cfg, 120, 30)
	want := `{"eventTime":"2026-09-15T09:00:00Z", "eventID":"1","eventName":"X", "requestParameters":{"password":"` + trail.Mask + `"}}`
	if got := decoded(t, b.sent("enter y j")); got != want {
		t.Errorf("%s is sent, want %s", got, want)
	}
}

// TestCopyingHiddenCharacters copies values as they are drawn, and a command
// line that finds the same events.
func TestCopyingHiddenCharacters(t *testing.T) {
	hostile := object{"eventName": "Evil\u009b\u202eName", "requestParameters": object{"arn": "arn:aws:iam::111122223333:user/\u009bx"}}
	cfg := config(newStore(t, "trail.json", []string{event(1, hostile), event(2, hostile), event(3, nil)}))
	cfg.Command = []string{"trailsift", "a'\\\u009b.json"}
	b := newBench(t, cfg, 120, 30)
	for range 9 {
		if field, _ := b.value(); field == "event" {
			break
		}
		b.press("l")
	}
	if got := decoded(t, b.sent("g y y")); got != `Evil\u009b\u202eName` {
		t.Errorf("yy sends %q", got)
	}
	b.press("=")
	b.want("2 of 3")
	if got, want := decoded(t, b.sent("y q")), `trailsift $'a\'\\\302\233.json' -f 'event="Evil\u009b\u202eName"'`; got != want {
		t.Errorf("yq sends %s, want %s", got, want)
	}
	b.press("enter enter")
	for range 40 {
		if strings.HasSuffix(b.tree.Path(), ".arn") && strings.HasPrefix(b.tree.Path(), ".requestParameters") {
			break
		}
		b.press("j")
	}
	if got := decoded(t, b.sent("y a")); got != `arn:aws:iam::111122223333:user/\u009bx` {
		t.Errorf("ya sends %q", got)
	}
}

func TestCopyingSaysWhatItRestsOn(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Env = []string{"TERM=tmux-256color", "LANG=C.UTF-8"}
	b := newBench(t, cfg, 120, 30)
	if got := b.sent("y y"); got != clipboard.Tmux.Sequence("mira") {
		t.Errorf("in tmux %q is sent", got)
	}
	b.want("sent the value to tmux (needs set-clipboard on), 4 B: mira")
	b.press("y y") // who has read it once need not be told in the room of the text
	b.want("sent the value to tmux, 4 B: mira")

	cfg.Env = []string{"TERM=screen", "LANG=C.UTF-8"}
	b = newBench(t, cfg, 120, 30)
	if got := b.sent("y y"); got != clipboard.Screen.Sequence("mira") {
		t.Errorf("in screen %q is sent", got)
	}
	b.send(tea.TerminalVersionMsg{Name: "tmux 3.4"})
	if got := b.sent("y y"); got != clipboard.Tmux.Sequence("mira") {
		t.Errorf("in what says that it is tmux %q is sent", got)
	}
}

func TestCopyingTooMuchOffersAFile(t *testing.T) {
	long := event(1, object{"requestParameters": object{"text": strings.Repeat("x", clipboard.Limit)}})
	b := newBench(t, config(newStore(t, "trail.json", []string{long})), 120, 30)
	if got := b.sent("enter y j"); got != "" {
		t.Errorf("%d bytes are sent", len(got))
	}
	b.want("terminals take 75.0 kB at most: w writes it to a file")
}

// TestPrinting copies where there is no clipboard.
func TestPrinting(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Env = []string{"TERM=linux", "LANG=C.UTF-8"}
	b := newBench(t, cfg, 120, 30)
	b.press("y y")
	if v := b.View(); v.AltScreen || v.Content != "" {
		t.Errorf("before the text is there the screen shows %q", v.Content)
	}
	b.send(textPrinted{})
	if v := b.View(); v.AltScreen || v.Content != printedPrompt {
		t.Errorf("below the text the screen shows %q", v.Content)
	}
	b.press("q")
	if v := b.View(); !v.AltScreen {
		t.Error("a key does not go back")
	}
	b.want("Overview", "ACTOR")
}

// TestPrintable: nothing of a copy acts on the terminal that it is printed on.
func TestPrintable(t *testing.T) {
	copied := "a\tb\n\n{\"x\":\"\u009b31mred\u009d0;owned\u009c\u202eabc\x7f\x1b[2J\r\"}\n"
	want := "a\tb\r\n\r\n" + `{"x":"\u009b31mred\u009d0;owned\u009c\u202eabc\u007f\u001b[2J\r"}`
	if got := printable(copied); got != want {
		t.Errorf("%q is printed, want %q", got, want)
	}
}

func TestCopyingFromThePalette(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.press(":")
	b.types("copy a command line")
	b.want("yq")
	b.press("enter")
	b.want("copied the command line, 9 B: trailsift")
}

// TestCopyingCells copies what a cell of a table and of the heat map is of.
func TestCopyingCells(t *testing.T) {
	for _, c := range []struct{ way, what, want string }{
		{": c r o s s space a c t o r space e v e n t enter j l", "y y", "mira\nListBuckets"},
		{": c r o s s space a c t o r space e v e n t enter j l", "y k", "actor\nevent"},
		{": c r o s s space a c t o r space i p enter j l", "y p", "actor\nsourceIPAddress"},
		{"H j", "y y", "111122223333\neu-central-1"},
	} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
		b.press(c.way)
		if got := b.sent(c.what); got != clipboard.Direct.Sequence(c.want) {
			t.Errorf("%s %s: %q is sent, want %q", c.way, c.what, got, clipboard.Direct.Sequence(c.want))
		}
	}
}

// TestCopyingProblems copies the list, cleaned, and as much as terminals take.
func TestCopyingProblems(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	load := &fakeLoad{progress: Progress{Done: true, Files: 2, FilesTotal: 2, Failed: 1, Problems: []Problem{{"a\x1b[2J.json.gz", "record 17", "unexpected end"}}}}
	cfg.Load = load
	b := newBench(t, cfg, 120, 30)
	b.press("!")
	b.want("y copy")
	text := decoded(t, b.sent("y"))
	if !strings.Contains(text, "record 17 unexpected end") || !strings.Contains(text, "1 problem") || strings.ContainsRune(text, '\x1b') {
		t.Errorf("copied\n%s", text)
	}
	b.want("copied the list, ", "unexpected end")
	for range 5000 {
		load.progress.Problems = append(load.progress.Problems, Problem{"some/long/path/to/a/file.json.gz", "record 1 at byte 12345", "unexpected end"})
	}
	b.progress = load.progress
	if text := decoded(t, b.sent("y")); !strings.Contains(text, " more") || len(text) > clipboard.Limit || len(text) < clipboard.Limit/2 {
		t.Errorf("%d bytes are copied, ending in %q", len(text), text[max(0, len(text)-100):])
	}
	b.press("esc ?")
	if got := b.sent("y"); got != "" {
		t.Errorf("in the help %q is sent", got)
	}
}

// decoded is the text that a sequence for the clipboard has.
func decoded(t *testing.T, sequence string) string {
	t.Helper()
	_, data, _ := strings.Cut(sequence, ";c;")
	text, err := base64.StdEncoding.DecodeString(strings.TrimRight(data, "\a\x1b\\"))
	if err != nil {
		t.Fatalf("%v: %q", err, sequence)
	}
	return string(text)
}
