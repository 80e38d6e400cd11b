package store

import "encoding/binary"

// recipe is how the rows of one shape are keyed in one memo. What is the same for all of them, such as which inputs there are,
// is in the number.
type recipe struct {
	number uint32
	end    uint16    // of its parts in the book
	exact  bool      // false: a UUID's word says nothing of its value
	known  bool      // the last row's words are in the parts
	result memoWords // the last row's words in the derived columns
}

// recipeBook holds the recipes of a shape, one for each memo and one
// for the refusal, and their parts, one behind the other: they are read for
// every record, and a trail has more shapes than fit in a near cache.
type recipeBook struct {
	recipes []recipe
	parts   []recipePart
}

// recipePart is an input that differs from row to row.
type recipePart struct {
	leaf   int32
	last   uint32 // word in the last row
	column uint32
	input  uint8
	mode   partMode
}

type partMode uint8

const (
	partWord     partMode = iota // the word stands for the value
	partPresence                 // only kind and emptiness matter
	partReduced                  // what the value reduces to
)

// recipeNumbers numbers the recipes of one derived column that differ in more
// than leaves.
type recipeNumbers map[string]uint32

// makeBook works out the recipes of a shape.
func (d *domain) makeBook(s *shape) recipeBook {
	var book recipeBook
	for i, columns := range d.schema.memos {
		d.addRecipe(&book, s, &d.schema.derived[columns[0]], d.recipes[i])
	}
	d.addRecipe(&book, s, &d.schema.refuse, d.recipes[len(d.schema.memos)])
	return book
}

func (d *domain) addRecipe(book *recipeBook, s *shape, c *compute, numbers recipeNumbers) {
	exact := true
	var spelled []byte
	for i, in := range c.in {
		leaf := s.inputs[in]
		if leaf < 0 {
			continue
		}
		col := s.cols[leaf]
		kind, spec := d.columns[col].kind, &c.Inputs[i]
		spelled = binary.AppendUvarint(binary.AppendUvarint(spelled, uint64(i)), uint64(col))
		part := recipePart{leaf: leaf, column: col, input: uint8(i)}
		switch {
		case spec.Presence && (kind == kindUUID || kind == kindTime):
			continue
		case spec.Presence:
			part.mode = partPresence
		case spec.Reduce != nil:
			part.mode = partReduced
		case kind == kindUUID:
			exact = false
		}
		book.parts = append(book.parts, part)
	}
	number, ok := numbers[string(spelled)]
	if !ok {
		number = uint32(len(numbers))
		numbers[string(spelled)] = number
	}
	book.recipes = append(book.recipes, recipe{number: number, end: uint16(len(book.parts)), exact: exact})
}

// recipe returns the recipe of a memo and its parts.
func (b *recipeBook) recipe(i int) (*recipe, []recipePart) {
	from := uint16(0)
	if i > 0 {
		from = b.recipes[i-1].end
	}
	return &b.recipes[i], b.parts[from:b.recipes[i].end]
}

// repeats reports whether a row has the words that the last one had.
func (r *recipe) repeats(parts []recipePart, words []uint32) bool {
	if !r.known {
		return false
	}
	for i := range parts {
		if words[parts[i].leaf] != parts[i].last {
			return false
		}
	}
	return true
}

// keep remembers the row's words, and what came of them.
func (r *recipe) keep(parts []recipePart, words []uint32, result memoWords) {
	for i := range parts {
		parts[i].last = words[parts[i].leaf]
	}
	r.known, r.result = true, result
}
