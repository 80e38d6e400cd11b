package tui

import (
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/trailsift/trailsift/tui/theme"
)

// What the failures of the incident look like in some variants of the theme.
const (
	ownRed     = "\x1b[31m"
	redOnDark  = "\x1b[38;5;210m"
	redOnLight = "\x1b[38;5;124m"
)

// looksLike fails unless the frame has a style in it.
func (b *bench) looksLike(style string) {
	b.t.Helper()
	if frame := b.View().Content; !strings.Contains(frame, style) {
		b.t.Errorf("nothing looks like %q in %q", style, frame)
	}
}

func TestThemeSuitsTheBackground(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.looksLike(ownRed)
	b.send(tea.ColorProfileMsg{Profile: colorprofile.ANSI256})
	b.looksLike(ownRed) // nobody waits for the answer
	b.send(tea.BackgroundColorMsg{Color: lipgloss.Color("#1e1e1e")})
	b.looksLike(redOnDark)
	b.send(tea.BackgroundColorMsg{Color: lipgloss.Color("#fdf6e3")})
	b.looksLike(redOnLight)
	b.send(tea.BackgroundColorMsg{})
	b.looksLike(redOnLight)
	text := b.text()
	b.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	if frame := b.View().Content; strings.Contains(frame, "\x1b[3") || b.text() != text {
		t.Errorf("without colours the frame is %q", frame)
	}
}

func TestThemeThatWasChosen(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	profile := colorprofile.ANSI256
	cfg.Background, cfg.Profile = theme.Light, &profile
	b := newBench(t, cfg, 80, 24)
	b.looksLike(redOnLight)
	b.send(tea.ColorProfileMsg{Profile: profile})
	b.send(tea.BackgroundColorMsg{Color: lipgloss.Color("#000000")})
	b.looksLike(redOnLight)
}

func TestAskingForTheBackground(t *testing.T) {
	for _, c := range []struct {
		name    string
		profile colorprofile.Profile
		chosen  theme.Background
		env     string
		asked   bool
	}{
		{"colours", colorprofile.TrueColor, theme.Unknown, "TERM=xterm", true},
		{"no colours", colorprofile.ASCII, theme.Unknown, "TERM=xterm", false},
		{"chosen", colorprofile.ANSI256, theme.Dark, "TERM=xterm", false},
		{"console", colorprofile.ANSI, theme.Unknown, "TERM=linux", false},
	} {
		cfg := config(nil)
		cfg.Background, cfg.Env = c.chosen, []string{c.env}
		cmd := New(t.Context(), cfg).takeProfile(c.profile)
		if asked := cmd != nil && reflect.TypeOf(cmd()) == reflect.TypeOf(tea.RequestBackgroundColor()); asked != c.asked {
			t.Errorf("%s: asked %v", c.name, asked)
		}
	}
}

// TestNoColour: no-color.org says that any value counts.
func TestNoColour(t *testing.T) {
	for value, want := range map[string]bool{"": false, "1": true, "yes": true, "0": true} {
		if got := noColour(Config{Env: []string{"NO_COLOR=" + value}}); got != want {
			t.Errorf("NO_COLOR=%s: %v", value, got)
		}
	}
}

func TestWhatIsPreset(t *testing.T) {
	st := newStore(t, "trail.json", incident())
	ascii := true
	cfg := config(st)
	cfg.ASCII, cfg.NoPreview, cfg.Mouse, cfg.LocalTime = &ascii, true, true, true
	cfg.Zone = time.FixedZone("CEST", 7200)
	b := newBench(t, cfg, 160, 30)
	b.want("CEST +02:00", "> ACTOR")
	b.press("enter")
	b.wantNot("│", "IAMUser")
	if b.View().MouseMode == tea.MouseModeNone {
		t.Error("clicks are not taken")
	}
	ascii = false
	cfg.Env = []string{"LANG=C"}
	newBench(t, cfg, 80, 24).want("▌ ACTOR")
}

// TestOtherLook: the commands draw as a start with the other choice does, at once, and what
// the terminal says later changes nothing.
func TestOtherLook(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 120, 30)
	b.send(tea.ColorProfileMsg{Profile: colorprofile.ANSI256})
	for _, c := range [][2]string{{"light back", redOnLight}, {"dark back", redOnDark}} {
		b.press(":")
		b.types(c[0])
		b.press("enter")
		b.looksLike(c[1])
	}
	b.send(tea.BackgroundColorMsg{Color: lipgloss.Color("#fdf6e3")})
	b.looksLike(redOnDark)
	cfg, only := config(newStore(t, "trail.json", incident())), true
	cfg.ASCII = &only
	ascii := newBench(t, cfg, 120, 30)
	before := b.text()
	for _, want := range []string{ascii.text(), before} {
		b.press(":")
		b.types("ascii")
		b.press("enter")
		if got := b.text(); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	b.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	b.press(":")
	b.types("theme")
	b.wantNot("background")
}
