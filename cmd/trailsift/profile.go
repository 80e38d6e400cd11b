package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/profile"
	"github.com/trailsift/trailsift/tui/theme"
)

const profileHelp = `profile sums up what is loaded of somebody: since when, how much, from where,
with what, and what was new. WHO is an actor's name as the actor field has it,
an access key, an address or network, a service, an ARN, a session
(principalId@creationDate), a principal's id, an account's id, or the name of a
role or user.

New is what was used for the first time after the subject's first day, or its
first hour where less than two days of it are loaded. All that is loaded is
looked at, whatever the filter.`

func newProfile(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "profile WHO PATH...",
		Short: "Sum up what an actor, a key, an address or a session did",
		Long:  profileHelp,
		Example: `  trailsift profile mira ~/logs
  trailsift profile AKIAIOSFODNN7EXAMPLE ~/logs
  trailsift profile 203.0.113.7 --json ~/logs`,
		Args: sourceArgs("subject: an actor, key, address or session"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(args[0]) == "" {
				return usagef("profile: name an actor, key, address or session, as in trailsift profile mira ~/logs")
			}
			return a.profile(cmd.Context(), strings.TrimSpace(args[0]), args[1:], asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}

func (a *app) profile(ctx context.Context, who string, paths []string, asJSON bool) error {
	l, err := a.loadWhole(ctx, paths, "profile", "what was usual")
	if err != nil {
		return err
	}
	subject, err := profile.Find(ctx, l.snap, l.lang, who)
	if err != nil {
		return err
	}
	p, err := profile.Of(ctx, l.snap, l.lang, subject)
	if err != nil {
		return err
	}
	p.Unproven = append(l.unseen(), p.Unproven...)
	if asJSON {
		return writeJSON(a.output(), profileOf(p))
	}
	if err := printProfile(a.output(), p); err != nil || p.Events > 0 || len(p.Similar) > 0 {
		return err
	}
	lines, err := l.pointers(ctx, who, "profile", nil)
	if err != nil {
		return err
	}
	return writePointers(a.output(), lines)
}

// profileAnswer is the JSON form of `trailsift profile`.
type profileAnswer struct {
	Subject  string   `json:"subject"`
	Kind     string   `json:"kind"`
	Answer   string   `json:"answer"`
	Unproven []string `json:"unproven"`
	Filter   string   `json:"filter"`
	// Principals are those who have the name, where there are several.
	Principals []profilePrincipal `json:"principals"`
	activity
	NewAfter string         `json:"newAfter"` // "" where nothing can be called new
	New      []profileValue `json:"new"`
	MoreNew  int            `json:"moreNew"`
	Facets   []profileFacet `json:"facets"`
	// GrantUses counts reads that hand out secrets, credentials or data; Written are the most frequent events that were writes.
	GrantUses int            `json:"grantUses"`
	Written   []profileValue `json:"written"`
	Sessions  []profileValue `json:"sessions"`
	// Forwarded are the calls that services made on its behalf: they are among
	// the events, and in the count of no session.
	Forwarded int            `json:"forwarded"`
	Created   []profileThing `json:"created"`
	Deleted   []profileThing `json:"deleted"`
}

// profilePrincipal is one of several who have a name.
type profilePrincipal struct {
	ID      string `json:"id"`
	Account string `json:"account"`
	Type    string `json:"type"`
	Count   int    `json:"count"`
	First   string `json:"first"`
	Last    string `json:"last"`
}

// profileFacet is the most frequent values of a field, and how many more there
// are.
type profileFacet struct {
	Field  string         `json:"field"`
	Values []profileValue `json:"values"`
	More   int            `json:"more"`
}

type profileValue struct {
	Field string `json:"field,omitempty"`
	Value string `json:"value"`
	// Also are values that mean the same: what another account calls a caller.
	Also  []string `json:"also,omitempty"`
	Count int      `json:"count"`
	First string   `json:"first"`
	Last  string   `json:"last,omitempty"`
}

type profileThing struct {
	Resource string `json:"resource"`
	Part     string `json:"part,omitempty"` // what of it was made or unmade: "login profile"
	Event    string `json:"event"`
	Time     string `json:"time"`
	Failed   bool   `json:"failed"`
}

func profileOf(p *profile.Profile) profileAnswer {
	out := profileAnswer{
		Subject: p.Subject.Value, Kind: p.Subject.Kind.String(), Answer: p.Text, Unproven: append([]string{}, p.Unproven...), Filter: p.Filter,
		activity: activity{p.Events, p.Writes, p.Ended.Failed, p.Ended.DryRuns, jsonTime(p.First), jsonTime(p.Last)}, NewAfter: jsonTime(p.Baseline),
		Principals: []profilePrincipal{}, New: []profileValue{}, MoreNew: p.MoreNew(), Facets: []profileFacet{}, GrantUses: p.GrantUses, Written: []profileValue{}, Sessions: []profileValue{},
		Forwarded: p.Forwarded, Created: thingsOf(p.Created), Deleted: thingsOf(p.Deleted),
	}
	for _, n := range p.New {
		out.New = append(out.New, profileValue{n.Field, n.Value, nil, n.Count, jsonTime(n.At), ""})
	}
	for _, f := range p.Facets {
		facet := profileFacet{f.Field, []profileValue{}, f.More}
		for _, v := range f.Values {
			facet.Values = append(facet.Values, profileValue{"", v.Text, v.Also, v.Count, jsonTime(v.First), jsonTime(v.Last)})
		}
		out.Facets = append(out.Facets, facet)
	}
	for _, v := range p.Written.Values {
		out.Written = append(out.Written, profileValue{"", v.Text, nil, v.Count, jsonTime(v.First), jsonTime(v.Last)})
	}
	for _, n := range p.Principals {
		out.Principals = append(out.Principals, profilePrincipal{n.ID, n.Account, n.Type, n.Count, jsonTime(n.First), jsonTime(n.Last)})
	}
	for _, s := range p.Sessions {
		out.Sessions = append(out.Sessions, profileValue{"", s.Session, nil, s.Count, jsonTime(s.First), jsonTime(s.Last)})
	}
	return out
}

func thingsOf(things []profile.Thing) []profileThing {
	out := make([]profileThing, len(things))
	for i, t := range things {
		out[i] = profileThing{t.ARN, t.Part, t.Event, jsonTime(t.At), t.Failed}
	}
	return out
}

// printProfile writes a profile: the sentence, what was new, then the usual.
func printProfile(w io.Writer, p *profile.Profile) error {
	var b strings.Builder
	b.WriteString(room(w).prose(theme.Clean(p.Text)) + "\n")
	var fresh, usual, sessions, names, similar [][]string
	for _, n := range p.Principals {
		names = append(names, []string{n.Account, n.Type, theme.Plural(n.Count, "event"), between(n.First, n.Last), n.ID})
	}
	for _, v := range p.Similar {
		similar = append(similar, []string{theme.Plural(v.Count, "event"), v.Value})
	}
	for _, n := range p.New {
		fresh = append(fresh, []string{textTime(n.At), n.Title, theme.Plural(n.Count, "event"), n.Value})
	}
	for _, u := range p.Unlisted {
		fresh = append(fresh, []string{textTime(u.At), u.Title, "", theme.Count(u.More) + " more, from here on"})
	}
	slices.SortStableFunc(fresh, func(x, y []string) int { return strings.Compare(x[0], y[0]) })
	for _, f := range p.Shown() {
		title := f.Title
		for _, v := range f.Values {
			usual = append(usual, []string{title, theme.Count(v.Count), between(v.First, v.Last), namesOf(v)})
			title = ""
		}
		if f.More > 0 {
			usual = append(usual, []string{"", "", "", "… " + theme.Count(f.More) + " more"})
		}
	}
	for _, s := range p.Sessions {
		sessions = append(sessions, []string{between(s.First, s.Last), theme.Plural(s.Count, "event"), s.Session})
	}
	if p.Forwarded > 0 {
		sessions = append(sessions, []string{"", theme.Plural(p.Forwarded, "event"), "calls that AWS made on its behalf"})
	}
	part := func(title string, rows [][]string, more int) {
		section(&b, room(w), title, rows)
		if more > 0 {
			fmt.Fprintf(&b, "  … %s more\n", theme.Count(more))
		}
	}
	part("it may be", similar, 0)
	part("who has this name", names, 0)
	part("new after "+textTime(p.Baseline), fresh, 0)
	part("what it did", usual, 0)
	part("sessions", sessions, p.MoreSessions)
	part(profile.TitleOf("created", p.Created), thingRows(p.Created), p.MoreCreated)
	part(profile.TitleOf("deleted", p.Deleted), thingRows(p.Deleted), p.MoreDeleted)
	for _, u := range p.Unproven {
		b.WriteString("\n" + room(w).prose(theme.Clean(u)) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// namesOf is a value of a profile, with those that mean the same behind it.
func namesOf(v profile.Value) string {
	text := cmp.Or(v.Text, "(empty)")
	if len(v.Also) > 0 {
		text += ", also " + phrase.List(v.Also, 0)
	}
	return text
}

func thingRows(things []profile.Thing) [][]string {
	var rows [][]string
	for _, t := range things {
		rows = append(rows, []string{t.At.UTC().Format(time.DateTime), map[bool]string{true: "failed"}[t.Failed], t.Event, t.Text})
	}
	return rows
}
