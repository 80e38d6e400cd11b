package tui

import (
	"cmp"
	"context"
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	whom "github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/store/trail/profile"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/theme"
)

// profileAnswer lays out a profile: what was new first, then the usual.
func (from sources) profileAnswer(ctx context.Context, p *profile.Profile) *answers.Answer {
	filter, err := from.lang.Parse(p.Filter)
	if err != nil {
		filter = nil
	}
	out := &answers.Answer{Sentence: p.Text, Unproven: p.Unproven}
	out.Facts, out.Fewer = didFacts(p.Events, p.Writes, p.Ended)
	if p.GrantUses > 0 {
		out.Fewer = slices.Insert(out.Fewer, 0, out.Facts)
		out.Facts = slices.Insert(slices.Clone(out.Facts), 2, theme.Count(p.GrantUses)+" grant-use")
	}
	for _, s := range []answers.Section{
		similarSection(p.Similar), principalSection(p.Principals), from.newSection(ctx, p, filter), facetSection(p, filter), from.sessionSection(ctx, p, filter),
		from.thingSection(ctx, "created", p.Created, p.MoreCreated, filter), from.thingSection(ctx, "deleted", p.Deleted, p.MoreDeleted, filter),
	} {
		if len(s.Lines) > 0 {
			out.Sections = append(out.Sections, s)
		}
	}
	if filter != nil && p.Events > 0 {
		out.Sections = append(out.Sections, eventsSection(p, filter))
	}
	return out
}

// eventsSection leads to the events, and to those that matter first.
func eventsSection(p *profile.Profile, filter store.Expr) answers.Section {
	s := answers.Section{Title: "its events", Columns: []answers.Column{{}}}
	add := func(n int, text, field, value string) {
		if n > 0 {
			s.Lines = append(s.Lines, answers.Line{
				Cells: []string{text}, To: answers.Target{Events: store.And{filter, isAny(field, []facets.Value{{Text: value}})}, Count: n},
			})
		}
	}
	add(p.Writes, theme.Plural(p.Writes, "write"), "verb", "write")
	add(p.GrantUses, theme.Count(p.GrantUses)+" grant-use", "verb", "grant-use")
	add(p.Ended.Failed, p.Ended.Said(), "failed", "yes")
	dry := p.Ended.DryRuns + p.Ended.Tried
	add(dry, theme.Plural(dry, "dry run"), "outcome", trail.DryRun)
	s.Lines = append(s.Lines, answers.Line{Cells: []string{"all " + theme.Plural(p.Events, "event")}, To: answers.Target{Events: filter, Count: p.Events}})
	return s
}

// restOf leads to the events whose value of a field is none of those listed.
func restOf(f profile.Facet, filter store.Expr) answers.Line {
	line := answers.Line{Cells: []string{"", moreText(f.More), theme.Count(f.Rest)}}
	if filter == nil {
		return line
	}
	var listed []facets.Value
	for _, v := range f.Values {
		listed = append(listed, valuesOfTexts(v.All())...)
	}
	has := store.Match{Field: f.Field, Op: store.Present}
	line.To.Events, line.To.Count = within(f, filter, has, inverse(isAny(f.Field, listed))), f.Rest
	return line
}

// within returns the condition that the events of a facet fulfil which fulfil others as well.
func within(f profile.Facet, all ...store.Expr) store.And {
	if f.Within != nil {
		all = append(all, f.Within)
	}
	return all
}

// similarSection lists those who may have been meant.
func similarSection(similar []store.ValueCount) answers.Section {
	s := answers.Section{Title: "it may be", Columns: []answers.Column{{}, {Right: true, Look: answers.Muted}}}
	for _, v := range similar {
		s.Lines = append(s.Lines, answers.Line{
			Cells: []string{v.Value, theme.Plural(v.Count, "event")},
			To:    answers.Target{Ask: askProfile, Field: profile.Actor.Field(), Value: v.Value},
		})
	}
	return s
}

// principalSection lists those who have one name.
func principalSection(list []whom.Principal) answers.Section {
	s := answers.Section{Title: "who has this name", Timed: true, Columns: []answers.Column{{Keep: true}, {Look: answers.Muted}, {Right: true, Look: answers.Muted}, {}}}
	for _, p := range list {
		line := answers.Line{
			At: p.First, Until: p.Last, Cells: []string{p.Account, p.Type, theme.Plural(p.Count, "event"), p.ID},
			To: answers.Target{Ask: askProfile, Field: p.Field, Value: p.ID},
		}
		if p.ID == "" { // there is no other way to tell them apart
			line.To = answers.Target{Event: true, Row: p.Row, Field: "userIdentity.accountId", Value: p.Account}
		}
		s.Lines = append(s.Lines, line)
	}
	return s
}

// newSection lists what was done for the first time after what was usual.
func (from sources) newSection(ctx context.Context, p *profile.Profile, filter store.Expr) answers.Section {
	s := answers.Section{
		Title: "new after " + from.clock.Moment(p.Baseline), Timed: true,
		Columns: []answers.Column{{Look: answers.Muted}, {Keep: true}, {Right: true, Look: answers.Muted}},
	}
	for _, n := range p.New {
		s.Lines = append(s.Lines, answers.Line{
			At: n.At, Cells: []string{n.Title, n.Value, theme.Plural(n.Count, "event")},
			To: answers.Target{Event: true, Row: n.Row, Field: n.Field, Value: n.Value},
		})
	}
	for _, u := range p.Unlisted {
		s.Lines = append(s.Lines, from.unlistedLine(ctx, u, filter))
	}
	slices.SortStableFunc(s.Lines, func(x, y answers.Line) int { return x.At.Compare(y.At) })
	return s
}

