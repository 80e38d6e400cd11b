package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/theme"
)

// Near is something that could be opened, found by its name.
type Near struct {
	Path string
	Says string // what it is, in a word or two
}

// welcomeKeys are those of the screen before there is data.
func welcomeKeys() []binding {
	return []binding{
		{[]string{"enter"}, inWelcome, "Go", "Open what was found here", foot{"open", inWelcome}, (*App).openFound},
		{[]string{"d"}, inWelcome, "Go", "Open the demo incident", foot{"open the demo", inWelcome}, (*App).openDemo},
	}
}

// lacks reports whether a command of the welcome has nothing to open.
func (cfg Config) lacks(b binding) bool {
	return b.where == inWelcome && (b.keys[0] == "d" && cfg.Demo == nil || b.keys[0] == "enter" && len(cfg.Near) == 0)
}

// moveNear moves the cursor among what was found.
func (a *App) moveNear(n int) { a.near = max(0, min(a.near+n, len(a.cfg.Near)-1)) }

// openFound opens what is under the cursor.
func (a *App) openFound() tea.Cmd {
	if a.near >= len(a.cfg.Near) || a.cfg.OpenNear == nil {
		return nil
	}
	ctx, path, open := a.ctx, a.cfg.Near[a.near].Path, a.cfg.OpenNear
	a.say("opening " + path)
	return guard(func() tea.Msg {
		data, err := open(ctx, path)
		return demoMsg{data, err, path}
	})
}

// fromWelcome reports whether what is shown was opened from the welcome.
func (a *App) fromWelcome() bool { return a.cfg.Store == nil && a.data.Store != nil }

// welcomeAgain closes what was opened from the welcome, with all that was set there:
// it is of no use to other data.
func (a *App) welcomeAgain() tea.Cmd {
	a.work.giveUp()
	a.show(Data{})
	a.progress = Progress{}
	a.stack = []screen{{kind: welcomeScreen}}
	a.filter = investigation{state: a.filter.first()}
	a.clock.zooms, a.clock.onTimeline = nil, false
	a.timeline.ClearRange()
	a.listFacets()
	a.orderFacets()
	a.arrange()
	return nil
}

// nearRoom returns how wide the column of what was found is: names of log files differ at
// their ends, and have all the room that what they are leaves.
func (a *App) nearRoom(w int) (room int) {
	const around = 10
	path, says := 0, 0
	for _, n := range a.cfg.Near {
		path, says = max(path, theme.Width(theme.CleanCut(n.Path, w))), max(says, theme.Width(theme.CleanCut(n.Says, w)))
	}
	return max(min(path, w-says-around), min(w/2, leastPaths))
}

// leastPaths is the least width of that column, so that short names stand apart from what
// they are as they always do.
const leastPaths = 40

// welcome says what can be opened: what was found here first.
func (a *App) welcome(w, h int) string {
	block := theme.NewBlock(w, h)
	line := func(style theme.Style, text string) { block.Text(style, "  "+theme.CleanCut(text, w-4)) }
	line(theme.Style{}, "")
	line(a.theme.Title, "trailsift opens AWS CloudTrail log files.")
	line(theme.Style{}, "")
	if len(a.cfg.Near) > 0 {
		line(theme.Style{}, "Found here, by name:")
	}
	first, paths := max(0, a.near-h/3+1), a.nearRoom(w)
	for i, n := range a.cfg.Near {
		if i < first || i >= first+h/3 {
			continue
		}
		text := theme.Pad(theme.CleanCutMiddle(n.Path, paths), paths) + "  " + n.Says
		if i == a.near {
			block.Line("  " + a.theme.Mark + a.theme.Cursor.Paint(theme.Pad(" "+text, w-4)) + " ")
			continue
		}
		line(theme.Style{}, "  "+text)
	}
	if len(a.cfg.Near) > 0 {
		line(theme.Style{}, "")
	}
	for _, way := range [][2]string{
		{"  trailsift logs/              ", "a folder, read to the bottom"},
		{"  trailsift a.json.gz b.zip    ", "files and archives, gzip zstd tar zip"},
		{"  aws s3 cp … - | trailsift -  ", "what a program prints"},
		{"  trailsift s3://bucket/       ", "a bucket, lookup: for the last 90 days"},
	} {
		line(theme.Style{}, way[0]+theme.CleanFit(way[1], w-4-theme.Width(way[0])))
	}
	line(theme.Style{}, "")
	line(a.theme.Dim, "It reads only, and only what you name.")
	line(theme.Style{}, "")
	if a.cfg.Demo != nil {
		line(theme.Style{}, "d   open the demo: six hours in which a key leaked")
	}
	line(theme.Style{}, "q   quit")
	return block.String()
}
