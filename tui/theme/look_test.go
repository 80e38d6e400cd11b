package theme

import (
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// backgrounds are black, white and what terminals and their usual schemes have.
var backgrounds = map[Background]map[string]string{
	Dark: {
		"black": "#000000", "VS Code": "#1e1e1e", "One Dark": "#282c34", "Solarized dark": "#002b36", "Dracula": "#282a36",
		"Nord": "#2e3440", "Tomorrow Night": "#1d1f21", "Ubuntu": "#300a24", "Windows": "#0c0c0c", "Gruvbox dark": "#282828",
	},
	Light: {
		"white": "#ffffff", "One Light": "#fafafa", "Solarized light": "#fdf6e3", "Solarized light, panel": "#eee8d5",
		"Gruvbox light": "#fbf1c7", "Catppuccin Latte": "#eff1f5",
	},
}

// readable is the contrast that WCAG 2 (1.4.3) asks of text.
const readable = 4.5

func TestTextIsReadable(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.ANSI256, colorprofile.TrueColor} {
		for on, all := range backgrounds {
			for name, ground := range all {
				for role, ink := range (Look{Profile: profile, Background: on}).inks().byRole() {
					if c := contrast(ink.colour, lipgloss.Color(ground)); c < readable {
						t.Errorf("%v: %s on %s has a contrast of %.2f", profile, role, name, c)
					}
				}
			}
		}
	}
}

// palettes are what the sixteen colours look like where they may be all there
// is, with the background that they are usually on. (Consoles of Windows have
// true colour.)
var palettes = []struct {
	name   string
	on     Background
	ground string
	rgb    [16]string
}{
	{"VGA console", Dark, "#000000", [16]string{"#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa",
		"#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff"}},
	{"xterm", Dark, "#000000", xtermColours},
	{"xterm", Light, "#ffffff", xtermColours},
	{"VS Code light", Light, "#ffffff", [16]string{"#000000", "#cd3131", "#107c10", "#949800", "#0451a5", "#bc05bc", "#0598bc", "#555555",
		"#666666", "#cd3131", "#14ce14", "#b5ba00", "#0451a5", "#bc05bc", "#0598bc", "#a5a5a5"}},
}

var xtermColours = [16]string{"#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5",
	"#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"}

func TestSixteenColoursAreReadable(t *testing.T) {
	for _, p := range palettes {
		for role, ink := range sixteenColours(p.on).byRole() {
			if ink.colour == nil {
				continue // the text's own
			}
			rgb := p.rgb[ink.colour.(ansi.BasicColor)]
			if c := contrast(lipgloss.Color(rgb), lipgloss.Color(p.ground)); c < readable {
				t.Errorf("%s: %s %s on %s has a contrast of %.2f", p.name, role, rgb, p.ground, c)
			}
		}
	}
}

// byRole returns the inks by their names.
func (i inks) byRole() map[string]ink {
	return map[string]ink{"dim": i.dim, "chip": i.chip, "failed": i.failed, "write": i.write, "grantUse": i.grantUse, "good": i.good}
}

// TestVerbsDiffer: on every terminal the kinds of events look different, on
// one without colours too.
func TestVerbsDiffer(t *testing.T) {
	for profile := colorprofile.Unknown; profile <= colorprofile.TrueColor; profile++ {
		for _, on := range []Background{Unknown, Dark, Light} {
			th := Look{Profile: profile, Background: on}.Theme()
			read, write, grant := th.Verb("read", false), th.Verb("write", false), th.Verb("grant-use", false)
			if read == write || write == grant || grant == read || th.Failed == read {
				t.Errorf("%v on %v: read %q, write %q, grant-use %q, failed %q", profile, on, read, write, grant, th.Failed)
			}
			if th.Cursor.on == "" || th.Title.on == "" {
				t.Errorf("%v on %v: the focus cannot be seen", profile, on)
			}
		}
	}
}

func TestColoursAreThoseOfTheProfile(t *testing.T) {
	for _, c := range []struct {
		look Look
		want string // of a failed event
	}{
		{Look{}, "\x1b[31m"},
		{Look{Profile: colorprofile.TrueColor}, "\x1b[31m"},
		{Look{Profile: colorprofile.NoTTY, Background: Dark}, "\x1b[1m"},
		{Look{Profile: colorprofile.ASCII, Background: Light}, "\x1b[1m"},
		{Look{Profile: colorprofile.ANSI, Background: Dark}, "\x1b[91m"},
		{Look{Profile: colorprofile.ANSI, Background: Light}, "\x1b[31m"},
		{Look{Profile: colorprofile.ANSI256, Background: Dark}, "\x1b[38;5;210m"},
		{Look{Profile: colorprofile.ANSI256, Background: Light}, "\x1b[38;5;124m"},
		{Look{Profile: colorprofile.TrueColor, Background: Dark}, "\x1b[38;5;210m"},
		{Look{Profile: colorprofile.TrueColor, Background: Light}, "\x1b[38;5;124m"},
	} {
		if got := c.look.Theme().Failed.on; got != c.want {
			t.Errorf("%v on %v: %q, want %q", c.look.Profile, c.look.Background, got, c.want)
		}
	}
	// What there is little of has the exact colour.
	if got, want := (Look{Profile: colorprofile.TrueColor, Background: Dark}).Theme().Good.on, "\x1b[38;2;134;207;134m"; got != want {
		t.Errorf("what is good begins %q, want %q", got, want)
	}
}

// contrast returns how well two colours can be told apart, from 1 to 21, as
// WCAG 2 defines it. Text is readable from 4.5 on.
func contrast(a, b color.Color) float64 {
	one, other := Luminance(a), Luminance(b)
	return (max(one, other) + 0.05) / (min(one, other) + 0.05)
}

func TestContrast(t *testing.T) {
	black, white, grey := color.Black, color.White, lipgloss.Color("#767676")
	for _, c := range []struct {
		a, b color.Color
		want float64
	}{{black, white, 21}, {white, black, 21}, {white, white, 1}, {grey, white, 4.54}, {grey, black, 4.62}} {
		if got := contrast(c.a, c.b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("contrast of %v and %v is %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestBackground(t *testing.T) {
	for on, all := range backgrounds {
		for name, ground := range all {
			if got := BackgroundOf(lipgloss.Color(ground)); got != on {
				t.Errorf("%s is %v", name, got)
			}
		}
	}
	if BackgroundOf(nil) != Unknown {
		t.Error("no colour is a background")
	}
}

func TestGuessBackground(t *testing.T) {
	for _, c := range []struct {
		env  []string
		want Background
	}{
		{nil, Unknown},
		{[]string{"TERM=xterm"}, Unknown},
		{[]string{"TERM=linux"}, Dark},
		{[]string{"COLORFGBG=15;0"}, Dark},
		{[]string{"COLORFGBG=0;15"}, Light},
		{[]string{"COLORFGBG=0;default;15"}, Light},
		{[]string{"COLORFGBG=12;8", "TERM=rxvt"}, Dark},
		{[]string{"COLORFGBG=0;7"}, Light},
		{[]string{"COLORFGBG=default;default"}, Unknown},
		{[]string{"COLORFGBG=0;16"}, Unknown},
		{[]string{"COLORFGBG="}, Unknown},
	} {
		if got := GuessBackground(c.env); got != c.want {
			t.Errorf("%v: %v, want %v", c.env, got, c.want)
		}
	}
}
