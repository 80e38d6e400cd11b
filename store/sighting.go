package store

// sighting is one record of an event, as the id set remembers it. It has no
// pointers, so that the garbage collector passes over millions of them.
type sighting struct {
	hi, lo  uint64 // identity
	order   uint64 // of its source
	hash    uint64 // of the record's text
	record  uint32 // its number in the source
	seen    uint32 // equal records merged into this one, itself included
	flush   uint32 // that made its block
	arrival uint16 // its number in order of arrival there
	kind    idKind
	partial bool
}

// place is where a row is.
type place struct {
	flush   uint32
	arrival uint16
}

func (s *sighting) place() place { return place{s.flush, s.arrival} }

// better reports whether s rather than t is kept when both are one event:
// the full record rather than the partial one, then the first in file order.
func (s *sighting) better(t *sighting) bool {
	if s.partial != t.partial {
		return !s.partial
	}
	if s.order != t.order {
		return s.order < t.order
	}
	return s.record < t.record
}

// verdict says what becomes of a record that was claimed.
type verdict struct {
	duplicates int     // records that turned out to repeat an event
	drop       bool    // the claimed record is one of them
	kill       []place // rows that are
	variants   int     // change of the number of variants
}

// add makes v say what becomes of further records; drop stays what it is.
func (v *verdict) add(more verdict) {
	v.duplicates += more.duplicates
	v.variants += more.variants
	v.kill = append(v.kill, more.kill...)
}

// merge makes one sighting of two records of an event. A partial record does
// not count as a sighting of a full one: of which, when there are several
// that differ, nobody could say.
func merge(old *sighting, rec sighting) verdict {
	loser := rec
	v := verdict{duplicates: 1, drop: true}
	if rec.better(old) {
		loser = *old
		v.drop, v.kill = false, []place{old.place()}
		*old = rec
	}
	if loser.partial == old.partial {
		old.seen += loser.seen
	}
	return v
}
