package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/lineage"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/tui/theme"
)

// traceAnswer is the JSON form of `trailsift trace`, when what was asked for
// is one session.
type traceAnswer struct {
	Session string      `json:"session"`
	Chain   []traceStep `json:"chain"`
	Breaks  string      `json:"breaks"`
	Notes   []string    `json:"notes"`
	Actor   string      `json:"actor"`
	Key     string      `json:"key"`
	Did     *traceDid   `json:"did"` // null where there is no session
}

// traceDid is what the session did.
type traceDid struct {
	activity
	Forwarded int          `json:"forwarded"` // calls that services made in its course, none of the events
	Services  []facetValue `json:"services"`
	Addresses []facetValue `json:"addresses"`
	Regions   []facetValue `json:"regions"`
}

// activity is how much somebody did, and from when to when.
type activity struct {
	Events   int    `json:"events"`
	Writes   int    `json:"writes"`
	Failures int    `json:"failures"` // as failed:yes has them
	DryRuns  int    `json:"dryRuns"`  // of the failures
	First    string `json:"first"`
	Last     string `json:"last"`
}

type traceStep struct {
	Actor     string `json:"actor"`
	Event     string `json:"event"`
	Time      string `json:"time"`
	Rule      string `json:"rule"`
	Certainty string `json:"certainty"`
	ID        string `json:"id"`
	Others    int    `json:"others"` // further events that would fit as well
	Kind      string `json:"kind"`
	How       string `json:"how"`
	Address   string `json:"address"`
	Account   string `json:"account"`
	Session   string `json:"session"`
	Key       string `json:"key"`
	RestsOn   string `json:"restsOn"` // of a service that called for somebody: the event of theirs that says so, as id is that call; else ""
}

// traceCandidates is the form when it may be several.
type traceCandidates struct {
	Candidates []traceCandidate `json:"candidates"`
	More       int              `json:"more"` // with fewer events
}

type traceCandidate struct {
	ID    string `json:"id"`
	Actor string `json:"actor"`
	Count int    `json:"count"`
	First string `json:"first"`
	Last  string `json:"last"`
	Key   string `json:"key"`
	Began string `json:"began"`
}

const traceHelp = `trace follows credentials back to where they came from: a person, a pipeline, an
instance or a service. KEY is an access key, a session as the session field has
it (principalId@creationDate) or the ARN of an assumed role; EVENTID an event.

Each line is a holder of credentials, how it got them, how sure that is, by
which rule, and the event that it rests on. The line of a service that called
for somebody is of that call, and says what it rests on besides. Where the chain
breaks, the last line says which log would tell more. A long-lived key, or a
password that somebody else set, is said to be: who used it the log does not
tell. All that is loaded is looked at, whatever the filter.`

