package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// noSync names the variable that, when it is set, switches synchronized output
// off.
const noSync = "TRAILSIFT_NO_SYNC"

// querySync asks a terminal behind SSH whether it can take a frame as a
// whole. Bubble Tea does not ask there by itself; it does wrap the frames once
// the terminal says yes.
func (a *App) querySync() tea.Cmd {
	if a.env("SSH_TTY") == "" || a.env(noSync) != "" {
		return nil
	}
	return tea.Raw(ansi.RequestModeSynchronizedOutput)
}

// withoutSync keeps the answer of a terminal that takes frames as a whole from
// Bubble Tea, which asks some terminals whatever anybody says.
func withoutSync(_ tea.Model, msg tea.Msg) tea.Msg {
	if report, ok := msg.(tea.ModeReportMsg); ok && report.Mode == ansi.ModeSynchronizedOutput {
		return nil
	}
	return msg
}

// queryName asks a terminal for its name where it takes that to copy.
func (a *App) queryName() tea.Cmd {
	if a.wayKnown {
		return nil
	}
	return tea.RequestTerminalVersion
}

// env returns a variable of the environment of the interface.
func (a *App) env(name string) string { return a.cfg.variable(name) }

// variable returns a variable of the environment.
func (cfg Config) variable(name string) string {
	for _, entry := range cfg.Env {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value
		}
	}
	return ""
}
