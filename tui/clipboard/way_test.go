package clipboard

import (
	"encoding/base64"
	"strings"
	"testing"
)

func TestGuess(t *testing.T) {
	for _, c := range []struct {
		env  string
		want Way
		sure bool
	}{
		{"TERM=xterm-256color", Direct, true},
		{"TERM=tmux-256color", Tmux, true},
		{"TERM=screen-256color TMUX=/tmp/tmux-0/default,1,0", Tmux, true},
		{"TERM=xterm-256color TMUX=/tmp/tmux-0/default,1,0", Tmux, true},
		{"TERM=screen STY=1.pts", Screen, true},
		{"TERM=screen.xterm-256color STY=1.pts", Screen, true},
		{"TERM=screen", Screen, false},
		{"TERM=xterm-256color STY=1.pts", Direct, true}, // a terminal that was opened from screen
		{"TERM=linux", Print, true},
		{"TERM=dumb", Print, true},
		{"TERM=vt220", Print, true},
		{"", Direct, true},
	} {
		variable := func(name string) string {
			for _, entry := range strings.Fields(c.env) {
				if value, ok := strings.CutPrefix(entry, name+"="); ok {
					return value
				}
			}
			return ""
		}
		if got, sure := Guess(variable); got != c.want || sure != c.sure {
			t.Errorf("%s: %v, sure %v; want %v, %v", c.env, got, sure, c.want, c.sure)
		}
	}
	if Screen.Hear("tmux 3.3a") != Tmux || Screen.Hear("XTerm(380)") != Screen {
		t.Error("what the terminal calls itself does not decide")
	}
}

func TestNames(t *testing.T) {
	for _, w := range []Way{Direct, Tmux, Screen, Print} {
		if got, ok := Named(w.String()); got != w || !ok {
			t.Errorf("%v is not found by its name", w)
		}
	}
	if _, ok := Named("x11"); ok {
		t.Error("there is a way by any name")
	}
}

func TestSequences(t *testing.T) {
	text := "arn:aws:iam::111122223333:user/mira"
	encoded := base64.StdEncoding.EncodeToString([]byte(text))
	direct := "\x1b]52;c;" + encoded + "\a"
	for way, want := range map[Way]string{
		Direct: direct,
		Tmux:   direct + "\x1bPtmux;\x1b" + direct + "\x1b\\",
		Screen: "\x1bP" + direct + "\x1b\\",
		Print:  "",
	} {
		if got := way.Sequence(text); got != want {
			t.Errorf("%v: %q, want %q", way, got, want)
		}
	}
}

// TestScreenTakesPieces undoes what screen does: it passes on what is in each
// device control string, of at most 256 bytes.
func TestScreenTakesPieces(t *testing.T) {
	text := strings.Repeat("0123456789", 300)
	var passed strings.Builder
	for _, piece := range strings.SplitAfter(Screen.Sequence(text), "\x1b\\") {
		if piece == "" {
			continue
		}
		if len(piece) > 256 {
			t.Errorf("a piece has %d bytes", len(piece))
		}
		inner, ok := strings.CutPrefix(piece, "\x1bP")
		if !ok {
			t.Fatalf("%q is between the pieces", piece)
		}
		passed.WriteString(strings.TrimSuffix(inner, "\x1b\\"))
	}
	if passed.String() != Direct.Sequence(text) {
		t.Error("the pieces do not make the sequence")
	}
}

func TestLimit(t *testing.T) {
	if Direct.Sequence(strings.Repeat("x", Limit)) == "" {
		t.Error("text as long as the limit is refused")
	}
	if Direct.Sequence(strings.Repeat("x", Limit+1)) != "" {
		t.Error("text above the limit is sent")
	}
	if n := len(Direct.Sequence(strings.Repeat("x", Limit))); n > 100_000 {
		t.Errorf("a sequence has %d bytes", n)
	}
}
