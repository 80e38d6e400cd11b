package tui

import (
	"cmp"
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/export"
	"github.com/trailsift/trailsift/tui/theme"
)

// writing is what is known of writing files.
type writing struct {
	file    *file    // being written
	format  string   // of the one that is being named
	named   contents // of that one
	problem string   // with its name
}

// contents is what goes into a file.
type contents struct {
	snap *store.Snapshot
	rows export.Rows // nil for the events that match the filter
	says string      // what it is called; empty for these
	end  string      // of the file's name, where that is not the format

	whole bool // however much is not loaded
}

// writeKeys open the menu of what can be written to a file, and choose from it.
func writeKeys() []binding {
	return []binding{
		{[]string{"w"}, onData, "Write", "Write to a file, or stop", foot{}, (*App).writeMenu},
		{[]string{"n"}, inWrite, "Write", "Matches: NDJSON, CSV; event", foot{"matches as NDJSON", inWrite}, (*App).writeNDJSON},
		{[]string{"c"}, inWrite, "Write", "Matches: NDJSON, CSV; event", foot{"as CSV", inWrite}, (*App).writeCSV},
		{[]string{"j"}, inWrite, "Write", "Matches: NDJSON, CSV; event", foot{"this event", inWrite}, (*App).writeEvent},
	}
}

// writeMenu opens the menu. While a file is written it ends that.
func (a *App) writeMenu() tea.Cmd {
	if f := a.writing.file; f != nil {
		f.cancel()
		return nil
	}
	a.mode = choosingWrite
	return nil
}

func (a *App) writeNDJSON() tea.Cmd { return a.writeView("ndjson") }
func (a *App) writeCSV() tea.Cmd    { return a.writeView("csv") }

// writeView asks for the name of a file for the events that match, or for those
// of the answer that is shown.
func (a *App) writeView(format string) tea.Cmd {
	switch {
	case a.onAnswer():
		a.writeAnswer(format)
	case a.answer.snap == nil || a.outdated():
		a.say("the events are still being selected")
	default:
		a.nameFile(format, contents{})
	}
	return nil
}

// writeEvent asks for the name of a file for the event under the cursor.
func (a *App) writeEvent() tea.Cmd {
	if rows, ok := a.severalHere(); ok {
		a.nameFile("ndjson", contents{snap: a.answer.snap, rows: rows, says: rows.Says(), whole: true})
		return nil
	}
	r, ok := a.record()
	if !ok {
		a.say("there is no event here to write")
		return nil
	}
	a.nameFile("ndjson", contents{snap: a.answer.snap, rows: oneRow(r.Row()), says: "one event", end: "json", whole: true})
	return nil
}

// nameFile offers a name for a file.
func (a *App) nameFile(format string, named contents) {
	if a.writing.file != nil {
		a.say("a file is being written: w stops that")
		return
	}
	a.writing.format, a.writing.named, a.writing.problem = format, named, ""
	name := "trailsift-" + a.now().UTC().Format("20060102-150405") + "." + cmp.Or(named.end, format)
	a.mode, a.input = namingFile, newLine(name)
}

// fileLine draws the line that names a file, with what goes into it or what is
// wrong with the name.
func (a *App) fileLine() string {
	before, after := a.input.parts()
	w, style := a.writing, a.theme.Dim
	text := w.named.says
	if text == "" {
		text = theme.Plural(a.answer.sel.Len(), "event")
	}
	if part := a.partText(); part != "" && !w.named.whole {
		text += part
	} else {
		text += ", for you alone"
	}
	if w.problem != "" {
		text, style = w.problem, a.theme.Failed
	}
	all := a.width - len(" file ") - 3
	if w.problem == "" { // what is typed is seen whole before what is said about it
		text = theme.CleanCut(text, min(a.width/2, max(0, all-theme.Width(before+after)-1)))
	}
	text = theme.CleanCut(text, a.width/2)
	room := max(0, all-theme.Width(text))
	return " file " + a.theme.Input(before, after, room) + "  " + style.Paint(text) + " "
}

// partText says that what is written now is a part of what there will be, or would
// have been; "" when it is all.
func (a *App) partText() string {
	switch {
	case a.loading() && !a.progress.Waiting:
		return " so far: loading goes on"
	case a.progress.Stopped != "":
		return ": loading was stopped"
	}
	return ""
}

// nameAgain has a file named otherwise.
func (a *App) nameAgain(f *file, problem string) {
	if a.mode != browsing {
		a.warn(f.name + ": " + problem)
		return
	}
	a.writing.format, a.writing.named, a.writing.problem = f.format, f.named, problem
	a.mode, a.input = namingFile, newLine(f.name)
}

// writeFile starts to write the file that was named.
func (a *App) writeFile() tea.Cmd {
	name, w := strings.TrimSpace(a.input.String()), &a.writing
	if name == "" {
		w.problem = "a file needs a name"
		return nil
	}
	a.mode = browsing
	ans := a.answer
	f := &file{name: name, format: w.format, named: w.named, ended: make(chan struct{})}
	if a.partText() != "" && !w.named.whole {
		f.part = " of what was loaded so far"
	}
	f.events = export.Events{
		Language: a.lang, Snapshot: ans.snap, Secret: a.cfg.Secret, Columns: a.exportColumns(),
		Progress: func(n int) { f.done.Store(int64(n)) },
	}
	switch {
	case w.named.rows != nil:
		f.total, f.events.Snapshot, f.events.Rows = w.named.rows.Len(), w.named.snap, w.named.rows
	case ans.view != nil:
		f.total, f.events.Rows = ans.view.Len(), ans.view
	default:
		f.total = ans.sel.Len()
	}
	var ctx context.Context
	ctx, f.cancel = context.WithCancel(a.ctx)
	w.file = f
	view := func(ctx context.Context) (*store.View, error) { return ans.snap.View(ctx, ans.sel, false) }
	return tea.Batch(guard(func() tea.Msg { return f.run(ctx, view) }), a.tickWriting())
}

// exportColumns are the columns of a CSV file: those of the event list, in an
// order that no terminal's width changes, and what tells events apart.
func (a *App) exportColumns() []string {
	out := []string{"time"}
	for _, c := range a.listColumns(events.Roomy) {
		if c.Field != "id" {
			out = append(out, c.Field)
		}
	}
	return append(out, "id")
}

// writeEvery is how often the progress of writing is shown.
const writeEvery = 200 * time.Millisecond

// tickWriting looks at the progress from time to time, until it has ended.
func (a *App) tickWriting() tea.Cmd {
	return a.wait(writeEvery, func(time.Time) tea.Msg { return writeTick{} })
}

// tickedWriting shows how far writing is.
func (a *App) tickedWriting() tea.Cmd {
	if a.writing.file == nil {
		return nil
	}
	return a.tickWriting()
}
