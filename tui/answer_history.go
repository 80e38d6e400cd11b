package tui

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	life "github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/store/trail/resource"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/theme"
)

// historyAnswer lays out the life of a resource that was found, or what may have been
// meant.
func historyAnswer(h *life.Answer) *answers.Answer {
	switch {
	case h.Containing != nil:
		return containingAnswer(h)
	case len(h.Candidates) > 0:
		return historyCandidates(h)
	}
	id := h.Resource.ID
	out := &answers.Answer{Facts: []string{h.Resource.Kind}, Sentence: h.Sentence, Caveats: h.Caveats}
	if h.Events != nil {
		out.Facts = append(out.Facts, theme.Plural(h.Events.Len(), "event"))
	}
	if h.Mentions != nil && h.Mentions.Len() > 0 {
		out.Facts = append(out.Facts, theme.Plural(h.Mentions.Len(), "more only names it", "more only name it"))
	}
	done, users := h.Parts()
	if len(done) > 0 || users == nil {
		out.Sections = append(out.Sections, lifeSection("", id, done))
	}
	if users != nil {
		out.Sections = append(out.Sections, userSection(id, users))
	}
	if len(h.Related) > 0 {
		out.Sections = append(out.Sections, relatedSection(h.Related))
	}
	if len(h.Mentioned) > 0 {
		out.Sections = append(out.Sections, lifeSection("named by", id, h.Mentioned))
	}
	return out
}

// lifeColumns are what it was to the resource, who, the event, more of it, and from where.
func lifeColumns() []answers.Column {
	return []answers.Column{{Whole: true}, {Names: true}, {Look: answers.ByVerb, Keep: true}, {Look: answers.Muted, Parts: true, Many: true, Gist: true}, {Look: answers.Muted, Parts: true, Joins: true}}
}

// whatCell is which cell has more of an event.
const whatCell = 3

// lifeSection lists what was done to a resource.
func lifeSection(title, id string, entries []life.Entry) answers.Section {
	s := answers.Section{Title: title, Timed: true, Columns: lifeColumns()}
	for _, e := range entries {
		line := lifeLine(id, e)
		s.Lines = append(s.Lines, line)
		if e.Rules && e.Count == 1 { // who may come in is to be seen at any width
			last := &s.Lines[len(s.Lines)-1]
			last.Cells, last.Gist = slices.Clone(line.Cells), trail.Gist{}
			last.Cells[whatCell] = ""
			s.Lines = append(s.Lines, answers.Line{Whole: true, Cells: line.Cells[whatCell : whatCell+1]})
		}
	}
	return s
}

func lifeLine(id string, e life.Entry) answers.Line {
	line := answers.Line{
		At: e.First, Cells: []string{e.Did(), e.Name(), e.Event, e.What, inDoubt(from(e.Address, e.Actor, e.Elsewhere), e.Abroad, e.Address)},
		Verb: verbOf(e), Failed: e.Failed > 0, DryRun: e.DryRun && e.Failed == 0,
		To: answers.Target{Event: true, Row: e.Row, Field: "actor", Value: e.Actor},
	}
	if e.Actors > 1 {
		line.Cells[1] = theme.Plural(e.Actors, "actor")
		line.To.Field = ""
	}
	if e.Count == 1 && e.What != "" {
		line.Gist = e.Gist
	}
	if e.Count > 1 {
		if e.Failed == 0 { // what the first was about says little of the others, but with what they failed
			line.Cells[whatCell] = ""
		}
		line.Until = e.Last
		line.Cells[2] = theme.Count(e.Count) + " × " + e.Event
		line.To.Events, line.To.Count = entryEvents(id, e), e.Count
	}
	return line
}

// from says where events came from, if that is more than whose they are: a service has
// its own name for an address.
func from(address, actor string, elsewhere int) string {
	if address == "" || address == actor && elsewhere == 0 {
		return ""
	}
	return answers.Addresses(address, elsewhere)
}

// inDoubt adds to where events came from what of that does not fit the instance whose role
// they are of.
func inDoubt(from string, abroad life.Abroad, first string) string {
	if said := abroad.Said(first); said != "" {
		return from + "  " + said
	}
	return from
}

// verbOf says what an event did in the words of the verb column: to the resource,
// or with it.
func verbOf(e life.Entry) string {
	switch e.Role {
	case resource.Created, resource.Changed, resource.Deleted, resource.Granted:
		return "write"
	case resource.Used:
		return e.Verb
	}
	return "read"
}

// userSection lists who read and used a resource, a line for each.
func userSection(id string, users []life.User) answers.Section {
	s := answers.Section{Title: "read and used by", Timed: true, Columns: lifeColumns()}
	for _, u := range users {
		s.Lines = append(s.Lines, userLine(id, u))
	}
	return s
}