func newTrace(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "trace KEY|EVENTID PATH...",
		Short: "Say who is behind an access key, a session or an event",
		Long:  traceHelp,
		Example: `  trailsift trace ASIAEXAMPLEEXAMPLE12 ~/logs
  trailsift trace arn:aws:sts::111122223333:assumed-role/deploy/ci-4711 ~/logs
  trailsift trace 3038ebd2-c98a-4c65-9b6e-e22506292313 --json ~/logs`,
		Args: sourceArgs("key, session or event id"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(args[0]) == "" {
				return usagef("trace: name a key, session or event id, as in trailsift trace ASIA… ~/logs")
			}
			return a.trace(cmd.Context(), args[0], args[1:], asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}

func (a *app) trace(ctx context.Context, what string, paths []string, asJSON bool) error {
	l, err := a.loadWhole(ctx, paths, "trace", "causes")
	if err != nil {
		return err
	}
	chain, err := l.chainOf(ctx, what)
	var unknown *lineage.UnknownError
	if errors.As(err, &unknown) {
		return a.traceNothing(ctx, l, unknown, asJSON)
	}
	if err != nil {
		return err
	}
	chain.Notes = append(l.unseen(), chain.Notes...)
	switch {
	case asJSON && len(chain.Candidates) > 0:
		return writeJSON(a.output(), sessionCandidates(chain))
	case asJSON:
		return writeJSON(a.output(), traceOf(chain))
	case len(chain.Candidates) > 0:
		return printSessions(a.output(), chain)
	}
	return printChain(a.output(), chain)
}

// chainOf follows what was named back: an instance is its role's session.
func (l *loaded) chainOf(ctx context.Context, what string) (*lineage.Chain, error) {
	chain, err := lineage.Trace(ctx, l.snap, l.lang, what)
	var unknown *lineage.UnknownError
	if !errors.As(err, &unknown) || !strings.HasPrefix(what, "i-") {
		return chain, err
	}
	principals, facetErr := l.snap.Facet(ctx, l.lang, "userIdentity.principalId", nil, 0)
	if facetErr != nil {
		return nil, facetErr
	}
	for _, v := range principals.Values { // the most frequent one first: an instance may have had several roles
		if strings.HasSuffix(v.Value, ":"+what) {
			return lineage.Trace(ctx, l.snap, l.lang, v.Value)
		}
	}
	return chain, err
}

// traceNothing says that nothing is known of what was asked for, and what to ask
// instead: an answer too.
func (a *app) traceNothing(ctx context.Context, l *loaded, unknown *lineage.UnknownError, asJSON bool) error {
	if asJSON {
		return writeJSON(a.output(), traceAnswer{Chain: []traceStep{}, Breaks: unknown.Error(), Notes: append([]string{}, l.unseen()...)})
	}
	lines, err := l.pointers(ctx, unknown.What, "trace", nil)
	if err != nil {
		return err
	}
	var b strings.Builder
	text := theme.Clean(unknown.Error()) + "; of a resource, trailsift who tells, of an address or a name, trailsift profile"
	b.WriteString(room(a.output()).prose(text) + "\n")
	writeCaveats(&b, room(a.output()), l.unseen())
	if _, err := io.WriteString(a.output(), b.String()); err != nil {
		return err
	}
	return writePointers(a.output(), lines)
}

func traceOf(chain *lineage.Chain) traceAnswer {
	out := traceAnswer{Session: chain.Session.ID, Chain: []traceStep{}, Notes: append([]string{}, chain.Notes...), Actor: chain.Session.Actor, Key: chain.Session.Key}
	did := chain.Did
	out.Did = &traceDid{activity{did.Events, did.Writes, did.Ended.Failed, did.Ended.DryRuns, jsonTime(did.First), jsonTime(did.Last)}, did.Forwarded, facetValues(did.Services), facetValues(did.Addresses), facetValues(did.Regions)}
	for _, s := range chain.Steps {
		out.Chain = append(out.Chain, traceStep{s.Actor, s.Event, jsonTime(s.Time), string(s.Rule), string(s.Certainty), s.EventID, s.Others,
			string(s.Kind), s.HowIn(phrase.Clock{}), s.Address, s.Account, s.Session, s.Key, s.RestsOn})
	}
	if chain.Broken != nil {
		out.Breaks = chain.Broken.String()
	}
	return out
}

// facetValue is a value and how many events have it.
type facetValue struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

func facetValues(values []store.ValueCount) []facetValue {
	out := make([]facetValue, len(values))
	for i, v := range values {
		out[i] = facetValue{v.Value, v.Count}
	}
	return out
}

// jsonTime is a time as records have it, "" for none.
func jsonTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func sessionCandidates(chain *lineage.Chain) traceCandidates {
	out := traceCandidates{More: chain.More}
	for _, s := range chain.Candidates {
		out.Candidates = append(out.Candidates, traceCandidate{s.ID, s.Actor, s.Events, jsonTime(s.First), jsonTime(s.Last), s.Key, s.Began})
	}
	return out
}
