package question

import (
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/wayout"
)

// offBox finds uses of instances' credentials from addresses that are not
// theirs. A session of an instance's role is called as the instance.
func offBox(d *desk) (*finding, error) {
	sessions, err := d.found("type:AssumedRole userIdentity.principalId:*:i-* -userIdentity.invokedBy:* userIdentity.principalId:*:{}")
	if err != nil {
		return nil, err
	}
	known, err := wayout.Of(d.ctx, d.Snap, d.Lang, "") // all events tell of it, whatever the filter leaves
	if err != nil {
		return nil, err
	}
	direct, err := d.part(sessions, store.Not{Expr: present("vpce")})
	if err != nil {
		return nil, err
	}
	calls, err := d.pairs("userIdentity.principalId", "ip", direct.Rows)
	if err != nil {
		return nil, err
	}
	f, err := d.offBoxAnswer(foreignUses(calls.Values, known), known, direct)
	if err != nil {
		return nil, err
	}
	if err := d.addSharedWays(f, known, calls.Values, direct); err != nil {
		return nil, err
	}
	if n := sessions.Rows.Len() - direct.Rows.Len(); n > 0 {
		f.Unproven = append(f.Unproven, phrase.Plural(n, "call")+" came through the endpoint of a network and are not among these: another machine of that network looks the same.")
	}
	return f, nil
}

// foreignUses returns the sessions and addresses that do not belong together.
func foreignUses(calls []store.PairCount, known *wayout.Known) []store.PairCount {
	return slices.DeleteFunc(slices.Clone(calls), func(p store.PairCount) bool { return judge(known, p) == wayout.Fits })
}

// judge says whether the calls of a session from an address are the instance's.
func judge(known *wayout.Known, p store.PairCount) wayout.Verdict {
	return known.Judge(wayout.Instance(p.Values[0].Text), p.Values[1].Text)
}

// mostElsewhere is how many sessions and addresses are looked into.
const mostElsewhere = 60

// offBoxAnswer sums up uses from elsewhere, by session and address.
func (d *desk) offBoxAnswer(elsewhere []store.PairCount, known *wayout.Known, sessions *finding) (*finding, error) {
	f := &finding{Answer: &Answer{}, expr: store.Or{}}
	table := Table{Title: "From elsewhere", Heads: []string{"instance", "address", "its own"}, More: max(0, len(elsewhere)-mostElsewhere)}
	shown := elsewhere[:len(elsewhere)-table.More]
	near, err := d.near(sessions, shown)
	if err != nil {
		return nil, err
	}
	for _, p := range shown {
		instance, address := wayout.Instance(p.Values[0].Text), p.Values[1].Text
		part, err := d.part(near, all(store.Equals("userIdentity.principalId", p.Values[0].Text), store.Equals("ip", address)))
		if err != nil {
			return nil, err
		}
		f.join(part)
		table.Lines = append(table.Lines, d.lineOf(part, instance, address, known.Words(instance)))
	}
	if table.More > 0 {
		f.Unproven = append(f.Unproven, "Of "+phrase.Number(len(elsewhere))+" pairs of an instance and an address, those with most calls are among the events.")
	}
	f.addTable(table)
	f.Unproven = append(f.Unproven, "An address counts as an instance's own when the Systems Manager agent calls from it, or when EC2 gave it to the instance. Where no such address is known, it is the one that at least twice as many of its calls come from as from all others together; where there is none, no address counts as elsewhere.")
	if f.Events() == 0 {
		f.Text = "No call with an instance's credentials from elsewhere among " + phrase.Plural(sessions.Rows.Len(), "call") + " with them"
		return f, nil
	}
	if f.Text, err = d.sentence(f); err == nil {
		f.Text += inferred(elsewhere, known)
	}
	return f, err
}

// inferred says how many calls from elsewhere are only from another address than most.
func inferred(elsewhere []store.PairCount, known *wayout.Known) string {
	doubtful := 0
	for _, p := range elsewhere {
		if judge(known, p) == wayout.Doubtful {
			doubtful += p.Count
		}
	}
	if doubtful == 0 {
		return ""
	}
	return "; " + phrase.Plural(doubtful, "call is", "calls are") + " inferred: not from the address that most calls of the instance came from"
}

// near is a finding without most of what is of none of some pairs of a session
// and an address: the events of each pair are looked for in what is left.
func (d *desk) near(f *finding, pairs []store.PairCount) (*finding, error) {
	var ids, addresses []string
	for _, p := range pairs {
		ids, addresses = append(ids, p.Values[0].Text), append(addresses, p.Values[1].Text)
	}
	some, err := d.foundIn(f, all(store.Equals("userIdentity.principalId", ids...), store.Equals("ip", addresses...)))
	if err != nil {
		return nil, err
	}
	some.expr = f.expr
	return some, nil
}

// present is the condition that an event has a field.
func present(field string) store.Match { return store.Match{Field: field, Op: store.Present} }
