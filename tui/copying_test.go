package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

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
		{"y k", "actor", "copied the name, 5 B: actor"},
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

func TestCopyingSaysWhatItRestsOn(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Env = []string{"TERM=tmux-256color", "LANG=C.UTF-8"}
	b := newBench(t, cfg, 120, 30)
	if got := b.sent("y y"); got != clipboard.Tmux.Sequence("mira") {
		t.Errorf("in tmux %q is sent", got)
	}
	b.want("sent to the terminal's clipboard, 4 B (tmux: needs set-clipboard on): mira")

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
	b.want("Overview", "▌ ACTOR")

	var out strings.Builder
	p := &printing{text: "x\r\n"}
	p.SetStdout(&out)
	if err := p.Run(); err != nil || out.String() != "x\r\n" {
		t.Errorf("%q is printed, error %v", out.String(), err)
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
