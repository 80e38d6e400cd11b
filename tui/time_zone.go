package tui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// zone returns the zone that times are shown in.
func (a *App) zone() *time.Location {
	if a.clock.local {
		return a.cfg.Zone
	}
	return time.UTC
}

// switchZone shows all times in the local zone, or in UTC again. Filters stay
// in UTC.
func (a *App) switchZone() tea.Cmd {
	a.clock.local = !a.clock.local
	a.table.SetZone(a.zone())
	a.beside.SetZone(a.zone())
	a.facets.SetZone(a.zone())
	switch zone := a.zoneText(); {
	case !a.clock.local:
		a.say("times are shown in UTC")
	case zone == "UTC":
		a.say("the local zone is UTC")
	default:
		a.say("times are shown in " + zone + "; filters stay in UTC")
	}
	return tea.Batch(a.next(), a.lookUp())
}

// zoneText names the zone of the times shown: both names where the clocks were
// changed between the events.
func (a *App) zoneText() string {
	if !a.clock.local {
		return "UTC"
	}
	last := a.now()
	first := last
	if oldest, newest, ok := a.timesShown(); ok {
		first, last = oldest, newest
	}
	one, other := zoneName(first.In(a.zone())), zoneName(last.In(a.zone()))
	if one == other {
		return one
	}
	return one + "/" + other
}

// timesShown returns the first and the last time of the events shown.
func (a *App) timesShown() (first, last time.Time, ok bool) {
	ans := a.answer
	if ans.timeline != nil && len(ans.timeline.Starts) > 0 {
		return ans.timeline.Starts[0], ans.timeline.End, true
	}
	if first, last, ok = a.table.Span(); ok {
		return first, last, true
	}
	if ans.snap == nil {
		return first, last, false
	}
	return ans.snap.Span()
}

// zoneName returns what people call the zone of a time: CEST +02:00.
func zoneName(t time.Time) string {
	name, ahead := t.Format("MST"), t.Format("-07:00")
	if strings.HasPrefix(name, "+") || strings.HasPrefix(name, "-") {
		name = "UTC"
	}
	if name == "UTC" && ahead == "+00:00" {
		return name
	}
	return name + " " + ahead
}

// timeText returns a time in the zone shown, to the second.
func (a *App) timeText(t time.Time) string { return t.In(a.zone()).Format(time.DateTime) }

// durationText returns a duration as people say it, in its two largest units.
func durationText(d time.Duration) string {
	s := int(d.Seconds())
	switch {
	case s < 60:
		return fmt.Sprintf("%d s", s)
	case s < 3600:
		return twoUnits(s/60, "min", s%60, "s")
	case s < 86400:
		return twoUnits(s/3600, "h", s%3600/60, "min")
	}
	return twoUnits(s/86400, "d", s%86400/3600, "h")
}

func twoUnits(n int, unit string, rest int, small string) string {
	if rest == 0 {
		return fmt.Sprintf("%d %s", n, unit)
	}
	return fmt.Sprintf("%d %s %d %s", n, unit, rest, small)
}