func userLine(id string, u life.User) answers.Line {
	what := u.Events[0]
	switch more := len(u.Events) - 1; {
	case more > 0:
		what = theme.Count(u.Count) + " calls: " + what + " +" + theme.Count(more)
	case u.Count > 1:
		what = theme.Count(u.Count) + " × " + what
	}
	line := answers.Line{
		At: u.First, Cells: []string{u.Way(), u.Name(), what, "", inDoubt(from(u.Address, u.Actor, u.Elsewhere), u.Abroad, u.Address)},
		Verb: actVerb(u.Acts), Failed: u.Failed == u.Count,
		To: answers.Target{Event: true, Row: u.Row, Field: "actor", Value: u.Actor},
	}
	if u.Failed > 0 && u.Failed < u.Count {
		line.Cells[whatCell] = theme.Count(u.Failed) + " failed"
	}
	if u.Actors > 1 {
		line.Cells[1] = theme.Plural(u.Actors, "actor")
		line.To.Field = ""
	}
	if u.Count > 1 {
		line.Until = u.Last
		line.To.Events, line.To.Count = userEvents(id, u), u.Count
	}
	return line
}

// actVerb is the verb of uses, which are reads or not.
func actVerb(acts bool) string {
	if acts {
		return "write"
	}
	return "read"
}

// userEvents returns the condition that all reads and uses of somebody fulfil.
func userEvents(id string, u life.User) store.Expr {
	events := store.Match{Field: "event", Op: store.Equal}
	for _, e := range u.Events {
		events.Values = append(events.Values, store.Literal(e))
	}
	out := store.And{named(id), events}
	return append(out, whose(u.Actor, u.Meant)...)
}

// named returns the condition that events name a resource. A bucket's objects
// count as the bucket's.
func named(id string) store.Expr {
	m := store.Equals(resourceField, id)
	if bucket, ok := resource.Bucket(id); ok && bucket == id {
		below := append(store.Literal(id+"/"), store.Piece{Wild: '*'})
		m.Op = store.Like
		m.Values = append(m.Values, below)
	}
	return m
}

// entryEvents returns the condition that the events of a folded entry fulfil.
func entryEvents(id string, e life.Entry) store.Expr {
	outcome := trail.Succeeded
	switch {
	case e.Failed > 0:
		outcome = trail.Failed
	case e.DryRun:
		outcome = trail.DryRun
	}
	out := store.And{named(id), is("event", e.Event), is("outcome", outcome)}
	return append(out, whose(e.Actor, e.Meant)...)
}

// whose are the conditions that an actor's events fulfil: those of this one where
// others have its name.
func whose(actor string, meant life.Meant) store.And {
	var out store.And
	if actor != "" {
		out = append(out, is("actor", actor))
	}
	if meant.ID != "" {
		out = append(out, is("userIdentity.principalId", meant.ID))
	}
	return out
}

// is returns the condition that a field has a value, exactly.
func is(field, value string) store.Expr {
	return store.Match{Field: field, Op: store.Equal, Values: []store.Pattern{store.Literal(value)}}
}

func relatedSection(related []life.Related) answers.Section {
	s := answers.Section{Title: "related", Columns: []answers.Column{{Look: answers.Muted}, {Many: true}, {Look: answers.Muted}}}
	for _, r := range related {
		kind := r.Kind
		if saysKind(r.As, kind) {
			kind = ""
		}
		line := answers.Line{Cells: []string{r.As, r.Text, kind}}
		if r.Count > 1 || r.Field != resourceField { // what a call names it names once: of a key one is a number too
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

// saysKind reports whether what a thing is to another says of what kind it is: the role of
// a profile is an IAM role.
func saysKind(as, kind string) bool {
	words := strings.Fields(kind)
	return as == kind || len(words) > 0 && slices.Contains(strings.Fields(as), words[len(words)-1])
}

// candidateSection has a line for each thing that may have been meant.
func candidateSection(h *life.Answer) answers.Section {
	muted := answers.Column{Look: answers.Muted}
	s := answers.Section{Columns: []answers.Column{{Keep: true}, muted, muted, {Look: answers.Muted, Spare: true}, {Right: true, Look: answers.Muted}}}
	for _, c := range h.Candidates {
		arn, _ := h.ARNs.Of(c.ID)
		name, account, region := partsOf(arn)
		s.Lines = append(s.Lines, answers.Line{
			Cells: []string{name, c.Kind, account, region, theme.Plural(c.Count, "event")},
			To:    answers.Target{Ask: askHistory, Field: resourceField, Value: c.ID},
		})
	}
	leaveOutEmpty(&s)
	return s
}

// historyCandidates lists what may have been meant.
func historyCandidates(h *life.Answer) *answers.Answer {
	sentence := h.Asked + " is not one resource by itself; which one is meant?"
	if h.Namesakes {
		sentence = theme.Plural(len(h.Candidates), "thing") + " are called " + h.Asked + "; which one is meant?"
	}
	return &answers.Answer{
		Facts:    []string{theme.Plural(len(h.Candidates), "candidate")},
		Sentence: sentence,
		Sections: []answers.Section{candidateSection(h)},
	}
}

// partsOf takes an ARN apart: candidates are told apart by their names, and if those
// are the same by account and region, and whole they are longer than a line. What is
// no ARN is a name.
//
//	arn:partition:service:region:account:name
func partsOf(id string) (name, account, region string) {
	parts := strings.SplitN(id, ":", 6)
	if len(parts) < 6 || parts[0] != "arn" {
		return id, "", ""
	}
	return parts[5], parts[4], parts[3]
}
