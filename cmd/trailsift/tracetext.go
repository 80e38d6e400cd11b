package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/lineage"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/tui/theme"
)

// textTime is a time as the text forms of answers have it.
func textTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02 15:04:05Z")
}

// printSessions lists the sessions that were possibly meant.
func printSessions(w io.Writer, chain *lineage.Chain) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s; name one:\n", theme.Plural(len(chain.Candidates)+chain.More, "session"))
	var rows [][]string
	for _, s := range chain.Candidates {
		rows = append(rows, []string{textTime(s.First) + " .. " + textTime(s.Last), theme.Plural(s.Events, "event"), chain.NameOf(s), s.Began, s.ID}) // who copies the last sees all of it
	}
	writeColumns(&b, "", room(w), rows)
	if chain.More > 0 {
		fmt.Fprintf(&b, "and %s more with fewer events\n", theme.Count(chain.More))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// printChain writes the tree from the origin to the session, what the session
// did, and where the chain breaks.
func printChain(w io.Writer, chain *lineage.Chain) error {
	var b strings.Builder
	b.WriteString(room(w).prose("who is behind  "+theme.Clean(subject(chain))) + "\n\n")
	writeTree(&b, room(w).line, chainLines(chain))
	b.WriteByte('\n')
	for _, line := range endings(chain) {
		b.WriteString(room(w).prose(theme.Clean(line)) + "\n")
	}
	for _, note := range chain.Notes {
		b.WriteString(room(w).prose("note: "+theme.Clean(note)) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// endings say where the chain ends, and what it rests on of which the log cannot
// tell more.
func endings(chain *lineage.Chain) []string {
	var lines []string
	if chain.Broken != nil {
		lines = append(lines, "breaks: "+chain.Broken.String())
	}
	if chain.EndsAtKey() {
		lines = append(lines, "ends at a long-lived key: who holds it the log does not tell")
	}
	if password := chain.Password(); password != "" {
		lines = append(lines, "rests on "+password)
	}
	if len(lines) == 0 {
		lines = append(lines, "breaks nowhere: the origin is in the data")
	}
	return lines
}

// subject says what the chain is about: the session, its key, what it did.
func subject(chain *lineage.Chain) string {
	var facts []string
	several := chain.Session.PartOfKey() != ""
	if key := chain.Session.Key; key != "" && !several {
		facts = append(facts, key)
	}
	facts = append(facts, theme.Plural(chain.Did.Events, "event"), theme.Plural(chain.Did.Writes, "write"), chain.Did.Ended.Said())
	if several {
		facts[len(facts)-1] += fmt.Sprintf("; %s in %s of the events", chain.Session.Key, theme.Count(chain.Session.KeyEvents))
	}
	return fmt.Sprintf("%s  (%s)", chain.Session.Actor, strings.Join(facts, ", "))
}

// The steps of a long chain that are printed: those near the origin and those
// near the session.
const (
	stepsFirst = 20
	stepsLast  = 20
)

// chainLines are the lines of the tree in three columns: the holder, how it got
// its credentials, and why that is believed.
func chainLines(chain *lineage.Chain) [][]string {
	var lines [][]string
	depth := 0
	if chain.Broken != nil {
		lines = append(lines, []string{"? unknown", theme.Clean(chain.Broken.Missing), ""})
		depth = 1
	}
	folded := max(0, len(chain.Steps)-stepsFirst-stepsLast)
	for i, s := range chain.Steps {
		if folded > 0 && i == stepsFirst {
			lines = append(lines, []string{branch(depth) + "…", theme.Count(folded) + " steps are not shown", ""})
			depth++
		}
		if folded > 0 && i >= stepsFirst && i < stepsFirst+folded {
			continue
		}
		lines = append(lines, []string{branch(depth) + "● " + theme.Clean(s.Actor), howOf(s), whyOf(s)})
		depth++
	}
	if _, forwarded := chain.Forwarded(); forwarded { // what was called for it is no holder of its own
		depth--
	}
	lines = append(lines, []string{branch(depth) + " " + theme.Plural(chain.Did.Events, "event"), didOf(chain.Did), ""})
	if chain.Did.Events > 0 {
		lines = append(lines, []string{"", whenOf(chain.Did), ""})
	}
	if n := chain.Did.Forwarded; n > 0 {
		lines = append(lines, []string{"", "and " + phrase.InCourse(n), ""})
	}
	return lines
}

// branch is the line that leads to a holder in the tree.
func branch(depth int) string {
	if depth == 0 {
		return ""
	}
	return strings.Repeat("  ", depth-1) + "└─"
}

// howOf says when and how a holder got its credentials, and from which address
// they were asked for.
func howOf(s lineage.Step) string {
	how := s.HowIn(phrase.Clock{})
	if s.Address != "" && !strings.Contains(how, s.Address) {
		how += " from " + s.Address
	}
	return theme.Clean(strings.TrimSpace(textTime(s.Time) + "  " + how))
}

func whyOf(s lineage.Step) string {
	why := fmt.Sprintf("%-7s  %-15s  %s", s.Certainty, s.Rule, s.EventID)
	if s.RestsOn != "" {
		why += ", rests on " + s.RestsOn
	}
	if s.Others > 0 {
		why += fmt.Sprintf(" (or %s)", theme.Plural(s.Others, "other"))
	}
	return theme.Clean(why)
}

// didOf says what a session did, the most frequent services first.
func didOf(did lineage.Activity) string {
	text := countsOf(did.Services, 5)
	if did.Events > 0 {
		text += partsApart + "writes " + theme.Count(did.Writes) + partsApart + "failures " + theme.Count(did.Ended.Failed)
	}
	return theme.Clean(text)
}

// whenOf says when a session did it, and from where.
func whenOf(did lineage.Activity) string {
	return theme.Clean(textTime(did.First) + " .. " + textTime(did.Last) + partsApart + "from " + countsOf(did.Addresses, 3))
}

// countsOf lists the most frequent values.
func countsOf(values []store.ValueCount, most int) string {
	var parts []string
	for _, v := range values[:min(len(values), most)] {
		parts = append(parts, fmt.Sprintf("%s %s", v.Value, theme.Count(v.Count)))
	}
	if more := len(values) - len(parts); more > 0 {
		parts = append(parts, fmt.Sprintf("+%d more", more))
	}
	return strings.Join(parts, " · ")
}
