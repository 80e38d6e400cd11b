package store

import "encoding/binary"

// recipe is how the rows of one shape are keyed in one memo. What is the same
// for all of them, such as which inputs there are, is in the number.
type recipe struct {
	number   uint32
	from, to uint16 // its parts in the book
	exact    bool   // false: a UUID's word says nothing of its value
	result   memoWords
}

// recipeBook holds the recipes of a shape, one for each memo and one for the
// refusal, and what the row before had: most rows of a shape change few of the
// inputs, and few of the memos depend on those.
type recipeBook struct {
	inputs  []bookInput
	stale   uint64 // the memos whose result is not that of the row at hand, as bits
	recipes []recipe
	parts   []recipePart
}

// bookInput is a leaf that some memos depend on.
type bookInput struct {
	leaf  int32
	last  uint32 // its word in the last row
	memos uint64 // as bits
}

// maxMemos is how many memos and refusals a book has bits for.
const maxMemos = 64

// recipePart is an input that differs from row to row.
type recipePart struct {
	leaf   int32
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
	book := recipeBook{stale: 1<<maxMemos - 1}
	for i, columns := range d.schema.memos {
		d.addRecipe(&book, s, &d.schema.derived[columns[0]], d.recipes[i])
	}
	d.addRecipe(&book, s, &d.schema.refuse, d.recipes[len(d.schema.memos)])
	return book
}

func (d *domain) addRecipe(book *recipeBook, s *shape, c *compute, numbers recipeNumbers) {
	made := recipe{from: uint16(len(book.parts)), exact: true}
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
			made.exact = false
		}
		book.parts = append(book.parts, part)
		book.depend(leaf, 1<<len(book.recipes))
	}
	number, ok := numbers[string(spelled)]
	if !ok {
		number = uint32(len(numbers))
		numbers[string(spelled)] = number
	}
	made.number, made.to = number, uint16(len(book.parts))
	book.recipes = append(book.recipes, made)
}

// depend notes that a memo depends on a leaf.
func (b *recipeBook) depend(leaf int32, memo uint64) {
	for i := range b.inputs {
		if b.inputs[i].leaf == leaf {
			b.inputs[i].memos |= memo
			return
		}
	}
	b.inputs = append(b.inputs, bookInput{leaf: leaf, memos: memo})
}

// meet notes what a row changes.
func (b *recipeBook) meet(words []uint32) {
	for i := range b.inputs {
		if in := &b.inputs[i]; words[in.leaf] != in.last {
			in.last = words[in.leaf]
			b.stale |= in.memos
		}
	}
}
