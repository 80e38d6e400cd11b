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

// mostBursts is how many principals are shown, those who asked most first.
const mostBursts = 15

// burst is the ten minutes in which a principal asked most different things.
type burst struct {
	principal string
	from, to  time.Time
	reads     int

	windows int       // such ten minutes of the principal, none in another
	began   time.Time // the first of them
}

// others says what the best ten minutes leave out.
func (b burst) others(clock phrase.Clock) string {
	if b.windows < 2 {
		return ""
	}
	return phrase.Number(b.windows-1) + " more, from " + clock.Moment(b.began) + " on"
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
	shown := bursts[:min(len(bursts), mostBursts)]
	f := &finding{Answer: &Answer{}, expr: store.Or{}}
	table := Table{Title: "Bursts", Heads: []string{"principal", "who", "different reads", "other bursts"}}
	others := 0
	for _, b := range shown {
		in, err := d.part(base, all(is("principal", b.principal), atTime(store.AtLeast, b.from), atTime(store.AtMost, b.to)))
		if err != nil {
			return nil, err
		}
		who, err := d.names("actor", in)
		if err != nil {
			return nil, err
		}
		f.join(in)
		table.Lines = append(table.Lines, d.lineOf(in, b.principal, who, phrase.Number(b.reads), b.others(d.Clock)))
		others += max(0, b.windows-1)
	}
	if others > 0 {
		f.Unproven = append(f.Unproven, "Of each principal the ten minutes in which it asked most are shown and are among the events: "+phrase.Plural(others, "other burst is", "other bursts are")+" not.")
	}
	return f, d.burstAnswer(f, table, len(bursts)-len(shown))
}

func (d *desk) burstAnswer(f *finding, table Table, more int) error {
	f.Text = fmt.Sprintf("Nobody asked %d different things within ten minutes, but on the console", burstReads)
	if n := len(table.Lines); n > 0 {
		actors, err := d.names("actor", f)
		if err != nil {
			return err
		}
		f.Text = fmt.Sprintf("%s asked %d or more different things within ten minutes: %s", phrase.Plural(n+more, "principal"), burstReads, actors)
	}
	slices.SortStableFunc(table.Lines, func(a, b Line) int { return a.First.Compare(b.First) })
	f.addTable(table)
	if more > 0 {
		f.Unproven = append(f.Unproven, "Of these principals, the "+phrase.Number(mostBursts)+" who asked most are among the events, "+phrase.Number(more)+" are not.")
	}
	return nil
}

// bursts returns the best ten minutes of each principal that asked enough
// then, those who asked most first.
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
		if b := densest(list, asked); b.reads >= burstReads {
			b.principal = s.Texts[0][who]
			out = append(out, b)
		}
	}
	slices.SortFunc(out, func(a, b burst) int {
		return cmp.Or(cmp.Compare(b.reads, a.reads), a.from.Compare(b.from), cmp.Compare(a.principal, b.principal))
	})
	return out, nil
}

// densest slides a window over reads in the order of time. What is asked again
// inside it does not count for its start. asked has a zero for each thing that
// can be asked, and has it again at the end.
func densest(reads []readAt, asked []int32) burst {
	var best burst
	start, different := 0, 0
	var ended uint32 // the last of the windows that were counted
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
		if different > best.reads {
			best.from, best.to, best.reads = moment(reads[start].at), moment(r.at), different
		}
		if at := reads[start].at; different >= burstReads && (best.windows == 0 || at > ended) {
			if best.windows++; best.windows == 1 {
				best.began = moment(at)
			}
			ended = at + uint32(burstTime/time.Second)
		}
	}
	for start < len(reads) {
		leave()
	}
	return best
}

func moment(second uint32) time.Time { return time.Unix(int64(second), 0).UTC() }
