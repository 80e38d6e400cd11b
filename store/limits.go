package store

// limits bound what one block and one domain may grow to. A builder whose
// domain has passed a limit goes on with an empty one, so that hostile input
// (a shape an event, values without repetition) costs memory in proportion
// to its size and nothing worse.
type limits struct {
	rows   int // of a block; a slot must fit in 16 bits
	shapes int // real trails have hundreds
	trie   int // bytes of literals and nodes, roughly
	slabs  int // of one dictionary, a megabyte each for all but the first
	leaves int // of one record: more than fit in 256 KB, and CloudTrail's records have no more
	text   int // bytes scanned between two looks at the size of dictionaries
	words  int // of a block, which real ones stay far below
	paths  int // real trails have about a thousand; keys made of user data add to that
	keys   int // paths that one record may be the first to have; real ones are the first to have hundreds
	blocks int // of a store: its number must fit in 16 bits, and some are still to come when it is full

	few int // rows of a selection that one goroutine looks at: to wake another takes as long
}

var defaultLimits = limits{rows: 1 << 16, shapes: 1 << 16, trie: 256 << 20, slabs: 1 << 10, leaves: 1 << 17, text: 1 << 27, words: 1 << 26, paths: 1 << 15, keys: 1 << 15, blocks: 1<<16 - 1<<12, few: 1 << 13}
