package store

// andCondition narrows part by part and stops when nothing is left.
type andCondition struct{ parts []condition }

func (c andCondition) rows(i int, within bitmap) bitmap {
	out := within.clone()
	for _, part := range c.parts {
		if out.empty() {
			break
		}
		out.and(part.rows(i, out))
	}
	return out
}

type orCondition struct {
	snap  *Snapshot
	parts []condition
}

func (c orCondition) rows(i int, within bitmap) bitmap {
	out := newBitmap(c.snap.blocks[i].rows)
	for _, part := range c.parts {
		out.or(part.rows(i, within))
	}
	return out
}

type notCondition struct{ part condition }

func (c notCondition) rows(i int, within bitmap) bitmap {
	out := within.clone()
	out.remove(c.part.rows(i, within))
	return out
}

// timeCondition holds from a second on up to another one, that excluded. Rows
// without a time are never in it.
type timeCondition struct {
	snap     *Snapshot
	from, to int64
}

func (c timeCondition) rows(i int, within bitmap) bitmap {
	b := c.snap.blocks[i]
	out := newBitmap(b.rows)
	if int64(b.newest) < c.from || int64(b.oldest) >= c.to {
		return out
	}
	within.eachRange(0, b.rows, func(slot int) {
		if t := int64(b.times[slot]); t >= c.from && t < c.to && t != noTime {
			out.set(slot)
		}
	})
	return out
}

// momentCondition tests the times of rows.
type momentCondition struct {
	snap *Snapshot
	test timeTest
}

func (c momentCondition) rows(i int, within bitmap) bitmap {
	b := c.snap.blocks[i]
	out := newBitmap(b.rows)
	within.eachRange(0, b.rows, func(slot int) {
		if t := b.times[slot]; t != noTime && c.test.fits(t) {
			out.set(slot)
		}
	})
	return out
}

// sourceCondition holds for the rows of some sources.
type sourceCondition struct {
	snap *Snapshot
	fits []bool // by source
}

func newSourceCondition(s *Snapshot, m matcher) sourceCondition {
	c := sourceCondition{s, make([]bool, len(s.sources))}
	for i := range s.sources {
		c.fits[i] = m.match([]byte(s.sources[i].name))
	}
	return c
}

func (c sourceCondition) rows(i int, within bitmap) bitmap {
	b := c.snap.blocks[i]
	out := newBitmap(b.rows)
	sources := b.sources()
	within.eachRange(0, b.rows, func(slot int) {
		if c.fits[sources[b.arrival[slot]]] {
			out.set(slot)
		}
	})
	return out
}

// sources returns the source of each row by its number of arrival.
func (b *block) sources() []SourceID {
	out := make([]SourceID, 1<<16)
	for i, span := range b.origins {
		end := len(out)
		if i+1 < len(b.origins) {
			end = int(b.origins[i+1].arrival)
		}
		for at := int(span.arrival); at < end; at++ {
			out[at] = span.source
		}
	}
	return out
}

// noCondition holds for no row.
type noCondition struct{ snap *Snapshot }

func (c noCondition) rows(i int, _ bitmap) bitmap { return newBitmap(c.snap.blocks[i].rows) }
