package tui

import (
	"context"
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/theme"
)

// Columns of answers call sessions as lists do. The lines lead to the ids all the same.

// principalField has the id of a principal, which a session is told by in columns too.
const principalField = "userIdentity.principalId"

// sessionOf returns the session of an event, for a column of sessions; ok is false for
// other columns, and for what has no session. See [sources.nameSessions].
func (from sources) sessionOf(r store.Record, fields []string) (id string, ok bool) {
	if len(fields) != 1 || !sameField(from.lang, fields[0], "session") && !sameField(from.lang, fields[0], principalField) {
		return "", false
	}
	id, _ = r.Value(from.lang, "session")
	return id, isSessionID(id)
}

// nameSessions calls the sessions in a table by who had them and since when; without who
// where the line says that beside it.
func (from sources) nameSessions(ctx context.Context, s *answers.Section, heads []string) {
	ids := sessionCells(s)
	if len(ids) == 0 {
		return
	}
	owners, actor := sessionOwners(ctx, from.snap, from.lang, ids), slices.Index(heads, "actor")
	for _, line := range s.Lines {
		for c, id := range line.Cells {
			called, ok := calledSession(from.snap, from.clock.Location(), id, owners[id])
			switch {
			case !ok:
			case actor >= 0 && actor < len(line.Cells) && actor != c && line.Cells[actor] == called.Whom():
				line.Cells[c] = "since " + called.Since
			default:
				line.Cells[c] = sayCalled(called)
			}
		}
	}
}

// sessionCells returns the ids of sessions that are the whole of a cell.
func sessionCells(s *answers.Section) (ids []string) {
	for _, line := range s.Lines {
		for _, text := range line.Cells {
			if isSessionID(text) {
				ids = append(ids, text)
			}
		}
	}
	return ids
}

// sayCalled is what people call a session, among other words.
func sayCalled(c theme.Called) string { return c.Whom() + " since " + c.Since }
