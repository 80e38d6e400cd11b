package tui

import (
	"image/color"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/trailsift/trailsift/tui/theme"
)

// look returns what is known about the terminal before it says anything.
func (cfg Config) look() theme.Look {
	l := theme.Look{Unicode: theme.UnicodeLocale(cfg.Env, cfg.GOOS), Background: cfg.Background}
	if cfg.ASCII != nil {
		l.Unicode = !*cfg.ASCII
	}
	if l.Background == theme.Unknown {
		l.Background = theme.GuessBackground(cfg.Env)
	}
	if cfg.Profile != nil {
		l.Profile = *cfg.Profile
	}
	return l
}

// wear draws in another look from now on.
func (a *App) wear(l theme.Look) {
	a.looks, a.theme = l, l.Theme()
}

// takeProfile draws with the colours that the terminal has. If they depend on
// its background it is asked for that; nobody waits for the answer.
func (a *App) takeProfile(profile colorprofile.Profile) tea.Cmd {
	l := a.looks
	l.Profile = profile
	a.wear(l)
	if profile <= colorprofile.ASCII || a.cfg.Background != theme.Unknown || a.env("TERM") == "linux" {
		return nil // the console would write the question on the screen
	}
	return tea.RequestBackgroundColor
}

// takeBackground draws for the background that the terminal says it has,
// unless somebody chose.
func (a *App) takeBackground(c color.Color) {
	if a.cfg.Background != theme.Unknown || c == nil {
		return
	}
	l := a.looks
	l.Background = theme.BackgroundOf(c)
	a.wear(l)
}

// noColour reports whether the environment asks for none, as no-color.org
// wants it: any value will do. Bubble Tea takes some only.
func noColour(cfg Config) bool { return cfg.variable("NO_COLOR") != "" }
