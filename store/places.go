package store

// leafAt is where a shape has a leaf of a column that is wanted.
type leafAt struct {
	column uint32
	turn   uint32 // how many leaves before it have the column
}

// places lists, shape by shape, where the wanted columns of a domain are.
//
//	starts  0     2 2     3      by shape, and the end
//	list    a b     c
type places struct {
	starts []uint32
	list   []leafAt
}

// of returns the places in a shape.
func (p *places) of(shape uint32) []leafAt { return p.list[p.starts[shape]:p.starts[shape+1]] }

// findPlaces looks for leaves in all shapes of a view; wanted has an entry
// for each column.
func findPlaces(v *domainView, wanted []bool) places {
	p := places{starts: make([]uint32, 0, len(v.shapes)+1)}
	for _, shape := range v.shapes {
		p.starts = append(p.starts, uint32(len(p.list)))
		for leaf, col := range shape.cols {
			if wanted[col] {
				p.list = append(p.list, leafAt{col, shape.turn(leaf)})
			}
		}
	}
	p.starts = append(p.starts, uint32(len(p.list)))
	return p
}

// marked returns which of a view's columns are in a list.
func (v *domainView) marked(columns []uint32) []bool {
	out := make([]bool, len(v.columns))
	for _, col := range columns {
		out[col] = true
	}
	return out
}

// places returns where the leaves of a field are, by domain.
func (f *field) places(s *Snapshot) []places {
	f.once.Do(func() {
		for i, v := range s.views {
			f.placed = append(f.placed, findPlaces(v, v.marked(f.columns[i])))
		}
	})
	return f.placed
}
