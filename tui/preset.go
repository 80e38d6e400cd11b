package tui

import "github.com/trailsift/trailsift/tui/clipboard"

// preset puts things as the configuration wants them at the start.
func (a *App) preset() {
	a.preview, a.mouse.on, a.clock.local = !a.cfg.NoPreview, a.cfg.Mouse, a.cfg.LocalTime
	a.way, a.wayKnown = clipboard.Guess(a.env)
	if a.cfg.Copy != nil {
		a.way, a.wayKnown = *a.cfg.Copy, true
	}
	a.table.SetZone(a.zone())
	a.beside.SetZone(a.zone())
	a.facets.SetZone(a.zone())
}
