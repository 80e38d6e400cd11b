package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// openHelp shows the keys, and from there the filter language.
func (a *App) openHelp() tea.Cmd {
	next := readingHelp
	switch a.mode {
	case readingHelp:
		next = readingFilters
	case readingFilters:
	default:
		a.under = a.mode
	}
	a.mode, a.scroll = next, 0
	return nil
}

// readsHelp reports whether the keys or the filter language are being read, on top
// of what is in a mode.
func (a *App) readsHelp(under mode) bool {
	return (a.mode == readingHelp || a.mode == readingFilters) && a.under == under
}

// readLines returns how many lines there are to read, and how many are seen.
func (a *App) readLines() (lines, seen int) {
	h := a.readHeight()
	switch a.mode {
	case readingHelp:
		_, _, per := a.helpShape(a.width, h)
		return per, h
	case readingFilters:
		return len(filterLines()), h
	}
	return a.problemLines(), h
}

func (a *App) scrollBy(n int) { a.scroll = max(0, a.scroll+n) }

// helpColumn is the least width of a column of keys.
const helpColumn = 40

// help draws the keys of the present screen, in as many columns as they need
// and there is room for: two where that is no matter.
func (a *App) help(w, h int) string {
	lines, columns, per := a.helpShape(w, h)
	a.scroll = max(0, min(a.scroll, per-h))
	block := theme.NewBlock(w, h)
	width := w / columns
	for row := a.scroll; row < per && block.Left() > 0; row++ {
		text := ""
		for c := range columns {
			cell := helpLine{}
			if i := c*per + row; i < len(lines) {
				cell = lines[i]
			}
			text += a.helpCell(cell, width)
		}
		block.Line(text + theme.Pad("", w-columns*width))
	}
	return block.String()
}

// helpShape returns the lines of the help, in how many columns they are drawn and
// how many a column has.
func (a *App) helpShape(w, h int) (lines []helpLine, columns, per int) {
	columns = max(1, min(w/helpColumn, 2))
	lines = a.helpLines(h, columns)
	if len(lines) > columns*h {
		columns = max(1, min(w/helpColumn, (len(lines)+h-1)/h))
	}
	return lines, columns, (len(lines) + columns - 1) / columns
}

// helpLine is a key with what it does, or the title of a group.
type helpLine struct{ keys, text string }

// helpLines lists the keys of the present screen by group, then those that work
// everywhere, at the head of the second column if they fit there. A blank line ends
// a group where there is room for all of those. When there are more lines than
// columns of a height have, small groups share a title; where that is not enough,
// all have one: the screen's name.
func (a *App) helpLines(height, columns int) []helpLine {
	own, common := a.helpParts()
	rest := []helpLine{{text: "Everywhere"}}
	for _, d := range common {
		rest = append(rest, keysLine(d))
	}
	grouped := byGroups(own, true)
	if columns != 2 || len(grouped) > height {
		grouped = byGroups(own, false)
	}
	if over := len(grouped) + len(rest) - columns*height; over > 0 {
		grouped = byGroups(fewerGroups(own, over), false)
	}
	if len(grouped)+len(rest) > columns*height {
		grouped = []helpLine{{text: a.helpTitle()}}
		for _, d := range own {
			grouped = append(grouped, keysLine(d))
		}
	}
	if half := max(len(grouped), len(rest)); columns == 2 && half <= height {
		grouped = append(grouped, make([]helpLine, half-len(grouped))...)
		rest = append(rest, make([]helpLine, half-len(rest))...)
	}
	return append(grouped, rest...)
}

// fewerGroups joins groups that follow each other, the smallest first, so that there
// are n titles less, but never less than two.
func fewerGroups(keys []described, n int) []described {
	keys = slices.Clone(keys)
	for ; n > 0; n-- {
		starts := groupStarts(keys)
		if len(starts) <= 3 {
			break
		}
		best := 0
		for i := range len(starts) - 2 {
			if starts[i+2]-starts[i] < starts[best+2]-starts[best] {
				best = i
			}
		}
		title := keys[starts[best]].group + ", " + strings.ToLower(keys[starts[best+1]].group)
		for i := starts[best]; i < starts[best+2]; i++ {
			keys[i].group = title
		}
	}
	return keys
}

// groupStarts returns where groups start, and the end of the last one.
func groupStarts(keys []described) (starts []int) {
	for i, d := range keys {
		if i == 0 || d.group != keys[i-1].group {
			starts = append(starts, i)
		}
	}
	return append(starts, len(keys))
}

// byGroups lists keys under the titles of their groups, with blank lines between
// these or without.
func byGroups(keys []described, blank bool) (out []helpLine) {
	group := ""
	for _, d := range keys {
		if d.group != group && group != "" && blank {
			out = append(out, helpLine{})
		}
		if d.group != group {
			group = d.group
			out = append(out, helpLine{text: group})
		}
		out = append(out, keysLine(d))
	}
	return out
}

// legend says what the colours and signs of events mean, as far as there is room, each
// in what it looks like here: it is true of every theme, and without colours.
func (a *App) legend() string {
	line, used, t := theme.NewRuns(), 0, &a.theme
	for _, part := range []struct {
		style theme.Style
		text  string
	}{
		{t.Failed, t.Fail + " failed"}, {t.Write, "write"}, {t.GrantUse, "grant-use: hands out secrets, data"},
		{theme.Style{}, t.DryRun + " dry run"}, {theme.Style{}, t.Picked + " marked"},
	} {
		before := min(used+1, 3)
		if used+before+theme.Width(part.text) > a.width {
			break
		}
		line.Add(theme.Style{}, strings.Repeat(" ", before))
		line.Add(part.style, part.text)
		used += before + theme.Width(part.text)
	}
	line.Add(theme.Style{}, strings.Repeat(" ", max(0, a.width-used)))
	return line.String()
}

