package tui

import (
	"context"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// answering is a terminal that can take frames as a whole: it says so when it is
// asked, and keeps what was written to it. A name that it is asked for it does
// not tell.
type answering struct {
	keys io.Writer

	mu   sync.Mutex
	all  strings.Builder
	says bool
}

func (a *answering) Write(p []byte) (int, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.all.Write(p)
	if !a.says && strings.Contains(a.all.String(), ansi.RequestModeSynchronizedOutput) {
		a.says = true
		go func() {
			_, _ = io.WriteString(a.keys, "\x1b[?2026;2$y") // DECRPM: reset, so it is known
			_, _ = io.WriteString(a.keys, "i")              // hides the timeline: a frame to draw
			_, _ = io.WriteString(a.keys, "\x03")
		}()
	}
	return len(p), nil
}

// TestFramesAsAWhole runs the program on a terminal that can take them, as an
// environment tells of it.
func TestFramesAsAWhole(t *testing.T) {
	for _, c := range []struct {
		name  string
		env   []string
		whole bool
	}{
		{"here", nil, true},
		{"over SSH", []string{"SSH_TTY=/dev/pts/1"}, true},
		{"not wanted", []string{noSync + "=1"}, false}, // Bubble Tea asks all the same
	} {
		t.Run(c.name, func(t *testing.T) {
			keys, answers := io.Pipe()
			term := &answering{keys: answers}
			cfg := config(newStore(t, "trail.json", incident()))
			cfg.Env = append([]string{"TERM=xterm-256color", "LANG=C.UTF-8"}, c.env...)
			cfg.Input, cfg.Output, cfg.Width, cfg.Height = keys, term, 80, 24
			if err := Run(context.Background(), cfg); err != nil {
				t.Fatal(err)
			}
			_ = keys.Close()
			if whole := strings.Contains(term.all.String(), ansi.SetModeSynchronizedOutput); whole != c.whole {
				t.Errorf("frames as a whole %v", whole)
			}
		})
	}
}

// TestAskingForFramesAsAWhole asks behind SSH only, where Bubble Tea does not.
func TestAskingForFramesAsAWhole(t *testing.T) {
	for _, c := range []struct {
		env   []string
		asked bool
	}{
		{nil, false},
		{[]string{"SSH_TTY=/dev/pts/1"}, true},
		{[]string{"SSH_TTY=/dev/pts/1", noSync + "=1"}, false},
	} {
		cfg := config(newStore(t, "trail.json", incident()))
		cfg.Env = c.env
		if cmd := New(t.Context(), cfg).querySync(); (cmd != nil) != c.asked {
			t.Errorf("%v: asked %v", c.env, cmd != nil)
		}
	}
}
