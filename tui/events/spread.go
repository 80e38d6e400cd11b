package events

import "slices"

// spread gives away what the columns leave: where a cell of it makes most values whole.
// What all lines say gets none before most of what tells them apart is whole, and what
// was seen beside the sample is last. What nobody needs stays free behind the last one, so
// that what belongs together stands together.
func (t *Table) spread(spans []span, room int) {
	room -= t.giveMost(spans, room)
	what := t.whatAmong(spans)
	if what >= 0 {
		more := min(room, t.wishes(spans))
		spans[what].width, room = spans[what].width+more, room-more
	}
	room -= t.giveTo(spans, room, func(s span) bool { return !t.tells(s) })
	room -= t.giveTo(spans, room, t.tells)
	if what >= 0 {
		spans[what].width += min(room, t.lacks(spans[what]))
	}
}

// giveMost gives room to columns that tell lines apart until none makes a value of the
// sample whole, and returns how much that is. As much of each as tells something comes first.
func (t *Table) giveMost(spans []span, room int) (given int) {
	for _, of := range []func(widths) []int{widths.toTell, widths.inAll} {
		for {
			to, more := t.bestUse(spans, room-given, of)
			if to < 0 {
				break
			}
			spans[to].width += more
			given += more
		}
	}
	return given
}

// bestUse returns which column makes most of the sample whole for each cell that it gets, by
// what a value of it is worth, and how many cells those are; -1 where the room is too small
// for any.
func (t *Table) bestUse(spans []span, room int, of func(widths) []int) (to, more int) {
	to, best := -1, 0.0
	for i, s := range spans {
		if !t.tells(s) {
			continue
		}
		all := of(t.sampleOf(s))
		short := over(all, s.width)
		for _, n := range steps(all, s.width, min(s.width+room, t.most(s.column))) {
			cells, made := n-s.width, (short-over(all, n))*t.worth(s)
			if gain := float64(made) / float64(cells); gain > best {
				to, more, best = i, cells, gain
			}
		}
	}
	return to, more
}

// giveTo gives some columns what they lack, but for what events were about, those first
// that lack least, and returns how much that is.
func (t *Table) giveTo(spans []span, room int, some func(span) bool) (given int) {
	var order []int
	for i, s := range spans {
		if t.lacks(s) > 0 && t.columns[s.column].Field != What && some(s) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return t.lacks(spans[i]) - t.lacks(spans[j]) })
	for _, i := range order {
		more := min(t.lacks(spans[i]), room-given)
		spans[i].width += more
		given += more
	}
	return given
}

// lacks returns how much wider a column would have to be to show its values.
func (t *Table) lacks(s span) int {
	if !t.flexible(s.column) || t.needs == nil {
		return 0
	}
	n := t.needs[s.column].all
	if s.apart {
		n = t.needs[s.column].behindError
	}
	return max(0, min(n, t.most(s.column))-s.width)
}
