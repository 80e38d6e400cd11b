package tui

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	life "github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/store/trail/resource"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/theme"
)

// historyAnswer lays out the life of a resource.
func historyAnswer(h *life.Answer) *answers.Answer {
	switch {
	case len(h.Candidates) > 0:
		return historyCandidates(h)
	case !h.Found():
		return &answers.Answer{Sentence: "no event names " + h.Asked, Caveats: h.Caveats}
	}
	id := h.Resource.ID
	out := &answers.Answer{Facts: []string{h.Resource.Kind}, Sentence: h.Sentence, Caveats: h.Caveats}
	if h.Events != nil {
		out.Facts = append(out.Facts, theme.Plural(h.Events.Len(), "event"))
	}
	out.Sections = append(out.Sections, lifeSection("", id, h.Life))
	if len(h.Related) > 0 {
		out.Sections = append(out.Sections, relatedSection(h.Related))
	}
	if len(h.Mentioned) > 0 {
		out.Sections = append(out.Sections, lifeSection("named by", id, h.Mentioned))
	}
	return out
}

// lifeSection lists what was done to a resource.
func lifeSection(title, id string, entries []life.Entry) answers.Section {
	s := answers.Section{Title: title, Timed: true, Columns: []answers.Column{{}, {}, {Look: answers.ByVerb}, {Look: answers.Muted}}}
	for _, e := range entries {
		s.Lines = append(s.Lines, lifeLine(id, e))
	}
	return s
}

func lifeLine(id string, e life.Entry) answers.Line {
	line := answers.Line{
		At: e.First, Cells: []string{e.Role.String(), e.Actor, e.Event, e.What},
		Verb: verbOf(e.Role), Failed: e.Failed > 0,
		To: answers.Target{Event: true, Row: e.Row, Field: "actor", Value: e.Actor},
	}
	if e.Actors > 1 {
		line.Cells[1] = theme.Plural(e.Actors, "actor")
		line.To.Field = ""
	}
	if e.What == "" && e.Address != "" {
		line.Cells[3] = "from " + e.Address
	}
	if e.Count > 1 {
		line.Cells[3] = e.Address // what the first was about says little of the others
		line.Until = e.Last
		line.Cells[2] = theme.Count(e.Count) + " × " + e.Event
		line.To.Events = entryEvents(id, e)
	}
	return line
}

// verbOf says what an event did to a resource in the words of the verb column.
func verbOf(role resource.Role) string {
	switch role {
	case resource.Created, resource.Changed, resource.Deleted, resource.Granted:
		return "write"
	}
	return "read"
}

// entryEvents returns the condition that the events of a folded entry fulfil. A
// bucket's objects count as the bucket's.
func entryEvents(id string, e life.Entry) store.Expr {
	named := store.Match{Field: resourceField, Op: store.Equal, Values: []store.Pattern{store.Literal(id)}}
	if bucket, ok := resource.Bucket(id); ok && bucket == id {
		below := append(store.Literal(id+"/"), store.Piece{Wild: '*'})
		named.Op = store.Like
		named.Values = append(named.Values, below)
	}
	failed := "no"
	if e.Failed > 0 {
		failed = "yes"
	}
	out := store.And{named, is("event", e.Event), is("failed", failed)}
	if e.Actor != "" {
		out = append(out, is("actor", e.Actor))
	}
	return out
}

// is returns the condition that a field has a value, exactly.
func is(field, value string) store.Expr {
	return store.Match{Field: field, Op: store.Equal, Values: []store.Pattern{store.Literal(value)}}
}

func relatedSection(related []life.Related) answers.Section {
	s := answers.Section{Title: "related", Columns: []answers.Column{{Look: answers.Muted}, {}, {Look: answers.Muted}}}
	for _, r := range related {
		kind := r.Kind
		if kind == r.As {
			kind = "" // it is said already
		}
		line := answers.Line{Cells: []string{r.As, r.Text, kind}}
		if r.Count > 1 {
			line.Cells[2] = strings.TrimSpace(kind + "  " + theme.Plural(r.Count, "event"))
		}
		line.To = answers.Target{Event: true, Row: r.Row, Field: r.Field, Value: r.Value}
		if r.ID != "" {
			line.To = answers.Target{Ask: askHistory, Field: resourceField, Value: r.ID}
		}
		s.Lines = append(s.Lines, line)
	}
	return s
}

// historyCandidates lists what may have been meant.
func historyCandidates(h *life.Answer) *answers.Answer {
	s := answers.Section{Columns: []answers.Column{{}, {Look: answers.Muted}, {Right: true, Look: answers.Muted}}}
	for _, c := range h.Candidates {
		s.Lines = append(s.Lines, answers.Line{
			Cells: []string{c.ID, c.Kind, theme.Plural(c.Count, "event")},
			To:    answers.Target{Ask: askHistory, Field: resourceField, Value: c.ID},
		})
	}
	return &answers.Answer{
		Facts:    []string{theme.Plural(len(h.Candidates), "candidate")},
		Sentence: h.Asked + " is not one resource by itself; which one is meant?",
		Sections: []answers.Section{s},
	}
}
