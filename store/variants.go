package store

// variants are the records of an event behind the first, all with different
// bytes; whether they differ in more than the order of keys is settled at the
// end. There may be very many: ids are a constant where somebody took them out.
type variants struct {
	rest   []sighting
	byHash map[uint64]int32 // index in rest, when there are more than linearVariants
}

// linearVariants is how many records of an event are compared one by one.
const linearVariants = 8

// claim enters a further record of the event.
func (m *variants) claim(rec sighting) verdict {
	if i := m.find(rec.hash); i >= 0 {
		return merge(&m.rest[i], rec)
	}
	m.rest = append(m.rest, rec)
	switch {
	case m.byHash != nil:
		m.byHash[rec.hash] = int32(len(m.rest) - 1)
	case len(m.rest) > linearVariants:
		m.byHash = make(map[uint64]int32)
		for i := range m.rest {
			m.byHash[m.rest[i].hash] = int32(i)
		}
	}
	return verdict{variants: 1}
}

// find returns the index of the record with a text's hash, -1 without any.
func (m *variants) find(hash uint64) int {
	if m.byHash != nil {
		if i, ok := m.byHash[hash]; ok {
			return int(i)
		}
		return -1
	}
	for i := range m.rest {
		if m.rest[i].hash == hash {
			return i
		}
	}
	return -1
}

// supersede returns what becomes of the records when the full one is found of
// which all of them are parts.
func (m *variants) supersede() verdict {
	v := verdict{duplicates: len(m.rest), variants: -len(m.rest)}
	for i := range m.rest {
		v.kill = append(v.kill, m.rest[i].place())
	}
	return v
}