// helpScope is the place whose keys the help is about.
func (a *App) helpScope() scope {
	switch {
	case a.readsHelp(choosingColumns):
		return inColumns
	case a.readsHelp(onChips):
		return inChips
	case a.readsHelp(readingProblem):
		return inList
	}
	return a.screenScope()
}

// helpTitle names that place.
func (a *App) helpTitle() string {
	name := a.helpScope().String()
	return strings.ToUpper(name[:1]) + name[1:]
}

// helpParts returns the present screen's own keys, and those of all screens
// with data.
func (a *App) helpParts() (own, common []described) {
	for _, d := range together(describe(a.keys, a.helpScope())) {
		if d.where&onData == onData {
			common = append(common, d)
		} else {
			own = append(own, d)
		}
	}
	return own, common
}

// pairs are commands that help says in one line, by their names, and how.
func pairs() map[string][]string {
	return map[string][]string{
		"Only, also, without it": {
			"Only this value", "Also this value", "Without this value", "Only this time", "Also this time", "Without this time",
			"Only this cell", "Also this cell", "Without this cell",
		},
		"Only, without this line":     {"Only this line", "Without this line"},
		"Back, forward in what I saw": {"Back to where I was", "Forward again"},
		"Step back; q quits at start": {"One step back", "Back; quit at the start"},
		"Undo, redo a narrowing":      {"Undo narrowing, sort, zoom", "Redo what was undone"},
		"AWS-made; writes; failures":  {"Hide AWS-generated events", "Writes and grant-use only", "Failures only"},
		"Next, previous failure":      {"Next failure", "Previous failure"},
		"Next, previous burst":        {"Next burst", "Previous burst"},
		"Next, previous gap":          {"Next gap", "Previous gap", "Over the next gap", "Back over a gap"},
		"Next, previous match":        {"Next match", "Previous match"},
		"Next, previous event":        {"Next event", "Previous event"},
		"Range from, to here":         {"Range from here", "Range to here"},
		"Zoom in, out":                {"Zoom in: range or bar", "Zoom in around the event", "Zoom in to this time", "Zoom out"},
		"Retry failed; stop loading":  {"Try failed files again", "Stop loading, keep events"},
		"Suspend; leave this or quit": {"Suspend, to a shell", "Quit, or leave what is open"},
		"Mark; next, previous mark":   {"Mark the event, or unmark", "Next, previous mark"},
		"Columns, preview, maximise":  {"Choose columns", "Preview on or off", "Maximise the pane; back"},
	}
}

// together joins what help says in one line, at the place of the first. What has
// nothing beside it here keeps its own name.
func together(all []described) []described {
	said := make(map[string]string)
	for text, names := range pairs() {
		here := slices.DeleteFunc(slices.Clone(names), func(name string) bool {
			return !slices.ContainsFunc(all, func(d described) bool { return d.name == name })
		})
		for _, name := range here {
			if len(here) > 1 {
				said[name] = text
			}
		}
	}
	var out []described
	at := make(map[string]int)
	for _, d := range all {
		text, ok := said[d.name]
		if !ok {
			out = append(out, d)
			continue
		}
		i, known := at[text]
		if !known {
			at[text] = len(out)
			d.name = text
			out = append(out, d)
			continue
		}
		out[i].first = append(out[i].first, d.first...)
		out[i].more = append(out[i].more, d.more...)
	}
	return out
}

// keysLine is the line of a command. Of keys that do not fit the second ones are
// left out, those with names before arrows, and then the last ones.
func keysLine(d described) helpLine {
	arrows := slices.DeleteFunc(slices.Clone(d.more), func(key string) bool { return theme.Width(key) > 1 })
	for _, more := range [][]string{d.more, arrows} {
		if keys := strings.Join(slices.Concat(d.first, more), " "); theme.Width(keys) <= helpKeys {
			return helpLine{keys, d.name}
		}
	}
	keys := d.first
	for len(keys) > 1 && theme.Width(strings.Join(keys, " ")) > helpKeys {
		keys = keys[:len(keys)-1]
	}
	return helpLine{strings.Join(keys, " "), d.name}
}

// helpKeys is the room for the keys of a line.
const helpKeys = 9

func (a *App) helpCell(l helpLine, width int) string {
	if l.keys == "" {
		return a.theme.Title.Paint(theme.Pad(" "+l.text, width))
	}
	return "  " + a.theme.Key.Paint(theme.Pad(a.spelled(l.keys), helpKeys)) + " " + theme.Pad(l.text, width-helpKeys-3)
}

// filterLines are the lines about the filter language.
func filterLines() []string { return strings.Split(strings.TrimRight(trail.FilterHelp(), "\n"), "\n") }

// filterHelp draws the filter language: examples, and the rules that they do
// not show.
func (a *App) filterHelp(w, h int) string {
	lines := filterLines()
	examples := len(trail.FilterExamples())
	a.scroll = max(0, min(a.scroll, len(lines)-h))
	block := theme.NewBlock(w, h)
	for i := a.scroll; i < len(lines) && block.Left() > 0; i++ {
		style := theme.Style{}
		if i > examples {
			style = a.theme.Dim
		}
		block.Text(style, " "+lines[i])
	}
	return block.String()
}
