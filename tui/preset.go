package tui

// preset puts things as the configuration wants them at the start.
func (a *App) preset() {
	a.preview, a.mouse, a.clock.local = !a.cfg.NoPreview, a.cfg.Mouse, a.cfg.LocalTime
	a.table.SetZone(a.zone())
	a.beside.SetZone(a.zone())
}
