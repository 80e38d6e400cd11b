package tui

import (
	"context"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/lineage"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/theme"
)

// chainAnswer lays out who is behind some credentials: a tree from the origin
// to the session, and below it what the session did.
func (from sources) chainAnswer(ctx context.Context, asked string, c *lineage.Chain) *answers.Answer {
	switch {
	case len(c.Candidates) > 0:
		return chainCandidates(asked, c)
	case len(c.Steps) == 0 && c.Broken == nil:
		return &answers.Answer{Sentence: "no event has credentials like " + asked}
	}
	own := from.ownEvents(ctx, c)
	out := &answers.Answer{Sentence: from.chainSentence(c)}
	out.Facts, out.Fewer = didFacts(c.Did.Events, c.Did.Writes, c.Did.Ended)
	tree := answers.Section{Timed: true, Columns: []answers.Column{{Look: answers.Strong, Names: true}, {Prose: true, Parts: true}, {Whole: true}, {Look: answers.Muted, Spare: true}}}
	if c.Broken != nil {
		tree.Lines = append(tree.Lines, answers.Line{Cells: []string{"unknown issuer"}, Sign: answers.Unknown})
	}
	for _, s := range c.Steps {
		tree.Lines = append(tree.Lines, from.stepLine(ctx, s, len(tree.Lines)))
	}
	depth := len(tree.Lines)
	if _, forwarded := c.Forwarded(); forwarded { // what was called for it is no holder of its own
		depth--
	}
	tree.Lines = append(tree.Lines, didLine(c, own, depth))
	if c.Did.Forwarded > 0 {
		tree.Lines = append(tree.Lines, courseLine(c, depth))
	}
	tree.Says = c.Notes // they are about the links, and may contradict them
	out.Sections = append(out.Sections, tree)
	if did := didSection(c, own); len(did.Lines) > 0 {
		out.Sections = append(out.Sections, did)
	}
	return out
}

// chainSentence says who is behind it, how sure that is, or what is missing.
func (from sources) chainSentence(c *lineage.Chain) string {
	session := c.Session.Actor
	if c.Session.Key != "" {
		key := c.Session.Key
		if part := c.Session.PartOfKey(); part != "" {
			key += ", " + part
		}
		session += " (" + key + ")"
	}
	if c.Refused && c.Broken != nil {
		return c.Broken.Missing
	}
	if c.Broken != nil {
		return "who is behind " + session + " is not in the data: " + from.breakText(c.Broken) + usedFrom(c)
	}
	origin := c.Steps[0]
	who := origin.Actor
	if what := from.whatIs(origin); what != "" {
		who += " (" + what + ")"
	}
	if last, ok := c.Forwarded(); ok {
		return who + " is behind " + last.HowIn(from.clock) + ", " + sureness(c)
	}
	if len(c.Steps) == 1 && origin.Actor == c.Session.Actor {
		return session + " " + usedOwn(c)
	}
	return who + " is behind " + session + ", " + sureness(c)
}

// usedOwn says what is known of credentials that nobody else is behind in the data.
func usedOwn(c *lineage.Chain) string {
	switch {
	case c.Doubt != "":
		return "signed in with " + c.Password()
	case c.EndsAtKey():
		return "used its own long-lived key: no session is behind it, and who holds it the log does not tell"
	}
	return "used its own credentials: no session of somebody else is behind them"
}

// whatIs says what the origin of a chain is. That somebody has a user does not
// make it a person: a program may hold its key, so what it acted with is said.
func (from sources) whatIs(origin lineage.Step) string {
	switch origin.Kind {
	case lineage.Role, lineage.Unknown:
		return ""
	case lineage.Person:
		return origin.HowIn(from.clock)
	}
	return string(origin.Kind)
}

// sureness says how sure the least sure link is.
func sureness(c *lineage.Chain) string {
	worst := lineage.Certain
	for _, s := range c.Steps {
		if s.Certainty == lineage.Guessed || s.Certainty == lineage.Likely && worst == lineage.Certain {
			worst = s.Certainty
		}
	}
	return map[lineage.Certainty]string{
		lineage.Guessed: "but one link is only a guess",
		lineage.Likely:  "as far as the events that are loaded tell",
		lineage.Certain: "every link is certain",
	}[worst] + byPassword(c) + usedFrom(c)
}

// byPassword says that not only who set a password may have used it.
func byPassword(c *lineage.Chain) string {
	if c.Password() == "" {
		return ""
	}
	return "; one link is " + c.Password()
}

