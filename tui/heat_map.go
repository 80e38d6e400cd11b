package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/heat"
)

// heatFields returns what the lines of the heat map stand for: where logs are
// written apart from each other, so that one of them can be missing.
func heatFields() [2]string { return [2]string{"account", "region"} }

// heatKeys are the commands of the heat map in one of the groups that other
// screens have too.
func heatKeys() []binding {
	const around, counted = inOverview | inTimeline | inEvents | inPreview, inOverview | inTimeline | inHeat
	return []binding{
		{[]string{"l", "right"}, inHeat, "Move", "Next, previous time", foot{}, (*App).heatRight},
		{[]string{"h", "left"}, inHeat, "Move", "Next, previous time", foot{}, (*App).heatLeft},
		{[]string{"enter"}, inHeat, "Go", "Open the cell's events", foot{"events", inHeat}, (*App).openHeat},
		{[]string{"}"}, inHeat, "Go", "Next gap", foot{"next gap", inHeat}, (*App).nextHeatGap},
		{[]string{"{"}, inHeat, "Go", "Previous gap", foot{}, (*App).previousHeatGap},
		{[]string{"L"}, counted, "Go", "List all events that match", foot{"all", inOverview | inHeat}, (*App).listMatching},
		{[]string{"="}, inHeat, "Filter", "Only this line", foot{"only", inHeat}, (*App).onlyHeat},
		{[]string{"-"}, inHeat, "Filter", "Without this line", foot{"without", inHeat}, (*App).withoutHeat},
		{[]string{"z"}, inHeat, "Time", "Zoom in to this time", foot{"zoom in", inHeat}, (*App).zoomHeat},
		{[]string{"Z"}, inHeat, "Time", "Zoom out", foot{"out", inHeat}, (*App).zoomOut},
		{[]string{"H"}, around, "Look", "Heat map, and its gaps", foot{"heat map", inOverview}, (*App).openHeatMap},
	}
}

// heated is a heat map with what it was asked for.
type heated struct {
	number int
	data   *store.Heat
	shape  heatShape
}

// heatShape is what a heat map is asked for besides the question.
type heatShape struct {
	buckets int
	zone    *time.Location
}

func (a *App) heatShape() heatShape { return heatShape{a.heat.Buckets(), a.zone()} }

// openHeatMap opens the heat map of the events that match.
func (a *App) openHeatMap() tea.Cmd { return a.enter(screen{kind: heatScreen}) }

// lacksHeat reports whether the open map has not been counted.
func (a *App) lacksHeat() bool {
	return a.screen().kind == heatScreen && (a.coming.heat == nil || a.coming.heat.shape != a.heatShape())
}

// timeTerms are the conditions that say nothing but when.
func (a *App) timeTerms() terms {
	var out terms
	for _, c := range a.conditions() {
		fields := store.FieldsOf(c.expr)
		if len(fields) == 1 && sameField(a.lang, fields[0], "time") {
			out = append(out, c)
		}
	}
	return out
}

// countHeat counts the map. It is of all events of the time that was zoomed
// to: where none of them matches is another thing than where there are none.
func (a *App) countHeat() tea.Cmd {
	ans, ctx, lang, shape, when := *a.coming, a.work.ctx, a.lang, a.heatShape(), a.timeTerms().expr()
	return guard(func() tea.Msg {
		within, err := ans.snap.Select(ctx, lang, when, nil)
		if err != nil {
			return nil
		}
		data, err := ans.snap.Heat(ctx, lang, store.HeatQuery{
			Fields: heatFields(), Within: within, Selected: ans.sel, Width: shape.buckets, Limit: heat.Limit, Zone: shape.zone,
		})
		if err != nil && ctx.Err() != nil {
			return nil
		}
		return heatCounted{heated{ans.number, data, shape}, err}
	})
}

// heatCounted brings a map, or why there can be none.
type heatCounted struct {
	heated
	err error
}

