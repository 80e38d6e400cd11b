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

// orCondition asks part by part about the rows that no part before held for.
type orCondition struct {
	snap  *Snapshot
	parts []condition
}

func (c orCondition) rows(i int, within bitmap) bitmap {
	out, open := newBitmap(c.snap.blocks[i].rows), within.clone()
	for _, part := range c.parts {
		if open.empty() {
			break
		}
		out.or(part.rows(i, open))
		open.remove(out)
	}
	return out
}

type notCondition struct{ part condition }

func (c notCondition) rows(i int, within bitmap) bitmap {
	out := within.clone()
	out.remove(c.part.rows(i, within))
	return out
}

// timeCondition tests the times of rows. Rows without a time fit no test.
type timeCondition struct {
	snap *Snapshot
	test timeTest
}

func (c timeCondition) rows(i int, within bitmap) bitmap {
	b := c.snap.blocks[i]
	out := newBitmap(b.rows)
	for at := range c.test {
		s := &c.test[at]
		if s.match == nil && s.from <= b.oldest && b.newest < s.to && !b.untimed {
			return within.clone()
		}
		if s.from <= b.newest && b.oldest < s.to {
			s.run(b.times, within, out)
		}
	}
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