// usedFrom says that a machine may not be alone with its credentials.
func usedFrom(c *lineage.Chain) string {
	if c.Addresses < 2 {
		return ""
	}
	return "; the instance's credentials were used from " + theme.Count(c.Addresses) + " addresses"
}

// breakText says what is missing and which log would tell.
func (from sources) breakText(b *lineage.Break) string {
	var look []string
	if b.Account != "" {
		look = append(look, "account "+b.Account)
	}
	if b.Events != "" {
		look = append(look, b.Events)
	}
	if !b.Time.IsZero() {
		when := "before "
		if b.Exact {
			when = "at "
		}
		look = append(look, when+from.clock.Moment(b.Time))
	}
	if len(look) == 0 {
		return b.Missing
	}
	return b.Missing + "; look in " + strings.Join(look, ", ")
}

func (from sources) stepLine(ctx context.Context, s lineage.Step, depth int) answers.Line {
	line := answers.Line{
		At: s.Time, Cells: []string{s.Actor, inParts(s.HowIn(from.clock)), string(s.Certainty), string(s.Rule)},
		Depth: depth, Sign: answers.Node,
		To: answers.Target{Event: s.EventID != "", Row: s.Row},
	}
	if s.Others > 0 {
		line.Cells[3] += ", or " + theme.Plural(s.Others, "other")
	}
	line.To.Field, line.To.Value = from.stepValue(ctx, s)
	return line
}

// inParts parts how somebody signed in from the address of that, which gives way first
// where there is no room for both: whether there was a second factor is what the line
// tells, and the event has the address.
func inParts(how string) string {
	at := strings.LastIndex(how, " from ")
	if at < 0 || strings.HasSuffix(how[:at], " ") || strings.Contains(how[at+len(" from "):], " ") {
		return how
	}
	return how[:at] + " " + how[at:]
}

// stepValue returns what of a step other questions can be asked about; nothing
// where the events do not have it. A machine comes before its credentials: who
// made it or put code into it is the next question.
func (from sources) stepValue(ctx context.Context, s lineage.Step) (field, value string) {
	_, _, temporary := trail.ParseSessionID(s.Session)
	switch {
	case (s.Kind == lineage.Function || s.Kind == lineage.Workload) && strings.HasPrefix(s.Session, "arn:"):
		return resourceField, s.Session
	case s.Kind == lineage.Instance || s.Kind == lineage.Function:
		return resourceField, s.Actor
	case temporary:
		return "session", s.Session
	case s.Key != "":
		return "key", s.Key
	}
	if found, err := from.snap.Select(ctx, from.lang, is("actor", s.Actor), nil); err != nil || found.Len() == 0 {
		return "", ""
	}
	return "actor", s.Actor
}

// didLine sums up what the session did, and leads to its events.
func didLine(c *lineage.Chain, own store.Expr, depth int) answers.Line {
	did := c.Did
	line := answers.Line{
		At: did.First, Until: did.Last, Depth: depth,
		Cells: []string{theme.Plural(did.Events, "event"), didText(did)},
	}
	if own != nil && did.Events > 0 {
		line.To.Events, line.To.Count = own, did.Events
	}
	return line
}

// courseLine says what services did in the course of the session, and leads there: its own
// count leaves that out.
func courseLine(c *lineage.Chain, depth int) answers.Line {
	return answers.Line{
		Cells: []string{theme.Plural(c.Did.Forwarded, "call"), "that AWS made in its course"}, Depth: depth,
		To: answers.Target{Events: c.InCourse, Count: c.Did.Forwarded},
	}
}

// maxServices is how many services of a session are named in a line, and maxDid how many
// have a line of their own.
const (
	maxServices = 30
	maxDid      = 8
)

// fewServices is how many services a line names without saying how many they are.
const fewServices = 3

// didText names the services. How many they are comes first: those at the end of a line may
// have no room.
func didText(did lineage.Activity) string {
	var parts []string
	for _, v := range did.Services[:min(maxServices, len(did.Services))] {
		parts = append(parts, v.Value+" "+theme.Count(v.Count))
	}
	text := strings.Join(parts, "  ")
	if len(did.Services) > fewServices {
		return theme.Plural(len(did.Services), "service") + ": " + text
	}
	return text
}

// ownEvents returns the condition that the events fulfil which a chain counts, and
// no others: in the words of people where these say the same.
func (from sources) ownEvents(ctx context.Context, c *lineage.Chain) store.Expr {
	if short := sessionEvents(c.Session); short != nil && from.sameEvents(ctx, short, c.Own) {
		return short
	}
	return c.Own
}