// unlistedLine stands where the first of the new values was seen that are not listed, and
// leads to the events from there on.
func (from sources) unlistedLine(ctx context.Context, u profile.Unlisted, filter store.Expr) answers.Line {
	line := answers.Line{At: u.At, Rest: true, Cells: []string{u.Title, "+" + theme.Count(u.More) + " more, from here on", ""}}
	if filter == nil {
		return line
	}
	all := store.And{filter, store.Match{Field: "time", Op: store.AtLeast, Values: []store.Pattern{store.Literal(utc(u.At))}}}
	if sel, err := from.snap.Select(ctx, from.lang, all, nil); err == nil {
		line.To.Events, line.To.Count = all, sel.Len()
		line.Cells[2] = theme.Plural(sel.Len(), "event")
	}
	return line
}

// endSection adds to a section of single events what leads to the lines that it leaves
// out, if it leaves out any: all events that they are among.
func (from sources) endSection(ctx context.Context, s *answers.Section, more int, filter, among store.Expr, which, noun string) {
	if more == 0 {
		return
	}
	line := answers.Line{Whole: true, Cells: []string{moreText(more)}}
	if filter != nil {
		all := store.And{filter, among}
		if sel, err := from.snap.Select(ctx, from.lang, all, nil); err == nil {
			line.Cells[0] += ": enter lists " + which + " " + theme.Plural(sel.Len(), noun)
			line.To.Events, line.To.Count = all, sel.Len()
		}
	}
	s.Lines = append(s.Lines, line)
}

// facetSection lists the most frequent values of all fields, those of one field
// below each other.
func facetSection(p *profile.Profile, filter store.Expr) answers.Section {
	s := answers.Section{Title: "what it did", Columns: []answers.Column{
		{Look: answers.Muted}, {Near: true}, {Title: "EVENTS", Right: true},
		{Title: "FIRST", When: answers.First, Look: answers.Muted, Spare: true}, {Title: "LAST", When: answers.Last, Look: answers.Muted, Spare: true},
	}}
	for _, f := range p.Shown() {
		title := f.Title
		for _, v := range f.Values {
			line := answers.Line{
				At: v.First, Until: v.Last, Cells: []string{title, cmp.Or(v.Text, "(empty)"), theme.Count(v.Count)},
				To: answers.Target{Field: f.Field, Value: v.Text, Also: v.Also},
			}
			if value := isAny(f.Field, valuesOfTexts(v.All())); filter != nil {
				line.To.Events, line.To.Count = within(f, filter, value), v.Count
			}
			s.Lines = append(s.Lines, line)
			title = ""
		}
		if f.More > 0 {
			s.Lines = append(s.Lines, restOf(f, filter))
		}
	}
	return s
}

// sessionSection lists sessions by who had them, and since when.
func (from sources) sessionSection(ctx context.Context, p *profile.Profile, filter store.Expr) answers.Section {
	s := answers.Section{Title: "sessions", Timed: true, Columns: []answers.Column{{Names: true}, {Whole: true}, {Right: true, Look: answers.Muted}}}
	var ids []string
	for _, u := range p.Sessions {
		ids = append(ids, u.Session)
	}
	owners := sessionOwners(ctx, from.snap, from.lang, ids)
	for _, u := range p.Sessions {
		who, since := u.Session, ""
		if c, ok := calledSession(from.snap, from.clock.Location(), u.Session, cmp.Or(owners[u.Session], u.Actor)); ok {
			who, since = c.Whom(), "since "+c.Since
		}
		s.Lines = append(s.Lines, answers.Line{
			At: u.First, Until: u.Last, Cells: []string{who, since, theme.Plural(u.Count, "event")},
			To: answers.Target{Ask: askChain, Field: "session", Value: u.Session},
		})
	}
	leaveOutEmpty(&s)
	if p.MoreSessions > 0 {
		others := store.And{store.Match{Field: "session", Op: store.Present}, inverse(isAny("session", valuesOfTexts(ids)))}
		from.endSection(ctx, &s, p.MoreSessions, filter, others, "their", "event")
	}
	if filter != nil && p.Forwarded > 0 && len(s.Lines) > 0 {
		s.Lines = append(s.Lines, answers.Line{
			Cells: []string{"and " + theme.Plural(p.Forwarded, "call") + " that AWS made on its behalf"}, Whole: true,
			To: answers.Target{Events: store.And{filter, p.OnBehalf}, Count: p.Forwarded},
		})
	}
	return s
}

// thingSection lists the resources that were made, or unmade.
func (from sources) thingSection(ctx context.Context, done string, things []profile.Thing, more int, filter store.Expr) answers.Section {
	s := answers.Section{Title: profile.TitleOf(done, things), Timed: true, Columns: []answers.Column{{}, {Look: answers.ByVerb, Keep: true}}}
	for _, t := range things {
		line := answers.Line{At: t.At, Cells: []string{t.Text, t.Event}, Verb: "write", Failed: t.Failed, To: answers.Target{Event: true, Row: t.Row}}
		if t.Resource != "" {
			line.To.Field, line.To.Value = resourceField, t.Resource
		}
		s.Lines = append(s.Lines, line)
	}
	writes := isAny("verb", []facets.Value{{Text: "write"}})
	from.endSection(ctx, &s, more, filter, writes, "all", "write")
	return s
}

// moreText says how many lines are left out.
func moreText(n int) string {
	if n == 0 {
		return ""
	}
	return "+" + theme.Count(n) + " more"
}
