package tui

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail/question"
	"github.com/trailsift/trailsift/tui/theme"
)

const (
	aSession = "AROAEXAMPLE0000001:ci-4711@2026-08-31T22:43:14Z"
	noOnes   = "AROAEXAMPLE0000001:nobody@2026-08-31T22:43:14Z"
)

// filtered types a filter anew.
func (b *bench) filtered(text string) {
	b.press("; ctrl+u")
	b.types(text)
	b.press("enter")
}

// TestChipsCallSessionsAsListsDo: the filter keeps the id, which is what is edited.
func TestChipsCallSessionsAsListsDo(t *testing.T) {
	for _, width := range []int{80, 160} {
		b := newBench(t, config(newStore(t, "trail.json", pivotStory())), width, 24)
		b.filtered("session=" + aSession)
		b.want("[session=deploy/ci-4711 since 22:43:14]")
		b.wantNot("AROAEXAMPLE0000001")
		b.press("backspace")
		b.want("\n session=" + aSession + " ")
		b.press("esc enter")
		b.want("[session=deploy/ci-4711 since 22:43:14]")
		b.press("esc ;")
		b.want(aSession)
		b.press("esc")
		b.filtered("-session=" + aSession + "," + noOnes)
		b.want("[-session=deploy/ci-4711 since 22:43:14")
		if width > 80 {
			b.want("," + noOnes + "]")
		}
	}
}

// TestCrumbsCallSessionsAsListsDo: of a list's condition and of a question's value.
func TestCrumbsCallSessionsAsListsDo(t *testing.T) {
	cfg := config(newStore(t, "trail.json", pivotStory()))
	cfg.Facets = []string{"session", "region"}
	b := newBench(t, cfg, 120, 24)
	b.press("/")
	b.types("deploy 22:43")
	b.press("enter enter")
	b.want("session=deploy/ci-4711 since 22:43:14 › Events")
	b.wantNot("AROAEXAMPLE0000001:")
	b.command("session-human " + aSession)
	b.want("session-human deploy/ci-4711 since 22:43:14")
}

// TestShortChipsKeepWhenSessionsBegan: in any room what is left tells two of one person
// apart, and never is half an id.
func TestShortChipsKeepWhenSessionsBegan(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", pivotStory())), 80, 24)
	e, err := b.lang.Parse("session=" + aSession)
	if err != nil {
		t.Fatal(err)
	}
	b.sessions.learn(map[string]string{aSession: "AdministratorAccess/a-person-with-a-long-name@example.com"})
	for width := range 90 {
		got := b.namedChip(e).Fit(width)
		if theme.Width(got) > width || width >= 32 && !strings.HasSuffix(got, "22:43:14") || strings.Contains(got, "AROA") {
			t.Errorf("%q in %d cells", got, width)
		}
	}
}

// TestSessionsAreLookedForOnce: in the same events, if they were found or not.
func TestSessionsAreLookedForOnce(t *testing.T) {
	var k sessionsKnown
	for version, want := range map[uint64]int{1: 2, 2: 2} {
		if got := k.lacking([]string{aSession, noOnes}, version); len(got) != want {
			t.Errorf("%d: %q", version, got)
		}
		k.tell([]string{aSession, noOnes}, version)
		if got := k.lacking([]string{aSession, noOnes}, version); len(got) != 0 {
			t.Errorf("%d again: %q", version, got)
		}
	}
}

// TestColumnsCallSessionsAsListsDo: beside who had one only since when is said; others,
// and what is no session, stay as they are.
func TestColumnsCallSessionsAsListsDo(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", pivotStory())), 80, 24)
	table := question.Table{Heads: []string{"actor", "session"}, Lines: []question.Line{
		{Cells: []string{"deploy/ci-4711", aSession}, Count: 1}, {Cells: []string{"somebody", aSession}, Count: 1},
		{Cells: []string{"nobody", noOnes}, Count: 1}, {Cells: []string{"x", "y@z"}, Count: 1},
	}}
	s := tableSection(table, b.lang)
	b.sources().nameSessions(t.Context(), &s, table.Heads)
	for i, want := range []string{"since 22:43:14", "deploy/ci-4711 since 22:43:14", noOnes, "y@z"} {
		if got := s.Lines[i].Cells[1]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	rows := rowsIn(nil, b.answer.view)
	for _, row := range rows {
		r := b.answer.snap.Record(row)
		id, _ := r.Value(b.lang, "session")
		for _, field := range []string{"session", principalField} {
			if got, ok := b.sources().sessionOf(r, []string{field}); ok != isSessionID(id) || got != id {
				t.Errorf("%q of %q", got, id)
			}
		}
	}
	if len(rows) == 0 {
		t.Error("no events")
	}
}
