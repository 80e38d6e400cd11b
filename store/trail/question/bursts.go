package question

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// A burst is a time in which one principal asks so many different things within
// every so long a time.
const (
	burstReads = 12
	burstTime  = 10 * time.Minute
)

// mostBursts is how many bursts are shown, and are among the events.
const mostBursts = 25

// burst is a time in which a principal asked many different things.
type burst struct {
	principal string
	from, to  uint32 // seconds, of the first and the last of its reads
	reads     int    // the most different ones within [burstTime]
	rank      int    // among the bursts of the principal, 0 for that of most reads
}

// readAt is one read: when, in seconds, and what.
type readAt struct{ at, what uint32 }

// reconBursts finds principals who asked many different things at once. What
// AWS itself asks and what pages of the console ask is left out.
func reconBursts(d *desk) (*finding, error) {
	base, err := d.found("verb:read origin:direct")
	if err != nil {
		return nil, err
	}
	bursts, err := d.bursts(base.Rows)
	if err != nil {
		return nil, err
	}
	f := &finding{Answer: &Answer{}, expr: store.Or{}}
	table := Table{Title: "Bursts", Heads: []string{"principal", "actor", "most in 10 min"}, More: max(0, len(bursts)-mostBursts)}
	for _, b := range shownBursts(bursts) {
		in, err := d.part(base, all(store.Equals("principal", b.principal), atTime(store.AtLeast, moment(b.from)), atTime(store.AtMost, moment(b.to))))
		if err != nil {
			return nil, err
		}
		who, err := d.names("actor", in)
		if err != nil {
			return nil, err
		}
		f.join(in)
		table.Lines = append(table.Lines, d.lineOf(in, b.principal, who, phrase.Number(b.reads)))
	}
	f.addTable(table)
	f.Text = burstText(bursts, table)
	f.unshown(bursts)
	return f, nil
}

// shownBursts are the bursts that are looked at one by one: one of each principal
// before the second of any. Those of a principal stay together, and come by what
// it asked at most.
func shownBursts(bursts []burst) []burst {
	shown := slices.Clone(bursts[:min(len(bursts), mostBursts)])
	place := make(map[string]int)
	for i, b := range shown {
		if b.rank == 0 {
			place[b.principal] = i
		}
	}
	slices.SortStableFunc(shown, func(a, b burst) int { return cmp.Compare(place[a.principal], place[b.principal]) })
	return shown
}

// burstText says who asked so much, and how often. Of each principal the table has
// its densest burst first.
func burstText(bursts []burst, t Table) string {
	if len(bursts) == 0 {
		return fmt.Sprintf("Nobody asked %d different things within ten minutes, but on the console", burstReads)
	}
	var who []string
	for i, line := range t.Lines {
		if i == 0 || line.Cells[0] != t.Lines[i-1].Cells[0] {
			who = append(who, line.Cells[1])
		}
	}
	n := principalsOf(bursts)
	who = who[:min(len(who), 2)]
	return fmt.Sprintf("%s asked %d or more different things within ten minutes, in %s: %s",
		phrase.Plural(n, "principal"), burstReads, phrase.Plural(len(bursts), "burst"), phrase.List(who, n-len(who)))
}

// principalsOf counts the principals of some bursts.
func principalsOf(bursts []burst) int {
	n := 0
	for _, b := range bursts {
		if b.rank == 0 {
			n++
		}
	}
	return n
}

// unshown says which bursts are not among the events.
func (f *finding) unshown(bursts []burst) {
	if len(bursts) <= mostBursts {
		return
	}
	left := bursts[mostBursts:]
	text := phrase.Plural(len(left), "burst is", "bursts are") + " not listed and not among the events"
	if n := principalsOf(left); n > 0 {
		text += ", among them all of " + phrase.Plural(n, "principal")
	}
	f.Unproven = append(f.Unproven, text+"; a filter by principal or by time leads to them.")
}

// bursts returns the bursts of all principals: the densest one of each comes
// first, then the second ones, and so on, each time those of most reads first.
func (d *desk) bursts(rows *store.Selection) ([]burst, error) {
	s, err := d.Snap.Sequence(d.ctx, d.Lang, []string{"principal", "event"}, rows)
	if err != nil {
		return nil, err
	}
	reads := make([][]readAt, len(s.Texts[0])) // by principal
	for i, at := range s.Seconds {
		who, what := s.Values[0][i], s.Values[1][i]
		if who != 0 && what != 0 {
			reads[who] = append(reads[who], readAt{at, what})
		}
	}
	asked := make([]int32, len(s.Texts[1]))
	var out []burst
	for who, list := range reads {
		theirs := burstsIn(list, asked)
		slices.SortStableFunc(theirs, func(a, b burst) int { return cmp.Compare(b.reads, a.reads) })
		for rank, b := range theirs {
			b.principal, b.rank = s.Texts[0][who], rank
			out = append(out, b)
		}
	}
	slices.SortFunc(out, func(a, b burst) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.reads, a.reads), cmp.Compare(a.from, b.from), cmp.Compare(a.principal, b.principal))
	})
	return out, nil
}

// burstsIn slides a window over reads in the order of time, and returns the times
// in which it held enough. What is asked again inside it does not count for its
// start. asked has a zero for each thing that can be asked, and has it again at
// the end.
func burstsIn(reads []readAt, asked []int32) []burst {
	var out []burst
	start, different := 0, 0
	leave := func() {
		if asked[reads[start].what]--; asked[reads[start].what] == 0 {
			different--
		}
		start++
	}
	for _, r := range reads {
		if asked[r.what]++; asked[r.what] == 1 {
			different++
		}
		for r.at-reads[start].at > uint32(burstTime/time.Second) || asked[reads[start].what] > 1 {
			leave()
		}
		if different >= burstReads {
			out = withWindow(out, burst{from: reads[start].at, to: r.at, reads: different})
		}
	}
	for start < len(reads) {
		leave()
	}
	return out
}

// withWindow adds a window to bursts in the order of time: to the last one where
// it begins inside that.
func withWindow(bursts []burst, window burst) []burst {
	last := len(bursts) - 1
	if last < 0 || window.from > bursts[last].to {
		return append(bursts, window)
	}
	b := &bursts[last]
	b.to, b.reads = window.to, max(b.reads, window.reads)
	return bursts
}

func moment(second uint32) time.Time { return time.Unix(int64(second), 0).UTC() }
