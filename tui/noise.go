package tui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/filterbar"
	"github.com/trailsift/trailsift/tui/theme"
)

// Noise is what can be hidden with one step. Each kind is an ordinary
// condition of the filter, seen as a chip that says how many events it hides;
// nothing is hidden at the start. Hiding is about what is listed and counted
// and nothing else: what looks for connections between events, such as a
// pivot or the chain of a session's credentials, looks at all of them, hidden
// or not.

// tier is a value of origin, from what AWS does by itself to what a principal
// did.
type tier struct{ value, name string }

func tiers() []tier {
	return []tier{
		{"service", "AWS acting for itself"},
		{"linked-role", "AWS through a service-linked role"},
		{"forwarded", "calls that AWS forwards for others"},
		{"console-read", "the console drawing its pages"},
		{"direct", "what principals did themselves"},
	}
}

// isTier reports whether a value of origin is one of those known here.
func isTier(value string) bool {
	return slices.ContainsFunc(tiers(), func(t tier) bool { return t.value == value })
}

// awsTiers returns the tiers that AWS generates.
func awsTiers() []string { return []string{"service", "linked-role", "forwarded"} }

// The conditions that have a key of their own, and the one for the console.
var (
	changes    = like("verb", "write", "grant-use")
	onlyFailed = like("failed", "yes")
	// noConsoleReads leaves what hands out secrets or data in view: with
	// origin alone, a secret read in the console would be hidden.
	noConsoleReads = store.Not{Expr: consoleReads}
	consoleReads   = store.And{like("origin", "console-read"), like("verb", "read")}
)

// hiddenTiers returns which tiers a condition hides; none when it is another
// condition.
func hiddenTiers(e store.Expr) []string {
	not, ok := e.(store.Not)
	if !ok {
		return nil
	}
	m, ok := not.Expr.(store.Match)
	if !ok || m.Field != "origin" || m.Op != store.Like {
		return nil
	}
	var out []string
	for _, v := range m.Values {
		text, plain := v.Plain()
		if !plain {
			return nil
		}
		out = append(out, text)
	}
	return out
}

// withoutTiers hides tiers, or shows them again when all of them are hidden.
// One condition holds all that are, and what else it hid before.
func (t terms) withoutTiers(values ...string) terms {
	at := slices.IndexFunc(t, func(c term) bool { return !c.off && hiddenTiers(c.expr) != nil })
	var now []string
	if at >= 0 {
		now = hiddenTiers(t[at].expr)
	}
	isHidden := func(v string) bool { return slices.Contains(now, v) }
	show := !slices.ContainsFunc(values, func(v string) bool { return !isHidden(v) })
	var next []string
	for _, tier := range tiers() {
		named := slices.Contains(values, tier.value)
		if named && !show || !named && isHidden(tier.value) {
			next = append(next, tier.value)
		}
	}
	next = append(next, slices.DeleteFunc(slices.Clone(now), isTier)...)
	switch {
	case len(next) == 0:
		return t.removed(at)
	case at < 0:
		return t.with(store.Not{Expr: like("origin", next...)})
	}
	return t.replaced(at, store.Not{Expr: like("origin", next...)})
}

func (a *App) toggleAWS() tea.Cmd     { return a.narrow(a.filter.terms.withoutTiers(awsTiers()...)) }
func (a *App) toggleChanges() tea.Cmd { return a.toggle(changes) }
func (a *App) toggleFailed() tea.Cmd  { return a.toggle(onlyFailed) }

func (a *App) toggle(e store.Expr) tea.Cmd { return a.narrow(a.filter.terms.toggled(e)) }

// noiseCommands hide the tiers one by one; they have no keys.
func (a *App) noiseCommands() []command {
	var out []command
	for _, t := range tiers() {
		c := command{group: "Noise", name: "Hide or show " + t.value + ": " + t.name}
		c.run = func(a *App) tea.Cmd { return a.narrow(a.filter.terms.withoutTiers(t.value)) }
		n := a.answer.noise.tier(t.value)
		switch {
		case t.value == "console-read": // but for those that hand out something
			c.run = func(a *App) tea.Cmd { return a.toggle(noConsoleReads) }
		case n > 0:
			c.hint = theme.Count(n)
		}
		out = append(out, c)
	}
	return append(out, command{group: "Noise", name: "Fold console reads, or list them one by one", run: (*App).toggleFolding})
}

// noise is what is known about the noise among the events of an answer.
type noise struct {
	origins *store.Facet   // what is left of each tier
	hides   map[string]int // by condition: the events that it alone hides
}

// tier returns how many events of a tier are left, 0 while nobody knows.
func (n *noise) tier(value string) int {
	if n == nil {
		return 0
	}
	for _, v := range n.origins.Values {
		if v.Value == value {
			return v.Count
		}
	}
	return 0
}

// hidden returns how many events a condition hides, 0 while nobody knows.
func (n *noise) hidden(e store.Expr) int {
	if n == nil {
		return 0
	}
	return n.hides[e.String()]
}

// isNoise reports whether a condition is one that hides noise.
func isNoise(e store.Expr) bool {
	text := e.String()
	return hiddenTiers(e) != nil || text == changes.String() || text == onlyFailed.String() || text == noConsoleReads.String()
}

// measured brings what is known about the noise of an answer.
type measured struct {
	number int
	noise  *noise
}

// measure counts the noise: for each condition that hides some, the events
// that match all the others.
func (a *App) measure() tea.Cmd {
	ctx, ans, lang, all := a.work.ctx, *a.coming, a.lang, a.conditions()
	return guard(func() tea.Msg {
		n, err := measureNoise(ctx, ans, lang, all)
		if err != nil {
			return nil
		}
		return measured{ans.number, n}
	})
}

func measureNoise(ctx context.Context, ans answer, lang *store.Language, all terms) (*noise, error) {
	origins, err := ans.snap.Facet(ctx, lang, "origin", ans.sel, 0)
	if err != nil {
		return nil, err
	}
	n := &noise{origins, make(map[string]int)}
	for i, c := range all {
		if c.off || !isNoise(c.expr) {
			continue
		}
		sel, err := ans.snap.Select(ctx, lang, all.removed(i).expr(), nil)
		if err != nil {
			return nil, err
		}
		n.hides[c.expr.String()] = sel.Len() - ans.sel.Len()
	}
	return n, nil
}

func (msg measured) take(a *App) tea.Cmd {
	if msg.number != a.work.number {
		return nil
	}
	a.work.busy = false
	a.coming.noise = msg.noise
	return a.next()
}

// hideHint offers to hide what AWS did by itself, as long as it is shown; elsewhere
// it says what the filter does not narrow.
func (a *App) hideHint() filterbar.Hint {
	n := 0
	for _, t := range awsTiers() {
		n += a.answer.noise.tier(t)
	}
	if a.screen().kind != overviewScreen || n == 0 {
		return filterbar.Hint{Text: a.wholeHint(), Must: true}
	}
	return filterbar.Hint{Text: theme.Count(n) + " AWS-generated", Key: "1", Does: "hides them"}
}
