package tui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/clipboard"
	"github.com/trailsift/trailsift/tui/cross"
	"github.com/trailsift/trailsift/tui/detail"
	"github.com/trailsift/trailsift/tui/diff"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/fields"
	"github.com/trailsift/trailsift/tui/filterbar"
	"github.com/trailsift/trailsift/tui/heat"
	"github.com/trailsift/trailsift/tui/menu"
	"github.com/trailsift/trailsift/tui/palette"
	"github.com/trailsift/trailsift/tui/preview"
	"github.com/trailsift/trailsift/tui/theme"
	"github.com/trailsift/trailsift/tui/timeline"
)

// App is the interface: the only tea.Model.
type App struct {
	ctx   context.Context
	cfg   Config
	lang  *store.Language
	keys  []binding
	looks theme.Look
	theme theme.Theme
	wait  func(time.Duration, func(time.Time) tea.Msg) tea.Cmd

	width, height int
	layout        layout
	frame         string // the last one drawn
	dirty         bool   // it is out of date
	prompt        string // below what was printed

	data     Data
	progress Progress
	version  uint64 // of what was published when progress was looked at
	settled  bool   // the loading was told that its end is shown
	retrying retrying
	stopped  bool // somebody ended it
	began    time.Time
	filter   investigation
	stack    []screen
	left     []leftScreen // by undo
	history  history
	work     work
	answer   *answer // the one shown
	coming   *answer // the one that is completed; may be the same
	search   search
	browse   browse
	mode     mode
	under    mode // that help was opened in
	input    line // what is typed in the mode
	mouse    mouse
	writing  writing
	way      clipboard.Way // how text is copied
	wayKnown bool          // for sure
	advised  bool          // that tmux has a say in it
	later    copyLater     // what is looked up to be copied
	recent   []string      // the commands run last, the newest first
	saved    []saved       // filters with a name
	editor   editor        // what is known about the filter being typed
	sessions sessionsKnown // that conditions and crumbs name
	chipAt   int           // the condition that has the focus, on the chips
	note     note          // what the status line says until the next key
	refused  bool          // the key before changed nothing, and said so
	resume   *place        // where the cursors go when the answer is there
	// freshList is true until a list that was opened has its events, or somebody did
	// something there.
	freshList bool
	ahead     []tea.KeyPressMsg // typed before the rows were there

	replies    replies // the inquiries
	shownReply *reply  // what the answer screens show; nil while it is worked out
	arguing    arguing // what completes a command of the palette
	pivots     []pivot // what the lines of the menu stand for
	marks      []store.Row
	opened     []openedLine // lines of the list, for undo; the last one comes first
	closed     []openedLine // by undo, for redo

	clock     clock
	preview   bool
	onPreview bool       // it has the focus of the event list
	previewOf int        // number of the last wish to see an event
	restsOf   int        // and of the last one after which the cursor rested
	besideOf  *store.Row // the event beside the list, if any

	facets   *facets.Grid
	timeline *timeline.Pane
	table    *events.Table
	chooser  *events.Chooser
	chosen   int             // number of the last wish to count what the columns show
	unchosen []events.Column // that the list had when choosing began
	unsorted int             // how many steps could be undone then
	unmoved  events.Window   // what was seen of the list then
	coded    bool            // an event of the list shown has an error code
	beside   *preview.Pane
	bar      *filterbar.Bar
	list     *palette.List
	browser  *fields.Browser
	cross    *cross.Table
	heat     *heat.Map
	picks    []pick // what the lines of a list stand for
	pickFor  string // the field that a value is picked for; empty for those of all columns
	tree     *detail.Pane
	answers  *answers.Pane
	compared *diff.Pane
	menu     *menu.Menu
	foundFor string     // the question whose values stand out
	prose    string     // that was found in an answer beside its lines
	treeOf   *store.Row // the event in it, if any
	unread   int        // bytes of the event that is being read for the tree
	scroll   int        // of help and problems
	// faultsSeen is how many problems there were when they were last listed: what
	// people have read is not said again and again.
	faultsSeen int
	near       int // what is under the cursor of the welcome

	crash error
}

// mode is what keys are read for besides the screen.
type mode uint8

const (
	browsing mode = iota
	editingFilter
	findingValue   // in a facet
	pickingValue   // of the columns of the event list
	choosing       // a command in the palette
	searching      // in the event's JSON
	readingHelp    // the keys
	readingFilters // the filter language
	readingProblem // what could not be read
	copying        // the copy menu
	choosingField  // in the field browser
	goingTo        // a time
	naming         // the filter, to be saved
	onChips        // the conditions in the filter line
	pivoting       // the menu of what can be asked about a value
	printed        // text on the terminal's own screen
	choosingWrite  // the menu of what is written to a file
	namingFile     // that it is written to
	searchingAnswer
	choosingColumns // of the event list
)

// note is a short message.
type note struct {
	text    string
	bad     bool
	refused bool // it says why a key changed nothing that undo could take back
}

