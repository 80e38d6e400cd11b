package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/detail"
	"github.com/trailsift/trailsift/tui/theme"
)

// openAtOnce is how many bytes of JSON are taken apart while a key is being
// answered, in 10 ms. CloudTrail writes no longer records.
const openAtOnce = 256 << 10

// opened brings a record that took longer.
type opened struct {
	row    store.Row
	next   bool
	record *detail.Record
}

// open shows an event as JSON; next says that it follows the one shown.
func (a *App) open(row store.Row, next bool) tea.Cmd {
	a.unread = 0
	if a.answer.snap == nil {
		return nil
	}
	r := a.answer.snap.Record(row)
	text := r.AppendJSON(nil)
	reader, at := a.tree.Reader(), whereFound(r)
	if len(text) <= openAtOnce {
		a.showRecord(opened{row, next, reader.Read(text, at)})
		return nil
	}
	a.unread = len(text)
	return guard(func() tea.Msg { return opened{row, next, reader.Read(text, at)} })
}

// whereFound says where an event is from: of the records of it, which are counted
// when loading has finished or rests, that is the first one.
func whereFound(r store.Record) string {
	source, number := r.Origin()
	at := fmt.Sprintf("%s:%d", source, number)
	if n := r.Sightings(); n > 1 {
		at += fmt.Sprintf(", found %d times", n)
	}
	return at
}

// isOpen reports whether the tree shows an event: who comes back to it finds
// the cursor where it was.
func (a *App) isOpen(row store.Row) bool { return a.treeOf != nil && *a.treeOf == row }

func (a *App) showRecord(msg opened) {
	a.treeOf = &msg.row
	if msg.next {
		a.tree.Replace(msg.record)
	} else {
		a.tree.Show(msg.record)
	}
}

// takeRecord shows a large event, unless another one is open by now.
func (a *App) takeRecord(msg opened) tea.Cmd {
	if a.unread == 0 || a.screen().kind != detailScreen || a.screen().row != msg.row {
		return nil
	}
	a.unread = 0
	a.showRecord(msg)
	return a.catchUp()
}

// unreadText stands in for a large event.
func (a *App) unreadText() []string {
	return []string{"Reading the event", "", "It has " + theme.Size(int64(a.unread)) + " of JSON."}
}
