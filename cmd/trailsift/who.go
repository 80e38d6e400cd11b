package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/store/trail/profile"
	"github.com/trailsift/trailsift/tui/theme"
)

// whoAnswer is the JSON form of `trailsift who`.
type whoAnswer struct {
	Resource whoResource  `json:"resource"`
	Answer   string       `json:"answer"`
	Events   []whoEvent   `json:"events"`   // done to the resource, oldest first
	Mentions []whoEvent   `json:"mentions"` // that only name it
	Caveats  []string     `json:"caveats"`
	Related  []whoRelated `json:"related"`
}

// whoRelated is something that the resource has to do with.
type whoRelated struct {
	As    string `json:"as"` // what it is to the resource: "role"
	ID    string `json:"id"` // "" for what is no resource, such as a session
	Kind  string `json:"kind"`
	Text  string `json:"text"`
	Count int    `json:"count"` // events that tell so
}

// whoCandidates is the form where it is not clear what was asked for.
type whoCandidates struct {
	Candidates []whoCandidate `json:"candidates"`
	// Containing is there when no resource has what was asked for in its name.
	Containing *whoContaining `json:"containing,omitempty"`
	Caveats    []string       `json:"caveats,omitempty"`
}

// The id of something of IAM is its ARN, in arn too, where an event has that. Else it is
// made of the account and the name, and may lack a path.
type whoResource struct {
	ID    string   `json:"id"`
	ARN   string   `json:"arn,omitempty"` // of IAM, as an event has it
	Kind  string   `json:"kind"`
	Names []string `json:"names"`
}

type whoCandidate struct {
	ID    string `json:"id"`
	ARN   string `json:"arn,omitempty"` // as above
	Kind  string `json:"kind"`
	Count int    `json:"count"`
}

type whoEvent struct {
	Time    string `json:"time"`
	Actor   string `json:"actor"`
	Account string `json:"account,omitempty"` // the actor's own
	Event   string `json:"event"`
	Role    string `json:"role,omitempty"`
	Failed  bool   `json:"failed"`
	DryRun  bool   `json:"dryRun,omitempty"` // it only asked whether it would succeed
	ID      string `json:"id"`               // eventID
}