// sessionEvents returns the condition that events of a session mostly fulfil; nil
// when there is none.
func sessionEvents(s lineage.Session) store.Expr {
	if _, _, ok := trail.ParseSessionID(s.ID); ok {
		return is("session", s.ID)
	}
	if s.Key != "" {
		return is("key", s.Key)
	}
	return nil
}

// sameEvents reports whether two conditions find the same events.
func (from sources) sameEvents(ctx context.Context, one, other store.Expr) bool {
	a, err := from.snap.Select(ctx, from.lang, one, nil)
	if err != nil {
		return false
	}
	b, err := from.snap.Select(ctx, from.lang, other, nil)
	return err == nil && a.Len() == b.Len() && a.Both(b).Len() == a.Len()
}

// didSection lists from where and how the session acted, and how that ended if not all
// went well.
func didSection(c *lineage.Chain, own store.Expr) answers.Section {
	out := answers.Section{Title: "what it did", Columns: []answers.Column{{Look: answers.Muted}, {}, {Right: true, Look: answers.Muted}}}
	for _, part := range []didPart{
		{"service", "service", c.Did.Services, own}, {"address", "ip", c.Did.Addresses, own}, {"region", "region", c.Did.Regions, own},
		{"failed", "failed", valueOf("yes", c.Did.Ended.Failed), own},
		{"outcome", "outcome", valueOf(trail.DryRun, c.Did.Ended.DryRuns+c.Did.Ended.Tried), own},
	} {
		out.Lines = append(out.Lines, part.lines()...)
	}
	return out
}

// valueOf is a value that so many events have; nothing where none has it.
func valueOf(value string, n int) []store.ValueCount {
	if n == 0 {
		return nil
	}
	return []store.ValueCount{{Value: value, Count: n}}
}

// didPart is the values of a field that events of a session have.
type didPart struct {
	title, field string
	values       []store.ValueCount
	own          store.Expr // what all events of the session fulfil; nil if nothing does
}

// lines has a line for each of the most frequent values, and one for the rest.
func (p didPart) lines() []answers.Line {
	var out []answers.Line
	title := p.title
	var listed []facets.Value
	shown := p.values
	if len(shown) > maxDid+1 { // one more takes the line that would say so
		shown = shown[:maxDid]
	}
	for _, v := range shown {
		value := facets.Value{Text: v.Value}
		out = append(out, p.line(title, v.Value, v.Count, isAny(p.field, []facets.Value{value})))
		out[len(out)-1].To.Field, out[len(out)-1].To.Value = p.field, v.Value
		title, listed = "", append(listed, value)
	}
	if more := p.values[len(out):]; len(more) > 0 {
		has := store.Match{Field: p.field, Op: store.Present}
		out = append(out, p.line("", moreText(len(more)), sumOf(more), has, inverse(isAny(p.field, listed))))
	}
	return out
}

// line is a line that leads to those events of the session that fulfil conditions too.
func (p didPart) line(title, text string, count int, which ...store.Expr) answers.Line {
	line := answers.Line{Cells: []string{title, text, theme.Count(count)}}
	if p.own != nil {
		line.To.Events, line.To.Count = append(store.And{p.own}, which...), count
	}
	return line
}

// sumOf returns how many events have the values.
func sumOf(values []store.ValueCount) (n int) {
	for _, v := range values {
		n += v.Count
	}
	return n
}

// chainCandidates lists the sessions that may have been meant.
func chainCandidates(asked string, chain *lineage.Chain) *answers.Answer {
	s := answers.Section{Timed: true, Columns: []answers.Column{{Title: "ACTOR", Names: true}, {Title: "KEY", Many: true, Key: true, Spare: true}, {Title: "EVENTS", Right: true}, {Title: "BEGAN", Prose: true, Parts: true}}}
	for _, c := range chain.Candidates {
		s.Lines = append(s.Lines, answers.Line{
			At: c.First, Until: c.Last, Cells: []string{chain.NameOf(c), c.Key, theme.Count(c.Events), inParts(c.Began)},
			To: answers.Target{Ask: askChain, Field: "session", Value: c.ID},
		})
	}
	return &answers.Answer{
		Facts:    []string{theme.Plural(len(chain.Candidates), "session")},
		Sentence: asked + " means several sessions; which one?",
		Sections: []answers.Section{s},
	}
}
