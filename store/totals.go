package store

import (
	"cmp"
	"context"
)

// values adds up what tallies have counted in dictionaries, and returns the
// most frequent values. Text is read for the few that may be among them.
func (c *counting) values(ctx context.Context, tallies []*tally, limit int, out *Facet) ([]ValueCount, error) {
	totals := c.totals(tallies, out)
	least := &best[uint32]{limit: limit, compare: func(a, b uint32) int { return cmp.Compare(b, a) }}
	for _, n := range totals {
		if n > 0 {
			out.Distinct++
			least.add(n)
		}
	}
	threshold := uint32(1)
	if limit > 0 && len(least.items) >= limit {
		least.shorten()
		threshold = least.items[limit-1]
	}
	return c.spell(ctx, c.wanted(totals, threshold), totals, limit)
}

// totals adds tallies up by number. Values that are UUIDs or times after all
// are counted with those.
func (c *counting) totals(tallies []*tally, out *Facet) []uint32 {
	totals := make([]uint32, c.numbers.n)
	for _, t := range tallies {
		out.Missing += t.missing
		for dict, counts := range t.words {
			out.Missing += c.addWords(totals, dict, counts)
		}
		for number := range t.cells {
			totals[number] += t.cells[number].count
		}
	}
	for number, key := range c.numbers.odd {
		c.odd = append(c.odd, oddCount{key, totals[number]})
		totals[number] = 0
	}
	return totals
}

// addWords adds the rows by word of a dictionary and returns how many of them
// have no value.
func (c *counting) addWords(totals []uint32, dict int, counts []uint32) (missing int) {
	if counts == nil {
		return 0
	}
	d := c.field.dicts[dict]
	if d.derived {
		missing, counts = int(counts[0]), counts[1:]
	}
	if codes := c.numbers.codes[dict]; codes != nil {
		for code, number := range codes {
			totals[number] += counts[code]
		}
		return missing
	}
	for code := range d.values.len() {
		totals[code] += counts[code]
	}
	return missing
}

// wanted returns the codes, by dictionary, of the values that occur often
// enough. A value is read where it is found first.
func (c *counting) wanted(totals []uint32, threshold uint32) []bitmap {
	taken := newBitmap(len(totals))
	out := make([]bitmap, len(c.field.dicts))
	for dict := range c.field.dicts {
		n := c.field.dicts[dict].values.len()
		out[dict] = newBitmap(n)
		for code := range n {
			number := c.numbers.of(dict, uint32(code))
			if totals[number] >= threshold && !taken.has(int(number)) {
				taken.set(int(number))
				out[dict].set(code)
			}
		}
	}
	return out
}

// spelling reads the wanted values of a piece.
type spelling struct {
	dict, piece int
}

// spell returns the wanted values with their counts, as far as they may be
// among the first.
func (c *counting) spell(ctx context.Context, wanted []bitmap, totals []uint32, limit int) ([]ValueCount, error) {
	var work []spelling
	for dict, codes := range wanted {
		v, first := c.field.dicts[dict].values, 0
		for piece := range v.pieces() {
			end := v.pieceEnd(piece)
			if codes.anyRange(first, end) {
				work = append(work, spelling{dict, piece})
			}
			first = end
		}
	}
	bufs := make([]opened, workers(len(work)))
	tops := make([]best[ValueCount], len(bufs))
	for i := range tops {
		tops[i] = best[ValueCount]{limit: limit, compare: compareValues}
	}
	err := forEach(ctx, len(work), func(w, i int) {
		dict := work[i].dict
		c.field.dicts[dict].values.open(work[i].piece, &bufs[w], func(s *stretch) {
			wanted[dict].eachRange(int(s.first), int(s.first)+s.n, func(code int) {
				text := unescape(s.value(code - int(s.first)))
				offer(&tops[w], text, int(totals[c.numbers.of(dict, uint32(code))]))
			})
		})
	})
	var out []ValueCount
	for i := range tops {
		out = append(out, tops[i].items...)
	}
	return out, err
}

// offer adds a value, and copies its text only if that is needed.
func offer(top *best[ValueCount], text []byte, count int) {
	if top.cut {
		last := &top.items[top.limit-1]
		if count < last.Count || count == last.Count && string(text) >= last.Value {
			return
		}
	}
	top.add(ValueCount{string(text), count})
}
