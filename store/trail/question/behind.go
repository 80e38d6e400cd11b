package question

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/lineage"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// behindSession follows a session back to its origin. Links are looked for in
// all events, whatever the data are narrowed to.
func behindSession(d *desk) (*finding, error) {
	chain, err := lineage.Trace(d.ctx, d.Snap, d.Lang, d.value)
	if unknown := (*lineage.UnknownError)(nil); errors.As(err, &unknown) {
		chain, err = &lineage.Chain{}, nil
	}
	if err != nil {
		return nil, err
	}
	var links []string
	for _, s := range chain.Steps {
		for _, id := range []string{s.EventID, s.RestsOn} {
			if id != "" && !slices.Contains(links, id) {
				links = append(links, id)
			}
		}
	}
	f := &finding{Answer: &Answer{}, expr: store.Equals("id", links...)}
	if len(links) == 0 {
		f.expr = store.Or{}
	}
	if f.Rows, err = d.Snap.Select(d.ctx, d.Lang, f.expr, nil); err != nil {
		return nil, err
	}
	f.Text, f.Unproven = d.behind(chain), notesOf(chain)
	if chain.Broken != nil {
		f.Unproven = append(f.Unproven, d.breaks(chain.Broken))
	}
	f.Tables = d.chainTables(chain)
	f.Filter = f.expr.String()
	return f, nil
}

// behind is the sentence.
func (d *desk) behind(chain *lineage.Chain) string {
	switch {
	case len(chain.Candidates) > 0:
		return d.value + " may be any of " + phrase.Plural(len(chain.Candidates)+chain.More, "session") + ": ask about one of them"
	case len(chain.Steps) == 0:
		return "Nothing in these events is about " + d.value
	}
	origin := chain.Steps[0]
	who := origin.Actor
	if origin.How != "" {
		who += " (" + origin.HowIn(d.Clock) + ")"
	}
	text := who + " " + d.behindWhat(chain)
	switch {
	case chain.Broken != nil:
		text = fmt.Sprintf("The chain breaks before %s: %s", origin.Actor, chain.Broken.Missing)
	case len(chain.Steps) == 1 && origin.Actor == chain.Session.Actor:
		text = origin.Actor + d.itself(chain)
	}
	events := phrase.Plural(chain.Did.Events, "event")
	if _, forwarded := chain.Forwarded(); forwarded { // whose these are is not who was asked about
		events += " of " + chain.Session.Actor
	}
	return text + fmt.Sprintf("; %s, of which %s and %s", events, phrase.Plural(chain.Did.Writes, "write"), chain.Did.Ended.Failures()) + besides(chain.Did)
}

// besides says what is not among the events of a session: what services did in its course.
func besides(did lineage.Activity) string {
	if did.Forwarded == 0 {
		return ""
	}
	return "; and " + phrase.InCourse(did.Forwarded)
}

// itself says of somebody whom nobody else is behind in the data how it acted; a
// password that somebody else knew may be used by somebody else.
func (d *desk) itself(chain *lineage.Chain) string {
	how := chain.Steps[0].HowIn(d.Clock)
	switch {
	case chain.Doubt != "":
		return ", or who had set its password before: " + how
	case chain.EndsAtKey():
		return ", or who else holds its key: " + how
	}
	return " itself: " + how
}

// notesOf are the notes of a chain as sentences. A name at the start of one stays
// as it is.
func notesOf(chain *lineage.Chain) []string {
	var out []string
	for _, note := range chain.Notes {
		named := slices.ContainsFunc(chain.Steps, func(s lineage.Step) bool { return strings.HasPrefix(note, s.Actor+" ") })
		if note != "" && !named {
			note = strings.ToUpper(note[:1]) + note[1:]
		}
		out = append(out, note+".")
	}
	return out
}

// behindWhat says what the origin is behind: what a service did, or a session,
// by its key where the name alone is the origin's too.
func (d *desk) behindWhat(chain *lineage.Chain) string {
	what := chain.Session.Actor
	if last, ok := chain.Forwarded(); ok {
		what = last.HowIn(d.Clock)
	} else if chain.Session.Key != "" && what == chain.Steps[0].Actor {
		what += " (" + chain.Session.Key + ")"
	}
	if slices.ContainsFunc(chain.Steps, func(s lineage.Step) bool { return s.Certainty == lineage.Guessed }) {
		return "may be behind " + what + ": one link is a guess"
	}
	if chain.Password() != "" {
		return "is likely behind " + what + ": one link is a password that somebody else knew"
	}
	return "is behind " + what
}

func (d *desk) chainTables(chain *lineage.Chain) []Table {
	steps := Table{Title: "From the origin to the session", Heads: []string{"actor", "how", "from", "rule", "certainty"}}
	for _, s := range chain.Steps {
		line := Line{Cells: []string{s.Actor, s.HowIn(d.Clock), s.Address, string(s.Rule), string(s.Certainty)}, First: s.Time, Last: s.Time}
		if s.EventID != "" {
			line.Count, line.Filter, line.Event = 1, store.Equals("id", s.EventID).String(), &s.Row
		}
		steps.Lines = append(steps.Lines, line)
	}
	candidates := Table{Title: "Sessions that may be meant", Heads: []string{"actor", "key", "began", "session"}, More: chain.More}
	for _, s := range chain.Candidates {
		candidates.Lines = append(candidates.Lines, Line{
			Cells: []string{chain.NameOf(s), s.Key, s.Began, s.ID}, Count: s.Events, First: s.First, Last: s.Last, About: s.ID,
		})
	}
	var out []Table
	for _, t := range []Table{steps, candidates} {
		more := max(0, len(t.Lines)-2*tableLines)
		t.Lines, t.More = t.Lines[:len(t.Lines)-more], t.More+more
		if len(t.Lines) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// breaks says which log would tell more of a chain that breaks.
func (d *desk) breaks(b *lineage.Break) string {
	var where []string
	if b.Events != "" {
		where = append(where, b.Events)
	}
	if b.Account != "" {
		where = append(where, "the trail of account "+b.Account)
	}
	text := b.Missing
	if len(where) > 0 {
		text += "; needed: " + strings.Join(where, ", ")
	}
	if !b.Time.IsZero() {
		text += map[bool]string{true: " at ", false: " before "}[b.Exact] + d.Clock.Moment(b.Time)
	}
	return "The chain breaks: " + text + "."
}