// New returns the interface for a configuration; [Run] shows it. The context
// ends the work it has under way.
func New(ctx context.Context, cfg Config) *App {
	cfg = cfg.withDefaults()
	a := &App{ctx: ctx, cfg: cfg, lang: cfg.Language, keys: keymap(), wait: tea.Tick, dirty: true}
	a.keys = slices.DeleteFunc(a.keys, cfg.lacks)
	a.wear(cfg.look())
	a.facets = facets.New(&a.theme, overviewFields(cfg.Facets))
	a.facets.SetNaming(a.calledInFacet)
	a.timeline = timeline.New(&a.theme)
	a.table = events.New(&a.theme, a.lang)
	a.chooser = events.NewChooser(&a.theme, a.table)
	a.beside = preview.New(&a.theme, a.lang, cfg.Secret)
	a.bar = filterbar.New(&a.theme)
	a.list = palette.New(&a.theme)
	a.browser = fields.New(&a.theme)
	a.cross = cross.New(&a.theme)
	a.heat = heat.New(&a.theme)
	a.tree = detail.New(&a.theme, cfg.Secret)
	a.answers = answers.New(&a.theme)
	a.compared = diff.New(&a.theme)
	a.menu = menu.New(&a.theme)
	a.answers.SetMarked(a.isMarkedLine)
	a.table.SetMarked(a.isMarked)
	if len(cfg.Facets) == 0 {
		a.facets.SetFocus(1) // who did it comes first
	}
	a.preset()
	a.stack = []screen{{kind: welcomeScreen}}
	a.forget()
	a.width, a.height = cfg.Width, cfg.Height
	a.filter.terms, a.filter.lists = termsOf(cfg.Filter), a.facets.Names()
	a.filter.order = cfg.Sort
	if cfg.Store != nil {
		a.show(cfg.Data)
	}
	a.arrange()
	return a
}

// show makes data what the interface is about.
func (a *App) show(d Data) {
	a.cancelLoad()
	a.data, a.settled, a.stopped, a.began = d, false, false, a.now()
	a.stack = []screen{{kind: overviewScreen}}
	a.history, a.work.kept = history{}, nil // both are of other data
	a.replies.stop()
	a.replies.kept, a.marks, a.faultsSeen = nil, nil, 0
	a.forget()
	if d.Load != nil {
		a.progress = d.Load.Progress()
	}
}

// forget empties the panes.
func (a *App) forget() {
	a.answer = &answer{facets: make(map[string]*facets.Counts)}
	a.coming = a.answer
	a.facets.Clear()
	a.timeline.Set(nil, nil)
	a.table.Reset()
	a.cross.Reset()
	a.heat.Reset()
	a.treeOf, a.besideOf = nil, nil
	a.beside.Clear()
	a.opened, a.closed = nil, nil
	a.showReply(nil)
}

func (a *App) cancelLoad() {
	if a.data.Load != nil {
		a.data.Load.Cancel()
	}
}

// Init starts the first question and the ticks of loading.
func (a *App) Init() tea.Cmd {
	return tea.Batch(a.start(), a.querySync(), a.queryName())
}

// start begins to work on the data.
func (a *App) start() tea.Cmd {
	if a.data.Store == nil {
		return nil
	}
	return tea.Batch(a.ask(), a.tick())
}

// View returns the frame; it draws only what changed since the last one.
func (a *App) View() tea.View {
	if a.dirty {
		a.frame = a.theme.Frame(a.draw())
		a.dirty = false
	}
	v := tea.NewView(a.frame)
	v.AltScreen = true
	v.WindowTitle = "trailsift"
	if a.mouse.on {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if a.mode == printed {
		v.AltScreen, v.MouseMode, v.Content = false, tea.MouseModeNone, a.prompt
	}
	return v
}

// screen returns the present one.
func (a *App) screen() *screen { return &a.stack[len(a.stack)-1] }

// arrange lays the frame out and tells the panes their size.
func (a *App) arrange() {
	l := layoutFor(a.width, a.height, a.arrangement())
	a.layout, a.dirty = l, true
	a.showFocus()
	a.facets.SetAlone(a.screen().large)
	a.timeline.SetSize(l.timeline.w, l.timeline.h)
	switch a.screen().kind {
	case overviewScreen:
		a.facets.SetSize(l.body.w, l.body.h)
	case eventsScreen:
		a.table.SetColumns(a.shownColumns())
		a.table.SetChosen(a.chosenColumns(), a.chipSays)
		a.sizeList()
		a.beside.SetSize(l.preview.w, l.preview.h)
	case crossScreen:
		a.cross.SetSize(l.body.w, l.body.h)
		a.resumeCross()
	case heatScreen:
		a.heat.SetSize(l.body.w, l.body.h)
	case detailScreen:
		a.tree.SetSize(l.body.w, l.body.h)
	case answerScreen:
		a.answers.SetSize(l.body.w, l.body.h)
	case diffScreen:
		a.answers.SetSize(l.body.w, l.body.h) // which says why there is none
		a.compared.SetSize(l.body.w, l.body.h)
	}
}

// now is the time by the configured clock.
func (a *App) now() time.Time { return a.cfg.Clock() }

// say puts a message on the status line.
func (a *App) say(text string) { a.note = note{text: text} }

// refuse says why a key that narrows or widens changed nothing.
func (a *App) refuse(text string) { a.note = note{text: text, refused: true} }

// warn puts a message on the status line that something did not work.
func (a *App) warn(text string) { a.note = note{text: text, bad: true} }