func newWho(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "who RESOURCE PATH...",
		Short: "Tell who created, changed, read and deleted a resource",
		Long: `who tells the life of a resource. RESOURCE is an id (i-0abc…, sg-…, AKIA…), an
ARN, s3://bucket, or the name of a bucket, role, user, function, secret …; of a
part of a name it lists what may be meant. Where no resource is known by it, the
events that contain it anywhere are listed (in JSON below containing).

The first line is the answer: who made it, when and from where, or since when it
is seen. Then its life in order; events of one actor that are alike take one
line. The answer comes from all events; a filter narrows what is listed.`,
		Example: "  trailsift who i-0d6e1b2a3c4f59687 ~/logs\n  trailsift who my-bucket ~/logs\n  trailsift who AKIAIOSFODNN7EXAMPLE --json ~/logs",
		Args:    sourceArgs("resource"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.who(cmd.Context(), args[0], args[1:], asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON, event by event")
	return cmd
}

func (a *app) who(ctx context.Context, asked string, paths []string, asJSON bool) error {
	if strings.TrimSpace(asked) == "" {
		return usagef("who: name a resource, as in trailsift who i-0abc… ~/logs")
	}
	l, err := a.load(ctx, paths)
	if err != nil {
		return err
	}
	var within *store.Selection
	if l.filter != nil {
		within = l.sel
	}
	answer, err := history.Of(ctx, l.snap, l.lang, asked, within)
	if err != nil {
		return err
	}
	answer.Caveats = append(l.unseen(), answer.Caveats...)
	switch {
	case asJSON && !answer.Found():
		out, err := l.candidatesOf(ctx, answer)
		if err != nil {
			return err
		}
		return writeJSON(a.output(), out)
	case asJSON:
		out, err := l.whoOf(ctx, answer)
		if err != nil {
			return err
		}
		return writeJSON(a.output(), out)
	case !answer.Found():
		if err := printCandidates(a.output(), answer); err != nil {
			return err
		}
		told, err := a.pointToProfile(ctx, l, strings.TrimSpace(asked), len(answer.Candidates) > 0 && !answer.Near)
		if err != nil || told || answer.Containing == nil || answer.Containing.Rows.Len() > 0 {
			return err
		}
		return a.pointElsewhere(ctx, l, answer)
	}
	return printWho(a.output(), answer)
}

// pointElsewhere says what to ask instead of what no event contains.
func (a *app) pointElsewhere(ctx context.Context, l *loaded, answer *history.Answer) error {
	var offered []string
	for _, c := range answer.Candidates {
		offered = append(offered, c.ID)
	}
	lines, err := l.pointers(ctx, answer.Asked, "who", offered)
	if err != nil {
		return err
	}
	return writePointers(a.output(), lines)
}

// pointToProfile says what else is loaded of what is no single resource: the events
// from an address, or of somebody. Resources may have the same name. It reports
// whether there was something to say.
func (a *app) pointToProfile(ctx context.Context, l *loaded, asked string, named bool) (told bool, err error) {
	subject, err := profile.Find(ctx, l.snap, l.lang, asked)
	if err != nil {
		return false, err
	}
	p, err := profile.Of(ctx, l.snap, l.lang, subject)
	if err != nil || p.Events == 0 {
		return false, err
	}
	is := "it is no resource, but"
	if named {
		is = "it is also"
	}
	_, err = fmt.Fprintf(a.output(), "\n%s %s: %s; trailsift profile %s tells of it\n",
		is, theme.Clean(subject.Kind.Said()), theme.Plural(p.Events, "event"), theme.Clean(asked))
	return true, err
}

func (l *loaded) candidatesOf(ctx context.Context, answer *history.Answer) (out whoCandidates, err error) {
	out = whoCandidates{Candidates: []whoCandidate{}, Caveats: answer.Caveats}
	for _, c := range answer.Candidates {
		id, _ := answer.ARNs.Of(c.ID)
		out.Candidates = append(out.Candidates, whoCandidate{id, answer.ARNs[c.ID], c.Kind, c.Count})
	}
	out.Containing, err = l.containingOf(ctx, answer)
	return out, err
}

// whoOf lists an answer event by event.
func (l *loaded) whoOf(ctx context.Context, answer *history.Answer) (whoAnswer, error) {
	r := answer.Resource
	id, _ := answer.ARNs.Of(r.ID)
	out := whoAnswer{Resource: whoResource{id, answer.ARNs[r.ID], r.Kind, r.Names}, Answer: answer.Sentence, Caveats: append([]string{}, answer.Caveats...)}
	out.Related = make([]whoRelated, 0, len(answer.Related))
	for _, r := range answer.Related {
		id, _ := answer.ARNs.Of(r.ID)
		out.Related = append(out.Related, whoRelated{r.As, id, r.Kind, r.Text, r.Count})
	}
	var err error
	if out.Events, err = l.whoEvents(ctx, answer, answer.Events); err != nil {
		return out, err
	}
	out.Mentions, err = l.whoEvents(ctx, answer, answer.Mentions)
	return out, err
}

func (l *loaded) whoEvents(ctx context.Context, answer *history.Answer, view *store.View) ([]whoEvent, error) {
	out := make([]whoEvent, 0, view.Len())
	for i := range view.Len() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out = append(out, l.whoEvent(answer, view.Row(i)))
	}
	return out, nil
}

func (l *loaded) whoEvent(answer *history.Answer, row store.Row) whoEvent {
	rec := l.snap.Record(row)
	text := func(field string) string {
		value, _ := rec.Value(l.lang, field)
		return value
	}
	e := whoEvent{Actor: text("actor"), Account: text("userIdentity.accountId"), Event: text("eventName"), Role: answer.Role(row).String(), Failed: text("failed") == "yes", DryRun: text("outcome") == trail.DryRun, ID: text("eventID")}
	if at, ok := rec.Time(); ok {
		e.Time = at.Format(time.RFC3339)
	}
	return e
}
