package question

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// A burst is so many different reads of one principal within so long a time.
const (
	burstReads = 12
	burstTime  = 10 * time.Minute
)

// mostSuspects is how many principals are looked at, those with most
// different reads first.
const mostSuspects = 15

// burst is the ten minutes in which a principal asked most different things.
type burst struct {
	from, to time.Time
	reads    int
}

// readAt is one read: when and what.
type readAt struct {
	at   time.Time
	what string
}

// reconBursts finds principals who asked many different things at once. What
// AWS itself asks and what pages of the console ask is left out.
func reconBursts(d *desk) (*finding, error) {
	base, err := d.found("verb:read origin:direct")
	if err != nil {
		return nil, err
	}
	pairs, err := d.pairs("principal", "event", base.Rows)
	if err != nil {
		return nil, err
	}
	suspects, more := suspectsOf(pairs.Values)
	f := &finding{Answer: &Answer{}, expr: store.Or{}}
	table := Table{Title: "Bursts", Heads: []string{"principal", "who", "different reads"}}
	for _, principal := range suspects {
		reads, err := d.part(base, is("principal", principal))
		if err != nil {
			return nil, err
		}
		b, err := d.burstOf(reads)
		if err != nil {
			return nil, err
		}
		if b.reads < burstReads {
			continue
		}
		in, err := d.foundBy(all(reads.expr, atTime(store.AtLeast, b.from), atTime(store.AtMost, b.to)))
		if err != nil {
			return nil, err
		}
		who, err := d.names("actor", in)
		if err != nil {
			return nil, err
		}
		f.join(in)
		table.Lines = append(table.Lines, d.lineOf(in, principal, who, phrase.Number(b.reads)))
	}
	return f, d.burstAnswer(f, table, more)
}

func (d *desk) burstAnswer(f *finding, table Table, more int) error {
	f.Text = fmt.Sprintf("Nobody asked %d different things within ten minutes, but on the console", burstReads)
	if n := len(table.Lines); n > 0 {
		actors, err := d.names("actor", f)
		if err != nil {
			return err
		}
		f.Text = fmt.Sprintf("%s asked %d or more different things within ten minutes: %s", phrase.Plural(n, "principal"), burstReads, actors)
	}
	slices.SortStableFunc(table.Lines, func(a, b Line) int { return a.First.Compare(b.First) })
	f.addTable(table)
	if more > 0 {
		f.Unproven = append(f.Unproven, "Of principals with many different reads, the "+phrase.Number(mostSuspects)+" with most were looked at, "+phrase.Number(more)+" were not.")
	}
	return nil
}

// suspectsOf returns the principals with enough different reads at all, those
// with most first, and how many are left out.
func suspectsOf(pairs []store.PairCount) ([]string, int) {
	reads := make(map[string]int)
	var out []string
	for _, p := range pairs {
		if p.Values[0].None || p.Values[1].None {
			continue
		}
		if reads[p.Values[0].Text]++; reads[p.Values[0].Text] == burstReads {
			out = append(out, p.Values[0].Text)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(reads[b], reads[a]), cmp.Compare(a, b)) })
	return phrase.First(out, mostSuspects)
}

// burstOf returns the best ten minutes of some reads. Only the store's columns
// are read: second and name, each pair once.
func (d *desk) burstOf(f *finding) (burst, error) {
	pairs, err := d.pairs("time", "event", f.Rows)
	if err != nil {
		return burst{}, err
	}
	var reads []readAt
	for _, p := range pairs.Values {
		if at, err := time.Parse(time.RFC3339, p.Values[0].Text); err == nil {
			reads = append(reads, readAt{at, p.Values[1].Text})
		}
	}
	slices.SortFunc(reads, func(a, b readAt) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.what, b.what)) })
	return densest(reads), nil
}

// densest slides a window over reads in the order of time. What is asked again
// inside it does not count for its start.
func densest(reads []readAt) burst {
	var best burst
	inside, start := make(map[string]int), 0
	for _, r := range reads {
		inside[r.what]++
		for r.at.Sub(reads[start].at) > burstTime || inside[reads[start].what] > 1 {
			what := reads[start].what
			if inside[what]--; inside[what] == 0 {
				delete(inside, what)
			}
			start++
		}
		if len(inside) > best.reads {
			best = burst{reads[start].at, r.at, len(inside)}
		}
	}
	return best
}
