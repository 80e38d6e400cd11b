package tui

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/theme"
)

// sizes is a grid of terminals, odd ones among them.
func sizes() [][2]int {
	var out [][2]int
	for _, w := range []int{60, 61, 80, 110, 139, 140, 181, 300} {
		for _, h := range []int{15, 16, 24, 50, 100} {
			out = append(out, [2]int{w, h})
		}
	}
	return out
}

// ways lead to every screen and mode.
func ways() []string {
	return []string{
		"", "tab", "/", "/ x", "space space", "=", "1 2 3", ";", "; x :", ":", ": x", "?", "!", "y", "G", "y y",
		"enter", "enter l l l l l l", "enter G", "enter v", "enter /", "enter / x", "enter S", "enter ;", "enter ?",
		"enter enter", "enter enter j j j l l", "enter enter /", "enter enter y p", "enter enter ?", "; z z z enter",
		"; e v", "; e v e n t : down down", "; ( ( (", "1 2 3 j = backspace h space", "3 shift+tab shift+tab shift+tab", "3 : s a v e enter x",
	}
}

func TestEveryFrameFits(t *testing.T) {
	if testing.Short() {
		t.Skip("long; it draws one frame after the other")
	}
	s := newStore(t, "a\x1b[2J\u202e/trail.json", append(incident(), hostile()...))
	for _, way := range ways() {
		for _, env := range []string{"LANG=C.UTF-8", "LANG=C"} {
			cfg := config(s)
			cfg.Env, cfg.Title = []string{env}, "evil\x1b[2J\u202e\n日本"
			b := newBench(t, cfg, 120, 30)
			b.press(way)
			grid := sizes()
			if env == "LANG=C" {
				grid = [][2]int{{60, 15}, {80, 24}, {160, 50}}
			}
			for _, size := range grid {
				b.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				checkFrame(t, fmt.Sprintf("%q in %s at %v", way, env, size), b, size[0], size[1])
			}
		}
	}
}

// checkFrame fails unless the frame is exactly as large as the terminal, has
// nothing in it that a terminal obeys but styles, and in ASCII is ASCII.
func checkFrame(t *testing.T, name string, b *bench, w, h int) {
	t.Helper()
	content := b.View().Content
	frame := b.text()
	lines := strings.Split(frame, "\n")
	if len(lines) != h {
		t.Fatalf("%s: %d lines", name, len(lines))
	}
	for i, line := range lines {
		if got := theme.Width(line); got != w {
			t.Fatalf("%s: line %d is %d wide: %q", name, i+1, got, line)
		}
	}
	for _, r := range frame {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) || !b.theme.Unicode && r > 0x7e {
			t.Fatalf("%s: %U is in the frame", name, r)
		}
	}
	for _, part := range strings.Split(content, "\x1b")[1:] {
		end := strings.IndexByte(part, 'm')
		if end < 1 || strings.Trim(part[1:end], "0123456789;") != "" || part[0] != '[' {
			t.Fatalf("%s: an escape sequence that is no style: %q", name, part)
		}
	}
}

func TestTooSmallSaysSo(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 59, 20)
	b.want("needs 60x15", "59x20", "q quits")
	for _, size := range [][2]int{{1, 1}, {3, 2}, {20, 5}, {59, 14}} {
		b.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		checkFrame(t, fmt.Sprint(size), b, size[0], size[1])
	}
}

func TestFrameIsDrawnOnlyWhenSomethingChanged(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.View()
	if b.dirty {
		t.Error("the frame is out of date after it was drawn")
	}
	b.send(struct{}{})
	if b.dirty {
		t.Error("a message that means nothing makes the frame be drawn again")
	}
	b.press("j")
	if !b.dirty {
		t.Error("a key does not")
	}
}
