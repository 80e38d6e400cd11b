package tui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/trailsift/trailsift/tui/theme"
)

// lookCommands returns what draws the other way from now on: terminals that say nothing
// of their background, or wrong things of their locale, are put right without a restart.
func (a *App) lookCommands() []command {
	signs := command{group: "Look", name: "Draw with ASCII only", also: "glyphs signs unicode boxes locale", run: (*App).otherSigns}
	if !a.looks.Unicode {
		signs.name = "Draw with more signs than ASCII"
	}
	if a.looks.Profile <= colorprofile.ASCII && a.looks.Profile != colorprofile.Unknown {
		return []command{signs} // there are no colours
	}
	colours := command{group: "Look", name: "Colours for a light background", also: "theme colors dark mode", run: (*App).otherColours}
	if a.looks.Background == theme.Light {
		colours.name, colours.also = "Colours for a dark background", "theme colors light mode"
	}
	return []command{colours, signs}
}

// otherColours draws for a light background instead of a dark one, or the other way
// round, whatever the terminal says of it.
func (a *App) otherColours() tea.Cmd {
	l := a.looks
	if l.Background == theme.Light {
		l.Background = theme.Dark
	} else {
		l.Background = theme.Light
	}
	a.cfg.Background = l.Background
	a.wear(l)
	return nil
}

// otherSigns draws with ASCII only, or with more than that.
func (a *App) otherSigns() tea.Cmd {
	l := a.looks
	l.Unicode = !l.Unicode
	a.wear(l)
	return nil
}