func (msg heatCounted) take(a *App) tea.Cmd {
	if msg.number != a.work.number {
		return nil
	}
	a.work.busy = false
	if msg.err != nil {
		a.warn("there is no heat map of this: " + msg.err.Error())
		msg.data = new(store.Heat)
	}
	a.coming.heat = &msg.heated
	if a.coming == a.answer {
		a.displayHeat()
	}
	return tea.Batch(a.next(), a.catchUp())
}

// displayHeat shows the map, if it is known.
func (a *App) displayHeat() {
	if a.answer.heat != nil {
		a.heat.Set(a.answer.heat.data)
	}
}

// heatTooEarly reports whether the open map is still being counted.
func (a *App) heatTooEarly() bool { return a.answer.heat == nil }

func (a *App) heatRight() tea.Cmd { return a.moveHeat(1) }
func (a *App) heatLeft() tea.Cmd  { return a.moveHeat(-1) }

func (a *App) moveHeat(n int) tea.Cmd {
	a.heat.Move(0, n)
	return nil
}

func (a *App) nextHeatGap() tea.Cmd     { return a.toHeatGap(1) }
func (a *App) previousHeatGap() tea.Cmd { return a.toHeatGap(-1) }

func (a *App) toHeatGap(step int) tea.Cmd {
	switch {
	case a.heat.MoveGap(step):
	case a.heat.HasGaps():
		a.say("no further hour without events in this direction, of this line or others")
	default:
		a.say("no line has a gap: an hour or more without events")
	}
	return nil
}

// heatValue is a side of the line under the cursor.
type heatValue struct {
	field  string
	values []facets.Value
}

// heatLine returns what the line under the cursor stands for; nothing for all.
func (a *App) heatLine() []heatValue {
	values, ok := a.heat.Values()
	if !ok {
		return nil
	}
	var out []heatValue
	for side, field := range heatFields() {
		v := values[side]
		out = append(out, heatValue{field, []facets.Value{{Text: v.Text, None: v.None}}})
	}
	return out
}

// heatConditions returns what the events of the cell fulfil, as one condition.
func (a *App) heatConditions() store.Expr {
	var out store.And
	for _, v := range a.heatLine() {
		out = append(out, isAny(v.field, v.values))
	}
	if from, to, ok := a.heat.Time(); ok {
		out = append(out, a.during(from, to))
	}
	switch len(out) {
	case 0:
		return nil
	case 1:
		return out[0]
	}
	return out
}

// openHeat opens the events of the cell under the cursor.
func (a *App) openHeat() tea.Cmd {
	if a.heat.Count() == 0 {
		a.say("no event is in this cell")
		return nil
	}
	drill := a.heatConditions()
	if a.conditions().index(drill) >= 0 {
		drill = nil // it is there already and stays
	}
	a.table.MoveTo(0)
	return a.enter(screen{kind: eventsScreen, drill: drill})
}

// onlyHeat narrows to the events of the line.
func (a *App) onlyHeat() tea.Cmd {
	t := a.filter.terms
	for _, v := range a.heatLine() {
		t = t.only(a.lang, v.field, v.values)
	}
	if len(a.heatLine()) == 0 {
		a.say("this is all events: choose a line")
		return nil
	}
	return a.narrow(t)
}

// withoutHeat narrows to what is not in the line.
func (a *App) withoutHeat() tea.Cmd {
	var line store.And
	for _, v := range a.heatLine() {
		line = append(line, isAny(v.field, v.values))
	}
	if len(line) == 0 {
		a.say("this is all events: choose a line")
		return nil
	}
	return a.narrow(a.filter.terms.with(store.Not{Expr: line}))
}

// zoomHeat keeps only the time of the cell.
func (a *App) zoomHeat() tea.Cmd {
	from, to, ok := a.heat.Time()
	if !ok {
		return nil
	}
	return a.zoomTo(a.during(from, to))
}
